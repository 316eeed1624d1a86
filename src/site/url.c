/* The parts of RFC 3986 that a link within a course can have. */
#include "site/url.h"

#include "base/buf.h"

bool url_external(struct str text) {
    if (str_starts(text, STR("//")))
        return true;
    if (text.n == 0 || !str_letter(text.s[0]))
        return false;
    for (size_t i = 1; i < text.n; i++) {
        char c = text.s[i];
        if (c == ':')
            return true;
        if (!str_letter(c) && !str_digit(c) && c != '+' && c != '.' && c != '-')
            return false;
    }
    return false;
}

/* The value of a hexadecimal digit, or -1. */
static int hex(char c) {
    if (str_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A `%` that no two digits follow stays; so does %00, which no path has. */
static struct str decode(struct arena *arena, struct str text) {
    if (str_find_byte(text, '%', 0) == STR_NONE)
        return text;
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = 0; i < text.n; i++) {
        int high = i + 2 < text.n && text.s[i] == '%' ? hex(text.s[i + 1]) : -1;
        int low = high >= 0 ? hex(text.s[i + 2]) : -1;
        if (low < 0 || high + low == 0) {
            buf_char(&out, text.s[i]);
            continue;
        }
        buf_char(&out, (char)(high * 16 + low));
        i += 2;
    }
    return buf_str(&out);
}

struct url url_parse(struct arena *arena, struct str text) {
    struct str before = text, fragment = {0}, path;
    str_cut(text, '#', &before, &fragment);
    struct str query;
    str_cut(before, '?', &path, &query);
    return (struct url){
        .path = decode(arena, path),
        .tail = str_slice(text, path.n, text.n),
        .fragment = decode(arena, fragment),
    };
}
