#!/usr/bin/perl
# The same sources give the same bytes, whatever the number of threads, the
# folder, the locale or the time zone; and a second build writes nothing.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

my $course = temporary();
copy_tree("$root/$_", "$course/$_") for qw(content templates assets);
my $first = temporary() . '/one';

sub built {
    my ($from, $out, @arguments) = @_;
    my $result = lectern($from, 'build', '-q', @arguments, '-o', $out);
    is $result->{status}, 0, "built: @arguments" or diag $result->{err};
    return state($out);
}

my $want = built($course, $first, '-j', 1, '.');
like $want, qr{ 01-introduction/index\.html$}m, 'the lecture is there';
for my $threads (2, 7) {
    is built($course, temporary() . '/deeper/site', '-j', $threads, '.'),
        $want, "the same from $threads threads";
}
is built('/', temporary() . '/site', $course), $want,
    'the same from another folder';

# A German locale, made for the test: a decimal comma would show.
my $locales = temporary();
run('.', 'localedef', '-i', 'de_DE', '-f', 'UTF-8', "$locales/de_DE.UTF-8");
{
    # Leaks are looked for in the other builds: where there is a LOCPATH, a
    # library that libmicrohttpd brings loses some bytes of it at its start.
    local %ENV = (%ENV, LOCPATH => $locales, LC_ALL => 'de_DE.UTF-8',
        TZ => 'Pacific/Kiritimati', ASAN_OPTIONS => 'detect_leaks=0');
    is run('.', 'perl', '-MPOSIX=setlocale,LC_ALL,localeconv', '-e',
        'setlocale(LC_ALL, ""); print localeconv()->{decimal_point}')->{out},
        ',', 'the German locale is one';
    is built($course, temporary() . '/site', '.'), $want,
        'the same in German, in another time zone';
}

my $before = state($first, 1);
select undef, undef, undef, 0.05;
built($course, $first, '.');
is state($first, 1), $before, 'a second build writes nothing';

# A file that the build did not make stays; one that it no longer makes goes.
spew("$first/mine.txt", 'mine');
spew("$course/content/02-more.md", "---\ntitle: More\n---\n\nText.\n");
built($course, $first, '.');
ok -f "$first/02-more/index.html", 'a new lecture is built';
unlink "$course/content/02-more.md";
is built($course, $first, '.') =~ s/^.* mine\.txt\n//mr, $want,
    'what is no longer made goes';
ok -f "$first/mine.txt", 'what was not made stays';
done_testing;
