/* Markdown without our syntax is written as cmark writes it, but for ids of
 * headings, listings that can have the focus, and figures. */
#include "doc_page.h"

#include <cmark.h>
#include <stdlib.h>

/* Takes out of HTML what only we write. */
static struct str without_ours(struct arena *arena, struct str html) {
    struct buf out;
    buf_init(&out, arena);
    for (size_t at = 0; at < html.n;) {
        struct str rest = str_slice(html, at, html.n);
        bool heading = str_starts(rest, STR("<h")) && rest.n > 2 &&
                       str_digit(rest.s[2]) &&
                       str_starts(str_slice(rest, 3, rest.n), STR(" id=\""));
        if (heading) {
            buf_add(&out, str_slice(rest, 0, 3));
            at = str_find_byte(html, '>', at);
        } else if (str_starts(rest, STR("<pre tabindex=\"0\">"))) {
            BUF_LITERAL(&out, "<pre>");
            at += 18;
        } else {
            buf_char(&out, rest.s[0]);
            at++;
        }
    }
    return buf_str(&out);
}

/* Figures, tables, tasks and what is struck through are no CommonMark. */
static bool has_ours(struct str html) {
    static const char *const tags[] = {"<figure", "<div class=\"scroll\"",
                                       "<label class=\"task\"", "<del>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_find(html, str_from(tags[i]), 0) != STR_NONE)
            return true;
    return false;
}

/* Is a text written as cmark writes it?  Texts with ours pass. */
static bool same(struct page *page, struct str text, struct str *got,
                 struct str *want) {
    page_read(page, text);
    *got = without_ours(&page->arena, page_html(page));
    char *html = cmark_markdown_to_html(text.s, text.n, CMARK_OPT_UNSAFE);
    *want = str_copy(&page->arena, str_from(html));
    free(html);
    return has_ours(*got) || (page->diags.first == NULL && str_eq(*got, *want));
}

static void check_same(struct str text, const char *name, int line) {
    struct page page;
    struct str got, want;
    same(&page, text, &got, &want);
    if (page.diags.first)
        got = page_errors(&page);
    tap_str(got, want, name, __FILE__, line);
    arena_release(&page.arena);
}

#define same_is(text, name) check_same(STR(text), (name), __LINE__)

static void test_elements(void) {
    same_is("a *b* **c** `d` ***e***\nf  \ng\\\nh & \" < > '\n", "text");
    same_is("- a\n- b\n\n3. c\n\n   d\n4. e\n\n* f\n  > g\n  1) h\n\n***\n",
            "lists, loose and tight");
    same_is("[a](b 'c') <http://d> <e@f.g> ![h *i*\nj `k` <b>](l \"m\") n\n",
            "links and images");
    same_is("x ![a [b](c) d](e) [![f](g)](h) [r]\n\n[r]: <i j> (k)\n",
            "links in images and images in links");
    same_is("<div>\na & b\n</div>\n\n<!-- c --> d <br/> <!e> <?f?>\n\n<pre>"
            "\n\n*x*\n</pre>\n<script>\n<</script>\n",
            "HTML");
    same_is("    a\n\n\n    b\n\n~~~\n<c>\n~~~\n```d\"&amp; e\n```\n",
            "listings");
    same_is("# a\n## b ##\nc\n===\nd *e*\n---\n> # f\n", "headings");
    same_is("> a\nb\n>> c\n\n>\n", "quotes");
    same_is("&copy; &#65; \\* \\a &nosuch; a\tb\n", "entities and escapes");
    same_is("a\r\n\r\n- b\r\n\r\n      c\r\n", "CRLF");
    same_is("", "nothing");
    same_is("\n\n", "blank lines");
    same_is("a", "a last line without an end");
}

/* URLs are encoded byte by byte. */
static void test_urls(void) {
    size_t failures = 0;
    for (unsigned c = 0x21; c < 0x500; c++) {
        struct arena arena = {0};
        struct buf text;
        buf_init(&text, &arena);
        bool sign = c < 0x7f && !str_letter((char)c) && !str_digit((char)c);
        BUF_LITERAL(&text, "[a](<x");
        if (sign)
            buf_char(&text, '\\');
        if (c < 0x80)
            buf_char(&text, (char)c);
        else
            buf_printf(&text, "%c%c", (int)(0xC0 | c >> 6),
                       (int)(0x80 | (c & 0x3F)));
        BUF_LITERAL(&text, ">)\n");
        struct page page;
        struct str got, want;
        if (c != 0x7f && !same(&page, buf_str(&text), &got, &want))
            failures++;
        if (c != 0x7f)
            arena_release(&page.arena);
        arena_release(&arena);
    }
    ok(failures == 0, "every character is encoded in URLs as cmark does");
}

/* Xorshift (Marsaglia 2003): the same texts on every machine. */
static uint32_t draw(uint32_t *state, uint32_t below) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % below;
}

static struct str make_text(struct arena *arena, uint32_t *state,
                            const char *const *pieces, uint32_t count) {
    struct buf text;
    buf_init(&text, arena);
    buf_char(&text, '\n'); /* no front matter */
    for (uint32_t n = draw(state, 40); n > 0; n--)
        buf_add(&text, str_from(pieces[draw(state, count)]));
    return buf_str(&text);
}

static void test_random_markdown(void) {
    static const char *const pieces[] = {
        "a",
        "b c",
        " ",
        "\n",
        "\n\n",
        "\n",
        "*",
        "**",
        "_",
        "`",
        "``",
        "```py\n",
        "~~~\n",
        "[",
        "]",
        "](u)",
        "](<v w> \"t\")",
        "![i",
        "x ",
        "<b>",
        "</b>",
        "<div>\n",
        "<!-- ",
        "-->",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "# ",
        "## ",
        "===\n",
        "---\n",
        "\\",
        "&amp;",
        "<",
        "é×",
        "[r]",
        "\n[r]: /u 't'\n",
        "  \n",
        "{",
        "}",
        "|",
        ":",
        "@",
        "\n```\n",
    };
    size_t failures = 0;
    uint32_t state = 20260903;
    for (int i = 0; i < 4000; i++) {
        struct arena arena = {0};
        struct str text =
            make_text(&arena, &state, pieces, sizeof pieces / sizeof *pieces);
        struct page page;
        struct str got, want;
        bool ours = str_find(text, STR("{{"), 0) != STR_NONE ||
                    str_find(text, STR("{="), 0) != STR_NONE;
        if (!same(&page, text, &got, &want) && !ours && failures++ == 0)
            printf("# text: " STR_FMT "\n# got:  " STR_FMT "\n# want: " STR_FMT
                   "\n",
                   STR_ARG(text), STR_ARG(got), STR_ARG(want));
        arena_release(&page.arena);
        arena_release(&arena);
    }
    ok(failures == 0, "4,000 random texts are written as cmark does");
}

/* Are all masks gone, and the values where their text is? */
static bool is_whole(const struct page *page, struct str html) {
    if (str_find_byte(html, '\x7f', 0) != STR_NONE)
        return false;
    for (size_t i = 0; i < page->doc.value_count; i++) {
        struct excerpt text = page->doc.values[i].text;
        if (!str_eq(span_text(excerpt_whole(text)), text.text))
            return false;
    }
    return true;
}

/* Are values put in outside of code, and only there? */
static bool is_right(const struct page *page, struct str html) {
    struct str code = STR("<code"), end = STR("</code>");
    for (size_t at = 0; at < html.n;) {
        size_t open = str_find(html, code, at);
        struct str prose = str_slice(html, at, open);
        size_t close = open == STR_NONE ? html.n : str_find(html, end, open);
        struct str inside = str_slice(html, open, close);
        if (str_find(prose, STR("{{ x }}"), 0) != STR_NONE ||
            str_find(inside, STR("<b>V"), 0) != STR_NONE)
            return false;
        at = close;
        if (open != STR_NONE)
            at += end.n;
    }
    return is_whole(page, html);
}

static size_t count_failures(const char *const *pieces, uint32_t count,
                             bool holds(const struct page *, struct str)) {
    size_t failures = 0;
    uint32_t state = 42;
    for (int i = 0; i < 6000; i++) {
        struct arena arena = {0};
        struct str text = make_text(&arena, &state, pieces, count);
        struct page page;
        page_read(&page, text);
        struct str html = page_html(&page);
        if (!holds(&page, html) && failures++ == 0)
            printf("# text: " STR_FMT "\n# html: " STR_FMT "\n", STR_ARG(text),
                   STR_ARG(html));
        arena_release(&page.arena);
        arena_release(&arena);
    }
    return failures;
}

static void test_random_masks(void) {
    static const char *const all[] = {
        "{{ x }}",     "{{",
        "}}",          "{{ \"",
        "`",           "``",
        "]{= y}",      "{= z}",
        "[",           "]",
        "]{check: w}", "@fig-a",
        "(",           ")",
        "![",          "](u{{ v }})",
        "*",           "**",
        "_",           "\n",
        "\n\n",        "> ",
        "- ",          "```chart #l\n",
        "```\n",       "    ",
        "a",           " ",
        "<b a=\"",     "\">",
        "<!--",        "-->",
        "<div>\n",     "\\",
        "# ",          "{#i}",
        "> [!NOTE]\n", "\n[r]: {{ r }}\n",
        "[r]",         "\t",
        "é",           "'",
        "{",           "}",
    };
    ok(count_failures(all, sizeof all / sizeof *all, is_whole) == 0,
       "random texts lose no mask");
    static const char *const some[] = {
        "{{ x }}", "{{ x }}", "`",    "``",    "a",     "b ",   " ",
        "\n",      "\n",      "\n\n", "> ",    "- ",    "1. ",  "# ",
        "*",       "**",      "_",    "```\n", "~~~\n", "    ", "***\n",
        "===\n",   "\t",      "é",    "[",     "]",     "(",    ")",
    };
    ok(count_failures(some, sizeof some / sizeof *some, is_right) == 0,
       "random texts have values in prose, and none in code");
}

int main(void) {
    test_elements();
    test_urls();
    test_random_markdown();
    test_random_masks();
    return tap_done();
}
