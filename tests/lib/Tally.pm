# The harness that prove uses here: as its own, and at the end one line
# "N passed, N failed", counted from the TAP that it has read.  A program
# that dies, plans other tests than it runs or runs none counts as one failed,
# and so does each one that was not run: one that cannot be executed ends all.
package Tally;
use strict;
use warnings;
use parent 'TAP::Harness';

sub runtests {
    my ($self, @programs) = @_;
    $self->{programs} = \@programs;
    return $self->SUPER::runtests(@programs);
}

sub summary {
    my ($self, $all) = @_;
    $self->SUPER::summary($all);
    my %run = map { $_ => 1 } $all->descriptions;
    my @left = grep { !$run{$_} }
        map { ref ? $_->[1] : $_ } @{$self->{programs}};
    print "not run: $_\n" for @left;
    my ($passed, $failed) = (0, scalar @left);
    for my $program ($all->parsers) {
        my $bad = $program->failed;
        $passed += $program->passed;
        $failed += $bad if $bad;
        $failed++ if !$bad && ($program->has_problems || !$program->tests_run);
    }
    print "$passed passed, $failed failed\n";
    exit 1 if $failed || !$passed;
}

1;
