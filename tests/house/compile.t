#!/usr/bin/perl
# Both compilers accept everything without a warning, each header stands
# alone, and no object has data that could change.
use strict;
use warnings;
use lib 'tests/lib';
use House;
use Run;
use Test::More;

delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS B V CC)};
my @flags = split ' ', $ENV{CHECK_FLAGS} // '-std=c17 -Isrc';

# Symbols with room in a section that can be written: `objdump -t` has lines
# "address flags section<tab>size name".  What the linker makes read-only
# after relocation (.data.rel.ro) is constant.
sub mutable {
    my ($object) = @_;
    my @found;
    for (split /\n/, run('.', 'objdump', '-t', $object)->{out}) {
        my ($flags, $section, $size, $name) =
            /^[0-9a-f]+ (.{7}) (\S+)\t([0-9a-f]+)\s+(?:\.hidden )?(\S+)$/
            or next;
        next if $section !~ /^(\.t?data|\.t?bss|\*COM\*)/;
        next if $section =~ /^\.data\.rel\.ro/ || hex($size) == 0;
        push @found, "$object: $name";
    }
    return @found;
}

# A fault of each kind is planted first.
my $folder = temporary();
my $static = 'int f(void); int f(void) { static int n; return n++; }';
spew("$folder/a.c", "int shared = 1;\n$static\n" .
    "const char *const fine[] = {\"a\"};\n");
for my $compiler ('gcc', 'clang') {
    run($folder, $compiler, '-fPIE', '-c', 'a.c');
    my @found = map { (s/\.\d+$//r =~ /(\w+)$/)[0] } mutable("$folder/a.o");
    is_deeply [sort @found], ['n', 'shared'],
        "planted mutable data is seen with $compiler";
    spew("$folder/alone.h", "struct str x(size_t n);\n");
    isnt run('.', $compiler, '-fsyntax-only', "$folder/alone.h")->{status}, 0,
        "a planted header that needs another is seen with $compiler";
}

for my $build ('gcc release', 'clang debug') {
    my ($compiler, $variant) = split ' ', $build;
    my $b = "build/check-$compiler";
    my $made = run('.', 'make', '-s', "B=$b", "CC=$compiler", "V=$variant",
        'WERROR=1', "$b/lectern", 'units');
    is $made->{status}, 0, "$compiler compiles all without a warning"
        or diag $made->{err};
    my @objects = map { "$b/$_" } grep { !m{^tests/} && /\.o$/ } files($b);
    ok @objects > 10, "$variant objects are there";
    none "no $variant object has mutable data", map { mutable($_) } @objects;
    my @bad = grep { run('.', $compiler, @flags, '-Itests', '-fsyntax-only',
        '-x', 'c', $_)->{status} } grep { /\.h$/ } sources(), 'tests/tap.h';
    none "every header stands alone with $compiler", @bad;
}
done_testing;
