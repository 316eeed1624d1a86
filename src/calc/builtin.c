/* The table of builtin functions, and what their C functions share. */
#include "calc/builtin.h"

#include "base/near.h"
#include "calc/unit.h"

const struct builtin builtins[] = {
    {STR_INIT("sum"),
     builtin_sum,
     1,
     false,
     false,
     {"list"},
     "the sum of a list",
     "sum([1, 2, 3])",
     "6"},
    {STR_INIT("mean"),
     builtin_mean,
     1,
     false,
     false,
     {"list"},
     "the arithmetic mean of a list",
     "mean([1, 2, 6])",
     "3"},
    {STR_INIT("median"),
     builtin_median,
     1,
     false,
     false,
     {"list"},
     "the middle of a list in order, or the mean of its middle two",
     "median([9, 1, 2, 4])",
     "3"},
    {STR_INIT("min"),
     builtin_min,
     1,
     true,
     false,
     {"list"},
     "the least of a list, or of several arguments",
     "min(3, 1, 2)",
     "1"},
    {STR_INIT("max"),
     builtin_max,
     1,
     true,
     false,
     {"list"},
     "the greatest of a list, or of several arguments",
     "max([3, 1, 2])",
     "3"},
    {STR_INIT("count"),
     builtin_count_of,
     1,
     false,
     false,
     {"list"},
     "how many elements of a list are not missing",
     "count([1, missing, 3])",
     "2"},
    {STR_INIT("len"),
     builtin_len,
     1,
     false,
     false,
     {"list"},
     "how many elements a list has, rows a table, characters a text",
     "len([1, missing, 3])",
     "3"},
    {STR_INIT("cumsum"),
     builtin_cumsum,
     1,
     false,
     false,
     {"list"},
     "the sums of a list up to each element",
     "cumsum([1, 2, 3])",
     "1, 3, 6"},
    {STR_INIT("sort"),
     builtin_sort,
     1,
     false,
     false,
     {"list"},
     "a list in ascending order",
     "sort([3, 1, 2])",
     "1, 2, 3"},
    {STR_INIT("unique"),
     builtin_unique,
     1,
     false,
     false,
     {"list"},
     "a list without repetitions, in ascending order",
     "unique([3, 1, 3])",
     "1, 3"},
    {STR_INIT("abs"),
     builtin_abs,
     1,
     false,
     true,
     {"x"},
     "the absolute value",
     "abs(-3 GB)",
     "3 GB"},
    {STR_INIT("round"),
     builtin_round,
     1,
     false,
     true,
     {"x", "digits"},
     "rounded to so many decimals, ties to even as in Python",
     "round(2.345, 1)",
     "2.3"},
    {STR_INIT("floor"),
     builtin_floor,
     1,
     false,
     true,
     {"x"},
     "the greatest whole number not above x",
     "floor(2.7)",
     "2"},
    {STR_INIT("ceil"),
     builtin_ceil,
     1,
     false,
     true,
     {"x"},
     "the least whole number not below x",
     "ceil(2.1)",
     "3"},
    {STR_INIT("clamp"),
     builtin_clamp,
     3,
     false,
     true,
     {"x", "low", "high"},
     "x, but not below low nor above high",
     "clamp(7, 0, 5)",
     "5"},
    {STR_INIT("sqrt"),
     builtin_sqrt,
     1,
     false,
     true,
     {"x"},
     "the square root",
     "sqrt(9 m^2)",
     "3 m"},
    {STR_INIT("exp"),
     builtin_exp,
     1,
     false,
     true,
     {"x"},
     "e to the power x",
     "exp(0)",
     "1"},
    {STR_INIT("ln"),
     builtin_ln,
     1,
     false,
     true,
     {"x"},
     "the natural logarithm",
     "ln(1)",
     "0"},
    {STR_INIT("log2"),
     builtin_log2,
     1,
     false,
     true,
     {"x"},
     "the logarithm to base 2",
     "log2(1024)",
     "10"},
    {STR_INIT("log10"),
     builtin_log10,
     1,
     false,
     true,
     {"x"},
     "the logarithm to base 10",
     "log10(1000)",
     "3"},
    {STR_INIT("log"),
     builtin_log,
     2,
     false,
     true,
     {"x", "base"},
     "the logarithm to any base",
     "log(81, 3)",
     "4"},
    {STR_INIT("about"),
     builtin_about,
     3,
     false,
     false,
     {"a", "b", "within"},
     "is a as near to b as that share of b?",
     "about(102, 100, 5%)",
     "true"},
};

const size_t builtin_count = sizeof builtins / sizeof *builtins;

bool builtin_value(struct calc *calc, struct str name, struct value *value) {
    for (size_t i = 0; i < builtin_count; i++) {
        if (!str_eq(builtins[i].name, name))
            continue;
        struct function *function = ARENA_NEW(calc->arena, struct function);
        *function = (struct function){name, NULL, &builtins[i], NULL};
        *value = (struct value){VALUE_FUNCTION, {.function = function}};
        return true;
    }
    return false;
}

void builtin_offer(struct near *near) {
    for (size_t i = 0; i < builtin_count; i++)
        near_offer(near, builtins[i].name);
}

/* The expression of an argument, or the call where it has none. */
static struct span argument_span(const struct call *call, size_t index) {
    return index < call->count && call->parts[index] ? call->parts[index]->span
                                                     : call->node->span;
}

struct value call_fail(struct call *call, size_t index, enum diag_name name,
                       const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str message = str_format_list(call->calc->arena, format, arguments);
    va_end(arguments);
    diag_add(call->calc->diags, name, argument_span(call, index), STR_FMT,
             STR_ARG(message));
    return POISON;
}

bool call_number(struct call *call, size_t index, double *number,
                 const struct unit **unit) {
    struct value value = call->values[index];
    if (value.kind != VALUE_NUMBER) {
        call_fail(call, index, DIAG_WRONG_ARGUMENT,
                  "`" STR_FMT "` takes a number here, not %s",
                  STR_ARG(call->builtin->name), value_kind_name(value.kind));
        return false;
    }
    *number = value.number;
    *unit = value.unit;
    return true;
}

bool call_plain(struct call *call, size_t index, double *number) {
    const struct unit *unit;
    if (!call_number(call, index, number, &unit))
        return false;
    if (unit)
        call_fail(call, index, DIAG_UNIT_MISMATCH,
                  "`" STR_FMT "` takes a plain number here, not " STR_FMT,
                  STR_ARG(call->builtin->name),
                  STR_ARG(unit_dimension(call->calc->arena, unit)));
    return !unit;
}

const struct list *call_list(struct call *call, size_t index) {
    return list_of(call->calc, call->values[index], argument_span(call, index));
}

/* One number of a list, in the unit of those before it. */
static bool add_number(struct call *call, size_t index, struct value value,
                       double *items, struct numbers *numbers) {
    if (value.kind == VALUE_MISSING)
        return true;
    if (value.kind == VALUE_POISON)
        return false;
    if (value.kind != VALUE_NUMBER) {
        call_fail(call, index, DIAG_WRONG_ARGUMENT,
                  "`" STR_FMT "` takes a list of numbers; there is %s in it",
                  STR_ARG(call->builtin->name), value_kind_name(value.kind));
        return false;
    }
    if (!numbers->count)
        numbers->unit = value.unit;
    if (!unit_same(value.unit, numbers->unit)) {
        struct arena *arena = call->calc->arena;
        call_fail(call, index, DIAG_UNIT_MISMATCH,
                  "the list mixes " STR_FMT " and " STR_FMT,
                  STR_ARG(unit_dimension(arena, numbers->unit)),
                  STR_ARG(unit_dimension(arena, value.unit)));
        return false;
    }
    items[numbers->count++] =
        unit_convert(value.number, value.unit, numbers->unit);
    return true;
}

bool call_numbers(struct call *call, size_t index, struct numbers *numbers) {
    const struct list *list = call_list(call, index);
    *numbers = (struct numbers){0};
    if (!list)
        return false;
    if (list->numbers) {
        *numbers = (struct numbers){list->count, list->numbers, list->unit};
        return true;
    }
    double *items = ARENA_ARRAY(call->calc->arena, list->count, double);
    numbers->items = items;
    for (size_t i = 0; i < list->count; i++)
        if (!add_number(call, index, list_item(list, i), items, numbers))
            return false;
    return true;
}
