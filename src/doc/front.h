/* Front matter: YAML between two lines of `---` at the top of a file.
 *
 * As in Pandoc the first line is not followed by a blank one, so that a file
 * may begin with a thematic break.
 */
#ifndef DOC_FRONT_H
#define DOC_FRONT_H

#include "data/data.h"
#include "doc/tree.h"

/* Reads the front matter, behind a byte order mark: an empty map if there is
 * none, NULL after a report.  Sets where the body begins; that is the end of
 * the source if the front matter has no end. */
struct node *front_read(struct arena *arena, struct diags *diags,
                        const struct source *source, struct prose *prose);

#endif
