#!/usr/bin/perl
# Libraries are included, and delicate functions called, in one place only:
# walls.txt.
use strict;
use warnings;
use lib 'tests/lib';
use House;
use Run;
use Test::More;

# May a file do what only `$places` may?
sub allowed {
    my ($path, $places) = @_;
    for my $place (@$places) {
        return 1 if "src/$place" eq $path;
        return 1 if $place =~ m{/$} && index($path, "src/$place") == 0;
    }
    return 0;
}

sub faults {
    my ($walls, $path, $text) = @_;
    my $code = c_code($text);
    my @faults;
    for my $key (sort keys %$walls) {
        next if allowed($path, $walls->{$key});
        my $found = $key =~ m{[./]}
            ? $text =~ /^\s*#\s*include\s+<\Q$key\E/m
            : $code =~ /(?<![\w.>])\Q$key\E\s*\(/;
        push @faults, "$path: $key" if $found;
    }
    return @faults;
}

my $walls = table_of('tests/house/walls.txt');
is_deeply [faults($walls, 'src/site/a.c', "#include <libxml/tree.h>\n")],
    ['src/site/a.c: libxml/'], 'a planted include of a library is seen';
is_deeply [faults($walls, 'src/doc/a.c', "    x = malloc(3);\n")],
    ['src/doc/a.c: malloc'], 'a planted allocation is seen';
is_deeply [faults($walls, 'src/doc/a.c', "/* rand() */ s = \"rand()\";\n")],
    [], 'comments and strings call nothing';
is_deeply [faults($walls, 'src/cmd/a.c', "    time(NULL);\n")],
    [], 'a place that may, may';

my @faults = map { faults($walls, $_, slurp($_)) } sources();
none 'nothing is called or included beside its wall', @faults;
for my $key (sort keys %$walls) {
    for my $place (@{$walls->{$key}}) {
        next if $place =~ m{^(site/feed|data/json|serve/|script/)};
        ok -e "src/$place", "the place for $key is there: $place";
    }
}
done_testing;
