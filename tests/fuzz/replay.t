#!/usr/bin/perl
# The fuzzers' first inputs through the fuzzers' targets: FUZZ is the folder of
# the targets' programs.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

my $programs = $ENV{FUZZ} // 'build/release-cc/tests/fuzz';
my $folder = temporary();
my $made = run('.', $^X, 'tests/fuzz/seeds.pl', $folder);
is $made->{err}, '', 'the inputs are made';

for my $source (sort glob 'tests/fuzz/*.c') {
    my ($target) = $source =~ m{(\w+)\.c$};
    my $result = run('.', "$programs/$target", "$folder/$target");
    my @names = split /\n/, $result->{out};
    cmp_ok scalar(@names), '>', 20, "$target has inputs";
    is $result->{status}, 0, "$target takes each of them"
        or diag "stopped at $names[-1]:\n", slurp($names[-1]), "\n",
            $result->{err};
}
done_testing;
