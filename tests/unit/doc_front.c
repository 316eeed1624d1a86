/* Front matter: where it begins and ends, and what is no front matter. */
#include "doc_page.h"

/* `value of title | body` */
static void check_page(struct str text, struct str want, const char *name,
                       int line) {
    struct page page;
    page_read(&page, text);
    struct str title = STR("broken");
    if (page.doc.front) {
        struct node *node = node_get(page.doc.front, "title");
        title = node ? node->text.text : STR("none");
    }
    struct str got =
        str_format(&page.arena, STR_FMT "|" STR_FMT STR_FMT, STR_ARG(title),
                   STR_ARG(page_html(&page)), STR_ARG(page_errors(&page)));
    tap_str(got, want, name, __FILE__, line);
    arena_release(&page.arena);
}

#define page_is(text, want, name) \
    check_page(STR(text), STR(want), (name), __LINE__)

static void test_there(void) {
    page_is("---\ntitle: A\n---\nb\n", "A|<p>b</p>\n",
            "front matter is read, the body is what follows");
    page_is("---\r\ntitle: A\r\n---\r\nb\r\n", "A|<p>b</p>\n", "with CRLF");
    page_is("\xef\xbb\xbf---\ntitle: A\n---\nb\n", "A|<p>b</p>\n",
            "behind a byte order mark");
    page_is("---\ntitle: A\n---", "A|", "without a body or a last line end");
    page_is("---\n---\nb\n", "none|<p>b</p>\n", "empty");
    page_is("---  \ntitle: A\n--- \n\n---\n", "A|<hr />\n",
            "with spaces behind the signs; a later line of them is a rule");
    page_is("---\ntitle: |\n  ---\n---\n", "---\n|",
            "an indented line of signs does not end it");
}

static void test_not_there(void) {
    page_is("", "none|", "an empty file has none");
    page_is("\xef\xbb\xbf", "none|", "nor one of a byte order mark only");
    page_is("b\n---\ntitle: A\n---\n",
            "none|<h2 id=\"b\">b</h2>\n<h2 id=\"title-a\">title: A</h2>\n",
            "front matter is at the top");
    page_is("---\n\nb\n\n---\n", "none|<hr />\n<p>b</p>\n<hr />\n",
            "a rule is followed by a blank line");
    page_is("---", "none|<hr />\n", "or by nothing");
    page_is("----\na\n----\n", "none|<hr />\n<h2 id=\"a\">a</h2>\n",
            "more signs are a rule");
    page_is(" ---\na: b\n---\n", "none|<hr />\n<h2 id=\"a-b\">a: b</h2>\n",
            "indented signs are a rule");
}

static void test_broken(void) {
    page_is("---\ntitle: A\n\nb\n", "broken|unclosed-front-matter 1:1 ---\n",
            "front matter without an end is one mistake");
    page_is("---\ntitle: [A\n---\nb\n", "broken|<p>b</p>\nbad-yaml 2:8 [\n",
            "the body of a page with broken YAML is read");
    page_is("---\n- A\n---\n", "broken|wrong-type 2:1 - A\n",
            "front matter is a map");
}

int main(void) {
    test_there();
    test_not_there();
    test_broken();
    struct page page;
    page_read(&page, STR("---\ntitle: é A\n---\n"));
    str_is(page_place(&page, node_get(page.doc.front, "title")->span),
           STR("2:8"), "values have their places in the file");
    arena_release(&page.arena);
    return tap_done();
}
