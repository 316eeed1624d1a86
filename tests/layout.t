#!/usr/bin/perl
# Charts of random tables: none crashes or hangs, no text is cut off or lies
# on another one, axes have from three to twelve ticks, and all else that is
# told of a drawing holds, too.
#
# The tables are those that authors' accidents make: from one row to 500,
# values of both signs, zero, huge, tiny, equal, missing, names that are long
# or in any script.  The same seed gives the same charts everywhere.
#
#     tests/layout.t [COUNT [SEED [MARK]]]     COUNT charts of each mark
#
# Each failure shows the page; `make layout` runs many.
use strict;
use utf8;
use warnings;
use lib 'tests/lib';
use Colours;
use Figures;
use Page;
use Run;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

# Random numbers of our own: Perl's differ between builds.  (Park and Miller
# 1988.)
my $state;
sub random {
    my ($below) = @_;
    $state = $state * 16807 % 2147483647;
    return $state % $below;
}

sub chance { return random(100) < $_[0] }
sub one_of { return $_[random(scalar @_)] }
sub fraction { return random(1_000_000) / 1_000_000 }

# Names. --------------------------------------------------------------------

my @words = qw(attention batch cache decoder embedding fused gradient head
    inference kernel latency memory norm optimizer pruned quantized residual
    softmax token update vision weight);
my @scripts = ('模型大小比较', 'パラメータ', 'размер модели', 'حجم النموذج',
    'גודל המודל', 'μέγεθος', 'นางแบบ', 'मॉडल', "e\x{301}te\x{301}", '🚀 model');

sub name_short { return ucfirst one_of(@words) }
sub name_long { return join ' ', map { one_of(@words) } 0 .. 3 + random(9) }
sub name_word {
    return ucfirst join '', map { one_of(@words) } 0 .. 1 + random(5);
}
sub name_foreign { return join ' ', map { one_of(@scripts) } 0 .. random(3) }
sub name_number { return random(100_000) }
sub name_marks {
    return one_of('a < b', 'x & y', '"so"', 'a/b/c', '100%', '$5');
}

# Values. -------------------------------------------------------------------

my %values = (
    plain => sub { random(1000) / 10 },
    positive => sub { 1 + random(1000) / 10 },
    both => sub { (random(2001) - 1000) / 10 },
    negative => sub { -random(1000) },
    zero => sub { 0 },
    equal => sub { 42 },
    huge => sub { sprintf '%.4e', fraction() * 1e15 },
    tiny => sub { sprintf '%.4e', fraction() * 1e-9 },
    decades => sub { sprintf '%.3e', 10 ** (fraction() * 14 - 4) },
    close => sub { sprintf '%.2f', 1000 + fraction() * 10 },
    years => sub { 1990 + random(40) },
);

# A column of numbers: how it is made, and its values, some missing.
sub column {
    my ($rows, @kinds) = @_;
    my $kind = one_of(@kinds ? @kinds : sort keys %values);
    my $missing = chance(20) ? 15 : 0;
    my @column = map { $_ && chance($missing) ? '' : $values{$kind}->() }
        0 .. $rows - 1;
    return ($kind, @column);
}

sub cell {
    my ($text) = @_;
    return $text =~ /[",#]|^\s|\s$/ ? '"' . $text =~ s/"/""/gr . '"' : $text;
}

# Can it stand on a logarithmic axis?
sub positive {
    return !grep { $_ ne '' && $_ <= 0 } @_;
}

my @units = ('', '', ' [GB]', ' [ms]', ' [$]', ' [%]', ' [million]',
    ' [FLOP/B]');

# A table of names, two columns of numbers, and one of a few groups:
# {text, rows, log: {a, b}}.
sub table {
    my ($most) = @_;
    my $rows = one_of(1, 1, 2, 3, 3, 5, 5, 8, 12, 20, 40, 100, 500);
    $rows = $most if $rows > $most;
    my $namer = one_of(\&name_short, \&name_short, \&name_long, \&name_word,
        \&name_foreign, \&name_number, \&name_marks);
    my ($kind, @a) = column($rows);
    my (undef, @b) = column($rows);
    ($a[0], $b[0]) = map { $_ eq '' ? 1 : $_ } $a[0], $b[0];
    my @groups = map { name_short() . $_ } 0 .. random(5);
    my $text = sprintf "name, a%s, b%s, kind\n", one_of(@units), one_of(@units);
    $text .= join(', ', cell($namer->() . ($rows > 1 ? ' ' . ($_ + 1) : '')),
        $a[$_], $b[$_], cell(one_of(@groups))) . "\n" for 0 .. $rows - 1;
    return {text => $text, rows => $rows, kind => $kind,
        log => {a => positive(@a), b => positive(@b)}};
}

# Charts. -------------------------------------------------------------------

sub channel {
    my ($table, $column) = @_;
    my $scale = $table->{log}{$column} && chance(30) ? ' log'
        : chance(10) ? ' reverse' : '';
    return "$column$scale" . (chance(30) ? ' "' . ucfirst(name_long()) . '"'
        : '');
}

sub title { return 'title: ' . ucfirst(name_short()) . "\n" }

sub bars {
    my $table = table(150);
    my ($names, $numbers) = chance(70) ? ('y', 'x') : ('x', 'y');
    my $chart = title() . "data: t\nmark: bar\n$names: name\n";
    if (chance(25)) {
        $chart .= "$numbers: {First: a, Second: a}\n";
        $chart .= 'stack: ' . one_of('true', 'false') . "\n" if chance(50);
        return ($table, $chart);
    }
    $chart .= "$numbers: " . channel($table, 'a') . "\n";
    $chart .= "label: a\n" if chance(50);
    $chart .= "color: a\n" if chance(20);
    $chart .= "rules:\n" . join '', map { "  - {$numbers: \"t.a[0]\"" .
        (chance(50) ? ', label: ' . name_long() : '') . "}\n" } 0 .. random(3)
        if chance(20) && $table->{kind} ne 'zero';
    return ($table, $chart);
}

# A chart of two columns of numbers, or of names and numbers; with constants.
sub plane {
    my ($mark, $most, $named, @more) = @_;
    my $table = table($most);
    my ($x, $y) = chance($named) ? ('name', channel($table, 'b'))
        : (channel($table, 'a'), channel($table, 'b'));
    my $chart = title() . "data: t\nmark: $mark\nx: $x\ny: $y\n";
    $chart .= 'color: ' . ($mark =~ /line|area/ ? 'kind' : one_of('kind',
        'kind', 'b')) . "\n" if chance(35);
    $chart .= one_of(@more) if @more && chance(40);
    $chart .= 'rules: [{y: ' . one_of(0, 50, 2000) . ", label: limit}]\n"
        if chance(10);
    $chart .= 'bands: [{y: ["t.b[0]", null], label: ' . name_short() . "}]\n"
        if chance(10);
    return ($table, $chart);
}

sub points {
    return plane('point', 250, 15, "label: name\n", "shape: kind\n",
        "label: b\n");
}

sub lines {
    return plane(one_of('line', '{type: line, points: true}'), 250, 30,
        "label: b\n");
}

sub areas { return plane('area', 200, 30, "stack: false\n") }

sub ranges {
    my ($table, $chart) = plane('rule', 60, 60);
    $chart =~ s/^y: b.*$/y: [b, b * 2]/m;
    return ($table, $chart);
}

sub texts {
    my ($table, $chart) = plane('text', 40, 20);
    return ($table, $chart . "label: name\n");
}

sub histograms {
    my ($table, $bins) = (table(500), 1 + random(40));
    $table = table(500) while $table->{rows} < 3;
    return ($table, title() . "data: histogram([v for v in t.a if v != " .
        "missing], $bins)\nmark: bar\nx: {value: [from, to], title: Value}\n" .
        "y: count\n");
}

sub cells {
    my $table = table(120);
    return ($table, title() . "data: t\nmark: rect\nx: kind\ny: name\n" .
        'color: ' . one_of('a', 'b', 'a log') . "\n" .
        (chance(50) ? "label: a\n" : ''));
}

sub slices {
    my $table = table(8);
    return ($table, title() . 'data: t' . "\nmark: " .
        one_of('arc', '{type: arc, hole: 50%}') . "\ntheta: a\ncolor: name\n" .
        (chance(40) ? "label: a\n" : ''));
}

sub layers {
    my ($table, $chart) = plane('point', 60, 100);
    $chart =~ s/^mark: .*\n//m;
    $chart =~ s/^color: b$/color: kind/m;
    return ($table, $chart . "layers:\n  - mark: " . one_of('bar', 'area',
        'line') . "\n  - mark: point\n    label: name\n");
}

my %marks = (arc => \&slices, area => \&areas, bar => \&bars,
    histogram => \&histograms, layers => \&layers, line => \&lines,
    point => \&points, rect => \&cells, rule => \&ranges, text => \&texts);

# What may be refused, and is then no fault: units that do not fit, zero on a
# logarithmic axis, negative slices, names that come twice, too much of it all.
my $refused =
    qr/^error\[(?:bad-scale|bad-chart|limit|wrong-type|unit-mismatch)\]/;

my $drawn = 0;

sub faults {
    my ($folder, $table, $chart, $sheet) = @_;
    spew("$folder/page.md", "---\ntitle: T\n---\n\n```data t\n" . do {
        my $text = $table->{text};
        utf8::encode($text);
        $text } . "```\n\n```chart\n$chart```\n");
    my $result = run($folder, 'timeout', '20', $lectern, 'render', 'page.md');
    return if $result->{status} == 1 && $result->{err} =~ $refused;
    $drawn++;
    return "exit $result->{status}: $result->{err}" if $result->{status};
    my ($root, @faults) = page_parse($result->{out});
    push @faults, map { length() . ' bytes' } grep { length() > 40_000 }
        $result->{out} =~ m{<svg\b.*?</svg>}gs;
    return @faults, figure_faults($root, $sheet);
}

my ($count, $seed, $only) = @ARGV;
$count //= 15;
$state = $seed // 20261123;
my $sheet = colours_read(slurp('assets/lectern.css'));
my $folder = temporary();
for my $mark (sort keys %marks) {
    next if defined $only && $mark ne $only;
    my $shown = $drawn = 0;
    for my $number (1 .. $count) {
        my ($table, $chart) = $marks{$mark}->();
        my @faults = faults($folder, $table, $chart, $sheet);
        @faults = grep { !/a description of [345]\d char|: no marks/ } @faults;
        next if !@faults;
        fail "$mark, chart $number";
        diag join "\n", @faults[0 .. ($#faults < 4 ? $#faults : 4)];
        my @rows = split /\n/, $table->{text};
        diag join "\n", @rows[0 .. ($#rows < 6 ? $#rows : 6)],
            "($table->{rows} rows)", $chart;
        last if ++$shown == 3;
    }
    ok !$shown, "$count charts of $mark";
    cmp_ok $drawn, '>', $count / 3, "$mark: most are drawn" if !$shown;
}
done_testing;
