/* Texts as JSON has them. */
#include "base/json.h"

#include "base/arena.h"

#include "tap.h"

static void is(struct str text, const char *want, const char *name) {
    struct arena arena = {0};
    struct buf out;
    buf_init(&out, &arena);
    json_text(&out, text);
    str_is(buf_str(&out), str_from(want), name);
    arena_release(&arena);
}

int main(void) {
    is(STR(""), "\"\"", "no text is a text");
    is(STR("a \"b\" \\ /"), "\"a \\\"b\\\" \\\\ /\"",
       "quotes and backslashes are escaped");
    is(STR("\n\t\x1F\x7F"), "\"\\u000a\\u0009\\u001f\\u007f\"",
       "control characters are escaped");
    is((struct str){"a\0b", 3}, "\"a\\u0000b\"", "so is a NUL");
    is(STR("\xC3\xA9 \xF0\x9F\x98\x80"), "\"\xC3\xA9 \xF0\x9F\x98\x80\"",
       "letters stay");
    is(STR("\xFFx"), "\"\xEF\xBF\xBDx\"", "what is no UTF-8 is replaced");
    return tap_done();
}
