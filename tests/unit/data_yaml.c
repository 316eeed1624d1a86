/* data/yaml: trees, the places of all that is in them, and refusals. */
#include "base/limits.h"
#include "data/data.h"

#include "tap.h"

static struct arena arena;
static struct diags diags;
static struct source source;

static struct node *tree_of(struct str text) {
    source_init(&source, &arena, STR("x.yml"), text);
    diags_init(&diags, &arena);
    return data_yaml(&arena, &diags, excerpt_all(&source));
}

/* A tree in JSON's manner: plain scalars bare, quoted ones in quotes. */
static void show(struct buf *buf, const struct node *node) {
    const char *between = "";
    switch (node->kind) {
    case NODE_SCALAR:
        buf_printf(buf, node->quoted ? "\"" STR_FMT "\"" : STR_FMT,
                   STR_ARG(node->text.text));
        break;
    case NODE_LIST:
        buf_char(buf, '[');
        for (size_t i = 0; i < node->count; i++, between = ", ") {
            buf_printf(buf, "%s", between);
            show(buf, node->items[i]);
        }
        buf_char(buf, ']');
        break;
    case NODE_MAP:
        buf_char(buf, '{');
        for (size_t i = 0; i < node->count; i++, between = ", ") {
            buf_printf(buf, "%s", between);
            show(buf, node->pairs[i].key);
            BUF_LITERAL(buf, ": ");
            show(buf, node->pairs[i].value);
        }
        buf_char(buf, '}');
        break;
    }
}

/* The tree of `text` and the messages about it. */
static void reads(struct str text, struct str want, const char *name) {
    struct node *tree = tree_of(text);
    struct buf buf;
    buf_init(&buf, &arena);
    if (tree)
        show(&buf, tree);
    else
        BUF_LITERAL(&buf, "no tree");
    if (diags.first)
        buf_char(&buf, '\n');
    diags_print(&buf, &diags, DIAG_SHORT, false);
    str_is(buf_str(&buf), want, name);
}

static void trees(void) {
    reads(STR("a: 1\nb: x y\n"), STR("{a: 1, b: x y}"), "a map");
    reads(STR("a: 1"), STR("{a: 1}"), "the last line needs no end");
    reads(STR("a: 1\r\nb: 2\r\n"), STR("{a: 1, b: 2}"), "CRLF");
    reads(STR("- a\n- [1, 2]\n- {x: 1}\n"), STR("[a, [1, 2], {x: 1}]"),
          "lists, also on one line");
    reads(STR("a:\n- 1\n- b:\n    c: 2\n"), STR("{a: [1, {b: {c: 2}}]}"),
          "trees");
    reads(STR("no: no\nn: 1e3\nd: 2026-09-03\n"),
          STR("{no: no, n: 1e3, d: 2026-09-03}"),
          "scalars stay what was written");
    reads(STR("a:\nb:\n"), STR("{a: , b: }"), "no value is the empty text");
    reads(STR("'a b': \"c\\td\"\n"), STR("{\"a b\": \"c\td\"}"), "quotes");
    reads(STR("a: x # not this\n# nor this\n"), STR("{a: x}"), "comments");
    reads(STR("x: params log \"Parameters\" | compact\n"),
          STR("{x: params log \"Parameters\" | compact}"),
          "a channel is one text");
    reads(STR("Fits: training > 1 TB\n"), STR("{Fits: training > 1 TB}"),
          "a check is one text");
    reads(STR("---\na: 1\n...\n"), STR("{a: 1}"), "marks of a document");
    reads(STR("a: \xF0\x9F\x98\x80\n"), STR("{a: \xF0\x9F\x98\x80}"),
          "any character");
}

static void nothing(void) {
    reads(STR(""), STR("{}"), "an empty text is an empty map");
    reads((struct str){0}, STR("{}"), "so is one that is NULL");
    reads(STR("# only\n\n"), STR("{}"), "so are comments");
    reads(STR("---\n"), STR("{}"), "so is an empty document");
    reads(STR("~\n"), STR("~"), "but not a null that is written");
    reads(STR("''\n"), STR("\"\""), "nor an empty text that is quoted");
}

static void refuses_features(void) {
    reads(STR("a: &x 1\nb: *x\n"),
          STR("{a: 1, b: }\n"
              "x.yml:1:4: error: this is an anchor of YAML, which is not "
              "taken here\n"
              "x.yml:2:4: error: this is an alias of YAML, which is not taken "
              "here\n"),
          "anchors and aliases are refused");
    reads(STR("a: !!str 1\nb: !x [1]\n"),
          STR("{a: 1, b: [1]}\n"
              "x.yml:1:4: error: this is a tag of YAML, which is not taken "
              "here\n"
              "x.yml:2:4: error: this is a tag of YAML, which is not taken "
              "here\n"),
          "tags are refused");
    reads(STR("a: 1\n---\nb: 2\n"),
          STR("{a: 1}\n"
              "x.yml:2:1: error: a second document begins here; one is "
              "taken\n"),
          "a second document is refused");
    reads(STR("\xC3\xA4: 1\nb: 2\n\xC3\xA4: 3\n\"b\": 4\n"),
          STR("{\xC3\xA4: 1, b: 2}\n"
              "x.yml:3:1: error: the key `\xC3\xA4` stands twice in one map\n"
              "x.yml:4:1: error: the key `b` stands twice in one map\n"),
          "a key that stands twice is refused, quoted or not");
    reads(STR("a: {x: 1}\nb: {x: 1}\n"), STR("{a: {x: 1}, b: {x: 1}}"),
          "in two maps it may stand");
    reads(STR("? [a]\n: 1\nb: 2\n"),
          STR("{b: 2}\n"
              "x.yml:1:3: error: a key must be a text, not a list or a map\n"),
          "a list is no key");
    tree_of(STR("a: 1\na: 2\n"));
    ok(diags.first->labels && diags.first->labels->span.from == 0,
       "a key that stands twice shows its first place");
}

/* Each of these ends the reading, with one report. */
static void refuses_texts(void) {
    static const struct {
        const char *text, *place, *message, *help;
    } rows[] = {
        {"t: {{ x }}\n", "1:4", "a map cannot begin with `{{`",
         "put quotes around a text that begins with `{{`"},
        {"- a\n- {{ x | .1f }} GB\n", "2:3", "a map cannot begin with `{{`",
         "put quotes around a text that begins with `{{`"},
        {"a: b: c\n", "1:5", "a second `: ` in one value",
         "put quotes around a text that has `: ` in it"},
        {"a: \"x\" in y\n", "1:8", "nothing can follow a value that has ended",
         "a value that begins with a quote ends with it; put all of it in the "
         "other kind of quotes"},
        {"- 'x' y\n", "1:7", "nothing can follow a value that has ended",
         "a value that begins with a quote ends with it; put all of it in the "
         "other kind of quotes"},
        {"\xC3\xA4: [1, 2] x\n", "1:11",
         "nothing can follow a value that has ended",
         "put quotes around a text that begins like this"},
        {"a: 1\nb: 'x\nc: 2\n", "2:4", "this quote is never closed", ""},
        {"a: \"x\n---\nb: 1\n", "1:4", "this quote is never closed", ""},
        {"a: [1, 2\nb: 3\n", "1:4",
         "this `[` does not begin a list that ends with `]`",
         "put quotes around a text that begins like this"},
        {"a: {x: 1\nb: 3\n", "1:4",
         "this `{` does not begin a map that ends with `}`",
         "put quotes around a text that begins like this"},
        {"a: @x\n", "1:4", "a value cannot begin with this sign",
         "put quotes around a text that begins like this"},
        {"a: %x\n", "1:4", "a value cannot begin with this sign",
         "put quotes around a text that begins like this"},
        {"a: * x\n", "1:4", "a value cannot begin with this sign",
         "put quotes around a text that begins like this"},
        {"a: | x\n", "1:4", "`|` and `>` must stand alone behind their key",
         "put quotes around a text that begins like this"},
        {"a:\n\tb: 1\n", "2:1", "a tab cannot indent; use spaces", ""},
        {"a: 1\n  b: 2\n", "2:4", "a key cannot stand below a value", ""},
        {"a:\n  b: 1\n c: 2\n", "3:2",
         "expected a key here, indented as those above", ""},
        {"- a\nb: 1\n", "2:1", "expected `- ` here, as before the items above",
         ""},
        {"a:\n- x\nb\n", "3:1", "this is no `key: value`", ""},
        {"a: - x\n", "1:4", "a list item must begin its line", ""},
        {"a: \"\\q\"\n", "1:5",
         "no such escape; in double quotes a backslash is written twice", ""},
        {"\xC3\xA4: \x01\n", "1:4", "a character that YAML does not allow", ""},
        {"%FOO\n---\na: 1\n", "1:5", "found unknown directive name", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node *tree = tree_of(str_from(rows[i].text));
        const char *name = rows[i].message;
        ok(!tree && diags.first && diags.first == diags.last,
           "there is no tree, and one report");
        if (!diags.first)
            continue;
        struct place place = source_place(&source, diags.first->span.from);
        str_is(str_format(&arena, "%u:%u", place.line, place.column),
               str_from(rows[i].place), name);
        str_is(diags.first->message, str_from(rows[i].message), name);
        str_is(diags.first->help, str_from(rows[i].help), name);
    }
}

static struct str deep(int levels) {
    struct buf buf;
    buf_init(&buf, &arena);
    buf_fill(&buf, '[', (size_t)levels);
    buf_fill(&buf, ']', (size_t)levels);
    return buf_str(&buf);
}

static void has_limits(void) {
    ok(tree_of(deep(LIMIT_YAML_DEPTH)) && !diags_failed(&diags),
       "lists may be nested up to the limit");
    ok(!tree_of(deep(LIMIT_YAML_DEPTH + 1)) && diags.first == diags.last &&
           diags.first->name == DIAG_LIMIT &&
           diags.first->span.from == LIMIT_YAML_DEPTH,
       "one more is reported where it begins");
    ok(!tree_of(deep(100000)), "and any number more");
    struct buf buf;
    buf_init(&buf, &arena);
    for (int i = 0; i < LIMIT_YAML_NODES - 1; i++)
        BUF_LITERAL(&buf, "- 1\n");
    struct node *tree = tree_of(buf_str(&buf));
    ok(tree && tree->count == LIMIT_YAML_NODES - 1,
       "there may be as many nodes as the limit");
    BUF_LITERAL(&buf, "- 1\n");
    ok(!tree_of(buf_str(&buf)) && diags.first == diags.last &&
           diags.first->name == DIAG_LIMIT,
       "one more is reported");
}

/* What stands in the source under a node. */
static struct str under(const struct node *node) {
    return span_text(node->span);
}

static void knows_places(void) {
    const struct node *tree =
        tree_of(STR("gr\xC3\xB6\xC3\x9F"
                    "e: \xE4\xB8\xAD x  # c\n"
                    "b: ['\xC3\xA4', {c: d}]\n"
                    "e:\n  - f\n  - g: h\n\n# c\ni: |\n  j\n\nk:\n"));
    str_is(under(tree->pairs[0].key),
           STR("gr\xC3\xB6\xC3\x9F"
               "e"),
           "a key");
    str_is(under(tree->pairs[0].value), STR("\xE4\xB8\xAD x"),
           "a value, behind letters of several bytes");
    const struct node *list = tree->pairs[1].value;
    str_is(under(list), STR("['\xC3\xA4', {c: d}]"), "a list with brackets");
    str_is(under(list->items[0]), STR("'\xC3\xA4'"), "a text with its quotes");
    str_is(span_text(excerpt_whole(list->items[0]->text)), STR("\xC3\xA4"),
           "the text itself without them");
    str_is(under(list->items[1]), STR("{c: d}"), "a map with braces");
    str_is(under(tree->pairs[2].value), STR("- f\n  - g: h"),
           "a list of lines ends with its last item");
    str_is(under(tree->pairs[3].value), STR("|\n  j"), "a block of text");
    const struct node *last = tree->pairs[4].value;
    struct place place = source_place(&source, last->span.from);
    ok(under(last).n == 0 && place.line == 11 && place.column == 3,
       "no value stands behind its colon");
    ok(tree->span.from == 0 && tree->span.to == last->span.to,
       "the whole map ends with its last value");
}

/* The first byte in the source of the first `needle` in a node's text. */
static struct str origin_of(const struct node *node, const char *needle) {
    struct str wanted = str_from(needle);
    size_t at = str_find(node->text.text, wanted, 0);
    if (at == STR_NONE)
        return STR("(not there)");
    return span_text(excerpt_span(node->text, at, at + wanted.n));
}

static void resolves_quotes(void) {
    const struct node *tree = tree_of(STR("a: \"x\\t\\u00e4\\\\y\\x41 end\"\n"
                                          "b: 'it''s \xE4\xB8\xAD end'\n"
                                          "c: \"one \\\n  two\\n\n\n  three\"\n"
                                          "d: 'plain'\n"));
    const struct node *a = tree->pairs[0].value, *b = tree->pairs[1].value;
    const struct node *c = tree->pairs[2].value, *d = tree->pairs[3].value;
    str_is(a->text.text, STR("x\t\xC3\xA4\\yA end"), "escapes are resolved");
    str_is(origin_of(a, "end"), STR("end"), "behind them the place is right");
    str_is(origin_of(a, "y"), STR("y"), "and between them");
    str_is(origin_of(a, "A"), STR("\\"), "an escape stands at its backslash");
    str_is(b->text.text, STR("it's \xE4\xB8\xAD end"), "doubled quotes");
    str_is(origin_of(b, "s \xE4"), STR("s \xE4"), "have their places, too");
    str_is(c->text.text, STR("one two\n\nthree"), "lines are folded");
    str_is(origin_of(c, "two"), STR("two"), "behind an escaped line end");
    str_is(origin_of(c, "three"), STR("three"), "behind an empty line");
    ok(d->text.text.s >= source.text.s &&
           d->text.text.s < source.text.s + source.text.n,
       "what needs no resolving is borrowed");
}

static void resolves_lines(void) {
    const struct node *tree =
        tree_of(STR("a: one\n  two\n\n\n   three \xC3\xA4\n"
                    "b: |+\n\n  x = 1\n    y = \xC3\xB6\n"
                    "  z = 3\n\n"
                    "c: >-\n  folded\n  text\n\n  end\n"
                    "d: |2\n    in\n"
                    "e: 'x\r\n  y'\r\n"));
    const struct node *a = tree->pairs[0].value, *b = tree->pairs[1].value;
    const struct node *c = tree->pairs[2].value, *d = tree->pairs[3].value;
    const struct node *e = tree->pairs[4].value;
    str_is(a->text.text, STR("one two\n\nthree \xC3\xA4"), "a plain text");
    str_is(origin_of(a, "two"), STR("two"), "over two lines");
    str_is(origin_of(a, "three \xC3\xA4"), STR("three \xC3\xA4"), "and more");
    str_is(b->text.text, STR("\nx = 1\n  y = \xC3\xB6\nz = 3\n\n"), "a block");
    str_is(origin_of(b, "y = \xC3\xB6"), STR("y = \xC3\xB6"),
           "whose lines have their places");
    str_is(origin_of(b, "z = 3"), STR("z = 3"), "to the last one");
    str_is(c->text.text, STR("folded text\nend"), "a folded block");
    str_is(origin_of(c, "text"), STR("text"), "whose words have");
    str_is(origin_of(c, "end"), STR("end"), "to the last one");
    str_is(d->text.text, STR("  in\n"), "a block with its indentation given");
    str_is(origin_of(d, "in"), STR("in"), "has its place");
    str_is(e->text.text, STR("x y"), "CRLF is one line end");
    str_is(origin_of(e, "y"), STR("y"), "behind it the place is right");
    ok(!b->quoted && !c->quoted, "a block is not quoted");
}

/* Every byte of every text comes from within its node. */
static bool within(const struct node *node) {
    bool right = true;
    for (size_t i = 0; i < node->text.text.n; i++) {
        struct span span = excerpt_span(node->text, i, i + 1);
        right =
            right && span.from >= node->span.from && span.to <= node->span.to;
    }
    for (size_t i = 0; i < node->count; i++)
        right = right &&
                (node->kind == NODE_LIST ? within(node->items[i])
                                         : within(node->pairs[i].key) &&
                                               within(node->pairs[i].value));
    return right;
}

static void stays_within(void) {
    ok(within(tree_of(STR("- \"\\N\\_\\L\\P\\e\\0\\/\\\" \\U0001F600 x\"\n"
                          "- 'a\xC2\x85 b\xE2\x80\xA8 c'\n"
                          "- \" \\\n  \\  x \n \n y \"\n"
                          "- |1-\n  x\n  \n- >\n x\n\n   y\n z\n\n\n"
                          "- a\n \n  b\n- \"\\\r\n x\"\n- ''\n- \"\\n\"\n"
                          "- |\n x  \xC2\x85  \n"))),
       "no text stands outside of its node");
    ok(!diags_failed(&diags), "all of it is YAML");
}

/* The text of a fence in a quote: each line begins behind `> `. */
static void reads_excerpts(void) {
    source_init(&source, &arena, STR("x.md"),
                STR("> a: \"x\n>   \\t y\"\n> b: 1\n> a: 2\n"));
    diags_init(&diags, &arena);
    static const struct excerpt_line lines[] = {
        {0, 2}, {6, 10}, {14, 20}, {19, 27}};
    struct excerpt text = {
        .source = &source,
        .text = STR("a: \"x\n  \\t y\"\nb: 1\na: 2\n"),
        .list = lines,
        .lines = 4,
    };
    const struct node *tree = data_yaml(&arena, &diags, text);
    const struct node *a = tree->pairs[0].value;
    str_is(a->text.text, STR("x \t y"), "a fence's text is read");
    str_is(origin_of(a, "y"), STR("y"), "it stands where the source has it");
    str_is(under(a), STR("\"x\n>   \\t y\""), "so does a value of two lines");
    str_is(under(tree->pairs[1].value), STR("1"), "and what is behind it");
    struct place place = source_place(&source, diags.first->span.from);
    ok(place.line == 4 && place.column == 3, "and so do mistakes");
}

int main(void) {
    trees();
    nothing();
    refuses_features();
    refuses_texts();
    has_limits();
    knows_places();
    resolves_quotes();
    resolves_lines();
    stays_within();
    reads_excerpts();
    arena_release(&arena);
    return tap_done();
}
