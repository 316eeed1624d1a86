# What the checks of the source share: which files there are, and C text
# without its comments and the insides of its literals.
package House;
use strict;
use warnings;
use Exporter 'import';
use Run;

our @EXPORT = qw(tracked sources c_code table_of);

# The files of the project: git's, or in a tree without git all but outputs.
sub tracked {
    my @found = `git ls-files 2>/dev/null`;
    chomp @found;
    @found = grep { -f } @found;
    return @found if @found;
    return grep { !m{^(build|site|\.git)/} } files('.');
}

# C sources and headers below src/.
sub sources {
    return map { "src/$_" } grep { /\.[ch]$/ } files('src');
}

# A file's text: comments become blanks, literals lose their insides; lines
# stay where they are.
sub c_code {
    my ($text) = @_;
    my $blank = sub { my $lost = shift; $lost =~ s/[^\n]/ /g; $lost };
    $text =~ s{(/\*.*?\*/|//[^\n]*)|(["'])((?:\\.|[^\\\n])*?)\2}
        {defined $1 ? $blank->($1) : "$2" . $blank->($3) . "$2"}gse;
    return $text;
}

# A file of lines `key: words`, `#` comments skipped: key -> [words].
sub table_of {
    my ($path) = @_;
    my %table;
    for (split /\n/, slurp($path)) {
        next if /^\s*(#|$)/;
        my ($key, $words) = /^(\S+):\s*(.*)$/ or die "$path: $_\n";
        $table{$key} = [split ' ', $words];
    }
    return \%table;
}

1;
