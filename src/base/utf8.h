/* UTF-8: decoding, checking, counting.
 *
 * Thread: pure functions.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* The code point at `*at` in `text`, moving `*at` past it.  A byte that does
 * not begin a valid sequence (overlong, surrogate, beyond U+10FFFF, cut off)
 * gives U+FFFD and moves by one. */
uint32_t utf8_next(struct str text, size_t *at);

/* Offset of the first invalid byte, or STR_NONE. */
size_t utf8_invalid(struct str text);

/* Number of code points. */
size_t utf8_count(struct str text);

/* Columns of a terminal that a code point takes: 0 for combining marks and
 * what is invisible, 2 for wide East Asian characters and emoji, else 1.
 * After Kuhn's wcwidth (2007), by ranges of blocks: near enough to put a
 * caret under a letter. */
unsigned utf8_width(uint32_t code);

struct buf;

/* Appends one code point; what is not one is written as U+FFFD. */
void utf8_add(struct buf *buf, uint32_t code);

#endif
