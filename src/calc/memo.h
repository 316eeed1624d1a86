/* Results of recursive functions, remembered.
 *
 * Expressions have no effects, so a function gives the same for the same
 * arguments: f(n) = f(n - 1) + f(n - 2) takes n calls, not 2^n (Donald Michie,
 * Memo Functions and Machine Learning, 1968).  A function of the page that
 * calls itself keeps results in a table with one place for each hash: its
 * size is bounded, and what is pushed out is computed again.
 *
 * Ownership: in the calc's arena, made at a function's first call.
 */
#ifndef CALC_MEMO_H
#define CALC_MEMO_H

#include "calc/evaluate.h"

/* Is it a function that calls itself, with few parameters? */
bool memo_wanted(struct calc *calc, const struct definition *definition);

/* The result for the arguments in the first slots; false if there is none.
 * Only for a function that memo_wanted wants. */
bool memo_find(const struct definition *definition, const struct slot *slots,
               struct value *result);

/* Keeps the result for the arguments in the first slots. */
void memo_keep(const struct definition *definition, const struct slot *slots,
               struct value result);

#endif
