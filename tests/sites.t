#!/usr/bin/perl
# Whole-site cases: tests/sites/*.txt.  A file begins with what it shows; a
# line `-- PATH --` begins a file of the course; `-- steps --` begins lines:
#
#   $ COMMAND             run by sh in the course's folder; `lectern` is ours
#   exit N                its status; 0 if nothing is said
#   stdout: TEXT          holds the text; so `stderr: TEXT`, `FILE: TEXT`
#   no FILE: TEXT         does not hold it
#   absent FILE           is not there
#   unchanged FOLDER      no byte and no time in it changed by the command
use strict;
use warnings;
use lib 'tests/lib';
use File::Basename qw(dirname);
use Run;
use Test::More;

# One expectation after a command; fails with what was there instead.
sub expect {
    my ($folder, $line, $result, $before) = @_;
    if ($line =~ /^absent (\S+)$/) {
        return ok !-e "$folder/$1", $line;
    } elsif ($line =~ /^unchanged (\S+)$/) {
        return is state("$folder/$1", 1), $before->{$1}, $line;
    }
    my ($no, $where, $text) = $line =~ /^(no )?(\S+): ?(.*)$/
        or return fail "cannot read: $line";
    my $whole = $where eq 'stdout' ? $result->{out}
        : $where eq 'stderr' ? $result->{err}
        : -f "$folder/$where" ? slurp("$folder/$where")
        : return fail "$line (no such file)";
    my $held = index($whole, $text) >= 0;
    ok $no ? !$held : $held, $line or diag substr $whole, 0, 4000;
}

sub steps {
    my ($folder, $name, $steps) = @_;
    my @groups = split /^(?=\$ )/m, $steps;
    for my $group (@groups) {
        my ($command, @lines) = grep { /\S/ } split /\n/, $group;
        $command =~ s/^\$ // or return fail "$name: begins with `$command`";
        my %before = map { /^unchanged (\S+)$/ ?
            ($1 => state("$folder/$1", 1)) : () } @lines;
        my $result = run($folder, 'sh', '-c', $command);
        my ($status) = map { /^exit (\d+)$/ ? $1 : () } @lines;
        is $result->{status}, $status // 0, "$name: $command"
            or diag $result->{err};
        expect($folder, $_, $result, \%before)
            for grep { !/^exit \d+$/ } @lines;
    }
}

my $bin = temporary();
symlink $lectern, "$bin/lectern" or die "symlink: $!\n";
$ENV{PATH} = "$bin:$ENV{PATH}";
my @cases = grep { /\.txt$/ } files('tests/sites');
ok @cases > 0, 'there are cases';
for my $case (@cases) {
    my ($title, @parts) = split /^-- (.+) --\n/m, slurp("tests/sites/$case");
    like $title, qr/^[A-Z`].*\.\s*$/s, "$case says what it shows";
    my $folder = temporary();
    while (my ($path, $text) = splice @parts, 0, 2) {
        if ($path eq 'steps') {
            steps($folder, $case, $text);
        } else {
            spew("$folder/$path", $text);
        }
    }
}
done_testing;
