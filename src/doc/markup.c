/* A small scanner for HTML.  It need not be exact: it decides whether a value
 * is put in as an element, as text or not at all. */
#include "doc/markup.h"

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(struct str a, struct str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

/* The offset behind the first `end`, or the end of the text. */
static size_t behind(struct str text, struct str end, size_t from) {
    size_t at = str_find(text, end, from);
    return at == STR_NONE ? text.n : at + end.n;
}

/* The offset behind the `>` of the tag that `text` begins with. */
static size_t tag_end(struct str text) {
    for (size_t at = 1; at < text.n; at++) {
        char c = text.s[at];
        if (c == '>')
            return at + 1;
        if (c == '"' || c == '\'')
            at = behind(text, (struct str){&text.s[at], 1}, at + 1) - 1;
    }
    return text.n;
}

static struct str tag_name(struct str tag) {
    size_t end = 1;
    while (end < tag.n && (str_letter(tag.s[end]) || str_digit(tag.s[end])))
        end++;
    return str_slice(tag, 1, end);
}

static bool is_raw(struct str name) {
    static const struct str names[] = {STR_INIT("script"), STR_INIT("style"),
                                       STR_INIT("pre"), STR_INIT("textarea")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (same_name(names[i], name))
            return true;
    return false;
}

/* The offset of the end tag of a raw element. */
static size_t raw_end(struct str text, struct str name) {
    for (size_t at = 0; (at = str_find(text, STR("</"), at)) != STR_NONE; at++)
        if (same_name(str_slice(text, at + 2, at + 2 + name.n), name))
            return at;
    return text.n;
}

static bool begins_tag(struct str text) {
    return text.n > 1 && (str_letter(text.s[1]) || text.s[1] == '/');
}

/* The length of the run that begins with a `<`. */
static size_t angle_run(struct markup *markup, enum markup_place *place) {
    struct str text = markup->rest;
    *place = MARKUP_CODE;
    if (str_starts(text, STR("<!--")))
        return behind(text, STR("-->"), 4);
    if (str_starts(text, STR("<![")))
        return behind(text, STR("]]>"), 3);
    if (str_starts(text, STR("<!")) || str_starts(text, STR("<?")))
        return behind(text, STR(">"), 2);
    if (begins_tag(text)) {
        *place = MARKUP_TAG;
        size_t end = tag_end(text);
        struct str name = tag_name(str_slice(text, 0, end));
        if (is_raw(name))
            markup->raw = name;
        return end;
    }
    *place = MARKUP_TEXT;
    size_t next = str_find_byte(text, '<', 1);
    return next == STR_NONE ? text.n : next;
}

bool markup_next(struct markup *markup, enum markup_place *place,
                 struct str *run) {
    struct str text = markup->rest;
    if (text.n == 0)
        return false;
    size_t length = 0;
    if (markup->raw.n > 0) {
        *place = MARKUP_CODE;
        length = raw_end(text, markup->raw);
        markup->raw = (struct str){0};
    }
    if (length == 0 && text.s[0] == '<')
        length = angle_run(markup, place);
    if (length == 0) {
        *place = MARKUP_TEXT;
        length = str_find_byte(text, '<', 0);
    }
    *run = str_slice(text, 0, length);
    markup->rest = str_slice(text, run->n, text.n);
    return true;
}

void markup_text(struct buf *out, struct str html) {
    struct markup markup = {.rest = html};
    enum markup_place place;
    struct str run;
    while (markup_next(&markup, &place, &run))
        if (place == MARKUP_TEXT)
            buf_add(out, run);
}

void markup_url(struct buf *out, struct str url) {
    struct str safe = STR("-_.+!*(),%#@?=;:/$~");
    for (size_t i = 0; i < url.n; i++) {
        char c = url.s[i];
        if (str_letter(c) || str_digit(c) ||
            str_find_byte(safe, c, 0) != STR_NONE)
            buf_char(out, c);
        else if (c == '&')
            BUF_LITERAL(out, "&amp;");
        else if (c == '\'')
            BUF_LITERAL(out, "&#x27;");
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}
