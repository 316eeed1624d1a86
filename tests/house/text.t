#!/usr/bin/perl
# The look of the tree: clang-format, lengths of lines, functions and files,
# entries at the top, words that must not stay.
use strict;
use warnings;
use lib 'tests/lib';
use House;
use Run;
use Test::More;

use constant {LINE => 80, FILE => 600, FUNCTION => 80};

sub long_lines {
    my ($path, $text) = @_;
    utf8::decode($text);
    my ($line, @faults) = 0;
    for (split /\n/, $text) {
        $line++;
        push @faults, "$path:$line: " . length() . ' columns'
            if length() > LINE;
    }
    return @faults;
}

# Functions as clang-format lays them out: from a line that begins at the
# margin and leads to `) {`, to a `}` at the margin.
sub long_functions {
    my ($path, $text) = @_;
    my ($line, $start, $inside, @faults) = (0, 0, 0);
    for (split /\n/, c_code($text)) {
        $line++;
        $start = $line if /^\w/ && !$inside;
        $inside = 1 if /\) \{$/;
        next if !/^\}/;
        my $length = $line - $start + 1;
        push @faults, "$path:$start: a function of $length lines"
            if $inside && $length > FUNCTION;
        $inside = 0;
    }
    return @faults;
}

# The words are spelt so that this file does not hold them.
my $unwelcome = join '|', 'TO' . 'DO', 'FIX' . 'ME', 'XX' . 'X', 'HA' . 'CK';
my $elsewhere = join '|', '\.\./sha' . 'red', '/wo' . 'rk/', 'npm' . 'js\.org';

sub unwelcome_words {
    my ($path, $text) = @_;
    my ($line, @faults) = 0;
    for (split /\n/, $text) {
        $line++;
        push @faults, "$path:$line: $1" if /($unwelcome|$elsewhere)/;
    }
    return @faults;
}

is_deeply [long_lines('a', 'x' x 80 . "\n" . "\xc3\x97" x 81)],
    ['a:2: 81 columns'], 'a planted long line is seen';
is scalar(long_functions('a', "int f(int a,\n    int b) {\n" . "    x;\n" x 78 .
    "}\nint g(void) {\n}\n")), 1, 'a planted long function is seen';
is scalar(unwelcome_words('a', 'see ../sha' . 'red/x')), 1,
    'a planted path is seen';

my @tracked = tracked();
my @code = grep { /\.([chtpm]+|def)$|Makefile$/ && -T } @tracked;
none 'lines fit', map { long_lines($_, slurp($_)) } @code;
my @c = grep { /^(src|tests)\/.*\.[ch]$/ } @tracked;
none 'functions fit',
    map { long_functions($_, slurp($_)) } grep { /^src/ } @c;
my @long;
for my $path (grep { /\.[cht]$/ } @tracked) {
    my $lines = slurp($path) =~ tr/\n//;
    push @long, "$path: $lines lines" if $lines > FILE;
    note "$path: $lines lines" if $lines > 400;
}
none 'files fit', @long;
none 'nothing is left to be done, nothing points outside',
    map { unwelcome_words($_, slurp($_)) } grep { -T } @tracked;

my %top = map { (split m{/})[0] => 1 } @tracked;
my @known = qw(.ci .clang-format .editorconfig .gitignore LICENSE Makefile
    README.md assets content site src templates tests);
delete @top{@known};
none 'the top level has its agreed entries only', sort keys %top;

my $format = run('.', 'clang-format', '--dry-run', '-Werror', @c);
is $format->{status}, 0, 'clang-format would change nothing'
    or diag join "\n", $format->{err} =~ /^(\S+: error.*)$/mg;
my $folder = temporary();
spew("$folder/a.c", "int  x ;\n");
isnt run('.', 'clang-format', '--dry-run', '-Werror', "$folder/a.c")->{status},
    0, 'a planted bad layout is seen';
done_testing;
