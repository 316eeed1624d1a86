#!/usr/bin/perl
# The preview over HTTP: what it answers, and what it refuses, to whoever
# asks; how it starts and ends.
use strict;
use warnings;
use lib 'tests/lib';
use IO::Select;
use Run;
use Serve;
use Test::More;
use Time::HiRes qw(sleep time);

my $course = temporary();
my $page = "---\ntitle: One\n---\n\n![dot](dot.png) [film](two%20words.mp4)\n";
spew("$course/content/index.md", "---\ntitle: Home\n---\n\nHome.\n");
spew("$course/content/01-one.md", $page);
spew("$course/content/caf\xc3\xa9.md", "---\ntitle: C\n---\n\nText.\n");
spew("$course/content/dot.png", "\x89PNG\r\n\x1a\n" . 'x' x 100);
spew("$course/content/two words.mp4", join '', 'a' .. 'z');
spew("$course/content/course.yml", "title: T\n");
spew("$course/secret.txt", 'classified');
spew("$course/content/_data/secret.csv", "a,classified\n");
lectern($course, 'build', '-q');
ok -f "$course/site/01-one/index.html", 'the course is built';

my $server = serve_start($course, '.');
ok $server->{port}, 'it says where it is' or diag slurp($server->{said});
my $host = "127.0.0.1:$server->{port}";

# Each file of the build is there, and is the same.
for my $file (grep { !/^\.lectern$/ } files("$course/site")) {
    my $got = serve_get($server, '/' . $file =~
        s/([^\w.\/-])/sprintf '%%%02X', ord $1/ger);
    is serve_plain($got->{body}), slurp("$course/site/$file"),
        "as built: $file";
}

# What is asked for in the ways that browsers do.
my $html = slurp("$course/site/01-one/index.html");
for my $case (
    ['/', 200, 'text/html; charset=utf-8'],
    ['/01-one/', 200, 'text/html; charset=utf-8'],
    ['/01-one/?a=b&c', 200, 'text/html; charset=utf-8'],
    ['/%30%31-one/index.html', 200, 'text/html; charset=utf-8'],
    ['/caf%C3%A9/', 200, 'text/html; charset=utf-8'],
    ['/caf%c3%a9/', 200, 'text/html; charset=utf-8'],
    ['/two%20words.mp4', 200, 'video/mp4'],
    ['/dot.png', 200, 'image/png'],
    ['/assets/lectern.css', 200, 'text/css; charset=utf-8'],
    ['/assets/favicon.svg', 200, 'image/svg+xml'],
    ['/robots.txt', 200, 'text/plain; charset=utf-8'],
    ['/nothing', 404, 'text/html; charset=utf-8'],
    ['/.lectern/preview.js', 200, 'text/javascript; charset=utf-8'],
) {
    my ($target, $status, $type) = @$case;
    my $got = serve_get($server, $target);
    is "$got->{status} $got->{header}{'content-type'}", "$status $type",
        "GET $target";
    my $head = serve_get($server, $target, method => 'HEAD');
    is "$head->{status} $head->{header}{'content-length'} $head->{body}",
        "$status " . length($got->{body}) . ' ', "HEAD $target";
    is $got->{header}{'x-content-type-options'}, 'nosniff', 'no sniffing'
        if $target eq '/';
}
like serve_get($server, '/nothing<script>')->{body}, qr/nothing&lt;script&gt;/,
    'what is not found is escaped';
for my $case (['/01-one', '/01-one/'], ['/01-one?a=b', '/01-one/?a=b'],
    ['/caf%C3%A9', '/caf%C3%A9/']) {
    my $got = serve_get($server, $case->[0]);
    is "$got->{status} $got->{header}{location}", "301 $case->[1]",
        "a folder without its slash: $case->[0]";
}

# Tags, conditions, ranges.
my $whole = serve_get($server, '/two%20words.mp4');
my $tag = $whole->{header}{etag};
like $tag, qr/^"[0-9a-f]{16}"$/, 'a file has a tag';
for my $none ($tag, "W/$tag", qq("x", $tag), '*') {
    my $got = serve_get($server, '/two%20words.mp4', 'If-None-Match' => $none);
    is "$got->{status} $got->{header}{etag} $got->{body}", "304 $tag ",
        "If-None-Match: $none";
}
is serve_get($server, '/two%20words.mp4', 'If-None-Match' => '"x"')->{status},
    200, 'another tag gets all of it';
for my $case (
    ['bytes=0-3', 206, 'bytes 0-3/26', 'abcd'],
    ['bytes=20-', 206, 'bytes 20-25/26', 'uvwxyz'],
    ['bytes=-2', 206, 'bytes 24-25/26', 'yz'],
    ['bytes=-99', 206, 'bytes 0-25/26', join '', 'a' .. 'z'],
    ['bytes=25-99999999999999999999', 200, '', join '', 'a' .. 'z'],
    ['bytes=25-99', 206, 'bytes 25-25/26', 'z'],
    ['bytes=26-', 416, 'bytes */26', ''],
    ['bytes=-0', 416, 'bytes */26', ''],
    ['bytes=3-1', 200, '', join '', 'a' .. 'z'],
    ['bytes=0-1,3-4', 200, '', join '', 'a' .. 'z'],
    ['bytes=x', 200, '', join '', 'a' .. 'z'],
    ['lines=0-1', 200, '', join '', 'a' .. 'z'],
) {
    my ($range, $status, $content, $body) = @$case;
    my $got = serve_get($server, '/two%20words.mp4', Range => $range);
    is "$got->{status} " . ($got->{header}{'content-range'} // '') .
        " $got->{body}", "$status $content $body", "Range: $range";
}
is serve_get($server, '/two%20words.mp4', Range => 'bytes=0-3',
    'If-Range' => $tag)->{status}, 206, 'If-Range with its tag';
is serve_get($server, '/two%20words.mp4', Range => 'bytes=0-3',
    'If-Range' => '"x"')->{status}, 200, 'If-Range with another';
is serve_get($server, '/01-one/', Range => 'bytes=0-14')->{body},
    '<!DOCTYPE html>', 'a range of a page';

# Several requests on one connection.
{
    my $socket = serve_connect($server);
    my $one = "GET /robots.txt HTTP/1.1\r\nHost: $host\r\n\r\n";
    $socket->syswrite($one x 3 . "GET /robots.txt HTTP/1.1\r\n" .
        "Host: $host\r\nConnection: close\r\n\r\n");
    my $all = '';
    while ($socket->sysread(my $block, 65536)) {
        $all .= $block;
    }
    is scalar(() = $all =~ /^HTTP\/1\.1 200/mg), 4,
        'a connection stays open for more';
}

# Nothing outside the site.  A symbolic link that comes after the scan is
# tested by its name: it is none of the files that were found.
my @outside = (
    '/../secret.txt', '/01-one/../../secret.txt', '/%2e%2e/secret.txt',
    '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt',
    '/..\\secret.txt', '/....//secret.txt', '//secret.txt', '/./robots.txt',
    '/01-one/../robots.txt', '/01-one//index.html', '//etc/passwd',
    '/%2fetc%2fpasswd', '/etc/passwd', '/%252e%252e/secret.txt',
    '/assets%2flectern.css', '/content/index.md', '/index.md',
    '/_data/secret.csv', '/content/_data/secret.csv', '/secret.txt',
    '/.lectern', '/.lectern/', '/.lectern/../secret.txt', '/.git/config',
    '/dot.png/', '/dot.png/x', '/%c0%ae%c0%ae/secret.txt', '/assets/preview.js',
    '/site/index.html', '/01-one/index.html/', '/%20', '/%7f', '/%0d%0a',
    '/content/course.yml', '/course.yml', '/templates/page.html',
    '/lectern.css%00', '/robots.txt%00.html', '/%00', '/%', '/%g0', '/%2',
    '/robots.txt%', '/caf%E9/', '/%ff%fe',
);
for my $target (@outside) {
    my $got = serve_get($server, $target);
    my $leaks = $got->{body} =~ /classified|root:|^title:/m;
    ok $got->{status} =~ /^40[04]$/ && !$leaks, "nothing at $target"
        or diag "$got->{status}: $got->{body}";
}
is serve_get($server, $_)->{status}, 400, "no request: $_"
    for '/%00', '/robots.txt%00.html', '/%', '/%g0', '/a%2';
symlink "$course/secret.txt", "$course/content/link.png" or die;
rename "$course/content/dot.png", "$course/content/dot.old" or die;
symlink '../secret.txt', "$course/content/dot.png" or die;
for my $try (1 .. 20) {
    for my $target ('/dot.png', '/link.png') {
        my $got = serve_get($server, $target);
        fail "a link leads out: $target" if $got->{body} =~ /classified/;
    }
    sleep 0.02;
}
pass 'links lead nowhere, before and after they are seen';
unlink "$course/content/link.png", "$course/content/dot.png";
rename "$course/content/dot.old", "$course/content/dot.png" or die;

# Who may ask.
for my $case (
    [200, 'our own address', Host => $host],
    [200, 'localhost', Host => "localhost:$server->{port}"],
    [200, 'LOCALHOST', Host => 'LOCALHOST'],
    [200, 'another port, as a tunnel has', Host => 'localhost:1'],
    [200, 'IPv6', Host => "[::1]:$server->{port}"],
    [200, 'another address', Host => '192.168.0.1:8000'],
    [403, 'a name, as in rebinding', Host => "evil.example:$server->{port}"],
    [403, 'a name that begins as ours', Host => '127.0.0.1.evil.example'],
    [403, 'a name that ends as ours', Host => 'evil-localhost'],
    [403, 'localhost as a part', Host => 'localhost.evil.example'],
    [403, 'a name of digits', Host => '1.2.3.4.5'],
    [403, 'an empty name', Host => ''],
    [403, 'half an address', Host => '[::1'],
    [400, 'no name', Host => undef],
    [403, 'another origin', Origin => 'http://evil.example'],
    [403, 'another port', Origin => 'http://127.0.0.1:1'],
    [403, 'another scheme', Origin => "https://$host"],
    [403, 'no origin', Origin => 'null'],
    [200, 'our origin', Origin => "http://$host"],
    [403, 'another site\'s script', 'Sec-Fetch-Site' => 'cross-site',
        'Sec-Fetch-Mode' => 'no-cors'],
    [403, 'another port\'s script', 'Sec-Fetch-Site' => 'same-site',
        'Sec-Fetch-Mode' => 'cors'],
    [200, 'a link', 'Sec-Fetch-Site' => 'cross-site',
        'Sec-Fetch-Mode' => 'navigate'],
    [200, 'our script', 'Sec-Fetch-Site' => 'same-origin',
        'Sec-Fetch-Mode' => 'cors'],
    [200, 'the user', 'Sec-Fetch-Site' => 'none',
        'Sec-Fetch-Mode' => 'navigate'],
) {
    my ($status, $who, @header) = @$case;
    for my $target ('/', '/.lectern/events') {
        next if $status == 200 && $target ne '/';
        my $got = serve_get($server, $target, @header);
        is $got->{status}, $status, "$who: $target";
        ok !grep({ /^access-control/ } keys %{$got->{header}}),
            'no other origin may read' if $target eq '/';
    }
}
is serve_get($server, '/')->{header}{'cross-origin-resource-policy'},
    'same-origin', 'nothing may be brought in by another origin';
is serve_get($server, '/')->{header}{'x-frame-options'}, 'SAMEORIGIN',
    'no frame of another site';

# What is no request, and methods that are none here.
for my $method (qw(POST PUT DELETE OPTIONS TRACE PATCH PROPFIND get)) {
    my $got = serve_get($server, '/', method => $method);
    is "$got->{status} $got->{header}{allow}", '405 GET, HEAD', $method;
}
my $end = "Host: $host\r\nConnection: close\r\n\r\n";
for my $case (
    ['an empty line', "\r\n\r\n"],
    ['no version', "GET /\r\n\r\n"],
    ['another protocol', "SSH-2.0-x\r\n\r\n"],
    ['TLS', "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" . 'x' x 100],
    ['bytes', join '', map { chr } 0 .. 255],
    ['a long line', 'GET /' . 'a' x 1_000_000 . " HTTP/1.1\r\n$end"],
    ['many headers', "GET / HTTP/1.1\r\n" . "X: y\r\n" x 100_000 . $end],
    ['a long header', "GET / HTTP/1.1\r\nX: " . 'y' x 1_000_000 .
        "\r\n$end"],
    ['a space in the address', "GET /a b HTTP/1.1\r\n$end"],
    ['two hosts', "GET / HTTP/1.1\r\nHost: evil.example\r\n$end"],
    ['a whole address', "GET http://evil.example/ HTTP/1.1\r\n$end"],
    ['a star', "GET * HTTP/1.1\r\n$end"],
    ['a body', "GET / HTTP/1.1\r\nContent-Length: 1000000000\r\n$end" .
        'x' x 100_000],
    ['a negative length', "GET / HTTP/1.1\r\nContent-Length: -1\r\n$end"],
    ['chunks', "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n$end" .
        "fffffffffffffffff\r\n"],
) {
    my ($what, $bytes) = @$case;
    my $answer = serve_raw($server, $bytes);
    ok $answer eq '' || $answer =~ m{^HTTP/1\.\d (40\d|41\d|43\d|50[15]) },
        "refused: $what" or diag substr $answer, 0, 200;
    is serve_get($server, '/robots.txt')->{status}, 200,
        'and it goes on answering';
}
like serve_raw($server, 'GET /' . 'a' x 200_000 . " HTTP/1.1\r\n$end"),
    qr{^HTTP/1\.\d 414 }, 'a long address is said to be one';
is serve_get($server, '/' . 'a' x 8000)->{status}, 404,
    'one that is not too long is not found';

# Many at once, slow ones, and ones that never read.
{
    my @sockets = map { serve_connect($server) } 1 .. 200;
    is scalar(grep { defined } @sockets), 200, '200 connections';
    $_->syswrite("GET /01-one/ HTTP/1.1\r\nHost: $host\r\n") for @sockets;
    is serve_get($server, '/robots.txt')->{status}, 200,
        'another is answered meanwhile';
    my $good = 0;
    for my $socket (@sockets) {
        $socket->syswrite("Connection: close\r\n\r\n");
        local $/;
        my $answer = <$socket>;
        $good += serve_plain($answer =~ s/^.*?\r\n\r\n//sr) eq $html;
    }
    is $good, 200, 'each is answered in full';
}
{
    my $slow = serve_connect($server);
    my $request = "GET /robots.txt HTTP/1.1\r\nHost: $host\r\n" .
        "Connection: close\r\n\r\n";
    for my $byte (split //, $request) {
        $slow->syswrite($byte);
        sleep 0.002;
    }
    local $/;
    like <$slow>, qr/User-agent/, 'one byte after the other is a request, too';
    my $never = serve_connect($server);
    $never->syswrite('GET');
    my @deaf = map { serve_connect($server) } 1 .. 50;
    for my $socket (@deaf) {
        setsockopt $socket, 1, 8, pack 'i', 1024; # SO_RCVBUF, small
        $socket->syswrite("GET /.lectern/events?path=/01-one/ HTTP/1.1\r\n" .
            "Host: $host\r\n\r\n");
    }
    for my $edit (1 .. 30) {
        spew("$course/content/01-one.md", $page . "{{ x$_ }}\n" x 300)
            for $edit;
        sleep 0.02;
        is serve_get($server, '/robots.txt')->{status}, 200,
            'who never reads holds up no one' if $edit % 10 == 0;
    }
    close $_ for @deaf;
    spew("$course/content/01-one.md", $page);
}

# Events.
my $wait = time + 20;
sleep 0.05 while serve_event($server, '/01-one/') !~ /"problem":""/ &&
    time < $wait;
like serve_event($server, '/01-one/'),
    qr/^\{"run":"\d+-\d+","edition":\d+,"tag":"[0-9a-f]{16}",
    "reload":false,"assets":\[\],"problem":""\}$/x,
    'the first event says what there is';
like serve_event($server, '/nothing/'), qr/"tag":""/, 'and what there is not';
{
    my $socket = serve_connect($server);
    $socket->syswrite("GET /.lectern/events?path=%2F01-one%2F HTTP/1.1\r\n" .
        "Host: $host\r\n\r\n");
    my $text = '';
    my $until = sub {
        my ($pattern, $name) = @_;
        while ($text !~ $pattern && IO::Select->new($socket)->can_read(10)) {
            $socket->sysread($text, 65536, length $text) or last;
        }
        like $text, $pattern, $name;
        $text = '';
    };
    $until->(qr/"tag"/, 'events begin');
    spew("$course/content/01-one.md", $page . "More.\n");
    $until->(qr/"tag":"[0-9a-f]+"/, 'an edit is told');
    spew("$course/content/01-one.md", $page . "{{ <b> }}\n");
    $until->(qr/"problem":"<span class=\\"error\\">.*&lt;b&gt;/,
        'a mistake is told, escaped');
    like serve_get($server, '/01-one/')->{body}, qr/More\./,
        'the page is the last one that was right';
    spew("$course/content/01-one.md", $page);
    $until->(qr/"problem":""/, 'that it is mended is told');
    spew("$course/assets/lectern.css", "p { color: red }\n");
    $until->(qr{"assets":\["assets/lectern.css"\]}, 'a style is told');
}

# As editors write that keep a copy: the page is never gone.
{
    my $gone = 0;
    for my $edit (1 .. 20) {
        my $start = time;
        rename "$course/content/01-one.md", "$course/content/01-one.md~";
        sleep 0.02;
        open my $file, '>', "$course/content/01-one.md" or die;
        print $file $page, "Saved $edit.\n";
        $file->flush;
        sleep 0.02;
        close $file;
        my $fast = time - $start < 0.055; # as fast as any editor is
        $wait = time + 10;
        while (time < $wait) {
            my $got = serve_get($server, '/01-one/');
            $gone++ if $fast && $got->{status} != 200;
            last if $got->{body} =~ /Saved $edit\./;
        }
    }
    like serve_get($server, '/01-one/')->{body}, qr/Saved 20\./,
        'a file moved away and written anew is followed';
    is $gone, 0, 'and is there all the time';
    unlink "$course/content/01-one.md~";
}

# The end, and another one at the same port.
my $second = serve_start($course, '-p', $server->{port}, '.');
is $second->{port}, $server->{port} + 1, 'the next port is taken';
is serve_stop($second, 'TERM'), 143, 'SIGTERM ends it with 143';
is serve_stop($server, 'INT'), 130, 'Ctrl-C ends it with 130';
like slurp($server->{said}), qr/^1 page|^3 pages/m, 'it said what it served';
like slurp($server->{said}), qr{^content/01-one\.md: 1 page in [\d.]+ m?s$}m,
    'each build is a line with its time';
like slurp($server->{said}), qr{^assets/lectern\.css: 1 file in }m,
    'files are counted, too';
like slurp($server->{said}), qr/^error\[unknown-name\].*^content/sm,
    'mistakes have their window';
ok !grep({ /^\.lectern-|serve/ } files("$course/site")), 'nothing is written';

# Courses that cannot be shown, drafts, mistakes on the command line.
my $bad = temporary();
spew("$bad/content/index.md", "---\ntitle: {{ x }}\n---\n");
spew("$bad/content/course.yml", "titel: T\n");
my $broken = serve_start($bad, '.');
my $got = serve_get($broken, '/');
is $got->{status}, 500, 'nothing is right yet';
like $got->{body}, qr/unknown-key.*bad-yaml/s, 'and the page says why';
spew("$bad/content/course.yml", "title: T\n");
spew("$bad/content/index.md", "---\ntitle: T\n---\n");
$wait = time + 10;
sleep 0.02 while serve_get($broken, '/')->{status} != 200 && time < $wait;
is serve_get($broken, '/')->{status}, 200, 'now it is';
rename "$bad/content", "$bad/gone";
$wait = time + 10;
sleep 0.02 while serve_event($broken, '/') !~ /no folder/ && time < $wait;
like serve_event($broken, '/'), qr/no folder/, 'a folder that goes is told';
rename "$bad/gone", "$bad/content";
$wait = time + 10;
sleep 0.02 while serve_event($broken, '/') !~ /"problem":""/ && time < $wait;
like serve_event($broken, '/'), qr/"problem":""/, 'and that it is back';
is serve_stop($broken, 'HUP'), 129, 'SIGHUP ends it';

spew("$bad/content/01-d.md", "---\ntitle: D\ndraft: true\n---\n");
for my $case ([404, '.'], [200, '--drafts', '.']) {
    my ($status, @options) = @$case;
    my $drafts = serve_start($bad, @options);
    is serve_get($drafts, '/01-d/')->{status}, $status, "@options: a draft";
    serve_stop($drafts);
}
for my $case ([2, '-p', 'x'], [2, '-p', '65536'], [2, '--prot', '1'],
    [3, '--host', '203.0.113.1'], [3, '--host', 'nowhere.invalid']) {
    my ($status, @options) = @$case;
    is lectern($course, 'serve', @options, '.')->{status}, $status,
        "@options is refused";
}
done_testing;
