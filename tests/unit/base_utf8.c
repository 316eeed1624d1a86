/* base/utf8: what is valid, what is not, and how wide it is. */
#include "base/utf8.h"

#include "base/arena.h"
#include "base/buf.h"
#include "tap.h"

/* All code points encoded, decoded and checked. */
static bool round_trip(struct arena *arena) {
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        struct arena_mark mark = arena_mark(arena);
        struct buf buf;
        buf_init(&buf, arena);
        utf8_add(&buf, code);
        size_t at = 0, length = code < 0x80      ? 1
                                : code < 0x800   ? 2
                                : code < 0x10000 ? 3
                                                 : 4;
        bool same = utf8_next(buf_str(&buf), &at) == code && at == length &&
                    buf.n == length && utf8_invalid(buf_str(&buf)) == STR_NONE;
        arena_reset(arena, mark);
        if (!same)
            return false;
    }
    return true;
}

/* `text` must be refused at its first byte. */
static bool refused(struct str text) {
    size_t at = 0;
    return utf8_next(text, &at) == 0xFFFD && at == 1 && utf8_invalid(text) == 0;
}

int main(void) {
    struct arena arena = {0};
    ok(round_trip(&arena), "every code point survives encoding and decoding");
    ok(refused(STR("\xC0\x80")) && refused(STR("\xE0\x9F\xBF")) &&
           refused(STR("\xF0\x8F\xBF\xBF")),
       "overlong forms are invalid");
    ok(refused(STR("\xED\xA0\x80")) && refused(STR("\xED\xBF\xBF")),
       "surrogates are invalid");
    ok(refused(STR("\xF4\x90\x80\x80")) && refused(STR("\xF5\x80\x80\x80")),
       "beyond U+10FFFF is invalid");
    ok(refused(STR("\x80")) && refused(STR("\xFF")) && refused(STR("\xC3")) &&
           refused(STR("\xE4\xB8")) && refused(STR("\xE4\xB8x")) &&
           refused(STR("\xF0\x9F\x98")),
       "stray and cut-off bytes are invalid");
    ok(utf8_invalid(STR("a\xC3\xA4\xFF")) == 3, "the first invalid byte");
    ok(utf8_invalid((struct str){0}) == STR_NONE, "nothing is valid");
    ok(utf8_count(STR("a\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x98\x80")) == 4,
       "code points are counted");
    ok(utf8_count(STR("\xE4\xB8")) == 2, "each invalid byte counts as one");

    struct buf buf;
    buf_init(&buf, &arena);
    utf8_add(&buf, 0xD800);
    utf8_add(&buf, 0x110000);
    str_is(buf_str(&buf), STR("\xEF\xBF\xBD\xEF\xBF\xBD"),
           "what is no code point is written as U+FFFD");
    ok(utf8_width('a') == 1 && utf8_width(0xE4) == 1 && utf8_width(0xD7) == 1,
       "letters are one column wide");
    ok(utf8_width(0x4E2D) == 2 && utf8_width(0x1F600) == 2 &&
           utf8_width(0xFF01) == 2 && utf8_width(0xAC00) == 2,
       "East Asian characters and emoji are two columns wide");
    ok(utf8_width(0x301) == 0 && utf8_width(0x200D) == 0 &&
           utf8_width(0xFE0F) == 0,
       "combining marks take no column");
    arena_release(&arena);
    return tap_done();
}
