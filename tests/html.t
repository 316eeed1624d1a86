#!/usr/bin/perl
# Every page and style of the course through the Nu HTML Checker
# (validator.nu), in Java from build/node; errors and warnings both count.
use strict;
use warnings;
use lib 'tests/lib';
use JSON::PP;
use Run;
use Test::More;

my $checker = $ENV{VNU} // 'build/node/node_modules/vnu-jar/build/dist/vnu.jar';

# What the checker says of files: "name:line:column: message" each.  It ends
# with 1 when it has found something; any other status is a failure of its own.
sub checked {
    my (@paths) = @_;
    my $result = run($root, 'java', '-Xss4m', '-jar', $checker, '--format',
        'json', '--stdout', '--also-check-css', @paths);
    die "java: $result->{err}\n" if $result->{status} > 1;
    my $report = decode_json($result->{out});
    return map { sprintf '%s:%d:%d: %s', $_->{url} // '',
        $_->{lastLine} // 0, $_->{lastColumn} // 0, $_->{message} }
        @{$report->{messages}};
}

my $folder = temporary();
my $page = '<!doctype html><html lang="en"><title>Title</title>';
spew("$folder/good.html", "$page<h1>Title</h1>");
spew("$folder/error.html", "$page<h1>Title</h1><p><div></div></p>");
spew("$folder/warning.html", "$page<section><p>Text</p></section>");
spew("$folder/chart.html", "$page<h1>A</h1><svg><rect hieght=\"1\"/></svg>");
my @planted = checked(map { "$folder/$_.html" } qw(good error warning chart));
ok !(grep { /good\.html/ } @planted), 'a good page has no faults';
for my $fault (qw(error warning chart)) {
    ok +(grep { /$fault\.html/ } @planted), "a planted $fault is seen";
}

my ($site, $built) = built_site();
is $built->{status}, 0, 'the course builds' or diag $built->{err};
my @pages = grep { /\.html$/ } files($site);
ok @pages >= 2, 'there are pages';
none 'every page is valid HTML',
    @pages ? checked(map { "$site/$_" } @pages) : ();

# The part for CSS does not know container queries, nor paint-order for HTML.
none 'the stylesheet is valid CSS',
    grep { !/container|paint-order/ } checked('assets/lectern.css');
spew("$folder/bad.css", "p { colour: red }\n");
is scalar(() = checked("$folder/bad.css")), 1, 'a planted fault in CSS is seen';
done_testing;
