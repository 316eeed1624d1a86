#!/usr/bin/perl
# Each false claim of claims/NAME.txt, put into a copy of the lecture NAME,
# fails the build at its line and column with what it computes to; the site
# that was there keeps every byte and time.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

my $course = temporary();
copy_tree("$root/$_", "$course/$_") for qw(content templates assets);
my $built = lectern($course, 'build', '-q', '.');
is $built->{status}, 0, 'the lectures build' or diag $built->{err};
my $before = state("$course/site", 1);

# The sentence stands in a line of its own before the last heading.
sub planted {
    my ($text, $sentence) = @_;
    my $at = rindex $text, "\n## ";
    my $changed = substr($text, 0, $at) . "\n$sentence\n" . substr $text, $at;
    my $line = 2 + (substr($text, 0, $at) =~ tr/\n//);
    utf8::decode(my $before_it = $sentence =~ s/\[.*//r);
    return ($changed, $line, length($before_it) + 2);
}

for my $name (map { s/\.txt$//r } files('tests/claims')) {
    my $lecture = "content/$name.md";
    my $text = slurp("$course/$lecture");
    like $before, qr{ $name/index\.html$}m, "$name is in the site";
    for (grep { /^[^#]/ } split /\n/, slurp("tests/claims/$name.txt")) {
        my ($sentence, $computed) = /^(.*) => (.*)$/ or die "$name.txt: $_\n";
        my ($changed, $line, $column) = planted($text, $sentence);
        spew("$course/$lecture", $changed);
        my $result = lectern($course, 'build', '-q', '.');
        is $result->{status}, 1, $sentence;
        is_deeply [$result->{err} =~ /^error\[([\w-]+)\]/mg], ['false-claim'],
            'one error, and it is the claim' or diag $result->{err};
        like $result->{err}, qr/^\s*\Q$lecture:$line:$column\E$/m,
            'at its place';
        like $result->{err}, qr/(?<![\d.,])\Q$computed\E(?![\d,]|\.\d)/,
            "with $computed" or diag $result->{err};
        is state("$course/site", 1), $before, 'the site is as it was';
    }
    spew("$course/$lecture", $text);
}

done_testing;
