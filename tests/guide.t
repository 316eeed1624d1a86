#!/usr/bin/perl
# The author's guide: all that there is is in it, all that it shows is run,
# and a mistake in it stops the build.
use strict;
use utf8;
use warnings;
use lib 'tests/lib';
use Page;
use Run;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

sub text_of {
    my ($path) = @_;
    my $text = slurp($path);
    utf8::decode($text);
    return $text;
}

# What stands first in the rows of a page's table.
sub listed {
    my ($root, $id) = @_;
    my ($table) = grep { ($_->{attr}{id} // '') eq $id } page_all($root);
    return map { page_text($_) =~ s/^\s+|\s+$//gr }
        grep { ($_->{attr}{scope} // '') eq 'row' } page_all($table, 'th');
}

# The fences of a guide's source: [first line, line number, body].
sub fences {
    my ($text) = @_;
    my (@fences, $open);
    my $number = 0;
    for my $line (split /\n/, $text) {
        $number++;
        if ($open && $line =~ /^(`+)$/ && length $1 >= length $open->[3]) {
            push @fences, $open;
            undef $open;
        } elsif ($open) {
            $open->[2] .= "$line\n";
        } elsif ($line =~ /^(```+)(.*)$/) {
            $open = [$2, $number, '', $1];
        }
    }
    return @fences;
}

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
my %page = map { $_ => (page_parse(slurp("$site/guide/$_/index.html")))[0] }
    qw(expressions units formats mistakes);

# The tables of the source, row by row.
my @builtins = text_of('src/calc/builtin_table.c') =~
    /^    \{STR_INIT\("(\w+)"\), builtin_/mg;
my @functions = listed($page{expressions}, 'builtins');
is_deeply [map { s/\(.*//sr } @functions], \@builtins,
    'every function is in the guide, in the order of the source';

my ($rows) = text_of('src/calc/unit_table.c') =~
    /unit_rows\[\] = \{(.*?)^\};/ms;
my @units = $rows =~
    /(?:\.symbol = STR_INIT\(|(?:MONEY|COUNT|TIME)\()"([^"]+)"/g;
is_deeply [listed($page{units}, 'units')], \@units, 'and every unit';

my @names = text_of('src/base/diag.def') =~ /^DIAG\(\w+, "([\w-]+)"/mg;
is_deeply [listed($page{mistakes}, 'diagnostics')], \@names,
    'and every diagnostic';

my ($types) = text_of('src/calc/format_spec.h') =~ /SPEC_TYPES "(.+)"/;
my ($words) = text_of("src/calc/format_parse.c") =~
    /\} words\[\] = \{(.*?)\};/s;
my %formats = map { $_ => 1 } listed($page{formats}, 'formats');
none 'and every type and word of a format', grep { !$formats{$_} }
    split(//, $types), $words =~ /STR_INIT\("(\w+)"\)/g;

# What the guide shows is run: no listing but `text`, and each block is there.
my %counts;
for my $file (grep { /\.md$/ } files('content/guide')) {
    my $text = text_of("content/guide/$file");
    my $to = $file eq 'index.md' ? 'guide' : 'guide/' . ($file =~ s/\.md$//r);
    my ($root) = page_parse(slurp("$site/$to/index.html"));
    my (@kinds, $lines);
    for (fences($text)) {
        my ($kind) = $_->[0] =~ /^(\w+)/;
        push @kinds, $kind // '(none)';
        $counts{$kind // ''}++;
        $lines += grep { /^[^#\s]/ } split /\n/, $_->[2]
            if ($kind // '') eq 'evaluate';
    }
    none "$file: all that looks like code is run", grep {
        !/^(?:example|evaluate|reference|data|calc|text)$/ } @kinds;
    my @examples = grep { ($_->{attr}{id} // '') =~ /^example-\d+$/ }
        page_all($root);
    is scalar(@examples), scalar(grep { $_ eq 'example' } @kinds),
        "$file: each example is on the page";
    none "$file: each has a result", map { $_->{attr}{id} } grep {
        my ($result) = grep { page_class($_, 'result') } page_all($_);
        page_text($result) !~ /\S/ && !page_all($result, 'svg');
    } @examples;
    my @values = map { listed($root, $_->{attr}{id}) } grep {
        ($_->{attr}{id} // '') =~ /^evaluate-\d+$/ } page_all($root);
    is scalar(@values), $lines // 0, "$file: each line has its value";
}
cmp_ok $counts{example}, '>', 30, 'there are examples';
cmp_ok $counts{evaluate}, '>', 20, 'and values';

# A mistake that is planted in a copy stops the build, at its place.
my @planted = (
    ['an unknown name in a line', 'expressions.md', '2 + 3 * 4',
        '2 + threee * 4', 'unknown-name'],
    ['a unit that does not fit', 'units.md', '1 GB + 500 MB', '1 GB + 500 ms',
        'unit-mismatch'],
    ['a line that should fail', 'units.md', '5 ms < 3 MB', '5 ms < 3 s',
        'missing-mistake'],
    ['a line that fails otherwise', 'units.md', '5 ms < 3 MB', '5 ms < x',
        'unknown-name'],
    ['a false claim in an example', 'claims.md', '[25%]{= 1 / 4}',
        '[26%]{= 1 / 4}', 'false-claim'],
    ['an example that should fail', 'expressions.md', "batch = 32\n",
        "other = 32\n", 'missing-mistake'],
    ['a key of an example', 'tables-and-charts.md', 'caption: What the',
        'captoin: What the', 'unknown-key'],
    ['a format', 'formats.md', '29508.2 | ,.0f', '29508.2 | ,.0q',
        'bad-format'],
    ['an unknown reference', 'units.md', 'reference units', 'reference unit',
        'bad-fence'],
    ['an unknown diagnostic', 'units.md', 'error=unit-mismatch',
        'error=unit-mismatches', 'bad-fence'],
    ['a link of an example', 'index.md', 'A model of {{', 'A [m](m.md) of {{',
        'missing-file'],
);
for (@planted) {
    my ($what, $file, $from, $to, $name) = @$_;
    my $folder = temporary();
    copy_tree('content', "$folder/content");
    my $path = "content/guide/$file";
    my $text = slurp($path);
    my $at = index $text, $from;
    cmp_ok $at, '>=', 0, "$what: there is a place to plant it" or next;
    my $line = 1 + (substr($text, 0, $at) =~ tr/\n//);
    substr $text, $at, length $from, $to;
    spew("$folder/$path", $text);
    my $result = lectern($folder, 'build', '-q');
    is $result->{status}, 1, "$what stops the build";
    my $where = $name eq 'missing-mistake' ? qr/\d+/ : $line;
    like $result->{err}, qr/\Aerror\[$name\].*\n  \Q$path\E:$where:/,
        "$what: $name, where it stands" or diag $result->{err};
    ok !-e "$folder/site", "$what: nothing is published";
}
done_testing;
