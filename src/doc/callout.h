/* Callouts: a quote whose first line is `[!NOTE]`, as on code hosts.
 *
 * Thread: the table is const.
 */
#ifndef DOC_CALLOUT_H
#define DOC_CALLOUT_H

#include "doc/doc.h"

/* Turns the quotes of a document that are callouts into such; reports
 * unknown ones, and the `!!! note` and `::: note` of other tools.  What
 * follows on the first line becomes the title. */
void callout_find(struct doc *doc, struct diags *diags);

/* Of a row of the table, `index` of an ELEMENT_CALLOUT. */
struct str callout_class(size_t index);
struct str callout_title(size_t index);

#endif
