/* Builtin functions of one number; over lists they are mapped. */
#include "calc/builtin.h"
#include "calc/unit.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static struct value finish(struct call *call, double number,
                           const struct unit *unit) {
    return operate_checked(call->calc, number, unit, call->node->span);
}

/* A function that keeps the unit. */
static struct value keep_unit(struct call *call, double (*function)(double)) {
    double x;
    const struct unit *unit;
    if (!call_number(call, 0, &x, &unit))
        return POISON;
    return finish(call, function(x), unit);
}

/* A function of plain numbers. */
static struct value plain(struct call *call, double (*function)(double)) {
    double x;
    if (!call_plain(call, 0, &x))
        return POISON;
    return finish(call, function(x), NULL);
}

/* A logarithm: of what is positive. */
static struct value logarithm(struct call *call, double (*function)(double)) {
    double x;
    if (!call_plain(call, 0, &x))
        return POISON;
    if (x <= 0)
        return call_fail(call, 0, DIAG_OUT_OF_RANGE,
                         "a logarithm is of a positive number, not %g", x);
    return finish(call, function(x), NULL);
}

struct value builtin_abs(struct call *call) {
    return keep_unit(call, fabs);
}

struct value builtin_floor(struct call *call) {
    return keep_unit(call, floor);
}

struct value builtin_ceil(struct call *call) {
    return keep_unit(call, ceil);
}

/* To the nearest multiple of 10^zeros, an even one of two; fmod is exact, so
 * nothing is rounded but the result. */
static double round_whole(double x, int zeros) {
    double step = 1, size = fabs(x);
    for (int i = 0; i < zeros; i++)
        step *= 10;
    double rest = fmod(size, step);
    bool odd = fmod(size, 2 * step) != rest;
    bool up = rest > step / 2 || (rest == step / 2 && odd);
    return copysign(up ? size + (step - rest) : size - rest, x);
}

/* Rounds the decimal that is meant: 2.5 to 2, 0.15 to one decimal as Python
 * does, by its exact binary value. */
struct value builtin_round(struct call *call) {
    double x, digits = 0;
    const struct unit *unit;
    if (!call_number(call, 0, &x, &unit))
        return POISON;
    if (call->count > 1 && !call_plain(call, 1, &digits))
        return POISON;
    if (digits != rint(digits) || fabs(digits) > 20)
        return call_fail(call, 1, DIAG_OUT_OF_RANGE,
                         "the number of decimals is whole and at most 20");
    if (digits < 0)
        return finish(call, round_whole(x, (int)-digits), unit);
    char text[400];
    snprintf(text, sizeof text, "%.*f", (int)digits, x);
    return finish(call, strtod(text, NULL), unit);
}

struct value builtin_clamp(struct call *call) {
    double x, low, high;
    const struct unit *unit, *low_unit, *high_unit;
    if (!call_number(call, 0, &x, &unit) ||
        !call_number(call, 1, &low, &low_unit) ||
        !call_number(call, 2, &high, &high_unit))
        return POISON;
    for (size_t i = 1; i < 3; i++)
        if (!unit_same(unit, i == 1 ? low_unit : high_unit))
            return call_fail(call, i, DIAG_UNIT_MISMATCH,
                             "this bound is of another dimension");
    low = unit_convert(low, low_unit, unit);
    high = unit_convert(high, high_unit, unit);
    return finish(call, fmin(fmax(x, low), high), unit);
}

struct value builtin_sqrt(struct call *call) {
    double x;
    const struct unit *unit, *root = NULL;
    if (!call_number(call, 0, &x, &unit))
        return POISON;
    if (x < 0)
        return call_fail(call, 0, DIAG_OUT_OF_RANGE,
                         "the square root of a negative number is not real");
    if (unit && !unit_root(call->calc->arena, unit, &root))
        return call_fail(call, 0, DIAG_UNIT_MISMATCH,
                         "a quantity in " STR_FMT " has no square root",
                         STR_ARG(unit_name(call->calc->arena, unit)));
    return finish(call, sqrt(x), root);
}

struct value builtin_exp(struct call *call) {
    return plain(call, exp);
}

struct value builtin_ln(struct call *call) {
    return logarithm(call, log);
}

struct value builtin_log2(struct call *call) {
    return logarithm(call, log2);
}

struct value builtin_log10(struct call *call) {
    return logarithm(call, log10);
}

struct value builtin_sin(struct call *call) {
    return plain(call, sin);
}

struct value builtin_cos(struct call *call) {
    return plain(call, cos);
}

struct value builtin_tan(struct call *call) {
    return plain(call, tan);
}

struct value builtin_tanh(struct call *call) {
    return plain(call, tanh);
}

static double sigmoid(double x) {
    return 1 / (1 + exp(-x));
}

struct value builtin_sigmoid(struct call *call) {
    return plain(call, sigmoid);
}

static double relu(double x) {
    return x > 0 ? x : 0;
}

struct value builtin_relu(struct call *call) {
    return keep_unit(call, relu);
}

struct value builtin_log(struct call *call) {
    double x, base;
    if (!call_plain(call, 0, &x) || !call_plain(call, 1, &base))
        return POISON;
    if (x <= 0 || base <= 0 || base == 1)
        return call_fail(call, x <= 0 ? 0 : 1, DIAG_OUT_OF_RANGE,
                         "a logarithm is of a positive number, to a positive "
                         "base other than 1");
    double result = log(x) / log(base);
    double whole = rint(result);
    bool close = fabs(result - whole) <= 4 * DBL_EPSILON * fabs(whole);
    return finish(call, close && pow(base, whole) == x ? whole : result, NULL);
}

struct value builtin_about(struct call *call) {
    double a, b, within;
    const struct unit *a_unit, *b_unit;
    if (!call_number(call, 0, &a, &a_unit) ||
        !call_number(call, 1, &b, &b_unit) || !call_plain(call, 2, &within))
        return POISON;
    if (!unit_same(a_unit, b_unit))
        return call_fail(call, 1, DIAG_UNIT_MISMATCH,
                         "cannot compare " STR_FMT " and " STR_FMT,
                         STR_ARG(unit_dimension(call->calc->arena, a_unit)),
                         STR_ARG(unit_dimension(call->calc->arena, b_unit)));
    b = unit_convert(b, b_unit, a_unit);
    return value_truth(fabs(a - b) <= within * fabs(b));
}
