/* Text by pointer and length.  Every function takes the empty str with a
 * NULL pointer; none reads past its end or asks the locale. */
#include "base/str.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

struct str str_from(const char *terminated) {
    if (!terminated)
        return (struct str){0};
    return (struct str){terminated, strlen(terminated)};
}

bool str_eq(struct str a, struct str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *terminated) {
    return str_eq(a, str_from(terminated));
}

int str_compare(struct str a, struct str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n > 0 ? memcmp(a.s, b.s, n) : 0;
    return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str text, struct str prefix) {
    return str_eq(str_slice(text, 0, prefix.n), prefix);
}

bool str_ends(struct str text, struct str suffix) {
    return text.n >= suffix.n &&
           str_eq(str_slice(text, text.n - suffix.n, text.n), suffix);
}

struct str str_trim(struct str text) {
    while (text.n > 0 && str_space(text.s[text.n - 1]))
        text.n--;
    while (text.n > 0 && str_space(text.s[0]))
        text = str_slice(text, 1, text.n);
    return text;
}

/* Compares only where needle and place have the same rolling hash, so that no
 * text takes the product of both lengths (Karp and Rabin 1987).  The needle is
 * not empty and fits behind `at`. */
static size_t find_by_hash(struct str text, struct str needle, size_t at) {
    const uint64_t base = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t wanted = 0, hash = 0, top = 1;
    for (size_t i = 0; i < needle.n; i++) {
        wanted = wanted * base + (unsigned char)needle.s[i];
        hash = hash * base + (unsigned char)text.s[at + i];
        top *= i > 0 ? base : 1;
    }
    for (;; at++) {
        const char *place = text.s + at;
        if (hash == wanted && memcmp(place, needle.s, needle.n) == 0)
            return at;
        if (at + needle.n == text.n)
            return STR_NONE;
        hash = (hash - (unsigned char)place[0] * top) * base +
               (unsigned char)place[needle.n];
    }
}

size_t str_find(struct str text, struct str needle, size_t from) {
    if (from > text.n || needle.n > text.n - from)
        return STR_NONE;
    if (needle.n == 0)
        return from;
    size_t last = text.n - needle.n, compared = 0;
    while (from <= last) {
        if (compared > text.n)
            return find_by_hash(text, needle, from);
        size_t at = str_find_byte(text, needle.s[0], from);
        if (at == STR_NONE || at > last)
            return STR_NONE;
        if (memcmp(text.s + at, needle.s, needle.n) == 0)
            return at;
        compared += needle.n;
        from = at + 1;
    }
    return STR_NONE;
}

size_t str_find_byte(struct str text, char byte, size_t from) {
    if (from >= text.n)
        return STR_NONE;
    const char *found =
        memchr(text.s + from, (unsigned char)byte, text.n - from);
    return found ? (size_t)(found - text.s) : STR_NONE;
}

bool str_cut(struct str text, char at, struct str *before, struct str *after) {
    size_t found = str_find_byte(text, at, 0);
    if (found == STR_NONE) {
        *before = text;
        *after = str_slice(text, text.n, text.n);
        return false;
    }
    *before = str_slice(text, 0, found);
    *after = str_slice(text, found + 1, text.n);
    return true;
}

bool str_line(struct str *rest, struct str *line) {
    if (rest->n == 0)
        return false;
    if (str_cut(*rest, '\n', line, rest) && str_ends(*line, STR("\r")))
        line->n--;
    return true;
}

#define HASH_START UINT64_C(0xcbf29ce484222325)

static uint64_t hash_from(uint64_t hash, struct str text) {
    for (size_t i = 0; i < text.n; i++) {
        hash ^= (unsigned char)text.s[i];
        hash *= UINT64_C(0x100000001b3);
    }
    return hash;
}

uint64_t str_hash(struct str text) {
    return hash_from(HASH_START, text);
}

uint64_t str_hash_on(uint64_t hash, struct str text) {
    char length[sizeof(uint64_t)];
    for (size_t i = 0; i < sizeof length; i++)
        length[i] = (char)((uint64_t)text.n >> 8 * i & 0xFF);
    hash = hash_from(hash ^ HASH_START, (struct str){length, sizeof length});
    return hash_from(hash, text);
}

struct str str_copy(struct arena *arena, struct str text) {
    char *copy = arena_alloc(arena, text.n + 1);
    if (text.n > 0)
        memcpy(copy, text.s, text.n);
    return (struct str){copy, text.n};
}

const char *str_terminated(struct arena *arena, struct str text) {
    return str_copy(arena, text).s;
}

struct str str_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

struct str str_format_list(struct arena *arena, const char *format,
                           va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    size_t n = length > 0 ? (size_t)length : 0;
    char *text = arena_alloc(arena, n + 1);
    vsnprintf(text, n + 1, format, again);
    va_end(again);
    return (struct str){text, n};
}

bool str_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
