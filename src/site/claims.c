/* Each page's list is its own; the report's are the pages' one after the
 * other. */
#include "site/claims.h"

#include "calc/calc.h"

#include <stdlib.h>

void claims_add(struct rendering *r, struct excerpt written, bool decided,
                const struct claim *claim) {
    struct page *page = r->page;
    enum site_verdict verdict = !decided       ? SITE_UNDECIDED
                                : claim->holds ? SITE_HOLDS
                                               : SITE_FALSE;
    page->claims += verdict == SITE_HOLDS;
    struct excerpt text = excerpt_trim(written);
    ARENA_PUSH(page->arena, page->verdicts, page->verdict_count,
               page->verdict_capacity,
               ((struct site_claim){
                   .span = excerpt_whole(text),
                   .written = text.text,
                   .computed = claim->computed,
                   .verdict = verdict,
               }));
}

/* No two begin at one place. */
static int compare(const void *left, const void *right) {
    const struct site_claim *a = left, *b = right;
    return (a->span.from > b->span.from) - (a->span.from < b->span.from);
}

void claims_finish(struct rendering *r) {
    struct page *page = r->page;
    if (page->verdict_count > 0)
        qsort(page->verdicts, page->verdict_count, sizeof *page->verdicts,
              compare);
    for (size_t i = 0; i < page->doc.plain_count; i++) {
        struct excerpt number;
        size_t from = 0;
        while (calc_bare(r->calc, page->doc.plain[i], &from, &number))
            ARENA_PUSH(page->arena, page->bare, page->bare_count,
                       page->bare_capacity, number);
    }
}

void claims_report(const struct course *course, struct site_report *report) {
    size_t claims = 0, bare = 0;
    for (size_t i = 0; i < course->built; i++) {
        claims += course->pages[i]->verdict_count;
        bare += course->pages[i]->bare_count;
    }
    struct site_claim *all =
        ARENA_ARRAY(course->arena, claims, struct site_claim);
    struct excerpt *numbers = ARENA_ARRAY(course->arena, bare, struct excerpt);
    report->verdicts = all;
    report->bare = numbers;
    for (size_t i = 0; i < course->built; i++) {
        const struct page *page = course->pages[i];
        for (size_t at = 0; at < page->verdict_count; at++)
            all[report->verdict_count++] = page->verdicts[at];
        for (size_t at = 0; at < page->bare_count; at++)
            numbers[report->bare_count++] = page->bare[at];
        report->claims += page->claims;
    }
}
