/* Text widths and line breaks.
 *
 * Breaking is greedy: charts have names of a few words, and a reader expects
 * the first line to be the full one.  A piece is what must stay together; a
 * line takes pieces while they fit. */
#include "chart/text.h"

#include "base/utf8.h"
#include "chart/glyphs.h"

/* The safety factor of the table, in percent. */
#define TEXT_MARGIN 102

/* Thousandths of the font size as tenths of units, rounded up. */
static int text_scaled(unsigned long advance) {
    unsigned long parts = advance * TEXT_SIZE * TEXT_MARGIN;
    return (int)((parts + 9999) / 10000);
}

static unsigned long text_advance(struct str text) {
    unsigned long sum = 0;
    for (size_t at = 0; at < text.n;)
        sum += glyph_advance(utf8_next(text, &at));
    return sum;
}

int text_width(struct str text) {
    return text_scaled(text_advance(text));
}

static bool text_ideograph(uint32_t code) {
    return (code >= 0x2e80 && code < 0xd800) || code >= 0x20000;
}

/* May a line end behind this character? */
static bool text_breaks(uint32_t code) {
    return code == ' ' || code == '-' || code == '/' || code == 0x2013 ||
           text_ideograph(code);
}

/* The end of the piece that begins at `at`, spaces behind it included.  A unit
 * in parentheses, "(GB/s)", is one. */
static size_t text_piece(struct str text, size_t at) {
    bool inside = false;
    while (at < text.n) {
        uint32_t code = utf8_next(text, &at);
        inside = code == '(' || (inside && code != ')');
        if (text_breaks(code) && !(inside && code == '/'))
            break;
    }
    while (at < text.n && text.s[at] == ' ')
        at++;
    return at;
}

int text_word_width(struct str text) {
    int widest = 0;
    for (size_t from = 0, to; from < text.n; from = to) {
        to = text_piece(text, from);
        int width = text_width(str_trim(str_slice(text, from, to)));
        if (width > widest)
            widest = width;
    }
    return widest;
}

/* As many characters of `[from, to)` as fit, at least one. */
static size_t text_cut(struct str text, size_t from, size_t to, int width) {
    unsigned long sum = 0;
    size_t end = from, at = from;
    while (at < to) {
        sum += glyph_advance(utf8_next(text, &at));
        if (end > from && text_scaled(sum) > width)
            break;
        end = at;
    }
    return end;
}

/* The end of the line that begins at `from`. */
static size_t text_line_end(struct str text, size_t from, int width) {
    size_t end = from;
    while (end < text.n) {
        size_t next = text_piece(text, end);
        if (text_width(str_trim(str_slice(text, from, next))) > width)
            break;
        end = next;
    }
    if (end == from)
        end = text_cut(text, from, text_piece(text, from), width);
    return end;
}

void text_wrap(struct arena *arena, struct str text, int width,
               struct text_lines *lines) {
    size_t capacity = 0;
    *lines = (struct text_lines){0};
    text = str_trim(text);
    int whole = text_width(text);
    if (whole <= width) {
        *lines = (struct text_lines){1, ARENA_NEW(arena, struct str), whole};
        lines->line[0] = text;
        return;
    }
    for (size_t from = 0, to; from < text.n || !lines->count; from = to) {
        to = text_line_end(text, from, width);
        struct str line = str_trim(str_slice(text, from, to));
        ARENA_PUSH(arena, lines->line, lines->count, capacity, line);
        int wide = text_width(line);
        if (wide > lines->width)
            lines->width = wide;
        if (to == from)
            break;
    }
}
