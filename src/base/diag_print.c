/* The forms of a diagnostic for programs, and a list in order; the form for
 * people is in base/diag_window.c. */
#include "base/diag.h"
#include "base/diag_form.h"
#include "base/json.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

/* Of one source; more are rarely read, and mostly follow from the first. */
#define SHOWN_PER_SOURCE 20

struct str diag_severity_word(enum diag_severity severity) {
    static const struct str words[] = {
        [SEVERITY_WARNING] = STR_INIT("warning"),
        [SEVERITY_ERROR] = STR_INIT("error"),
        [SEVERITY_FATAL] = STR_INIT("error"),
    };
    return words[severity];
}

bool diag_is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) ||
           (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

void diag_add_text(struct buf *out, struct str text, size_t indent) {
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        if (code == '\n') {
            buf_char(out, '\n');
            buf_fill(out, ' ', indent);
        } else {
            utf8_add(out, diag_is_control(code) ? 0xFFFD : code);
        }
    }
}

/* One line for editors. ----------------------------------------------- */

static void print_short(struct buf *out, const struct diag *diag) {
    if (diag->span.source) {
        struct place place = source_place(diag->span.source, diag->span.from);
        diag_add_text(out, diag->span.source->path, 0);
        buf_printf(out, ":%" PRIu32 ":%" PRIu32 ": ", place.line, place.column);
    }
    enum diag_severity severity = diag_kind(diag->name)->severity;
    buf_add(out, diag_severity_word(severity));
    BUF_LITERAL(out, ": ");
    struct str line = diag->message, rest;
    str_cut(diag->message, '\n', &line, &rest);
    diag_add_text(out, line, 0);
    buf_char(out, '\n');
}

/* One JSON object (RFC 8259) for programs. ---------------------------- */

static void add_json_member(struct buf *out, const char *name,
                            struct str text) {
    buf_printf(out, ",\"%s\":", name);
    json_text(out, text);
}

static void add_json_place(struct buf *out, struct span span) {
    if (!span.source) {
        BUF_LITERAL(out, "\"file\":null,\"line\":null,\"column\":null,"
                         "\"endLine\":null,\"endColumn\":null");
        return;
    }
    struct place from = source_place(span.source, span.from);
    struct place to =
        span.to > span.from ? source_place(span.source, span.to) : from;
    BUF_LITERAL(out, "\"file\":");
    json_text(out, span.source->path);
    buf_printf(out,
               ",\"line\":%" PRIu32 ",\"column\":%" PRIu32
               ",\"endLine\":%" PRIu32 ",\"endColumn\":%" PRIu32,
               from.line, from.column, to.line, to.column);
}

static void print_json(struct buf *out, const struct diag *diag) {
    static const struct str severities[] = {
        [SEVERITY_WARNING] = STR_INIT("warning"),
        [SEVERITY_ERROR] = STR_INIT("error"),
        [SEVERITY_FATAL] = STR_INIT("fatal"),
    };
    const struct diag_kind *kind = diag_kind(diag->name);
    buf_printf(out, "{\"name\":\"%s\"", kind->name);
    add_json_member(out, "severity", severities[kind->severity]);
    buf_char(out, ',');
    add_json_place(out, diag->span);
    add_json_member(out, "message", diag->message);
    add_json_member(out, "note", diag->note);
    BUF_LITERAL(out, ",\"labels\":[");
    for (const struct diag_label *at = diag->labels; at; at = at->next) {
        buf_add(out, at == diag->labels ? STR("{") : STR(",{"));
        add_json_place(out, at->span);
        add_json_member(out, "message", at->text);
        buf_char(out, '}');
    }
    buf_char(out, ']');
    add_json_member(out, "help", diag->help);
    BUF_LITERAL(out, "}\n");
}

void diag_print(struct buf *out, const struct diag *diag, enum diag_form form,
                bool colour) {
    switch (form) {
    case DIAG_WINDOW:
        diag_print_window(out, diag, colour);
        break;
    case DIAG_SHORT:
        print_short(out, diag);
        break;
    case DIAG_JSON:
        print_json(out, diag);
        break;
    }
}

/* A list. ------------------------------------------------------------- */

struct ranked {
    const struct diag *diag;
    size_t index; /* in the list: qsort is not stable */
};

static struct str path_of(const struct diag *diag) {
    return diag->span.source ? diag->span.source->path : (struct str){0};
}

static int compare(const void *left, const void *right) {
    const struct ranked *a = left, *b = right;
    bool a_placed = a->diag->span.source, b_placed = b->diag->span.source;
    if (a_placed != b_placed)
        return a_placed ? -1 : 1;
    int order = str_compare(path_of(a->diag), path_of(b->diag));
    if (order != 0)
        return order;
    uint32_t a_from = a->diag->span.from, b_from = b->diag->span.from;
    if (a_placed && a_from != b_from)
        return a_from < b_from ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static struct ranked *sorted(struct arena *arena, const struct diags *diags,
                             size_t *count) {
    *count = 0;
    for (const struct diag *at = diags->first; at; at = at->next)
        ++*count;
    struct ranked *ranked = ARENA_ARRAY(arena, *count, struct ranked);
    size_t i = 0;
    for (const struct diag *at = diags->first; at; at = at->next, i++)
        ranked[i] = (struct ranked){at, i};
    qsort(ranked, *count, sizeof *ranked, compare);
    return ranked;
}

static void write_rest(struct buf *out, struct str path, size_t count) {
    diag_add_text(out, path, 0);
    buf_printf(out, "%sand %zu more\n", path.n > 0 ? ": " : "", count);
}

void diags_print(struct buf *out, const struct diags *diags,
                 enum diag_form form, bool colour) {
    size_t count;
    struct ranked *ranked = sorted(out->arena, diags, &count);
    for (size_t i = 0, end; i < count; i = end) {
        struct str path = path_of(ranked[i].diag);
        for (end = i + 1; end < count; end++)
            if (!str_eq(path_of(ranked[end].diag), path))
                break;
        size_t shown = end;
        if (form != DIAG_JSON && end - i > SHOWN_PER_SOURCE)
            shown = i + SHOWN_PER_SOURCE;
        for (size_t at = i; at < shown; at++)
            diag_print(out, ranked[at].diag, form, colour);
        if (shown < end)
            write_rest(out, path, end - shown);
    }
}
