#!/usr/bin/perl
# The evaluator alone: calc/ with libc and libm, and what of base/ and data/
# needs no more, compiled to WebAssembly; its unit tests run in Node.  Tests
# that read CSV, YAML or files need libraries or a disk: not here.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

my @base = grep { !m{/(errno|file|lock|path|pool)\.c$} } glob 'src/base/*.c';
my @sources = (@base, 'src/data/node.c', glob 'src/calc/*.c');
my @flags = split ' ', '--target=wasm32-wasi -O1 -std=c17 '
    . '-D_POSIX_C_SOURCE=200809L -Isrc -Itests -Wall -Wextra';
my $folder = temporary();

my @objects = map { my $name = s{[/.]}{_}gr; "$folder/$name.o" } @sources;
my @failed = grep {
    my $made = run($root, 'clang', @flags, '-c', '-o', $objects[$_],
        $sources[$_]);
    diag $made->{err} if $made->{status};
    $made->{status};
} 0 .. $#sources;
none('the evaluator compiles for wasm32', map { $sources[$_] } @failed);

my $tests = 0;
for my $test (glob 'tests/unit/calc_*.c') {
    next if slurp($test) =~ /page_data|data_csv|data_yaml|file_read/;
    my ($name) = $test =~ m{(\w+)\.c$};
    # Memory that need not grow: Node aborts where it grows far.
    my $linked = run($root, 'clang', @flags, '-o', "$folder/$name.wasm",
        $test, @objects, '-lm', '-Wl,-z,stack-size=8388608',
        '-Wl,--initial-memory=268435456');
    is $linked->{status}, 0, "$name links" or diag $linked->{err};
    # A stack that is larger than its other threads have: so none of those.
    my $ran = run($root, 'node', '--no-warnings', '--single-threaded',
        '--stack-size=4000', 'tests/lib/wasi.mjs', "$folder/$name.wasm");
    my @wrong = grep { /^not ok/ } split /\n/, $ran->{out};
    my ($plan) = $ran->{out} =~ /^1\.\.(\d+)$/m;
    is $ran->{status}, 0, "$name passes in Node: " . ($plan // 'no') . ' tests'
        or diag join "\n", @wrong, $ran->{err};
    $tests += $plan // 0;
}
ok $tests > 500, "$tests tests ran";

done_testing;
