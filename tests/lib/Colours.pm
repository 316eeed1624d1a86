# Colours of the stylesheet: what a class is painted with on light and on dark
# paper, and the contrast of two colours (WCAG 2.2).
package Colours;
use strict;
use warnings;
use Exporter 'import';
use List::Util qw(max min);

our @EXPORT = qw(luminance contrast colours_read colours_paint);

# "#abc", "#aabbcc" -> relative luminance.
sub luminance {
    my ($hex) = @_;
    $hex =~ s/^#(.)(.)(.)$/#$1$1$2$2$3$3/;
    my @rgb = map { hex($_) / 255 } $hex =~ /^#(..)(..)(..)$/
        or die "no colour: $hex\n";
    @rgb = map { $_ <= .04045 ? $_ / 12.92 : (($_ + .055) / 1.055) ** 2.4 }
        @rgb;
    return .2126 * $rgb[0] + .7152 * $rgb[1] + .0722 * $rgb[2];
}

sub contrast {
    my ($a, $b) = map { luminance($_) } @_;
    return (max($a, $b) + .05) / (min($a, $b) + .05);
}

# A stylesheet as {light => {--ink => "#..."}, dark => {...}, paint => {fill
# => {c1 => "var(--chart-1)"}, stroke => {...}}}: the custom properties of
# both themes, and what the classes of a chart are painted with.
sub colours_read {
    my ($css) = @_;
    $css =~ s{/\*.*?\*/}{}gs;
    my $own = sub { $_[0] =~ /(--[\w-]+):\s*(#[0-9a-f]{3,6})\s*;/gi };
    my ($light) = $css =~ /^:root \{(.*?)^\}/ms;
    my ($dark) = $css =~ /prefers-color-scheme: dark.*?:root \{(.*?)^\s*\}/ms;
    my %sheet = (light => {$own->($light // '')});
    $sheet{dark} = {%{$sheet{light}}, $own->($dark // '')};
    my $plain = $css =~ s/^\@media.*?^\}//gmsr;
    while ($plain =~ /^(\.chart [^{};]+)\{([^}]*)\}/mg) {
        my ($selectors, $body) = ($1, $2);
        my %value = $body =~ /(?:^|[;{\s])(fill|stroke):\s*([^;]+);/g;
        for my $class ($selectors =~ /\.([\w-]+)/g) {
            $sheet{paint}{$_}{$class} = $value{$_} for keys %value;
        }
    }
    return \%sheet;
}

# The colour of a property ("fill", "stroke") for an element with classes in a
# theme, as "#..."; undef if the stylesheet gives none.
sub colours_paint {
    my ($sheet, $theme, $property, @classes) = @_;
    my ($value) = grep { defined } map { $sheet->{paint}{$property}{$_} }
        reverse @classes;
    return undef if !defined $value;
    $value = $sheet->{$theme}{$1} // '' if $value =~ /^var\((--[\w-]+)\)$/;
    return $value =~ /^#/ ? $value : undef;
}

1;
