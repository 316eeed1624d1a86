/* Tables whose rows stand in a file of content/.  Private to site/.
 *
 * Ownership: the bytes and rows live in the arena given, so the rows' places
 * are there as long as they are.
 * Bad input: reported; what is wrong inside of a file, at its place there.
 * Thread: any; only reads.
 */
#ifndef SITE_ROWS_H
#define SITE_ROWS_H

#include "site/page.h"

/* Is this the name of a file with rows: .csv .tsv .json .yaml .yml? */
bool rows_named(struct str path);

/* A text as the rows that its name says it has; NULL after reports. */
struct csv *rows_of(struct arena *arena, struct diags *diags,
                    const struct source *source);

/* A file as a source, of UTF-8 as all of them are; NULL after a report.
 * `path` is where it is on the disk, `shown` what reports call it; it is
 * noted in `inputs`, which may be NULL. */
const struct source *rows_source(struct arena *arena, struct diags *diags,
                                 struct inputs *inputs, struct str path,
                                 struct str shown);

/* The rows of a file that a page names as it would in a link: relative to
 * the page or, with a slash before it, to content/, which it cannot leave, by
 * symbolic links neither. */
struct csv *rows_beside(struct page *page, struct excerpt file);

#endif
