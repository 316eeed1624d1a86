#!/usr/bin/perl
# Every figure of the built course: its drawings, the text in them and the
# data behind them (lib/Figures.pm), and that each drawing is XML by itself.
use strict;
use warnings;
use lib 'tests/lib';
use Figures;
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
    ['no marks', qr/<title>.*<\/title>/, '', 'all'],
    ['series c2 differs', 'class="c1"', 'class="c2"'],
    ['3 marks for 2', '<g class="tick"',
        '<rect class="c1"><title>1</title></rect><g class="tick"'],
    ['label `$11` is not', 'y="25">$10', 'y="25">$11'],
    ['`B: $2K` is not in the table', 'B: $1K', 'B: $2K'],
    ['`A: $10` is 130 long, not 100.0', 'width="100" h', 'width="130" h'],
    ['`$10` lies on `A: $10`', 'x="210" y="25"', 'x="190" y="25"'],
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

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
my ($figures, $folder) = (0, temporary());
for my $page (grep { /\.html$/ } files($site)) {
    my $html = slurp("$site/$page");
    none "$page: figures", faults($html);
    for my $svg ($html =~ m{<svg\b.*?</svg>}gs) {
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
