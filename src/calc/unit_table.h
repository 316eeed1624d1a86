/* The table of units and prefixes, and what a unit is made of.
 *
 * Private to the unit_*.c files.  The scale of a row or prefix in base units
 * is size * 10^ten * 2^two, kept apart because each part is exact.
 *
 * Thread: const tables.
 */
#ifndef CALC_UNIT_TABLE_H
#define CALC_UNIT_TABLE_H

#include "base/limits.h"
#include "calc/unit.h"

enum unit_base {
    BASE_LENGTH,
    BASE_MASS,
    BASE_TIME,
    BASE_CURRENT,
    BASE_TEMPERATURE,
    BASE_AMOUNT,
    BASE_INTENSITY,
    BASE_INFORMATION,
    BASE_DOLLAR,
    BASE_EURO,
    BASE_POUND,
    BASE_YEN,
    BASE_FLOP,
    BASE_TOKEN,
    BASE_PARAM,
    BASE_IMAGE,
    BASE_REQUEST,
    BASE_GPU,
    BASE_DECLARED, /* the first of those that authors name themselves */
    UNIT_BASES = BASE_DECLARED + LIMIT_DECLARED_UNITS
};

enum unit_family {
    FAMILY_NONE,  /* takes no prefix */
    FAMILY_SI,    /* f p n µ m k M G T P E Z Y */
    FAMILY_METRE, /* c d, too: no one writes centiseconds */
    FAMILY_LARGE, /* k M G T P E Z Y: what is counted has no thousandth */
    FAMILY_BINARY /* as large, and Ki Mi Gi Ti Pi, and K for k */
};

struct unit_row {
    struct str symbol;
    const char *quantity; /* "time": what is measured, for messages */
    enum unit_family family;
    signed char least, most; /* powers of ten of the prefixes that
                                unit_prefixed may choose */
    bool money;
    signed char power[UNIT_BASES]; /* the dimension */
    int size, ten, two;            /* the scale; size 0 is 1 */
};

/* A row for the page. */
struct unit_declared {
    struct unit_row row;
    struct span span;
};

struct unit_prefix {
    struct str symbol;
    int ten, two;
    bool alias; /* read, but written as an earlier one */
};

/* The first is the empty prefix. */
extern const struct unit_prefix unit_prefixes[];
extern const size_t unit_prefix_count;

extern const struct unit_row unit_rows[];
extern const size_t unit_row_count;

/* Does the row take the prefix? */
bool unit_takes(const struct unit_row *row, const struct unit_prefix *prefix);

struct unit_factor {
    const struct unit_row *row;
    const struct unit_prefix *prefix;
    int power; /* never 0 */
};

/* Beyond these no quantity has a meaning; they keep sums in a char. */
enum { UNIT_FACTORS = 8, UNIT_POWER = 20 };

struct unit {
    signed char power[UNIT_BASES]; /* the dimension, summed over factors */
    size_t count;                  /* of factors, at least 1 */
    struct unit_factor factors[];
};

/* A unit of factors, none of them twice; false if a power of it is out of
 * range.  NULL for one that has no dimension. */
bool unit_make(struct arena *arena, const struct unit_factor *factors,
               size_t count, const struct unit **unit);

/* 1 if both rows measure the same, -1 if the one is the other's inverse
 * (Hz and s), else 0. */
int unit_kinship(const struct unit_row *a, const struct unit_row *b);

/* The declared count of this name, or NULL. */
const struct unit_declared *unit_declared(const struct unit_names *names,
                                          struct str name);

/* The factor that all of `symbol` is, with power 1; false if it is none. */
bool unit_find(const struct unit_names *names, struct str symbol,
               struct unit_factor *factor);

#endif
