/* A buffer doubles when it is full; the old bytes stay in the arena, which
 * costs at most as much again as the text itself. */
#include "base/buf.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

#define FIRST_CAPACITY ((size_t)64)

void buf_init(struct buf *buf, struct arena *arena) {
    *buf = (struct buf){
        .s = arena_alloc(arena, FIRST_CAPACITY),
        .capacity = FIRST_CAPACITY,
        .arena = arena,
    };
}

void buf_clear(struct buf *buf) {
    buf->n = 0;
    buf->s[0] = '\0';
}

/* Makes room for `more` bytes and the NUL. */
static void reserve(struct buf *buf, size_t more) {
    if (more < buf->capacity - buf->n)
        return;
    size_t capacity = buf->capacity * 2;
    if (capacity - buf->n <= more)
        capacity = buf->n + more + 1;
    buf->s = arena_grow(buf->arena, buf->s, buf->n + 1, capacity, 1);
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, struct str text) {
    if (text.n == 0)
        return;
    reserve(buf, text.n);
    memcpy(buf->s + buf->n, text.s, text.n);
    buf->n += text.n;
    buf->s[buf->n] = '\0';
}

void buf_char(struct buf *buf, char c) {
    reserve(buf, 1);
    buf->s[buf->n++] = c;
    buf->s[buf->n] = '\0';
}

void buf_fill(struct buf *buf, char c, size_t count) {
    reserve(buf, count);
    memset(buf->s + buf->n, (unsigned char)c, count);
    buf->n += count;
    buf->s[buf->n] = '\0';
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    size_t room = buf->capacity - buf->n;
    int length = vsnprintf(buf->s + buf->n, room, format, arguments);
    va_end(arguments);
    size_t n = length > 0 ? (size_t)length : 0;
    if (n >= room) {
        reserve(buf, n);
        vsnprintf(buf->s + buf->n, n + 1, format, again);
    }
    va_end(again);
    buf->n += n;
}

struct str buf_str(const struct buf *buf) {
    return (struct str){buf->s, buf->n};
}
