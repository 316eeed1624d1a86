#!/usr/bin/perl
# What a valid page may still lack: that everyone can read it, without
# JavaScript, on any screen.
use strict;
use warnings;
use lib 'tests/lib';
use Page;
use Run;
use Test::More;

# Headings that skip a level, or are empty; and more or less than one h1.
sub heading_faults {
    my ($root) = @_;
    my ($before, @faults) = 0;
    for my $node (grep { $_->{name} =~ /^h[1-6]$/ } page_all($root)) {
        my ($level) = $node->{name} =~ /(\d)/;
        push @faults, "line $node->{line}: h$level behind h$before"
            if $level > $before + 1;
        push @faults, "line $node->{line}: an empty heading"
            if page_text($node) !~ /\w/;
        $before = $level;
    }
    push @faults, 'not one h1' if page_all($root, 'h1') != 1;
    return @faults;
}

# What is said of the page in its head.
sub head_faults {
    my ($root) = @_;
    my ($html) = page_all($root, 'html') or return 'no html';
    my %meta = map { ($_->{attr}{name} // '') => $_->{attr}{content} }
        page_all($root, 'meta');
    my %link = map { ($_->{attr}{rel} // '') => 1 } page_all($root, 'link');
    my @faults;
    push @faults, 'no language' if !$html->{attr}{lang};
    push @faults, 'no title' if !grep { page_text($_) =~ /\w/ }
        grep { page_in($_, 'head') } page_all($root, 'title');
    push @faults, "no $_" for grep { !$meta{$_} }
        qw(viewport description color-scheme);
    push @faults, 'the page cannot be enlarged'
        if ($meta{viewport} // '') =~ /maximum-scale|user-scalable/;
    push @faults, 'no icon' if !$link{icon};
    return @faults;
}

# Landmarks, what scrolls, images, and what must not be there.
sub body_faults {
    my ($root) = @_;
    my @faults;
    push @faults, 'not one main' if page_all($root, 'main') != 1;
    my ($first) = page_all($root, 'a');
    my ($main) = page_all($root, 'main');
    push @faults, 'the first link does not skip to the text' if !$first ||
        !$main || $first->{attr}{href} ne '#' . ($main->{attr}{id} // '');
    my @navs = page_all($root, 'nav');
    push @faults, 'one of several navigations has no name' if @navs > 1 &&
        grep { !$_->{attr}{'aria-label'} && !$_->{attr}{'aria-labelledby'} }
        @navs;
    for my $node (page_all($root)) {
        my ($name, $attr) = @$node{qw(name attr)};
        my $at = "line $node->{line}";
        push @faults, "$at: a script" if $name eq 'script';
        push @faults, "$at: a style" if $name eq 'style' || $attr->{style};
        push @faults, "$at: handler $_" for grep { /^on/ } sort keys %$attr;
        push @faults, "$at: an image without text or size" if $name eq 'img' &&
            grep { !defined $attr->{$_} } qw(alt width height);
        push @faults, "$at: it scrolls, but not by keyboard"
            if page_class($node, 'scroll') &&
            grep { !defined $attr->{$_} } qw(tabindex role aria-label);
        push @faults, "$at: a link without text" if $name eq 'a' &&
            page_text($node) !~ /\S/ && !$attr->{'aria-label'};
    }
    return @faults;
}

sub faults {
    my ($root, @faults) = page_parse($_[0]);
    return @faults, heading_faults($root), head_faults($root),
        body_faults($root);
}

my $good = <<'END';
<!DOCTYPE html><html lang="en"><head><title>T</title>
<meta name="viewport" content="width=device-width">
<meta name="description" content="D"><meta name="color-scheme" content="l">
<link rel="icon" href="i.svg"></head><body><a href="#main">Skip</a>
<nav aria-label="Contents"></nav><nav aria-label="Pages"></nav>
<main id="main"><h1>T</h1><h2>A</h2><img src="a.svg" alt="" width="1"
 height="1"><div class="scroll" tabindex="0" role="group"
 aria-label="Data"></div></main></body></html>
END
none 'a good page has no faults', faults($good);
my @planted = (
    ['h3 behind h1', 'h2>', 'h3>'],
    ['an empty heading', '>A<', '><'],
    ['not one h1', 'h1>', 'h2>'],
    ['no language', ' lang="en"', ''],
    ['no title', '<title>T</title>', ''],
    ['no description', 'name="description"', 'name="x"'],
    ['cannot be enlarged', 'device-width', 'device-width, maximum-scale=1'],
    ['no icon', '"icon"', '"prev"'],
    ['not one main', 'main', 'div'],
    ['does not skip', '#main', '#man'],
    ['has no name', ' aria-label="Pages"', ''],
    ['a script', '</main>', '<script></script></main>'],
    ['a style', '<h2>', '<h2 style="color: red">'],
    ['handler onclick', '<h2>', '<h2 onclick="x">'],
    ['without text or size', 'alt=""', ''],
    ['not by keyboard', 'tabindex="0"', ''],
    ['a link without text', '>Skip<', '><'],
);
for (@planted) {
    my ($fault, $from, $to) = @$_;
    my $bad = $good =~ s/\Q$from\E/$to/gr;
    ok +(grep { index($_, $fault) >= 0 } faults($bad)), "planted: $fault"
        or diag join "\n", faults($bad);
}

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
for my $page (grep { /\.html$/ } files($site)) {
    none $page, faults(slurp("$site/$page"));
}
done_testing;
