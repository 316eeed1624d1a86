# The width of text, for checks: advances of Helvetica (Adobe's metrics of
# its core fonts, 1997), which Arial and Liberation Sans share, in thousandths
# of an em.  It knows nothing of the program's own table.
package Glyphs;
use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(text_width);

my %advance;
my %by_width = (
    191 => q{'}, 222 => 'ijl', 260 => '|', 278 => ' !,./:;I[\\]ft',
    333 => '()-`r', 334 => '{}', 355 => '"', 389 => '*', 469 => '^',
    500 => 'Jcksvxyz', 556 => '#$0123456789?L_abdeghnopqu', 584 => '+<=>~',
    611 => 'FTZ', 667 => '&ABEKPSVXY', 722 => 'CDHNRUw', 778 => 'GOQ',
    833 => 'Mm', 889 => '%', 944 => 'W', 1015 => '@',
);
for my $width (keys %by_width) {
    $advance{$_} = $width for split //, $by_width{$width};
}
$advance{$_} = 333 for "\x{b2}", "\x{b3}", "\x{b9}", "\x{207b}", "\x{2070}",
    map { chr } 0x2074 .. 0x2079, 0x2080 .. 0x2089;
@advance{"\x{2212}", "\x{d7}"} = (584) x 2;
$advance{"\x{a0}"} = $advance{"\x{b7}"} = 278;

# Ideographs, kana, Hangul and emoji are an em wide; combining marks and
# directions have no width; letters of other scripts are taken as 550.
sub advance {
    my ($character) = @_;
    return $advance{$character} // ($character =~
        /[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\x{1f300}-\x{1faff}]/ ? 1000
        : $character =~ /[\p{Mn}\p{Cf}]/ ? 0 : 550);
}

# In the unit of `size`.
sub text_width {
    my ($text, $size) = @_;
    my $sum = 0;
    $sum += advance($_) for split //, $text;
    return $sum * $size / 1000;
}

1;
