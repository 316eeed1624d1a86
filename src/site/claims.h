/* The claims of a course and the numbers that none covers.  Private to site/.
 *
 * Thread: claims_add and claims_bare by the page's; the rest on one.
 */
#ifndef SITE_CLAIMS_H
#define SITE_CLAIMS_H

#include "site/course.h"
#include "site/render.h"
#include "site/site.h"

/* Notes a claim of the page with its verdict; one that holds is counted. */
void claims_add(struct rendering *rendering, struct excerpt written,
                bool decided, const struct claim *claim);

/* Sorts the page's claims and finds the bare numbers in its prose. */
void claims_finish(struct rendering *rendering);

/* Puts all pages' into the report, in page order. */
void claims_report(const struct course *course, struct site_report *report);

#endif
