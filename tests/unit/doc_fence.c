/* Fences: first lines, kinds, bodies with their places, ends. */
#include "doc/language.h"
#include "doc_page.h"

/* `kind/name/label/show key=value` of the first fence. */
static struct str first_line(struct page *page) {
    struct buf out;
    buf_init(&out, &page->arena);
    if (page->doc.fence_count == 0)
        return STR("no fence");
    const struct doc_fence *fence = &page->doc.fences[0];
    buf_printf(&out, STR_FMT "/" STR_FMT "/" STR_FMT "/%s%s%s",
               STR_ARG(fence->kind.text), STR_ARG(fence->name.text),
               STR_ARG(fence->label.text), fence->show ? "show" : "",
               fence->block ? " block" : "", fence->broken ? " broken" : "");
    for (size_t i = 0; i < fence->options; i++)
        buf_printf(&out, " " STR_FMT "=" STR_FMT,
                   STR_ARG(fence->option[i].key.text),
                   STR_ARG(fence->option[i].value.text));
    return buf_str(&out);
}

static void check_line(struct str text, struct str want, const char *name,
                       int line) {
    struct page page;
    page_read(&page, text);
    tap_str(first_line(&page), want, name, __FILE__, line);
    arena_release(&page.arena);
}

#define line_is(text, want, name) \
    check_line(STR(text), STR(want), (name), __LINE__)

static void test_first_line(void) {
    line_is("```data models show\n```\n", "data/models//show block",
            "a block has a kind, a name and may be shown");
    line_is("~~~~ chart  #fig-a   width=half\n~~~~\n",
            "chart//fig-a/ block width=half", "signs and spaces do not matter");
    line_is("```data m file=\"my models.csv\" sep= x=a=b\n```\n",
            "data/m// block file=my models.csv sep= x=a=b",
            "options may be quoted, empty, and have signs in them");
    line_is("> 1. ```calc #grün\n>    ```\n", "calc//grün/ block",
            "a fence is found in its containers");
    line_is("```python title=\"x\" #a\n```\n", "python///",
            "of a listing only the language is read");
    line_is("```\nx\n```\n", "///", "a listing may have no language");
    line_is("    ```chart\n", "///", "indented code is a listing");
    line_is("``` {.python .numbered}\n```\n", "{.python///",
            "other tools' attributes are a language too");
}

static void test_places(void) {
    struct page page;
    page_read(&page, STR("a\n\n- ```chart #fig-a width=half\n  ```\n"));
    const struct doc_fence *fence = &page.doc.fences[0];
    str_is(span_text(fence->span), STR("```chart #fig-a width=half"),
           "a fence's span is its first line");
    str_is(page_place(&page, excerpt_whole(fence->kind)), STR("3:6"),
           "a kind has a place");
    str_is(page_place(&page, excerpt_whole(fence->label)), STR("3:13"),
           "a label has a place");
    str_is(page_place(&page, excerpt_whole(fence->option[0].value)),
           STR("3:25"), "an option's value has a place");
    arena_release(&page.arena);
}

static void test_mistakes(void) {
    errors_are("```chrat\n```\n", "unknown-kind 1:4 chrat\n",
               "a kind with letters exchanged is an error");
    errors_are("```charts\n```\n```Chart\n```\n```cart\n```\n```{chart}\n```\n",
               "unknown-kind 1:4 charts\nunknown-kind 3:4 Chart\n"
               "unknown-kind 5:4 cart\nunknown-kind 7:4 {chart}\n",
               "and one with another slip");
    errors_are("```dat\n```\n```chuck\n```\n```make\n```\n```text\n```\n", "",
               "known languages are none");
    errors_are("```chart#fig-a\n```\n", "bad-fence 1:4 chart#fig-a\n",
               "a label needs a space before it");
    errors_are("```data a b\n```\n", "bad-fence 1:11 b\n",
               "a block has one name");
    errors_are("```chart #a #b\n```\n", "bad-fence 1:13 #b\n",
               "a block has one label");
    errors_are("```chart #\n```\n```chart #1a\n```\n```chart #a.b\n```\n",
               "bad-fence 1:10 #\nbad-fence 3:10 #1a\nbad-fence 5:10 #a.b\n",
               "a label is a word");
    errors_are("```chart =x\n```\n", "bad-fence 1:10 =x\n",
               "an option has a key");
    errors_are("```chart a=\"x y\n```\n", "bad-fence 1:10 a=\"x y\n",
               "a quote has an end");
    line_is("```chrat #fig-a\n```\n", "chrat//fig-a/ block broken",
            "a broken block keeps its label");
    errors_are("```chart #a\n```\n```data t #a\n```\n",
               "duplicate-label 3:11 #a\n", "a label is there once");
}

static void test_suggestion(void) {
    struct page page;
    page_read(&page, STR("```tabel\n```\n"));
    str_is(page.diags.first->help, STR("did you mean `table`?"),
           "the kind that was meant is suggested");
    arena_release(&page.arena);
}

/* A fence's body, and the place of each `@` in it. */
static void check_body(struct str text, struct str body, struct str places,
                       const char *name, int line) {
    struct page page;
    page_read(&page, text);
    struct excerpt got = page.doc.fences[page.doc.fence_count - 1].body;
    tap_str(got.text, body, name, __FILE__, line);
    struct buf out;
    buf_init(&out, &page.arena);
    for (size_t i = 0; i < got.text.n; i++)
        if (got.text.s[i] == '@')
            buf_printf(&out, STR_FMT " ",
                       STR_ARG(page_place(&page, excerpt_span(got, i, i + 1))));
    tap_str(buf_str(&out), places, name, __FILE__, line);
    arena_release(&page.arena);
}

#define body_is(text, body, places, name) \
    check_body(STR(text), STR(body), STR(places), (name), __LINE__)

static void test_bodies(void) {
    body_is("```calc\na @\n\n  b@\n```\n", "a @\n\n  b@\n", "2:3 4:4 ",
            "a body has its text and places");
    body_is("```calc\r\na @\r\n\r\n  b@\r\n```\r\n", "a @\n\n  b@\n",
            "2:3 4:4 ", "also with CRLF");
    body_is("\xef\xbb\xbf```calc\nü@\n```", "ü@\n", "2:2 ",
            "also behind a byte order mark, without a last line end");
    body_is("> ```calc\n> a @\n>b@\n>\n>   @\n> ```\n", "a @\nb@\n\n  @\n",
            "2:5 3:3 5:5 ", "also in a quote");
    body_is("1. x\n\n   - ```calc\n     a @\n\n       b@\n     ```\n",
            "a @\n\n  b@\n", "4:8 6:9 ", "also in nested lists");
    body_is("  ```calc\n   a @\n b@\n```\n", " a @\nb@\n", "2:6 3:3 ",
            "also indented a little");
    body_is("- ```calc\n\ta @\n  ```\n", "  a @\n", "2:4 ",
            "also where a list's indentation splits a tab");
    body_is(">\t\ta @\n", "  a @\n", "1:6 ",
            "also where a quote's sign splits one");
    body_is("---\na: b\n---\n```calc\n@\n```\n", "@\n", "5:1 ",
            "also behind front matter");
    body_is("```calc\n```\n", "", "", "a body may be empty");
    body_is("```calc\n{{ x }} @fig-a [b]{= c}\n```\n",
            "{{ x }} @fig-a [b]{= c}\n", "2:9 ", "a body is as it is written");
    body_is("    a @\n    \n     b@\n", "a @\n\n b@\n", "1:7 3:7 ",
            "indented code begins on its first line");
    body_is("```\n```py\n@\n```\n", "```py\n@\n", "3:1 ",
            "a fence in a listing is text");
    body_is("````calc\n``@\n````\n", "``@\n", "2:3 ",
            "longer fences need longer ends");
}

static void test_ends(void) {
    errors_are("```chart\na: b\n", "unclosed-fence 1:1 ```chart\n",
               "a fence without an end is an error");
    errors_are("```chart", "unclosed-fence 1:1 ```chart\n",
               "also on the last line");
    errors_are("> ```chart\n> a\n\nb\n", "unclosed-fence 1:3 ```chart\n",
               "a quote does not end its fence");
    errors_are("> ```chart\n> a\n```\nb\n```\n",
               "unclosed-fence 1:3 ```chart\n",
               "nor does the next fence behind it");
    errors_are("- ```chart\n  a\n```\nb\n```\n",
               "unclosed-fence 1:3 ```chart\n", "nor one behind a list");
    errors_are("~~~chart\na\n```\n", "unclosed-fence 1:1 ~~~chart\n",
               "nor one of other signs");
    errors_are("```chart\na\n\n```data t\nb\n```\n",
               "unclosed-fence 1:1 ```chart\n",
               "a block does not begin in another");
    errors_are("> - ```chart\n>   a\n>   ```\n", "", "an end is seen");
    errors_are("   ```chart\n ```  \n", "", "it may be indented and spaced");
    errors_are("```chart\n`````\n", "", "or longer");
    errors_are("```python\nx\n", "", "a listing may go on to the end");
    errors_are("```\n```chart\n```\n", "", "a listing may show a block");
    line_is("```chart #a\n", "chart//a/ block broken",
            "an unclosed block is broken");
}

static void test_output(void) {
    html_is("```chart\na: b\n```\ntext\n", "<F0>\n<p>text</p>\n",
            "a block leaves its HTML");
    html_is("- a\n\n  ```data x\n  ```\n  b\n",
            "<ul>\n<li>\n<p>a</p>\n<F0>\n<p>b</p>\n</li>\n</ul>\n",
            "also in a list");
    html_is("```c++ x\na < b\n```\n",
            "<pre tabindex=\"0\"><code class=\"language-c++\">a &lt; b\n"
            "</code></pre>\n",
            "a listing has its language as a class");
    struct page page;
    page_read(&page, STR("a\n```calc\n```\nb\n"));
    struct str silent = {0};
    struct doc_parts parts = {.fences = &silent};
    struct buf out;
    buf_init(&out, &page.arena);
    BUF_LITERAL(&out, "x");
    doc_html(&page.doc, &parts, &out);
    str_is(buf_str(&out), STR("x<p>a</p>\n<p>b</p>\n"),
           "a silent block leaves nothing; what was written stays");
    arena_release(&page.arena);
}

int main(void) {
    test_first_line();
    test_places();
    test_mistakes();
    test_suggestion();
    test_bodies();
    test_ends();
    test_output();
    ok(language_known(STR("python")) && language_known(STR("abap")) &&
           language_known(STR("zsh")),
       "languages are known by name");
    ok(!language_known(STR("")) && !language_known(STR("chart")) &&
           !language_known(STR("python c")),
       "other words are not");
    return tap_done();
}
