#!/usr/bin/perl
# Cases: an input, and beside it what is expected of it, by extension.
#
#   tests/cases/STAGE/NAME.md    rendered by `lectern render NAME.md`, with
#     NAME.html   all of its output
#     NAME.svg    the <svg> elements of its output
#     NAME.err    what it says on stderr, complete; with errors, exit 1
#   tests/cases/STAGE/NAME.eval  lines `EXPRESSION => OUTPUT`, each evaluated
#     by `lectern eval`; an OUTPUT of `error...` is the first line on stderr
#
# `make bless CASE=STAGE/NAME` shows the difference and accepts it; the name
# may be the beginning of several.  A new case is born with an empty file.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;

my $cases = "$root/tests/cases";
my $bless = @ARGV && shift eq '--bless';
my $prefix = shift // '';
die "which? CASE=STAGE/NAME\n" if $bless && $prefix eq '';

# The part of a result that is compared.
my %view = (
    html => sub { $_[0]{out} },
    svg => sub { join '', $_[0]{out} =~ m{<svg\b.*?</svg>\n?}gs },
    err => sub { $_[0]{err} },
);

sub evaluated {
    my ($expression) = @_;
    my $result = lectern($root, 'eval', $expression);
    my ($text) = $result->{status} ? $result->{err} : $result->{out};
    $text =~ s/\n\z// if !$result->{status};
    $text =~ s/\n.*//s if $result->{status};
    return $text;
}

# A file of expressions with what they are now.
sub eval_file {
    my ($text) = @_;
    return join '', map {
        /^(\s*[^#\s].*?)(\s*=>)/ ? "$1$2 " . evaluated($1 =~ s/^\s+//r) . "\n"
            : $_
    } split /(?<=\n)/, $text;
}

sub accept_case {
    my ($path, $text) = @_;
    return if slurp($path) eq $text;
    my $new = temporary() . '/new';
    spew($new, $text);
    print run($root, 'diff', '-u', $path, $new)->{out};
    spew($path, $text);
}

sub check_file {
    my ($name, $path) = @_;
    my ($folder, $stem, $kind) = $path =~ m{^(.*)/([^/]+)\.(\w+)$};
    if ($kind eq 'eval') {
        my $text = slurp($path);
        return accept_case($path, eval_file($text)) if $bless;
        for (split /\n/, $text) {
            my ($expression, $want) = /^\s*([^#\s].*?)\s*=> ?(.*)$/ or next;
            is evaluated($expression), $want, "$name: $expression";
        }
        return;
    }
    return fail "$name: no $stem.md beside it" if !-f "$folder/$stem.md";
    my $result = lectern($folder, 'render', "$stem.md");
    my $text = $view{$kind}->($result);
    return accept_case($path, $text) if $bless;
    my $status = $result->{err} =~ /^error/m ? 1 : 0;
    is $result->{status}, $status, "$name: exit $status";
    is $text, slurp($path), "$name: $kind";
    is $result->{err}, '', "$name: no complaint" if $kind ne 'err' &&
        !-f "$folder/$stem.err";
}

my %expected;
for my $file (files($cases)) {
    next if index($file, $prefix) != 0;
    my ($stem, $kind) = $file =~ /^(.*)\.(\w+)$/ or next;
    $expected{$stem} ||= 0;
    next if $kind ne 'eval' && !$view{$kind};
    $expected{$stem}++;
    check_file($stem, "$cases/$file");
}
if (!$bless) {
    none 'each case expects something', grep { !$expected{$_} }
        grep { -f "$cases/$_.md" } sort keys %expected;
    done_testing;
}
