/* Queries that choose rows: where, sort by, take. */
#include "calc/query.h"

struct value query_gather(struct calc *calc, const struct table *table,
                          const size_t *rows, size_t count) {
    struct column *column =
        ARENA_ARRAY(calc->arena, table->columns, struct column);
    evaluate_charge(calc, count * table->columns);
    for (size_t c = 0; c < table->columns; c++) {
        struct value *items = ARENA_ARRAY(calc->arena, count, struct value);
        for (size_t i = 0; i < count; i++)
            items[i] = list_item(table->column[c].values, rows[i]);
        column[c] = table->column[c];
        column[c].values = list_make(calc->arena, items, count);
    }
    const struct table *result =
        table_make(calc->arena, column, table->columns, count);
    return (struct value){VALUE_TABLE, {.table = result}};
}

static struct value filter(struct calc *calc, const struct expression *node,
                           const struct table *table,
                           const struct frame *frame) {
    size_t *rows = ARENA_ARRAY(calc->arena, table->rows, size_t);
    size_t count = 0;
    for (size_t i = 0; i < table->rows; i++) {
        struct row row = {table, i};
        struct frame inner;
        frame_init(calc, &inner, frame, FRAME_ROW, NULL, NULL, 0, &row);
        bool truth;
        if (!evaluate_truth(calc, node->parts[1], &inner, &truth))
            return POISON;
        if (truth)
            rows[count++] = i;
    }
    return query_gather(calc, table, rows, count);
}

static struct value sort(struct calc *calc, const struct expression *node,
                         const struct table *table, const struct frame *frame) {
    struct value *keys = ARENA_ARRAY(calc->arena, table->rows, struct value);
    for (size_t i = 0; i < table->rows; i++) {
        struct row row = {table, i};
        struct frame inner;
        frame_init(calc, &inner, frame, FRAME_ROW, NULL, NULL, 0, &row);
        keys[i] = evaluate(calc, node->parts[1], &inner);
        if (keys[i].kind == VALUE_POISON)
            return POISON;
    }
    const size_t *rows =
        list_sorted(calc, list_make(calc->arena, keys, table->rows),
                    node->descending, node->parts[1]->span);
    return rows ? query_gather(calc, table, rows, table->rows) : POISON;
}

static struct value take(struct calc *calc, const struct expression *node,
                         const struct table *table, const struct frame *frame) {
    struct value value = evaluate(calc, node->parts[1], frame);
    double number;
    if (value.kind == VALUE_POISON)
        return POISON;
    if (!calc_number(value, NULL, &number) || number < 0) {
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->parts[1]->span,
                 "expected the number of rows to take");
        return POISON;
    }
    size_t count = number < (double)table->rows ? (size_t)number : table->rows;
    size_t *rows = ARENA_ARRAY(calc->arena, count, size_t);
    for (size_t i = 0; i < count; i++)
        rows[i] = i;
    return query_gather(calc, table, rows, count);
}

/* Has the record exactly the fields of the first one? */
static bool same_fields(const struct record *a, const struct record *b) {
    struct value unused;
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        struct str name =
            a->table ? a->table->column[i].name : a->fields[i].name;
        if (!record_field(b, name, &unused))
            return false;
    }
    return true;
}

static const struct table *table_of_records(struct calc *calc,
                                            const struct list *list) {
    const struct record *first = list_item(list, 0).record;
    struct column *column =
        ARENA_ARRAY(calc->arena, first->count, struct column);
    for (size_t c = 0; c < first->count; c++) {
        struct value *items =
            ARENA_ARRAY(calc->arena, list->count, struct value);
        if (first->table)
            column[c] = first->table->column[c];
        else
            column[c].name = first->fields[c].name;
        for (size_t i = 0; i < list->count; i++)
            record_field(list_item(list, i).record, column[c].name, &items[i]);
        column[c].values = list_make(calc->arena, items, list->count);
        column[c].unit = column[c].values->unit;
    }
    return table_make(calc->arena, column, first->count, list->count);
}

const struct table *query_table(struct calc *calc, struct value value,
                                struct span span) {
    if (value.kind == VALUE_TABLE)
        return value.table;
    if (value.kind == VALUE_POISON)
        return NULL;
    bool records = value.kind == VALUE_LIST && value.list->count > 0;
    for (size_t i = 0; records && i < value.list->count; i++) {
        struct value item = list_item(value.list, i);
        records = item.kind == VALUE_RECORD &&
                  same_fields(list_item(value.list, 0).record, item.record);
    }
    if (records)
        return table_of_records(calc, value.list);
    diag_add(calc->diags, DIAG_WRONG_TYPE, span,
             "expected a table, or a list of records with the same fields, "
             "found %s",
             value_kind_name(value.kind));
    return NULL;
}

struct value query_evaluate(struct calc *calc, const struct expression *node,
                            const struct frame *frame) {
    struct value value = evaluate(calc, node->parts[0], frame);
    const struct table *table = query_table(calc, value, node->parts[0]->span);
    if (!table)
        return POISON;
    switch ((int)node->kind) {
    case EXPRESSION_FILTER:
        return filter(calc, node, table, frame);
    case EXPRESSION_SORT:
        return sort(calc, node, table, frame);
    case EXPRESSION_TAKE:
        return take(calc, node, table, frame);
    case EXPRESSION_SELECT:
        return query_select(calc, node, table, frame);
    case EXPRESSION_GROUP:
        return query_group(calc, node, table, frame);
    case EXPRESSION_JOIN:
        return query_join(calc, node, table, frame);
    }
    bug("not a query");
}
