/* Files onto the disk: what is the same is left alone, the rest is replaced
 * whole, what an earlier build wrote and this one does not is removed, and
 * what no build wrote is not touched.  Private to site/.
 *
 * Thread: the calling one and those it starts.
 */
#ifndef SITE_WRITE_H
#define SITE_WRITE_H

#include "base/diag.h"
#include "site/output.h"
#include "site/site.h"

/* May the site stand in this folder?  Not if it holds the course's sources
 * or lies among them.  False after a report. */
bool write_place(struct arena *arena, struct diags *diags, struct str root,
                 struct str folder);

/* Reports two outputs of one path; else sorts them by path. */
void write_sort(struct diags *diags, struct outputs *outputs);

/* Makes the folder hold the outputs, which write_sort has sorted.  SITE_BUILT,
 * SITE_UNUSABLE if a file would be replaced that no build has written, or
 * SITE_FAILED, both after a report. */
enum site_outcome write_site(struct arena *arena, struct diags *diags,
                             const struct outputs *outputs, struct str folder,
                             const struct site_request *request);

#endif
