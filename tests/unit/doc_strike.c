/* Strikethrough and task lists. */
#include "doc_page.h"

#include <time.h>

static void test_strike(void) {
    html_is("a ~~b~~ ~c~ d\n", "<p>a <del>b</del> <del>c</del> d</p>\n",
            "one or two tildes");
    html_is("a~~~b~~~\n", "<p>a~~~b~~~</p>\n", "not three");
    html_is("~~a\n\nb~~\n", "<p>~~a</p>\n<p>b~~</p>\n", "not over paragraphs");
    html_is("~~a\nb~~\n", "<p><del>a\nb</del></p>\n", "but over lines");
    html_is("~~a *b* `c` [d](e)~~ f\n",
            "<p><del>a <em>b</em> <code>c</code> <a href=\"e\">d</a></del> f"
            "</p>\n",
            "with markup inside");
    html_is("*~~a~~* ~~*b*~~ ~~{{ c }}~~ [~~5~~]{= d}\n",
            "<p><em><del>a</del></em> <del><em>b</em></del> "
            "<del><b>V0</b></del> <span title=\"C0\"><del>5</del></span></p>\n",
            "and around");
    html_is("~~a~ b~ ~~c ~d~~ e~\n", "<p>~~a~ b~ <del>c ~d</del> e~</p>\n",
            "lengths must be equal");
    html_is("~5 GB or ~6 GB, a ~~ b ~~ c\n",
            "<p>~5 GB or ~6 GB, a ~~ b ~~ c</p>\n", "about is not struck out");
    html_is("~~a~~b~~c~~\n", "<p><del>a</del>b<del>c</del></p>\n", "twice");
    html_is("\\~~a~ \\~\\~b~~ `\\~c~` [d](e\\~)\n",
            "<p>~<del>a</del> ~~b~~ <code>\\~c~</code> <a href=\"e~\">d</a>"
            "</p>\n",
            "escaped tildes are text");
    html_is("~~~~\na\n~~~~\n~~ a ~~\n",
            "<pre tabindex=\"0\"><code>a\n</code></pre>\n<p>~~ a ~~</p>\n",
            "fences are none");
    html_is("| ~~a | b~~ |\n| - | - |\n",
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label="
            "\"Table\">\n<table>\n<thead>\n<tr><th scope=\"col\">~~a</th>"
            "<th scope=\"col\">b~~</th></tr>\n</thead>\n</table>\n</div>\n",
            "not over cells");
}

#define BOX "<label class=\"task\"><input type=\"checkbox\""

static void test_tasks(void) {
    html_is("- [ ] a\n- [x] *b*\n  1. [X] {{ c }}\n- [y] d\n- [ ]e\n",
            "<ul>\n<li>" BOX " disabled=\"\"> a</label></li>\n<li>" BOX
            " checked=\"\" disabled=\"\"> <em>b</em></label>\n<ol>\n<li>" BOX
            " checked=\"\" disabled=\"\"> <b>V0</b></label></li>\n</ol>\n"
            "</li>\n<li>[y] d</li>\n<li>[ ]e</li>\n</ul>\n",
            "tasks");
    html_is("- [x] a\n\n  [ ] b\n",
            "<ul>\n<li>\n<p>" BOX " checked=\"\" "
            "disabled=\"\"> a</label></p>\n"
            "<p>[ ] b</p>\n</li>\n</ul>\n",
            "the first paragraph only");
    html_is("[ ] a\n\n- [x] b\n\n[x]: c\n",
            "<p>[ ] a</p>\n<ul>\n<li><a href=\"c\">x</a> b</li>\n</ul>\n",
            "in items, unless it is a link");
}

static void test_time(void) {
    static const char *const units[] = {"~a", "~a~", "~~a ", "~a~~b ", "~"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct arena arena = {0};
        struct buf text;
        buf_init(&text, &arena);
        for (size_t n = 0; n < 100000; n++)
            buf_add(&text, str_from(units[i]));
        struct page page;
        clock_t start = clock();
        page_read(&page, buf_str(&text));
        page_html(&page);
        ok((double)(clock() - start) / CLOCKS_PER_SEC < 5, "soon");
        arena_release(&page.arena);
        arena_release(&arena);
    }
}

int main(void) {
    test_strike();
    test_tasks();
    test_time();
    return tap_done();
}
