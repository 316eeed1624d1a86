/* Domains that begin and end at round numbers, and the ticks between.
 *
 * Linear: Mike Bostock's tickSpec (d3-array 3, 2023): the step is the
 * nearest of 1, 2, 5, 10 times a power of ten, chosen by geometric means;
 * below one, increments are kept inverted so that 0.3 is 3 / 10 and not
 * 3 * 0.1.
 *
 * Logarithmic: a "mark" is a number that a tick could stand at: m·10^k with
 * m from a list; domains are widened from mark to mark. */
#include "chart/scale.h"

#include <math.h>

/* A step that is exact in binary: `by` times ten to a power, inverted below
 * one. */
struct step {
    double by;
    bool inverse;
};

static struct step step_spec(double span, double count) {
    double raw = span / count;
    int exponent = scale_exponent(raw);
    double error = raw / scale_power(exponent);
    double factor = error >= sqrt(50)   ? 10
                    : error >= sqrt(10) ? 5
                    : error >= sqrt(2)  ? 2
                                        : 1;
    if (exponent < 0)
        return (struct step){scale_power(-exponent) / factor, true};
    return (struct step){scale_power(exponent) * factor, false};
}

static double step_index(struct step step, double number) {
    return step.inverse ? number * step.by : number / step.by;
}

static double step_value(struct step step, double index) {
    double value = step.inverse ? index / step.by : index * step.by;
    return value == 0 ? 0 : value;
}

/* The last multiple not above, and the first not below, a number. */
static double step_floor(struct step step, double number) {
    double index = round(step_index(step, number));
    if (step_value(step, index) > number)
        index -= 1;
    return index;
}

static double step_ceil(struct step step, double number) {
    double index = round(step_index(step, number));
    if (step_value(step, index) < number)
        index += 1;
    return index;
}

void scale_nice(struct scale *scale, int count, bool fixed) {
    struct step last = {0};
    for (int round = 0; round < 10 && !fixed; round++) {
        struct step step = step_spec(scale->high - scale->low, count);
        if (step.by == last.by && step.inverse == last.inverse)
            break;
        scale->low = step_value(step, step_floor(step, scale->low));
        scale->high = step_value(step, step_ceil(step, scale->high));
        last = step;
    }
}

static void ticks_linear(struct arena *arena, const struct scale *scale,
                         int count, struct ticks *ticks) {
    struct step step;
    double from, to;
    /* 1-2-5 steps can leave two ticks where three were asked for. */
    for (int more = 0; more < 8; more++) {
        step = step_spec(scale->high - scale->low, count + more);
        from = step_ceil(step, scale->low);
        to = step_floor(step, scale->high);
        if (to - from >= 2)
            break;
    }
    ticks->count = to >= from ? (size_t)(to - from) + 1 : 0;
    ticks->value = ARENA_ARRAY(arena, ticks->count, double);
    for (size_t i = 0; i < ticks->count; i++)
        ticks->value[i] = step_value(step, from + (double)i);
    ticks->step = step_value(step, 1);
}

/* Logarithmic. -------------------------------------------------------- */

struct marks {
    int count;
    double by[9]; /* ascending, the first is 1 */
};

static const struct marks marks_decades = {1, {1}};
static const struct marks marks_125 = {3, {1, 2, 5}};
static const struct marks marks_1235 = {4, {1, 2, 3, 5}};
static const struct marks marks_all = {9, {1, 2, 3, 4, 5, 6, 7, 8, 9}};

/* Marks are numbered: 0 is 1, `count` is 10, -1 the last before 1. */
static double marks_value(const struct marks *marks, int index) {
    int by = index % marks->count;
    if (by < 0)
        by += marks->count;
    int exponent = (index - by) / marks->count;
    /* Digits and a power at once round once: 5e-1 is exactly 0.5. */
    double power = scale_power(exponent < 0 ? -exponent : exponent);
    return exponent < 0 ? marks->by[by] / power : marks->by[by] * power;
}

/* The last mark not above a number. */
static int marks_floor(const struct marks *marks, double number) {
    int index = scale_exponent(number) * marks->count;
    while (marks_value(marks, index + 1) <= number)
        index++;
    while (marks_value(marks, index) > number)
        index--;
    return index;
}

static int marks_ceil(const struct marks *marks, double number) {
    int index = marks_floor(marks, number);
    return marks_value(marks, index) < number ? index + 1 : index;
}

void scale_log_nice(struct scale *scale, bool fixed, bool based) {
    bool wide = scale->high >= scale->low * 100;
    const struct marks *marks = wide ? &marks_decades : &marks_125;
    if (fixed)
        return;
    int low = marks_floor(marks, scale->low);
    int high = marks_ceil(marks, scale->high);
    /* A fortieth of a bar's way is what an eye can still see. */
    double visible = wide ? 1.25 : 1.05;
    if (based && scale->low < marks_value(marks, low) * visible)
        low--;
    while (high - low < 2)
        high++;
    scale->low = marks_value(marks, low);
    scale->high = marks_value(marks, high);
}

static void marks_list(struct arena *arena, const struct scale *scale,
                       const struct marks *marks, int stride,
                       struct ticks *ticks) {
    int from = marks_ceil(marks, scale->low);
    int to = marks_floor(marks, scale->high);
    ticks->count = to < from ? 0 : (size_t)((to - from) / stride) + 1;
    ticks->value = ARENA_ARRAY(arena, ticks->count, double);
    for (size_t i = 0; i < ticks->count; i++)
        ticks->value[i] = marks_value(marks, from + (int)i * stride);
}

void scale_minors(struct arena *arena, const struct scale *scale,
                  struct ticks *ticks) {
    struct ticks all;
    ticks->minors = 0;
    if (scale->kind != SCALE_LOG)
        return;
    marks_list(arena, scale, &marks_all, 1, &all);
    ticks->minor = ARENA_ARRAY(arena, all.count, double);
    for (size_t i = 0, next = 0; i < all.count; i++) {
        while (next < ticks->count && ticks->value[next] < all.value[i])
            next++;
        if (next == ticks->count || ticks->value[next] > all.value[i])
            ticks->minor[ticks->minors++] = all.value[i];
    }
}

static void ticks_log(struct arena *arena, const struct scale *scale, int count,
                      struct ticks *ticks) {
    int decades = marks_floor(&marks_decades, scale->high) -
                  marks_ceil(&marks_decades, scale->low);
    int most = count < 3 ? 3 : count;
    if (decades >= 2)
        marks_list(arena, scale, &marks_decades,
                   decades / most + (decades % most != 0), ticks);
    else
        marks_list(arena, scale, &marks_125, 1, ticks);
    if (ticks->count < 3)
        marks_list(arena, scale, &marks_1235, 1, ticks);
    if (ticks->count < 3)
        ticks_linear(arena, scale, most, ticks);
}

void scale_ticks(struct arena *arena, const struct scale *scale, int count,
                 struct ticks *ticks) {
    *ticks = (struct ticks){0};
    if (count < 2)
        count = 2;
    switch (scale->kind) {
    case SCALE_LOG:
        ticks_log(arena, scale, count, ticks);
        return;
    case SCALE_TIME:
        time_ticks(arena, scale, count, ticks);
        return;
    case SCALE_LINEAR:
    case SCALE_SQRT:
    case SCALE_BAND:
    case SCALE_COUNT:
        ticks_linear(arena, scale, count, ticks);
    }
}
