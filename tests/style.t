#!/usr/bin/perl
# The stylesheet: small, and every colour readable on both papers, by the
# contrast of WCAG 2.2: 4.5 for text, 3 for marks of charts.
use strict;
use warnings;
use lib 'tests/lib';
use Colours;
use Run;
use Test::More;

# The colours of a rule's body: name -> value.
sub colours {
    my ($body) = @_;
    return $body =~ /(--[\w-]+):\s*(#[0-9a-f]{3,6})\s*;/gi;
}

# What cannot be read on its ground.
sub faults {
    my ($theme, %colour) = @_;
    my @faults;
    for my $name (sort keys %colour) {
        next if $name =~ /^--(paper|tint|line|mark)$/;
        # On marks, not on paper; cells have an edge.
        next if $name =~ /^--(heat-\d|diverge-\d|hatch|in-paper|in-ink)$/;
        my $want = $name =~ /^--(chart|ramp)-/ ? 3 : 4.5;
        for my $ground ($want == 3 ? '--paper' : ('--paper', '--tint')) {
            my $is = contrast($colour{$name}, $colour{$ground});
            push @faults, sprintf '%s: %s on %s: %.2f', $theme, $name, $ground,
                $is if $is < $want;
        }
    }
    return @faults;
}

# Steps of the ramp on which the text that is meant for them is weak.
sub inside_faults {
    my (%colour) = @_;
    return grep { contrast($colour{"--ramp-$_"},
        $colour{$_ == 1 ? '--in-ink' : '--in-paper'}) < 4.5 } 1 .. 7;
}

is sprintf('%.2f', contrast('#fff', '#767676')), '4.54', 'a known contrast';
my %planted = ('--paper' => '#fff', '--tint' => '#eee', '--ink' => '#999',
    '--chart-1' => '#ccc');
is_deeply [faults('x', %planted)], ['x: --chart-1 on --paper: 1.61',
    'x: --ink on --paper: 2.85', 'x: --ink on --tint: 2.46'],
    'planted weak colours are seen';

my $css = slurp('assets/lectern.css');
cmp_ok length $css, '<', 30_000, 'the stylesheet is under 30 kB';
my ($light) = $css =~ /^:root \{(.*?)^\}/ms;
my ($dark) = $css =~ /prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}/s;
my %light = colours($light);
my %dark = (%light, colours($dark));
ok $light{"--chart-$_"}, "--chart-$_ is there" for 1 .. 8;
ok $light{"--ramp-$_"}, "--ramp-$_ is there" for 1 .. 7;
isnt $dark{$_}, $light{$_}, "$_ follows the theme" for qw(--paper --ink --link);
ok $light{"--heat-$_"} && $light{"--diverge-$_"}, "steps $_ of cells are there"
    for 1 .. 7;
none 'texts on the ramp can be read', inside_faults(%light),
    inside_faults(%dark);
is_deeply [inside_faults(%light, '--in-paper' => '#000')], [3 .. 7],
    'planted black texts are seen';
none 'every colour can be read', faults('light', %light),
    faults('dark', %dark);
done_testing;
