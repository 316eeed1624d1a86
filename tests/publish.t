#!/usr/bin/perl
# A site at its target: folders, branches of git and folders by rsync are
# compared byte by byte with a build, and stay whole when others are faster,
# programs are missing and connections break.
use strict;
use warnings;
use lib 'tests/lib';
use Cwd qw(abs_path);
use Run;
use Test::More;

my $folder = temporary();
my $work = temporary();
$ENV{TMPDIR} = $work;
$ENV{GIT_CONFIG_NOSYSTEM} = 1;
$ENV{HOME} = $folder;
delete @ENV{qw(RSYNC_RSH GIT_DIR GIT_INDEX_FILE)};
my $umask = umask 022;

sub has {
    my ($program) = @_;
    return !run('.', 'sh', '-c', "command -v $program")->{status};
}

sub publish {
    my @arguments = @_;
    return lectern($folder, 'publish', @arguments, 'course');
}

# The published files without what is the host's, as `state` has them.
sub site_state {
    my ($at) = @_;
    return join '', grep { / \.lectern$/ || !m{[ /]\.} && !/ CNAME$/ }
        map { "$_\n" } split /\n/, state($at);
}

# Is a folder what a build of the course makes?
sub is_built {
    my ($at, $name) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    run($folder, 'rm', '-rf', 'built');
    my $built = lectern($folder, 'build', '-q', '-o', 'built', 'course');
    diag $built->{err} if $built->{status};
    return is site_state($at), state("$folder/built"), $name;
}

sub page {
    my ($name, $text) = @_;
    my $page = "---\ntitle: $name\n---\n\n$text\n";
    spew("$folder/course/content/$name.md", $page);
}

sub fresh_course {
    run($folder, 'rm', '-rf', 'course');
    lectern($folder, 'new', 'course');
    page('03-third', 'Of the [third](notes.txt).');
    spew("$folder/course/content/notes.txt", 'first');
}

# A third page that is changed, one that is gone, and one that is new.
sub change_course {
    page('03-third', 'Now of something [else](notes.txt).');
    spew("$folder/course/content/notes.txt", 'second');
    unlink "$folder/course/content/02-second.md";
    page('04-fourth', 'It is new.');
}

# A folder. -----------------------------------------------------------------

fresh_course();
my $dry = publish('--to', 'dir:www/a', '--dry-run');
is $dry->{status}, 0, 'a dry run' or diag $dry->{err};
like $dry->{out}, qr/^add +index\.html  [\d.]+ kB$/m, 'says what it would do';
ok !-e "$folder/www", 'and does nothing';
my $first = publish('--to', 'dir:www/a');
is $first->{status}, 0, 'a folder that is not there is made'
    or diag $first->{err};
is_built("$folder/www/a", 'and holds the site');
is $first->{out} =~ s/published/would publish/r, $dry->{out},
    'as the dry run has said';
my $before = state("$folder/www/a", 1);
like publish('--to', 'dir:www/a')->{out}, qr/nothing has changed/,
    'the same again changes nothing';
is state("$folder/www/a", 1), $before, 'and writes nothing';
spew("$folder/www/a/.htaccess", 'of the host');
change_course();
my $changed = publish('--to', 'dir:www/a');
like $changed->{out}, qr/^$_\/index\.html  [\d.]+ kB$/m, "$_ is listed"
    for 'add     04-fourth', 'remove  02-second', 'change  03-third';
is_built("$folder/www/a", 'and the folder follows');
ok !-d "$folder/www/a/02-second", 'an empty folder is gone';
is slurp("$folder/www/a/.htaccess"), 'of the host', 'the host keeps its file';
ok !-e "$folder/www/a/.lectern-new", 'nothing is left aside';

page('05-fifth', 'It takes [9×]{= 8}.');
$before = state("$folder/www/a", 1);
is publish('--to', 'dir:www/a')->{status}, 1, 'a false claim is not published';
is state("$folder/www/a", 1), $before, 'the target stays as it was';
unlink "$folder/course/content/05-fifth.md";

spew("$folder/www/a/mine.txt", 'mine');
page('05-fifth', 'Fine.');
$before = state("$folder/www/a", 1);
my $foreign = publish('--to', 'dir:www/a');
is $foreign->{status}, 2, 'foreign files are not touched';
like $foreign->{err}, qr/1 file .*`mine\.txt`.*--adopt/s, 'but named';
is state("$folder/www/a", 1), $before, 'and nothing is done';
is publish('--to', 'dir:www/a', '--adopt')->{status}, 0, 'or taken over';
is_built("$folder/www/a", 'and removed');
spew("$folder/full/index.html", 'of someone else');
is publish('--to', 'dir:full')->{status}, 2, 'a foreign page is not replaced';
is slurp("$folder/full/index.html"), 'of someone else', 'it is there';
for my $place ('course', '.', 'course/content', 'course/content/x/..') {
    mkdir "$folder/course/content/x";
    is publish('--to', "dir:$place", '--adopt')->{status}, 2,
        "the course itself is no target: $place";
}
ok -f "$folder/course/content/index.md", 'and is still there';

# What an interruption may leave: both lists, and half of the files.
change_course();
page('06-sixth', 'More.');
spew("$folder/www/a/.lectern", slurp("$folder/www/a/.lectern") .
    "06-sixth/index.html\nold/index.html\n");
spew("$folder/www/a/06-sixth/index.html", '<p>Hal');
spew("$folder/www/a/old/index.html", 'old');
spew("$folder/www/a/.lectern-new/06-sixth/index.html", '<p>Hal');
is publish('--to', 'dir:www/a')->{status}, 0, 'the next one mends it';
is_built("$folder/www/a", 'wholly');
ok !-e "$folder/www/a/.lectern-new", 'with what was left aside';

# Where to. -----------------------------------------------------------------

is publish()->{status}, 2, 'a target has to be named';
my $config = slurp("$folder/course/content/course.yml");
spew("$folder/course/content/course.yml", "${config}publish: dir:www/b\n");
is publish()->{status}, 0, 'the course file may name it';
is_built("$folder/www/b", 'and the site is there');
spew("$folder/course/content/course.yml", $config);
for my $target ('ftp:x', 'www', 'dir:', 'rsync:host', 'git:#x', 'git:-u x') {
    my $refused = publish('--to', $target);
    is $refused->{status}, 2, "no target: $target" or diag $refused->{err};
}
{
    local $ENV{PATH} = "$folder/none";
    for (['git:x', 'git', 'git'], ['rsync:h:x', 'rsync', 'rsync']) {
        my $missing = publish('--to', $_->[0]);
        is $missing->{status}, 3, "without $_->[1] it ends";
        like $missing->{err}, qr/no program `$_->[1]`.*package $_->[2]/s,
            'and names the package';
    }
}

# Git. ----------------------------------------------------------------------

my $git = run('.', 'sh', '-c', 'command -v git')->{out};
chomp $git;
my $tries = 0;

sub git {
    my $ran = run($folder, $git, '-c', 'user.name=t', '-c', 'user.email=t@t',
        '-c', 'init.defaultBranch=main', @_);
    diag "git @_: $ran->{err}" if $ran->{status};
    return $ran->{out};
}

# The branch, cloned.
sub checkout {
    my ($branch) = @_;
    my $to = 'clone' . $tries++;
    git('clone', '-q', '-b', $branch, 'bare.git', $to);
    return "$folder/$to";
}

sub commits {
    my ($branch) = @_;
    return 0 + git('-C', 'bare.git', 'rev-list', '--count', $branch);
}

git('init', '-q', '--bare', 'bare.git');
fresh_course();
my $pushed = publish('--to', 'git:bare.git#pages');
is $pushed->{status}, 0, 'a branch is made' or diag $pushed->{err};
my $clone = checkout('pages');
is_built($clone, 'and holds the site');
ok -f "$clone/.nojekyll", 'which is ready as it is';
is publish('--to', 'git:bare.git#pages')->{status}, 0, 'the same again';
is commits('pages'), 1, 'is no commit';
change_course();
is publish('--to', 'git:bare.git#pages', '-n')->{status}, 0, 'a dry run';
is commits('pages'), 1, 'is none either';
is publish('--to', 'git:bare.git#pages', '-m', 'Second week')->{status}, 0,
    'a change';
is git('-C', 'bare.git', 'log', '--format=%s', 'pages'),
    "Second week\nPublish the course\n", 'is one commit, with its message';
is_built(checkout('pages'), 'and the branch follows');

# In a repository: remotes by name, and nothing of it touched.
git('init', '-q', 'course');
git('-C', 'course', 'add', 'content');
git('-C', 'course', 'commit', '-qm', 'Begin');
git('-C', 'course', 'remote', 'add', 'origin', "$folder/bare.git");
page('07-seventh', 'Staged.');
git('-C', 'course', 'add', 'content/07-seventh.md');
page('08-eighth', 'Neither.');
my @asked = map { [@$_] } ['status', '--porcelain'], ['rev-parse', 'HEAD'],
    ['diff', '--cached'], ['branch', '-a'];
my @was = map { git('-C', 'course', @$_) } @asked;
{
    local $ENV{GIT_INDEX_FILE} = "$folder/wrong";
    my $named = publish('--to', 'git:origin#pages');
    is $named->{status}, 0, 'a remote by its name' or diag $named->{err};
}
is_built(checkout('pages'), 'gets the site');
pop @asked; # the branch of the remote is known now, as after any push
is_deeply [map { git('-C', 'course', @$_) } @asked], [@was[0 .. 2]],
    'files, index and commits are as they were';

# Files of others.
$clone = checkout('pages');
spew("$clone/CNAME", 'course.example');
git('-C', $clone, 'add', 'CNAME');
git('-C', $clone, 'commit', '-qm', 'Name it');
git('-C', $clone, 'push', '-q');
page('08-eighth', 'Changed.');
is publish('--to', 'git:origin#pages')->{status}, 0, "a host's own file";
is slurp(checkout('pages') . '/CNAME'), 'course.example', 'is left alone';
git('-C', 'course', 'push', '-q', 'origin', 'HEAD:refs/heads/source');
is publish('--to', 'git:origin#source')->{status}, 2,
    'a branch of sources is refused';
is commits('source'), 1, 'and is as it was';
isnt publish('--to', 'git:nowhere.git')->{status}, 0, 'no such remote';
is publish('--to', 'git:origin#a..b')->{status}, 2, 'no such name';

# A second publisher is faster, between our look and our push, `$times`.
sub race {
    my ($times) = @_;
    spew("$folder/race/git", <<"END");
#!/bin/sh
case " \$* " in *" push "*)
    n=\$(cat $folder/race/n 2>/dev/null || echo 0)
    if [ "\$n" -lt $times ]; then
        echo \$((n + 1)) > $folder/race/n
        cd $folder/rival && echo "\$n" > index.html
        $git -c user.name=r -c user.email=r\@r commit -qam "Rival \$n"
        $git push -q origin HEAD:pages
        cd "\$OLDPWD"
    fi ;;
esac
exec $git "\$@"
END
    chmod 0755, "$folder/race/git";
    unlink "$folder/race/n";
    run($folder, 'rm', '-rf', 'rival');
    git('clone', '-q', '-b', 'pages', 'bare.git', 'rival');
    local $ENV{PATH} = "$folder/race:$ENV{PATH}";
    page('08-eighth', "Raced $times.");
    return publish('--to', 'git:origin#pages');
}
my $number = commits('pages');
my $raced = race(2);
is $raced->{status}, 0, 'two who were faster are survived'
    or diag $raced->{err};
is commits('pages'), $number + 3, 'by one commit on top of theirs';
is_built(checkout('pages'), 'and it is our site that is there');
$raced = race(99);
is $raced->{status}, 3, 'but it is not tried for ever';
like $raced->{err}, qr/others publish/, 'and said why';

# Rsync. --------------------------------------------------------------------

# A stand-in for ssh, or ssh itself; connection number CUT ends after BYTES.
sub connection {
    my ($ssh) = @_;
    spew("$folder/ssh", <<"END");
#!/bin/sh
n=\$((\$(cat $folder/connections 2>/dev/null || echo 0) + 1))
echo \$n > $folder/connections
if [ "\$n" = "\$CUT" ]; then
    exec perl $folder/cut "\$BYTES" $ssh "\$@"
fi
exec $ssh "\$@"
END
    chmod 0755, "$folder/ssh";
    spew("$folder/cut", <<'END');
my ($left, @command) = @ARGV;
$SIG{CHLD} = sub { wait; exit($? >> 8) };
my $child = open my $to, '|-', @command or die;
while ($left > 0 && (my $n = sysread STDIN, my $bytes, $left)) {
    syswrite $to, $bytes;
    $left -= $n;
}
close $to;
exit 255;
END
    $ENV{RSYNC_RSH} = "$folder/ssh";
}

# Every file is as it was or as it is to be, and no page that is there leads
# to a new file that is not.
sub mixed {
    my ($at, $old, $new) = @_;
    my %fine = map { $_ => 1 } split /\n/, "$old$new";
    return grep { !$fine{$_} && !/ \.lectern$/ } split /\n/, site_state($at);
}

sub rsync_tests {
    my ($name, $host) = @_;
    my $at = "$folder/$name/deep/site";
    my $to = "rsync:$host:$at";
    fresh_course();
    my $sent = publish('--to', $to);
    is $sent->{status}, 0, "$name: a folder is made" or diag $sent->{err};
    is_built($at, "$name: and holds the site");
    my $was = state($at, 1);
    like publish('--to', $to)->{out}, qr/nothing has changed/,
        "$name: the same again changes nothing";
    is state($at, 1), $was, "$name: and writes nothing";
    spew("$at/.htaccess", 'of the host');
    spew("$at/CNAME", 'course.example');
    my $old = site_state($at);
    run($folder, 'cp', '-a', $at, "$at.old");
    my ($cuts, $ended) = (0, 0);
    change_course();
    spew("$folder/course/assets/noise",
        pack 'N*', map { int rand 2 ** 32 } 1 .. 50_000);
    lectern($folder, 'build', '-q', '-o', 'built', 'course');
    my $new = state("$folder/built");
    for my $cut (1 .. 20) {
        for my $bytes (60, 100_000) {
            next if $ended;
            run($folder, 'rm', '-rf', $at);
            run($folder, 'cp', '-a', "$at.old", $at);
            unlink "$folder/connections";
            local @ENV{qw(CUT BYTES)} = ($cut, $bytes);
            my $run = publish('--to', $to);
            $ended = slurp("$folder/connections") < $cut;
            $cuts++ if $run->{status} == 3;
            none "$name: connection $cut cut after $bytes bytes",
                mixed($at, $old, $new);
        }
    }
    cmp_ok $cuts, '>=', 8, "$name: connections were cut";
    ok $ended, "$name: each of them";
    is publish('--to', $to)->{status}, 0, "$name: the next one mends it";
    is_built($at, "$name: wholly");
    is slurp("$at/.htaccess") . slurp("$at/CNAME"),
        'of the hostcourse.example', "$name: the host keeps its files";
    spew("$at/mine.txt", 'mine');
    my $refused = publish('--to', $to);
    is $refused->{status}, 2, "$name: foreign files are refused";
    is publish('--to', $to, '--adopt')->{status}, 0, "$name: or taken over";
    is_built($at, "$name: and removed");
}

SKIP: {
    skip 'no rsync here: make publish installs it', 1 if !has('rsync');
    spew("$folder/local", "#!/bin/sh\nshift\nexec sh -c \"\$*\"\n");
    chmod 0755, "$folder/local";
    connection("$folder/local");
    rsync_tests('pipe', 'host');
}

# A real server for this user, on loopback.
my $server;
sub serve_ssh {
    my $program = -x '/usr/sbin/sshd' ? '/usr/sbin/sshd' : return;
    return if !has('ssh-keygen') || !has('ssh');
    mkdir '/run/sshd' if $> == 0;
    run($folder, 'ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', $_)
        for 'host_key', 'user_key';
    my $port = 20000 + $$ % 20000;
    spew("$folder/sshd_config", join "\n", "Port $port",
        'ListenAddress 127.0.0.1', "HostKey $folder/host_key",
        "AuthorizedKeysFile $folder/user_key.pub", 'StrictModes no',
        'PidFile none', 'UsePAM no', 'PasswordAuthentication no',
        'PermitRootLogin yes', '');
    $server = fork() // die "fork: $!\n";
    if (!$server) {
        open STDERR, '>', "$folder/sshd.log";
        exec $program, '-D', '-e', '-f', "$folder/sshd_config";
    }
    my $ssh = "ssh -q -F none -p $port -i $folder/user_key -o BatchMode=yes " .
        '-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null';
    for (1 .. 50) {
        return $ssh if !run($folder, 'sh', '-c', "$ssh 127.0.0.1 true")
            ->{status};
        select undef, undef, undef, 0.1;
    }
    diag slurp("$folder/sshd.log");
    return;
}
END {
    my $status = $?;
    kill 'TERM', $server if $server;
    $? = $status;
}

SKIP: {
    skip 'no rsync here', 1 if !has('rsync');
    my $ssh = serve_ssh();
    skip 'no sshd that we may start here: make publish installs it', 1
        if !$ssh;
    connection($ssh);
    rsync_tests('sshd', '127.0.0.1');
}
umask $umask;
none 'no temporary file is left',
    map { "$work/$_" } grep { /^lectern-/ } files($work);
done_testing;
