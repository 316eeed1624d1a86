/* The files that a site is to consist of.  Private to site/.
 *
 * Ownership: paths and bytes live in the arenas of who made them. */
#ifndef SITE_OUTPUT_H
#define SITE_OUTPUT_H

#include "base/store.h"
#include "base/str.h"

struct output {
    struct str path;     /* relative to the site's root */
    struct str bytes;    /* what it holds, unless it is a copy */
    struct str copy;     /* the file it is a copy of; empty: of none */
    struct str maker;    /* whom to name in reports: "content/01-a.md" */
    struct store *store; /* where the bytes live, to be kept by whoever wants
                            them for longer; NULL: for ever */
};

struct outputs {
    struct output *items;
    size_t count;
    size_t capacity;
};

#endif
