# Faults of references in a built site: links, images, styles and ids.  What
# a page loads must be a file of the site, by a relative URL, so that pages
# work from file:// and below any folder.
package Links;
use strict;
use warnings;
use Exporter 'import';
use Page;
use Run;

our @EXPORT = qw(link_faults);

# Attributes that hold a URL, and those that hold ids of the same page.
my @urls = qw(href src action poster data xlink:href);
my @ids = qw(aria-labelledby aria-describedby aria-controls for headers);

# The ids of a page, with its faults: (\%ids, @faults).
sub ids_of {
    my ($page, $root) = @_;
    my (%ids, @faults);
    for my $node (page_all($root)) {
        my $id = $node->{attr}{id} // next;
        push @faults, "$page:$node->{line}: id `$id` stands twice"
            if $ids{$id}++;
        push @faults, "$page:$node->{line}: id `$id` is empty or has a space"
            if $id eq '' || $id =~ /\s/;
    }
    for my $node (page_all($root)) {
        for my $name (grep { defined $node->{attr}{$_} } @ids) {
            push @faults, "$page:$node->{line}: $name: no id `$_`"
                for grep { !$ids{$_} } split ' ', $node->{attr}{$name};
        }
    }
    return (\%ids, @faults);
}

# "a/b/index.html", "../c.csv" -> "a/c.csv"; undef if it climbs too far.
sub resolve {
    my ($from, $to) = @_;
    my @parts = split m{/}, $from;
    pop @parts;
    for my $part (split m{/}, $to) {
        next if $part eq '.';
        if ($part eq '..') {
            return undef if !@parts;
            pop @parts;
        } else {
            push @parts, $part;
        }
    }
    return join '/', @parts;
}

# What is wrong with one URL that stands in `$page`; undef if nothing.
sub fault_of {
    my ($folder, $ids, $page, $url, $link) = @_;
    return undef if $url =~ /^data:/;
    if ($url =~ m{^(\w[\w+.-]*:|//)}) {
        return $link && $1 ne '//' ? undef : "`$url` asks another host";
    }
    return "`$url` is absolute" if $url =~ m{^/};
    return "`$url` is no URL" if $url =~ /[\s"<>\\^`{|}]/;
    my ($path, $fragment) = $url =~ /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/;
    $path =~ s/%([0-9a-f]{2})/chr hex $1/gie;
    my $target = $path eq '' ? $page : resolve($page, $path);
    return "`$url` leaves the site" if !defined $target;
    return "`$url` is no file" if !-f "$folder/$target";
    return undef if !defined $fragment || $fragment eq '';
    $fragment =~ s/%([0-9a-f]{2})/chr hex $1/gie;
    utf8::decode($fragment);
    return undef if $ids->{$target} && $ids->{$target}{$fragment};
    return "`$url`: no id `$fragment`";
}

# All faults of the site in a folder, one line each.
sub link_faults {
    my ($folder) = @_;
    my (%root, %ids, @faults);
    for my $page (grep { /\.html$/ } files($folder)) {
        my @more;
        ($root{$page}, @more) = page_parse(slurp("$folder/$page"));
        push @faults, map { "$page: $_" } @more;
        ($ids{$page}, @more) = ids_of($page, $root{$page});
        push @faults, @more;
    }
    for my $page (sort keys %root) {
        for my $node (page_all($root{$page})) {
            for my $url (grep { defined } @{$node->{attr}}{@urls}) {
                my $fault = fault_of($folder, \%ids, $page, $url,
                    $node->{name} eq 'a');
                push @faults, "$page:$node->{line}: $fault" if $fault;
            }
        }
    }
    for my $style (grep { /\.css$/ } files($folder)) {
        my $text = slurp("$folder/$style");
        while ($text =~ /(?:url\(|\@import)\s*["']?([^"')\s]+)/g) {
            my $fault = fault_of($folder, \%ids, $style, $1, 0);
            push @faults, "$style: $fault" if $fault;
        }
    }
    return @faults;
}

1;
