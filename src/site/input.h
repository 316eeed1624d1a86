/* The files that a page was made of, and whether they are still the same.
 * Private to site/.
 *
 * Who reads a file for a page reads it by input_read, so that the preview
 * knows that the page depends on it.
 *
 * Ownership: the list lives in its arena, that of the page.
 * Thread: as the page's.
 */
#ifndef SITE_INPUT_H
#define SITE_INPUT_H

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"

struct input {
    struct str path; /* on the disk */
    struct str text;
    struct file_stamp stamp;
    bool settled; /* it was read again since it was read first */
};

struct inputs {
    struct arena *arena;
    struct input *items;
    size_t count;
    size_t capacity;
};

/* Reads a whole file as file_read does, into an arena that lives as long as
 * the list, and notes it there (NULL: no one will ask).  A file that cannot be
 * read isn't noted: who reports that is made again anyway.  Returns 0 or an
 * errno value. */
int input_read(struct inputs *inputs, struct arena *arena, struct str path,
               size_t limit, struct str *bytes);

/* Do all files still hold what was read?  Those whose stamp is another one
 * are read and compared, and so is, once, each file that was read for the
 * first time: a second write within a tick of the clock leaves no trace in
 * the stamp. */
bool inputs_same(struct inputs *inputs, struct arena *scratch);

/* Does the name stand in the text of one of them? */
bool inputs_name(const struct inputs *inputs, struct str name);

#endif
