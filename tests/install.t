#!/usr/bin/perl
# Installed below a folder of its own, the program builds a new course from
# anywhere; its manual and completions have all verbs and options; what was
# installed is removed again; the tarball holds what is tracked.
use strict;
use warnings;
use lib 'tests/lib';
use Cwd qw(abs_path);
use Run;
use Test::More;

my $b = $lectern =~ s{/[^/]*$}{}r;
delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS B V CC DESTDIR PREFIX)};
my ($variant, $compiler) = $b =~ m{/(release|debug|asan|tsan)-(\w+)$};
my @make = ('make', '-s', '-o', "$b/lectern", '-o', 'all', "B=$b",
    $variant ? ("V=$variant", "CC=$compiler") : ());
my $to = temporary();

my $installed = run('.', @make, 'install', "DESTDIR=$to", 'PREFIX=/usr');
is $installed->{status}, 0, 'it is installed' or diag $installed->{err};
my $program = "$to/usr/bin/lectern";
ok -x $program, 'the program';
my $elsewhere = temporary();
for (['new', 'x'], ['build', 'x']) {
    my $run = run($elsewhere, $program, @$_);
    is $run->{status}, 0, "lectern @$_" or diag $run->{err};
}
ok -s "$elsewhere/x/site/assets/lectern.css", 'with all that it needs';
for my $file (grep { /^templates\/[^\/]*\.html$|^assets\// }
    split /\n/, run('.', 'git', 'ls-files')->{out}) {
    ok -f "$to/usr/share/lectern/$file", "share/lectern/$file"
        if -f $file;
}

# All names that the program itself says that it knows.
my ($man, $bash, $zsh, $fish) = map { slurp("$to/usr/share/$_") }
    'man/man1/lectern.1', 'bash-completion/completions/lectern',
    'zsh/site-functions/_lectern', 'fish/vendor_completions.d/lectern.fish';
my @verbs = lectern($to, '--help')->{out} =~ /^  (\w+) /mg;
ok @verbs >= 8, 'verbs are listed';
my %options;
for my $verb (@verbs) {
    my @options = lectern($to, $verb, '--help')->{out} =~ /--([\w-]+)/g;
    my ($section) = $man =~ /^\.SS lectern $verb (.*?)(?=^\.S[SH])/ms;
    my ($words) = $bash =~ /^ +$verb\) words='(.*)'/m;
    my ($arguments) = $zsh =~ /^    $verb\)\n(.*?);;/ms;
    for my $option (grep { $_ ne 'help' } @options) {
        my $roff = $option =~ s/-/\\-/gr;
        like $section, qr/\\-\\-\Q$roff\E\b/, "man: $verb --$option";
        like $words, qr/--\Q$option\E /, "bash: $verb --$option";
        like $arguments, qr/--\Q$option\E\b/, "zsh: $verb --$option";
        like $fish, qr/from $verb'.* -l \Q$option\E /,
            "fish: $verb --$option";
    }
}
is run($to, 'bash', '-n', 'usr/share/bash-completion/completions/lectern')
    ->{status}, 0, 'bash reads its completions';
my $complete = 'source usr/share/bash-completion/completions/lectern; ' .
    'COMP_WORDS=(lectern b); COMP_CWORD=1; _lectern; echo "${COMPREPLY[@]}"';
is run($to, 'bash', '-c', $complete)->{out}, "build\n", 'and completes a verb';
$complete =~ s/\(lectern b\); COMP_CWORD=1/(lectern build --ou); COMP_CWORD=2/;
is run($to, 'bash', '-c', $complete)->{out}, "--out\n", 'and an option';
for my $shell (['zsh', '-n', 'zsh/site-functions/_lectern'],
    ['fish', '-n', 'fish/vendor_completions.d/lectern.fish'],
    ['mandoc', '-Tlint', '-Wwarning', 'man/man1/lectern.1']) {
    my ($name, $option, @rest) = @$shell;
    SKIP: {
        skip "no $name here", 1
            if run('.', 'sh', '-c', "command -v $name")->{status};
        $rest[-1] = "usr/share/$rest[-1]";
        my $read = run($to, $name, $option, @rest);
        is $read->{status}, 0, "$name reads it"
            or diag $read->{out}, $read->{err};
    }
}
SKIP: {
    skip 'no groff here', 1 if run('.', 'sh', '-c', 'command -v groff')
        ->{status};
    is run($to, 'groff', '-man', '-Tascii', '-ww', '-z',
        'usr/share/man/man1/lectern.1')->{err}, '', 'roff has no complaint';
}
is lectern($to, 'manual', 'csh')->{status}, 2, 'another shell is refused';

is run('.', @make, 'uninstall', "DESTDIR=$to", 'PREFIX=/usr')->{status}, 0,
    'it is removed';
is_deeply [files($to)], [], 'and nothing is left';
done_testing;
