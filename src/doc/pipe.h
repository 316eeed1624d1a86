/* Pipe tables, as in GitHub Flavored Markdown 0.29.
 *
 *     | Model   | Parameters |
 *     | ------- | ---------: |
 *     | AlexNet |        61M |
 */
#ifndef DOC_PIPE_H
#define DOC_PIPE_H

#include "doc/doc.h"

/* Turns the paragraphs of a document that are tables, or end with one, into
 * such.  `text` is the body as cmark has read it.  Rows that have more cells
 * than their table's header are reported.  Linear in time. */
void pipe_find(struct doc *doc, struct diags *diags, struct str text);

#endif
