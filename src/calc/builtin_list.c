/* Builtin functions of lists.  Missing elements do not count. */
#include "base/utf8.h"
#include "calc/builtin.h"
#include "calc/unit.h"

#include <math.h>

static struct value no_elements(struct call *call) {
    return call_fail(call, 0, DIAG_OUT_OF_RANGE,
                     "`" STR_FMT "` needs at least one element",
                     STR_ARG(call->builtin->name));
}

/* Sums with the error carried along (Neumaier 1974), so that the order of
 * rows does not show.  The error of each addition is found without asking
 * which number is the larger (Knuth, TwoSum, 1969). */
double builtin_total(const double *items, size_t count) {
    double total = 0, error = 0;
    for (size_t i = 0; i < count; i++) {
        double next = total + items[i];
        double added = next - total;
        error += (total - (next - added)) + (items[i] - added);
        total = next;
    }
    return total + error;
}

static struct value finish(struct call *call, double number,
                           const struct unit *unit) {
    return operate_checked(call->calc, number, unit, call->node->span);
}

struct value builtin_sum(struct call *call) {
    struct numbers numbers;
    if (!call_numbers(call, 0, &numbers))
        return POISON;
    return finish(call, builtin_total(numbers.items, numbers.count),
                  numbers.unit);
}

struct value builtin_mean(struct call *call) {
    struct numbers numbers;
    if (!call_numbers(call, 0, &numbers))
        return POISON;
    if (!numbers.count)
        return no_elements(call);
    return finish(call,
                  builtin_total(numbers.items, numbers.count) /
                      (double)numbers.count,
                  numbers.unit);
}

struct value builtin_median(struct call *call) {
    struct numbers numbers;
    if (!call_numbers(call, 0, &numbers))
        return POISON;
    if (!numbers.count)
        return no_elements(call);
    const struct list *list = list_make_packed(call->calc->arena, numbers.items,
                                               numbers.count, numbers.unit);
    const size_t *order =
        list_sorted(call->calc, list, false, call->node->span);
    if (!order)
        return POISON;
    double low = numbers.items[order[(numbers.count - 1) / 2]];
    double high = numbers.items[order[numbers.count / 2]];
    bool both = isfinite(low + high);
    return finish(call, both ? (low + high) / 2 : low / 2 + high / 2,
                  numbers.unit);
}

/* The arguments of min and max as one list: a single list, or all of them. */
static const struct list *candidates(struct call *call) {
    if (call->count == 1)
        return call_list(call, 0);
    return list_make(call->calc->arena, call->values, call->count);
}

static struct value extreme(struct call *call, int sign) {
    const struct list *list = candidates(call);
    struct value best = MISSING;
    for (size_t i = 0; list && i < list->count; i++) {
        struct value item = list_item(list, i);
        int order;
        if (item.kind == VALUE_MISSING)
            continue;
        if (best.kind == VALUE_MISSING)
            best = item;
        if (!list_order(call->calc, item, best, call->node->span, &order))
            return POISON;
        if (order * sign > 0)
            best = item;
    }
    if (!list)
        return POISON;
    return best.kind == VALUE_MISSING ? no_elements(call) : best;
}

struct value builtin_min(struct call *call) {
    return extreme(call, -1);
}

struct value builtin_max(struct call *call) {
    return extreme(call, 1);
}

struct value builtin_count_of(struct call *call) {
    if (!call->count && call->calc->group)
        return value_number((double)call->calc->group, NULL);
    if (!call->count)
        return call_fail(call, 0, DIAG_WRONG_ARGUMENT,
                         "`count` needs a list, except in the totals of a "
                         "group");
    const struct list *list = call_list(call, 0);
    size_t count = 0;
    for (size_t i = 0; list && i < list->count; i++)
        count += list_item(list, i).kind != VALUE_MISSING;
    return list ? value_number((double)count, NULL) : POISON;
}

struct value builtin_len(struct call *call) {
    struct value value = call->values[0];
    if (value.kind == VALUE_TEXT)
        return value_number((double)utf8_count(value.text), NULL);
    if (value.kind == VALUE_TABLE)
        return value_number((double)value.table->rows, NULL);
    const struct list *list = call_list(call, 0);
    return list ? value_number((double)list->count, NULL) : POISON;
}

struct value builtin_cumsum(struct call *call) {
    struct numbers numbers;
    if (!call_numbers(call, 0, &numbers))
        return POISON;
    double *sums = ARENA_ARRAY(call->calc->arena, numbers.count, double);
    double total = 0;
    for (size_t i = 0; i < numbers.count; i++) {
        sums[i] = total += numbers.items[i];
        if (finish(call, total, NULL).kind == VALUE_POISON)
            return POISON;
    }
    return (struct value){
        VALUE_LIST,
        {.list = list_make_packed(call->calc->arena, sums, numbers.count,
                                  numbers.unit)}};
}

/* The list in order, without repetitions if `unique`. */
static struct value sorted(struct call *call, bool unique) {
    const struct list *list = call_list(call, 0);
    if (!list)
        return POISON;
    const size_t *order =
        list_sorted(call->calc, list, false, call->node->span);
    if (!order)
        return POISON;
    struct value *items =
        ARENA_ARRAY(call->calc->arena, list->count, struct value);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        int step = 1;
        items[count] = list_item(list, order[i]);
        if (unique && count &&
            !list_order(call->calc, items[count], items[count - 1],
                        call->node->span, &step))
            return POISON;
        count += step != 0;
    }
    return (struct value){VALUE_LIST,
                          {.list = list_make(call->calc->arena, items, count)}};
}

struct value builtin_sort(struct call *call) {
    return sorted(call, false);
}

struct value builtin_unique(struct call *call) {
    return sorted(call, true);
}
