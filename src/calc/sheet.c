/* Sheets as HTML tables.
 *
 * Numbers of a decimal column stand right-aligned in tabular figures, so
 * they align on the point as soon as as much follows it in each: what is
 * missing is made up by figure spaces (U+2007, as wide as a digit) and a
 * punctuation space (U+2008, as wide as a point) behind the number.  Units
 * and letters count as digits: 61M stands right of the point as 1.5B does,
 * give or take the widths of the letters. */
#include "calc/calc.h"

#include "calc/format.h"

#include "base/html.h"
#include "base/utf8.h"

#define FIGURE_SPACE "\xe2\x80\x87"
#define PUNCTUATION_SPACE "\xe2\x80\x88"

/* What follows the whole part of a number, and the most of a column. */
struct tail {
    bool point;
    size_t length; /* in characters, without the point */
};

/* False for what does not align: text, a missing value. */
static bool cell_tail(const struct sheet_cell *cell, struct tail *tail) {
    struct str text = cell->text;
    size_t at = 0;
    if (cell->value.kind != VALUE_NUMBER)
        return false;
    while (at < text.n && !str_digit(text.s[at]))
        at++;
    while (at < text.n && (str_digit(text.s[at]) || text.s[at] == ','))
        at++;
    tail->point = at + 1 < text.n && text.s[at] == '.';
    tail->length = utf8_count(str_slice(text, at + tail->point, text.n));
    return true;
}

static const struct sheet_cell *cell_at(const struct sheet *sheet, size_t row,
                                        size_t column) {
    return &sheet->cells[row * sheet->columns + column];
}

static struct tail longest_tail(const struct sheet *sheet, size_t column) {
    struct tail longest = {.length = 0}, tail;
    for (size_t row = 0; row < sheet->rows; row++) {
        if (!cell_tail(cell_at(sheet, row, column), &tail))
            continue;
        longest.point = longest.point || tail.point;
        if (tail.length > longest.length)
            longest.length = tail.length;
    }
    return longest;
}

static void write_padding(struct buf *out, const struct sheet_cell *cell,
                          const struct tail *longest) {
    struct tail tail;
    if (!cell_tail(cell, &tail))
        return;
    if (longest->point && !tail.point)
        BUF_LITERAL(out, PUNCTUATION_SPACE);
    for (size_t i = tail.length; i < longest->length; i++)
        BUF_LITERAL(out, FIGURE_SPACE);
}

/* The element's start tag without its end; the class says how it aligns. */
static void write_tag(struct buf *out, const char *tag,
                      enum sheet_align align) {
    buf_printf(out, "<%s", tag);
    switch (align) {
    case SHEET_LEFT:
        break;
    case SHEET_CENTER:
        BUF_LITERAL(out, " class=\"center\"");
        break;
    case SHEET_RIGHT:
        BUF_LITERAL(out, " class=\"right\"");
        break;
    case SHEET_DECIMAL:
        BUF_LITERAL(out, " class=\"number\"");
        break;
    }
    buf_char(out, '>');
}

static void write_data(struct buf *out, const struct sheet_cell *cell) {
    struct buf plain;
    buf_init(&plain, out->arena);
    format_plain(&plain, cell->value);
    BUF_LITERAL(out, "<data value=\"");
    html_escape(out, buf_str(&plain));
    if (cell->source.n > 0) {
        BUF_LITERAL(out, "\" title=\"");
        html_escape(out, cell->source);
    }
    BUF_LITERAL(out, "\">");
    html_escape(out, cell->text);
    BUF_LITERAL(out, "</data>");
}

static void write_cell(struct buf *out, const struct sheet_cell *cell,
                       enum sheet_align align, bool first,
                       const struct tail *longest) {
    write_tag(out, first ? "th scope=\"row\"" : "td", align);
    if (cell->html.n > 0)
        buf_add(out, cell->html);
    else if (cell->value.kind == VALUE_NUMBER)
        write_data(out, cell);
    else
        html_escape(out, cell->text);
    if (align == SHEET_DECIMAL)
        write_padding(out, cell, longest);
    buf_printf(out, "</%s>", first ? "th" : "td");
}

static void write_header(struct buf *out, const struct sheet *sheet) {
    BUF_LITERAL(out, "<thead>\n<tr>");
    for (size_t i = 0; i < sheet->columns; i++) {
        const struct sheet_column *column = &sheet->column[i];
        write_tag(out, "th scope=\"col\"", column->align);
        html_escape(out, column->header);
        if (column->unit.n > 0) {
            BUF_LITERAL(out, " (");
            html_escape(out, column->unit);
            buf_char(out, ')');
        }
        BUF_LITERAL(out, "</th>");
    }
    BUF_LITERAL(out, "</tr>\n</thead>\n");
}

enum sheet_align sheet_natural_align(const struct sheet *sheet, size_t column) {
    bool numbers = false;
    for (size_t row = 0; row < sheet->rows; row++) {
        enum value_kind kind =
            sheet->cells[row * sheet->columns + column].value.kind;
        if (kind != VALUE_NUMBER && kind != VALUE_MISSING)
            return SHEET_LEFT;
        numbers |= kind == VALUE_NUMBER;
    }
    return numbers ? SHEET_DECIMAL : SHEET_LEFT;
}

void sheet_html(const struct sheet *sheet, struct buf *out) {
    struct tail *longest = ARENA_ARRAY(out->arena, sheet->columns, struct tail);
    for (size_t i = 0; i < sheet->columns; i++)
        longest[i] = longest_tail(sheet, i);
    BUF_LITERAL(out, "<table class=\"sheet\">\n");
    if (sheet->caption.n > 0) {
        BUF_LITERAL(out, "<caption>");
        buf_add(out, sheet->caption);
        BUF_LITERAL(out, "</caption>\n");
    }
    write_header(out, sheet);
    BUF_LITERAL(out, "<tbody>\n");
    for (size_t row = 0; row < sheet->rows; row++) {
        bool total = sheet->total && row + 1 == sheet->rows;
        buf_add(out, total ? STR("<tr class=\"total\">") : STR("<tr>"));
        for (size_t i = 0; i < sheet->columns; i++)
            write_cell(out, cell_at(sheet, row, i), sheet->column[i].align,
                       i == 0, &longest[i]);
        BUF_LITERAL(out, "</tr>\n");
    }
    BUF_LITERAL(out, "</tbody>\n</table>\n");
}
