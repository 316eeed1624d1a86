/* Queries that make columns: select, group by, join. */
#include "calc/query.h"

/* Columns whose values are given one by one. */
struct columns {
    struct column *column;
    struct value **items;
    size_t count, rows;
};

static void columns_init(struct calc *calc, struct columns *columns,
                         size_t count, size_t rows) {
    columns->column = ARENA_ARRAY(calc->arena, count, struct column);
    columns->items = arena_array(calc->arena, count, sizeof *columns->items);
    for (size_t i = 0; i < count; i++)
        columns->items[i] = ARENA_ARRAY(calc->arena, rows, struct value);
    columns->count = count;
    columns->rows = rows;
}

static struct value columns_table(struct calc *calc, struct columns *columns) {
    for (size_t i = 0; i < columns->count; i++) {
        struct column *column = &columns->column[i];
        column->values =
            list_make(calc->arena, columns->items[i], columns->rows);
        column->unit = column->values->unit;
    }
    const struct table *table =
        table_make(calc->arena, columns->column, columns->count, columns->rows);
    return (struct value){VALUE_TABLE, {.table = table}};
}

/* The name and place of each column from the query's parts. */
static void name_columns(const struct expression *node,
                         struct columns *columns) {
    for (size_t i = 0; i < columns->count; i++) {
        columns->column[i].name = node->labels[i + 1];
        columns->column[i].span = node->parts[i + 1]->span;
    }
}

struct value query_select(struct calc *calc, const struct expression *node,
                          const struct table *table,
                          const struct frame *frame) {
    struct columns columns;
    columns_init(calc, &columns, node->count - 1, table->rows);
    name_columns(node, &columns);
    for (size_t row = 0; row < table->rows; row++) {
        struct row at = {table, row};
        struct frame inner;
        frame_init(calc, &inner, frame, FRAME_ROW, NULL, NULL, 0, &at);
        for (size_t i = 0; i < columns.count; i++) {
            columns.items[i][row] = evaluate(calc, node->parts[i + 1], &inner);
            if (columns.items[i][row].kind == VALUE_POISON)
                return POISON;
        }
    }
    return columns_table(calc, &columns);
}

/* Rows with the same keys, in the order in which the keys first came. */
struct group {
    size_t *rows;
    size_t count, capacity;
    struct value *keys;
};

struct grouping {
    const struct expression *node;
    const struct table *table;
    const struct frame *frame;
    struct map groups; /* text of the keys -> struct group */
};

/* A text that is the same for equal keys, and another for others; numbers
 * are compared in the unit of the first row's key. */
static bool add_key(struct calc *calc, struct value value,
                    const struct unit *unit, struct span span,
                    struct buf *key) {
    double number;
    if (calc_number(value, unit, &number))
        buf_printf(key, "n%.17g;", number + 0.0); /* no -0 */
    else if (value.kind == VALUE_TEXT)
        buf_printf(key, "t%zu:" STR_FMT, value.text.n, STR_ARG(value.text));
    else if (value.kind == VALUE_TRUTH)
        buf_char(key, value.truth ? '1' : '0');
    else if (value.kind == VALUE_DATE)
        buf_printf(key, "d%g;", value.number);
    else if (value.kind == VALUE_MISSING)
        buf_char(key, 'm');
    else if (value.kind != VALUE_POISON)
        diag_add(calc->diags, DIAG_WRONG_TYPE, span,
                 "rows cannot be grouped by %s, or by numbers of different "
                 "dimensions",
                 value_kind_name(value.kind));
    return key->n > 0;
}

static bool group_row(struct calc *calc, struct grouping *grouping,
                      size_t row) {
    const struct expression *node = grouping->node;
    struct row at = {grouping->table, row};
    struct frame inner;
    frame_init(calc, &inner, grouping->frame, FRAME_ROW, NULL, NULL, 0, &at);
    struct value *keys = ARENA_ARRAY(calc->arena, node->keys, struct value);
    const struct group *first =
        grouping->groups.count ? grouping->groups.entries[0].value : NULL;
    struct buf text, part;
    buf_init(&text, calc->arena);
    buf_init(&part, calc->arena);
    for (size_t i = 0; i < node->keys; i++) {
        const struct expression *key = node->parts[i + 1];
        keys[i] = evaluate(calc, key, &inner);
        struct value sample = first ? first->keys[i] : keys[i];
        buf_clear(&part);
        if (!add_key(calc, keys[i],
                     sample.kind == VALUE_NUMBER ? sample.unit : NULL,
                     key->span, &part))
            return false;
        buf_add(&text, buf_str(&part));
    }
    struct group *group = map_get(&grouping->groups, buf_str(&text));
    if (!group) {
        group = ARENA_NEW(calc->arena, struct group);
        group->keys = keys;
        map_set(&grouping->groups, buf_str(&text), group);
    }
    ARENA_PUSH(calc->arena, group->rows, group->count, group->capacity, row);
    return true;
}

/* A frame in which each column is the list of the group's values. */
static void group_frame(struct calc *calc, const struct grouping *grouping,
                        const struct group *group, struct frame *frame) {
    const struct table *rows =
        query_gather(calc, grouping->table, group->rows, group->count).table;
    struct slot *slots = ARENA_ARRAY(calc->arena, rows->columns, struct slot);
    for (size_t i = 0; i < rows->columns; i++)
        slots[i] = (struct slot){{VALUE_LIST, {.list = rows->column[i].values}},
                                 SLOT_DONE};
    frame_init(calc, frame, grouping->frame, FRAME_GROUP, rows, slots,
               rows->columns, NULL);
}

static bool total_group(struct calc *calc, const struct grouping *grouping,
                        size_t at, struct columns *columns) {
    const struct expression *node = grouping->node;
    const struct group *group = grouping->groups.entries[at].value;
    struct frame frame;
    group_frame(calc, grouping, group, &frame);
    size_t outer = calc->group;
    calc->group = group->count;
    bool good = true;
    for (size_t i = 0; i < columns->count && good; i++) {
        columns->items[i][at] =
            i < node->keys ? group->keys[i]
                           : evaluate(calc, node->parts[i + 1], &frame);
        good = columns->items[i][at].kind != VALUE_POISON;
    }
    calc->group = outer;
    return good;
}

struct value query_group(struct calc *calc, const struct expression *node,
                         const struct table *table, const struct frame *frame) {
    struct grouping grouping = {node, table, frame, {0}};
    struct columns columns;
    map_init(&grouping.groups, calc->arena);
    for (size_t row = 0; row < table->rows; row++)
        if (!group_row(calc, &grouping, row))
            return POISON;
    columns_init(calc, &columns, node->count - 1, grouping.groups.count);
    name_columns(node, &columns);
    for (size_t i = 0; i < grouping.groups.count; i++)
        if (!total_group(calc, &grouping, i, &columns))
            return POISON;
    return columns_table(calc, &columns);
}

/* The key column of one side of a join; NULL after a report. */
static const struct column *key_column(struct calc *calc,
                                       const struct expression *node,
                                       const struct table *table,
                                       const struct expression *side) {
    const struct column *column = table_column(table, node->name);
    if (!column) {
        struct near near;
        near_init(&near, node->name);
        for (size_t i = 0; i < table->columns; i++)
            near_offer(&near, table->column[i].name);
        struct diag *diag =
            diag_add(calc->diags, DIAG_UNKNOWN_COLUMN, node->name_span,
                     "there is no column `" STR_FMT "` on both sides",
                     STR_ARG(node->name));
        diag_label(diag, side->span, "it is missing here");
        diag_suggest(diag, near_best(&near));
    }
    return column;
}

/* The columns of both sides must differ, but for the key. */
static bool join_columns(struct calc *calc, const struct expression *node,
                         const struct table *left, const struct table *right,
                         struct columns *columns) {
    size_t count = 0;
    columns_init(calc, columns, left->columns + right->columns - 1, 0);
    for (size_t i = 0; i < left->columns; i++)
        columns->column[count++] = left->column[i];
    for (size_t i = 0; i < right->columns; i++) {
        const struct column *column = &right->column[i];
        const struct column *taken = table_column(left, column->name);
        if (str_eq(column->name, node->name))
            continue;
        if (taken) {
            struct diag *diag =
                diag_add(calc->diags, DIAG_DUPLICATE_NAME, node->span,
                         "both tables have a column `" STR_FMT "`",
                         STR_ARG(column->name));
            diag_label(diag, taken->span, "one is here");
            diag_label(diag, column->span, "the other one is here");
            return false;
        }
        columns->column[count++] = *column;
    }
    return true;
}

/* The rows of the other table by their keys. */
struct matches {
    const struct unit *unit; /* of its keys that are numbers */
    struct map rows;         /* text of the key -> its place in `places` */
    size_t *places;
};

/* A text that is the same for equal keys; false for what matches nothing. */
static bool join_key(struct value value, const struct unit *unit,
                     struct buf *key) {
    double number;
    buf_clear(key);
    if (calc_number(value, unit, &number))
        buf_printf(key, "n%.17g", number + 0.0); /* no -0 */
    else if (value.kind == VALUE_TEXT)
        buf_printf(key, "t" STR_FMT, STR_ARG(value.text));
    else if (value.kind == VALUE_DATE)
        buf_printf(key, "d%.17g", value.number);
    return key->n > 0;
}

/* The first row of a key counts. */
static void find_matches(struct calc *calc, const struct column *column,
                         size_t rows, struct matches *matches) {
    struct buf key;
    buf_init(&key, calc->arena);
    map_init(&matches->rows, calc->arena);
    matches->places = ARENA_ARRAY(calc->arena, rows, size_t);
    matches->unit = column->values->unit;
    for (size_t i = 0; i < rows; i++) {
        struct value value = list_item(column->values, i);
        if (!matches->unit && value.kind == VALUE_NUMBER)
            matches->unit = value.unit;
        matches->places[i] = i;
        if (join_key(value, matches->unit, &key) &&
            !map_get(&matches->rows, buf_str(&key)))
            map_set(&matches->rows, str_copy(calc->arena, buf_str(&key)),
                    &matches->places[i]);
    }
}

/* Each row of the left table, with the columns of the first row on the right
 * that has the same key; missing where there is none. */
struct value query_join(struct calc *calc, const struct expression *node,
                        const struct table *table, const struct frame *frame) {
    const struct expression *side = node->parts[1];
    const struct table *other =
        query_table(calc, evaluate(calc, side, frame), side->span);
    struct columns columns;
    if (!other)
        return POISON;
    const struct column *key = key_column(calc, node, table, node->parts[0]);
    const struct column *match = key_column(calc, node, other, side);
    if (!key || !match || !join_columns(calc, node, table, other, &columns))
        return POISON;
    columns.rows = table->rows;
    struct matches matches;
    struct buf text;
    buf_init(&text, calc->arena);
    find_matches(calc, match, other->rows, &matches);
    evaluate_charge(calc, other->rows + table->rows * columns.count);
    for (size_t i = 0; i < columns.count; i++)
        columns.items[i] = ARENA_ARRAY(calc->arena, table->rows, struct value);
    for (size_t row = 0; row < table->rows; row++) {
        struct value at = list_item(key->values, row);
        const size_t *found = join_key(at, matches.unit, &text)
                                  ? map_get(&matches.rows, buf_str(&text))
                                  : NULL;
        for (size_t i = 0; i < columns.count; i++) {
            bool left = i < table->columns;
            const struct column *from = &columns.column[i];
            if (left || found)
                columns.items[i][row] =
                    list_item(from->values, left ? row : *found);
            else
                columns.items[i][row] = MISSING;
        }
    }
    return columns_table(calc, &columns);
}
