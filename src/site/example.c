/* Pages within a page, and the failures that a block asks for.
 *
 * What is reported of an example either is what it is to show, or is reported
 * again at the place where it stands in the page. */
#include "site/example.h"

#include "base/limits.h"
#include "base/near.h"
#include "site/link.h"

/* The first line: `error=NAME`. ----------------------------------------- */

static struct wanted find_error(struct rendering *r, struct excerpt text) {
    struct wanted wanted = {.given = true, .span = excerpt_whole(text)};
    struct near near;
    near_init(&near, text.text);
    for (enum diag_name i = 0; i < DIAG_COUNT; i++) {
        if (str_is(text.text, diag_kind(i)->name)) {
            wanted.known = true;
            wanted.name = i;
            return wanted;
        }
        near_offer(&near, str_from(diag_kind(i)->name));
    }
    diag_suggest(diag_add(r->page->diags, DIAG_BAD_FENCE, wanted.span,
                          "no diagnostic is called `" STR_FMT "`",
                          STR_ARG(text.text)),
                 near_best(&near));
    return wanted;
}

struct wanted example_wanted(struct rendering *r, const struct block *block) {
    for (size_t i = 0; i < block->fence->options; i++)
        if (str_is(block->fence->option[i].key.text, "error"))
            return find_error(r, block->fence->option[i].value);
    return (struct wanted){0};
}

void example_missing(struct rendering *r, const struct wanted *wanted,
                     struct span span, const char *what) {
    struct diag *d = diag_add(r->page->diags, DIAG_MISSING_MISTAKE, span,
                              "%s should fail with `%s`, but does not", what,
                              diag_kind(wanted->name)->name);
    if (span.from != wanted->span.from)
        diag_label(d, wanted->span, "so it is said here");
}

/* An example's reports. -------------------------------------------------- */

/* Where a place of the example stands in the page. */
static struct span outer_span(struct excerpt body, const struct source *inner,
                              struct span span) {
    if (!span.source)
        return excerpt_whole(body);
    return span.source == inner ? excerpt_span(body, span.from, span.to) : span;
}

void example_report(struct rendering *r, struct excerpt body,
                    const struct source *inner, const struct diag *diag) {
    struct diag *d = diag_add(r->page->diags, diag->name,
                              outer_span(body, inner, diag->span), STR_FMT,
                              STR_ARG(diag->message));
    d->note = diag->note;
    d->help = diag->help;
    if (diag->suggested.source)
        diag_suggest_at(d, diag->suggestion,
                        outer_span(body, inner, diag->suggested));
    for (const struct diag_label *l = diag->labels; l; l = l->next)
        diag_label(d, outer_span(body, inner, l->span), STR_FMT,
                   STR_ARG(l->text));
}

bool example_settle(struct rendering *r, struct excerpt body,
                    const struct page *page, const struct wanted *wanted) {
    bool found = false;
    for (const struct diag *d = page->diags->first; d; d = d->next) {
        if (wanted->known && d->name == wanted->name)
            found = true;
        else if (!wanted->given || wanted->known)
            example_report(r, body, &page->source, d);
    }
    return found;
}

/* Pages within the page. ------------------------------------------------- */

bool example_may_nest(struct rendering *r, struct span span) {
    struct rendering *top = r;
    size_t depth = 1;
    for (; top->outer; top = top->outer)
        depth++;
    bool deep = depth > LIMIT_EXAMPLE_DEPTH;
    if (deep)
        diag_add(r->page->diags, DIAG_LIMIT, span,
                 "examples are nested more than %d deep", LIMIT_EXAMPLE_DEPTH);
    else if (++top->nested > LIMIT_EXAMPLES)
        diag_add(r->page->diags, DIAG_LIMIT, span,
                 "the page has more than %d examples and references",
                 LIMIT_EXAMPLES);
    return !deep && top->nested <= LIMIT_EXAMPLES;
}

struct page *example_render(struct rendering *r, struct str text, struct str id,
                            bool alone) {
    struct page *outer = r->page;
    struct arena *arena = outer->arena;
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags_init(diags, arena);
    struct page *page = page_within(arena, diags, STR("example.md"));
    page_load(page, text, 0);
    page->path = outer->path;
    page->shown = outer->shown;
    page->content = outer->content;
    page->content_shown = outer->content_shown;
    page->inputs = outer->inputs;
    page->output = outer->output;
    page->shared = alone ? NULL : outer->shared;
    struct str prefix = str_format(arena, STR_FMT ".", STR_ARG(id));
    link_headings(page);
    link_within(page, prefix);
    render_within(r, page, prefix);
    return page;
}
