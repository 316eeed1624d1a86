/* What is refused, and that nothing takes long. */
#include "doc_page.h"

#include <time.h>

static void test_text(void) {
    errors_are("a\tb\r\nc\n", "", "tabs and line ends are text");
    errors_are("ab\x01"
               "c\n",
               "not-utf8 1:3 \x01\n", "control characters are none");
    errors_are("é\x7f\n", "not-utf8 1:2 \x7f\n", "nor is DEL");
    errors_are("a\rb\n", "not-utf8 1:2 \r\n",
               "nor a carriage return without a line feed");
    errors_are("a\0b", "not-utf8 1:2 \n", "nor NUL");
    errors_are("a\n\xff"
               "b\xfe\n",
               "not-utf8 2:1 \xff\n",
               "the first byte that is not UTF-8 is reported");
    errors_are("a\x02\xff", "not-utf8 1:2 \x02\n", "whichever comes first");
    struct page page;
    page_read(&page, STR("---\ntitle: A\n---\n\x01"));
    ok(page.doc.front == NULL, "nothing is read then");
    str_is(page_html(&page), STR(""), "and nothing is written");
    arena_release(&page.arena);
}

static struct str repeat(struct arena *arena, const char *unit, size_t count,
                         const char *last) {
    struct buf text;
    buf_init(&text, arena);
    for (size_t i = 0; i < count; i++)
        buf_add(&text, str_from(unit));
    buf_add(&text, str_from(last));
    return buf_str(&text);
}

/* The first diagnostic of a repeated text, or "none". */
static void check_first(const char *unit, size_t count, const char *last,
                        struct str want, const char *name, int line) {
    struct arena arena = {0};
    struct page page;
    page_read(&page, repeat(&arena, unit, count, last));
    struct str got = STR("none");
    if (page.diags.first)
        got = str_from(diag_kind(page.diags.first->name)->name);
    tap_str(got, want, name, __FILE__, line);
    arena_release(&page.arena);
    arena_release(&arena);
}

#define first_is(unit, count, last, want, name) \
    check_first((unit), (count), (last), STR(want), (name), __LINE__)

static void test_nesting(void) {
    first_is("> ", 100, "a\n", "none", "100 quotes nest");
    first_is("> ", 101, "a\n", "limit", "101 do not");
    first_is(">", 101, "a\n", "limit", "also without spaces");
    first_is("- ", 100, "a\n", "none", "100 lists nest");
    first_is("1. ", 101, "a\n", "limit", "101 do not");
    first_is("- ", 5000, "\n", "none", "a long rule is no list");
    first_is("> ", 60, "- - - -\n", "none", "nor is one in a quote");
    first_is("  ", 105, "- a\n", "limit", "indentation counts too");
    first_is(" ", 1000, "a\n", "none", "but not without a list");
    struct page page;
    struct arena arena = {0};
    struct str deep = repeat(&arena, "> ", 101, "a\n");
    page_read(&page, str_format(&arena, "a\n\n" STR_FMT, STR_ARG(deep)));
    str_is(page_place(&page, page.diags.first->span), STR("3:1"),
           "the line is shown");
    str_is(page_html(&page), STR(""), "the page has no body then");
    arena_release(&page.arena);
    arena_release(&arena);
}

static void test_brackets(void) {
    first_is("![a](b)\n", 3000, "", "none", "a page has many images");
    first_is("![[]()", 10000, "", "limit", "but not open in one paragraph");
    first_is("![[]()\n\n", 10000, "", "none", "in many they may be");
    first_is("[a](b) ", 50000, "", "none", "and any number of links");
    first_is("[a]: /a\n\n[a] ", 5000, "", "none", "definitions are short");
    struct arena arena = {0};
    struct str target = repeat(&arena, "u", 50000, "\n\n");
    struct page page;
    page_read(&page,
              str_format(&arena, "a\n\n[b]: /" STR_FMT STR_FMT, STR_ARG(target),
                         STR_ARG(repeat(&arena, "[b] ", 10000, ""))));
    ok(page.diags.first && page.diags.first->name == DIAG_LIMIT,
       "or have few links");
    str_is(page_place(&page, page.diags.first->span), STR("3:1"),
           "the definition is shown");
    arena_release(&page.arena);
    arena_release(&arena);
}

/* Twice as long and many times as slow would take minutes here. */
static void test_time(void) {
    static const struct {
        const char *unit;
        size_t count;
        const char *last;
    } texts[] = {
        {"[", 100000, ""},
        {"]", 100000, ""},
        {"`", 100000, ""},
        {"`a ``b ", 30000, ""},
        {"`a\n", 30000, ""},
        {"{", 100000, ""},
        {"{{", 50000, "}}"},
        {"{{ x }}", 50000, ""},
        {"{{{}}", 50000, ""},
        {"{{ \"", 50000, ""},
        {"{{'{{\"{{`", 30000, ""},
        {"@fig-", 100000, ""},
        {"@fig-a ", 50000, ""},
        {"*@", 50000, "@fig-a"},
        {"[8]{= x}", 30000, ""},
        {"[a]{= {", 30000, "}"},
        {"{check:", 50000, "}"},
        {"[a\n", 30000, "]{= x}"},
        {"*a **a ", 30000, ""},
        {"<a b=\"", 30000, ""},
        {"<!-- {{", 30000, ""},
        {"\\", 100000, ""},
        {"# a\n", 20000, ""},
        {"# a {#a}\n", 20000, ""},
        {"# {.a .b", 20000, "}"},
        {"```chart\n", 20000, ""},
        {"```chart #a\n```\n", 10000, ""},
        {"- ```chart\n", 20000, ""},
        {"> [!NOTE]\n\n", 20000, ""},
        {"[a](b) ", 20000, ""},
        {"![](b) ", 3000, ""},
        {"\n", 100000, ""},
    };
    size_t slow = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena arena = {0};
        struct page page;
        struct str text =
            repeat(&arena, texts[i].unit, texts[i].count, texts[i].last);
        clock_t begin = clock();
        page_read(&page, text);
        page_html(&page);
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        if (seconds > 3) {
            printf("# %.1f s: %.10s ...\n", seconds, texts[i].unit);
            slow++;
        }
        arena_release(&page.arena);
        arena_release(&arena);
    }
    ok(slow == 0, "hostile texts take little time");
}

int main(void) {
    test_text();
    test_nesting();
    test_brackets();
    test_time();
    return tap_done();
}
