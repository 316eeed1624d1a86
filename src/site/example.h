/* Pages within a page: what the blocks that show the language are made of.
 * Private to site/.
 *
 * An example is a page of its own, with its own source, calc and reports, and
 * gets its ids, numbers and files from the page in which it stands.
 *
 * Ownership: everything lives in the arena of that page.
 * Thread: the one that renders it.
 */
#ifndef SITE_EXAMPLE_H
#define SITE_EXAMPLE_H

#include "site/render.h"

/* The option `error=NAME` of a block. */
struct wanted {
    bool given;
    bool known; /* else it has been reported */
    enum diag_name name;
    struct span span; /* of NAME */
};

struct wanted example_wanted(struct rendering *rendering,
                             const struct block *block);

/* Reports that `what`, at `span`, does not fail as it is wanted to. */
void example_missing(struct rendering *rendering, const struct wanted *wanted,
                     struct span span, const char *what);

/* May one more example be read?  Counted for the page that stands in none; a
 * report at `span` if not. */
bool example_may_nest(struct rendering *rendering, struct span span);

/* Reads and renders a text as a page, all of its ids beginning with `id` and a
 * dot.  Never NULL; its reports are in its own list.  If it is `alone` it does
 * not see what all pages of the course share. */
struct page *example_render(struct rendering *rendering, struct str text,
                            struct str id, bool alone);

/* Reports again what a page that was made of `body` has reported, except for
 * what was wanted; true if that is there. */
bool example_settle(struct rendering *rendering, struct excerpt body,
                    const struct page *page, const struct wanted *wanted);

/* Reports one of them again, or, with `inner` NULL, a report that has its
 * place in the page already. */
void example_report(struct rendering *rendering, struct excerpt body,
                    const struct source *inner, const struct diag *diag);

#endif
