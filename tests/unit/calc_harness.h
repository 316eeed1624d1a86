/* For the tests of the evaluator: a page of definitions and one question.
 *
 * `ask` gives what the expression shows, with plain spaces, or the names of
 * the diagnostics, in order: "error: unknown-name".
 */
#ifndef TESTS_UNIT_CALC_HARNESS_H
#define TESTS_UNIT_CALC_HARNESS_H

#include "calc/calc.h"
#include "tap.h"

#include <string.h>

struct page {
    struct arena arena;
    struct diags diags;
    struct source source;
    struct calc *calc;
};

static inline struct excerpt page_text(struct page *page, const char *text) {
    struct source *source = ARENA_NEW(&page->arena, struct source);
    source_init(source, &page->arena, STR("test"), str_from(text));
    return excerpt_all(source);
}

static inline void page_init(struct page *page, const char *definitions) {
    memset(page, 0, sizeof *page);
    diags_init(&page->diags, &page->arena);
    page->calc = calc_new(&page->arena, &page->diags);
    calc_define(page->calc, page_text(page, definitions));
}

static inline void page_data(struct page *page, const char *name,
                             const char *rows) {
    struct csv *csv =
        data_csv(&page->arena, &page->diags, page_text(page, rows), ',');
    calc_data(page->calc, page_text(page, name), csv);
}

/* No-break spaces as spaces, so that the tables of tests can be typed. */
static inline struct str page_plain(struct page *page, struct str text) {
    struct buf out;
    buf_init(&out, &page->arena);
    for (size_t i = 0; i < text.n; i++) {
        bool wide = text.n - i >= 2 && !memcmp(text.s + i, "\u00a0", 2);
        buf_char(&out, wide ? ' ' : text.s[i]);
        i += wide;
    }
    return buf_str(&out);
}

static inline struct str page_errors(struct page *page) {
    struct buf out;
    buf_init(&out, &page->arena);
    BUF_LITERAL(&out, "error:");
    for (const struct diag *d = page->diags.first; d; d = d->next)
        buf_printf(&out, " %s", diag_kind(d->name)->name);
    return buf_str(&out);
}

static inline struct str page_ask(struct page *page, const char *question) {
    struct formula formula;
    struct str shown = {0};
    if (calc_formula(page->calc, page_text(page, question), &formula)) {
        struct value value =
            calc_evaluate(page->calc, formula.expression, NULL);
        shown = calc_show(page->calc, value, formula.format,
                          excerpt_whole(formula.text));
    }
    return page->diags.first ? page_errors(page) : page_plain(page, shown);
}

static inline void asks(const char *definitions, const char *question,
                        const char *answer) {
    struct page page;
    page_init(&page, definitions);
    struct str got = page_ask(&page, question);
    str_is(got, str_from(answer), question);
    arena_release(&page.arena);
}

#endif
