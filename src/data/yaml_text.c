/* Two walks, after the rules of YAML 1.1 for flow scalars (5.13, 7.3) and
 * block scalars (8.1), with the text already known:
 *
 * - flow scalars (plain and quoted) are walked along the source: a byte, an
 *   escape, or white space with line breaks, of which one becomes a space and
 *   n become n-1 breaks;
 * - block scalars have no escapes, so they are walked along the text, word by
 *   word, over any white space in the source.
 *
 * If the two do not agree, each byte is tied to the scalar's first one: the
 * place is then coarse but never wrong. */
#include "data/yaml_text.h"

#include "base/arena.h"
#include "base/utf8.h"

struct walk {
    struct arena *arena;
    struct excerpt whole;
    size_t at, end; /* in the text of `whole` */
    struct str value;
    size_t done; /* of `value` */
    struct excerpt_line *list;
    size_t count, capacity;
};

/* From here on, the bytes of the value stand at the current place. */
static void tie(struct walk *walk) {
    struct excerpt_line line = {
        .at = (uint32_t)walk->done,
        .from = excerpt_span(walk->whole, walk->at, walk->at).from,
    };
    if (walk->count > 0 && walk->list[walk->count - 1].at == line.at)
        walk->list[walk->count - 1] = line;
    else
        ARENA_PUSH(walk->arena, walk->list, walk->count, walk->capacity, line);
}

static void advance(struct walk *walk, size_t value, size_t source) {
    walk->done += value;
    walk->at += source;
}

static char peek(const struct walk *walk, size_t ahead) {
    size_t at = walk->at + ahead;
    return at < walk->end ? walk->whole.text.s[at] : '\0';
}

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Length of the white space here, and the line breaks in it. */
static size_t white_space(const struct walk *walk, size_t *breaks) {
    size_t n = 0;
    *breaks = 0;
    for (; is_white(peek(walk, n)); n++) {
        bool second = n > 0 && peek(walk, n - 1) == '\r';
        char c = peek(walk, n);
        *breaks += c == '\r' || (c == '\n' && !second);
    }
    return n;
}

static void fold(struct walk *walk) {
    size_t breaks;
    size_t n = white_space(walk, &breaks);
    if (breaks == 0) {
        advance(walk, n, n);
        return;
    }
    tie(walk);
    advance(walk, breaks == 1 ? 1 : breaks - 1, n);
    tie(walk);
}

static void escape(struct walk *walk) {
    if (peek(walk, 1) == '\n' || peek(walk, 1) == '\r') {
        advance(walk, 0, 1);
        size_t breaks;
        size_t n = white_space(walk, &breaks);
        tie(walk);
        advance(walk, breaks - 1, n);
        tie(walk);
        return;
    }
    char kind = peek(walk, 1);
    size_t length = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    size_t next = walk->done;
    utf8_next(walk->value, &next);
    tie(walk);
    advance(walk, next - walk->done, length);
    tie(walk);
}

/* False if source and value disagree. */
static bool walk_flow(struct walk *walk, enum yaml_style style) {
    while (walk->at < walk->end) {
        char c = peek(walk, 0);
        if (is_white(c)) {
            fold(walk);
        } else if (walk->done >= walk->value.n) {
            return false;
        } else if (style == YAML_DOUBLE && c == '\\') {
            escape(walk);
        } else if (style == YAML_SINGLE && c == '\'') {
            tie(walk);
            advance(walk, 1, 2);
            tie(walk);
        } else if (walk->value.s[walk->done] != c) {
            return false;
        } else {
            advance(walk, 1, 1);
        }
    }
    return walk->done == walk->value.n;
}

/* The line ends behind the last word are no more part of the scalar's span:
 * they stand at its last byte. */
static void tie_to_last(struct walk *walk) {
    walk->at--;
    tie(walk);
    walk->at++;
}

static bool walk_block(struct walk *walk) {
    while (walk->at < walk->end && peek(walk, 0) != '\n')
        walk->at++; /* the `|` and what stands behind it */
    while (walk->done < walk->value.n) {
        char c = walk->value.s[walk->done];
        if (is_white(c)) {
            if (walk->at == walk->end)
                tie_to_last(walk);
            walk->done++;
            continue;
        }
        size_t breaks;
        walk->at += white_space(walk, &breaks);
        tie(walk);
        while (walk->done < walk->value.n &&
               !is_white(c = walk->value.s[walk->done])) {
            if (peek(walk, 0) != c)
                return false;
            advance(walk, 1, 1);
        }
    }
    return true;
}

/* False if a run of bytes would reach out of the scalar: YAML knows line ends
 * (U+0085, U+2028, U+2029) that the walks do not. */
static bool stays_inside(const struct walk *walk, size_t from) {
    uint32_t begin = excerpt_span(walk->whole, from, from).from;
    uint32_t end = excerpt_span(walk->whole, walk->end, walk->end).from;
    for (size_t i = 0; i < walk->count; i++) {
        const struct excerpt_line *line = &walk->list[i];
        size_t next =
            i + 1 < walk->count ? walk->list[i + 1].at : walk->value.n;
        if (line->from < begin || line->from + (next - line->at) > end)
            return false;
    }
    return true;
}

/* Every byte is tied to the first one of the scalar. */
static void tie_coarsely(struct walk *walk, size_t from) {
    walk->count = 0;
    walk->at = from;
    for (walk->done = 0; walk->done < walk->value.n; walk->done++)
        tie(walk);
}

struct excerpt yaml_text(struct arena *arena, struct excerpt whole, size_t from,
                         size_t to, enum yaml_style style, struct str value) {
    size_t first = from, last = to;
    if ((style == YAML_SINGLE || style == YAML_DOUBLE) && to - from >= 2) {
        first++;
        last--;
    }
    struct excerpt inside = excerpt_slice(whole, first, last);
    if (str_eq(inside.text, value))
        return inside;
    struct walk walk = {
        .arena = arena,
        .whole = whole,
        .at = first,
        .end = last,
        .value = str_copy(arena, value),
    };
    tie(&walk);
    bool agrees =
        style == YAML_BLOCK ? walk_block(&walk) : walk_flow(&walk, style);
    if (!agrees || !stays_inside(&walk, first))
        tie_coarsely(&walk, from);
    return (struct excerpt){
        .source = whole.source,
        .text = walk.value,
        .from = excerpt_span(whole, from, from).from,
        .list = walk.list,
        .lines = walk.count,
    };
}
