/* Builtin functions that make lists: spaced, mapped, run through, random. */
#include "calc/builtin.h"
#include "calc/unit.h"

#include <math.h>

/* A whole number of elements that an argument asks for. */
static bool element_count(struct call *call, size_t index, size_t *count) {
    double number;
    if (!call_plain(call, index, &number))
        return false;
    if (!(number >= 0 && number == rint(number))) {
        call_fail(call, index, DIAG_OUT_OF_RANGE,
                  "expected a whole number of elements, not %g", number);
        return false;
    }
    *count = (size_t)fmin(number, 1e15);
    return list_fits(call->calc, number, call->node->span);
}

/* The two ends of a spacing, in one unit. */
static bool ends(struct call *call, double *a, double *b,
                 const struct unit **unit) {
    const struct unit *other;
    if (!call_number(call, 0, a, unit) || !call_number(call, 1, b, &other))
        return false;
    if (!unit_same(*unit, other)) {
        call_fail(call, 1, DIAG_UNIT_MISMATCH,
                  "the ends are " STR_FMT " and " STR_FMT,
                  STR_ARG(unit_dimension(call->calc->arena, *unit)),
                  STR_ARG(unit_dimension(call->calc->arena, other)));
        return false;
    }
    *b = unit_convert(*b, other, *unit);
    return true;
}

struct value builtin_linspace(struct call *call) {
    double a, b;
    size_t count;
    const struct unit *unit;
    if (!ends(call, &a, &b, &unit) || !element_count(call, 2, &count))
        return POISON;
    double *items = ARENA_ARRAY(call->calc->arena, count, double);
    double step = count > 1 ? (b - a) / (double)(count - 1) : 0;
    for (size_t i = 0; i < count; i++)
        items[i] = a + (double)i * step;
    if (count > 1)
        items[count - 1] = b;
    return call_packed(call, items, count, unit);
}

struct value builtin_geomspace(struct call *call) {
    double a, b;
    size_t count;
    const struct unit *unit;
    if (!ends(call, &a, &b, &unit) || !element_count(call, 2, &count))
        return POISON;
    if (!(a > 0 && b > 0))
        return call_fail(call, a > 0 ? 1 : 0, DIAG_OUT_OF_RANGE,
                         "equal factors need two positive ends");
    double *items = ARENA_ARRAY(call->calc->arena, count, double);
    double low = log10(a), high = log10(b);
    for (size_t i = 0; i < count; i++)
        items[i] =
            pow(10, low + (double)i * ((high - low) / (double)(count - 1)));
    if (count > 0)
        items[0] = a;
    if (count > 1)
        items[count - 1] = b;
    return call_packed(call, items, count, unit);
}

/* y at x on the line through the points; the end values outside. */
static double interpolate(double x, const struct numbers *xs,
                          const struct numbers *ys) {
    size_t low = 0, high = xs->count - 1;
    if (x <= xs->items[low])
        return ys->items[low];
    if (x >= xs->items[high])
        return ys->items[high];
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (xs->items[middle] <= x)
            low = middle;
        else
            high = middle;
    }
    double slope =
        (ys->items[high] - ys->items[low]) / (xs->items[high] - xs->items[low]);
    return slope * (x - xs->items[low]) + ys->items[low];
}

struct value builtin_interp(struct call *call) {
    struct numbers xs, ys;
    double x;
    const struct unit *unit;
    if (!call_number(call, 0, &x, &unit) || !call_numbers(call, 1, &xs) ||
        !call_numbers(call, 2, &ys))
        return POISON;
    if (!xs.count || xs.count != ys.count)
        return call_fail(call, 2, DIAG_WRONG_ARGUMENT,
                         "%zu places have %zu values", xs.count, ys.count);
    for (size_t i = 1; i < xs.count; i++)
        if (xs.items[i] <= xs.items[i - 1])
            return call_fail(call, 1, DIAG_WRONG_ARGUMENT,
                             "the places of the points must increase");
    if (!unit_same(unit, xs.unit))
        return call_fail(call, 0, DIAG_UNIT_MISMATCH,
                         "x is " STR_FMT ", the points are at " STR_FMT,
                         STR_ARG(unit_dimension(call->calc->arena, unit)),
                         STR_ARG(unit_dimension(call->calc->arena, xs.unit)));
    x = unit_convert(x, unit, xs.unit);
    return operate_checked(call->calc, interpolate(x, &xs, &ys), ys.unit,
                           call->node->span);
}

/* exp(x - max) / sum: the greatest is taken off so that none overflows. */
struct value builtin_softmax(struct call *call) {
    struct numbers numbers;
    if (!call_numbers(call, 0, &numbers))
        return POISON;
    if (numbers.unit)
        return call_fail(
            call, 0, DIAG_UNIT_MISMATCH,
            "`softmax` takes plain numbers, not " STR_FMT,
            STR_ARG(unit_dimension(call->calc->arena, numbers.unit)));
    double *items = ARENA_ARRAY(call->calc->arena, numbers.count, double);
    double greatest = numbers.count ? numbers.items[0] : 0;
    for (size_t i = 1; i < numbers.count; i++)
        greatest = fmax(greatest, numbers.items[i]);
    for (size_t i = 0; i < numbers.count; i++)
        items[i] = exp(numbers.items[i] - greatest);
    double total = builtin_total(items, numbers.count);
    for (size_t i = 0; i < numbers.count; i++)
        items[i] /= total;
    return call_packed(call, items, numbers.count, NULL);
}

struct value builtin_concat(struct call *call) {
    struct arena *arena = call->calc->arena;
    size_t count = 0, at = 0;
    for (size_t i = 0; i < call->count; i++) {
        const struct list *list = call_list(call, i);
        if (!list)
            return POISON;
        count += list->count;
    }
    if (!list_fits(call->calc, (double)count, call->node->span))
        return POISON;
    struct value *items = ARENA_ARRAY(arena, count, struct value);
    for (size_t i = 0; i < call->count; i++) {
        const struct list *list = call_list(call, i);
        for (size_t k = 0; k < list->count; k++)
            items[at++] = list_item(list, k);
    }
    return (struct value){VALUE_LIST, {.list = list_make(arena, items, count)}};
}

/* The states that a function goes through: state = f(state, element). */
struct value builtin_scan(struct call *call) {
    const struct list *list = call_list(call, 0);
    struct value pair[2] = {call->values[1], MISSING};
    struct value function = call->values[2];
    if (!list)
        return POISON;
    if (function.kind != VALUE_FUNCTION)
        return call_fail(call, 2, DIAG_WRONG_ARGUMENT,
                         "`scan` takes a function here, not %s",
                         value_kind_name(function.kind));
    struct value *states =
        ARENA_ARRAY(call->calc->arena, list->count, struct value);
    for (size_t i = 0; i < list->count; i++) {
        pair[1] = list_item(list, i);
        states[i] = pair[0] =
            call_function(call->calc, function.function, pair, 2, call->node);
        if (states[i].kind == VALUE_POISON)
            return POISON;
    }
    return (struct value){
        VALUE_LIST,
        {.list = list_make(call->calc->arena, states, list->count)}};
}
