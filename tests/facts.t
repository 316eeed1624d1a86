#!/usr/bin/perl
# The facts of lecture 1, as a reader finds them on the built page.
use strict;
use utf8;
use warnings;
use lib 'tests/lib';
use Figures;
use Page;
use Run;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

# A node's text, no-break spaces as spaces.
sub words {
    my ($node) = @_;
    my $text = page_text($node);
    $text =~ s/[\s\x{a0}\x{202f}]+/ /g;
    return $text =~ s/^ | $//gr;
}

sub by_id {
    my ($root, $id) = @_;
    return (grep { ($_->{attr}{id} // '') eq $id } page_all($root))[0];
}

# The value labels of a figure's first drawing, in their order.
sub labels {
    my ($root, $id) = @_;
    my $figure = by_id($root, $id) or return;
    my ($svg) = page_all($figure, 'svg');
    return map { words($_) } grep { class_of($_) eq 'label' }
        page_all($svg, 'text');
}

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
my ($root) = page_parse(slurp("$site/01-introduction/index.html"));
my $text = words($root);

ok index($text, '29,508×') >= 0, 'GPT-4 is 29,508 times AlexNet';
ok index($text, '108.7') >= 0, 'car-years of GPT-3';

my $memory = by_id($root, 'tbl-memory');
ok $memory, 'the memory table is there';
my @cells = map { [map { words($_) } page_all($_, 'th'), page_all($_, 'td')] }
    $memory ? page_all($memory, 'tr') : ();
is_deeply [map { join ' | ', @{$_}[0, 2, 3] } @cells[1 .. $#cells]], [
    'AlexNet | 0.1 GB | 1.0 GB',
    'VGG-16 | 0.3 GB | 2.2 GB',
    'ResNet-152 | 0.1 GB | 1.0 GB',
    'BERT-base | 0.2 GB | 1.8 GB',
    'GPT-2 | 3.0 GB | 24.0 GB',
    'GPT-3 | 350.0 GB | 2,800.0 GB',
    'PaLM | 1,080.0 GB | 8,640.0 GB',
    'GPT-4 | 3,600.0 GB | 28,800.0 GB',
], 'the sixteen values of the memory table';

my %labels = (
    'fig-sizes' => '61M 138M 60M 110M 1.5B 175B 540B 1.8T',
    'fig-cost' => '$500 $50K $4.6M $8M $100M',
    'fig-opportunity' => '90% 85% 75% 90% 85%',
);
is join(' ', labels($root, $_)), $labels{$_}, "the value labels of $_"
    for sort keys %labels;
ok by_id($root, $_), "$_ is there"
    for qw(fig-sizes fig-memory fig-cost fig-co2 fig-latency fig-opportunity);

done_testing;
