/* Builtin functions that sum up a list, as NumPy computes them. */
#include "calc/builtin.h"
#include "calc/unit.h"

#include <math.h>

static struct value finish(struct call *call, double number,
                           const struct unit *unit) {
    return operate_checked(call->calc, number, unit, call->node->span);
}

/* The numbers of the first argument; reports an empty list. */
static bool some_numbers(struct call *call, struct numbers *numbers) {
    if (!call_numbers(call, 0, numbers))
        return false;
    if (!numbers->count)
        call_fail(call, 0, DIAG_OUT_OF_RANGE,
                  "`" STR_FMT "` needs at least one element",
                  STR_ARG(call->builtin->name));
    return numbers->count > 0;
}

/* The mean of the squared differences from the mean: of a population, as
 * NumPy's default (divided by n, not n - 1). */
static double variance(struct arena *arena, const struct numbers *numbers) {
    size_t count = numbers->count;
    double n = (double)count;
    double mean = builtin_total(numbers->items, count) / n;
    double *rests = ARENA_ARRAY(arena, count, double);
    double *squares = ARENA_ARRAY(arena, count, double);
    for (size_t i = 0; i < count; i++) {
        rests[i] = numbers->items[i] - mean;
        squares[i] = rests[i] * rests[i];
    }
    double rest = builtin_total(rests, count);
    return (builtin_total(squares, count) - rest * rest / n) / n;
}

struct value builtin_var(struct call *call) {
    struct numbers numbers;
    const struct unit *square = NULL;
    if (!some_numbers(call, &numbers))
        return POISON;
    if (numbers.unit &&
        !unit_power(call->calc->arena, numbers.unit, 2, &square))
        return call_fail(call, 0, DIAG_UNIT_MISMATCH,
                         "the unit of this variance has too high powers");
    return finish(call, variance(call->calc->arena, &numbers), square);
}

struct value builtin_std(struct call *call) {
    struct numbers numbers;
    if (!some_numbers(call, &numbers))
        return POISON;
    return finish(call, sqrt(variance(call->calc->arena, &numbers)),
                  numbers.unit);
}

/* Between two neighbours the nearer end is taken as the start, as NumPy
 * does, so that both ends are exact (Hyndman and Fan 1996, definition 7). */
static double between(double low, double high, double share) {
    double step = high - low;
    return share >= 0.5 ? high - step * (1 - share) : low + step * share;
}

struct value builtin_quantile(struct call *call) {
    struct numbers numbers;
    double q;
    if (!some_numbers(call, &numbers) || !call_plain(call, 1, &q))
        return POISON;
    if (!(q >= 0 && q <= 1))
        return call_fail(call, 1, DIAG_OUT_OF_RANGE,
                         "a quantile is between 0 and 1, not %g", q);
    const struct list *list = list_make_packed(call->calc->arena, numbers.items,
                                               numbers.count, numbers.unit);
    const size_t *order =
        list_sorted(call->calc, list, false, call->node->span);
    if (!order)
        return POISON;
    double at = q * (double)(numbers.count - 1);
    size_t low = (size_t)at;
    size_t high = low + 1 < numbers.count ? low + 1 : low;
    return finish(call,
                  between(numbers.items[order[low]], numbers.items[order[high]],
                          at - (double)low),
                  numbers.unit);
}

/* The position of the first extreme element, from 0. */
static struct value position(struct call *call, int sign) {
    const struct list *list = call_list(call, 0);
    size_t best = STR_NONE;
    for (size_t i = 0; list && i < list->count; i++) {
        int order = 1;
        if (list_item(list, i).kind == VALUE_MISSING)
            continue;
        if (best != STR_NONE &&
            !list_order(call->calc, list_item(list, i), list_item(list, best),
                        call->node->span, &order))
            return POISON;
        if (best == STR_NONE || order * sign > 0)
            best = i;
    }
    if (!list)
        return POISON;
    if (best == STR_NONE)
        return call_fail(call, 0, DIAG_OUT_OF_RANGE,
                         "`" STR_FMT "` needs at least one element",
                         STR_ARG(call->builtin->name));
    return value_number((double)best, NULL);
}

struct value builtin_argmin(struct call *call) {
    return position(call, -1);
}

struct value builtin_argmax(struct call *call) {
    return position(call, 1);
}

/* Places from 1 for the least; equal ones share the mean of theirs. */
struct value builtin_rank(struct call *call) {
    const struct list *list = call_list(call, 0);
    const size_t *order =
        list ? list_sorted(call->calc, list, false, call->node->span) : NULL;
    if (!order)
        return POISON;
    double *ranks = ARENA_ARRAY(call->calc->arena, list->count, double);
    for (size_t from = 0, to; from < list->count; from = to) {
        int step = 0;
        for (to = from + 1; to < list->count; to++)
            if (!list_order(call->calc, list_item(list, order[from]),
                            list_item(list, order[to]), call->node->span,
                            &step))
                return POISON;
            else if (step)
                break;
        for (size_t i = from; i < to; i++)
            ranks[order[i]] = (double)(from + to + 1) / 2;
    }
    return (struct value){VALUE_LIST,
                          {.list = list_make_packed(call->calc->arena, ranks,
                                                    list->count, NULL)}};
}

/* The edges of bins of one width; one of no width is widened by a half on
 * both sides, as NumPy does. */
static void bin_range(const struct numbers *numbers, double *low,
                      double *high) {
    *low = *high = numbers->items[0];
    for (size_t i = 1; i < numbers->count; i++) {
        *low = fmin(*low, numbers->items[i]);
        *high = fmax(*high, numbers->items[i]);
    }
    if (*low == *high) {
        *low -= 0.5;
        *high += 0.5;
    }
}

static void count_bins(const struct numbers *numbers, const double *edges,
                       size_t bins, double *counts) {
    double width = edges[bins] - edges[0];
    for (size_t i = 0; i < numbers->count; i++) {
        double x = numbers->items[i];
        size_t bin = (size_t)((x - edges[0]) / width * (double)bins);
        bin = bin >= bins ? bins - 1 : bin;
        while (bin > 0 && x < edges[bin])
            bin--;
        while (bin + 1 < bins && x >= edges[bin + 1])
            bin++;
        counts[bin]++;
    }
}

struct value builtin_histogram(struct call *call) {
    struct arena *arena = call->calc->arena;
    struct numbers numbers;
    double bins;
    if (!some_numbers(call, &numbers) || !call_plain(call, 1, &bins))
        return POISON;
    if (!(bins >= 1 && bins == rint(bins)))
        return call_fail(call, 1, DIAG_OUT_OF_RANGE,
                         "the number of bins is whole and at least 1");
    if (!list_fits(call->calc, bins, call->node->span))
        return POISON;
    size_t count = (size_t)bins;
    double low, high;
    double *edges = ARENA_ARRAY(arena, count + 1, double);
    double *counts = ARENA_ARRAY(arena, count, double);
    bin_range(&numbers, &low, &high);
    if (!isfinite(high - low))
        return finish(call, high - low, numbers.unit);
    for (size_t i = 0; i <= count; i++)
        edges[i] = i == count ? high : low + (double)i * ((high - low) / bins);
    count_bins(&numbers, edges, count, counts);
    struct column *columns = ARENA_ARRAY(arena, 3, struct column);
    columns[0] = (struct column){
        .name = STR("from"),
        .unit = numbers.unit,
        .values = list_make_packed(arena, edges, count, numbers.unit)};
    columns[1] = (struct column){
        .name = STR("to"),
        .unit = numbers.unit,
        .values = list_make_packed(arena, edges + 1, count, numbers.unit)};
    columns[2] =
        (struct column){.name = STR("count"),
                        .values = list_make_packed(arena, counts, count, NULL)};
    return (struct value){VALUE_TABLE,
                          {.table = table_make(arena, columns, 3, count)}};
}
