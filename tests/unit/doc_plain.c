/* Prose that nothing computes, and where it stands. */
#include "doc_page.h"

/* The runs, parted by ` | `, what is left out in them as `~`; the place of
 * each digit in the source must have that digit. */
static void runs(const char *name, const char *text, const char *want) {
    struct page page;
    page_read(&page, str_from(text));
    struct buf out;
    bool placed = true;
    buf_init(&out, &page.arena);
    for (size_t i = 0; i < page.doc.plain_count; i++) {
        struct excerpt run = page.doc.plain[i];
        if (i > 0)
            BUF_LITERAL(&out, " | ");
        for (size_t at = 0; at < run.text.n; at++) {
            char c = run.text.s[at];
            buf_char(&out, c == '\x7f' ? '~' : c);
            if (str_digit(c))
                placed =
                    placed && str_eq(span_text(excerpt_span(run, at, at + 1)),
                                     str_slice(run.text, at, at + 1));
        }
    }
    str_is(buf_str(&out), str_from(want), name);
    ok(placed, name);
    arena_release(&page.arena);
}

int main(void) {
    runs("no digits", "Words only.\n", "");
    runs("two paragraphs", "It is 80 GB.\n\nAnd 7.\n", "It is 80 GB. | And 7.");
    runs("emphasis", "*80* **GB**\n", "80 GB");
    runs("a line break", "80\nGB\n", "80\nGB");
    runs("containers", "> - 80\n>   GB\n", "80\nGB");
    runs("code", "1 `80 GB` 8\n", "1 ~ 8");
    runs("a value", "1 {{ 80 GB }} 8\n", "1 ~ 8");
    runs("a claim over elements", "1 [80 **8** `7`]{= x} 8\n", "1 ~~ 8");
    runs("a claim over lines", "1 [80\n9]{check: x}, 8\n", "1 ~~, 8");
    runs("a link", "[80 GB](x7.md \"6\") 5 [4](3) 2\n", "80 GB 5 4 2");
    runs("a link by reference", "[80][a] 80\n\n[a]: 80\n", "80 80");
    runs("addresses", "<https://a/80> 80 <a9@b.c> 9\n", "~ 80 ~ 9");
    runs("an image", "![80 GB](7.png) 6\n", "80 GB 6");
    runs("escapes and entities", "\\$80 &amp; 7\\% &#8364;6 5\n",
         "$80 & 7% €6 5");
    runs("a block of HTML", "<p id=\"8\">80 <b>7</b></p>\n", "~80 ~7~~\n");
    runs("tags", "a <i id=\"8\">80</i> 8\n", "a 80 8");
    runs("headings that are numbered",
         "## 2.1 Units\n\n# 3) Of 80\n\n## 2018 in 7\n",
         " Units |  Of 80 | 2018 in 7");
    runs("blocks and listings",
         "```data t\nx\n80\n```\n\n    80\n\n```\n80\n```\n\n8\n", "8");
    runs("front matter", "---\ntitle: 80\n---\n8\n", "8");
    runs("what is misplaced", "the number{= 3} 8 {{ 9\n", "the number~ 8 ~ 9");
    return tap_done();
}
