/* Builtin functions of text. */
#include "base/date.h"
#include "base/limits.h"
#include "base/num.h"
#include "calc/builtin.h"
#include "calc/format.h"

/* The text of an argument; false after a report. */
static bool call_text(struct call *call, size_t index, struct str *text) {
    struct value value = call->values[index];
    *text = value.kind == VALUE_TEXT ? value.text : (struct str){0};
    if (value.kind == VALUE_TEXT)
        return true;
    call_fail(call, index, DIAG_WRONG_ARGUMENT,
              "`" STR_FMT "` takes a text here, not %s",
              STR_ARG(call->builtin->name), value_kind_name(value.kind));
    return false;
}

static struct value finish(struct call *call, const struct buf *out) {
    if (out->n <= LIMIT_TEXT_BYTES)
        return value_text(buf_str(out));
    return call_fail(call, 0, DIAG_LIMIT,
                     "this text would be longer than " STR_FMT " bytes",
                     STR_ARG(num_grouped(call->calc->arena, LIMIT_TEXT_BYTES)));
}

/* ASCII letters between `from` and `from` + 25, moved by `by`. */
static struct value shift_letters(struct call *call, char from, int by) {
    struct str text;
    struct buf out;
    if (!call_text(call, 0, &text))
        return POISON;
    buf_init(&out, call->calc->arena);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        bool moves = c >= from && c <= from + 25;
        buf_char(&out, moves ? (char)(c + by) : c);
    }
    return finish(call, &out);
}

struct value builtin_upper(struct call *call) {
    return shift_letters(call, 'a', 'A' - 'a');
}

struct value builtin_lower(struct call *call) {
    return shift_letters(call, 'A', 'a' - 'A');
}

struct value builtin_date(struct call *call) {
    struct str text;
    int day;
    if (!call_text(call, 0, &text))
        return POISON;
    if (date_parse(text, &day))
        return value_date(day);
    return call_fail(call, 0, DIAG_WRONG_ARGUMENT,
                     "`" STR_FMT "` is no day such as 2026-09-03",
                     STR_ARG(text));
}

struct value builtin_contains(struct call *call) {
    struct str text, part;
    if (!call_text(call, 0, &text) || !call_text(call, 1, &part))
        return POISON;
    return value_truth(str_find(text, part, 0) != STR_NONE);
}

/* What is looked for must be something: nothing is everywhere. */
static bool call_pattern(struct call *call, size_t index, struct str *text) {
    if (!call_text(call, index, text))
        return false;
    if (!text->n)
        call_fail(call, index, DIAG_WRONG_ARGUMENT,
                  "`" STR_FMT "` cannot look for an empty text",
                  STR_ARG(call->builtin->name));
    return text->n > 0;
}

struct value builtin_replace(struct call *call) {
    struct str text, old, new;
    struct buf out;
    if (!call_text(call, 0, &text) || !call_pattern(call, 1, &old) ||
        !call_text(call, 2, &new))
        return POISON;
    buf_init(&out, call->calc->arena);
    for (size_t at = 0; at < text.n && out.n <= LIMIT_TEXT_BYTES;) {
        size_t found = str_find(text, old, at);
        buf_add(&out, str_slice(text, at, found));
        if (found == STR_NONE)
            break;
        buf_add(&out, new);
        at = found + old.n;
    }
    return finish(call, &out);
}

struct value builtin_split(struct call *call) {
    struct arena *arena = call->calc->arena;
    struct str text, separator;
    struct value *items = NULL;
    size_t count = 0, capacity = 0;
    if (!call_text(call, 0, &text) || !call_pattern(call, 1, &separator))
        return POISON;
    for (size_t at = 0;;) {
        size_t found = str_find(text, separator, at);
        struct value piece = value_text(str_slice(text, at, found));
        ARENA_PUSH(arena, items, count, capacity, piece);
        if (found == STR_NONE)
            break;
        at = found + separator.n;
    }
    return (struct value){VALUE_LIST, {.list = list_make(arena, items, count)}};
}

struct value builtin_join(struct call *call) {
    const struct list *list = call_list(call, 0);
    struct str separator;
    struct buf out;
    if (!list || !call_text(call, 1, &separator))
        return POISON;
    buf_init(&out, call->calc->arena);
    for (size_t i = 0; i < list->count && out.n <= LIMIT_TEXT_BYTES; i++) {
        if (i)
            buf_add(&out, separator);
        if (!format_value(call->calc->arena, call->calc->diags, &out,
                          list_item(list, i), NULL, call->node->span))
            return POISON;
    }
    return finish(call, &out);
}

/* The format is a text here: mistakes in it are reported at the argument. */
struct value builtin_format(struct call *call) {
    struct arena *arena = call->calc->arena;
    struct str text;
    struct buf out;
    if (!call_text(call, 1, &text))
        return POISON;
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, STR("format"), text);
    struct diags inner;
    diags_init(&inner, arena);
    buf_init(&out, arena);
    const struct format *format =
        format_parse(arena, &inner, &call->calc->units, excerpt_all(source));
    if (format && format_value(arena, &inner, &out, call->values[0], format,
                               call->node->span))
        return finish(call, &out);
    return call_fail(call, 1, inner.first->name, STR_FMT,
                     STR_ARG(inner.first->message));
}
