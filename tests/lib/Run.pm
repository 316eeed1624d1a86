# What the tests share: running the program, files, and folders compared.
# The environment says which program: LECTERN (default build/lectern).
package Run;
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use Digest::MD5 qw(md5_hex);
use Exporter 'import';
use File::Find ();
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More ();
use Time::HiRes ();

our @EXPORT = qw($lectern $root run lectern slurp spew files state temporary
    copy_tree built_site none);

our $root = getcwd();
our $lectern = abs_path($ENV{LECTERN} // 'build/lectern')
    // '(no build/lectern: run make)';

sub slurp {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar(<$file>) // '';
}

# Writes a file, and the folders that it needs.
sub spew {
    my ($path, $text) = @_;
    make_path($1) if $path =~ m{^(.*)/};
    open my $file, '>:raw', $path or die "$path: $!\n";
    print $file $text;
    close $file or die "$path: $!\n";
}

# A folder that is gone when the test ends.
sub temporary {
    return tempdir(TMPDIR => 1, CLEANUP => 1);
}

# Runs a command in a folder; ->{out}, ->{err} and ->{status}, which is -1
# with the signal in {err} when one killed it.
sub run {
    my ($folder, @command) = @_;
    my $captured = temporary();
    my $child = fork() // die "fork: $!\n";
    if (!$child) {
        chdir $folder or die "$folder: $!\n";
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', "$captured/out" or die;
        open STDERR, '>', "$captured/err" or die;
        exec { $command[0] } @command or die "$command[0]: $!\n";
    }
    waitpid $child, 0;
    my $result = {
        out => slurp("$captured/out"),
        err => slurp("$captured/err"),
        status => $? >> 8,
    };
    if ($? & 127) {
        $result->{status} = -1;
        $result->{err} .= 'killed by signal ' . ($? & 127) . "\n";
    }
    return $result;
}

sub lectern {
    my ($folder, @arguments) = @_;
    return run($folder, $lectern, @arguments);
}

# The files below a folder, relative and sorted.
sub files {
    my ($folder) = @_;
    my @found;
    return () if !-d $folder;
    File::Find::find({
        no_chdir => 1,
        wanted => sub {
            push @found, substr($_, length($folder) + 1) if -f;
        },
    }, $folder);
    return sort @found;
}

# The state of a folder as text: each file with its sum, and with the moment
# it was last written if `$when`.  Two states are compared by `is`.
sub state {
    my ($folder, $when) = @_;
    my $text = '';
    for my $name (files($folder)) {
        my $moment = $when ? (Time::HiRes::stat("$folder/$name"))[9] : '';
        $text .= md5_hex(slurp("$folder/$name")) . " $moment $name\n";
    }
    return $text;
}

# Copies a folder's files; fine when there is none.
sub copy_tree {
    my ($from, $to) = @_;
    spew("$to/$_", slurp("$from/$_")) for files($from);
}

# The course built afresh: the folder it is in, and what the build said.
sub built_site {
    my $folder = temporary();
    my $result = lectern($root, 'build', '-q', '-o', "$folder/site", '.');
    return ("$folder/site", $result);
}

# A test that passes when there are no faults, and else shows them all.
sub none {
    my ($name, @faults) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    return Test::More::ok(!@faults, $name) ||
        Test::More::diag(join "\n", @faults);
}

1;
