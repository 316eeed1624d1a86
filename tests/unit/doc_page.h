/* A page for the tests of the doc room: a source, read and written, and its
 * mistakes in one line each. */
#ifndef TESTS_UNIT_DOC_PAGE_H
#define TESTS_UNIT_DOC_PAGE_H

#include "base/arena.h"
#include "doc/doc.h"
#include "tap.h"

struct page {
    struct arena arena;
    struct diags diags;
    struct source source;
    struct doc doc;
};

static inline void page_read(struct page *page, struct str text) {
    static const char *const kinds[] = {"data",  "calc",   "table",
                                        "chart", "memory", "check"};
    arena_init(&page->arena);
    diags_init(&page->diags, &page->arena);
    source_init(&page->source, &page->arena, STR("page.md"),
                str_copy(&page->arena, text));
    doc_parse(&page->doc, &page->arena, &page->diags, &page->source,
              (struct doc_kinds){kinds, sizeof kinds / sizeof *kinds});
}

static inline struct str *page_parts(struct page *page, size_t count,
                                     const char *format) {
    struct str *parts = ARENA_ARRAY(&page->arena, count, struct str);
    for (size_t i = 0; i < count; i++) {
        struct buf part;
        buf_init(&part, &page->arena);
        for (const char *c = format; *c; c++) {
            if (*c == '#')
                buf_printf(&part, "%zu", i);
            else
                buf_char(&part, *c);
        }
        parts[i] = buf_str(&part);
    }
    return parts;
}

/* The body; the parts are told by their numbers: V0, C0, R0, F0. */
static inline struct str page_html(struct page *page) {
    struct doc *doc = &page->doc;
    struct str *links = ARENA_ARRAY(&page->arena, doc->link_count, struct str);
    for (size_t i = 0; i < doc->link_count; i++)
        links[i] = doc->links[i].url;
    struct doc_parts parts = {
        .fences = page_parts(page, doc->fence_count, "<F#>"),
        .values = page_parts(page, doc->value_count, "<b>V#</b>"),
        .value_texts = page_parts(page, doc->value_count, "V# &"),
        .claims = page_parts(page, doc->claim_count, " title=\"C#\""),
        .references =
            page_parts(page, doc->reference_count, "<a href=\"#\">R#</a>"),
        .links = links,
    };
    struct buf out;
    buf_init(&out, &page->arena);
    doc_html(doc, &parts, &out);
    return buf_str(&out);
}

/* `name line:column text` for each diagnostic. */
static inline struct str page_errors(struct page *page) {
    struct buf out;
    buf_init(&out, &page->arena);
    for (struct diag *d = page->diags.first; d; d = d->next) {
        struct place at = source_place(&page->source, d->span.from);
        buf_printf(&out, "%s %u:%u " STR_FMT "\n", diag_kind(d->name)->name,
                   at.line, at.column, STR_ARG(span_text(d->span)));
    }
    return buf_str(&out);
}

/* A text without mistakes is written so. */
static inline void check_html(struct str text, struct str want,
                              const char *name, const char *file, int line) {
    struct page page;
    page_read(&page, text);
    struct str errors = page_errors(&page);
    struct str got = errors.n > 0 ? errors : page_html(&page);
    tap_str(got, want, name, file, line);
    arena_release(&page.arena);
}

/* A text has these mistakes, and can be written all the same. */
static inline void check_errors(struct str text, struct str want,
                                const char *name, const char *file, int line) {
    struct page page;
    page_read(&page, text);
    page_html(&page);
    tap_str(page_errors(&page), want, name, file, line);
    arena_release(&page.arena);
}

#define html_is(text, want, name) \
    check_html(STR(text), STR(want), (name), __FILE__, __LINE__)
#define errors_are(text, want, name) \
    check_errors(STR(text), STR(want), (name), __FILE__, __LINE__)

/* Where an excerpt's text stands, as `line:column`. */
static inline struct str page_place(struct page *page, struct span span) {
    struct place at = source_place(&page->source, span.from);
    return str_format(&page->arena, "%u:%u", at.line, at.column);
}

#endif
