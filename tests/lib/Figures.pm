# Faults of the figures of a page: what charts.md's list of checks can be told
# from the markup alone.  One line for each fault: "FIGURE: what is wrong".
#
# figure_faults goes through a page; svg_faults, text_faults and tick_faults
# look at one drawing, data_faults at the table behind it.
package Figures;
use strict;
use warnings;
use Exporter 'import';
use Glyphs;
use Page;

our @EXPORT = qw(figure_faults);

my %forbidden = map { $_ => 1 }
    qw(style script clipPath image foreignObject a animate filter mask);
my %geometry = map { $_ => 1 }
    qw(x y x1 x2 y1 y2 width height cx cy r rx ry d points transform viewBox);

# An attribute of a node or the nearest node above it, or a default.
sub inherited {
    my ($node, $name, $default) = @_;
    for (; $node; $node = $node->{parent}) {
        return $node->{attr}{$name} if defined $node->{attr}{$name};
        last if $node->{name} eq 'svg';
    }
    return $default;
}

# Text as it is compared: no-break spaces as spaces, none at the ends.
sub plain {
    my ($text) = @_;
    $text =~ s/[\s\x{a0}\x{202f}]+/ /g;
    return $text =~ s/^ | $//gr;
}

# The size of the view box: (width, height).
sub view_box {
    my ($svg) = @_;
    my ($width, $height) = ($svg->{attr}{viewBox} // '') =~
        /^0 0 ([\d.]+) ([\d.]+)$/;
    return ($width // 0, $height // 0);
}

# Its role, name and description, ids, and nothing that is forbidden.
sub svg_faults {
    my ($svg, $prefix) = @_;
    my @faults;
    push @faults, 'no role of an image' if ($svg->{attr}{role} // '') ne 'img';
    my ($width, $height) = view_box($svg);
    push @faults, 'no view box' if !$height;
    push @faults, "it is $width wide" if $width != 680 && $width != 360;
    for (['width', $width], ['height', $height]) {
        my ($name, $want) = @$_;
        push @faults, "a fixed $name" if ($svg->{attr}{$name} // $want) ne $want;
    }
    my ($title, $desc) = grep { ref } @{$svg->{kids}};
    push @faults, 'no title first'
        if !$title || $title->{name} ne 'title' || page_text($title) !~ /\w/;
    push @faults, 'a title over 120 characters'
        if $title && length(page_text($title)) > 120;
    my $words = $desc && $desc->{name} eq 'desc' ? page_text($desc) : '';
    push @faults, 'no description second' if $words eq '';
    push @faults, 'a description of ' . length($words) . ' characters'
        if length $words && (length $words < 60 || length $words > 600);
    my $named = join ' ', map { $_ ? $_->{attr}{id} // '' : '' } $title, $desc;
    push @faults, 'it is not labelled by its title and description'
        if ($svg->{attr}{'aria-labelledby'} // '') ne $named || $named eq ' ';
    for my $node ($svg, page_all($svg)) {
        my $attr = $node->{attr};
        push @faults, "<$node->{name}> is forbidden" if $forbidden{$node->{name}};
        push @faults, "$_ is forbidden"
            for grep { /^(on|style$|tabindex$|xlink:)/ } sort keys %$attr;
        push @faults, "id `$attr->{id}` does not begin with `$prefix-`"
            if defined $attr->{id} && $attr->{id} !~ /^\Q$prefix\E-/;
        for my $name (grep { $geometry{$_} } sort keys %$attr) {
            push @faults, "$name=\"$attr->{$name}\" has no short numbers"
                if $attr->{$name} =~ /\d\.\d\d|-0(?![.\d])|-0\.0(?!\d)|nan|inf/i;
        }
        push @faults, "`$1` names no id"
            if ($attr->{fill} // '') =~ /^url\(#(.*)\)$/ &&
            !grep { ($_->{attr}{id} // '') eq $1 } page_all($svg);
    }
    return @faults;
}

# Where text stands: boxes {text, class, left, right, top, bottom}, one for
# each line of it.
sub text_boxes {
    my ($svg) = @_;
    my @boxes;
    for my $node (page_all($svg, 'text')) {
        my @lines = page_all($node, 'tspan');
        my $y = $node->{attr}{y} // 0;
        for my $line (@lines ? @lines : $node) {
            my $text = plain(page_text($line));
            my $size = inherited($line, 'font-size', 13) =~ s/px$//r;
            my $x = inherited($line, 'x', 0);
            $y = $line->{attr}{y} // $y;
            $y += $line->{attr}{dy} // 0 if $line != $node;
            my ($dx, $dy) = shift_of($line);
            my $width = text_width($text, $size);
            my $anchor = inherited($line, 'text-anchor', 'start');
            my $left = $x + $dx - ($anchor eq 'end' ? $width
                : $anchor eq 'middle' ? $width / 2 : 0);
            push @boxes, {text => $text, size => $size,
                class => $node->{attr}{class} // '',
                left => $left, right => $left + $width,
                top => $y + $dy - .72 * $size, bottom => $y + $dy + .2 * $size};
        }
    }
    return @boxes;
}

# The sum of the translations around a node; others are not for text.
sub shift_of {
    my ($node) = @_;
    my ($x, $y) = (0, 0);
    for (; $node && $node->{name} ne 'svg'; $node = $node->{parent}) {
        my $transform = $node->{attr}{transform} // next;
        $transform =~ /^translate\(([-\d.]+)[ ,]+([-\d.]+)\)$/ or next;
        ($x, $y) = ($x + $1, $y + $2);
    }
    return ($x, $y);
}

sub overlap {
    my ($a, $b) = @_;
    return $a->{left} < $b->{right} - .5 && $b->{left} < $a->{right} - .5 &&
        $a->{top} < $b->{bottom} - .5 && $b->{top} < $a->{bottom} - .5;
}

# Text that is too small, cut off, or on other text.
sub text_faults {
    my ($svg) = @_;
    my ($width, $height) = view_box($svg);
    my @boxes = text_boxes($svg);
    my @faults;
    push @faults, 'rotated text' if grep {
        inherited($_, 'transform', '') =~ /rotate|matrix/ } page_all($svg, 'text');
    for my $i (0 .. $#boxes) {
        my $box = $boxes[$i];
        push @faults, "`$box->{text}` is smaller than 12" if $box->{size} < 12;
        push @faults, "`$box->{text}` leaves the view box"
            if $box->{left} < -.5 || $box->{right} > $width + .5 ||
            $box->{top} < -.5 || $box->{bottom} > $height + .5;
        push @faults, "`$box->{text}` and `$_->{text}` overlap"
            for grep { overlap($box, $_) } @boxes[$i + 1 .. $#boxes];
    }
    return @faults;
}

1;
