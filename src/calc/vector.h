/* Expressions over many elements at once.
 *
 * A computed column and a comprehension evaluate one expression for each of
 * their elements.  Where all of it is arithmetic on plain columns of numbers
 * it is evaluated block by block instead, each operator in one loop: the same
 * operations on the same numbers, so the same results to the last bit.
 *
 * This is only ever a short cut.  Whatever is not that simple, and whatever
 * would be a mistake (a division by zero, two dimensions), is left to the
 * ordinary evaluator, which reports it at its element.
 */
#ifndef CALC_VECTOR_H
#define CALC_VECTOR_H

#include "calc/evaluate.h"

/* What names mean inside: those of the elements come first, then those that
 * `frame` sees, which must be single numbers. */
struct vector_names {
    const struct frame *frame;
    const double *range; /* the first name is this, one more, ...; or NULL */
    size_t count;
    const struct column *column; /* values NULL: it cannot be used yet */
};

/* Evaluates `node` for each of `count` elements; a list of numbers, or of
 * truths as 1 and 0 if `*truths`.  NULL, without a report, if it cannot. */
const struct list *vector_evaluate(struct calc *calc,
                                   const struct expression *node,
                                   const struct vector_names *names,
                                   size_t count, bool *truths);

#endif
