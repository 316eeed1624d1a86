# A running `lectern serve` for tests, and HTTP without a library, so that
# what no browser would send can be sent.
package Serve;
use strict;
use warnings;
use Exporter 'import';
use IO::Select;
use IO::Socket::INET;
use Run;
use Time::HiRes qw(sleep time);

our @EXPORT = qw(serve_start serve_stop serve_connect serve_raw serve_get
    serve_event serve_plain);

my %running;

# Starts the server in a folder at any free port and waits until it answers.
# ->{port}, ->{pid}, ->{said}, the file with what it prints.
sub serve_start {
    my ($folder, @options) = @_;
    my $said = temporary() . '/said';
    my $child = fork() // die "fork: $!\n";
    if (!$child) {
        chdir $folder or die "$folder: $!\n";
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', $said or die;
        open STDERR, '>&', \*STDOUT or die;
        my @port = (grep { /^-p/ } @options) ? () : ('-p', 0);
        exec { $lectern } $lectern, 'serve', @port, @options;
        die "$lectern: $!\n";
    }
    $running{$child} = 1;
    my $server = {pid => $child, said => $said, host => '127.0.0.1'};
    for (1 .. 600) {
        last if -f $said && slurp($said) =~ m{http://\S+?:(\d+)/} &&
            ($server->{port} = $1);
        last if waitpid($child, 1) == $child; # WNOHANG
        sleep 0.05;
    }
    return $server;
}

# Sends a signal; the exit status, -1 if it died of the signal itself.
sub serve_stop {
    my ($server, $signal) = @_;
    kill $signal // 'INT', $server->{pid};
    for (1 .. 200) {
        if (waitpid($server->{pid}, 1) == $server->{pid}) {
            delete $running{$server->{pid}};
            return $? & 127 ? -1 : $? >> 8;
        }
        sleep 0.05;
    }
    return 'it does not end';
}

END {
    my $status = $?;
    kill 'KILL', $_ for keys %running;
    $? = $status;
}

sub serve_connect {
    my ($server) = @_;
    return IO::Socket::INET->new(PeerAddr => $server->{host},
        PeerPort => $server->{port}, Timeout => 5);
}

# Sends bytes as they are and reads until the server closes; after a second
# without an answer it is told that there is no more to come.
sub serve_raw {
    my ($server, $bytes) = @_;
    my $socket = serve_connect($server) or return '(no connection)';
    local $SIG{PIPE} = 'IGNORE';
    $socket->syswrite($bytes);
    my ($answer, $tries) = ('', 0);
    while ($tries < 10) {
        if (!IO::Select->new($socket)->can_read(1)) {
            $socket->shutdown(1) if !$tries++;
            next;
        }
        $socket->sysread($answer, 65536, length $answer) or last;
    }
    return $answer;
}

# A request with headers, `undef` for none of a name; the parsed answer:
# ->{status}, ->{header}{lower case}, ->{body}.
sub serve_get {
    my ($server, $target, %header) = @_;
    my $method = delete $header{method} // 'GET';
    %header = (Host => "127.0.0.1:$server->{port}", Connection => 'close',
        %header);
    my $lines = join '', map { "$_: $header{$_}\r\n" }
        grep { defined $header{$_} } sort keys %header;
    my $answer = serve_raw($server, "$method $target HTTP/1.1\r\n$lines\r\n");
    my ($head, $body) = split /\r\n\r\n/, $answer, 2;
    my ($status) = ($head // '') =~ m{^HTTP/1\.[01] (\d+)};
    my %got = map { /^([^:]+):\s*(.*)$/ ? (lc $1 => $2) : () }
        split /\r\n/, $head // '';
    return {status => $status // 0, header => \%got, body => $body // ''};
}

# The first event for a page, as text.
sub serve_event {
    my ($server, $path) = @_;
    my $socket = serve_connect($server) or return '';
    $socket->syswrite("GET /.lectern/events?path=$path HTTP/1.1\r\n" .
        "Host: localhost\r\n\r\n");
    my $text = '';
    while ($text !~ /\n\n/ && IO::Select->new($socket)->can_read(10)) {
        $socket->sysread($text, 65536, length $text) or last;
    }
    return $text =~ /^data: (.*)$/m ? $1 : '';
}

# A page without the line that the preview adds.
sub serve_plain {
    my ($html) = @_;
    my $name = qr{/\.lectern/preview\.js};
    return $html =~ s{<script src="$name" data-tag="\w*" defer></script>\n}{}r;
}

1;
