/* Access: table["key"], list[0], record.field, table.column. */
#include "base/date.h"
#include "base/near.h"
#include "calc/define.h"
#include "calc/evaluate.h"
#include "calc/unit.h"

/* More names than these are no help. */
#define FIELDS_LISTED 8

static struct value row_value(struct calc *calc, const struct table *table,
                              size_t row) {
    struct record *record = ARENA_NEW(calc->arena, struct record);
    *record = (struct record){table->columns, NULL, table, row};
    return (struct value){VALUE_RECORD, {.record = record}};
}

static struct value unknown_key(struct calc *calc,
                                const struct expression *index,
                                const struct table *table, struct str key) {
    struct near near;
    near_init(&near, key);
    for (size_t i = 0; i < table->rows; i++) {
        struct value value = list_item(table->column[0].values, i);
        if (value.kind == VALUE_TEXT)
            near_offer(&near, value.text);
    }
    struct diag *diag = diag_add(
        calc->diags, DIAG_OUT_OF_RANGE, index->span,
        "no row%s" STR_FMT " has the %s `" STR_FMT "`",
        table->name.n ? " of " : "", STR_ARG(table->name),
        str_terminated(calc->arena, table->column[0].name), STR_ARG(key));
    diag_suggest(diag, near_best(&near));
    return POISON;
}

/* Is a row's first value the key?  A day is one by its text, too. */
static bool is_key(struct value value, struct value key) {
    int day;
    double number;
    if (key.kind == VALUE_TEXT)
        return (value.kind == VALUE_TEXT && str_eq(value.text, key.text)) ||
               (value.kind == VALUE_DATE && date_parse(key.text, &day) &&
                value.number == day);
    if (key.kind == VALUE_DATE || value.kind != VALUE_NUMBER)
        return key.kind == value.kind && value.number == key.number;
    return calc_number(key, value.unit, &number) && value.number == number;
}

/* The first row from `from` on that has the key; STR_NONE if none has. */
static size_t find_key(const struct table *table, struct value key,
                       size_t from) {
    const struct list *values = table->column[0].values;
    for (size_t i = from; i < table->rows; i++)
        if (is_key(list_item(values, i), key))
            return i;
    return STR_NONE;
}

/* The row whose first column holds a text, number or day. */
static struct value row_by_key(struct calc *calc,
                               const struct expression *index,
                               const struct table *table, struct value key) {
    const struct column *column = &table->column[0];
    evaluate_charge(calc, table->rows / 10);
    size_t row = find_key(table, key, 0);
    size_t other = row == STR_NONE ? STR_NONE : find_key(table, key, row + 1);
    if (row != STR_NONE && other == STR_NONE)
        return row_value(calc, table, row);
    if (row != STR_NONE) {
        struct diag *diag =
            diag_add(calc->diags, DIAG_DUPLICATE_KEY, index->span,
                     "two rows%s" STR_FMT " have this `" STR_FMT "`",
                     table->name.n ? " of " : "", STR_ARG(table->name),
                     STR_ARG(column->name));
        diag_note(diag, "in row %zu and in row %zu", row + 1, other + 1);
        diag_help(diag, "choose by a condition: `where`");
    } else if (key.kind == VALUE_TEXT) {
        return unknown_key(calc, index, table, key.text);
    } else {
        diag_add(calc->diags, DIAG_OUT_OF_RANGE, index->span,
                 "no row has this `" STR_FMT "`", STR_ARG(column->name));
    }
    return POISON;
}

/* The whole number that counts from 0, below `count`. */
static bool position(struct calc *calc, const struct expression *index,
                     struct value value, size_t count, size_t *at) {
    double number;
    if (!calc_number(value, NULL, &number)) {
        diag_add(calc->diags, DIAG_WRONG_TYPE, index->span,
                 "expected a position (a plain number), found %s",
                 value_kind_name(value.kind));
        return false;
    }
    if (!(number >= 0 && number < (double)count) ||
        number != (double)(size_t)number) {
        struct diag *diag =
            diag_add(calc->diags, DIAG_OUT_OF_RANGE, index->span,
                     "there is no position %g in %zu element%s", number, count,
                     count == 1 ? "" : "s");
        if (count)
            diag_help(diag, "positions are 0 to %zu", count - 1);
        return false;
    }
    *at = (size_t)number;
    return true;
}

/* What there is, where nothing is near. */
static void list_fields(struct diag *diag, const struct record *record,
                        const struct table *table) {
    size_t count = table ? table->columns : record ? record->count : 0;
    struct buf names;
    buf_init(&names, diag->arena);
    for (size_t i = 0; i < count && i < FIELDS_LISTED; i++)
        buf_printf(
            &names, "%s`" STR_FMT "`", i > 0 ? ", " : "",
            STR_ARG(table ? table->column[i].name : record->fields[i].name));
    if (count > 0)
        diag_help(diag, "there %s " STR_FMT "%s", count == 1 ? "is" : "are",
                  STR_ARG(buf_str(&names)),
                  count > FIELDS_LISTED ? " and more" : "");
}

/* Reports a column that is being computed, row by row, and so is not whole. */
static bool is_unfinished(struct calc *calc, struct span span,
                          const struct table *table, struct str name) {
    const struct binding *binding =
        table ? map_get(&calc->bindings, table->name) : NULL;
    const struct definitions *adding = binding ? binding->adding : NULL;
    for (size_t i = 0; adding && i < adding->count; i++) {
        if (!str_eq(adding->items[i].name, name))
            continue;
        struct diag *diag = diag_add(calc->diags, DIAG_CYCLE, span,
                                     "the whole column `" STR_FMT
                                     "` is needed to compute its table",
                                     STR_ARG(name));
        diag_label(diag, adding->items[i].span,
                   "it is computed row by row, with the others");
        diag_help(diag, "put the formula in its place: it may use the columns "
                        "that are not computed");
        return true;
    }
    return false;
}

static struct value unknown_field(struct calc *calc, struct span span,
                                  const struct record *record,
                                  const struct table *table, struct str name) {
    struct near near;
    if (is_unfinished(calc, span, table, name))
        return POISON;
    near_init(&near, name);
    for (size_t i = 0; record && i < record->count && record->fields; i++)
        near_offer(&near, record->fields[i].name);
    if (record && record->table)
        table = record->table;
    for (size_t i = 0; table && i < table->columns; i++)
        near_offer(&near, table->column[i].name);
    struct str owner = table ? table->name : STR("");
    struct diag *diag = diag_add(calc->diags, DIAG_UNKNOWN_COLUMN, span,
                                 "there is no %s `" STR_FMT "`%s" STR_FMT,
                                 table ? "column" : "field", STR_ARG(name),
                                 owner.n > 0 ? " in " : "", STR_ARG(owner));
    struct str best = near_best(&near);
    if (best.n > 0)
        diag_suggest(diag, best);
    else
        list_fields(diag, record, table);
    return POISON;
}

struct value access_index(struct calc *calc, const struct expression *node,
                          struct value what, struct value index) {
    const struct expression *place = node->parts[1];
    size_t at;
    struct value field;
    if (what.kind == VALUE_POISON || index.kind == VALUE_POISON)
        return POISON;
    if (what.kind == VALUE_TABLE &&
        (index.kind == VALUE_TEXT || index.kind == VALUE_DATE))
        return row_by_key(calc, place, what.table, index);
    if (what.kind == VALUE_TABLE && what.table->rows &&
        list_item(what.table->column[0].values, 0).kind == VALUE_NUMBER)
        return row_by_key(calc, place, what.table, index);
    if (what.kind == VALUE_TABLE)
        return position(calc, place, index, what.table->rows, &at)
                   ? row_value(calc, what.table, at)
                   : POISON;
    if (what.kind == VALUE_LIST)
        return position(calc, place, index, what.list->count, &at)
                   ? list_item(what.list, at)
                   : POISON;
    if (what.kind == VALUE_RECORD && index.kind == VALUE_TEXT)
        return record_field(what.record, index.text, &field)
                   ? field
                   : unknown_field(calc, place->span, what.record, NULL,
                                   index.text);
    if (index.kind == VALUE_LIST && evaluate_wants_single(calc))
        return POISON;
    diag_add(calc->diags, DIAG_WRONG_TYPE, node->span,
             "%s cannot be indexed with %s", value_kind_name(what.kind),
             value_kind_name(index.kind));
    return POISON;
}

/* The field of each record of a list. */
static struct value list_field(struct calc *calc, const struct expression *node,
                               const struct list *list) {
    struct value *items = ARENA_ARRAY(calc->arena, list->count, struct value);
    evaluate_charge(calc, list->count);
    for (size_t i = 0; i < list->count; i++) {
        struct value item = list_item(list, i);
        if (item.kind != VALUE_RECORD) {
            diag_add(calc->diags, DIAG_WRONG_TYPE, node->parts[0]->span,
                     "expected records, found %s in the list",
                     value_kind_name(item.kind));
            return POISON;
        }
        if (!record_field(item.record, node->name, &items[i]))
            return unknown_field(calc, node->name_span, item.record, NULL,
                                 node->name);
    }
    return (struct value){VALUE_LIST,
                          {.list = list_make(calc->arena, items, list->count)}};
}

struct value access_field(struct calc *calc, const struct expression *node,
                          struct value what) {
    struct value field;
    if (what.kind == VALUE_POISON)
        return POISON;
    if (what.kind == VALUE_TABLE) {
        const struct column *column = table_column(what.table, node->name);
        if (!column)
            return unknown_field(calc, node->name_span, NULL, what.table,
                                 node->name);
        return (struct value){VALUE_LIST, {.list = column->values}};
    }
    if (what.kind == VALUE_RECORD)
        return record_field(what.record, node->name, &field)
                   ? field
                   : unknown_field(calc, node->name_span, what.record, NULL,
                                   node->name);
    if (what.kind == VALUE_LIST)
        return list_field(calc, node, what.list);
    diag_add(calc->diags, DIAG_WRONG_TYPE, node->span, "%s has no fields",
             value_kind_name(what.kind));
    return POISON;
}
