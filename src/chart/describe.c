/* Sentences within a limit. */
#include "chart/describe.h"

#include "base/utf8.h"

void describe_init(struct description *description, struct arena *arena,
                   struct str alt) {
    size_t taken = alt.n ? utf8_count(alt) + 1 : 0;
    buf_init(&description->text, arena);
    description->room = taken < DESCRIBE_MOST ? DESCRIBE_MOST - taken : 0;
}

void describe_say(struct description *description, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str sentence =
        str_format_list(description->text.arena, format, arguments);
    va_end(arguments);
    size_t length = utf8_count(sentence) + (description->text.n > 0);
    if (length > description->room)
        return;
    if (description->text.n)
        buf_char(&description->text, ' ');
    buf_add(&description->text, sentence);
    description->room -= length;
}

struct str describe_end(struct description *description, struct str alt) {
    if (alt.n && description->text.n)
        buf_char(&description->text, ' ');
    buf_add(&description->text, alt);
    return buf_str(&description->text);
}

struct str describe_list(struct arena *arena, const struct str *names,
                         size_t count) {
    struct buf list;
    buf_init(&list, arena);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add(&list, i + 1 == count ? STR(" and ") : STR(", "));
        buf_add(&list, names[i]);
    }
    return buf_str(&list);
}
