/* Source texts and places in them.
 *
 * Positions are byte offsets everywhere; only source_place turns them into
 * line and column, by bisection (after jq's locfile).  A span is carried by
 * each token, node, key and cell, so that any later stage can point at it.
 *
 * Life cycle: source_init once, then const; lives in the arena given.
 * Thread: const after source_init.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/str.h"

struct source {
    struct str path; /* as shown to the author, relative to the course */
    struct str text;
    const uint32_t *starts; /* offset of each line's first byte */
    size_t lines;           /* at least 1 */
};

/* The bytes from `from` up to but not including `to`. */
struct span {
    const struct source *source; /* NULL: no place is known */
    uint32_t from;
    uint32_t to;
};

struct place {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in code points; a tab is one */
};

/* `text` must be shorter than 4 GiB. */
void source_init(struct source *source, struct arena *arena, struct str path,
                 struct str text);

struct place source_place(const struct source *source, uint32_t offset);

/* The text of a line (from 1) without its line end; empty beyond the last. */
struct str source_line(const struct source *source, uint32_t line);

/* The text under a span. */
struct str span_text(struct span span);

/* From the start of `a` to the end of `b`, of the same source. */
struct span span_join(struct span a, struct span b);

/* Text to be parsed, and the way back to where it stands.
 *
 * The text of a fence lacks the indentation of its container, so its lines
 * do not follow each other in the source: an excerpt keeps, for each line,
 * where it begins there.  The text of one line needs no such list.
 */
struct excerpt_line {
    uint32_t at;   /* offset in the whole excerpt's text */
    uint32_t from; /* the same byte's offset in the source */
};

struct excerpt {
    const struct source *source;
    struct str text;
    uint32_t from;  /* source offset of text[0], if there is no list */
    uint32_t shift; /* of text[0] in the list's coordinates */
    const struct excerpt_line *list; /* sorted by `at`; NULL: one run */
    size_t lines;
};

/* An unbroken part of a source. */
struct excerpt excerpt_of(struct span span);

/* All of a source. */
struct excerpt excerpt_all(const struct source *source);

/* The part between two offsets of its text, both clamped. */
struct excerpt excerpt_slice(struct excerpt excerpt, size_t from, size_t to);

/* Without ASCII white space at both ends. */
struct excerpt excerpt_trim(struct excerpt excerpt);

/* Where the bytes between two offsets of its text stand in the source. */
struct span excerpt_span(struct excerpt excerpt, size_t from, size_t to);

/* Where all of it stands. */
struct span excerpt_whole(struct excerpt excerpt);

#endif
