#!/usr/bin/perl
# Rooms include only rooms below them (layers.txt), and only their doors.
use strict;
use warnings;
use lib 'tests/lib';
use House;
use Run;
use Test::More;

# Everything that a room may include: the closure of the table.
sub below {
    my ($table, $room, $seen) = @_;
    return if $seen->{$room}++;
    below($table, $_, $seen) for @{$table->{$room} // []}, 'base';
    return $seen;
}

# What is wrong with one file's includes.
sub faults {
    my ($table, $path, $text) = @_;
    my ($room) = $path =~ m{^src/(\w+)[/.]};
    return "$path: `$room` is no room of layers.txt" if !$table->{$room};
    my $allowed = below($table, $room, {});
    my @faults;
    while ($text =~ /^\s*#\s*include\s+"([^"]+)"/mg) {
        my ($target, $name) = $1 =~ m{^(\w+)/(.+)$} or
            push(@faults, "$path: include \"$1\" by its room"), next;
        push @faults, "$path: `$room` may not include `$target`"
            if !$allowed->{$target};
        push @faults, "$path: \"$target/$name\" is private to its room"
            if $target ne $room && $target ne 'base' && $name ne "$target.h";
    }
    return @faults;
}

my $table = table_of('tests/house/layers.txt');
is_deeply [faults($table, 'src/calc/a.c', "#include \"chart/chart.h\"\n")],
    ['src/calc/a.c: `calc` may not include `chart`'],
    'a planted include upward is seen';
is_deeply [faults($table, 'src/chart/a.c', "#include \"calc/unit.h\"\n")],
    ['src/chart/a.c: "calc/unit.h" is private to its room'],
    'a planted include past a door is seen';
is_deeply [faults($table, 'src/calc/a.c', "#include \"value.h\"\n")],
    ['src/calc/a.c: include "value.h" by its room'],
    'a planted include without its room is seen';

my @files = sources();
ok @files > 20, 'there are sources';
my @faults = map { faults($table, $_, slurp($_)) } @files;
none 'every include points down, and at a door', @faults;
done_testing;
