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

our @EXPORT = qw(figure_faults class_of);

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
        push @faults, "a fixed $name"
            if ($svg->{attr}{$name} // $want) ne $want;
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
        push @faults, "<$node->{name}> is forbidden"
            if $forbidden{$node->{name}};
        push @faults, "$_ is forbidden"
            for grep { /^(on|style$|tabindex$|xlink:)/ } sort keys %$attr;
        push @faults, "id `$attr->{id}` does not begin with `$prefix-`"
            if defined $attr->{id} && $attr->{id} !~ /^\Q$prefix\E-/;
        for my $name (grep { $geometry{$_} } sort keys %$attr) {
            push @faults, "$name=\"$attr->{$name}\" has no short numbers"
                if $attr->{$name} =~ /\d\.\d\d|-0(?![.\d])|-0\.0|nan|inf/i;
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
                class => class_of($node),
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

# The bodies of the marks, and the lines of rules as boxes without width.
sub mark_boxes {
    my ($svg) = @_;
    my @boxes;
    for my $rect (grep { $_->{name} eq 'rect' } marks($svg)) {
        my ($x, $y, $width, $height) =
            map { $_ // 0 } @{$rect->{attr}}{qw(x y width height)};
        my ($dx, $dy) = shift_of($rect);
        ($x, $y) = ($x + $dx, $y + $dy);
        push @boxes, {text => '`' . page_text($rect) . '`', left => $x,
            right => $x + $width, top => $y, bottom => $y + $height}
            if $width && $height;
    }
    for my $path (grep { class_of($_) eq 'rule' } page_all($svg, 'path')) {
        while ($path->{attr}{d} =~ /M([\d.]+) ([\d.]+)([hv])(-?[\d.]+)/g) {
            my ($x, $y, $across, $by) = ($1, $2, $3 eq 'h', $4);
            push @boxes, {text => 'a rule', left => $x - .6, top => $y - .6,
                right => $x + ($across ? $by : .6),
                bottom => $y + ($across ? .6 : $by)};
        }
    }
    return @boxes;
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
    my @marks = mark_boxes($svg);
    my @faults;
    push @faults, 'rotated text' if grep { /rotate|matrix/ }
        map { inherited($_, 'transform', '') } page_all($svg, 'text');
    for my $i (0 .. $#boxes) {
        my $box = $boxes[$i];
        push @faults, "`$box->{text}` is smaller than 12" if $box->{size} < 12;
        push @faults, "`$box->{text}` leaves the view box"
            if $box->{left} < -.5 || $box->{right} > $width + .5 ||
            $box->{top} < -.5 || $box->{bottom} > $height + .5;
        push @faults, "`$box->{text}` and `$_->{text}` overlap"
            for grep { overlap($box, $_) } @boxes[$i + 1 .. $#boxes];
        next if $box->{class} eq 'inside';
        push @faults, "`$box->{text}` lies on $_->{text}"
            for grep { overlap($box, $_) } @marks;
    }
    return @faults;
}

# The class of a shape, which its group may carry.
sub class_of {
    my ($node) = @_;
    return inherited($node, 'class', '');
}

# Axes, numbers. ------------------------------------------------------------

# A number as a chart writes it: "1.5B", "$4.6M", "20%", "1,000", "10⁻³";
# undef if the text is none.
sub number_of {
    my ($text) = @_;
    my %power = (k => 1e3, K => 1e3, M => 1e6, G => 1e9, B => 1e9, T => 1e12,
        P => 1e15, m => 1e-3, "\x{b5}" => 1e-6, n => 1e-9, '%' => .01);
    my $high = "\x{207b}\x{b9}\x{b2}\x{b3}\x{2070}\x{2074}-\x{2079}";
    $text =~ tr/\x{2212},/-/d;
    if ($text =~ /^10([$high]+)$/) {
        return 10 ** eval "\$1 =~ tr/$high/-1230456789/r";
    }
    $text =~ /^(-?)\$?(\d+(?:\.\d+)?)\s?([kKMGBTPm\x{b5}n%]?)$/ or return undef;
    return ($1 ? -1 : 1) * $2 * ($power{$3} // 1);
}

# The ticks of both axes: {x => [[text, position]...], y => ...}.  Those of
# the horizontal axis are centred below it.
sub ticks {
    my ($svg) = @_;
    my %ticks = (x => [], y => []);
    for my $node (grep { class_of($_) eq 'tick' } page_all($svg, 'text')) {
        my $axis = inherited($node, 'text-anchor', '') eq 'middle' ? 'x' : 'y';
        push @{$ticks{$axis}}, [plain(page_text($node)), $node->{attr}{$axis}];
    }
    return \%ticks;
}

# The scale on which numbered ticks stand: a function from values to
# positions, and "linear" or "log"; nothing if they stand on neither.
sub scale_of {
    my (@points) = @_;
    my ($first, $last) = @points[0, -1];
    for my $kind ('linear', 'log') {
        next if $kind eq 'log' && grep { $_->[0] <= 0 } @points;
        my $at = $kind eq 'log' ? sub { log $_[0] } : sub { $_[0] };
        my $span = $at->($last->[0]) - $at->($first->[0]) or next;
        my $slope = ($last->[1] - $first->[1]) / $span;
        my $scale = sub {
            $first->[1] + $slope * ($at->($_[0]) - $at->($first->[0]));
        };
        return ($scale, $kind)
            if !grep { abs($scale->($_->[0]) - $_->[1]) > .6 } @points;
    }
    return;
}

# At least three ticks, none twice, each where its number belongs; a scale
# that is not linear, and what the axes are, said in words.
sub tick_faults {
    my ($svg) = @_;
    my $ticks = ticks($svg);
    my ($desc) = map { lc page_text($_) } page_all($svg, 'desc');
    my (@faults, $numbered);
    for my $axis ('x', 'y') {
        my @points = map { [number_of($_->[0]), $_->[1]] } @{$ticks->{$axis}};
        next if !@points || grep { !defined $_->[0] } @points;
        $numbered++;
        my %seen;
        push @faults, "tick `$_->[0]` stands twice"
            for grep { $seen{$_->[0]}++ } @{$ticks->{$axis}};
        push @faults, scalar(@points) . " ticks on $axis" if @points < 3;
        my ($scale, $kind) = scale_of(@points);
        push @faults, "ticks on $axis are on no scale" if !$scale;
        push @faults, "the log scale is not described"
            if ($kind // '') eq 'log' && ($desc // '') !~ /\blog/;
        push @faults, "a linear axis of bars without zero"
            if ($kind // '') eq 'linear' && page_all($svg, 'rect') &&
            !grep { $_->[0] == 0 } @points;
    }
    push @faults, 'no axis has numbers' if !$numbered;
    my @titles = grep { class_of($_) eq 'axis-title' } page_all($svg, 'text');
    push @faults, 'no axis has a title' if !@titles;
    return @faults;
}

# Marks. --------------------------------------------------------------------

sub marks {
    my ($svg) = @_;
    return grep { $_->{name} ne 'svg' && $_->{name} ne 'g' &&
        page_all($_, 'title') } page_all($svg);
}

# Series differ by more than colour; there are not too many; the drawing is
# not too large.
sub mark_faults {
    my ($svg) = @_;
    my @faults;
    my %series;
    for my $mark (marks($svg)) {
        my $class = class_of($mark);
        push @faults, "a mark of class `$class`" if $class !~ /^[crh]\d\b/;
        $series{$class}++;
        push @faults, 'a mark is said by nothing'
            if page_text(page_all($mark, 'title')) !~ /\d/;
    }
    push @faults, 'no marks' if !%series;
    push @faults, scalar(keys %series) . ' series'
        if grep({ /^[ch]/ } keys %series) > 8;
    push @faults, "series $_ differs by colour alone"
        for grep { /^c[2-8]$/ } sort keys %series;
    push @faults, 'over 2,000 elements' if page_all($svg) > 2000;
    return @faults;
}

# What the tooltips of marks may say of a table: "ROW, COLUMN: CELL", or
# "ROW: CELL" for the first such column, each with the cell's full number.
sub tooltips {
    my ($table) = @_;
    my @headers = map { plain(page_text($_)) }
        grep { ($_->{attr}{scope} // '') eq 'col' } page_all($table, 'th');
    my %number;
    for my $row (page_all($table, 'tr')) {
        my @cells = grep { $_->{name} =~ /^t[hd]$/ } page_all($row);
        my ($name, @texts) = map { plain(page_text($_)) } @cells;
        for my $i (1 .. $#cells) {
            my ($data) = page_all($cells[$i], 'data') or next;
            my $number = $data->{attr}{value};
            $number{"$name, $headers[$i]: $texts[$i - 1]"} = $number;
            $number{"$name: $texts[$i - 1]"} //= $number;
        }
    }
    return \%number;
}

# A bar is as long as its number in the table says: on a linear scale in
# proportion, on a logarithmic one by the distance of its ticks.  Segments of
# a stack may lack a gap of 1 to their neighbour.
sub bar_faults {
    my ($svg, $table) = @_;
    my $numbers = tooltips($table);
    my $ticks = ticks($svg);
    my ($axis) = grep { my $side = $ticks->{$_};
        @$side && !grep { !defined number_of($_->[0]) } @$side } 'x', 'y';
    return if !$axis;
    my ($scale, $kind) = scale_of(map { [number_of($_->[0]), $_->[1]] }
        @{$ticks->{$axis}}) or return;
    my $length = $axis eq 'x' ? 'width' : 'height';
    my (@bars, @faults);
    for my $mark (grep { $_->{name} eq 'rect' } marks($svg)) {
        my $text = plain(page_text($mark));
        my $number = $numbers->{$text};
        push @faults, "`$text` is not in the table" if !defined $number;
        push @bars, [$number, $mark->{attr}{$length}, $text]
            if defined $number;
    }
    my ($longest) = sort { $b->[1] <=> $a->[1] } @bars;
    for my $bar (@bars) {
        my $want = $kind eq 'linear'
            ? $longest->[1] * abs $bar->[0] / ($longest->[0] || 1)
            : $longest->[1] - abs($scale->(10) - $scale->(1)) *
                log($longest->[0] / $bar->[0]) / log 10;
        push @faults, sprintf('`%s` is %s long, not %.1f', @$bar[2, 1], $want)
            if abs($want - $bar->[1]) > 1.2;
    }
    return @faults;
}

# The data behind. ----------------------------------------------------------

# The table below a figure, and that the drawing's labels come from it.
sub data_faults {
    my ($figure) = @_;
    my @faults;
    my ($details) = page_all($figure, 'details') or return 'no data';
    my ($table) = page_all($details, 'table') or return 'no table';
    push @faults, 'no summary' if !page_all($details, 'summary');
    push @faults, 'the table has no caption' if !page_all($table, 'caption');
    push @faults, 'a header of the table has no scope'
        if grep { !$_->{attr}{scope} } page_all($table, 'th');
    my ($csv) = grep { page_class($_, 'csv') } page_all($figure, 'a');
    push @faults, 'no CSV' if !$csv || $csv->{attr}{href} !~ /\.csv$/;
    my @numbers = grep { page_class($_, 'number') && page_text($_) =~ /\d/ }
        map { page_all($_, 'td') } grep { !page_class($_, 'total') }
        page_all($table, 'tr');
    my ($svg) = page_all($figure, 'svg');
    push @faults, scalar(marks($svg)) . ' marks for ' . @numbers . ' numbers'
        if marks($svg) > @numbers;
    my %cell = map { plain(page_text($_)) => 1 } page_all($table, 'td');
    for my $label (grep { class_of($_) =~ /^(label|inside)$/ }
        map { page_all($_, 'text') } page_all($figure, 'svg')) {
        my $text = plain(page_text($label));
        push @faults, "label `$text` is not in the table" if !$cell{$text};
    }
    return @faults;
}

# All faults of a page's figures.
sub figure_faults {
    my ($root) = @_;
    my @faults;
    for my $figure (page_all($root, 'figure')) {
        my @svgs = page_all($figure, 'svg') or next;
        my $id = $figure->{attr}{id} // 'a figure without id';
        my @found = data_faults($figure);
        push @found, 'no caption' if !page_all($figure, 'figcaption');
        my %widths = map { (view_box($_))[0] => 1 } @svgs;
        push @found, 'no narrow drawing' if !$widths{360};
        push @found, 'no wide drawing'
            if !$widths{680} && !page_class($figure, 'half');
        my ($table) = page_all($figure, 'table');
        push @found, svg_faults($_, $id), text_faults($_), tick_faults($_),
            mark_faults($_), bar_faults($_, $table // $figure) for @svgs;
        push @faults, map { "$id: $_" } @found;
    }
    return @faults;
}

1;
