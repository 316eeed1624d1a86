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
    unsigned char lead = (unsigned char)text.s[*at];
    if (lead < 0x80) {
        ++*at;
        return lead;
    }
    uint32_t code = REPLACEMENT;
    size_t length = sequence(text, *at, &code);
    *at += length ? length : 1;
    return length ? code : REPLACEMENT;
}

size_t utf8_invalid(struct str text) {
    uint32_t code;
    for (size_t at = 0; at < text.n;) {
        if ((unsigned char)text.s[at] < 0x80) {
            at++;
            continue;
        }
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

unsigned utf8_width(uint32_t code) {
    static const struct {
        uint32_t from, to;
        unsigned width;
    } ranges[] = {
        {0x0300, 0x036F, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},
        {0x0610, 0x061A, 0},   {0x064B, 0x065F, 0},   {0x093C, 0x093C, 0},
        {0x0E31, 0x0E31, 0},   {0x0E34, 0x0E3A, 0},   {0x0E47, 0x0E4E, 0},
        {0x1100, 0x115F, 2},   {0x1AB0, 0x1AFF, 0},   {0x1DC0, 0x1DFF, 0},
        {0x200B, 0x200F, 0},   {0x202A, 0x202E, 0},   {0x2060, 0x2064, 0},
        {0x20D0, 0x20FF, 0},   {0x231A, 0x231B, 2},   {0x23E9, 0x23EC, 2},
        {0x2614, 0x2615, 2},   {0x2648, 0x2653, 2},   {0x26A1, 0x26A1, 2},
        {0x2705, 0x2705, 2},   {0x2728, 0x2728, 2},   {0x274C, 0x274C, 2},
        {0x2753, 0x2755, 2},   {0x2795, 0x2797, 2},   {0x2B50, 0x2B50, 2},
        {0x2E80, 0x303E, 2},   {0x3041, 0xA4CF, 2},   {0xA960, 0xA97C, 2},
        {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},
        {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},
        {0xFF00, 0xFF60, 2},   {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2},
        {0x1F680, 0x1F6FF, 2}, {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2},
        {0xE0100, 0xE01EF, 0},
    };
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code > ranges[middle].to)
            low = middle + 1;
        else if (code < ranges[middle].from)
            high = middle;
        else
            return ranges[middle].width;
    }
    return 1;
}
