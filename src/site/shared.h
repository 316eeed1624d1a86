/* content/_data/: what all pages share.  Private to site/.
 *
 * Each data file there is a table by its name without the extension; *.calc
 * files hold definitions.  Files that are neither are refused, names that
 * begin with a dot passed over.
 *
 * Thread: one; the result is const.
 */
#ifndef SITE_SHARED_H
#define SITE_SHARED_H

#include "calc/calc.h"

struct shared_file {
    struct str name;
    const struct source *source;
};

struct shared {
    bool present; /* there is such a folder */
    struct shared_file *files;
    size_t count;
    size_t capacity;
    const struct calc *calc; /* what they define; NULL: nothing yet */
};

/* Reads the files of the folder _data in `content`, which reports call
 * `shown`. */
void shared_read(struct arena *arena, struct diags *diags, struct str content,
                 struct str shown, struct shared *shared);

/* Do the folders hold the same? */
bool shared_same(const struct shared *a, const struct shared *b);

/* Defines what the files define, as `calc`; nothing if there is no folder. */
void shared_define(struct arena *arena, struct diags *diags,
                   struct shared *shared);

/* Both; NULL if there is no folder. */
const struct calc *shared_load(struct arena *arena, struct diags *diags,
                               struct str content, struct str shown);

#endif
