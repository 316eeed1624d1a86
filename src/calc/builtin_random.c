/* Random numbers that are the same everywhere: those of NumPy's RandomState.
 *
 * Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded with one
 * number by its authors' routine of 2002; doubles of 53 bits; normal numbers
 * by Marsaglia's polar method (Marsaglia and Bray, 1964), which makes them in
 * pairs and gives the second of each first. */
#include "calc/builtin.h"
#include "calc/unit.h"

#include <math.h>

#define WORDS 624
#define MIDDLE 397

struct twister {
    uint32_t words[WORDS];
    size_t at;
    bool waiting; /* the other normal number of a pair */
    double other;
};

static void seed(struct twister *twister, uint32_t start) {
    *twister = (struct twister){.at = WORDS};
    twister->words[0] = start;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t before = twister->words[i - 1];
        twister->words[i] = 1812433253u * (before ^ (before >> 30)) + i;
    }
}

static void twist(struct twister *twister) {
    uint32_t *w = twister->words;
    for (size_t i = 0; i < WORDS; i++) {
        uint32_t y = (w[i] & 0x80000000u) | (w[(i + 1) % WORDS] & 0x7fffffffu);
        w[i] = w[(i + MIDDLE) % WORDS] ^ (y >> 1) ^ ((y & 1) ? 0x9908b0dfu : 0);
    }
    twister->at = 0;
}

static uint32_t next_word(struct twister *twister) {
    if (twister->at == WORDS)
        twist(twister);
    uint32_t y = twister->words[twister->at++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

/* From 0 up to, but not including, 1. */
static double next_double(struct twister *twister) {
    uint32_t high = next_word(twister) >> 5, low = next_word(twister) >> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
}

static double next_normal(struct twister *twister) {
    if (twister->waiting) {
        twister->waiting = false;
        return twister->other;
    }
    double x, y, square;
    do {
        x = 2 * next_double(twister) - 1;
        y = 2 * next_double(twister) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = sqrt(-2 * log(square) / square);
    twister->other = scale * x;
    twister->waiting = true;
    return scale * y;
}

/* The number of elements and the seed, from their arguments. */
static bool begin(struct call *call, size_t seed_index, size_t *count,
                  struct twister *twister) {
    double number, start;
    if (!call_plain(call, 0, &number) || !call_plain(call, seed_index, &start))
        return false;
    if (!(number >= 0 && number == rint(number))) {
        call_fail(call, 0, DIAG_OUT_OF_RANGE,
                  "expected a whole number of elements, not %g", number);
        return false;
    }
    if (!(start >= 0 && start == rint(start) && start <= UINT32_MAX)) {
        call_fail(call, seed_index, DIAG_OUT_OF_RANGE,
                  "a seed is a whole number from 0 to %u", UINT32_MAX);
        return false;
    }
    seed(twister, (uint32_t)start);
    *count = (size_t)fmin(number, 1e15);
    return list_fits(call->calc, number, call->node->span);
}

struct value builtin_uniform(struct call *call) {
    struct twister twister;
    size_t count;
    if (!begin(call, 1, &count, &twister))
        return POISON;
    double *numbers = ARENA_ARRAY(call->calc->arena, count, double);
    for (size_t i = 0; i < count; i++)
        numbers[i] = next_double(&twister);
    return call_packed(call, numbers, count, NULL);
}

struct value builtin_normal(struct call *call) {
    struct twister twister;
    size_t count;
    double mean, deviation;
    const struct unit *unit, *other;
    if (!begin(call, 3, &count, &twister) ||
        !call_number(call, 1, &mean, &unit) ||
        !call_number(call, 2, &deviation, &other))
        return POISON;
    if (!unit_same(unit, other))
        return call_fail(call, 2, DIAG_UNIT_MISMATCH,
                         "the mean is " STR_FMT ", the deviation " STR_FMT,
                         STR_ARG(unit_dimension(call->calc->arena, unit)),
                         STR_ARG(unit_dimension(call->calc->arena, other)));
    deviation = unit_convert(deviation, other, unit);
    double *numbers = ARENA_ARRAY(call->calc->arena, count, double);
    for (size_t i = 0; i < count; i++)
        numbers[i] = mean + deviation * next_normal(&twister);
    return call_packed(call, numbers, count, unit);
}
