#!/usr/bin/perl
# Nothing that an author can write makes the program read, write or overflow
# where it must not: the cases, the course, and the course cut and spoilt in
# many places, through a build with the sanitizers.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS B V CC)};
$ENV{ASAN_OPTIONS} = 'exitcode=99';
$ENV{UBSAN_OPTIONS} = 'print_stacktrace=1';
my $program = "$root/build/asan-cc/lectern";
my $made = run('.', 'make', '-s', 'V=asan', 'build/asan-cc/lectern');
is $made->{status}, 0, 'the program builds with sanitizers'
    or diag $made->{err};

# A complaint of the sanitizers, an abort, or a status that means neither
# success nor an author's mistake.
sub complaint {
    my ($name, $result) = @_;
    return if $result->{status} =~ /^[01]$/ &&
        $result->{err} !~ /Sanitizer|runtime error/;
    return "$name: exit $result->{status}\n$result->{err}";
}

sub complaints {
    my ($folder, @names) = @_;
    return map { complaint($_, run($folder, $program, 'render', $_)) } @names;
}

none 'the cases', complaints("$root/tests/cases", grep { /\.md$/ }
    files('tests/cases'));
none 'expressions', map { complaint($_, run('.', $program, 'eval', $_)) }
    map { slurp("tests/cases/$_") =~ /^\s*([^#\s].*?)\s*=>/mg }
    grep { /\.eval$/ } files('tests/cases');
my $out = temporary();
is_deeply [complaint('site', run('.', $program, 'build', '-q', '-j', 7, '-o',
    "$out/site", '.'))], [], 'the course';

# The lecture cut off, without one of its lines, and with a line doubled or
# a character changed; the numbers are the same in every run.
my $text = slurp('content/01-introduction.md');
my @lines = split /(?<=\n)/, $text;
my $folder = temporary();
my $number = 12345;
my $next = sub { $number = ($number * 1103515245 + 12345) % 2**31; };
for my $i (1 .. 40) {
    my $line = $next->() % @lines;
    my @spoilt = @lines;
    splice @spoilt, $line, $i % 2, ($lines[$next->() % @lines]) x ($i % 3);
    spew("$folder/cut$i.md", substr $text, 0, $next->() % length $text);
    spew("$folder/line$i.md", join '', @spoilt);
    substr(my $changed = $text, $next->() % length $text, 1) =
        substr "{}[]`\"|#:\n\t-x9", $next->() % 14, 1;
    spew("$folder/byte$i.md", $changed);
}
none 'the lecture, cut and spoilt', complaints($folder, files($folder));

# A fault that the sanitizers see is a complaint.
is scalar(() = complaint('x', {status => 99, err => 'AddressSanitizer'})), 1,
    'a complaint is seen';
done_testing;
