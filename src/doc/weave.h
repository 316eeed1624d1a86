/* Writing HTML: what doc/weave.c (blocks) and doc/weave_inline.c share. */
#ifndef DOC_WEAVE_H
#define DOC_WEAVE_H

#include "doc/doc.h"
#include "doc/tree.h"

struct weave {
    struct doc *doc;
    const struct doc_parts *parts;
    struct buf *out;
    size_t begin;                /* of what is written here */
    const struct element *image; /* whose alternative text is written */
    size_t links;                /* open ones */
    bool contents;               /* a heading, for a list of contents */
};

/* Where text is written. */
enum context {
    CONTEXT_TEXT,
    CONTEXT_PLAIN, /* an attribute */
    CONTEXT_HTML,  /* text in raw HTML */
    CONTEXT_TAG,   /* an attribute in raw HTML */
    CONTEXT_URL
};

/* Writes text, escaped as its context needs, with what its masks stand for. */
void weave_text(struct weave *weave, enum context context, struct str text);

/* Writes raw HTML, with what its masks stand for. */
void weave_markup(struct weave *weave, struct str html);

void weave_open_link(struct weave *weave, const struct element *link);
void weave_close_link(struct weave *weave);

/* Between these two, what is inside is written by weave_alternative. */
void weave_open_image(struct weave *weave, const struct element *image);
void weave_close_image(struct weave *weave, const struct element *image);
void weave_alternative(struct weave *weave, const struct element *inside);

/* A paragraph in a list whose items are not spaced. */
bool weave_is_tight(const struct element *paragraph);

/* A paragraph of nothing but an image that says something. */
bool weave_is_figure(const struct element *element);

#endif
