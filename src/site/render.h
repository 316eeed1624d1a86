/* A page's values, blocks and claims, woven into its body.  Private to site/.
 *
 * First all that the page defines, in any order; then what it shows, in the
 * order in which it stands there.
 *
 * Thread: a page belongs to one thread; the theme is const.
 */
#ifndef SITE_RENDER_H
#define SITE_RENDER_H

#include "calc/calc.h"
#include "site/page.h"
#include "site/theme.h"

struct block_kind;

/* A fence of ours with what is known of it before anything is drawn. */
struct block {
    const struct doc_fence *fence;
    const struct block_kind *kind; /* NULL: a code listing, or misspelt */
    struct str id;                 /* its label, or "chart-1" */
    size_t number;                 /* "Figure 2"; 0: it has none */
    bool shown;
    struct csv *rows; /* of a data block */
};

/* A page being rendered. */
struct rendering {
    struct page *page;
    const struct theme *theme;
    struct calc *calc;
    struct block *blocks; /* as many as the doc has fences */
    struct calc *probe;   /* the same definitions, made at first need, whose
                             mistakes are shown and not reported */

    /* An example's: */
    struct rendering *outer; /* the page that it stands in; else NULL */
    struct str prefix;       /* of its ids; else empty */
    size_t nested;           /* examples in a page that stands in none */
};

/* The page's definitions alone, evaluated. */
struct calc *render_values(struct page *page);

/* Fills in the page's part of render: body, title, outputs, counts. */
void render_page(struct page *page, const struct theme *theme);

/* The same for a loaded page that is to stand in the one being rendered, its
 * ids begun with `prefix`. */
void render_within(struct rendering *outer, struct page *page,
                   struct str prefix);

/* A second calc with the definitions of the page being rendered, whose reports
 * go nowhere but into its own list. */
struct calc *render_probe(struct rendering *rendering);

#endif
