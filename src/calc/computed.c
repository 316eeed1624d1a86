/* Computed columns: `name = expression` below a table's rows.
 *
 * A column that is plain arithmetic on columns that are there is computed as
 * a whole (vector.h); the others row by row, where they may use each other in
 * any order, and where mistakes are found. */
#include "calc/define.h"
#include "calc/table.h"
#include "calc/vector.h"

/* A table's columns while the computed ones are added to them. */
struct adding {
    const struct table *base;
    const struct definitions *computed;
    struct column *columns; /* those of the base, then the computed ones */
    size_t count;
};

static struct column *computed_column(const struct adding *adding,
                                      size_t index) {
    return &adding->columns[adding->base->columns + index];
}

/* Computes the column as a whole, if its expression is of that kind. */
static bool compute_whole(struct calc *calc, const struct adding *adding,
                          size_t index) {
    const struct definition *definition = &adding->computed->items[index];
    struct vector_names names = {NULL, NULL, adding->count, adding->columns};
    bool truths;
    if (!definition->body || definition->locals)
        return false;
    const struct list *list = vector_evaluate(calc, definition->body, &names,
                                              adding->base->rows, &truths);
    if (!list || truths)
        return false;
    computed_column(adding, index)->values = list;
    return true;
}

/* One row of the columns that are left.  They are slots of first use, so that
 * they may use each other in any order. */
static bool compute_row(struct calc *calc, const struct adding *adding,
                        size_t at, struct slot *slots, struct value **items) {
    struct row row = {adding->base, at};
    struct frame frame;
    size_t count = adding->computed->count;
    frame_init(calc, &frame, NULL, FRAME_COMPUTED, adding->computed, slots,
               count, &row);
    for (size_t i = 0; i < count; i++) {
        const struct list *whole = computed_column(adding, i)->values;
        slots[i].state = whole ? SLOT_DONE : SLOT_NEW;
        if (whole)
            slots[i].value = list_item(whole, at);
    }
    bool good = true;
    for (size_t i = 0; i < count; i++)
        if (!computed_column(adding, i)->values) {
            items[i][at] = evaluate_slot(calc, &frame, i);
            good &= items[i][at].kind != VALUE_POISON;
        }
    return good;
}

/* The columns that are left, row by row; after a mistake in one row they are
 * poison throughout, so that it is reported once. */
static void compute_rows(struct calc *calc, const struct adding *adding) {
    size_t count = adding->computed->count, rows = adding->base->rows;
    struct value **items =
        arena_array(calc->arena, count, sizeof(struct value *));
    struct slot *slots = ARENA_ARRAY(calc->arena, count, struct slot);
    bool left = false, good = true;
    for (size_t i = 0; i < count; i++)
        if (!computed_column(adding, i)->values) {
            items[i] = ARENA_ARRAY(calc->arena, rows, struct value);
            left = true;
        }
    for (size_t row = 0; left && row < rows && good; row++)
        good = compute_row(calc, adding, row, slots, items);
    for (size_t i = 0; i < count; i++) {
        struct column *column = computed_column(adding, i);
        if (column->values)
            continue;
        for (size_t row = 0; row < rows && !good; row++)
            items[i][row] = POISON;
        column->values = list_make(calc->arena, items[i], rows);
    }
}

static const struct table *add_columns(struct calc *calc,
                                       const struct table *base,
                                       const struct definitions *computed) {
    struct adding adding = {.base = base, .computed = computed};
    adding.count = base->columns + computed->count;
    adding.columns = ARENA_ARRAY(calc->arena, adding.count, struct column);
    for (size_t i = 0; i < base->columns; i++)
        adding.columns[i] = base->column[i];
    for (size_t i = 0; i < computed->count; i++) {
        computed_column(&adding, i)->name = computed->items[i].name;
        computed_column(&adding, i)->span = computed->items[i].span;
    }
    for (size_t i = 0; i < computed->count; i++)
        compute_whole(calc, &adding, i);
    compute_rows(calc, &adding);
    for (size_t i = base->columns; i < adding.count; i++)
        adding.columns[i].unit = adding.columns[i].values->unit;
    struct table *table = ARENA_NEW(calc->arena, struct table);
    *table = *table_make(calc->arena, adding.columns, adding.count, base->rows);
    table->name = base->name;
    return table;
}

/* Reports a column of the table by this name. */
static bool is_taken(struct calc *calc, const struct table *base,
                     const struct definition *definition) {
    const struct column *taken = table_column(base, definition->name);
    if (!taken)
        return false;
    struct diag *diag = diag_add(
        calc->diags, DIAG_DUPLICATE_NAME, definition->span,
        "two columns are called `" STR_FMT "`", STR_ARG(definition->name));
    diag_label(diag, taken->span, "the other one is here");
    return true;
}

static bool is_function(struct calc *calc,
                        const struct definition *definition) {
    if (definition->function)
        diag_add(calc->diags, DIAG_SYNTAX, definition->span,
                 "a computed column is `name = expression`; functions stand "
                 "in a calc block");
    return definition->function;
}

struct value table_compute(struct calc *calc, struct binding *binding) {
    const struct definitions *computed = binding->columns;
    const struct table *base = binding->slot.value.table;
    struct definitions columns = {0};
    bool good = true;
    binding->columns = NULL;
    binding->slot.state = SLOT_DONE;
    for (size_t i = 0; i < computed->count; i++) {
        const struct definition *definition = &computed->items[i];
        if (is_function(calc, definition))
            good = false;
        else if (!is_taken(calc, base, definition))
            ARENA_PUSH(calc->arena, columns.items, columns.count,
                       columns.capacity, *definition);
    }
    binding->adding = &columns;
    if (good)
        binding->slot.value.table = add_columns(calc, base, &columns);
    else
        binding->slot.value = POISON;
    binding->adding = NULL;
    return binding->slot.value;
}
