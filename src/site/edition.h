/* A state of the whole site in memory.  Private to site/; the door has what
 * others may do with one.
 *
 * An edition is made from the files of a course and from the edition before:
 * of what is the same, tag and number stay.
 *
 * Ownership: an edition keeps the stores of all its files.
 * Thread: edition_new on one; const afterwards.
 */
#ifndef SITE_EDITION_H
#define SITE_EDITION_H

#include "base/map.h"
#include "site/output.h"
#include "site/site.h"

/* A page that something is wrong with. */
struct edition_fault {
    struct str path;  /* of its file */
    struct str maker; /* "content/01-a.md" */
    struct str problem;
};

/* What an edition is made of. */
struct edition_plan {
    const struct outputs *outputs; /* sorted by path */
    bool keep;          /* what the edition before has besides stays */
    struct str problem; /* of the course as a whole */
    const struct edition_fault *faults;
    size_t fault_count;
};

/* An edition without files, of number 0. */
struct site_edition *edition_empty(void);

/* The edition after another one, or NULL if it would be the same. */
struct site_edition *edition_new(const struct site_edition *before,
                                 const struct edition_plan *plan);

#endif
