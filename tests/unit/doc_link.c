/* Links and images: what is listed, what is written, figures, raw HTML. */
#include "doc/markup.h"
#include "doc_page.h"

/* `url line:column` of each link, with `!` for images. */
static void check_links(struct str text, struct str want, const char *name,
                        int line) {
    struct page page;
    page_read(&page, text);
    struct buf out;
    buf_init(&out, &page.arena);
    for (size_t i = 0; i < page.doc.link_count; i++) {
        const struct doc_link *link = &page.doc.links[i];
        buf_printf(&out, "%s" STR_FMT " " STR_FMT " " STR_FMT "\n",
                   link->image ? "!" : "", STR_ARG(link->url),
                   STR_ARG(page_place(&page, link->span)),
                   STR_ARG(span_text(link->span)));
    }
    tap_str(buf_str(&out), want, name, __FILE__, line);
    arena_release(&page.arena);
}

#define links_are(text, want, name) \
    check_links(STR(text), STR(want), (name), __LINE__)

static void test_lists(void) {
    links_are("a [b](c.md) ![d](e.png)\n", "c.md 1:7 c.md\n!e.png 1:18 e.png\n",
              "links and images have the places of their URLs");
    links_are("---\na: b\n---\n\n> - é c.md [b\n>   c](c.md)\n",
              "c.md 6:8 c.md\n", "also over lines, in containers");
    links_are("[![a](b)](c) [d](b)\n", "!b 1:7 b\nc 1:11 c\nb 1:18 b\n",
              "an image in a link comes first");
    links_are("[a](b) [c](b) [d](b)\n", "b 1:5 b\nb 1:12 b\nb 1:19 b\n",
              "equal URLs have their own places");
    links_are("<https://e.org> [a](<b c> 'd')\n",
              "https://e.org 1:2 https://e.org\nb c 1:22 b c\n",
              "so have URLs in angle brackets");
    links_are("  x [a] [b](c\\_d)\n\n[a]: u\n",
              "u 1:3 x [a] [b](c\\_d)\nc_d 1:3 x [a] [b](c\\_d)\n",
              "what is written in another way has its line");
    links_are("[a]({{ x }}/b)\n", "{{ x }}/b 1:5 {{ x }}/b\n",
              "a value in a URL is as it is written");
    links_are("`[a](b)` \\[c](d)\n\n    [e](f)\n", "", "code has no links");
    links_are("# [a](b)\n\n- [c](d)\n", "b 1:7 b\nd 3:7 d\n",
              "headings and lists have");
}

static void test_rewriting(void) {
    struct page page;
    page_read(&page, STR("[a](b.md) ![c](d {{ x }}) ![c]({{ x }}/{{ y }})\n"));
    struct str links[] = {STR("../b/?q=1&r='ü'#s"), STR("../{{ x }}-{{ y }}?")};
    struct doc_parts parts = {
        .values = page_parts(&page, 3, "v#"),
        .value_texts = page_parts(&page, 3, "t#&?%"),
        .links = links,
    };
    struct buf out;
    buf_init(&out, &page.arena);
    doc_html(&page.doc, &parts, &out);
    str_is(buf_str(&out),
           STR("<p><a href=\"../b/?q=1&amp;r=&#x27;%C3%BC&#x27;#s\">a</a> "
               "![c](d v0) "
               "<img src=\"../t1&amp;%3F%25-t2&amp;%3F%25?\" alt=\"c\" />"
               "</p>\n"),
           "the URL that is given is written, with the values in it");
    arena_release(&page.arena);
}

static void test_figures(void) {
    html_is("![a](b \"c {{ x }}\")\n",
            "<figure class=\"figure\"><img src=\"b\" alt=\"a\" />\n"
            "<figcaption>c <b>V0</b></figcaption></figure>\n",
            "an image alone is a figure, its title the caption");
    html_is("![a *b*](c)\n\n![](d)\n",
            "<figure class=\"figure\"><img src=\"c\" alt=\"a b\" /></figure>\n"
            "<p><img src=\"d\" alt=\"\" /></p>\n",
            "without a title it has no caption, without text it is none");
    html_is("x ![a](b \"c\")\n\n[![a](b)](c)\n",
            "<p>x <img src=\"b\" alt=\"a\" title=\"c\" /></p>\n"
            "<p><a href=\"c\"><img src=\"b\" alt=\"a\" /></a></p>\n",
            "an image that is not alone is none");
    html_is("- ![a](b \"c\")\n",
            "<ul>\n<li><img src=\"b\" alt=\"a\" title=\"c\" /></li>\n</ul>\n",
            "nor is one in a tight list");
    html_is("> ![a](b)\n",
            "<blockquote>\n"
            "<figure class=\"figure\"><img src=\"b\" alt=\"a\" /></figure>\n"
            "</blockquote>\n",
            "in a quote it is");
}

/* Each run as `<tag>`, `code` in braces, text as it is. */
static struct str runs(struct arena *arena, struct str html) {
    struct buf out;
    buf_init(&out, arena);
    struct markup markup = {.rest = html};
    enum markup_place place;
    struct str run;
    while (markup_next(&markup, &place, &run))
        buf_printf(&out, "%s" STR_FMT "%s",
                   place == MARKUP_CODE  ? "{"
                   : place == MARKUP_TAG ? "("
                                         : "",
                   STR_ARG(run),
                   place == MARKUP_CODE  ? "}"
                   : place == MARKUP_TAG ? ")"
                                         : "");
    return buf_str(&out);
}

static void test_markup(void) {
    struct arena arena = {0};
    str_is(runs(&arena, STR("a<b c=\"d>e\">f</b>g < h<")),
           STR("a(<b c=\"d>e\">)f(</b>)g < h<"), "tags are told from text");
    str_is(runs(&arena, STR("<!-- <a> -->b<!c><?d?><![CDATA[<e>]]>f<!--g")),
           STR("{<!-- <a> -->}b{<!c>}{<?d?>}{<![CDATA[<e>]]>}f{<!--g}"),
           "comments and their like are not text");
    str_is(runs(&arena, STR("<script>a<b</x></SCRIPT>c<pre>d")),
           STR("(<script>){a<b</x>}(</SCRIPT>)c(<pre>){d}"),
           "scripts and their like are not text");
    str_is(runs(&arena, STR("<style></style>a<b c='")),
           STR("(<style>)(</style>)a(<b c=')"),
           "they may be empty, and tags unclosed");
    struct buf text;
    buf_init(&text, &arena);
    markup_text(&text, STR("<a href=\"x\">Figure&nbsp;1</a>!"));
    str_is(buf_str(&text), STR("Figure&nbsp;1!"), "tags can be taken out");
    arena_release(&arena);
}

int main(void) {
    test_lists();
    test_rewriting();
    test_figures();
    test_markup();
    return tap_done();
}
