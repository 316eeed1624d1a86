# A drawing as it stands on the page, read from its SVG alone: where texts and
# marks are, what the ticks of its axes say.
#
# Lengths are units of the view box.  A box is {left, right, top, bottom}.
package Drawing;
use strict;
use warnings;
use Exporter 'import';
use Glyphs;
use List::Util qw(max min);
use Page;

our @EXPORT = qw(inherited class_of classes_of plain view_box text_boxes
    line_boxes marks mark_shape box_overlap box_on_shape number_of ticks
    scale_of);

# An attribute of a node or the nearest node above it, or a default.
sub inherited {
    my ($node, $name, $default) = @_;
    for (; $node; $node = $node->{parent}) {
        return $node->{attr}{$name} if defined $node->{attr}{$name};
        last if $node->{name} eq 'svg';
    }
    return $default;
}

# The first class of a shape, which its group may carry, and all of them.
sub classes_of {
    my ($node) = @_;
    return split ' ', inherited($node, 'class', '');
}

sub class_of {
    my ($node) = @_;
    return (classes_of($node))[0] // '';
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

# Texts. --------------------------------------------------------------------

# Where text stands: boxes with its {text, class, size, node}, one for each
# line of it.
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
            push @boxes, {text => $text, size => $size, node => $node,
                class => class_of($node), anchor => $anchor,
                left => $left, right => $left + $width,
                top => $y + $dy - .72 * $size, bottom => $y + $dy + .2 * $size};
        }
    }
    return @boxes;
}

# Boxes that have an area in common; what only touches does not count.
sub box_overlap {
    my ($a, $b) = @_;
    return $a->{left} < $b->{right} - .5 && $b->{left} < $a->{right} - .5 &&
        $a->{top} < $b->{bottom} - .5 && $b->{top} < $a->{bottom} - .5;
}

# Paths. --------------------------------------------------------------------

# The points of an arc of a circle, between its ends and without the first.
sub arc_points {
    my ($from, $radius, $large, $clockwise, $to) = @_;
    my ($dx, $dy) = ($to->[0] - $from->[0], $to->[1] - $from->[1]);
    my $chord = sqrt($dx ** 2 + $dy ** 2) or return ($to);
    my $height = sqrt max(0, $radius ** 2 - ($chord / 2) ** 2);
    $height = -$height if $large == $clockwise;
    my $x = ($from->[0] + $to->[0]) / 2 - $height * $dy / $chord;
    my $y = ($from->[1] + $to->[1]) / 2 + $height * $dx / $chord;
    my $start = atan2 $from->[1] - $y, $from->[0] - $x;
    my $turn = atan2($to->[1] - $y, $to->[0] - $x) - $start;
    my $whole = 8 * atan2 1, 1;
    $turn += $whole while $clockwise && $turn <= 0;
    $turn -= $whole while !$clockwise && $turn >= 0;
    return map { [$x + $radius * cos($start + $turn * $_ / 24),
        $y + $radius * sin($start + $turn * $_ / 24)] } 1 .. 24;
}

# The subpaths of a path: lists of points, arcs as polygons.
sub subpaths {
    my ($d) = @_;
    my (@paths, $here);
    while ($d =~ /([MLHVAZmlhvaz])([^MLHVAZmlhvaz]*)/g) {
        my ($command, $rest) = ($1, $2);
        my @numbers = $rest =~ /-?(?:\d+\.?\d*|\.\d+)/g;
        my $relative = $command =~ /[a-z]/;
        my $kind = uc $command;
        next if $kind eq 'Z';
        do {
            my ($x, $y) = $relative && $here ? @$here : (0, 0);
            my @arc = $kind eq 'A' ? splice @numbers, 0, 5 : ();
            my $to = $kind eq 'H' ? [$x + shift @numbers, $here->[1]]
                : $kind eq 'V' ? [$here->[0], $y + shift @numbers]
                : [$x + shift(@numbers), $y + shift @numbers];
            push @paths, [] if $kind eq 'M';
            push @{$paths[-1]}, $kind eq 'A'
                ? arc_points($here, @arc[0, 3, 4], $to) : $to;
            $here = $to;
            ($kind, $relative) = ('L', $relative) if $kind eq 'M';
        } while @numbers;
    }
    return @paths;
}

# Marks. --------------------------------------------------------------------

# The shapes with a tooltip.
sub marks {
    my ($svg) = @_;
    return grep { $_->{name} ne 'svg' && $_->{name} ne 'g' &&
        page_all($_, 'title') } page_all($svg);
}

# What a mark covers: its box and kind (rect, circle, symbol, line, surface),
# with the subpaths of a path.
sub mark_shape {
    my ($node) = @_;
    my $attr = $node->{attr};
    my ($dx, $dy) = shift_of($node);
    my ($name, @classes) = ($node->{name}, classes_of($node));
    if ($name eq 'rect') {
        my ($x, $y, $width, $height) =
            map { $_ // 0 } @$attr{qw(x y width height)};
        return {kind => 'rect', left => $x + $dx, right => $x + $dx + $width,
            top => $y + $dy, bottom => $y + $dy + $height, paths => []};
    }
    if ($name eq 'circle') {
        my ($x, $y, $r) = map { $_ // 0 } @$attr{qw(cx cy r)};
        return {kind => 'circle', left => $x + $dx - $r, right => $x + $dx + $r,
            top => $y + $dy - $r, bottom => $y + $dy + $r, paths => []};
    }
    my @paths = map { [map { [$_->[0] + $dx, $_->[1] + $dy] } @$_] }
        subpaths($attr->{d} // '');
    my @points = map { @$_ } @paths or return;
    my $kind = grep({ $_ eq 'point' } @classes) ? 'symbol'
        : $classes[0] =~ /^[ch]\d|^[rvda]\d/ ? 'surface' : 'line';
    return {kind => $kind, paths => \@paths,
        left => min(map { $_->[0] } @points),
        right => max(map { $_->[0] } @points),
        top => min(map { $_->[1] } @points),
        bottom => max(map { $_->[1] } @points)};
}

# The straight pieces of all paths of a class, as boxes without width.
sub line_boxes {
    my ($svg, $class) = @_;
    my @boxes;
    for my $path (grep { class_of($_) eq $class } page_all($svg, 'path')) {
        my $shape = mark_shape($path) or next;
        for my $points (@{$shape->{paths}}) {
            push @boxes, map { my ($a, $b) = @$points[$_ - 1, $_];
                {left => min($a->[0], $b->[0]) - .6, from => $a, to => $b,
                right => max($a->[0], $b->[0]) + .6,
                top => min($a->[1], $b->[1]) - .6,
                bottom => max($a->[1], $b->[1]) + .6} } 1 .. $#$points;
        }
    }
    return @boxes;
}

# Does a piece of a line run through a box?  (Liang and Barsky 1984.)
sub piece_in_box {
    my ($from, $to, $box) = @_;
    my ($dx, $dy) = ($to->[0] - $from->[0], $to->[1] - $from->[1]);
    my ($enter, $leave) = (0, 1);
    for ([-$dx, $from->[0] - $box->{left}], [$dx, $box->{right} - $from->[0]],
        [-$dy, $from->[1] - $box->{top}], [$dy, $box->{bottom} - $from->[1]]) {
        my ($p, $q) = @$_;
        return 0 if $p == 0 && $q <= 0;
        next if $p == 0;
        $p < 0 ? ($enter = max($enter, $q / $p))
            : ($leave = min($leave, $q / $p));
    }
    return $enter < $leave;
}

# Is a spot inside of closed paths?  (By counting crossings.)
sub spot_inside {
    my ($x, $y, @paths) = @_;
    my $inside = 0;
    for my $points (@paths) {
        for my $i (0 .. $#$points) {
            my ($a, $b) = @$points[$i - 1, $i];
            $inside = !$inside if ($a->[1] > $y) != ($b->[1] > $y) && $x <
                ($b->[0] - $a->[0]) * ($y - $a->[1]) / ($b->[1] - $a->[1]) +
                $a->[0];
        }
    }
    return $inside;
}

# Does a box lie on a mark?  It is taken a little smaller than it is.
sub box_on_shape {
    my ($box, $shape) = @_;
    return 0 if !box_overlap($box, {left => $shape->{left} - 1,
        right => $shape->{right} + 1, top => $shape->{top} - 1,
        bottom => $shape->{bottom} + 1});
    my $core = {left => $box->{left} + 1, right => $box->{right} - 1,
        top => $box->{top} + 1.5, bottom => $box->{bottom} - 1.5};
    return box_overlap($core, $shape) if !@{$shape->{paths}} ||
        $shape->{kind} eq 'symbol';
    for my $points (@{$shape->{paths}}) {
        return 1 if grep { piece_in_box(@$points[$_ - 1, $_], $core) }
            1 .. $#$points;
    }
    return $shape->{kind} eq 'surface' &&
        spot_inside(($core->{left} + $core->{right}) / 2,
            ($core->{top} + $core->{bottom}) / 2, @{$shape->{paths}});
}

# Axes, numbers. ------------------------------------------------------------

# A number as a chart writes it: "1.5B", "$4.6M", "20%", "1,000", "10⁻³",
# "1 kB"; undef if the text is none.
sub number_of {
    my ($text) = @_;
    my %power = (k => 1e3, K => 1e3, M => 1e6, G => 1e9, B => 1e9, T => 1e12,
        P => 1e15, E => 1e18, Y => 1e24, Z => 1e21, m => 1e-3,
        "\x{b5}" => 1e-6, n => 1e-9, p => 1e-12, '%' => .01);
    my $prefixes = "kKMGBTPEZYm\x{b5}np";
    my $high = "\x{207b}\x{b9}\x{b2}\x{b3}\x{2070}\x{2074}-\x{2079}";
    $text =~ tr/\x{2212},/-/d;
    if ($text =~ /^(-?)(?:(\d+(?:\.\d+)?)[\x{b7}\x{d7}])?10([$high]+)$/) {
        my ($sign, $factor, $power) = ($1 ? -1 : 1, $2 // 1, $3);
        return $sign * $factor * 10 ** eval "\$power =~ tr/$high/-1230456789/r";
    }
    $text =~ /^(-?)\$?(\d+(?:\.\d+)?)(?:([$prefixes%]?)|\s([$prefixes]?)
        (?:[A-Za-z]{1,5}(?:\/[A-Za-z]+)?))$/x or return undef;
    return ($1 ? -1 : 1) * $2 * ($power{$3 || $4 || ''} // 1);
}

# The axes with ticks, in the order of the drawing: [{side, ticks: [[text,
# position]...]}...].  Those of a horizontal axis are centred below it; each
# group and each row or column of them is an axis of its own.
sub ticks {
    my ($svg) = @_;
    my (@axes, $last);
    for my $box (grep { $_->{class} eq 'tick' } text_boxes($svg)) {
        my $side = $box->{anchor} eq 'middle' ? 'x' : 'y';
        my $node = $box->{node};
        my ($dx, $dy) = shift_of($node);
        my ($x, $y) = (inherited($node, 'x', 0) + $dx,
            ($node->{attr}{y} // 0) + $dy);
        my $key = join ' ', $side, $side eq 'x' ? $y : $x,
            $node->{parent}{name} eq 'g' ? "$node->{parent}" : '';
        push @axes, {side => $side, ticks => [], across => $side eq 'x'
            ? $y : $x} if $key ne ($last // '');
        $last = $key;
        push @{$axes[-1]{ticks}}, [$box->{text}, $side eq 'x' ? $x : $y];
    }
    return @axes;
}

# The scale on which the numbered ticks of a side stand: a function from
# values to positions, and "linear", "log" or "sqrt"; nothing if they stand on
# none.  Baselines are whole units, so heights are less exact.
sub scale_of {
    my ($side, @points) = @_;
    my $exact = $side eq 'x' ? .6 : 1.1;
    my ($first, $last) = @points[0, -1];
    my %map = (linear => sub { $_[0] }, log => sub { log $_[0] },
        sqrt => sub { sqrt $_[0] });
    for my $kind ('linear', 'log', 'sqrt') {
        next if $kind eq 'log' && grep { $_->[0] <= 0 } @points;
        next if $kind eq 'sqrt' && grep { $_->[0] < 0 } @points;
        my $at = $map{$kind};
        my $span = $at->($last->[0]) - $at->($first->[0]) or next;
        my $slope = ($last->[1] - $first->[1]) / $span;
        my $scale = sub {
            $first->[1] + $slope * ($at->($_[0]) - $at->($first->[0]));
        };
        return ($scale, $kind)
            if !grep { abs($scale->($_->[0]) - $_->[1]) > $exact } @points;
    }
    return;
}

1;
