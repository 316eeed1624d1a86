/* What many pages see: a calc that is finished, lent to others.
 *
 * A value of the shared calc is used as it is, since values never change.  A
 * function is not: evaluation writes into the expressions that it walks
 * (frame.h), and belongs to one thread.  So a calc that needs a shared
 * function reads the shared definitions again, into its own arena, once.
 *
 * Names in shared definitions mean what they mean there, whatever the page
 * defines.
 *
 * Thread: the shared calc is const; the other belongs to its thread.
 */
#ifndef CALC_SHARE_H
#define CALC_SHARE_H

#include "calc/evaluate.h"

/* The binding of a shared name in this calc, or NULL. */
struct binding *share_find(struct calc *calc, struct str name);

/* Where the shared name is defined, or NULL. */
const struct binding *share_defines(const struct calc *calc, struct str name);

/* Is this a text of shared definitions? */
bool share_owns(const struct calc *calc, const struct source *source);

#endif
