/* Lines are found once; a place is then a bisection and a count along its
 * line.  A final line end begins no further line: the end of the text is the
 * end of its last line, where an editor's cursor can stand. */
#include "base/source.h"

#include "base/arena.h"
#include "base/utf8.h"

void source_init(struct source *source, struct arena *arena, struct str path,
                 struct str text) {
    uint32_t *starts = NULL;
    size_t count = 0, capacity = 0;
    ARENA_PUSH(arena, starts, count, capacity, 0);
    for (size_t at = 0; (at = str_find_byte(text, '\n', at) + 1) != 0;)
        if (at < text.n)
            ARENA_PUSH(arena, starts, count, capacity, (uint32_t)at);
    *source = (struct source){path, text, starts, count};
}

/* Index of the last line that begins at or before `offset`. */
static size_t line_at(const struct source *source, uint32_t offset) {
    size_t low = 0, high = source->lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct place source_place(const struct source *source, uint32_t offset) {
    size_t index = line_at(source, offset);
    uint32_t line = (uint32_t)index + 1;
    struct str text = source_line(source, line);
    struct str before = str_slice(text, 0, offset - source->starts[index]);
    return (struct place){line, (uint32_t)utf8_count(before) + 1};
}

struct str source_line(const struct source *source, uint32_t line) {
    if (line == 0 || line > source->lines)
        return (struct str){0};
    struct str rest =
        str_slice(source->text, source->starts[line - 1], source->text.n);
    struct str text = {0};
    str_line(&rest, &text);
    return text;
}

struct str span_text(struct span span) {
    if (!span.source)
        return (struct str){0};
    return str_slice(span.source->text, span.from, span.to);
}

struct span span_join(struct span a, struct span b) {
    return (struct span){a.source, a.from, b.to};
}

struct excerpt excerpt_of(struct span span) {
    return (struct excerpt){
        .source = span.source,
        .text = span_text(span),
        .from = span.from,
    };
}

struct excerpt excerpt_all(const struct source *source) {
    return (struct excerpt){.source = source, .text = source->text};
}

struct excerpt excerpt_slice(struct excerpt excerpt, size_t from, size_t to) {
    if (to > excerpt.text.n)
        to = excerpt.text.n;
    if (from > to)
        from = to;
    excerpt.text = str_slice(excerpt.text, from, to);
    if (excerpt.list)
        excerpt.shift += (uint32_t)from;
    else
        excerpt.from += (uint32_t)from;
    return excerpt;
}

struct excerpt excerpt_trim(struct excerpt excerpt) {
    size_t from = 0, to = excerpt.text.n;
    while (to > from && str_space(excerpt.text.s[to - 1]))
        to--;
    while (from < to && str_space(excerpt.text.s[from]))
        from++;
    return excerpt_slice(excerpt, from, to);
}

/* Where the byte at `offset` of an excerpt's text stands in the source. */
static uint32_t origin(const struct excerpt *excerpt, size_t offset) {
    if (!excerpt->list || excerpt->lines == 0)
        return excerpt->from + (uint32_t)offset;
    uint32_t at = excerpt->shift + (uint32_t)offset;
    size_t low = 0, high = excerpt->lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (excerpt->list[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    const struct excerpt_line *line = &excerpt->list[low];
    return line->from + (at - line->at);
}

struct span excerpt_span(struct excerpt excerpt, size_t from, size_t to) {
    if (!excerpt.source)
        return (struct span){0};
    if (to > excerpt.text.n)
        to = excerpt.text.n;
    if (from > to)
        from = to;
    size_t end = excerpt.source->text.n;
    /* The end is behind the last byte, not before the byte that follows: that
     * one may stand behind an indentation on the next line. */
    size_t first = origin(&excerpt, from);
    size_t last = to > from ? (size_t)origin(&excerpt, to - 1) + 1 : first;
    first = first < end ? first : end;
    last = last < end ? last : end;
    return (struct span){excerpt.source, (uint32_t)first,
                         (uint32_t)(last > first ? last : first)};
}

struct span excerpt_whole(struct excerpt excerpt) {
    return excerpt_span(excerpt, 0, excerpt.text.n);
}
