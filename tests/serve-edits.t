#!/usr/bin/perl
# What the preview serves is what a build writes: after each of 200 random
# edits of a course - texts, titles, links, data, templates, styles, moves,
# deletions, drafts, mistakes and their mends - all files are compared.
#
# SEED and EDITS change the walk.  A page with a counter is written last in
# each step: once it is served, all before it has been seen.
use strict;
use warnings;
use lib 'tests/lib';
use File::Path qw(make_path remove_tree);
use Run;
use Serve;
use Test::More;
use Time::HiRes qw(sleep time);

my $seed = $ENV{SEED} // 7;
my $edits = $ENV{EDITS} // 200;
srand $seed;
my $course = temporary();
my $out = temporary() . '/site';
my ($step, %page, %extra) = (0);

sub pick { return $_[rand @_] }
sub path { return "$course/$_[0]" }

# Half of the writes replace the file, as some editors do.
sub put {
    my ($name, $text) = @_;
    my $path = path($name);
    if (rand() < 0.5) {
        spew($path, $text);
    } else {
        spew("$path.tmp~", $text);
        rename "$path.tmp~", $path or die "$path: $!\n";
    }
}

# A page is {title, text, heading, link, broken, draft}, by its path.
sub write_page {
    my ($name) = @_;
    my $page = $page{$name};
    my $link = $page->{link};
    $link = '/' . $link if $link;
    put("content/$name", "---\ntitle: $page->{title}\n" .
        ($page->{draft} ? "draft: true\n" : '') . "---\n\n" .
        "$page->{text}\n\n" . ($page->{heading} ? "## Part\n\nIt.\n\n" : '') .
        ($link ? "[there]($link)\n\n" : '') .
        ($page->{broken} ? "{{ nothing }}\n" : ''));
}

my @texts = (
    sub { 'Text ' . int rand 1000 },
    sub { 'Shared: {{ gpus["a"].price }} and {{ limit }}.' },
    sub { 'Halves: {{ half(' . int(rand 50) . ') }}.' },
    sub { "```data t show\na,b\nx," . int(rand 9) . "\n```" },
    sub { "```data t show file=/rows.csv\n```" },
    sub { '![image](/image.svg)' },
    sub { "```data m\nm,v\na," . (1 + int rand 9) . "\nb,4\n```\n\n" .
        "```chart #fig-m\ntitle: T\ndata: m\nmark: bar\ny: m\nx: v\n```\n\n" .
        'See @fig-m.' },
);

sub lectures { return sort grep { $_ ne 'index.md' } keys %page }

sub new_page {
    my $name = sprintf '%02d-%s', 1 + int rand 60, pick(qw(a b c d e));
    $name .= pick('.md', '/index.md');
    my $stem = $name =~ s{(/index)?\.md$}{}r;
    return if grep { s{(/index)?\.md$}{}r eq $stem } keys %page;
    $page{$name} = {title => 'New ' . int rand 100, text => pick(@texts)->(),
        heading => rand() < 0.5};
    write_page($name);
    return "new $name";
}

# Pages with a link to a page that goes are mistakes until they are mended.
my @moves = (
    sub { # a text
        my $name = pick(sort keys %page);
        $page{$name}{text} = pick(@texts)->();
        write_page($name);
        return "text of $name";
    },
    sub {
        my $name = pick(sort keys %page);
        $page{$name}{title} = 'Title ' . int rand 100;
        write_page($name);
        return "title of $name";
    },
    sub {
        my $name = pick(sort keys %page);
        $page{$name}{heading} = !$page{$name}{heading};
        write_page($name);
        return "heading of $name";
    },
    sub {
        my ($name, $to) = (pick(sort keys %page), pick(sort keys %page));
        $page{$name}{link} = pick('', $to, "$to#part", 'rows.csv', 'none.md');
        write_page($name);
        return "link of $name";
    },
    sub {
        my $name = pick(lectures()) // return;
        $page{$name}{draft} = !$page{$name}{draft};
        write_page($name);
        return "draft $name";
    },
    sub {
        my $name = pick(sort keys %page);
        $page{$name}{broken} = 1;
        write_page($name);
        return "mistake in $name";
    },
    \&new_page,
    sub { # gone
        my $name = pick(lectures()) // return;
        return if keys %page < 5;
        delete $page{$name};
        unlink path("content/$name");
        rmdir path("content/$1") if $name =~ m{^(.*)/};
        return "no more $name";
    },
    sub { # moved
        my $name = pick(grep { !m{/} } lectures()) // return;
        my $to = sprintf '%02d-%s.md', 1 + int rand 60, pick(qw(f g h));
        return if $page{$to};
        rename path("content/$name"), path("content/$to") or die;
        $page{$to} = delete $page{$name};
        return "$name to $to";
    },
    sub { # a folder moved
        my $name = pick(grep { m{/} } lectures()) // return;
        my $to = sprintf '%02d-%s/index.md', 1 + int rand 60, pick(qw(i j));
        return if $page{$to};
        rename path('content/' . $name =~ s{/.*}{}r),
            path('content/' . $to =~ s{/.*}{}r) or die;
        $page{$to} = delete $page{$name};
        return "$name to $to";
    },
    sub { # a folder away, with what is in it, and back
        my $name = pick(grep { m{/} } lectures()) // return;
        my $folder = path('content/' . $name =~ s{/.*}{}r);
        rename $folder, path('away') or die;
        sleep 0.03 if rand() < 0.5;
        rename path('away'), $folder or die;
        return "$name away and back";
    },
    sub {
        put('content/_data/gpus.csv', "gpu,price\na," . int(rand 99) .
            "\nb,2\n");
        return 'shared data';
    },
    sub {
        put('content/_data/more.calc', 'limit = ' . int(rand 99) . "\n" .
            "half(x) = x / " . (2 + int rand 3) . "\n");
        return 'shared definitions';
    },
    sub {
        put('content/_data/new.csv', "k,v\na," . int(rand 99) . "\n");
        return 'new shared data';
    },
    sub {
        unlink path('content/_data/new.csv');
        return 'no new shared data';
    },
    sub {
        put('content/rows.csv', "a,b\nx," . int(rand 99) . "\n");
        return 'data of pages';
    },
    sub {
        put('content/image.svg', '<svg xmlns="http://www.w3.org/2000/svg"' .
            ' width="' . (9 + int rand 9) . qq(" height="9"/>\n));
        return 'an image';
    },
    sub {
        put('templates/footer.html', '<footer class="site"><p>' .
            int(rand 99) . pick('', '{{#lectures}}{{title}} {{/lectures}}',
            '{{course.title}}', '{{next.title}}') . "</p></footer>\n");
        return 'a template';
    },
    sub {
        unlink path('templates/footer.html');
        rmdir path('templates');
        return 'no template';
    },
    sub {
        put('templates/footer.html', '<footer>{{#course}}</footer>');
        $extra{'templates/footer.html'} = '<footer></footer>';
        return 'a broken template';
    },
    sub {
        put('assets/' . pick('lectern.css', 'more.css'),
            'p { order: ' . int(rand 99) . " }\n");
        return 'a style';
    },
    sub {
        remove_tree(path('assets'));
        return 'no styles';
    },
    sub {
        put('content/course.yml', 'title: Course ' . int(rand 9) . "\n" .
            pick('', "term: Fall\n"));
        return 'the course file';
    },
    sub {
        put('content/course.yml', pick("titel: x\n", "title: [\n", "\xff\n"));
        $extra{'content/course.yml'} = "title: Mended\n";
        return 'a broken course file';
    },
    sub {
        put('content/_data/more.calc', "limit = nothing\nhalf(x) = x\n");
        $extra{'content/_data/more.calc'} = "limit = 5\nhalf(x) = x\n";
        return 'broken definitions';
    },
    sub {
        put("content/.hidden$_", 'x') for 1 .. 3;
        put('content/notes.md~', 'x');
        return 'files of editors';
    },
    sub {
        utime undef, undef, path('content/' . pick(sort keys %page));
        return 'a touch';
    },
);

# All that is broken is put right.
sub mend {
    for my $name (sort keys %page) {
        my $page = $page{$name};
        my $link = ($page->{link} // '') =~ s/#.*//r;
        my $good = $link eq '' || $link eq 'rows.csv' ||
            ($page{$link} && !$page{$link}{draft} &&
            ($page->{link} !~ /#/ || $page{$link}{heading}));
        next if $good && !$page->{broken};
        $page->{broken} = 0;
        $page->{link} = '' if !$good;
        write_page($name);
    }
    put($_, $extra{$_}) for sort keys %extra;
    %extra = ();
    return 'mends';
}

sub tick {
    $step++;
    spew(path('content/zz-tick.md'), "---\ntitle: Tick\n---\n\n=$step=\n");
}

# Waits until the counter is served; if something is wrong, that may be with
# the course as a whole, and then it is not.
sub synchronise {
    my ($server, $wrong) = @_;
    my $end = time + 20;
    while (time < $end) {
        return 1 if serve_get($server, '/zz-tick/')->{body} =~ /=$step=/;
        return 1 if $wrong &&
            serve_event($server, '/zz-tick/') !~ /"problem":""/;
        sleep 0.003;
    }
    return 0;
}

# What is served otherwise than it was built.
sub differences {
    my ($server, $before) = @_;
    my @faults;
    my %built = map { $_ => 1 } grep { $_ ne '.lectern' } files($out);
    for my $file (sort keys %built) {
        my $got = serve_get($server, "/$file");
        push @faults, "$file: status $got->{status}" if $got->{status} != 200;
        push @faults, "$file is not as it was built" if
            $got->{status} == 200 &&
            serve_plain($got->{body}) ne slurp("$out/$file");
    }
    for my $file (grep { !$built{$_} && $_ ne '.lectern' } @$before) {
        push @faults, "$file is still there"
            if serve_get($server, "/$file")->{status} != 404;
    }
    return @faults;
}

put('content/course.yml', "title: Course\n");
put('content/_data/gpus.csv', "gpu,price\na,1\nb,2\n");
put('content/_data/more.calc', "limit = 1\nhalf(x) = x / 2\n");
put('content/rows.csv', "a,b\nx,1\n");
put('content/image.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>' . "\n");
$page{'index.md'} = {title => 'Home', text => 'Home.'};
write_page('index.md');
new_page() for 1 .. 8;
spew(path('content/zz-tick.md'), "---\ntitle: Tick\n---\n\n=0=\n");

my $server = serve_start($course, '.');
ok $server->{port}, 'it is served';
my ($compared, $wrong, $dirty) = (0, 0, 0);
for my $edit (1 .. $edits) {
    my @before = files($out);
    my @done;
    my $count = rand() < 0.8 ? 1 : 2 + int rand 3;
    while (@done < $count) {
        my $move = $dirty > 2 && rand() < 0.7 ? \&mend : pick(@moves);
        push @done, grep { defined } $move->();
    }
    tick();
    my $built = lectern($course, 'build', '-q', '-o', $out, '.');
    my $synchronous = synchronise($server, $built->{status});
    my $name = "edit $edit: " . join ', ', @done;
    if (!$synchronous) {
        fail $name;
        diag 'it is not seen', slurp($server->{said}) =~ s/.*(?=.{2000}$)//sr;
        last;
    }
    if ($built->{status} == 0) {
        $dirty = 0;
        $compared++;
        none $name, differences($server, \@before) or last;
    } else {
        $dirty++;
        $wrong++;
        is serve_get($server, '/robots.txt')->{status}, 200, "wrong: $name";
    }
}
ok $compared > $edits / 3, "$compared states were compared";
ok $wrong > $edits / 20, "$wrong had mistakes";
is serve_stop($server), 130, 'it ends';
note "seed $seed";
done_testing;
