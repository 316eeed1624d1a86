/* Headings, their ids and attributes; callouts. */
#include "doc_page.h"

/* `level#id.class html` of each heading. */
static void check_outline(struct str text, struct str want, const char *name,
                          int line) {
    struct page page;
    page_read(&page, text);
    page_html(&page);
    struct buf out;
    buf_init(&out, &page.arena);
    for (size_t i = 0; i < page.doc.heading_count; i++) {
        const struct doc_heading *heading = &page.doc.headings[i];
        buf_printf(&out, "%d#" STR_FMT "." STR_FMT " " STR_FMT "\n",
                   heading->level, STR_ARG(heading->id),
                   STR_ARG(heading->class), STR_ARG(heading->html));
    }
    buf_add(&out, page_errors(&page));
    tap_str(buf_str(&out), want, name, __FILE__, line);
    arena_release(&page.arena);
}

#define outline_is(text, want, name) \
    check_outline(STR(text), STR(want), (name), __LINE__)

static void test_ids(void) {
    outline_is("# One\n\nTwo\n---\n\n> ### Größe *von* & `co`\n",
               "1#one. One\n2#two. Two\n"
               "3#größe-von-co. Größe <em>von</em> &amp; <code>co</code>\n",
               "ids are made from the text");
    outline_is("# A\n# a\n# A\n# A 2\n# !\n",
               "1#a. A\n1#a-2. a\n1#a-3. A\n1#a-2-2. A 2\n1#section. !\n",
               "ids are unique");
    outline_is("# Cost of {{ x }} [8]{= y} @fig-a\n",
               "1#cost-of-8. Cost of <b>V0</b> <span title=\"C0\">8</span> "
               "R0\n",
               "values and references are not in ids");
    outline_is("# [a](b) ![c](d) @fig-e\n", "1#a-c. a c R0\n",
               "a list of contents gets text without links and images");
    outline_is("Two\nlines\n===\n", "1#two-lines. Two\nlines\n",
               "a heading may go over lines");
}

static void test_attributes(void) {
    outline_is("# A {#x}\n# B {#y .c .d} #\n# C {.e}\n# D{#z}\n",
               "1#x. A\n1#y.c d B\n1#c.e C\n1#d-z. D{#z}\n",
               "an author may give an id and classes");
    outline_is("# A {x}\n# B {#}\n# C {#a b}\n# D {#1}\n# {#e}\n",
               "1#a-x. A {x}\n1#b. B {#}\n1#c-a-b. C {#a b}\n"
               "1#d-1. D {#1}\n1#e. \n",
               "other braces are text");
    outline_is("# B\n# A {#b}\n", "1#b-2. B\n1#b. A\n",
               "what an author gives comes first");
    outline_is("```chart #a\n```\n# A\n", "1#a-2. A\n",
               "labels of blocks are taken");
    outline_is("# A {#x}\n# B {#x}\n",
               "1#x. A\n1#x. B\nduplicate-label 2:1 # B {#x}\n",
               "an id is there once");
    html_is("# A {#x .y}\n", "<h1 id=\"x\" class=\"y\">A</h1>\n",
            "the attributes are written");
}

static void test_spans(void) {
    struct page page;
    page_read(&page, STR("a\n\n- ## B c  \n\nD\ne\n---\n"));
    str_is(span_text(page.doc.headings[0].span), STR("## B c"),
           "a heading has its place");
    str_is(span_text(page.doc.headings[1].span), STR("D"),
           "an underlined heading has that of its first line");
    arena_release(&page.arena);
}

static void test_callouts(void) {
    html_is("> [!NOTE]\n> a\n",
            "<aside class=\"callout note\">\n"
            "<p class=\"callout-title\">Note</p>\n<p>a</p>\n</aside>\n",
            "a callout has a class and a title");
    html_is("> [!key]\n>\n> - a\n",
            "<aside class=\"callout key\">\n"
            "<p class=\"callout-title\">Key takeaways</p>\n"
            "<ul>\n<li>a</li>\n</ul>\n</aside>\n",
            "its word may be in small letters, its text any block");
    html_is("> [!EXERCISE] On *{{ x }}*  \n> a\n",
            "<aside class=\"callout exercise\">\n"
            "<p class=\"callout-title\">Exercise: On <em><b>V0</b></em></p>\n"
            "<p>a</p>\n</aside>\n",
            "the author may add to the title");
    html_is("- > [!TIP]\n  > > [!CAUTION]\n  > > a\n",
            "<ul>\n<li>\n<aside class=\"callout tip\">\n"
            "<p class=\"callout-title\">Tip</p>\n"
            "<aside class=\"callout caution\">\n"
            "<p class=\"callout-title\">Caution</p>\n<p>a</p>\n</aside>\n"
            "</aside>\n</li>\n</ul>\n",
            "callouts nest");
    html_is("> [!WARNING]\n",
            "<aside class=\"callout warning\">\n"
            "<p class=\"callout-title\">Warning</p>\n</aside>\n",
            "a callout may be empty");
    html_is("> [!NOTE](u) a\n\n> a\n> [!NOTE]\n\n[!NOTE]\n\n> [!NOTE]s\n",
            "<blockquote>\n<p><a href=\"u\">!NOTE</a> a</p>\n</blockquote>\n"
            "<blockquote>\n<p>a\n[!NOTE]</p>\n</blockquote>\n"
            "<p>[!NOTE]</p>\n"
            "<blockquote>\n<p>[!NOTE]s</p>\n</blockquote>\n",
            "other brackets are text");
    errors_are("> [!NOTE] a [b\n> c]{= d}\n", "misplaced-claim 2:4 ]{= d}\n",
               "a claim does not go on behind a title");
    errors_are("a\n\n> [!NOTTE]\n> b\n", "unknown-callout 3:3 [!NOTTE]\n",
               "an unknown callout is an error");
    errors_are("!!! note\n    a\n\n::: {.tip}\nb\n:::\n\n!!! and\n",
               "unknown-callout 1:1 !!! note\n"
               "unknown-callout 4:1 ::: {.tip}\n"
               "unknown-callout 8:1 !!! and\n",
               "so are those of other tools");
    html_is("!!!\n\n:::\n\n!!!a\n", "<p>!!!</p>\n<p>:::</p>\n<p>!!!a</p>\n",
            "signs alone are text");
}

int main(void) {
    test_ids();
    test_attributes();
    test_spans();
    test_callouts();
    return tap_done();
}
