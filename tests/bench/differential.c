/* Evaluates many expressions for differential.py, which compares the results.
 *
 * Each line of the input is a sign and a text: `,` a row of the table `models`
 * that all expressions see; `|` a line of definitions for the next expression;
 * `?` an expression, perhaps with a format.  The answer to each `?` is a line
 * of Python: numbers with 17 digits, a table as a list of records, what has a
 * format as its text; or `error NAME`, the first diagnostic's.
 */
#include "calc/calc.h"

#include <stdio.h>
#include <string.h>

#define LINE_BYTES 65536

/* A page's arena is given back behind each question. */
struct session {
    struct arena arena;
    struct buf rows;
    struct buf definitions;
};

static void write_value(struct buf *out, struct value value);

static void write_text(struct buf *out, struct str text) {
    buf_char(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c < 0x20 || c == '"' || c == '\\')
            buf_printf(out, "\\u%04x", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '"');
}

static void write_list(struct buf *out, const struct list *list) {
    buf_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            BUF_LITERAL(out, ", ");
        write_value(out, list_item(list, i));
    }
    buf_char(out, ']');
}

static void write_row(struct buf *out, const struct table *table, size_t row) {
    buf_char(out, '{');
    for (size_t i = 0; i < table->columns; i++) {
        if (i > 0)
            BUF_LITERAL(out, ", ");
        write_text(out, table->column[i].name);
        BUF_LITERAL(out, ": ");
        write_value(out, list_item(table->column[i].values, row));
    }
    buf_char(out, '}');
}

static void write_record(struct buf *out, const struct record *record) {
    if (record->table) {
        write_row(out, record->table, record->row);
        return;
    }
    buf_char(out, '{');
    for (size_t i = 0; i < record->count; i++) {
        if (i > 0)
            BUF_LITERAL(out, ", ");
        write_text(out, record->fields[i].name);
        BUF_LITERAL(out, ": ");
        write_value(out, record->fields[i].value);
    }
    buf_char(out, '}');
}

static void write_table(struct buf *out, const struct table *table) {
    buf_char(out, '[');
    for (size_t i = 0; i < table->rows; i++) {
        if (i > 0)
            BUF_LITERAL(out, ", ");
        write_row(out, table, i);
    }
    buf_char(out, ']');
}

static void write_value(struct buf *out, struct value value) {
    switch (value.kind) {
    case VALUE_NUMBER:
        buf_printf(out, "%.17g", value.number);
        break;
    case VALUE_TEXT:
        write_text(out, value.text);
        break;
    case VALUE_TRUTH:
        buf_add(out, value.truth ? STR("True") : STR("False"));
        break;
    case VALUE_MISSING:
        BUF_LITERAL(out, "None");
        break;
    case VALUE_LIST:
        write_list(out, value.list);
        break;
    case VALUE_RECORD:
        write_record(out, value.record);
        break;
    case VALUE_TABLE:
        write_table(out, value.table);
        break;
    case VALUE_POISON:
    case VALUE_DATE:
    case VALUE_FUNCTION:
        write_text(out, str_from(value_kind_name(value.kind)));
        break;
    }
}

static struct excerpt as_source(struct arena *arena, struct str text) {
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, STR("x"), text);
    return excerpt_all(source);
}

static void answer(struct session *session, struct str question) {
    struct arena arena = {0};
    struct diags diags;
    struct buf out;
    struct formula formula;
    diags_init(&diags, &arena);
    buf_init(&out, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    if (session->rows.n > 0)
        calc_data(calc, as_source(&arena, STR("models")),
                  data_csv(&arena, &diags,
                           as_source(&arena, buf_str(&session->rows)), ','));
    calc_define(calc, as_source(&arena, buf_str(&session->definitions)));
    if (calc_formula(calc, as_source(&arena, question), &formula)) {
        struct value value = calc_evaluate(calc, formula.expression, NULL);
        if (formula.format)
            value = value_text(calc_show(calc, value, formula.format,
                                         excerpt_whole(formula.text)));
        write_value(&out, value);
    }
    if (diags.first)
        printf("error %s\n", diag_kind(diags.first->name)->name);
    else
        printf(STR_FMT "\n", STR_ARG(buf_str(&out)));
    buf_clear(&session->definitions);
    arena_release(&arena);
}

int main(void) {
    struct session session = {0};
    static char line[LINE_BYTES];
    buf_init(&session.rows, &session.arena);
    buf_init(&session.definitions, &session.arena);
    while (fgets(line, sizeof line, stdin)) {
        struct str text = str_from(line);
        if (line[0] == '?')
            answer(&session, str_trim(str_slice(text, 1, text.n)));
        else
            buf_add(line[0] == ',' ? &session.rows : &session.definitions,
                    str_slice(text, 1, text.n));
    }
    arena_release(&session.arena);
    return 0;
}
