/* Three tables of what may stand where in HTML, ids and URLs. */
#include "base/html.h"

#include "base/utf8.h"

static struct str entity(char c) {
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    default:
        return (struct str){0};
    }
}

void html_escape(struct buf *buf, struct str text) {
    size_t plain = 0;
    for (size_t i = 0; i < text.n; i++) {
        struct str replacement = entity(text.s[i]);
        if (replacement.n == 0)
            continue;
        buf_add(buf, str_slice(text, plain, i));
        buf_add(buf, replacement);
        plain = i + 1;
    }
    buf_add(buf, str_slice(text, plain, text.n));
}

/* Outside ASCII, everything but spaces, punctuation, symbols, emoji and
 * private use counts as a letter. */
static bool in_id(uint32_t code) {
    static const struct {
        uint32_t from, to;
    } apart[] = {
        {0x0080, 0x00A9},   {0x00AB, 0x00B1},    {0x00B4, 0x00B4},
        {0x00B6, 0x00B8},   {0x00BB, 0x00BF},    {0x00D7, 0x00D7},
        {0x00F7, 0x00F7},   {0x2000, 0x206F},    {0x20A0, 0x20CF},
        {0x2190, 0x2BFF},   {0x2E00, 0x2E7F},    {0x3000, 0x3004},
        {0x3008, 0x3020},   {0x3030, 0x3030},    {0xE000, 0xF8FF},
        {0xFE00, 0xFE6F},   {0xFEFF, 0xFF0F},    {0xFF1A, 0xFF20},
        {0xFF3B, 0xFF40},   {0xFF5B, 0xFF65},    {0xFFE0, 0xFFFF},
        {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
    };
    if (code < 0x80)
        return str_letter((char)code) || str_digit((char)code);
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (code >= apart[i].from && code <= apart[i].to)
            return false;
    return true;
}

void html_id(struct buf *buf, struct str text) {
    size_t begin = buf->n;
    bool gap = false;
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        if (!in_id(code)) {
            gap = true;
            continue;
        }
        if (gap && buf->n > begin)
            buf_char(buf, '-');
        else if (buf->n == begin && code < 0x80 && str_digit((char)code))
            BUF_LITERAL(buf, "s-");
        gap = false;
        utf8_add(buf, code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code);
    }
    if (buf->n == begin)
        BUF_LITERAL(buf, "section");
}

/* RFC 3986's pchar and "/", but for ":", which may not stand in the first
 * segment of a relative path. */
static bool in_url(char c) {
    return str_letter(c) || str_digit(c) ||
           str_find_byte(STR("-._~!$&'()*+,;=@/"), c, 0) != STR_NONE;
}

void html_url(struct buf *buf, struct str path) {
    for (size_t i = 0; i < path.n; i++) {
        if (in_url(path.s[i]))
            buf_char(buf, path.s[i]);
        else
            buf_printf(buf, "%%%02X", (unsigned)(unsigned char)path.s[i]);
    }
}
