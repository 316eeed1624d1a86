#!/usr/bin/perl
# Makes the fuzzers' first inputs: `tests/fuzz/seeds.pl FOLDER` writes
# FOLDER/TARGET/N from what the tests hold already (pages and expressions of
# tests/cases, texts in quotes of tests/unit) and from tests/fuzz/found, the
# inputs that once broke something; and FOLDER/words, the language's words and
# signs as a dictionary for the fuzzer.
use strict;
use warnings;
use lib 'tests/lib';
use Run;

my $folder = shift // die "where to?\n";
my (%seen, %count);

sub seed {
    my ($target, $text) = @_;
    return if $text eq '' || $seen{"$target $text"}++;
    spew(sprintf("$folder/$target/%04d", ++$count{$target}), $text);
}

# What stands between quotes in C, pieces put together, escapes resolved.
sub texts {
    my ($code) = @_;
    $code =~ s/^\s*#.*$//mg;
    $code =~ s/"\s*\n\s*"//g;
    my %plain = (n => "\n", t => "\t", 0 => "\0");
    return map {
        s/\\u([0-9a-f]{4})/my $c = chr hex $1; utf8::encode($c); $c/ger
            =~ s/\\(.)/$plain{$1} \/\/ $1/ger
    } $code =~ /"((?:[^"\\\n]|\\.)*)"/g;
}

sub page {
    my ($text) = @_;
    seed('page', $text);
    seed('yaml', $1) if $text =~ /\A---\n(.*?)^---\n/ms;
    while ($text =~ /^ *```(\w+)[^\n]*\n(.*?)^ *```/msg) {
        my ($kind, $body) = ($1, $2);
        seed('csv', $body) if $kind eq 'data';
        seed('calc', $body) if $kind eq 'calc';
        seed('yaml', $body) if $kind =~ /^(table|chart|memory|check)$/;
    }
    seed('claim', "$1\n?$2") while $text =~ /\[([^\]\n]*)\]\{= (.*?)\}/g;
}

for my $file (files('tests/cases')) {
    my $text = slurp("tests/cases/$file");
    page($text) if $file =~ /\.md$/;
    next if $file !~ /\.eval$/;
    for ($text =~ /^\s*([^#\s].*?)\s*=>/mg) {
        seed('expression', $_);
        seed('calc', "\n?$_");
    }
}
page(slurp($_)) for map { "content/$_" } grep { /\.md$/ } files('content');

for my $file (grep { /^calc_.*\.c$/ } files('tests/unit')) {
    my @texts = texts(slurp("tests/unit/$file"));
    seed('expression', $_) for @texts;
    seed('format', $_) for $file =~ /format/ ? @texts : ();
    seed('csv', $_) for grep { /\n/ && /,/ } @texts;
    next if $file !~ /claim|verify/;
    seed('claim', "$_\n?8") for @texts;
}
for my $file (files('tests/unit')) {
    my @texts = texts(slurp("tests/unit/$file"));
    seed('json', $_) for $file =~ /^data_(json|rows)/ ? @texts : ();
    @texts = grep { /\n/ } @texts;
    seed('yaml', $_) for $file =~ /^data_(yaml|node)/ ? @texts : ();
    seed('csv', $_) for $file =~ /^data_csv/ ? @texts : ();
    seed('page', $_) for $file =~ /^(doc|site)_/ ? @texts : ();
}
for my $file (files('tests/fuzz/found')) {
    my ($target) = $file =~ m{^(\w+)/};
    seed($target, slurp("tests/fuzz/found/$file"));
}

my %words;
for my $file (qw(lex unit_table parse_query format_parse builtin_table)) {
    $words{$_}++ for slurp("src/calc/$file.c") =~ /STR_INIT\("([^"\\]+)"\)/g;
}
spew("$folder/words", join '', map { "\"$_\"\n" } sort keys %words);
