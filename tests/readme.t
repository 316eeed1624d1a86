#!/usr/bin/perl
# The README does what it says: its lectures build, its commands print what
# stands below them, its diagnostics come from its lectures, and the files
# that it names are there.
use strict;
use warnings;
use lib 'tests/lib';
use Run;
use Test::More;
use Text::ParseWords qw(shellwords);

my $readme = slurp('README.md');

# The contents of the fenced blocks of a language.
sub blocks {
    my ($language) = @_;
    my @found;
    while ($readme =~ /^(`{3,})\Q$language\E\n(.*?)^\1$/msg) {
        push @found, $2;
    }
    return @found;
}

# A course of one lecture, built: ->{err}, ->{status}.
sub course {
    my ($lecture) = @_;
    my $folder = temporary();
    spew("$folder/content/course.yml", "title: Course\n");
    spew("$folder/content/index.md", "Home.\n");
    spew("$folder/content/01-memory.md", $lecture);
    return lectern($folder, 'build', '-q');
}

my @lectures = map { /^---\n/ ? $_ : "---\ntitle: T\n---\n$_" }
    blocks('markdown');
ok @lectures, 'there are lectures';
for my $lecture (@lectures) {
    my ($title) = $lecture =~ /^title: (.*)$/m;
    my $result = course($lecture);
    is $result->{status}, 0, "builds: $title" or diag $result->{err};
}

# A diagnostic that is shown: some lecture gives it, once the text that it
# refuses stands there instead of a claim that holds.
for my $shown (grep { /^error/ } blocks('text')) {
    my ($wrong) = $shown =~ /^error\S+ `([^`]+)`/;
    my $first = (blocks('markdown'))[0];
    my $line = (split /\n/, $first)[1];
    my $spoilt = $line =~ s/^\[[^\]]*\]/[$wrong]/r;
    my $folder = temporary();
    spew("$folder/content/01-memory.md", $first =~ s/\Q$line\E/$spoilt/r);
    my $said = lectern($folder, 'render', 'content/01-memory.md')->{err};
    is $said =~ s/\xc2\xa0/ /gr, $shown, "as shown: $wrong";
}

my $commands = 0;
for my $session (blocks('console')) {
    for (split /^(?=\$ )/m, $session) {
        my ($command, $output) = /^\$ ([^\n]*)\n(.*)/s;
        my ($program, @arguments) = shellwords($command);
        is $program, 'build/lectern', "our program: $command";
        is lectern($root, @arguments)->{out}, $output, $command;
        $commands++;
    }
}
ok $commands, 'there are commands';

for my $name ($readme =~ /`([\w.\/-]+\/[\w.-]*)`/g) {
    next if $name =~ m{^(build|site|my-course)/};
    next if $name =~ m{([^/]+)$} && grep { /\Q$1\E/ } blocks('text');
    ok -e $name || -e "src/$name", "$name is there";
}
ok index($readme, $_) >= 0, "it shows `$_`" for 'make site', 'make test';
done_testing;
