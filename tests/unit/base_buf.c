/* base/buf: every way of writing, across growth. */
#include "base/buf.h"

#include "base/arena.h"
#include "tap.h"

int main(void) {
    struct arena arena = {0};
    struct buf buf;
    buf_init(&buf, &arena);
    ok(buf.s && buf.n == 0 && buf.s[0] == '\0', "a new buffer is empty text");
    buf_add(&buf, (struct str){0});
    ok(buf.n == 0, "adding nothing adds nothing");
    BUF_LITERAL(&buf, "ab");
    buf_char(&buf, '\0');
    buf_fill(&buf, '.', 3);
    buf_fill(&buf, '!', 0);
    buf_printf(&buf, "%d%s", 42, "x");
    str_is(buf_str(&buf), STR("ab\0...42x"), "pieces follow each other");
    ok(buf.s[buf.n] == '\0', "a NUL stands behind the text");

    buf_clear(&buf);
    ok(buf.n == 0 && buf.s[0] == '\0', "a cleared buffer is empty");
    bool terminated = true;
    for (int i = 0; i < 5000; i++) {
        buf_char(&buf, (char)('a' + i % 26));
        terminated = terminated && buf.s[buf.n] == '\0';
    }
    ok(terminated, "a NUL stands behind the text at every length");
    bool same = buf.n == 5000;
    for (size_t i = 0; i < buf.n; i++)
        same = same && buf.s[i] == (char)('a' + i % 26);
    ok(same, "growing keeps the text");

    bool whole = true;
    for (int length = 0; length < 300; length++) {
        struct buf line;
        buf_init(&line, &arena);
        buf_printf(&line, "%*d", length, 7);
        buf_printf(&line, "%s", "");
        size_t want = length > 1 ? (size_t)length : 1;
        whole = whole && line.n == want && line.s[want - 1] == '7' &&
                line.s[want] == '\0';
    }
    ok(whole, "printf fits around every boundary");

    buf_clear(&buf);
    struct str own = buf_str(&buf);
    buf_fill(&buf, 'x', 100000);
    ok(buf.n == 100000 && buf.s[99999] == 'x' && own.n == 0,
       "a buffer grows by more than double at once");
    arena_release(&arena);
    return tap_done();
}
