/* Scales: names, places, bands.  Domains and ticks are in tick.c. */
#include "chart/scale.h"

#include "base/buf.h"
#include "base/diag.h"
#include "base/num.h"

#include <math.h>
#include <stdio.h>

static const struct str scale_names[SCALE_COUNT] = {
    [SCALE_LINEAR] = STR_INIT("linear"), [SCALE_LOG] = STR_INIT("log"),
    [SCALE_SQRT] = STR_INIT("sqrt"),     [SCALE_TIME] = STR_INIT("time"),
    [SCALE_BAND] = STR_INIT("band"),
};

struct str scale_name(enum scale_kind kind) {
    return scale_names[kind];
}

bool scale_find(struct str name, enum scale_kind *kind) {
    for (size_t i = 0; i < SCALE_COUNT; i++) {
        if (str_eq(scale_names[i], name)) {
            *kind = (enum scale_kind)i;
            return true;
        }
    }
    return false;
}

/* Numbers that have this part of a power of ten, or more, count as it: they
 * would say so with 15 digits, which are right in every double. */
#define ALMOST (1 - 5e-16)

/* The decimal logarithm of 2. */
#define LOG_2 0.30102999566398120

/* The binary exponent tells the decimal one or the one below it; comparing
 * settles which. */
int scale_exponent(double number) {
    double size = fabs(number);
    if (!isfinite(size))
        bug("an exponent of a number that is not finite");
    if (size == 0)
        return 0;
    int binary;
    frexp(size, &binary);
    int exponent = (int)floor((binary - 1) * LOG_2);
    while (size < scale_power(exponent) * ALMOST)
        exponent--;
    while (size >= scale_power(exponent + 1) * ALMOST)
        exponent++;
    return exponent;
}

double scale_power(int exponent) {
    /* Those that are exact. */
    static const double powers[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (exponent >= 0 && exponent <= 22)
        return powers[exponent];
    double power = HUGE_VAL;
    num_parse_scaled(STR("1"), exponent, &power);
    return power;
}

static double scale_root(double number) {
    return number < 0 ? -sqrt(-number) : sqrt(number);
}

/* 0 at the low end, 1 at the high one. */
static double scale_part(const struct scale *scale, double number) {
    double low = scale->low, high = scale->high;
    switch (scale->kind) {
    case SCALE_LOG:
        return log10(number / low) / log10(high / low);
    case SCALE_SQRT:
        return (scale_root(number) - scale_root(low)) /
               (scale_root(high) - scale_root(low));
    case SCALE_LINEAR:
    case SCALE_TIME:
    case SCALE_BAND:
    case SCALE_COUNT:
        break;
    }
    return (number - low) / (high - low);
}

int scale_place(const struct scale *scale, double number) {
    double length = scale->stop - scale->start;
    return scale->start + (int)lround(scale_part(scale, number) * length);
}

/* Whole units draw sharply, and are short to write. */
static int bands_whole(int tenths) {
    return (tenths + 5) / 10 * 10;
}

struct bands bands_grow(int count, int start, int step, int *length) {
    int outer = bands_whole(step * BAND_OUTER / 100);
    int inner = bands_whole(step * BAND_INNER / 100);
    *length = step * count - inner + 2 * outer;
    return (struct bands){.start = start + outer,
                          .step = step,
                          .size = step - inner,
                          .count = count};
}

struct bands bands_share(int count, int start, int length) {
    int parts = 100 * count - BAND_INNER + 2 * BAND_OUTER;
    int step = length * 100 / (parts > 100 ? parts : 100);
    int outer = step * BAND_OUTER / 100;
    return (struct bands){.start = start + outer,
                          .step = step,
                          .size = step - step * BAND_INNER / 100,
                          .count = count};
}

int bands_place(const struct bands *bands, int index) {
    int place = bands->back ? bands->count - 1 - index : index;
    return bands->start + place * bands->step;
}
