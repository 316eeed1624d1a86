/* Collecting from the tree what others must supply or check. */
#ifndef DOC_COLLECT_H
#define DOC_COLLECT_H

#include "doc/doc.h"

/* Fills the doc's fences, links, values, claims and references; listings of
 * our kinds become slots.  Masks in code die and its text is restored, so
 * that afterwards only prose has masks.  Reports what is unclosed or
 * misplaced. */
void collect(struct doc *doc, struct diags *diags, struct doc_kinds kinds);

#endif
