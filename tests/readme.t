#!/usr/bin/perl
# What the README shows is what happens: its excerpt, its error, its lecture
# of five minutes and its commands are run.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

my $readme = slurp('README.md');

# The contents of the fences with this language, in their order.
sub fences {
    my ($language) = @_;
    my @found;
    push @found, $2 while $readme =~ /^(`{3,})$language\n(.*?)^\1\n/msg;
    return @found;
}

my ($excerpt, $lecture) = fences('markdown');
my ($window, $layout) = fences('text');
my ($console) = fences('console');
my $folder = temporary();

spew("$folder/01-memory.md", $excerpt);
my $shown = lectern($folder, 'render', '01-memory.md');
is $shown->{status}, 0, 'the excerpt renders' or diag $shown->{err};
my $text = $shown->{out} =~ s/<[^>]*>//gr =~ s/\xc2\xa0/ /gr;
my ($result) = $readme =~ /^> (Running GPT-3.*(?:\n> .*)*)/m;
$result =~ s/\n> / /g;
$result =~ s/✓//g;
ok index($text =~ s/\s+/ /gr, $result) >= 0, 'the excerpt shows what it says'
    or diag $text;

spew("$folder/01-memory.md", $excerpt =~ s/\[8×\]/[10–20×]/r);
my $refused = lectern($folder, 'render', '01-memory.md');
is $refused->{status}, 1, 'the false claim is refused';
is $refused->{err} =~ s/\xc2\xa0/ /gr, $window, 'with the error as shown';

ok index($layout, 'course.yml') >= 0, 'the layout names the course file';
my ($title) = $layout =~ /course\.yml +(title: .*)/;
spew("$folder/my-course/content/course.yml", "$title\n");
spew("$folder/my-course/content/01-first.md", $lecture);
my $built = lectern($folder, 'build', 'my-course');
is $built->{status}, 0, 'the lecture of five minutes builds'
    or diag $built->{err};
ok -s "$folder/my-course/site/01-first/index.html", 'where the README says';

while ($console =~ /^\$ (\S+) (.*)\n((?:[^\$].*\n)*)/mg) {
    my ($program, $arguments, $output) = ($1, $2, $3);
    is $program, 'build/lectern', "$arguments: of this program";
    my $run = run($folder, 'sh', '-c', "\"$lectern\" $arguments");
    is $run->{out}, $output, $arguments or diag $run->{err};
}

for my $goal ($readme =~ /make ([a-z]+)/g) {
    my $known = run($root, 'make', '-n', $goal, 'CASE=none');
    is $known->{status}, 0, "there is a goal $goal" or diag $known->{err};
}

done_testing;
