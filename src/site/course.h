/* A course between its phases: what they hand to each other, and the phases
 * that a build and the preview have in common.  Private to site/.
 *
 *     course_init(course, arena, request, progress);
 *     course_scan(course)      folders, course file, shared data, templates
 *     course_load(course)      each page's text
 *     link_order ...           link.h
 *     course_render(course)    each page's body
 *     course_compose(course)   each page's file
 *     course_gather(course)    all files of the site
 *
 * A course may come after another one (`before`), the same folder a moment
 * earlier: then course_scan takes over the pages that nothing has changed
 * for, and the phases do what is left to be done.
 *
 * Thread: written by scan and link, on one thread; const in load, render and
 * compose but for the pages, each of which is written by one thread.
 */
#ifndef SITE_COURSE_H
#define SITE_COURSE_H

#include "site/config.h"
#include "site/output.h"
#include "site/page.h"
#include "site/progress.h"
#include "site/scan.h"
#include "site/shared.h"
#include "site/theme.h"

struct course {
    struct arena *arena;
    struct diags diags;
    struct str root; /* the folder that holds content/ */
    const struct site_request *request;
    struct progress *progress;
    struct store *store;         /* that all of it lives in; NULL: elsewhere */
    const struct course *before; /* whose pages may be taken over; or NULL */

    /* scan */
    struct config config;
    struct theme theme;
    uint64_t look;              /* of what every page is made with */
    struct scan scan;           /* of content/ */
    struct shared shared;       /* of content/_data/ */
    struct store *shared_store; /* that it lives in */
    struct page **pages;
    size_t count;
    struct map sources; /* path below content/ -> struct page, all of them */

    /* link */
    size_t built;          /* the first of the pages; behind them the drafts */
    struct page *home;     /* the first page */
    struct page *guide;    /* its first chapter; NULL: there is no guide */
    struct map index;      /* path below content/ -> struct page, no drafts */
    struct outputs copies; /* files of content/ that pages link to */

    /* gather */
    struct outputs outputs; /* of what is fit to be seen, sorted by path */
};

void course_init(struct course *course, struct arena *arena,
                 const struct site_request *request, struct progress *progress);

/* SITE_UNUSABLE or SITE_FAILED, both after a report, if nothing can be done;
 * other reports leave SITE_BUILT. */
enum site_outcome course_scan(struct course *course);

/* Loads the pages that aren't loaded. */
void course_load(struct course *course);

/* Puts a new, empty page in the place of one that was taken over. */
void course_renew(struct course *course, size_t index);

/* Renders the pages that aren't rendered, but for drafts. */
void course_render(struct course *course);

/* Makes the files of the pages that nothing is wrong with. */
void course_compose(struct course *course);

/* Lists the files of the site, without those of pages that something is wrong
 * with, and reports two of one path. */
void course_gather(struct course *course);

/* Is anything wrong?  `*outcome` is then what it amounts to. */
bool course_failed(const struct course *course, enum site_outcome *outcome);

/* Fills in the reports' lists and the number of pages. */
void course_report(const struct course *course, struct site_report *report);

/* Gives back the pages but for those that `other` (NULL: none) has, too. */
void course_release(struct course *course, const struct course *other);

#endif
