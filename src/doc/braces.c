/* Closed as the expression language says, or else the nearest closer.
 *
 * `{{`, `{=` and `{check:` cannot stand in an expression, outside of texts:
 * what is not closed is given up at the next, so each search is short or
 * consumes what it has seen. */
#include "doc/braces.h"

/* The offset of the quote that closes the one at `at`, or STR_NONE. */
static size_t quote_end(struct str text, size_t at) {
    char quote = text.s[at];
    for (size_t i = at + 1; i < text.n; i++) {
        if (text.s[i] == quote)
            return i;
        if (text.s[i] == '\\' && quote != '`')
            i++;
    }
    return STR_NONE;
}

static bool begins_another(struct str text, size_t at) {
    if (text.s[at] != '{')
        return false;
    struct str rest = str_slice(text, at + 1, text.n);
    return str_starts(rest, STR("{")) || str_starts(rest, STR("=")) ||
           str_starts(rest, STR("check:"));
}

static size_t find_balanced(struct str text, size_t from, struct str closer) {
    size_t depth = 0;
    for (size_t at = from; at < text.n; at++) {
        char c = text.s[at];
        if (begins_another(text, at))
            return STR_NONE;
        if (c == '}' && depth == 0)
            return str_starts(str_slice(text, at, text.n), closer) ? at
                                                                   : STR_NONE;
        if (c == '{')
            depth++;
        if (c == '}')
            depth--;
        if (c != '"' && c != '\'' && c != '`')
            continue;
        at = quote_end(text, at);
        if (at == STR_NONE)
            return STR_NONE;
    }
    return STR_NONE;
}

static size_t find_first(struct str text, size_t from, struct str closer,
                         struct braces *found) {
    bool known = found->to == text.n && found->from <= from &&
                 from <= found->at; /* STR_NONE is behind everything */
    if (!known)
        *found = (struct braces){from, text.n, str_find(text, closer, from)};
    return found->at;
}

size_t braces_end(struct str text, size_t from, struct str closer,
                  struct braces *found) {
    size_t first = find_first(text, from, closer, found);
    if (first == STR_NONE)
        return STR_NONE;
    size_t end = find_balanced(text, from, closer);
    if (end != STR_NONE)
        return end;
    for (size_t at = from; at < first; at++)
        if (begins_another(text, at))
            return STR_NONE;
    return first;
}
