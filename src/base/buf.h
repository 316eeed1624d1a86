/* Growing text in an arena: what every writer writes into.
 *
 * Invariants: `s` is never NULL, `s[n]` is always NUL.  The bytes move when
 * the buffer grows, so take a str from it only when it is complete.
 *
 * Thread: as its arena.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    char *s;
    size_t n;
    size_t capacity;
    struct arena *arena;
};

/* An empty buffer whose bytes will live in `arena`. */
void buf_init(struct buf *buf, struct arena *arena);

/* Keeps the memory, drops the text. */
void buf_clear(struct buf *buf);

void buf_add(struct buf *buf, struct str text);
void buf_char(struct buf *buf, char c);

/* `count` times the byte `c`. */
void buf_fill(struct buf *buf, char c, size_t count);

void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* The text so far; valid until the next write. */
struct str buf_str(const struct buf *buf);

/* A string literal, its length known to the compiler. */
#define BUF_LITERAL(buf, literal) buf_add((buf), STR(literal))

#endif
