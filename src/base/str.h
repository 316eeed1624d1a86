/* Borrowed text: a pointer and a length, passed by value.
 *
 * A str never owns its bytes, is not zero-terminated, and may hold any byte;
 * the empty str may have a NULL pointer.  It lives as long as what it was cut
 * from: a source, an arena, a literal.
 *
 * Thread: values; anyone may read them.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
    const char *s;
    size_t n;
};

/* A str of a string literal, without a run-time strlen. */
#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})

/* As STR, where the language wants a constant: static tables. */
#define STR_INIT(literal) \
    { ("" literal), sizeof(literal) - 1 }

/* For printf: printf("<" STR_FMT ">", STR_ARG(name)). */
#define STR_FMT "%.*s"
#define STR_ARG(text) (int)(text).n, (text).s

/* What the searches return when there is nothing to be found. */
#define STR_NONE ((size_t)-1)

/* Of a zero-terminated string; NULL gives the empty str. */
struct str str_from(const char *terminated);

bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *terminated);

/* Order by bytes, a prefix before what it begins: <0, 0, >0. */
int str_compare(struct str a, struct str b);

bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);

/* The bytes from `from` up to but not including `to`; both are clamped. */
static inline struct str str_slice(struct str text, size_t from, size_t to) {
    if (to > text.n)
        to = text.n;
    if (from >= to)
        from = to;
    return (struct str){text.s ? text.s + from : NULL, to - from};
}

/* Without ASCII white space at both ends. */
struct str str_trim(struct str text);

/* Offset of the first `needle` or `byte` at or after `from`, or STR_NONE. */
size_t str_find(struct str text, struct str needle, size_t from);
size_t str_find_byte(struct str text, char byte, size_t from);

/* Splits at the first `at`; false, with all of it in `before`, if absent. */
bool str_cut(struct str text, char at, struct str *before, struct str *after);

/* Takes the next line off `rest`, without its line end (LF or CRLF); false at
 * the end.  A last line without an end counts; an empty rest has no line. */
bool str_line(struct str *rest, struct str *line);

/* FNV-1a (Fowler, Noll, Vo), 64 bits. */
uint64_t str_hash(struct str text);

/* The hash of what `hash` is of, followed by a text; 0 is that of nothing.
 * Where one text ends and the next begins counts. */
uint64_t str_hash_on(uint64_t hash, struct str text);

/* Copies into the arena, zero-terminated behind the last byte. */
struct str str_copy(struct arena *arena, struct str text);

/* The same as a C string; a NUL inside ends it early. */
const char *str_terminated(struct arena *arena, struct str text);

/* printf into the arena. */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));
struct str str_format_list(struct arena *arena, const char *format,
                           va_list arguments)
    __attribute__((format(printf, 2, 0), nonnull(2)));

/* ASCII classes; independent of the locale, safe for any byte. */
static inline bool str_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool str_digit(char c) {
    return c >= '0' && c <= '9';
}
bool str_letter(char c);

#endif
