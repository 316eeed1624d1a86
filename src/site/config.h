/* content/course.yml: what is said once for the whole course.  Private to
 * site/.
 *
 * The file may be missing; then the home page's title is the course's.
 *
 * Thread: const after config_load.
 */
#ifndef SITE_CONFIG_H
#define SITE_CONFIG_H

#include "base/diag.h"

struct author {
    struct excerpt name;
    struct excerpt url; /* may be empty */
};

struct authors {
    struct author *items;
    size_t count;
    size_t capacity;
};

struct config {
    struct source source;
    bool present; /* the file is there */
    struct excerpt title;
    struct excerpt term;
    struct excerpt description;
    struct excerpt url;
    struct excerpt language; /* "en" if none is given */
    struct excerpt repository;
    struct excerpt publish; /* the target, as `lectern publish` reads it */
    struct authors authors;
};

/* Reads the file `path`, whose name for reports is `shown`. */
void config_load(struct arena *arena, struct diags *diags, struct str path,
                 struct str shown, struct config *config);

#endif
