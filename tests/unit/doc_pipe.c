/* Pipe tables: what is one, what its cells hold, and that none takes long. */
#include "doc_page.h"

#include <time.h>

#define OPEN                                                                   \
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"" \
    ">\n<table>\n<thead>\n<tr>"
#define BODY "</tr>\n</thead>\n<tbody>\n<tr>"
#define ROW "</tr>\n<tr>"
#define CLOSE "</tr>\n</tbody>\n</table>\n</div>\n"
#define H(text) "<th scope=\"col\">" text "</th>"
#define D(text) "<td>" text "</td>"
#define A_TABLE OPEN H("a") H("b") BODY D("1") D("2") CLOSE

static void test_shapes(void) {
    html_is("| a | b |\n| - | - |\n| 1 | 2 |\n", A_TABLE, "a table");
    html_is("a|b\n--|-----\n1|2\n", A_TABLE, "without pipes around it");
    html_is("|a|b|\r\n|-|-|\r\n|1|2|", A_TABLE, "CRLF, and no last line end");
    html_is("| a | b |\n| - | - |\n",
            OPEN H("a") H("b") "</tr>\n</thead>\n</table>\n</div>\n",
            "a header alone");
    html_is("|   | b |\n| - | - |\n| 1\n",
            OPEN D("") H("b") BODY D("1") D("") CLOSE,
            "empty cells, and those that a row leaves out");
    html_is("|a|b|c|d|\n|-|:-|:-:|-:|\n",
            OPEN H("a") "<th scope=\"col\" class=\"left\">b</th>"
                        "<th scope=\"col\" class=\"center\">c</th>"
                        "<th scope=\"col\" class=\"right\">d</th>"
                        "</tr>\n</thead>\n</table>\n</div>\n",
            "alignment");
    html_is("| a | b |\n| - |\n| 1 |\n", "<p>| a | b |\n| - |\n| 1 |</p>\n",
            "delimiters must be as many as headers");
    html_is("| a |\n| - x |\n", "<p>| a |\n| - x |</p>\n", "and nothing else");
    html_is("[a]: b\n---\nc\n:-\n", "<p>---\nc\n:-</p>\n",
            "one column needs a pipe");
}

static void test_places(void) {
    html_is("> | a | b |\n> | - | - |\n> | 1 | 2 |\n",
            "<blockquote>\n" A_TABLE "</blockquote>\n", "in a quote");
    html_is("- | a | b |\n  | - | - |\n  | 1 | 2 |\n",
            "<ul>\n<li>\n" A_TABLE "</li>\n</ul>\n", "in a list");
    html_is("1. > x\n   >\n   > a | b\n   > --|--\n   > 1 | 2\n",
            "<ol>\n<li>\n<blockquote>\n<p>x</p>\n" A_TABLE
            "</blockquote>\n</li>\n</ol>\n",
            "in a quote in a list");
    html_is("x *y*\nz\na|b\n-|-\n1|2\n\nw\n",
            "<p>x <em>y</em>\nz</p>\n" A_TABLE "<p>w</p>\n",
            "behind text of a paragraph");
    html_is("[r]: u\na|b\n-|-\n1|2\n\n[r]\n",
            A_TABLE "<p><a href=\"u\">r</a></p>\n", "behind a definition");
    html_is("a|b\n-|-\n1|2\n> x\n",
            A_TABLE "<blockquote>\n<p>x</p>\n</blockquote>\n",
            "another block ends it");
}

static void test_cells(void) {
    html_is("| *a | b* |\n| - | - |\n| `1 | 2` |\n",
            OPEN H("*a") H("b*") BODY D("`1") D("2`") CLOSE,
            "markup does not go over cells");
    html_is("| `a\\|b` | c \\| d |\n| - | - |\n| \\\\ | e\\* |\n",
            OPEN H("<code>a|b</code>") H("c | d") BODY D("\\") D("e*") CLOSE,
            "escaped pipes are text, in code too");
    html_is("| # | 1. a |\n| - | - |\n| - b | c # |\n",
            OPEN H("#") H("1. a") BODY D("- b") D("c #") CLOSE,
            "no blocks begin in cells");
    html_is("| {{ a | b }} | [8]{= c | d} |\n| - | - |\n| @fig-e | [r] |\n\n"
            "[r]: u\n",
            OPEN H("<b>V0</b>") H("<span title=\"C0\">8</span>")
                BODY D("<a href=\"0\">R0</a>") D("<a href=\"u\">r</a>") CLOSE,
            "values, claims, references, links");
    errors_are("| [a | b]{= c} |\n| - | - |\n", "misplaced-claim 1:9 ]{= c}\n",
               "a claim keeps to its cell");
    errors_are("> | a |\n> | - |\n> | b | c |\n", "long-row 3:1 > | b | c |\n",
               "a row too long is an error");
    errors_are("a\n\n| b |\n| - |\n| c |\n\n@fig-d\n", "", "others are none");
}

/* `unit` repeated in one text; `what` is the first diagnostic or "none". */
static void repeated(const char *begin, const char *unit, size_t count,
                     const char *want, const char *name) {
    struct arena arena = {0};
    struct buf text;
    buf_init(&text, &arena);
    buf_add(&text, str_from(begin));
    for (size_t i = 0; i < count; i++)
        buf_add(&text, str_from(unit));
    struct page page;
    clock_t start = clock();
    page_read(&page, buf_str(&text));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    str_is(page.diags.first ? str_from(diag_kind(page.diags.first->name)->name)
                            : STR("none"),
           str_from(want), name);
    ok(seconds < 5, "and that soon");
    arena_release(&page.arena);
    arena_release(&arena);
}

static void test_time(void) {
    repeated("", "|a\n|-\n", 20000, "none", "delimiters as rows");
    repeated("|a\n|-\n", "|b\n", 100000, "limit", "rows have a limit");
    repeated("", "|a|b\n|-\n", 50000, "none", "headers that are none");
    struct arena arena = {0};
    struct buf text;
    buf_init(&text, &arena);
    for (size_t i = 0; i < 1000; i++)
        BUF_LITERAL(&text, "|a");
    BUF_LITERAL(&text, "\n");
    for (size_t i = 0; i < 1000; i++)
        BUF_LITERAL(&text, "|-");
    BUF_LITERAL(&text, "\n");
    repeated(str_terminated(&arena, buf_str(&text)), "|\n", 1000, "limit",
             "so have cells that are left out");
    arena_release(&arena);
}

int main(void) {
    test_shapes();
    test_places();
    test_cells();
    test_time();
    return tap_done();
}
