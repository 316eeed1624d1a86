/* Data tables. */
#include "calc/table.h"

#include "base/date.h"
#include "base/limits.h"
#include "base/num.h"
#include "calc/define.h"
#include "calc/lex.h"

#include <math.h>

/* What a cell could be. */
enum cell_kind { CELL_EMPTY, CELL_NUMBER, CELL_TRUTH, CELL_DATE, CELL_TEXT };

static const char *const kind_names[] = {"empty", "a number", "true or false",
                                         "a date", "text"};
static const char *const column_names[] = {"nothing", "numbers", "truths",
                                           "dates", "text"};

/* A number as in an expression, with optional sign and unit: "320 KB". */
static bool read_number(struct calc *calc, struct str text,
                        struct value *value) {
    bool negative = text.n && text.s[0] == '-';
    struct source source;
    struct diags unheard;
    diags_init(&unheard, calc->arena);
    source = (struct source){.text = str_slice(text, negative, text.n)};
    struct lexer lexer;
    lex_init(&lexer, calc->arena, &unheard, &calc->units, excerpt_all(&source));
    struct token token = lex_next(&lexer);
    if (token.kind != TOKEN_NUMBER || lex_next(&lexer).kind != TOKEN_END)
        return false;
    *value = token.value;
    value->number = negative ? -value->number : value->number;
    return true;
}

/* Where each text has quotes, one can be a day or a number with a unit. */
static enum cell_kind quoted_kind(struct calc *calc, struct str text) {
    struct value value;
    int day;
    if (date_parse(text, &day))
        return CELL_DATE;
    return read_number(calc, text, &value) && value.unit ? CELL_NUMBER
                                                         : CELL_TEXT;
}

static enum cell_kind cell_kind(struct calc *calc, const struct csv *csv,
                                const struct csv_cell *cell) {
    struct str text = csv_text(csv, cell);
    struct value value;
    double number;
    int day;
    if (cell->quoted)
        return csv->quotes_all ? quoted_kind(calc, text) : CELL_TEXT;
    if (!text.n)
        return CELL_EMPTY;
    if (str_is(text, "true") || str_is(text, "false"))
        return CELL_TRUTH;
    if (date_parse(text, &day))
        return CELL_DATE;
    if (num_parse(text, &number) || read_number(calc, text, &value))
        return CELL_NUMBER;
    return CELL_TEXT;
}

/* The kind of most cells; of all that are not empty if there is a unit. */
static enum cell_kind column_kind(struct calc *calc, const struct csv *csv,
                                  size_t column, bool numeric) {
    size_t counts[CELL_TEXT + 1] = {0};
    for (size_t row = 0; row < csv->rows; row++)
        counts[cell_kind(calc, csv,
                         &csv->cells[row * csv->columns + column])]++;
    enum cell_kind best = numeric ? CELL_NUMBER : CELL_TEXT;
    for (int kind = CELL_NUMBER; !numeric && kind < CELL_TEXT; kind++)
        if (counts[kind] > counts[best])
            best = (enum cell_kind)kind;
    return best;
}

/* "1,000", "12 000": a number but for what parts its thousands. */
static bool has_separators(struct calc *calc, struct str text,
                           struct str *bare) {
    struct buf digits;
    double number;
    buf_init(&digits, calc->arena);
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] != ',' && text.s[i] != ' ' && text.s[i] != '\'')
            buf_char(&digits, text.s[i]);
    *bare = buf_str(&digits);
    return bare->n < text.n && num_parse(*bare, &number);
}

static void report_odd(struct calc *calc, const struct csv *csv,
                       const struct column *column, const struct cell *cell,
                       enum cell_kind kind, enum cell_kind wanted) {
    struct diag *diag =
        diag_add(calc->diags, DIAG_BAD_CELL, cell->span,
                 "`" STR_FMT "` is %s in a column of %s", STR_ARG(cell->text),
                 kind_names[kind], column_names[wanted]);
    diag_note(diag, "the odd cell of its column");
    diag_label(diag, column->span, "the column `" STR_FMT "`",
               STR_ARG(column->name));
    struct str bare;
    if (wanted == CELL_NUMBER && has_separators(calc, cell->text, &bare))
        diag_help(diag, "write it without separators: `" STR_FMT "`",
                  STR_ARG(bare));
    else if (wanted == CELL_TEXT)
        diag_help(diag, "put it in \"quotes\" if it is meant as text");
    else
        diag_help(diag, csv->records
                            ? "write null where a value is missing"
                            : "leave the cell empty where a value is missing");
}

/* Reports a number that is finite only as it is written. */
static bool check_size(struct calc *calc, const struct cell *cell,
                       double number) {
    if (!isfinite(number))
        diag_add(calc->diags, DIAG_NOT_FINITE, cell->span,
                 "this is too large for a number in the unit of its column");
    return isfinite(number);
}

/* A number cell in the column's unit; a column without one takes that of its
 * first cell. */
static bool number_cell(struct calc *calc, struct column *column, int exponent,
                        const struct cell *cell, bool first,
                        struct value *value) {
    double number;
    if (num_parse(cell->text, &number)) {
        bool fits = num_parse_scaled(cell->text, exponent, &number);
        *value = value_number(number, column->unit);
        return check_size(calc, cell, fits ? number : HUGE_VAL);
    }
    if (!read_number(calc, cell->text, value))
        bug("a number cell that is none");
    if (first && !column->unit && !exponent)
        column->unit = value->unit;
    if (!value->unit && column->unit)
        value->unit = column->unit;
    if (unit_same(value->unit, column->unit)) {
        value->number = unit_convert(value->number, value->unit, column->unit);
        value->unit = column->unit;
        return check_size(calc, cell, value->number);
    }
    struct diag *diag =
        diag_add(calc->diags, DIAG_UNIT_MISMATCH, cell->span,
                 "this cell is " STR_FMT ", its column " STR_FMT,
                 STR_ARG(unit_dimension(calc->arena, value->unit)),
                 STR_ARG(unit_dimension(calc->arena, column->unit)));
    struct str units[] = {unit_name(calc->arena, value->unit),
                          unit_name(calc->arena, column->unit)};
    diag_note(diag, "this is in " STR_FMT, STR_ARG(units[0]));
    diag_label(diag, column->span, "the column `" STR_FMT "` %s" STR_FMT,
               STR_ARG(column->name), units[1].n > 0 ? "is in " : "has no unit",
               STR_ARG(units[1]));
    return false;
}

static bool fill_cell(struct calc *calc, struct column *column, int exponent,
                      const struct cell *cell, enum cell_kind kind, bool first,
                      struct value *value) {
    int day;
    *value = MISSING;
    if (kind == CELL_NUMBER)
        return number_cell(calc, column, exponent, cell, first, value);
    if (kind == CELL_TEXT)
        *value = value_text(cell->text);
    else if (kind == CELL_TRUTH)
        *value = value_truth(str_is(cell->text, "true"));
    else if (kind == CELL_DATE && date_parse(cell->text, &day))
        *value = value_date(day);
    return true;
}

/* The values of a column whose every cell is a number without a unit, as
 * most are; NULL if one is not. */
static const struct list *plain_column(struct calc *calc, const struct csv *csv,
                                       size_t at, const struct unit *unit,
                                       int exponent) {
    double *numbers = ARENA_ARRAY(calc->arena, csv->rows, double);
    const struct csv_cell *cell = &csv->cells[at];
    for (size_t row = 0; row < csv->rows; row++, cell += csv->columns)
        if (cell->quoted ||
            !num_parse_scaled(csv_text(csv, cell), exponent, &numbers[row]))
            return NULL;
    return list_make_packed(calc->arena, numbers, csv->rows, unit);
}

/* The values of a column, or poison in each row after a report. */
static void type_column(struct calc *calc, const struct csv *csv, size_t at,
                        struct column *column, int exponent, bool numeric) {
    column->values = plain_column(calc, csv, at, column->unit, exponent);
    if (column->values)
        return;
    enum cell_kind wanted = column_kind(calc, csv, at, numeric);
    struct value *items = ARENA_ARRAY(calc->arena, csv->rows, struct value);
    bool first = true, good = true;
    for (size_t row = 0; row < csv->rows && good; row++) {
        enum cell_kind kind =
            cell_kind(calc, csv, &csv->cells[row * csv->columns + at]);
        struct cell cell = csv_cell(csv, row, at);
        if (cell.quoted && wanted == CELL_TEXT)
            kind = CELL_TEXT;
        if (kind != wanted && kind != CELL_EMPTY) {
            report_odd(calc, csv, column, &cell, kind, wanted);
            good = false;
        } else {
            good = fill_cell(calc, column, exponent, &cell, kind, first,
                             &items[row]);
            first = first && kind == CELL_EMPTY;
        }
    }
    for (size_t row = 0; row < csv->rows && !good; row++)
        items[row] = POISON;
    column->values = list_make(calc->arena, items, csv->rows);
}

/* "latency [ms]": the name, and the unit and power of ten in the brackets;
 * `*numeric` says whether there are brackets. */
static bool read_header(struct calc *calc, const struct cell *cell,
                        struct column *column, int *exponent, bool *numeric) {
    struct str text = cell->text, name = text, bracket;
    *exponent = 0;
    *numeric = text.n && text.s[text.n - 1] == ']' &&
               str_cut(text, '[', &name, &bracket);
    column->name = str_trim(name);
    column->span = cell->span;
    if (!column->name.n) {
        diag_add(calc->diags, DIAG_BAD_CSV, cell->span, "a column has no name");
        return false;
    }
    bool bracketed = str_find_byte(text, '[', 0) != STR_NONE;
    if (!*numeric && bracketed)
        diag_help(diag_add(calc->diags, DIAG_BAD_CSV, cell->span,
                           "the unit of a column ends its header"),
                  "write it like this: latency [ms]");
    if (!*numeric)
        return !bracketed;
    /* The cell's place is that of its text, unless quoted, and has more bytes
     * if escapes were resolved. */
    size_t open = str_find_byte(text, '[', 0);
    uint32_t from =
        cell->span.from + (uint32_t)open + 1 + (cell->quoted ? 1 : 0);
    uint32_t to = from + (uint32_t)(text.n - open - 2);
    struct excerpt inside =
        excerpt_of((struct span){cell->span.source, from, to});
    inside.text = str_slice(text, open + 1, text.n - 1);
    return unit_header(calc->arena, calc->diags, &calc->units, inside,
                       &column->unit, exponent);
}

static bool is_duplicate(struct calc *calc, const struct column *columns,
                         size_t count, const struct column *column) {
    for (size_t i = 0; i < count; i++) {
        if (!str_eq(columns[i].name, column->name))
            continue;
        struct diag *diag = diag_add(
            calc->diags, DIAG_DUPLICATE_NAME, column->span,
            "two columns are called `" STR_FMT "`", STR_ARG(column->name));
        diag_label(diag, columns[i].span, "the other one is here");
        return true;
    }
    return false;
}

struct table *table_type(struct calc *calc, const struct csv *csv,
                         struct str name) {
    struct column *columns =
        ARENA_ARRAY(calc->arena, csv->columns, struct column);
    if (!list_fits(calc, (double)csv->rows, csv->header[0].span))
        return NULL;
    bool good = true;
    for (size_t i = 0; i < csv->columns; i++) {
        int exponent;
        bool numeric;
        if (read_header(calc, &csv->header[i], &columns[i], &exponent,
                        &numeric) &&
            !is_duplicate(calc, columns, i, &columns[i]))
            type_column(calc, csv, i, &columns[i], exponent, numeric);
        else
            good = false;
    }
    if (!good)
        return NULL;
    struct table *table = ARENA_NEW(calc->arena, struct table);
    *table = *table_make(calc->arena, columns, csv->columns, csv->rows);
    table->name = name;
    return table;
}
