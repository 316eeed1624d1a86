/* Sheets as CSV: RFC 4180 with LF, for programs to read.
 *
 * A column has one unit, in brackets behind its name as in a data block: the
 * one that its header shows, else that of its first number.  Numbers are
 * converted to it and written with all their digits.  A total is left out,
 * because it is not one of the rows. */
#include "calc/calc.h"

#include "calc/evaluate.h"
#include "calc/format.h"

#include "base/num.h"

#include <float.h>
#include <math.h>

/* How the numbers of a column are written. */
struct scale {
    const struct unit *unit; /* NULL: as they are */
    int exponent;            /* "$ thousand" has 3 */
    struct str name;         /* in the header; may be empty */
};

static void write_text(struct buf *out, struct str text) {
    bool quote = text.n > 0 && (str_trim(text).n < text.n || text.s[0] == '#');
    for (size_t i = 0; i < text.n; i++)
        quote = quote || text.s[i] == ',' || text.s[i] == '"' ||
                text.s[i] == '\n' || text.s[i] == '\r';
    if (!quote) {
        buf_add(out, text);
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '"')
            buf_char(out, '"');
        buf_char(out, text.s[i]);
    }
    buf_char(out, '"');
}

static size_t data_rows(const struct sheet *sheet) {
    return sheet->rows - (sheet->total && sheet->rows > 0 ? 1 : 0);
}

static const struct unit *first_unit(const struct sheet *sheet, size_t column) {
    for (size_t row = 0; row < data_rows(sheet); row++) {
        struct value value = sheet->cells[row * sheet->columns + column].value;
        if (value.kind == VALUE_NUMBER)
            return value.unit;
    }
    return NULL;
}

static struct scale column_scale(struct arena *arena,
                                 const struct unit_names *units,
                                 const struct sheet *sheet, size_t column) {
    struct str shown = sheet->column[column].unit;
    struct scale scale = {.name = shown};
    struct source source;
    struct diags unread; /* what is not a unit is a name only */
    diags_init(&unread, arena);
    source_init(&source, arena, STR(""), shown);
    if (shown.n > 0 && unit_header(arena, &unread, units, excerpt_all(&source),
                                   &scale.unit, &scale.exponent))
        return scale;
    scale.unit = first_unit(sheet, column);
    if (shown.n == 0)
        scale.name = unit_name(arena, scale.unit);
    return scale;
}

/* number / 10^exponent as a person would shift the point: 0.07 is 7 %; the
 * largest number where that is too large. */
static double shifted(struct arena *arena, double number, int exponent) {
    struct buf text;
    buf_init(&text, arena);
    num_shortest(&text, number);
    double there;
    return num_parse_scaled(buf_str(&text), -exponent, &there)
               ? there
               : copysign(DBL_MAX, number);
}

/* A number of another dimension, or too large in the column's unit, keeps its
 * own unit, written behind it. */
static void write_number(struct arena *arena, struct buf *out,
                         struct value value, const struct scale *scale) {
    struct buf text;
    buf_init(&text, arena);
    double there = unit_same(value.unit, scale->unit)
                       ? unit_convert(value.number, value.unit, scale->unit)
                       : HUGE_VAL;
    bool fits = isfinite(there);
    if (fits)
        value.number = shifted(arena, there, scale->exponent);
    format_plain(&text, value);
    if (!fits && value.unit)
        buf_printf(&text, " " STR_FMT, STR_ARG(unit_name(arena, value.unit)));
    write_text(out, buf_str(&text));
}

static void write_cell(struct arena *arena, struct buf *out, struct value value,
                       const struct scale *scale) {
    if (value.kind == VALUE_NUMBER) {
        write_number(arena, out, value, scale);
        return;
    }
    struct buf text;
    buf_init(&text, arena);
    format_plain(&text, value);
    write_text(out, buf_str(&text));
}

static void write_header(struct arena *arena, const struct sheet *sheet,
                         const struct scale *scales, struct buf *out) {
    for (size_t i = 0; i < sheet->columns; i++) {
        struct str name = sheet->column[i].header;
        if (scales[i].name.n > 0)
            name = str_format(arena, STR_FMT " [" STR_FMT "]", STR_ARG(name),
                              STR_ARG(scales[i].name));
        if (i > 0)
            buf_char(out, ',');
        write_text(out, name);
    }
    buf_char(out, '\n');
}

void sheet_csv(struct calc *calc, const struct sheet *sheet, struct buf *out) {
    struct arena *arena = calc_arena(calc);
    struct scale *scales = ARENA_ARRAY(arena, sheet->columns, struct scale);
    for (size_t i = 0; i < sheet->columns; i++)
        scales[i] = column_scale(arena, &calc->units, sheet, i);
    write_header(arena, sheet, scales, out);
    for (size_t row = 0; row < data_rows(sheet); row++) {
        for (size_t i = 0; i < sheet->columns; i++) {
            if (i > 0)
                buf_char(out, ',');
            write_cell(arena, out, sheet->cells[row * sheet->columns + i].value,
                       &scales[i]);
        }
        buf_char(out, '\n');
    }
}
