/* Strikethrough, as in GitHub Flavored Markdown 0.29: `~~gone~~` or `~gone~`.
 */
#ifndef DOC_STRIKE_H
#define DOC_STRIKE_H

#include "doc/tree.h"

/* Makes elements of what stands between tildes.  Linear in time. */
void strike_find(struct arena *arena, struct element *root);

#endif
