/* Optimal string alignment by dynamic programming over three rows (Wagner and
 * Fischer 1974; the transposition after Damerau 1964), counted in half
 * changes. */
#include "base/near.h"

#define LONGEST 64
#define CHANGE 2
#define CASE_CHANGE 1

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t substitution(char a, char b) {
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? CASE_CHANGE : CHANGE;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static bool transposed(struct str a, size_t i, struct str b, size_t j) {
    return i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] &&
           a.s[i - 2] == b.s[j - 1];
}

size_t near_distance(struct str a, struct str b) {
    if (a.n > LONGEST || b.n > LONGEST)
        return SIZE_MAX;
    size_t rows[3][LONGEST + 1]; /* row i is at i % 3 */
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j * CHANGE;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *above_two = rows[(i + 1) % 3];
        row[0] = i * CHANGE;
        for (size_t j = 1; j <= b.n; j++) {
            size_t cost = above[j - 1] + substitution(a.s[i - 1], b.s[j - 1]);
            cost = least(cost, above[j] + CHANGE);
            cost = least(cost, row[j - 1] + CHANGE);
            if (transposed(a, i, b, j))
                cost = least(cost, above_two[j - 2] + CHANGE);
            row[j] = cost;
        }
    }
    return rows[a.n % 3][b.n];
}

void near_init(struct near *near, struct str wanted) {
    *near = (struct near){.wanted = wanted, .distance = SIZE_MAX};
}

void near_offer(struct near *near, struct str candidate) {
    size_t distance = near_distance(near->wanted, candidate);
    if (distance >= near->distance)
        return;
    near->best = candidate;
    near->distance = distance;
}

static bool differs_in_case(struct str a, struct str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

struct str near_best(const struct near *near) {
    if (differs_in_case(near->wanted, near->best))
        return near->best;
    size_t longer =
        near->wanted.n > near->best.n ? near->wanted.n : near->best.n;
    size_t allowed = longer / 3 > 1 ? longer / 3 * CHANGE : CHANGE;
    if (allowed > (longer - 1) * CHANGE)
        allowed = (longer - 1) * CHANGE;
    return near->distance <= allowed ? near->best : (struct str){0};
}
