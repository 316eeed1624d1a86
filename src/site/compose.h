/* A rendered page put into its template.  Private to site/.
 *
 * Thread: compose_init on one; then each page on any.
 */
#ifndef SITE_COMPOSE_H
#define SITE_COMPOSE_H

#include "site/course.h"

/* What all pages show, made once after all have been rendered. */
struct compose {
    const struct course *course;
    struct item *about; /* course{title, term, ...} */
    struct str title;   /* of the course */
    size_t lectures;    /* which follow the home page in course->pages */
    size_t depths;
    struct item **list; /* depths * lectures: for pages so many folders deep */
};

void compose_init(struct compose *compose, const struct course *course);

/* Appends the page's file to its outputs. */
void compose_page(const struct compose *compose, struct page *page);

#endif
