#!/usr/bin/perl
# Every figure of the built course: its drawings, the text in them and the
# data behind them (lib/Figures.pm), and that each drawing is XML by itself.
use strict;
use warnings;
use lib 'tests/lib';
use Colours;
use Figures;
use IO::Compress::Gzip qw(gzip $GzipError);
use Page;
use Run;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

sub faults {
    my ($html) = @_;
    my ($root, @faults) = page_parse($html);
    return @faults, figure_faults($root);
}

# A small figure without faults, and one edit for each fault.
my $desc = 'Horizontal bars of 2 things on a log scale: cost ($). ' .
    'Least: A, $10; greatest: B, $1K, 100 times as much.';
my $drawing = <<"END";
<svg class="chart wide" xmlns="http://www.w3.org/2000/svg" role="img"
 aria-labelledby="fig-a-w-t fig-a-w-d" viewBox="0 0 680 120" width="680"
 height="120" font-size="13">
<title id="fig-a-w-t">Costs</title>
<desc id="fig-a-w-d">$desc</desc>
<g class="c1" fill="#1c58fc">
<rect x="100" y="10" width="100" height="20"><title>A: \$10</title></rect>
<rect x="100" y="40" width="300" height="20"><title>B: \$1K</title></rect>
</g>
<g class="tick" text-anchor="end">
<text x="90" y="25">A</text>
<text x="90" y="55">B</text>
</g>
<g class="tick" text-anchor="middle">
<text x="100" y="80">\$1</text>
<text x="200" y="80">\$10</text>
<text x="300" y="80">\$100</text>
<text x="400" y="80">\$1K</text>
</g>
<text class="label" x="210" y="25">\$10</text>
<text class="axis-title" x="100" y="100">Cost (log scale)</text>
</svg>
END
my %narrow = ('680' => 360, 'fig-a-w' => 'fig-a-n', 'width="100"' =>
    'width="75"', 'width="300"' => 'width="225"', 'x="200"' => 'x="175"',
    'x="300"' => 'x="250"', 'x="400"' => 'x="325"', 'x="210"' => 'x="185"');
my $narrow = $drawing;
$narrow =~ s/(@{[join '|', keys %narrow]})/$narrow{$1}/g;
my $table = <<'END';
<figcaption><b>Figure 1.</b> Costs.</figcaption>
<details class="data"><summary>Data</summary>
<table class="sheet"><caption>Costs</caption>
<tr><th scope="col">Thing</th><th scope="col">Cost</th></tr>
<tr><th scope="row">A</th>
<td class="number"><data value="10">$10</data></td></tr>
<tr><th scope="row">B</th>
<td class="number"><data value="1000">$1K</data></td></tr>
</table><a class="csv" href="fig-a.csv">CSV</a></details>
END
my $good = "<figure id=\"fig-a\">\n$drawing$narrow$table</figure>\n";
none 'a good figure has no faults', faults($good);

my @planted = (
    ['no role', 'role="img"', ''],
    ['no view box', 'viewBox="0 0 680 120"', ''],
    ['a fixed width', 'width="680"', 'width="700"'],
    ['it is 700 wide', '680', '700'],
    ['no title first', '>Costs</title>', '> </title>'],
    ['over 120 characters', 'Costs</title>', 'Costs' x 30 . '</title>'],
    ['no description second', '<desc', '<metadata'],
    ['description of 5', $desc, 'Short'],
    ['not labelled by', 'fig-a-w-t fig', 'fig'],
    ['<style> is forbidden', '<g class="c1"', '<style></style><g class="c1"'],
    ['<image> is forbidden', '<g class="c1"', '<image/><g class="c1"'],
    ['style is forbidden', '<rect x', '<rect style="fill: red" x'],
    ['onclick is forbidden', '<rect x', '<rect onclick="x" x'],
    ['tabindex is forbidden', '<rect x', '<rect tabindex="0" x'],
    ['does not begin with `fig-a-`', '<g class="c1"', '<g id="b" class="c1"'],
    ['no short numbers', 'x="100" y="10"', 'x="100.25" y="10"'],
    ['no short numbers', 'x="100" y="10"', 'x="-0" y="10"'],
    ['names no id', 'fill="#1c58fc"', 'fill="url(#fig-a-h2)"'],
    ['is smaller than 12', 'font-size="13"', 'font-size="11"'],
    ['leaves the view box', 'x="90" y="25"', 'x="3" y="25"'],
    ['leaves the view box', 'y="100">Cost', 'y="119">Cost'],
    ['`$10` and `$10` overlap', 'x="210" y="25"', 'x="210" y="76"'],
    ['rotated text', 'x="210"', 'transform="rotate(90)" x="210"'],
    ['tick `$10` stands twice', '>$100<', '>$10<'],
    ['are on no scale', 'x="300" y="80"', 'x="310" y="80"'],
    ['2 ticks on x', qr/<text x="[23]00" y="80".*\n/, '', 'all'],
    ['log scale is not described', 'a log scale', 'an axis'],
    ['without zero', qr/>\$1(0*K?)</,
        sub { '>' . ($1 eq 'K' ? 4 : length($1) + 1) . '<' }, 'all'],
    ['no axis has numbers', '>$1<', '>one<'],
    ['no axis has a title', 'class="axis-title"', 'class="note"'],
    ['a mark of class `red`', 'class="c1"', 'class="red"'],
    ['said by nothing', 'A: $10', 'A'],
    ['no marks', qr/<title>.*<\/title>|<text class="label".*/, '', 'all'],
    ['series c2 differs', '<rect x="100" y="40"',
        '<rect class="c2" x="100" y="40"'],
    ['3 marks for 2', '<g class="tick"',
        '<rect class="c1"><title>1</title></rect><g class="tick"'],
    ['label `$11` is not', 'y="25">$10', 'y="25">$11'],
    ['`B: $2K` is not in the table', 'B: $1K', 'B: $2K'],
    ['`A: $10` is 130 long, not 100.0', 'width="100" h', 'width="130" h'],
    ['`$10` lies on `A: $10`', 'x="210" y="25"', 'x="190" y="25"'],
    ['`A: $10` touches `B: $1K`', 'y="10" width', 'y="19.5" width'],
    ['over 2,000 elements', '</desc>', '</desc>' . '<g/>' x 2000],
    ['16 ticks on x', qr/<text x="100" y="80">.*\n/, sub {
        join '', map { "<text x=\"${_}0\" y=\"80\">$_</text>\n" } 10 .. 22 }],
    ['the description has no count', $desc, 'A bar chart of cost on an axis ' .
        'that says nothing at all of how much there is.'],
    ['id `fig-a-w-t` stands twice', 'id="fig-a-w-d"', 'id="fig-a-w-t"'],
    ['`$10` lies on a rule', '<text class="label"',
        '<path class="rule" d="M215 0v70"/><text class="label"'],
    ['no data', qr/<details.*details>/s, ''],
    ['no table', qr/<table.*table>/s, ''],
    ['no summary', '<summary>Data</summary>', ''],
    ['has no caption', '<caption>Costs</caption>', ''],
    ['has no scope', ' scope="row"', ''],
    ['no CSV', 'class="csv"', ''],
    ['no caption', qr/<figcaption.*figcaption>/, ''],
    ['no narrow drawing', $narrow, ''],
    ['no wide drawing', $drawing, ''],
    ['ends <g>', '</g>', '</svg>'],
);
# The same with symbols, lines, a wedge, and a bar with text in it.
my $marks = <<'END';
<circle class="c1 point" cx="150" cy="20" r="4"><title>A: $10, 5</title>
</circle>
<path class="c2 point" d="M250 40h8v8h-8z"><title>B: $1K, 7</title></path>
<path class="s1" d="M150 20l60 25 44 -1"><title>rising to 7</title></path>
<path class="s2" stroke-dasharray="6 3" d="M150 55h60v5"><title>5</title></path>
<path class="c3" d="M300 20a20 20 0 0 1 20 20l-20 0z"><title>is 5</title></path>
<rect class="c4" x="330" y="22" width="20" height="23"><title>A, Size: 5</title>
</rect>
<text class="inside in-black" text-anchor="middle" x="340" y="40">5</text>
END
my $words = <<'END';
A chart of 2 points and 2 lines: size (MB) by cost ($, log scale). Least: A,
$10 and 5; greatest: B, $1K and 7, 100 times as much. The first line rises.
END
my $points = $good =~ s/(<desc id=".*?">).*?</$1$words</gsr;
$points =~ s/<g class="c1".*?<\/g>\n/$marks/gs;
$points =~ s/<text class="label" .*\n//g;
$points =~ s/<text class="axis-title"/$& x="10" y="10">Size (MB)<\/text>\n$&/g;
$points =~ s/(<th scope="col">)Cost<\/th>/$&$1Size<\/th>${1}More<\/th>/;
$points =~ s{(<td class="number"><data value=")(\d+)".*?</td>}{
    my $size = $2 > 10 ? 7 : 5;
    $& . qq($1$size">$size</data></td>) x 2}ge;
none 'a good figure of points and lines has none', faults($points);

# A label at a spot, in front of the text in the bar.
sub label {
    my ($x, $y, $text) = @_;
    return ('<text class="inside',
        qq(<text class="label" x="$x" y="$y">$text</text><text class="inside));
}

my @planted_points = (
    ['`5` lies on `A: $10, 5`', label(148, 24, 5)],
    ['`7` lies on `rising to 7`', label(176, 36, 7)],
    ['`5` lies on `is 5`', label(303, 37, 5)],
    ['`5` is not inside of a mark', 'x="340" y="40"', 'x="335" y="49"'],
    ['`5` cannot be read on light paper', 'inside in-black',
        'inside axis-title'],
    ['a text of class `inside in-red` has no colour', 'in-black', 'in-red'],
    ['series c4 differs by colour alone', 'path class="c3" d="M300 20a20 20 ' .
        '0 0 1 20 20l-20 0z"', 'rect class="c3" x="1" width="9" height="9"'],
    ['series s2 differs by colour alone', ' stroke-dasharray="6 3"', ''],
    ['`A: $10, 5` leaves the view box', 'cx="150"', 'cx="1"'],
    ['`rising to 7` leaves the view box', 'l60 25', 'l60 -25'],
    ['`A: $10, 6`: 6 is not in the table', 'A: $10, 5<', 'A: $10, 6<'],
    ['the description names no kind', qr/chart of(.*?)lines(.*?)line/s,
        sub { "picture of$1$2" =~ s/points//r }],
    ['the description lacks the axis `Size (MB)`', 'size (MB) by', 'bulk by'],
    ['`8.5` of the description is nowhere', 'and 7, 100', 'and 8.5, 100'],
);

# Each planted fault is seen, and was not there before.
sub see {
    my ($good, @planted) = @_;
    for (@planted) {
        my ($fault, $from, $to, $all) = @$_;
        my $pattern = ref $from ? $from : qr/\Q$from\E/;
        my $edit = ref $to ? $to : sub { $to };
        my $bad = $good;
        $all ? $bad =~ s/$pattern/$edit->()/ge : $bad =~ s/$pattern/$edit->()/e;
        isnt $bad, $good, "planted: $fault";
        ok +(grep { index($_, $fault) >= 0 } faults($bad)), "seen: $fault"
            or diag join "\n", faults($bad);
    }
}
see($good, @planted);
see($points, @planted_points);

# Colours are those of the stylesheet.
my $css = slurp('assets/lectern.css');
for (['c1 cannot be seen on light paper', '--chart-1: #1c58fc',
        '--chart-1: #dde'],
    ['`$10` cannot be read on light paper', '--soft: #545c69', '--soft: #999'],
    ['`$10` cannot be read on dark paper', '--soft: #a5adb9', '--soft: #555'],
    ['a mark of class `c1` has no colour', ':is(.c1,', ':is(.c9,'],
    ['a text of class `label` has no colour', ".chart .label,\n", '']) {
    my ($fault, $from, $to) = @$_;
    my ($root) = page_parse($good);
    my $bad = $css =~ s/\Q$from\E/$to/gr;
    ok $bad ne $css, "planted: $fault";
    ok +(grep { index($_, $fault) >= 0 }
        figure_faults($root, colours_read($bad))), "seen: $fault";
}

# What a drawing may weigh, and one of thirty bars in particular.
sub size_faults {
    my ($svg) = @_;
    my @faults;
    push @faults, length($svg) . ' bytes' if length $svg > 40_000;
    my $marks = () = $svg =~ /<\/title><\/rect>/g;
    return @faults if $marks > 30 || $svg =~ /<\/title><\/(?!rect)\w+>/;
    gzip \$svg, \my $zipped or die "gzip: $GzipError\n";
    push @faults, "$marks bars in " . length($svg) . ' bytes'
        if length $svg > 6000;
    push @faults, "$marks bars in " . length($zipped) . ' bytes, gzipped'
        if length $zipped > 1500;
    return @faults;
}

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
my ($figures, $folder) = (0, temporary());
for my $page (grep { /\.html$/ } files($site)) {
    my $html = slurp("$site/$page");
    none "$page: figures", faults($html);
    for my $svg ($html =~ m{<svg\b.*?</svg>}gs) {
        none "$page: drawing $figures is light", size_faults($svg);
        spew("$folder/" . $figures++ . '.svg', $svg);
    }
}
cmp_ok $figures, '>=', 6, 'there are drawings';
my $checked = run($folder, 'xmllint', '--noout', map { "$_.svg" }
    0 .. $figures - 1);
is $checked->{status}, 0, 'each drawing is XML by itself'
    or diag $checked->{err};
spew("$folder/bad.svg", '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>');
isnt run($folder, 'xmllint', '--noout', 'bad.svg')->{status}, 0,
    'a planted drawing that is no XML is seen';
done_testing;
