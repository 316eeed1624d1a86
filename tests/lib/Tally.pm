# The harness that prove uses here: as its own, and at the end one line
# "N passed, N failed", counted from the TAP that it has read.  A program
# that dies, plans other tests than it runs or runs none counts as one failed.
package Tally;
use strict;
use warnings;
use parent 'TAP::Harness';

sub summary {
    my ($self, $all) = @_;
    $self->SUPER::summary($all);
    my ($passed, $failed) = (0, 0);
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
