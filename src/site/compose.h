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
    bool wants_lectures[THEME_PARTS]; /* the template shows the list */
};

void compose_init(struct compose *compose, const struct course *course);

/* Makes the page's file; false if it is there and would be the same again,
 * the page being what it was and nothing having changed around it. */
bool compose_page(const struct compose *compose, struct page *page,
                  struct arena *scratch);

#endif
