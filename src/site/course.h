/* A course between its phases: what they hand to each other.  Private to
 * site/.
 *
 * Thread: written by scan and link, on one thread; const in load and render
 * but for the pages, each of which is written by one thread.
 */
#ifndef SITE_COURSE_H
#define SITE_COURSE_H

#include "site/config.h"
#include "site/output.h"
#include "site/page.h"
#include "site/scan.h"
#include "site/theme.h"

struct course {
    struct arena *arena;
    struct diags diags;
    struct str root; /* the folder that holds content/ */

    /* scan */
    struct config config;
    struct theme theme;
    struct scan scan;          /* of content/ */
    const struct calc *shared; /* of content/_data/; NULL: there is none */
    struct page **pages;
    size_t count;

    /* link */
    size_t built;          /* the first of the pages; behind them the drafts */
    struct page *home;     /* the first page */
    struct page *guide;    /* its first chapter; NULL: there is no guide */
    struct map index;      /* path below content/ -> struct page, no drafts */
    struct outputs copies; /* files of content/ that pages link to */
};

#endif
