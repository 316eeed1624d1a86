# HTML and SVG as a tree, for checks: as strict as our own output is.  Every
# element is closed in its order, attributes stand in quotes, no raw text.
package Page;
use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(page_parse page_all page_text page_class page_in);

my %void = map { $_ => 1 }
    qw(area base br col embed hr img input link meta source track wbr);

# Character references, and bytes to characters.
sub decode {
    my ($text) = @_;
    my %named = (amp => '&', lt => '<', gt => '>', quot => '"', apos => "'",
        nbsp => "\x{a0}");
    utf8::decode($text);
    $text =~ s/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/
        defined $1 ? chr $1 : defined $2 ? chr hex $2
        : $named{$3} \/\/ "&$3;"/gie;
    return $text;
}

# The root node, and faults of nesting: ($root, @faults).  A node is
# {name, attr, kids, parent, line}; text is a kid that is no reference.
sub page_parse {
    my ($html) = @_;
    my $root = {name => '', attr => {}, kids => [], line => 1};
    my ($here, $line, @faults) = ($root, 1);
    while ($html =~ m{\G(?:
            (<!--.*?-->|<![^>]*>|<\?[^>]*\?>)
            | </([\w:-]+)\s*>
            | <([\w:-]+)((?:\s+[^\s=>/"]+(?:="[^"]*")?)*)\s*(/?)>
            | ([^<]+) )}gcxs) {
        my ($skipped, $end, $name, $attributes, $empty, $text) =
            ($1, $2, $3, $4, $5, $6);
        my $whole = $&;
        if (defined $text) {
            push @{$here->{kids}}, decode($text);
        } elsif (defined $end) {
            if ($end eq $here->{name}) {
                $here = $here->{parent};
            } else {
                push @faults, "line $line: </$end> ends <$here->{name}>";
            }
        } elsif (defined $name) {
            my $node = {name => $name, attr => {}, kids => [],
                parent => $here, line => $line};
            while ($attributes =~ /([^\s=]+)(?:="([^"]*)")?/g) {
                push @faults, "line $line: $1 twice" if $node->{attr}{$1};
                $node->{attr}{$1} = decode($2 // '');
            }
            push @{$here->{kids}}, $node;
            $here = $node unless $empty || $void{$name};
        }
        $line += $whole =~ tr/\n//;
    }
    push @faults, "line $line: cannot be read"
        if (pos($html) // 0) < length $html;
    push @faults, "<$here->{name}> is never closed" if $here != $root;
    return ($root, @faults);
}

# All elements below a node in order, of one name if given.
sub page_all {
    my ($node, $name) = @_;
    my @found;
    for my $kid (grep { ref } @{$node->{kids}}) {
        push @found, $kid if !defined $name || $kid->{name} eq $name;
        push @found, page_all($kid, $name);
    }
    return @found;
}

sub page_text {
    my ($node) = @_;
    return join '', map { ref() ? page_text($_) : $_ } @{$node->{kids}};
}

# Has the node a class?
sub page_class {
    my ($node, $class) = @_;
    return grep { $_ eq $class } split ' ', $node->{attr}{class} // '';
}

# The nearest element of a name around a node, or undef.
sub page_in {
    my ($node, $name) = @_;
    $node = $node->{parent};
    $node = $node->{parent} while $node && $node->{name} ne $name;
    return $node;
}

1;
