/* Arithmetic of units: products, powers, comparison, conversion.
 *
 * A product goes through the factors of its second unit; one that measures
 * the same as a factor already there (or its inverse: Hz and s) is converted
 * to that and merged, and the conversion goes into the scale.  What is left
 * without a dimension (J/W/s) goes into the scale as a whole. */
#include "calc/unit_table.h"

#include "base/num.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* times / over * 10^ten * 2^two: how many base units something is. */
struct scale {
    double times, over;
    int ten, two;
};

static void scale_add(struct scale *scale, const struct unit_factor *factor,
                      int power) {
    double *side = power > 0 ? &scale->times : &scale->over;
    if (factor->row->size)
        for (int i = 0; i < abs(power); i++)
            *side *= factor->row->size;
    scale->ten += power * (factor->row->ten + factor->prefix->ten);
    scale->two += power * (factor->row->two + factor->prefix->two);
}

static void scale_add_unit(struct scale *scale, const struct unit *unit,
                           int sign) {
    for (size_t i = 0; unit && i < unit->count; i++)
        scale_add(scale, &unit->factors[i], sign * unit->factors[i].power);
}

/* 10^exponent, correctly rounded: pow may differ between libraries. */
static double power_of_ten(int exponent) {
    double power;
    return num_parse_scaled(STR("1"), exponent, &power) ? power : HUGE_VAL;
}

/* Euclid's algorithm, for whole numbers. */
static double common_divisor(double a, double b) {
    while (b > 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

static struct unit_ratio scale_ratio(struct scale scale) {
    double times = scale.times, over = scale.over;
    *(scale.ten > 0 ? &times : &over) *= power_of_ten(abs(scale.ten));
    *(scale.two > 0 ? &times : &over) *= ldexp(1, abs(scale.two));
    if (isinf(times) || isinf(over))
        return (struct unit_ratio){times, over};
    double divisor = common_divisor(times, over);
    return (struct unit_ratio){times / divisor, over / divisor};
}

struct unit_ratio unit_ratio(const struct unit *from, const struct unit *to) {
    struct scale scale = {1, 1, 0, 0};
    if (from != to) {
        scale_add_unit(&scale, from, 1);
        scale_add_unit(&scale, to, -1);
    }
    return scale_ratio(scale);
}

/* Where neither part is 1, the rest of the multiplication and that of the
 * division, both exact by fma, correct the quotient. */
double unit_scale(double number, struct unit_ratio ratio) {
    if (ratio.over == 1)
        return number * ratio.times;
    if (ratio.times == 1)
        return number / ratio.over;
    double product = number * ratio.times;
    double quotient = product / ratio.over;
    if (isinf(product) || isinf(ratio.over))
        return quotient;
    double lost = fma(number, ratio.times, -product);
    double rest = fma(-quotient, ratio.over, product) + lost;
    return quotient + rest / ratio.over;
}

double unit_convert(double number, const struct unit *from,
                    const struct unit *to) {
    return unit_scale(number, unit_ratio(from, to));
}

bool unit_same(const struct unit *a, const struct unit *b) {
    if (a == b)
        return true;
    return a && b && memcmp(a->power, b->power, sizeof a->power) == 0;
}

bool unit_make(struct arena *arena, const struct unit_factor *factors,
               size_t count, const struct unit **unit) {
    int power[UNIT_BASES] = {0};
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (abs(factors[i].power) > UNIT_POWER)
            return false;
        for (size_t b = 0; b < UNIT_BASES; b++)
            power[b] += factors[i].power * factors[i].row->power[b];
    }
    struct unit *made = arena_alloc(
        arena, sizeof(struct unit) + count * sizeof(struct unit_factor));
    for (size_t b = 0; b < UNIT_BASES; b++) {
        if (abs(power[b]) > SCHAR_MAX)
            return false;
        made->power[b] = (signed char)power[b];
        any = any || power[b] != 0;
    }
    made->count = count;
    if (count)
        memcpy(made->factors, factors, count * sizeof *factors);
    *unit = any ? made : NULL;
    return true;
}

/* A product while it grows. */
struct product {
    struct unit_factor factors[UNIT_FACTORS];
    size_t count;
    struct scale scale;
};

int unit_kinship(const struct unit_row *a, const struct unit_row *b) {
    bool same = true, inverse = true;
    for (size_t i = 0; i < UNIT_BASES; i++) {
        same = same && a->power[i] == b->power[i];
        inverse = inverse && a->power[i] == -b->power[i];
    }
    return same ? 1 : inverse ? -1 : 0;
}

static void product_drop(struct product *product, size_t index) {
    product->count--;
    memmove(&product->factors[index], &product->factors[index + 1],
            (product->count - index) * sizeof product->factors[0]);
}

static bool product_add(struct product *product,
                        const struct unit_factor *factor, int power) {
    for (size_t i = 0; i < product->count; i++) {
        struct unit_factor *there = &product->factors[i];
        int kin = unit_kinship(there->row, factor->row);
        if (kin == 0)
            continue;
        scale_add(&product->scale, factor, power);
        scale_add(&product->scale, there, -kin * power);
        there->power += kin * power;
        if (there->power == 0)
            product_drop(product, i);
        return true;
    }
    if (product->count == UNIT_FACTORS)
        return false;
    product->factors[product->count++] =
        (struct unit_factor){factor->row, factor->prefix, power};
    return true;
}

bool unit_product(struct arena *arena, const struct unit *a,
                  const struct unit *b, int power, const struct unit **product,
                  struct unit_ratio *ratio) {
    struct product all = {.scale = {1, 1, 0, 0}};
    if (a) {
        memcpy(all.factors, a->factors, a->count * sizeof a->factors[0]);
        all.count = a->count;
    }
    for (size_t i = 0; b && i < b->count; i++)
        if (!product_add(&all, &b->factors[i], power * b->factors[i].power))
            return false;
    const struct unit *made;
    if (!unit_make(arena, all.factors, all.count, &made))
        return false;
    for (size_t i = 0; !made && i < all.count; i++)
        scale_add(&all.scale, &all.factors[i], all.factors[i].power);
    *product = made;
    *ratio = scale_ratio(all.scale);
    return true;
}

bool unit_power(struct arena *arena, const struct unit *a, int power,
                const struct unit **result) {
    if (!a || power == 0) {
        *result = NULL;
        return true;
    }
    if (power < -UNIT_POWER || power > UNIT_POWER)
        return false;
    struct unit_factor factors[UNIT_FACTORS];
    for (size_t i = 0; i < a->count; i++) {
        factors[i] = a->factors[i];
        factors[i].power *= power;
    }
    return unit_make(arena, factors, a->count, result);
}

bool unit_root(struct arena *arena, const struct unit *a,
               const struct unit **root) {
    struct unit_factor factors[UNIT_FACTORS];
    for (size_t i = 0; a && i < a->count; i++) {
        factors[i] = a->factors[i];
        if (factors[i].power % 2 != 0)
            return false;
        factors[i].power /= 2;
    }
    return unit_make(arena, factors, a ? a->count : 0, root);
}

/* The ratio from one prefix to another. */
static struct unit_ratio rescale(const struct unit_prefix *from,
                                 const struct unit_prefix *to) {
    return scale_ratio(
        (struct scale){1, 1, from->ten - to->ten, from->two - to->two});
}

/* May the prefix replace one of the binary family, or of the decimal one? */
static bool suits(const struct unit_row *row, const struct unit_prefix *prefix,
                  bool binary) {
    if (prefix->alias || !unit_takes(row, prefix))
        return false;
    return binary ? prefix->ten == 0
                  : prefix->two == 0 && prefix->ten % 3 == 0 &&
                        prefix->ten >= row->least && prefix->ten <= row->most;
}

/* The largest prefix that leaves `number` at 1 or more; else the smallest. */
static const struct unit_prefix *best_prefix(const struct unit_factor *factor,
                                             double number) {
    const struct unit_prefix *best = NULL, *least = NULL;
    bool binary = factor->prefix->two > 0;
    for (size_t i = 0; i < unit_prefix_count; i++) {
        const struct unit_prefix *prefix = &unit_prefixes[i];
        if (!suits(factor->row, prefix, binary))
            continue;
        int size = prefix->ten + prefix->two;
        if (!least || size < least->ten + least->two)
            least = prefix;
        if (unit_scale(number, rescale(factor->prefix, prefix)) >= 1 &&
            (!best || size > best->ten + best->two))
            best = prefix;
    }
    return best ? best : least;
}

/* Is it what something is divided by, of a kind that is as usual without a
 * prefix: information, time, a count? */
static bool divides(const struct unit_factor *factor) {
    const struct unit_row *row = factor->row;
    return factor->power < 0 &&
           (row->family == FAMILY_LARGE || row->family == FAMILY_BINARY ||
            row->power[BASE_TIME] == 1);
}

/* TFLOP/GB as TFLOP/B: two prefixes in one unit are one too many. */
static const struct unit *without_prefixes(struct arena *arena,
                                           const struct unit *unit) {
    struct unit_factor factors[UNIT_FACTORS];
    memcpy(factors, unit->factors, unit->count * sizeof factors[0]);
    for (size_t i = 0; i < unit->count; i++)
        if (divides(&factors[i]))
            factors[i].prefix = &unit_prefixes[0];
    const struct unit *plain;
    if (!unit_make(arena, factors, unit->count, &plain))
        bug("a prefix changes no power");
    return plain;
}

const struct unit *unit_prefixed(struct arena *arena, const struct unit *unit,
                                 double number) {
    struct unit_factor factors[UNIT_FACTORS];
    size_t at = 0;
    while (unit && at < unit->count &&
           (unit->factors[at].power != 1 ||
            unit->factors[at].row->least == unit->factors[at].row->most))
        at++;
    if (!unit || at == unit->count)
        return unit;
    number = fabs(number);
    double limit = unit->factors[at].prefix->two ? 1024 : 1000;
    if (number == 0 || !isfinite(number) || (number >= 1 && number < limit))
        return unit;
    if (unit->factors[at].prefix != &unit_prefixes[0]) {
        const struct unit *plain = without_prefixes(arena, unit);
        number = unit_convert(number, unit, plain);
        unit = plain;
    }
    memcpy(factors, unit->factors, unit->count * sizeof factors[0]);
    factors[at].prefix = best_prefix(&factors[at], number);
    const struct unit *prefixed;
    if (!unit_make(arena, factors, unit->count, &prefixed))
        bug("a prefix changes no power");
    return prefixed;
}
