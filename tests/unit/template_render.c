/* Rendering: each rule of the Mustache specification by a case of ours. */
#include "template/template.h"

#include "tap.h"

static struct template *parse(struct arena *arena, struct diags *diags,
                              const char *name, const char *text) {
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, str_from(name), str_from(text));
    return template_parse(arena, diags, source);
}

/* A course with two lectures, and some values for the corner cases. */
static struct item *course(struct arena *arena) {
    struct item *data = item_scope(arena);
    item_set_text(data, "title", STR("Small & fast"));
    item_set_html(data, "body", STR("<p>1 &lt; 2</p>"));
    item_set_text(data, "empty", STR(""));
    item_set_truth(data, "draft", false);
    item_set_truth(data, "home", true);
    item_set(data, "none", item_list(arena));
    struct item *author = item_scope(arena);
    item_set_text(author, "name", STR("Ada"));
    item_set(data, "author", author);
    struct item *lectures = item_list(arena);
    const char *names[] = {"One", "Two"};
    for (size_t i = 0; i < 2; i++) {
        struct item *lecture = item_scope(arena);
        item_set_text(lecture, "name", str_from(names[i]));
        item_append(arena, lectures, lecture);
    }
    item_set(data, "lectures", lectures);
    return data;
}

static void mentions(void) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct map partials;
    map_init(&partials, &arena);
    map_set(&partials, STR("a"),
            parse(&arena, &diags, "a", "{{> b}}{{> b}}{{> a}}"));
    map_set(&partials, STR("b"),
            parse(&arena, &diags, "b", "{{> a}}{{#list.0}}{{x}}{{/list.0}}"));
    struct template *top = parse(&arena, &diags, "top", "{{t}}{{> a}}list");
    ok(template_mentions(&arena, top, &partials, STR("t")),
       "a template asks for a name");
    ok(template_mentions(&arena, top, &partials, STR("list")) &&
           template_mentions(&arena, top, &partials, STR("x")),
       "through partials that bring in each other, too");
    ok(!template_mentions(&arena, top, &partials, STR("a")) &&
           !template_mentions(&arena, top, &partials, STR("0")),
       "the names of partials and the parts behind a dot are no such names");
    ok(item_hash(course(&arena)) == item_hash(course(&arena)),
       "equal data has one hash");
    struct item *other = course(&arena);
    item_set_text(map_get(&other->scope, STR("author")), "name", STR("Eve"));
    ok(item_hash(course(&arena)) != item_hash(other),
       "other data has another, however deep");
    arena_release(&arena);
}

static void renders(const char *text, const char *want, const char *name) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct map partials;
    map_init(&partials, &arena);
    map_set(&partials, STR("two"), parse(&arena, &diags, "two", "a\nb\n"));
    map_set(&partials, STR("name"),
            parse(&arena, &diags, "name", "{{name}}\n"));
    map_set(&partials, STR("page"),
            parse(&arena, &diags, "page", "<i>\n {{> two}}\n{{{body}}}\n"));
    map_set(&partials, STR("bars"),
            parse(&arena, &diags, "bars", "{{=| |=}}|title|"));
    struct template *template = parse(&arena, &diags, "t", text);
    struct buf out;
    buf_init(&out, &arena);
    if (template)
        template_render(&arena, &diags, template, course(&arena), &partials,
                        &out);
    buf_printf(&out, "%s", diags_failed(&diags) ? " (failed)" : "");
    str_is(buf_str(&out), str_from(want), name);
    arena_release(&arena);
}

static void values(void) {
    renders("no tags { here }", "no tags { here }", "text stays as it is");
    renders("{{title}}", "Small &amp; fast", "a value is escaped");
    renders("{{{title}}} {{&title}}", "Small & fast Small & fast",
            "three braces and & do not escape");
    renders("{{body}}", "<p>1 &lt; 2</p>", "HTML is not escaped twice");
    renders("[{{ title }}]", "[Small &amp; fast]", "spaces in a tag");
    renders("[{{nothing}}{{author}}{{home}}]", "[]",
            "what is no text shows as nothing");
    renders("{{author.name}}", "Ada", "a dot looks inside");
    renders("[{{author.title}}]", "[]",
            "behind a dot, outer names are not looked for");
    renders("{{lectures.1.name}}[{{lectures.2.name}}]", "Two[]",
            "a number picks from a list");
    renders("a {{! said to\n nobody }}b", "a b", "comments are left out");
}

static void sections(void) {
    renders("{{#lectures}}<{{name}}>{{/lectures}}", "<One><Two>",
            "a list repeats its section");
    renders("{{#author}}{{name}}, {{title}}{{/author}}",
            "Ada, Small &amp; fast", "a scope is entered, outer names stay");
    renders("{{#title}}{{.}}{{/title}}", "Small &amp; fast",
            "a text is true, and the dot is the text");
    renders("[{{#empty}}x{{/empty}}{{#draft}}x{{/draft}}{{#none}}x{{/none}}"
            "{{#nothing}}x{{/nothing}}]",
            "[]", "empty, false and unknown names skip their section");
    renders("{{^empty}}a{{/empty}}{{^draft}}b{{/draft}}{{^none}}c{{/none}}"
            "{{^nothing}}d{{/nothing}}{{^home}}e{{/home}}",
            "abcd", "inverted sections are their opposite");
    renders("{{#home}}{{#home}}a{{/home}}b{{/home}}", "ab",
            "sections of one name nest");
    renders("{{#lectures.0}}{{name}}{{/lectures.0}}", "One",
            "a section of one item");
}

static void lines(void) {
    renders("a\n  {{#home}}\nb\n\t{{/home}}  \nc\n", "a\nb\nc\n",
            "tags alone on a line take the line with them");
    renders("a\r\n{{#home}}\r\nb\r\n{{/home}}", "a\r\nb\r\n",
            "also with CRLF, and at the end");
    renders("a\n {{! x\n y }}\nb", "a\nb", "a comment of several lines too");
    renders("  {{title}}\n", "  Small &amp; fast\n", "a value never does");
    renders("  {{#home}}a{{/home}}\n", "  a\n",
            "two tags on a line are not alone");
    renders("x {{#home}}\ny\n{{/home}}\n", "x \ny\n",
            "a tag behind text is not alone");
}

static void partials(void) {
    renders("{{#lectures}}{{> name}}{{/lectures}}", "One\nTwo\n",
            "a partial sees the context it stands in");
    renders("<ul>\n  {{> two}}\n</ul>\n", "<ul>\n  a\n  b\n</ul>\n",
            "a partial alone on its line is indented");
    renders(".{{> two}}.", ".a\nb\n.", "a partial within a line is not");
    renders("-\n {{> page}}\n", "-\n <i>\n  a\n  b\n <p>1 &lt; 2</p>\n",
            "indentations add up, values begin an indented line");
    renders("{{=<< >>=}}<<title>> <<> two>>", "Small &amp; fast a\nb\n",
            "delimiters change, not those of partials");
    renders("{{> bars}} {{title}}|title|",
            "Small &amp; fast Small &amp; fast|title|",
            "nor do a partial's change the caller's");
}

/* What a template that cannot be rendered reports. */
static void refuses(const char *text, enum diag_name diag, const char *name) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct map map;
    map_init(&map, &arena);
    struct template *template = parse(&arena, &diags, "self", text);
    map_set(&map, STR("self"), template);
    struct buf out;
    buf_init(&out, &arena);
    template_render(&arena, &diags, template, item_scope(&arena), &map, &out);
    ok(diags.first && diags.first->name == diag && !diags.first->next, name);
    arena_release(&arena);
}

static void limits(void) {
    refuses("{{> selv}}", DIAG_BAD_TEMPLATE, "a missing partial is reported");
    refuses("{{> self}}", DIAG_LIMIT, "a partial within itself ends");
    refuses("{{> self}}{{> self}}", DIAG_LIMIT, "also when there are two");
}

/* Thirty templates, each twice within the next: no depth is exceeded. */
static void doubling(void) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct map map;
    map_init(&map, &arena);
    struct template *template = NULL;
    for (int i = 0; i < 30; i++) {
        struct str text = str_format(&arena, "{{>p%d}}{{>p%d}}", i, i);
        template = parse(&arena, &diags, "p", str_terminated(&arena, text));
        map_set(&map, str_format(&arena, "p%d", i + 1), template);
    }
    map_set(&map, STR("p0"), parse(&arena, &diags, "p0", ""));
    struct buf out;
    buf_init(&out, &arena);
    template_render(&arena, &diags, template, item_scope(&arena), &map, &out);
    ok(diags.first && diags.first->name == DIAG_LIMIT && !diags.first->next,
       "a billion partials are stopped and reported once");
    arena_release(&arena);
}

static void checked(void) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct map map;
    map_init(&map, &arena);
    struct template *template =
        parse(&arena, &diags, "t", "{{> head}}{{#x}}{{> haed}}{{/x}}");
    map_set(&map, STR("head"), template);
    ok(!template_check(&diags, template, &map), "a check finds the partial");
    str_is(diags.first->help, STR("did you mean `head`?"),
           "and names the nearest");
    str_is(span_text(diags.first->span), STR("{{> haed}}"),
           "at the tag that wants it");
    map_set(&map, STR("haed"), template);
    ok(template_check(&diags, template, &map), "a complete one passes");
    arena_release(&arena);
}

int main(void) {
    mentions();
    values();
    sections();
    lines();
    partials();
    limits();
    doubling();
    checked();
    return tap_done();
}
