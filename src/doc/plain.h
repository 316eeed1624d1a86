/* The prose that nothing computes, run by run. */
#ifndef DOC_PLAIN_H
#define DOC_PLAIN_H

#include "doc/doc.h"

/* Fills the doc's plain runs from its tree, which collect has seen.  Linear
 * in time. */
void plain_find(struct doc *doc);

#endif
