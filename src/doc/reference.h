/* References in text: @fig-sizes, @tbl-memory, @eq-loss, @sec-costs.
 *
 * Thread: pure functions.
 */
#ifndef DOC_REFERENCE_H
#define DOC_REFERENCE_H

#include "base/str.h"

/* The end of the reference that the `@` at `at` begins, or `at` if it begins
 * none: one begins where a word can, so that `a@fig-b.org` is an address.
 * The text begins at `begin`; `last` is where the last reference ended. */
size_t reference_end(struct str text, size_t begin, size_t at, size_t last);

#endif
