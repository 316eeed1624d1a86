/* What is in a course's content/, found once.  Private to site/.
 *
 * Names that begin with `_` or `.` are passed over: they are for other uses.
 * A symbolic link is refused: it could lead out of the course, or in circles.
 * content/course.yml is not among the files.
 *
 * Thread: const after scan_content.
 */
#ifndef SITE_SCAN_H
#define SITE_SCAN_H

#include "base/diag.h"
#include "base/map.h"

struct scan_file {
    struct str path; /* relative to the folder that was scanned */
};

struct scan {
    struct scan_file *files; /* sorted by folders and the bytes of names */
    size_t count;
    size_t capacity;
    struct map index; /* path -> struct scan_file */
};

/* Lists the files below `folder`, whose name for reports is `shown`.  False,
 * after a report, if it cannot be read. */
bool scan_folder(struct arena *arena, struct diags *diags, struct str folder,
                 struct str shown, struct scan *scan);

#endif
