/* How the pages stand to each other: order, URLs, links.  Private to site/.
 *
 * Thread: one; afterwards the course is const.
 */
#ifndef SITE_LINK_H
#define SITE_LINK_H

#include "site/course.h"

/* Puts the pages in order, home first, then the lectures, then the guide, then
 * the rest by path, then drafts, which no one links to; numbers the lectures
 * and finds each page's file in the site. */
void link_order(struct course *course);

/* Reports two pages of one place, and titles that are missing or too many. */
void link_check(struct course *course);

/* Reports headings of level 1 in a page's text. */
void link_headings(struct page *page);

/* Finds what each link of each page leads to: a source's page, relative, its
 * `#anchor` being a heading or label there; a file of content/, which is then
 * copied; the rest of the web, which is left alone.  A page that has its
 * links already keeps them. */
void link_pages(struct course *course);

/* Would the links of a page that has them already be the same again?  To be
 * asked after link_order; not if something were reported. */
bool link_same(struct course *course, const struct page *page);

/* The same for a page outside of a course: the files must be there on the
 * disk, in the page's folder or below it, and the URLs stay as they are. */
void link_alone(struct page *page);

/* The same for an example in a page: its ids begin with `prefix`, and no link
 * leads to a file. */
void link_within(struct page *page, struct str prefix);

#endif
