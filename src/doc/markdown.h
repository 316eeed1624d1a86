/* The wall to cmark, the reference implementation of CommonMark.
 *
 * Thread: any number at once; cmark has no state of its own.
 */
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H

#include "doc/tree.h"

/* The tree of a text in UTF-8 without NUL, copied into the arena.  Never
 * NULL.  Positions are those of the text.  cmark takes quadratic time on some
 * texts: let check_body (doc/check.h) see them first. */
struct element *markdown_parse(struct arena *arena, struct str text);

#endif
