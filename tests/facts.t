#!/usr/bin/perl
# The facts of the lectures, as a reader finds them on the built pages.
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
# The page of a lecture, and all of its text.
sub lecture {
    my ($name) = @_;
    my ($root) = page_parse(slurp("$site/$name/index.html"));
    return ($root, words($root));
}

# The body of a table, each row as text with the cells of the given columns.
sub rows {
    my ($root, $id, @columns) = @_;
    my $table = by_id($root, $id) or return;
    my @rows = map { [map { words($_) } page_all($_, 'th'),
        page_all($_, 'td')] } page_all($table, 'tr');
    return [map { join ' | ', @$_[@columns] } @rows[1 .. $#rows]];
}

sub check_labels {
    my ($root, %labels) = @_;
    is join(' ', labels($root, $_)), $labels{$_}, "the value labels of $_"
        for sort keys %labels;
}

# 1 Introduction
my ($root, $text) = lecture('01-introduction');
ok index($text, '29,508×') >= 0, 'GPT-4 is 29,508 times AlexNet';
ok index($text, '108.7') >= 0, 'car-years of GPT-3';
is_deeply rows($root, 'tbl-memory', 0, 2, 3), [
    'AlexNet | 0.1 GB | 1.0 GB',
    'VGG-16 | 0.3 GB | 2.2 GB',
    'ResNet-152 | 0.1 GB | 1.0 GB',
    'BERT-base | 0.2 GB | 1.8 GB',
    'GPT-2 | 3.0 GB | 24.0 GB',
    'GPT-3 | 350.0 GB | 2,800.0 GB',
    'PaLM | 1,080.0 GB | 8,640.0 GB',
    'GPT-4 | 3,600.0 GB | 28,800.0 GB',
], 'the sixteen values of the memory table';
check_labels($root,
    'fig-sizes' => '61M 138M 60M 110M 1.5B 175B 540B 1.8T',
    'fig-cost' => '$500 $50K $4.6M $8M $100M',
    'fig-opportunity' => '90% 85% 75% 90% 85%',
);
ok by_id($root, $_), "$_ is there"
    for qw(fig-sizes fig-memory fig-cost fig-co2 fig-latency fig-opportunity);

# 2 Basics
($root, $text) = lecture('02-basics');
is_deeply rows($root, 'tbl-layers', 0, 2), [
    'Linear | 4,718,592 FLOP',
    'Convolution | 7,267,221,504 FLOP',
    'Self-attention | 3,221,225,472 FLOP',
], 'the work of three layers';
is_deeply rows($root, 'tbl-devices', 0, 3), [
    'A100 | 153.0 FLOP/B',
    'H100 | 295.2 FLOP/B',
    'RTX 4090 | 81.3 FLOP/B',
    'M2 Pro | 18.0 FLOP/B',
], 'the ridges of four devices';
check_labels($root,
    'fig-intensity' =>
        '0.50 FLOP/B 3.95 FLOP/B 15.21 FLOP/B 52.97 FLOP/B 139.64 FLOP/B',
    'fig-reuse' => '160.2 73.6 204.7 209.1 200.0 166.7',
);
is_deeply [sort(labels($root, 'fig-architectures'))], [sort('ResNet-50',
    'EfficientNet-B0', 'ViT-B/16', 'DeiT-S', 'BERT-base', 'DistilBERT')],
    'each architecture has its label';
is scalar(labels($root, 'fig-roofline')), 6, 'and each operation';
ok index($text, $_) >= 0, $_ for '295.2 FLOP/B', '10.5×',
    'all six';

done_testing;
