/* The table of well-formed sequences in the Unicode Standard, section 3.9:
 * the lead byte gives the length and the range of the second byte. */
#include "base/utf8.h"

#include "base/buf.h"

#define REPLACEMENT UINT32_C(0xFFFD)

/* The length of the sequence at `at`, or 0 if it is not valid. */
static size_t sequence(struct str text, size_t at, uint32_t *code) {
    static const struct {
        unsigned char lead, low, high; /* of the second byte */
        unsigned char length, bits;    /* payload bits of the lead */
    } rows[] = {
        {0xF5, 0, 0, 0, 0},          {0xF4, 0x80, 0x8F, 4, 0x07},
        {0xF1, 0x80, 0xBF, 4, 0x07}, {0xF0, 0x90, 0xBF, 4, 0x07},
        {0xEE, 0x80, 0xBF, 3, 0x0F}, {0xED, 0x80, 0x9F, 3, 0x0F},
        {0xE1, 0x80, 0xBF, 3, 0x0F}, {0xE0, 0xA0, 0xBF, 3, 0x0F},
        {0xC2, 0x80, 0xBF, 2, 0x1F}, {0x80, 0, 0, 0, 0},
        {0x00, 0, 0, 1, 0x7F},
    };
    unsigned char lead = (unsigned char)text.s[at];
    size_t row = 0;
    while (lead < rows[row].lead)
        row++;
    size_t length = rows[row].length;
    if (length == 0 || length > text.n - at)
        return 0;
    *code = (uint32_t)lead & rows[row].bits;
    for (size_t i = 1; i < length; i++) {
        unsigned char byte = (unsigned char)text.s[at + i];
        unsigned char low = i == 1 ? rows[row].low : 0x80;
        unsigned char high = i == 1 ? rows[row].high : 0xBF;
        if (byte < low || byte > high)
            return 0;
        *code = *code << 6 | (byte & 0x3FU);
    }
    return length;
}

uint32_t utf8_next(struct str text, size_t *at) {
    uint32_t code = REPLACEMENT;
    size_t length = sequence(text, *at, &code);
    *at += length ? length : 1;
    return length ? code : REPLACEMENT;
}

size_t utf8_invalid(struct str text) {
    uint32_t code;
    for (size_t at = 0; at < text.n;) {
        size_t length = sequence(text, at, &code);
        if (length == 0)
            return at;
        at += length;
    }
    return STR_NONE;
}

size_t utf8_count(struct str text) {
    size_t count = 0;
    for (size_t at = 0; at < text.n; count++)
        utf8_next(text, &at);
    return count;
}

void utf8_add(struct buf *buf, uint32_t code) {
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = REPLACEMENT;
    if (code < 0x80) {
        buf_char(buf, (char)code);
        return;
    }
    unsigned more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    buf_char(buf, (char)(leads[more] | code >> (6 * more)));
    while (more-- > 0)
        buf_char(buf, (char)(0x80 | ((code >> (6 * more)) & 0x3F)));
}
