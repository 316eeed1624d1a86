#!/usr/bin/perl
# Evaluation ends: what would run or grow for ever gives its error, within
# 200 MB of memory (where the program is not built with sanitizers, which
# need more) and the stack that there is.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

use constant MEGABYTES => 200;

my $folder = temporary();
my $limited = 'ulimit -d ' . MEGABYTES * 1024 . ' && exec "$0" "$@"';
my @bounds = run($folder, 'sh', '-c', $limited, $lectern, 'eval', '1')->{status}
    ? () : ('sh', '-c', $limited);
note @bounds ? 'with ' : 'without ', 'a bound of ' . MEGABYTES . ' MB';

# What `lectern render` says of a page, and how long it took: a second of the
# processor is what is promised, two let a slow machine pass.
sub said {
    my ($page) = @_;
    spew("$folder/page.md", $page);
    my @before = times;
    my $result = run($folder, 'timeout', 60, @bounds, $lectern, 'render',
        'page.md');
    my @after = times;
    my $seconds = $after[2] + $after[3] - $before[2] - $before[3];
    my %errors = map { $_ => 1 } $result->{err} =~ /^error\[([\w-]+)\]/mg;
    return "exit $result->{status}: " . join(' ', sort keys %errors) .
        ($result->{status} == 1 ? '' : substr $result->{err}, 0, 300) .
        (@bounds && $seconds > 2 ? " after $seconds seconds" : '');
}

# A page and the diagnostics that it gets.
sub ends {
    my ($name, $error, $page) = @_;
    is said($page), "exit 1: $error", $name;
}

# The same of definitions and a value.
sub stops {
    my ($name, $error, $definitions, $value) = @_;
    $value //= 1;
    ends($name, $error, "```calc\n$definitions\n```\n\n{{ $value }}\n");
}

# Longer than any page could wait for.
stops('recursion without an end', 'limit', 'f(n) = f(n + 1)', 'f(1)');
stops('two functions that call each other', 'limit',
    "f(n) = g(n + 1)\ng(n) = f(n - 1)", 'f(1)');
stops('recursion that doubles', 'limit',
    'f(n) = if n < 0 then 0 else f(n - 0.5) + f(n - 0.25)', 'f(1000)');
stops('recursion by a default', 'limit', 'f(n=1) = f()', 'f()');
stops('recursion in a comprehension', 'limit',
    'f(n) = [f(n + x) for x in [1] for y in [2] for z in [3]]', 'f(1)');
stops('recursion by scan', 'limit', 'f(n, m) = scan([1], n, f)', 'f(1, 2)');
stops('recursion in a query', 'limit',
    'f(n) = [{a: 1}] sort by f(n + 1)', 'f(1)');
stops('recursion through local names', 'limit',
    "f(n) = a\n  where\n    a = f(n + 1)", 'f(1)');
stops('calls deeper than the bound', 'limit',
    'f(n) = if n < 1 then 0 else 1 + f(n - 1)', 'f(1e6)');
stops('a comprehension over 1e12', 'limit', '',
    'sum([x for x in 1..1000000000000])');
stops('loops within loops', 'limit', '',
    'len([0 for a in 1..9999 for b in 1..9999 for c in 1..9999 if a < 0])');
stops('sums of loops', 'limit', '',
    'sum([sum([a + b for b in 1..99999]) for a in 1..99999])');

# Larger than any memory.
stops("$_", 'limit', '', $_) for '1..1e12', '1..1e308',
    'linspace(0, 1, 1e12)', 'geomspace(1, 2, 1e12)', 'uniform(1e12, 1)',
    'normal(1e12, 0, 1, 1)', 'histogram([1, 2], 1e12)';
stops('texts that double', 'limit', join("\n", 't0 = "aaaa"',
    map { "t$_ = t" . ($_ - 1) . ' + t' . ($_ - 1) } 1 .. 40), 'len(t40)');
stops('texts that double in a scan', 'limit', 'f(t, i) = t + t',
    'len(scan(1..60, "aaaa", f)[59])');
stops('texts that grow by replacing', 'limit',
    'f(t, i) = replace(t, "a", "aa")', 'len(scan(1..60, "aaaa", f)[59])');
stops('texts that grow by joining', 'limit', 'f(t, i) = join([t, t], t)',
    'len(scan(1..60, "aaaa", f)[59])');
stops('lists that double', 'limit', 'f(l, i) = concat(l, l)',
    'len(scan(1..60, [1, 2], f)[59])');
stops('lists of lists', 'limit', '', 'len([1..1000000 for x in 1..1000])');
stops('lists of long texts', 'limit', join("\n", 't0 = "aaaa"',
    map { "t$_ = t" . ($_ - 1) . ' + t' . ($_ - 1) } 1 .. 17),
    'len([t17 + "b" for x in 1..1000000])');
stops('records of records', 'limit', 'f(r, i) = {a: r, b: [r, r]}',
    '[scan(1..60, {a: 1}, f)[59]]');
stops('a text times a number', 'wrong-type', '', '"a" * 1e12');
stops('powers of powers', 'not-finite', '', '9^9^9^9');

# Much work in few steps.
stops('sorting a long list again and again', 'limit', '',
    'len([sort(1..1000000) for x in 1..100000])');
stops('looking through a long list', 'limit', 'l = 1..1000000',
    'len([x for x in l if x + 0.5 in l])');
stops('looking through a long text', 'limit', join("\n", 't0 = "aaaa"',
    map { "t$_ = t" . ($_ - 1) . ' + t' . ($_ - 1) } 1 .. 17),
    'len([x for x in 1..1000000 if contains(t17, "b")])');
stops('joining long tables again and again', 'limit',
    't = [{a: x, b: x} for x in 1..100000]' .
    "\nu = [{a: x + 0.5, c: x} for x in 1..100000]",
    'len([t join u on a for x in 1..1000])');

# More names than can be told apart.
my $many = join ', ', map { "p$_: 1" } 1 .. 100_000;
stops('a record of very many fields', 'limit', '', "{$many}");
stops('a function of very many parameters', 'limit',
    'f(' . ($many =~ s/: 1//gr) . ') = 1');
stops('a query for very many columns', 'limit', 't = [{a: 1}]',
    'len(t select ' . ($many =~ s/:/ =/gr) . ')');

# Deeper than any stack.
my $n = 100_000;
stops("$n open $_", 'limit', '', $_ x $n) for '(', '[', '-', 'not ', '{a: ',
    'if ', 'f(', '1 ^ ';
stops("$n brackets around one", 'limit', '', '(' x $n . 1 . ')' x $n);
stops("$n operators", 'limit', '', '1' . ' + 1' x $n);
stops("$n indices", 'limit', 'l = [1]', 'l' . '[0]' x $n);
stops("$n queries", 'limit', 't = [{a: 1}]', 'len(t' . ' take 1' x $n . ')');
stops("$n levels of local names", 'limit', join "\n", 'f(x) = x',
    map { ' ' x (2 * $_) . "where\n" . ' ' x (2 * $_ + 1) . "a$_ = 1" }
    1 .. 300);

# What a page holds beside expressions, each beyond its bound.
sub fence {
    my ($kind, $body) = @_;
    return "```$kind\n$body\n```\n";
}
my $table = fence('data t', "a, b\nx, 1\ny, 2");
ends('quotes within quotes', 'limit', '>' x 10_000 . " text\n");
ends('lists within lists', 'limit',
    join '', map { ' ' x (2 * $_) . "- a\n" } 0 .. 200);
ends('images within images', 'limit', '![' x 10_000 . '](a)' x 10_000 . "\n");
ends('long targets of many links', 'limit',
    '[a] ' x 60_000 . "\n\n[a]: https://x.org/" . 'x' x 10_000 . "\n");
ends('more units than there are places for', 'limit',
    fence('calc', join "\n", map { "unit u$_" } 1 .. 10_000));
ends('a list of lists of lists in YAML', 'limit',
    fence('table', 'data: ' . '[' x $n . ']' x $n));
ends('blocks of YAML within blocks', 'limit',
    fence('table', join "\n", map { ' ' x $_ . 'a:' } 0 .. 1000));
ends('a long list in YAML', 'limit',
    fence('table', 'data: [' . '1, ' x $n . '1]'));
ends('a value shown at length', 'limit', '{{ 1..1000000 }}');
ends('definitions at length', 'limit', fence('calc show',
    join "\n", map { "a$_ = " . join ' + ', (1) x 150 } 1 .. 2000));
ends('more rules than a chart has room for', 'limit', $table . fence('chart',
    "title: T\ndata: t\nmark: bar\ny: a\nx: b\nrules:\n" .
    "  - {x: 1, label: r}\n" x 100));
ends('examples within examples', 'limit', join '',
    map({ '`' x (20 - $_) . "example\n" } 0 .. 15), "text\n",
    map { '`' x (20 - $_) . "\n" } reverse 0 .. 15);
ends('more examples than a page has time for', 'limit',
    fence('example', 'text') x 1000);
ends('a large page', 'limit', "text\n" x 4_000_000);

# Files of rows.
spew("$folder/rows.csv", "a, b\n" . "1, 2\n" x 1_000_001);
ends('more rows than a table has', 'limit', fence('data t file=rows.csv', ''));
spew("$folder/deep.json", '[' x $n . ']' x $n);
ends('a list of lists of lists in JSON', 'limit',
    fence('data t file=deep.json', ''));
spew("$folder/large.csv", "a\n" . "1\n" x 9_000_000);
ends('a large file', 'limit', fence('data t file=large.csv', ''));
done_testing;
