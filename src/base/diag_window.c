/* The window: the message, the source line, carets under the place.
 *
 * Tabs become spaces and the carets are placed by the width of the characters
 * before them.  A very long line is shown only around the place.  What comes
 * from the source is never sent to the terminal as control characters. */
#include "base/diag_form.h"
#include "base/utf8.h"

#include <inttypes.h>

#define TAB_STOP 4

/* Bytes shown of a line, and how many of them before the place. */
#define LINE_BYTES 240
#define LINE_BEFORE 100

/* Columns in front of a window's `|`, unless line numbers need more. */
#define GUTTER 4

/* How far a help's further lines are indented: under its first word. */
#define HELP_INDENT 11

enum ink { INK_PLAIN, INK_BOLD, INK_ERROR, INK_WARNING, INK_GUTTER, INK_COUNT };

struct painter {
    struct buf *out;
    bool colour;
    unsigned gutter; /* columns for line numbers */
};

static enum ink severity_ink(enum diag_severity severity) {
    return severity == SEVERITY_WARNING ? INK_WARNING : INK_ERROR;
}

static void ink_begin(const struct painter *painter, enum ink ink) {
    static const struct str codes[INK_COUNT] = {
        [INK_PLAIN] = STR_INIT(""),
        [INK_BOLD] = STR_INIT("\033[1m"),
        [INK_ERROR] = STR_INIT("\033[1;31m"),
        [INK_WARNING] = STR_INIT("\033[1;33m"),
        [INK_GUTTER] = STR_INIT("\033[34m"),
    };
    if (painter->colour)
        buf_add(painter->out, codes[ink]);
}

static void ink_end(const struct painter *painter, enum ink ink) {
    if (painter->colour && ink != INK_PLAIN)
        BUF_LITERAL(painter->out, "\033[0m");
}

/* What is shown of the line on which a span begins. */
struct view {
    const struct source *source;
    uint32_t line;
    struct str text;
    size_t from, to; /* the span in `text`, cut at the line's end */
    bool cut_before, cut_after;
};

static bool continues(struct str text, size_t at) {
    return at < text.n && ((unsigned char)text.s[at] & 0xC0) == 0x80;
}

static void shorten(struct view *view) {
    if (view->text.n <= LINE_BYTES)
        return;
    size_t begin = view->from > LINE_BEFORE ? view->from - LINE_BEFORE : 0;
    while (continues(view->text, begin))
        begin++;
    size_t end = begin + LINE_BYTES;
    while (continues(view->text, end))
        end++;
    view->cut_before = begin > 0;
    view->cut_after = end < view->text.n;
    view->text = str_slice(view->text, begin, end);
    view->from -= begin;
    view->to -= begin;
    if (view->to > view->text.n)
        view->to = view->text.n;
}

static struct view view_of(struct span span) {
    uint32_t line = source_place(span.source, span.from).line;
    uint32_t start = span.source->starts[line - 1];
    struct view view = {
        .source = span.source,
        .line = line,
        .text = source_line(span.source, line),
        .from = span.from - start,
        .to = span.to > span.from ? span.to - start : span.from - start,
    };
    if (view.from > view.text.n)
        view.from = view.text.n;
    if (view.to > view.text.n)
        view.to = view.text.n;
    shorten(&view);
    return view;
}

/* Columns that a character takes when it begins in `column`. */
static size_t width_at(uint32_t code, size_t column) {
    if (code == '\t')
        return TAB_STOP - column % TAB_STOP;
    return diag_is_control(code) ? 1 : utf8_width(code);
}

static size_t width(struct str text, size_t column) {
    size_t begin = column;
    for (size_t at = 0; at < text.n;)
        column += width_at(utf8_next(text, &at), column);
    return column - begin;
}

static void add_line(struct buf *out, struct str text) {
    size_t column = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        size_t columns = width_at(code, column);
        if (code == '\t')
            buf_fill(out, ' ', columns);
        else
            utf8_add(out, diag_is_control(code) ? 0xFFFD : code);
        column += columns;
    }
}

static void write_path(const struct painter *painter, struct span span) {
    struct place place = source_place(span.source, span.from);
    BUF_LITERAL(painter->out, "  ");
    diag_add_text(painter->out, span.source->path, 2);
    buf_printf(painter->out, ":%" PRIu32 ":%" PRIu32 "\n", place.line,
               place.column);
}

static void write_line(const struct painter *painter, const struct view *view) {
    ink_begin(painter, INK_GUTTER);
    buf_printf(painter->out, "%*" PRIu32 " |", (int)painter->gutter,
               view->line);
    ink_end(painter, INK_GUTTER);
    if (view->text.n > 0)
        buf_char(painter->out, ' ');
    if (view->cut_before)
        BUF_LITERAL(painter->out, "...");
    add_line(painter->out, view->text);
    if (view->cut_after)
        BUF_LITERAL(painter->out, "...");
    buf_char(painter->out, '\n');
}

static void write_carets(const struct painter *painter, const struct view *view,
                         enum ink ink, struct str text) {
    ink_begin(painter, INK_GUTTER);
    buf_fill(painter->out, ' ', painter->gutter + 1);
    buf_char(painter->out, '|');
    ink_end(painter, INK_GUTTER);
    size_t before = width(str_slice(view->text, 0, view->from), 0);
    size_t under = width(str_slice(view->text, view->from, view->to), before);
    buf_fill(painter->out, ' ', 1 + before + (view->cut_before ? 3 : 0));
    ink_begin(painter, ink);
    buf_fill(painter->out, '^', under > 0 ? under : 1);
    if (text.n > 0) {
        buf_char(painter->out, ' ');
        diag_add_text(painter->out, text, painter->gutter + 3);
    }
    ink_end(painter, ink);
    buf_char(painter->out, '\n');
}

static void write_aside(const struct painter *painter, struct str word,
                        struct str text) {
    if (text.n == 0)
        return;
    buf_fill(painter->out, ' ', painter->gutter + 1);
    buf_add(painter->out, word);
    diag_add_text(painter->out, text, HELP_INDENT);
    buf_char(painter->out, '\n');
}

/* A further place: its line is shown unless it was shown last. */
static void write_label(const struct painter *painter,
                        const struct diag_label *label, struct view *shown) {
    if (!label->span.source) {
        write_aside(painter, STR(""), label->text);
        return;
    }
    struct view view = view_of(label->span);
    if (view.source != shown->source)
        write_path(painter, label->span);
    if (view.source != shown->source || view.line != shown->line ||
        view.text.s != shown->text.s)
        write_line(painter, &view);
    write_carets(painter, &view, INK_GUTTER, label->text);
    *shown = view;
}

static unsigned digits_of(uint32_t number) {
    unsigned digits = 1;
    while (number >= 10) {
        number /= 10;
        digits++;
    }
    return digits;
}

static unsigned gutter_of(const struct diag *diag) {
    unsigned gutter = GUTTER;
    struct diag_label first = {.span = diag->span, .next = diag->labels};
    for (const struct diag_label *at = &first; at; at = at->next) {
        if (!at->span.source)
            continue;
        unsigned digits =
            digits_of(source_place(at->span.source, at->span.from).line);
        if (digits > gutter)
            gutter = digits;
    }
    return gutter;
}

void diag_print_window(struct buf *out, const struct diag *diag, bool colour) {
    const struct diag_kind *kind = diag_kind(diag->name);
    enum ink ink = severity_ink(kind->severity);
    struct painter painter = {out, colour, gutter_of(diag)};
    ink_begin(&painter, ink);
    buf_printf(out, STR_FMT "[%s]", STR_ARG(diag_severity_word(kind->severity)),
               kind->name);
    ink_end(&painter, ink);
    BUF_LITERAL(out, ": ");
    ink_begin(&painter, INK_BOLD);
    diag_add_text(out, diag->message, 4);
    ink_end(&painter, INK_BOLD);
    buf_char(out, '\n');
    struct view shown = {0};
    if (diag->span.source) {
        shown = view_of(diag->span);
        write_path(&painter, diag->span);
        write_line(&painter, &shown);
        write_carets(&painter, &shown, ink, diag->note);
    } else {
        write_aside(&painter, STR("note: "), diag->note);
    }
    for (const struct diag_label *at = diag->labels; at; at = at->next)
        write_label(&painter, at, &shown);
    write_aside(&painter, STR("help: "), diag->help);
}
