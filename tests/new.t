#!/usr/bin/perl
# A new course: it builds without a warning, holds one of each, is never
# written over another, and gets the workflow of its host.
use strict;
use warnings;
use lib 'tests/lib';
use Links;
use Run;
use Test::More;

my $folder = temporary();
my $made = lectern($folder, 'new', 'my course');
is $made->{status}, 0, 'a course is begun' or diag $made->{err};
my @listed = map { s/^wrote my course\///r } $made->{out} =~ /^(wrote .*)$/mg;
is_deeply [sort @listed], [files("$folder/my course")],
    'what is written is said';
my $built = lectern($folder, 'build', 'my course');
is $built->{status}, 0, 'it builds';
is $built->{err}, '', 'without a warning';
none 'all that it leads to is there', link_faults("$folder/my course/site");
my $claims = lectern($folder, 'check', '--claims', 'my course');
like $claims->{out}, qr/: 7 hold, 0 false, 0 undecided; 0 bare numbers/,
    'its claims hold, and no number is bare' or diag $claims->{out};
for my $page ('01-first', '02-second') {
    my $html = slurp("$folder/my course/site/$page/index.html");
    like $html, qr/<svg/, "$page has a figure";
}
like slurp("$folder/my course/site/01-first/index.html"), qr/id="tbl-cards"/,
    'and there is a table';
my @seeds = grep { !/^git(hub|lab)/ } files('templates/new');
is scalar(@listed), scalar(@seeds), 'every file of it is used';

my $before = state("$folder/my course", 1);
my $again = lectern($folder, 'new', 'my course');
is $again->{status}, 2, 'it is not begun twice';
is $again->{out}, '', 'nothing is said to be written';
like $again->{err}, qr{my course/content/index\.md` is there already},
    'what is in the way is named';
is state("$folder/my course", 1), $before, 'and left alone';
spew("$folder/other/content/course.yml", "title: Mine\n");
is lectern($folder, 'new', 'other')->{status}, 2, 'one file is enough';
is_deeply [files("$folder/other")], ['content/course.yml'],
    'and none is written';

my %workflow = (github => '.github/workflows/course.yml',
    gitlab => '.gitlab-ci.yml');
for my $host (sort keys %workflow) {
    my $added = lectern($folder, 'new', '--ci', $host, 'other');
    is $added->{status}, 0, "a course that is there gets the file of $host"
        or diag $added->{err};
    my $text = slurp("$folder/other/$workflow{$host}");
    like $text, qr/lectern check/, 'which checks';
    like $text, qr/lectern publish --to/, 'and publishes';
    isnt lectern($folder, 'new', '--ci', $host, 'other')->{status}, 0,
        'once';
}
is_deeply [files("$folder/other")],
    [sort 'content/course.yml', values %workflow], 'and nothing else';
is lectern($folder, 'new', '--ci=github', 'both')->{status}, 0,
    'a new course can have it from the start';
is scalar(my @both = files("$folder/both")), @seeds + 1, 'beside all others';
my $unknown = lectern($folder, 'new', '--ci', 'sourcehut', 'x');
is $unknown->{status}, 2, 'another host is refused';
like $unknown->{err}, qr/`sourcehut` is not github or gitlab/, 'by its name';
is lectern($folder, 'new')->{status}, 2, 'a folder has to be named';
spew("$folder/file", 'x');
is lectern($folder, 'new', 'file')->{status}, 3, 'a file is no folder';
done_testing;
