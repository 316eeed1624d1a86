/* Headings and their ids. */
#ifndef DOC_OUTLINE_H
#define DOC_OUTLINE_H

#include "doc/doc.h"

/* Fills the doc's headings (their html comes later) and takes the attributes
 * of `## Title {#id .class}` out of the text.  An id that the author gives is
 * kept; two of the same, or of a block's label, are reported.  Any other is
 * made from the text, without values, and numbered if it is taken: `cost`,
 * `cost-2`.  Linear in the number of headings. */
void outline_build(struct doc *doc, struct diags *diags);

#endif
