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
};

/* The page's definitions alone, evaluated. */
struct calc *render_values(struct page *page);

/* Fills in the page's part of render: body, title, outputs, counts. */
void render_page(struct page *page, const struct theme *theme);

#endif
