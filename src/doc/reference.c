/* A reference is told from an address by what stands before it. */
#include "doc/reference.h"

#include "base/utf8.h"

/* Letters and what else makes up words outside ASCII; nearly. */
static bool is_word(uint32_t code) {
    return code >= 0xC0 && code != 0xD7 && code != 0xF7 &&
           !(code >= 0x2000 && code < 0x2C00) &&
           !(code >= 0x3000 && code < 0x3040);
}

/* Can a word begin at `at`?  Marks of emphasis may stand before it; behind
 * `/` one can only begin if a reference ends there: it may be a URL. */
static bool word_begins(struct str text, size_t begin, size_t at, size_t last) {
    struct str marks = STR("*_~");
    while (at > begin && str_find_byte(marks, text.s[at - 1], 0) != STR_NONE)
        at--;
    if (at == begin)
        return true;
    char before = text.s[at - 1];
    if (before == '/')
        return at - 1 == last;
    if ((unsigned char)before < 0x80)
        return str_space(before) ||
               str_find_byte(STR("([{\"'>|,;:!?"), before, 0) != STR_NONE;
    while (at > begin && ((unsigned char)text.s[at - 1] & 0xC0) == 0x80)
        at--;
    at--;
    return !is_word(utf8_next(text, &at));
}

/* The end of a label's characters from `at` on. */
static size_t label_end(struct str text, size_t at) {
    size_t end = at;
    while (at < text.n) {
        char c = text.s[at];
        if ((unsigned char)c >= 0x80) {
            if (!is_word(utf8_next(text, &at)))
                break;
        } else if (str_letter(c) || str_digit(c) || c == '-' || c == '_') {
            at++;
        } else {
            break;
        }
        if (c != '-' && c != '_')
            end = at;
    }
    return end;
}

size_t reference_end(struct str text, size_t begin, size_t at, size_t last) {
    static const struct str prefixes[] = {STR_INIT("fig-"), STR_INIT("tbl-"),
                                          STR_INIT("eq-"), STR_INIT("sec-")};
    struct str rest = str_slice(text, at + 1, text.n);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (!str_starts(rest, prefixes[i]) ||
            !word_begins(text, begin, at, last))
            continue;
        size_t label = at + 1 + prefixes[i].n;
        size_t end = label_end(text, label);
        return end > label ? end : at;
    }
    return at;
}
