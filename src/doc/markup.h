/* Raw HTML in the text, as far as one must know where in it one is.
 *
 * Thread: pure functions; text goes to the caller's buffer.
 */
#ifndef DOC_MARKUP_H
#define DOC_MARKUP_H

#include "base/buf.h"

enum markup_place {
    MARKUP_TEXT, /* between tags */
    MARKUP_TAG,  /* a tag with its attributes */
    MARKUP_CODE  /* a comment, and the content of script, style, pre ... */
};

/* A walk through HTML: begin with `rest` set to it. */
struct markup {
    struct str rest;
    struct str raw; /* the name of the element whose content comes next */
};

/* Takes the next run of one place off; false at the end. */
bool markup_next(struct markup *markup, enum markup_place *place,
                 struct str *run);

/* Appends HTML without its tags: its text, still escaped. */
void markup_text(struct buf *out, struct str html);

/* Appends a URL for a double-quoted attribute as cmark does: what a URL may
 * not have is percent-encoded, `%` stays. */
void markup_url(struct buf *out, struct str url);

#endif
