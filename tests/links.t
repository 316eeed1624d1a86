#!/usr/bin/perl
# Every link, image, style and id of the built course resolves, and no page
# asks another host for anything.
use strict;
use warnings;
use lib 'tests/lib';
use Links;
use Run;
use Test::More;

# The checker sees a planted fault of each kind, and a page without faults.
my $good = '<link rel="stylesheet" href="s.css"><h1 id="a">A</h1>' .
    '<a href="b/c.csv">c</a> <a href="#a">a</a> <a href="?x#a">a</a>' .
    '<a href="https://example.org/">e</a>';
my %planted = (
    'no id' => '<a href="#b">b</a>',
    'no id `zz`' => '<p aria-describedby="zz">z</p>',
    'no file' => '<a href="b/d.csv">d</a>',
    'is no file' => '<a href="b/">folder</a>',
    'leaves the site' => '<a href="../x">x</a>',
    'is absolute' => '<a href="/b/c.csv">c</a>',
    'asks another host' => '<img src="https://example.org/x.png" alt="">',
    '//example.org' => '<script src="//example.org/x.js"></script>',
    'is no URL' => '<a href="b c">b</a>',
    'stands twice' => '<p id="a">a</p>',
    'is empty or has a space' => '<p id="a b">a</p>',
    'ends <p>' => '<p>a</h1>',
    'never closed' => '<p>a',
);
my $folder = temporary();
spew("$folder/s.css", 'p { background: url(b/c.csv) }');
spew("$folder/b/c.csv", '1');
spew("$folder/index.html", $good);
is_deeply [link_faults($folder)], [], 'a good page has no faults';
for my $fault (sort keys %planted) {
    spew("$folder/index.html", $good . $planted{$fault});
    ok +(grep { /\Q$fault\E/ } link_faults($folder)), "planted: $fault";
}
spew("$folder/index.html", $good);
spew("$folder/s.css", '@import "https://example.org/x.css";');
ok +(grep { /s.css: .*another host/ } link_faults($folder)), 'planted: import';

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
ok -f "$site/$_", "$_ is there" for qw(index.html 01-introduction/index.html);
none 'everything resolves', link_faults($site);
done_testing;
