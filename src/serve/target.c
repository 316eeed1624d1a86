/* From what a browser sends to the name of a file of the site.
 *
 * The name is only looked up: dot segments, double and encoded slashes stay
 * what they are, and no file has such a name. */
#include "base/buf.h"
#include "base/path.h"
#include "serve/ask.h"

/* The value of a hexadecimal digit, or -1. */
static int hex(char c) {
    if (str_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A slash that was encoded separates nothing: as DEL it is in no name. */
static bool decode(struct arena *arena, struct str text, struct str *plain) {
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '%') {
            int high = i + 2 < text.n ? hex(text.s[i + 1]) : -1;
            int low = high >= 0 ? hex(text.s[i + 2]) : -1;
            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            c = c == '/' ? '\x7F' : c;
            i += 2;
        }
        if (c == '\0')
            return false;
        buf_char(&out, c);
    }
    *plain = buf_str(&out);
    return true;
}

bool ask_target(struct arena *arena, struct str target,
                struct ask_target *parts) {
    struct str path;
    *parts = (struct ask_target){0};
    str_cut(target, '?', &path, &parts->query);
    return str_starts(path, STR("/")) &&
           decode(arena, str_slice(path, 1, path.n), &parts->path);
}

struct str ask_parameter(struct arena *arena, struct str query,
                         const char *name) {
    struct str pair, key, value, plain;
    while (query.n > 0) {
        str_cut(query, '&', &pair, &query);
        if (!str_cut(pair, '=', &key, &value) || !str_is(key, name))
            continue;
        /* Of a value it is a slash like any other. */
        if (!decode(arena, value, &plain))
            break;
        struct buf out;
        buf_init(&out, arena);
        for (size_t i = 0; i < plain.n; i++)
            buf_char(&out, plain.s[i] == '\x7F' ? '/' : plain.s[i]);
        return buf_str(&out);
    }
    return (struct str){0};
}

const struct site_file *ask_file(struct arena *arena,
                                 const struct site_edition *edition,
                                 struct str path, bool *folder) {
    static const struct str index = STR_INIT("index.html");
    *folder = false;
    if (path.n == 0)
        return site_edition_find(edition, index);
    const struct site_file *file = site_edition_find(edition, path);
    if (file)
        return file;
    bool slash = str_ends(path, STR("/"));
    struct str whole = str_format(arena, STR_FMT "%s" STR_FMT, STR_ARG(path),
                                  slash ? "" : "/", STR_ARG(index));
    file = site_edition_find(edition, whole);
    *folder = file && !slash;
    return file;
}

/* Who may read. ---------------------------------------------------------- */

/* "127.0.0.1" of "127.0.0.1:8000", "::1" of "[::1]:8000". */
static struct str name_of(struct str host) {
    if (str_starts(host, STR("["))) {
        size_t end = str_find_byte(host, ']', 0);
        return end == STR_NONE ? host : str_slice(host, 1, end);
    }
    struct str name, port;
    str_cut(host, ':', &name, &port);
    return name;
}

/* Four numbers with dots between them, or anything with two colons in it that
 * has only hexadecimal digits besides: no name that can be registered. */
static bool is_numeric(struct str name) {
    size_t dots = 0, colons = 0;
    bool decimal = name.n > 0, hexadecimal = true;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.s[i];
        dots += c == '.';
        colons += c == ':';
        decimal = decimal && (str_digit(c) || c == '.');
        hexadecimal = hexadecimal && (hex(c) >= 0 || c == ':' || c == '.');
    }
    return (decimal && dots == 3) || (hexadecimal && colons >= 2);
}

bool ask_same(struct str a, struct str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        char x = a.s[i], y = b.s[i];
        x = x >= 'A' && x <= 'Z' ? (char)(x - 'A' + 'a') : x;
        y = y >= 'A' && y <= 'Z' ? (char)(y - 'A' + 'a') : y;
        if (x != y)
            return false;
    }
    return true;
}

bool ask_host(struct str host, struct str own) {
    struct str name = name_of(host);
    return is_numeric(name) || ask_same(name, STR("localhost")) ||
           (own.n > 0 && ask_same(name, own));
}

/* Another site may link here, and nothing else. */
static bool is_foreign(const struct ask *ask) {
    if (ask->origin.n > 0) {
        struct str scheme = STR("http://");
        return !str_starts(ask->origin, scheme) ||
               !ask_same(str_slice(ask->origin, scheme.n, ask->origin.n),
                         ask->host);
    }
    return ask->fetch_site.n > 0 && !str_is(ask->fetch_site, "same-origin") &&
           !str_is(ask->fetch_site, "none") &&
           !str_is(ask->fetch_mode, "navigate");
}

unsigned ask_refused(const struct ask *ask, struct str own) {
    if (ask->hosts != 1)
        return 400;
    if (!ask_host(ask->host, own) || is_foreign(ask))
        return 403;
    if (!str_is(ask->method, "GET") && !str_is(ask->method, "HEAD"))
        return 405;
    return 0;
}
