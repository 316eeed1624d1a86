/* Lists and tables: made, ordered, counted. */
#include "base/limits.h"
#include "base/num.h"
#include "calc/evaluate.h"
#include "calc/unit.h"

#include <string.h>

/* Can numbers of these two units be packed side by side? */
static bool packs(const struct unit *a, const struct unit *b) {
    return a == b || (unit_same(a, b) && unit_convert(1, a, b) == 1);
}

const struct list *list_make_packed(struct arena *arena, const double *numbers,
                                    size_t count, const struct unit *unit) {
    struct list *list = ARENA_NEW(arena, struct list);
    *list = (struct list){count, numbers, count ? unit : NULL, NULL};
    return list;
}

const struct list *list_make(struct arena *arena, const struct value *items,
                             size_t count) {
    struct list *list = ARENA_NEW(arena, struct list);
    *list = (struct list){.count = count, .items = items};
    for (size_t i = 0; i < count; i++)
        if (items[i].kind != VALUE_NUMBER ||
            !packs(items[i].unit, items[0].unit))
            return list;
    double *numbers = ARENA_ARRAY(arena, count, double);
    for (size_t i = 0; i < count; i++)
        numbers[i] = items[i].number;
    return list_make_packed(arena, numbers, count,
                            count ? items[0].unit : NULL);
}

double *list_room(struct calc *calc, size_t count) {
    double *spare = calc->spare;
    if (!spare || calc->spare_count < count || calc->spare_count / 2 > count)
        return ARENA_ARRAY(calc->arena, count, double);
    calc->spare = NULL;
    return spare;
}

void list_recycle(struct calc *calc, const struct list *list) {
    if (!list->numbers || (calc->spare && calc->spare_count >= list->count))
        return;
    calc->spare = (double *)(uintptr_t)list->numbers;
    calc->spare_count = list->count;
}

const struct list *list_of(struct calc *calc, struct value value,
                           struct span span) {
    if (value.kind == VALUE_LIST)
        return value.list;
    if (value.kind == VALUE_TABLE) {
        const struct table *table = value.table;
        struct value *items =
            ARENA_ARRAY(calc->arena, table->rows, struct value);
        for (size_t i = 0; i < table->rows; i++) {
            struct record *record = ARENA_NEW(calc->arena, struct record);
            *record = (struct record){table->columns, NULL, table, i};
            items[i] = (struct value){VALUE_RECORD, {.record = record}};
        }
        return list_make(calc->arena, items, table->rows);
    }
    if (value.kind != VALUE_POISON)
        diag_add(calc->diags, DIAG_WRONG_TYPE, span,
                 "expected a list, found %s", value_kind_name(value.kind));
    return NULL;
}

bool list_fits(struct calc *calc, double count, struct span span) {
    if (count <= LIMIT_LIST_LENGTH)
        return true;
    diag_add(calc->diags, DIAG_LIMIT, span,
             "this list would have " STR_FMT " elements; at most " STR_FMT
             " are allowed",
             STR_ARG(num_grouped(calc->arena, count)),
             STR_ARG(num_grouped(calc->arena, LIMIT_LIST_LENGTH)));
    return false;
}

static int sign(double difference) {
    return (difference > 0) - (difference < 0);
}

bool list_order(struct calc *calc, struct value a, struct value b,
                struct span span, int *order) {
    bool no_a = a.kind == VALUE_MISSING, no_b = b.kind == VALUE_MISSING;
    *order = no_a - no_b;
    if (no_a || no_b)
        return true;
    if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT) {
        *order = str_compare(a.text, b.text);
        return true;
    }
    if (a.kind == VALUE_DATE && b.kind == VALUE_DATE) {
        *order = sign(a.number - b.number);
        return true;
    }
    if (a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER &&
        unit_same(a.unit, b.unit)) {
        *order = sign(a.number - unit_convert(b.number, b.unit, a.unit));
        return true;
    }
    if (a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER)
        diag_add(calc->diags, DIAG_UNIT_MISMATCH, span,
                 "cannot order " STR_FMT " and " STR_FMT,
                 STR_ARG(unit_dimension(calc->arena, a.unit)),
                 STR_ARG(unit_dimension(calc->arena, b.unit)));
    else if (a.kind != VALUE_POISON && b.kind != VALUE_POISON)
        diag_add(calc->diags, DIAG_WRONG_TYPE, span, "%s and %s have no order",
                 value_kind_name(a.kind), value_kind_name(b.kind));
    return false;
}

/* Merges the sorted runs [from, middle) and [middle, to) of `in`. */
static bool merge(struct calc *calc, const struct list *list, bool descending,
                  struct span span, const size_t *in, size_t *out, size_t from,
                  size_t middle, size_t to) {
    size_t left = from, right = middle;
    for (size_t i = from; i < to; i++) {
        int order = 0;
        if (left == middle)
            order = 1;
        else if (right < to) {
            struct value a = list_item(list, in[left]);
            struct value b = list_item(list, in[right]);
            if (!list_order(calc, a, b, span, &order))
                return false;
            bool end = a.kind == VALUE_MISSING || b.kind == VALUE_MISSING;
            order = descending && !end ? -order : order;
        }
        out[i] = order > 0 ? in[right++] : in[left++];
    }
    return true;
}

/* Bottom-up merge sort: stable, and bounded in every case. */
const size_t *list_sorted(struct calc *calc, const struct list *list,
                          bool descending, struct span span) {
    size_t count = list->count;
    size_t *in = ARENA_ARRAY(calc->arena, count, size_t);
    size_t *out = ARENA_ARRAY(calc->arena, count, size_t);
    evaluate_charge(calc, 2 * count); /* about what its comparisons take */
    for (size_t i = 0; i < count; i++)
        in[i] = i;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t middle = from + width < count ? from + width : count;
            size_t to = middle + width < count ? middle + width : count;
            if (!merge(calc, list, descending, span, in, out, from, middle, to))
                return NULL;
        }
        size_t *swap = in;
        in = out;
        out = swap;
    }
    return in;
}

const struct table *table_make(struct arena *arena, struct column *column,
                               size_t columns, size_t rows) {
    struct table *table = ARENA_NEW(arena, struct table);
    table->columns = columns;
    table->column = column;
    table->rows = rows;
    map_init(&table->index, arena);
    for (size_t i = 0; i < columns; i++)
        map_set(&table->index, column[i].name, &column[i]);
    return table;
}
