/* "Did you mean ...?": the nearest of the candidates to what was written.
 *
 * Distance: Damerau-Levenshtein in its optimal string alignment form (a
 * transposition of neighbours counts one), over bytes, ASCII case counted
 * as half a change so that `Params` finds `params` first.
 *
 * Usage: near_init, near_offer for each candidate, near_best.
 * Thread: values on the stack; no allocation.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

struct near {
    struct str wanted;
    struct str best;
    size_t distance; /* in half changes, of `best`; SIZE_MAX: none yet */
};

void near_init(struct near *near, struct str wanted);

/* Ties keep the earlier candidate.  Names over 64 bytes are passed over. */
void near_offer(struct near *near, struct str candidate);

/* The nearest candidate if it is at most a third of the longer name's length
 * away (one change is always allowed, if a letter stays the same, and so is
 * another case of all letters);
 * else the empty str. */
struct str near_best(const struct near *near);

/* The distance of two names in half changes; SIZE_MAX over 64 bytes. */
size_t near_distance(struct str a, struct str b);

#endif
