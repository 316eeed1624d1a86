/* base/source: lines, places, excerpts and the way back. */
#include "base/source.h"

#include "base/arena.h"
#include "tap.h"

static struct arena arena;

static struct source source_of(struct str text) {
    struct source source;
    source_init(&source, &arena, STR("x.md"), text);
    return source;
}

static bool place_is(const struct source *source, uint32_t offset,
                     uint32_t line, uint32_t column) {
    struct place place = source_place(source, offset);
    if (place.line != line || place.column != column)
        printf("#   at %u:%u\n", place.line, place.column);
    return place.line == line && place.column == column;
}

static void finds_places(void) {
    struct source source = source_of(STR("ab\ncd\r\n\n\xC3\xA4\tz"));
    ok(source.lines == 4, "lines are counted");
    ok(place_is(&source, 0, 1, 1), "the first byte");
    ok(place_is(&source, 1, 1, 2), "the second one");
    ok(place_is(&source, 2, 1, 3), "a line end is behind its line");
    ok(place_is(&source, 3, 2, 1), "the next line");
    ok(place_is(&source, 5, 2, 3) && place_is(&source, 6, 2, 3),
       "CRLF is one line end");
    ok(place_is(&source, 7, 3, 1), "an empty line");
    ok(place_is(&source, 8, 4, 1) && place_is(&source, 10, 4, 2) &&
           place_is(&source, 11, 4, 3),
       "columns count code points, a tab is one");
    ok(place_is(&source, 12, 4, 4), "the end of the text");
    ok(place_is(&source, 4000, 4, 4), "beyond it is the end, too");
    str_is(source_line(&source, 2), STR("cd"), "a line is without its end");
    str_is(source_line(&source, 4), STR("\xC3\xA4\tz"), "the last line");
    str_is(source_line(&source, 5), STR(""), "there is none beyond");
    str_is(source_line(&source, 0), STR(""), "nor a line zero");
}

static void ends_lines(void) {
    struct source source = source_of(STR(""));
    ok(source.lines == 1 && place_is(&source, 0, 1, 1),
       "an empty text has one line");
    source = source_of(STR("a\n"));
    ok(source.lines == 1, "a last line end begins no line");
    ok(place_is(&source, 2, 1, 2), "behind it is still the last line");
    source = source_of(STR("\n\n"));
    ok(source.lines == 2 && place_is(&source, 1, 2, 1), "empty lines");
    struct source none = source_of((struct str){0});
    ok(none.lines == 1, "a text that is NULL has one line");
}

static void cuts_excerpts(void) {
    struct source source = source_of(STR("key:  value  # rest"));
    struct span span = {&source, 4, 13};
    struct excerpt excerpt = excerpt_of(span);
    str_is(excerpt.text, STR("  value  "), "the text of a span");
    struct excerpt trimmed = excerpt_trim(excerpt);
    str_is(trimmed.text, STR("value"), "trimmed");
    struct span whole = excerpt_whole(trimmed);
    ok(whole.from == 6 && whole.to == 11, "and where it stands");
    struct excerpt part = excerpt_slice(trimmed, 1, 3);
    str_is(span_text(excerpt_whole(part)), STR("al"), "a part of it");
    str_is(span_text(excerpt_span(part, 1, 99)), STR("l"), "spans are clamped");
    struct span empty = excerpt_span(part, 99, 99);
    ok(empty.from == 9 && empty.to == 9, "behind the end is at the end");
    ok(excerpt_slice(trimmed, 4, 2).text.n == 0, "backwards is empty");
    struct excerpt spaces = excerpt_trim(excerpt_slice(excerpt, 0, 2));
    ok(spaces.text.n == 0 && excerpt_whole(spaces).from == 4,
       "of spaces nothing is left, at its place");
    str_is(excerpt_all(&source).text, source.text, "all of a source");
    ok(excerpt_whole((struct excerpt){0}).source == NULL,
       "no source, no place");
    str_is(span_text((struct span){0}), STR(""), "no source, no text");
    str_is(span_text(span_join((struct span){&source, 0, 3},
                               (struct span){&source, 6, 11})),
           STR("key:  value"), "two spans with what is between them");
}

/* A fence in a quote: its text lacks the `> ` of each line. */
static void follows_lines(void) {
    struct source source = source_of(STR("> ab\n>   cd\n> ef\n"));
    static const struct excerpt_line list[] = {{0, 2}, {3, 9}, {6, 14}};
    struct excerpt excerpt = {
        .source = &source,
        .text = STR("ab\ncd\nef\n"),
        .list = list,
        .lines = 3,
    };
    str_is(span_text(excerpt_span(excerpt, 0, 2)), STR("ab"), "a first line");
    str_is(span_text(excerpt_span(excerpt, 3, 5)), STR("cd"), "a second one");
    struct span end = excerpt_span(excerpt, 1, 3);
    ok(end.from == 3 && end.to == 5,
       "an end is behind the last byte, not where the next line begins");
    str_is(span_text(excerpt_span(excerpt, 4, 7)), STR("d\n> e"),
           "a span over lines holds what is between them");
    struct excerpt slice = excerpt_slice(excerpt, 4, 8);
    str_is(slice.text, STR("d\nef"), "a slice of lines");
    str_is(span_text(excerpt_span(slice, 2, 4)), STR("ef"),
           "knows its place still");
    slice = excerpt_trim(excerpt_slice(slice, 1, 3));
    str_is(span_text(excerpt_whole(slice)), STR("e"), "also cut again");
    struct span point = excerpt_span(excerpt, 3, 3);
    ok(point.from == 9 && point.to == 9, "a point begins its own line");
    struct span last = excerpt_span(excerpt, 9, 9);
    ok(last.from == 17 && last.to == 17, "the end of all");
}

int main(void) {
    finds_places();
    ends_lines();
    cuts_excerpts();
    follows_lines();
    arena_release(&arena);
    return tap_done();
}
