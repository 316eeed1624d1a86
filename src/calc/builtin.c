/* What the builtin functions share: being found, and checking arguments. */
#include "calc/builtin.h"

#include "base/near.h"
#include "calc/unit.h"

#include <math.h>

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

struct str builtin_signature(struct arena *arena,
                             const struct builtin *builtin) {
    struct buf out;
    buf_init(&out, arena);
    buf_add(&out, builtin->name);
    buf_char(&out, '(');
    for (size_t i = 0; i < BUILTIN_PARAMETERS && builtin->parameters[i]; i++) {
        bool optional = i >= builtin->required;
        buf_printf(&out, "%s%s%s%s", optional ? "[" : "", i > 0 ? ", " : "",
                   builtin->parameters[i], optional ? "]" : "");
    }
    if (builtin->variadic)
        BUF_LITERAL(&out, ", ...");
    buf_char(&out, ')');
    return buf_str(&out);
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
    struct diag *diag =
        diag_add(call->calc->diags, name, argument_span(call, index), STR_FMT,
                 STR_ARG(message));
    struct str called = builtin_signature(call->calc->arena, call->builtin);
    if (name == DIAG_WRONG_ARGUMENT)
        diag_help(diag, "it is called as `" STR_FMT "`", STR_ARG(called));
    return POISON;
}

struct value call_packed(struct call *call, const double *numbers, size_t count,
                         const struct unit *unit) {
    evaluate_charge(call->calc, count);
    for (size_t i = 0; i < count; i++)
        if (!isfinite(numbers[i]))
            return operate_checked(call->calc, numbers[i], unit,
                                   call->node->span);
    return (struct value){
        VALUE_LIST,
        {.list = list_make_packed(call->calc->arena, numbers, count, unit)}};
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

/* Is it the bare name of a column, which is the value of one row? */
static bool is_row_value(const struct call *call, size_t index) {
    const struct expression *part = call->parts[index];
    enum value_kind kind = call->values[index].kind;
    return part && part->kind == EXPRESSION_NAME && part->found &&
           part->found->kind == FOUND_COLUMN && kind != VALUE_LIST &&
           kind != VALUE_TABLE && kind != VALUE_POISON;
}

const struct list *call_list(struct call *call, size_t index) {
    if (is_row_value(call, index)) {
        struct str name = call->parts[index]->name;
        struct diag *diag = diag_add(
            call->calc->diags, DIAG_WRONG_TYPE, argument_span(call, index),
            "`" STR_FMT "` takes a list, and `" STR_FMT "` is that of one row",
            STR_ARG(call->builtin->name), STR_ARG(name));
        diag_help(diag,
                  "the whole column is `TABLE." STR_FMT "`, with the "
                  "name of its table",
                  STR_ARG(name));
        return NULL;
    }
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
