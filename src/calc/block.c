/* Tables on the page: `table` blocks, and whole tables as they are. */
#include "calc/builtin.h"
#include "calc/format.h"
#include "calc/parse.h"
#include "calc/query.h"

static const char *const table_keys[] = {"data",    "rows",  "caption",
                                         "columns", "align", "total"};

static const struct {
    const char *name;
    enum sheet_align align;
} aligns[] = {
    {"left", SHEET_LEFT},
    {"center", SHEET_CENTER},
    {"right", SHEET_RIGHT},
    {"decimal", SHEET_DECIMAL},
};

/* A column of the block: what stands in its cells. */
struct plan {
    struct formula formula;
    struct str source; /* the expression as written */
};

static struct sheet_cell *sheet_row(struct sheet *sheet, size_t row) {
    return &sheet->cells[row * sheet->columns];
}

/* A value that is shown in a certain unit is stored in it, too, so that the
 * CSV has the numbers that are on the page. */
static void as_formatted(struct value *value, const struct format *format) {
    const struct unit *unit = format ? format_unit(format) : NULL;
    double number;
    if (unit && calc_number(*value, unit, &number))
        *value = value_number(number, unit);
}

/* One cell of a row; nothing is shown of poison, which has been reported. */
static bool fill_cell(struct calc *calc, const struct plan *plan,
                      const struct row *row, struct sheet_cell *cell) {
    cell->value = calc_evaluate(calc, plan->formula.expression, row);
    cell->source = plan->source;
    if (cell->value.kind == VALUE_POISON)
        return false;
    as_formatted(&cell->value, plan->formula.format);
    cell->text = calc_show(calc, cell->value, plan->formula.format,
                           excerpt_whole(plan->formula.text));
    return true;
}

/* The plans from the `columns` map; false after a report. */
static bool plan_columns(struct calc *calc, const struct node *map,
                         struct sheet *sheet, struct plan *plans) {
    bool good = true;
    for (size_t i = 0; i < map->count; i++) {
        struct str text;
        const struct node *value = map->pairs[i].value;
        sheet->column[i].header =
            calc_text(calc, map->pairs[i].key->text, NULL);
        if (!node_text(calc->diags, value, "a column", &text) ||
            !calc_formula(calc, value->text, &plans[i].formula))
            good = false;
        else
            plans[i].source = plans[i].formula.text.text;
    }
    return good;
}

/* Without `columns` every column of the data is one. */
static bool plan_all(struct calc *calc, const struct table *table,
                     struct sheet *sheet, struct plan *plans) {
    for (size_t i = 0; i < table->columns; i++) {
        struct expression *name = parse_name_node(
            calc->arena, table->column[i].name, table->column[i].span);
        plans[i].formula.expression = name;
        plans[i].source = name->name;
        sheet->column[i].header = name->name;
    }
    return true;
}

static bool read_align(struct calc *calc, const struct node *node,
                       enum sheet_align *align) {
    struct str text;
    if (!node_text(calc->diags, node, "an alignment", &text))
        return false;
    struct near near;
    near_init(&near, text);
    for (size_t i = 0; i < sizeof aligns / sizeof *aligns; i++) {
        near_offer(&near, str_from(aligns[i].name));
        if (str_is(text, aligns[i].name)) {
            *align = aligns[i].align;
            return true;
        }
    }
    struct diag *diag =
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->span,
                 "expected left, center, right or decimal, found `" STR_FMT "`",
                 STR_ARG(text));
    diag_suggest(diag, near_best(&near));
    return false;
}

/* `align`: a list with one word for each column. */
static bool align_columns(struct calc *calc, const struct node *list,
                          struct sheet *sheet) {
    for (size_t i = 0; i < sheet->columns; i++)
        sheet->column[i].align = sheet_natural_align(sheet, i);
    if (!list)
        return true;
    if (list->kind != NODE_LIST || list->count != sheet->columns) {
        diag_add(calc->diags, DIAG_WRONG_TYPE, list->span,
                 "align is a list with one word for each of the %zu columns",
                 sheet->columns);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < list->count; i++)
        good &= read_align(calc, list->items[i], &sheet->column[i].align);
    return good;
}

/* The builtin `sum` or `mean` of what stands in a column. */
static struct value total_of(struct calc *calc, struct str function,
                             const struct sheet *sheet, size_t column,
                             struct span span) {
    size_t rows = sheet->rows - 1;
    struct value *items = ARENA_ARRAY(calc->arena, rows, struct value);
    for (size_t row = 0; row < rows; row++)
        items[row] = sheet->cells[row * sheet->columns + column].value;
    struct value list = {VALUE_LIST,
                         {.list = list_make(calc->arena, items, rows)}};
    struct expression node = {.kind = EXPRESSION_CALL, .span = span};
    struct value builtin;
    if (!builtin_value(calc, function, &builtin))
        bug("a total that is no builtin");
    return call_function(calc, builtin.function, &list, 1, &node);
}

/* The last row: its name under the first column, totals under numbers. */
static bool fill_total(struct calc *calc, const struct node *node,
                       const struct plan *plans, struct sheet *sheet) {
    struct str function;
    if (!node_text(calc->diags, node, "total", &function))
        return false;
    if (!str_is(function, "sum") && !str_is(function, "mean")) {
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->span,
                 "total is sum or mean");
        return false;
    }
    struct sheet_cell *cells = sheet_row(sheet, sheet->rows - 1);
    cells[0].text = str_is(function, "sum") ? STR("Total") : STR("Mean");
    cells[0].value = value_text(cells[0].text);
    sheet->total = true;
    for (size_t i = 1; i < sheet->columns; i++) {
        cells[i].value = MISSING;
        if (sheet->column[i].align != SHEET_DECIMAL || sheet->rows < 2)
            continue;
        cells[i].value = total_of(calc, function, sheet, i, node->span);
        if (cells[i].value.kind == VALUE_POISON)
            return false;
        cells[i].text = calc_show(calc, cells[i].value, plans[i].formula.format,
                                  node->span);
        cells[i].source =
            str_format(calc->arena, STR_FMT "(" STR_FMT ")", STR_ARG(function),
                       STR_ARG(plans[i].source));
    }
    return true;
}

static bool fill_rows(struct calc *calc, const struct table *table,
                      const struct plan *plans, struct sheet *sheet) {
    bool good = true;
    for (size_t row = 0; row < table->rows; row++)
        for (size_t i = 0; i < sheet->columns; i++)
            good &= fill_cell(calc, &plans[i], &(struct row){table, row},
                              &sheet_row(sheet, row)[i]);
    return good;
}

/* The map of `columns`, or NULL if there is none; false after a report. */
static bool columns_map(struct calc *calc, const struct node *spec,
                        const struct node **map) {
    *map = node_get(spec, "columns");
    if (!*map || ((*map)->kind == NODE_MAP && (*map)->count))
        return true;
    diag_add(calc->diags, DIAG_WRONG_TYPE, (*map)->span,
             "columns is a map from header to expression");
    return false;
}

/* `rows`: those of the table that are shown. */
static const struct table *choose_rows(struct calc *calc,
                                       const struct table *table,
                                       const struct node *node) {
    struct str text;
    struct parser parser;
    if (!node_text(calc->diags, node, "rows", &text))
        return NULL;
    parse_init(&parser, calc->arena, calc->diags, &calc->units,
               excerpt_trim(node->text));
    struct expression *all = ARENA_NEW(calc->arena, struct expression);
    all->kind = EXPRESSION_LITERAL;
    all->span =
        (struct span){node->span.source, node->span.from, node->span.from};
    all->literal = (struct value){VALUE_TABLE, {.table = table}};
    const struct expression *chosen = parse_rows(&parser, all);
    return chosen ? query_table(calc, evaluate(calc, chosen, NULL), node->span)
                  : NULL;
}

/* The table that the block shows; NULL after a report. */
static const struct table *read_rows(struct calc *calc,
                                     const struct node *spec) {
    const struct node *data = node_get(spec, "data");
    const struct node *rows = node_get(spec, "rows");
    struct str text;
    if (!data)
        diag_add(calc->diags, DIAG_WRONG_TYPE, spec->span,
                 "a table needs `data`: the rows that it shows");
    if (!data || !node_text(calc->diags, data, "data", &text))
        return NULL;
    const struct table *table = calc_rows(calc, data->text);
    return table && rows ? choose_rows(calc, table, rows) : table;
}

bool calc_table_block(struct calc *calc, const struct node *spec,
                      struct sheet *sheet) {
    const struct node *columns;
    const struct node *caption = node_get(spec, "caption");
    const struct node *total = node_get(spec, "total");
    struct str text;
    *sheet = (struct sheet){0};
    node_check_keys(calc->diags, spec, "a table", table_keys,
                    sizeof table_keys / sizeof *table_keys);
    if (!columns_map(calc, spec, &columns))
        return false;
    if (caption && node_text(calc->diags, caption, "caption", &text))
        sheet->caption = calc_text_html(calc, caption->text, NULL);
    const struct table *table = read_rows(calc, spec);
    if (!table)
        return false;
    sheet->columns = columns ? columns->count : table->columns;
    sheet->rows = table->rows;
    sheet->column =
        ARENA_ARRAY(calc->arena, sheet->columns, struct sheet_column);
    sheet->cells = ARENA_ARRAY(calc->arena, sheet->columns * (table->rows + 1),
                               struct sheet_cell);
    struct plan *plans = ARENA_ARRAY(calc->arena, sheet->columns, struct plan);
    if (!(columns ? plan_columns(calc, columns, sheet, plans)
                  : plan_all(calc, table, sheet, plans)) ||
        !fill_rows(calc, table, plans, sheet) ||
        !align_columns(calc, node_get(spec, "align"), sheet))
        return false;
    sheet->rows += total != NULL;
    return !total || fill_total(calc, total, plans, sheet);
}

void calc_table_sheet(struct calc *calc, const struct table *table,
                      struct sheet *sheet) {
    struct arena *arena = calc->arena;
    *sheet = (struct sheet){.columns = table->columns, .rows = table->rows};
    sheet->column = ARENA_ARRAY(arena, table->columns, struct sheet_column);
    sheet->cells =
        ARENA_ARRAY(arena, table->columns * table->rows, struct sheet_cell);
    for (size_t i = 0; i < table->columns; i++) {
        const struct column *column = &table->column[i];
        sheet->column[i].header = column->name;
        sheet->column[i].unit = unit_name(arena, column->unit);
        for (size_t row = 0; row < table->rows; row++) {
            struct sheet_cell *cell = &sheet_row(sheet, row)[i];
            struct value shown = cell->value = list_item(column->values, row);
            if (shown.kind == VALUE_NUMBER &&
                calc_number(shown, column->unit, &shown.number))
                shown.unit = NULL;
            cell->text = calc_show(calc, shown, NULL, column->span);
            cell->source = column->name;
        }
        sheet->column[i].align = sheet_natural_align(sheet, i);
    }
}
