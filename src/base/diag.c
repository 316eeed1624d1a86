/* The catalogue and the records; base/diag_print.c writes them.
 *
 * A list knows each mistake by its name and place, so that what several
 * stages trip over is said once.  Where no place is known, the message
 * stands for it. */
#include "base/diag.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const struct diag_kind kinds[DIAG_COUNT] = {
#define DIAG(id, name, severity, meaning, example) \
    [DIAG_##id] = {name, severity, meaning, example},
#include "base/diag.def"
#undef DIAG
};

const struct diag_kind *diag_kind(enum diag_name name) {
    if (name >= DIAG_COUNT)
        bug("no diagnostic has this number");
    return &kinds[name];
}

void diags_init(struct diags *diags, struct arena *arena) {
    *diags = (struct diags){.arena = arena};
    map_init(&diags->seen, arena);
}

bool diags_failed(const struct diags *diags) {
    return diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL] > 0;
}

/* What makes a report the same as another one. */
static struct str identity(const struct diag *diag) {
    if (!diag->span.source)
        return str_format(diag->arena, "%u " STR_FMT, (unsigned)diag->name,
                          STR_ARG(diag->message));
    return str_format(diag->arena, "%u %p %" PRIu32 " %" PRIu32,
                      (unsigned)diag->name, (const void *)diag->span.source,
                      diag->span.from, diag->span.to);
}

/* Where a report that diag_cover has covered begins. */
static struct str beginning(struct arena *arena, struct span span) {
    return str_format(arena, "%p %" PRIu32, (const void *)span.source,
                      span.from);
}

void diag_cover(struct diags *diags, struct span span) {
    map_set(&diags->seen, beginning(diags->arena, span), diags);
}

static bool is_covered(const struct diags *diags, const struct diag *diag) {
    return diag->span.source &&
           map_get(&diags->seen, beginning(diag->arena, diag->span));
}

static void append(struct diags *diags, struct diag *diag) {
    if (diags->last)
        diags->last->next = diag;
    else
        diags->first = diag;
    diags->last = diag;
    diags->count[diag_kind(diag->name)->severity]++;
}

struct diag *diag_add(struct diags *diags, enum diag_name name,
                      struct span span, const char *format, ...) {
    struct diag *diag = ARENA_NEW(diags->arena, struct diag);
    *diag = (struct diag){.name = name, .span = span, .arena = diags->arena};
    va_list arguments;
    va_start(arguments, format);
    diag->message = str_format_list(diags->arena, format, arguments);
    va_end(arguments);
    struct str key = identity(diag);
    if (map_get(&diags->seen, key) || is_covered(diags, diag))
        return diag;
    map_set(&diags->seen, key, diag);
    append(diags, diag);
    return diag;
}

void diag_note(struct diag *diag, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    diag->note = str_format_list(diag->arena, format, arguments);
    va_end(arguments);
}

void diag_label(struct diag *diag, struct span span, const char *format, ...) {
    struct diag_label *label = ARENA_NEW(diag->arena, struct diag_label);
    label->span = span;
    va_list arguments;
    va_start(arguments, format);
    label->text = str_format_list(diag->arena, format, arguments);
    va_end(arguments);
    struct diag_label **end = &diag->labels;
    while (*end)
        end = &(*end)->next;
    *end = label;
}

void diag_help(struct diag *diag, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    diag->help = str_format_list(diag->arena, format, arguments);
    va_end(arguments);
}

void diag_suggest(struct diag *diag, struct str suggestion) {
    if (suggestion.n > 0)
        diag_help(diag, "did you mean `" STR_FMT "`?", STR_ARG(suggestion));
}

void diag_suggest_at(struct diag *diag, struct str suggestion,
                     struct span place) {
    diag->suggestion = suggestion;
    diag->suggested = place;
    diag_help(diag, "did you mean `" STR_FMT "`, defined at line %" PRIu32 "?",
              STR_ARG(suggestion), source_place(place.source, place.from).line);
}

_Noreturn void diag_bug(const char *file, int line, const char *what) {
    fprintf(stderr, "lectern: bug: %s (%s:%d)\n", what, file, line);
    abort();
}
