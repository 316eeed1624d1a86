/* The claims of a course as a table of text.  Private to cmd/.
 *
 * Thread: pure. */
#ifndef CMD_CLAIMS_H
#define CMD_CLAIMS_H

#include "base/buf.h"
#include "site/site.h"

/* Appends all claims in page order, a line that counts them, and then the
 * bare numbers, if there are any.  Columns are aligned as a terminal shows
 * them; long texts go on in further lines.  Takes memory from the buffer's
 * arena. */
void claims_list(struct buf *out, const struct site_report *report);

#endif
