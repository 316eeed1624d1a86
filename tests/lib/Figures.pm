# Faults of the figures of a page: what can be told of a drawing, its text
# alternative and the table behind it from the markup and the stylesheet.
# One line for each fault: "FIGURE: what is wrong".
#
# figure_faults goes through a page; the others look at one drawing each, and
# data_faults at the table.
package Figures;
use strict;
use warnings;
use Colours;
use Drawing;
use Exporter 'import';
use List::Util qw(sum0);
use Page;
use Run;

our @EXPORT = qw(figure_faults drawing_faults class_of);

my %forbidden = map { $_ => 1 }
    qw(style script clipPath image foreignObject a animate filter mask);
my %geometry = map { $_ => 1 }
    qw(x y x1 x2 y1 y2 width height cx cy r rx ry d points transform viewBox);

# What takes the colour of a number: categories, strokes, areas, the ramp,
# cells, diverging cells, hatches.
my $coloured = qr/^[csarvdh][1-8]$/;

# The drawing itself. -------------------------------------------------------

# Its role, name and description, and its size.
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
    push @faults, 'over 2,000 elements' if page_all($svg) > 2000;
    return @faults, markup_faults($svg, $prefix);
}

# Ids, short numbers, and nothing that is forbidden.
sub markup_faults {
    my ($svg, $prefix) = @_;
    my (@faults, %seen);
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

# The pairs of boxes that have a height in common, or nearly so.
sub neighbours {
    my ($gap, @boxes) = @_;
    @boxes = sort { $a->{top} <=> $b->{top} } @boxes;
    my @pairs;
    for my $i (0 .. $#boxes) {
        for my $j ($i + 1 .. $#boxes) {
            last if $boxes[$j]{top} > $boxes[$i]{bottom} + $gap;
            push @pairs, [@boxes[$i, $j]];
        }
    }
    return @pairs;
}

# The shapes of all marks, with {node} and {text}.
sub shapes {
    my ($svg) = @_;
    return map { my $shape = mark_shape($_);
        $shape ? +{%$shape, node => $_, text => plain(page_text($_))} : () }
        marks($svg);
}

# Texts. --------------------------------------------------------------------

# The text that stands in a mark, or in a box of a diagram, stays in it; no
# other touches one.
sub text_on_marks {
    my ($box, $marks, $rules) = @_;
    my @around = grep { $_->{left} <= $box->{left} + 1 &&
        $_->{right} >= $box->{right} - 1 && $_->{top} <= $box->{top} + 1.5 &&
        $_->{bottom} >= $box->{bottom} - 1.5 } @$marks;
    return if $box->{class} eq 'name' &&
        grep { class_of($_->{node}) eq 'node' } @around;
    if ($box->{class} eq 'inside') {
        return if @around;
        return "`$box->{text}` is not inside of a mark";
    }
    return map({ "`$box->{text}` lies on `$_->{text}`" }
        grep { box_on_shape($box, $_) } @$marks),
        map { "`$box->{text}` lies on a rule" }
        grep { box_overlap($box, $_) } @$rules;
}

# Text that is too small, cut off, or on other text or marks.
sub text_faults {
    my ($svg) = @_;
    my ($width, $height) = view_box($svg);
    my @boxes = text_boxes($svg);
    my @marks = grep { class_of($_->{node}) !~ /^a\d/ } shapes($svg);
    @marks = grep { $_->{right} > $_->{left} && $_->{bottom} > $_->{top} ||
        $_->{kind} eq 'line' } @marks;
    my @rules = line_boxes($svg, 'rule');
    my @faults;
    push @faults, 'rotated text' if grep { /rotate|matrix/ }
        map { inherited($_, 'transform', '') } page_all($svg, 'text');
    for my $box (@boxes) {
        push @faults, "`$box->{text}` is smaller than 12" if $box->{size} < 12;
        push @faults, "`$box->{text}` leaves the view box"
            if $box->{left} < -.5 || $box->{right} > $width + .5 ||
            $box->{top} < -.5 || $box->{bottom} > $height + .5;
        my @near = grep { $_->{top} < $box->{bottom} &&
            $_->{bottom} > $box->{top} } @marks;
        push @faults, text_on_marks($box, \@near, \@rules);
    }
    return @faults, map { "`$_->[0]{text}` and `$_->[1]{text}` overlap" }
        grep { box_overlap(@$_) } neighbours(0, @boxes);
}

# Marks. --------------------------------------------------------------------

# Marks that can be told apart, by more than colour; not too many series; each
# inside of the drawing and saying its number.
sub mark_faults {
    my ($svg) = @_;
    my ($width, $height) = view_box($svg);
    my (@faults, %series);
    for my $mark (marks($svg)) {
        my ($class, $shape) = (class_of($mark), mark_shape($mark));
        my $text = plain(page_text($mark));
        push @faults, "a mark of class `$class`"
            if $class !~ $coloured && $class !~ /^(node|frame|ink|link)$/;
        push @faults, 'a mark is said by nothing'
            if $text !~ /\d/ && $class ne 'node';
        push @faults, "`$text` leaves the view box" if !$shape ||
            $shape->{left} < -1 || $shape->{right} > $width + 1 ||
            $shape->{top} < -1 || $shape->{bottom} > $height + 1;
        $series{$class}{$shape ? look_of($mark, $shape) : ''}++;
    }
    push @faults, 'no marks' if !%series &&
        !grep { $_->{class} eq 'label' } text_boxes($svg);
    my %numbers = map { /^[chs](\d)/ ? ($1 => 1) : () } keys %series;
    push @faults, scalar(keys %numbers) . ' series' if keys %numbers > 8;
    return @faults, map { "series $_ differs by colour alone" }
        alone(\%series);
}

# What a mark looks like without its colour.
sub look_of {
    my ($mark, $shape) = @_;
    return 'dash ' . inherited($mark, 'stroke-dasharray', 'none')
        if $shape->{kind} eq 'line';
    return $shape->{kind} if $shape->{kind} ne 'symbol';
    my ($points) = @{$shape->{paths}};
    my ($x, $y) = @{$points->[0]};
    my $size = $shape->{right} - $shape->{left} || 1;
    return 'symbol ' . join ' ', map { sprintf '%.1f,%.1f',
        ($_->[0] - $x) / $size, ($_->[1] - $y) / $size } @$points;
}

# The categories that look like another one but for the colour.
sub alone {
    my ($series) = @_;
    my (%seen, @alone);
    for my $class (sort grep { /^[cs]\d/ } keys %$series) {
        push @alone, $class
            if grep { $seen{$_}++ } sort keys %{$series->{$class}};
    }
    return @alone;
}

# Bars that touch, or lie on each other; the thinnest have no room for a gap.
sub gap_faults {
    my ($svg) = @_;
    my @bars = grep { $_->{kind} eq 'rect' && $_->{right} > $_->{left} + 2 &&
        $_->{bottom} > $_->{top} + 2 && class_of($_->{node}) =~ /^[crh]\d/ }
        shapes($svg);
    return map { "`$_->[0]{text}` touches `$_->[1]{text}`" } grep {
        my ($bar, $next) = @$_;
        $next->{left} < $bar->{right} + .7 &&
            $bar->{left} < $next->{right} + .7 &&
            $next->{top} < $bar->{bottom} + .7
    } neighbours(1, @bars);
}

# Are these cells joined, without edges?
sub flat {
    my ($mark) = @_;
    return grep { $_ eq 'flat' } classes_of($mark);
}

# Colours. ------------------------------------------------------------------

# What a mark is filled or drawn with in a theme.
sub mark_colour {
    my ($sheet, $theme, $mark) = @_;
    my @classes = map { s/^h(?=\d)/c/r } classes_of($mark);
    my $property = $classes[0] =~ /^s\d/ ? 'stroke' : 'fill';
    return colours_paint($sheet, $theme, $property, @classes);
}

# Text 4.5:1 on what it stands on, marks 3:1 on paper unless they have an edge
# that is; and each class has a colour in both themes.
sub colour_faults {
    my ($svg, $sheet) = @_;
    my @marks = shapes($svg);
    my (%faults, %done);
    for my $theme ('light', 'dark') {
        my $paper = $sheet->{$theme}{'--paper'};
        for my $mark (@marks) {
            my @classes = classes_of($mark->{node});
            next if $done{"$theme @classes"}++ ||
                $classes[0] !~ /^[csrvdh]\d/ || flat($mark->{node});
            my $colour = $classes[0] =~ /^[vd]/
                ? colours_paint($sheet, $theme, 'stroke', @classes)
                : mark_colour($sheet, $theme, $mark->{node});
            $faults{"a mark of class `$classes[0]` has no colour"}++
                if !defined $colour;
            $faults{"$classes[0] cannot be seen on $theme paper"}++
                if defined $colour && contrast($colour, $paper) < 3;
        }
        for my $box (text_boxes($svg)) {
            my @classes = classes_of($box->{node});
            my ($under) = $classes[0] ne 'inside' ? ()
                : reverse grep { box_on_shape($box, $_) } @marks;
            my $ground = !$under ? $paper : mark_colour($sheet, $theme,
                $under->{node});
            my $ink = colours_paint($sheet, $theme, 'fill', @classes);
            $faults{"a text of class `@classes` has no colour"}++
                if !defined $ink;
            $faults{"`$box->{text}` cannot be read on $theme paper"}++
                if defined $ink && defined $ground &&
                contrast($ink, $ground) < 4.5;
        }
    }
    return sort keys %faults;
}

# Axes. ---------------------------------------------------------------------

# From three to twelve ticks, none twice, each where its number belongs; a
# scale that is not linear, and what the axes are, said in words.
sub tick_faults {
    my ($svg) = @_;
    my ($desc) = map { lc page_text($_) } page_all($svg, 'desc');
    my $bars = grep { class_of($_) =~ /^[crh]\d/ && $_->{name} eq 'rect' }
        marks($svg);
    my (@faults, $numbered, $zero);
    for my $axis (ticks($svg)) {
        my @ticks = @{$axis->{ticks}};
        my @points = map { [number_of($_->[0]), $_->[1]] } @ticks;
        next if grep { !defined $_->[0] } @points;
        $numbered++;
        my %seen;
        push @faults, "tick `$_->[0]` stands twice"
            for grep { $seen{$_->[0]}++ } @ticks;
        push @faults, scalar(@points) . " ticks on $axis->{side}"
            if @points < 3 || @points > 12;
        my ($scale, $kind) = scale_of($axis->{side}, @points);
        push @faults, "ticks on $axis->{side} are on no scale" if !$scale;
        push @faults, "the log scale is not described"
            if ($kind // '') eq 'log' && ($desc // '') !~ /\blog/;
        $zero ||= ($kind // '') eq 'log' || grep { $_->[0] == 0 } @points;
    }
    push @faults, 'a linear axis of bars without zero'
        if $bars && $numbered && !$zero;
    return @faults if !ticks($svg) && !grep { class_of($_) =~ /^[crs]\d/ &&
        $_->{name} ne 'path' } marks($svg);
    push @faults, 'no axis has numbers' if !$numbered;
    my @titles = grep { $_->{class} eq 'axis-title' } text_boxes($svg);
    push @faults, 'no axis has a title' if !@titles;
    return @faults;
}

# What the tooltips of marks may say of a table: "ROW, COLUMN: CELL", "ROW,
# NAME: CELL" with another name in that row, or "ROW: CELL" for the first such
# column, each with the cell's full number, or the share in percent that
# stands behind it.
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
            my $number = $texts[$i - 1] =~ /\(([\d.]+)%\)$/ ? $1
                : $data->{attr}{value};
            $number{"$name, @{[$headers[$i] // '']}: $texts[$i - 1]"} = $number;
            $number{"$_: $texts[$i - 1]"} //= $number
                for $name, map { ("$name, $_", "$_, $name") } @texts;
        }
    }
    return \%number;
}

# A bar is as long as its number in the table says: on a linear scale in
# proportion, on a logarithmic one by the distance of its ticks; shares are
# known to whole percents.  Of bars
# from axes of names and numbers: value_faults looks at the others.
sub bar_faults {
    my ($svg, $table) = @_;
    my $numbers = tooltips($table);
    my ($axis, @others) = grep {
        !grep { !defined number_of($_->[0]) } @{$_->{ticks}} } ticks($svg);
    return if !$axis || @others;
    my ($scale, $kind) = scale_of($axis->{side},
        map { [number_of($_->[0]), $_->[1]] } @{$axis->{ticks}}) or return;
    my $length = $axis->{side} eq 'x' ? 'width' : 'height';
    my (@bars, @faults);
    for my $mark (grep { $_->{name} eq 'rect' &&
        class_of($_) =~ /^[crh]\d/ } marks($svg)) {
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
            if abs($want - $bar->[1]) > 1.2 +
            ($bar->[2] =~ /%\)$/ ? $longest->[1] / $longest->[0] : 0);
    }
    return @faults;
}

# The data behind. ----------------------------------------------------------

# The numbers in a text, as they are written.
sub numbers_in {
    my ($text) = @_;
    return plain($text) =~ /(\d+(?:,\d{3})*(?:\.\d+)?)/g;
}

# All of a table: its header, names and cells.
sub numbers_of_table {
    my ($table) = @_;
    return map { $_ => 1 } map { numbers_in(page_text($_)) }
        grep { $_->{name} =~ /^(t[hd]|caption)$/ } page_all($table);
}

# Each number of a tooltip is one of the table; not so where cells that are
# too many to be told apart are joined by their steps of the ramp.
sub value_faults {
    my ($svg, $table) = @_;
    my %known = numbers_of_table($table);
    my @faults;
    for my $mark (grep { !flat($_) } marks($svg)) {
        my $text = plain(page_text($mark));
        push @faults, map { "`$text`: $_ is not in the table" }
            grep { !$known{$_} } numbers_in($text);
    }
    return @faults;
}

# The sums of a table's rows and columns.
sub totals {
    my ($table) = @_;
    my (@rows, @columns);
    for my $row (page_all($table, 'tr')) {
        my @numbers = map { my ($data) = page_all($_, 'data');
            $data ? $data->{attr}{value} : 0 } page_all($row, 'td');
        push @rows, sum0(@numbers);
        $columns[$_] += $numbers[$_] for 0 .. $#numbers;
    }
    return grep { $_ } @rows, @columns;
}

# Is a number one of the totals, in whatever unit?
sub is_total {
    my ($number, @totals) = @_;
    return if !$number;
    return grep { my $power = log(abs $number / abs $_) / log 1000;
        abs($power - sprintf '%.0f', $power) < .003 } @totals;
}

# The description says what kind of drawing this is, what its axes show (of
# titles in several lines the one with the capital) and how much there is; its
# numbers are cells, drawn texts, counts, or follow from them: ratios, shares,
# slopes.
sub desc_faults {
    my ($svg, $table) = @_;
    my ($desc) = map { plain(page_text($_)) } page_all($svg, 'desc') or return;
    my @faults;
    push @faults, 'the description names no kind' if $desc !~ /\b(?:
        chart|bars?|lines?|points?|areas?|heat\ ?map|cells|pie|donut|ring|box|
        histogram|roofline|diagram|scatter|plot|text)/xi;
    push @faults, 'the description has no count' if $desc !~ /\d/;
    for my $title (grep { $_->{class} eq 'axis-title' } text_boxes($svg)) {
        my ($word) = $title->{text} =~ /^(.{1,20}?)(?: \(|,|$)/;
        push @faults, "the description lacks the axis `$title->{text}`"
            if defined $word && $word =~ /^\p{Lu}/ &&
            index(lc $desc, lc $word) < 0;
    }
    my %known = (numbers_of_table($table), map { $_ => 1 }
        map { numbers_in($_->{text}) } text_boxes($svg));
    my @totals = totals($table);
    my $most = page_all($svg) + page_all($table, 'tr');
    while ($desc =~ /(\d+(?:,\d{3})*(?:\.\d+)?)(?=(\S?(?:\s\w+)?))/g) {
        my ($number, $next, $before) = ($1, $2, substr $desc, 0, $-[0]);
        next if $known{$number} || $number =~ /^\d+$/ && $number <= $most;
        next if $next =~ /^%|^\x{d7}|^ times/ || $before =~ /\^-?$|x$/ ||
            $before =~ /\bmarks? [^.:]*[(,]? ?$/ ||
            is_total($number =~ tr/,//dr, @totals);
        push @faults, "`$number` of the description is nowhere";
    }
    return @faults;
}

# The table below a figure, and that the drawing's labels come from it; one
# that is broken into lines is part of a cell.
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
    my @marks = grep { class_of($_) !~ /^(node|link|[as]\d)$/ } marks($svg);
    push @faults, scalar(@marks) . ' marks for ' . @numbers . ' numbers'
        if @marks > @numbers;
    my %cell = map { plain(page_text($_)) => 1 } page_all($table, 'td'),
        grep { ($_->{attr}{scope} // '') eq 'row' } page_all($table, 'th');
    for my $label (grep { class_of($_) =~ /^(label|inside)$/ }
        map { page_all($_, 'text') } page_all($figure, 'svg')) {
        my $text = plain(page_text($label));
        push @faults, "label `$text` is not in the table"
            if !$cell{$text} && !grep { index($_, $text) >= 0 } keys %cell;
    }
    return @faults;
}

# A page. -------------------------------------------------------------------

sub drawing_faults {
    my ($svg, $id, $table, $sheet) = @_;
    return svg_faults($svg, $id), text_faults($svg), tick_faults($svg),
        mark_faults($svg), gap_faults($svg), colour_faults($svg, $sheet),
        bar_faults($svg, $table), value_faults($svg, $table),
        desc_faults($svg, $table);
}

# All faults of a page's figures; one that holds others is a caption only.
# `sheet` is a stylesheet as colours_read gives it; without, the one of the
# tree.
sub figure_faults {
    my ($root, $sheet) = @_;
    $sheet //= colours_read(slurp('assets/lectern.css'));
    my (@faults, %ids);
    for my $figure (page_all($root, 'figure')) {
        next if page_all($figure, 'figure');
        my @svgs = page_all($figure, 'svg') or next;
        my $id = $figure->{attr}{id} // 'a figure without id';
        my @found = data_faults($figure);
        push @found, 'no caption' if !page_all($figure, 'figcaption');
        my %widths = map { (view_box($_))[0] => 1 } @svgs;
        push @found, 'no narrow drawing' if !$widths{360};
        push @found, 'no wide drawing'
            if !$widths{680} && !page_class($figure, 'half');
        my ($table) = page_all($figure, 'table');
        push @found, drawing_faults($_, $id, $table // $figure, $sheet)
            for @svgs;
        push @found, map { "id `$_` stands twice" } grep { $ids{$_}++ }
            map { $_->{attr}{id} // () } $figure, page_all($figure);
        push @faults, map { "$id: $_" } @found;
    }
    return @faults;
}

1;
