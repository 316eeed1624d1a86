/* Diagnostics: what is wrong, where, and what would mend it.
 *
 * Authors' mistakes are reported here and the work goes on; the caller gets
 * NULL, false or a poison value, and stays silent about what follows from it.
 * One mistake, one report: a second one of the same name at the same place
 * is dropped.  Text goes: lower case, no final stop, names in `backquotes`;
 * the message says what is wrong, only help suggests.
 *
 *     struct diag *d = diag_add(diags, DIAG_UNKNOWN_NAME, span,
 *                               "no value is called `%s`", name);
 *     diag_note(d, "not defined on this page");      behind the carets
 *     diag_label(d, other, "the other one is here");  a second place
 *     diag_help(d, "did you mean `%s`?", near);
 *
 * The catalogue is base/diag.def, one row a diagnostic.
 *
 * Our own mistakes are bug(): it prints the place and aborts, also in
 * release builds.
 *
 * Thread: a struct diags belongs to one thread at a time (one per page).
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/source.h"

enum diag_severity { SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FATAL };

/* SEVERITY_ERROR: the author's (exit 1); SEVERITY_FATAL: the environment's,
 * such as a full disk (exit 3). */

enum diag_name {
#define DIAG(id, name, severity, meaning, example) DIAG_##id,
#include "base/diag.def"
#undef DIAG
    DIAG_COUNT
};

/* A row of the catalogue. */
struct diag_kind {
    const char *name; /* "unknown-name", as printed and explained */
    enum diag_severity severity;
    const char *meaning; /* sentences for `lectern explain` */
    const char *example; /* Markdown that provokes it; "" where none can */
};

struct diag_label {
    struct span span;
    struct str text;
    struct diag_label *next;
};

struct diag {
    enum diag_name name;
    struct span span; /* source NULL: only the message is shown */
    struct str message;
    struct str note;           /* behind the carets; may be empty */
    struct diag_label *labels; /* other places, in the order they came */
    struct str help;           /* may be empty */
    struct str suggestion;     /* of diag_suggest_at: what the help suggests */
    struct span suggested;     /* and where it is defined */
    struct diag *next;
    struct arena *arena;
};

struct diags {
    struct arena *arena;
    struct diag *first;
    struct diag *last;
    size_t count[SEVERITY_FATAL + 1]; /* by severity */
    struct map seen;                  /* name and place of each: private */
};

void diags_init(struct diags *diags, struct arena *arena);

/* Any error, warnings not counted. */
bool diags_failed(const struct diags *diags);

/* Never NULL.  The record stays the list's; details may be added to it.  For
 * a second report of one mistake it is a record that no list holds, so that
 * its details go nowhere. */
struct diag *diag_add(struct diags *diags, enum diag_name name,
                      struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* From now on a report whose place begins where this one does is dropped, too:
 * what stands there is wrong as it is, and whatever is made of it follows. */
void diag_cover(struct diags *diags, struct span span);

void diag_note(struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void diag_label(struct diag *diag, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_help(struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "did you mean `x`?" as the help, unless `suggestion` is empty. */
void diag_suggest(struct diag *diag, struct str suggestion);

/* The same with the line where it is defined. */
void diag_suggest_at(struct diag *diag, struct str suggestion,
                     struct span place);

/* The catalogue's row. */
const struct diag_kind *diag_kind(enum diag_name name);

enum diag_form { DIAG_WINDOW, DIAG_SHORT, DIAG_JSON };

/* Appends one diagnostic with a final line end: the window with source lines
 * and carets; `file:line:col: error: text` on one line; a JSON object on one
 * line (name, severity, file, line, column, endLine, endColumn, message, note,
 * labels, help; columns in code points, the end behind the last one; places
 * that are not known are null).  `colour` adds terminal colours to the window.
 * Control characters are shown as U+FFFD; a line end in a text indents what
 * follows it. */
void diag_print(struct buf *out, const struct diag *diag, enum diag_form form,
                bool colour);

/* All of a list, ordered by path and place, those without a place last; at
 * most 20 of one source, then "and n more" (JSON, read by programs, has all).
 * Takes memory from the buffer's arena. */
void diags_print(struct buf *out, const struct diags *diags,
                 enum diag_form form, bool colour);

/* The same list as HTML, to stand in a <pre>: windows, the colours as <span>
 * of the classes bold, error, warning and gutter. */
void diags_html(struct buf *out, const struct diags *diags);

_Noreturn void diag_bug(const char *file, int line, const char *what);
#define bug(what) diag_bug(__FILE__, __LINE__, (what))

#endif
