/* Names in functions that nothing calls.
 *
 * Definitions are evaluated when a page is finished, so their mistakes are
 * found; the body of a function is not, and is searched for names that mean
 * nothing instead.  Inside queries any name may be a column: not searched.
 */
#ifndef CALC_CHECK_H
#define CALC_CHECK_H

#include "calc/evaluate.h"

/* Reports each unknown name in a function's body, defaults and locals. */
void check_definition(struct calc *calc, const struct definition *definition);

#endif
