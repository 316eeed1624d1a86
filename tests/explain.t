#!/usr/bin/perl
# The catalogue of diagnostics: each example provokes its diagnostic and no
# other, each that an author can provoke has a golden.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

# A C string literal's pieces as their text.
sub unquote {
    my ($literal) = @_;
    my $text = join '', $literal =~ /"((?:\\.|[^"\\])*)"/g;
    my %escape = (n => "\n", t => "\t");
    $text =~ s/\\(.)/$escape{$1} \/\/ $1/ge;
    return $text;
}

my $string = qr/"(?:\\.|[^"\\])*"(?:\s+"(?:\\.|[^"\\])*")*/;
my $catalogue = slurp('src/base/diag.def');
my %golden;
for my $file (grep { /\.(err|txt)$/ } files("tests")) {
    $golden{$_} = 1
        for slurp("tests/$file") =~ /(?:error|warning)\[([\w-]+)\]/g;
}

my $rows = 0;
while ($catalogue =~
    /^DIAG\(\w+,\s*"([\w-]+)",\s*(\w+),\s*($string),\s*($string)\)/mg) {
    my ($name, $severity, $meaning, $example) =
        ($1, $2, unquote($3), unquote($4));
    $rows++;
    like $meaning, qr/^[A-Z`].*\.$/s, "$name is explained in sentences";
    ok $golden{$name}, "$name has a golden" if $severity ne 'SEVERITY_FATAL';
    next if $example eq '';
    my $folder = temporary();
    spew("$folder/example.md", $example);
    my $result = lectern($folder, 'render', 'example.md');
    my @found = $result->{err} =~ /^(?:error|warning)\[([\w-]+)\]/mg;
    is_deeply \@found, [$name], "$name: its example provokes it"
        or diag $example, $result->{err};
    is $result->{status}, $severity eq 'SEVERITY_ERROR' ? 1 : 0,
        "$name: the exit status suits";
}
is $rows, scalar(() = $catalogue =~ /^DIAG\(/mg), 'the whole table was read';
done_testing;
