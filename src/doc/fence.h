/* Fences: what their first line says, and where their text stands.
 *
 *     ```KIND [NAME] [#label] [show] [key=value ...]
 */
#ifndef DOC_FENCE_H
#define DOC_FENCE_H

#include "doc/doc.h"

/* Where a code block begins in the source. */
struct fence_place {
    const struct source *source;
    uint32_t line; /* from 1 */
    uint32_t from; /* the first sign of the fence, or of indented code */
    bool indented; /* code without a fence */
};

/* The place of a code block with what cmark says of it: where it begins, its
 * info string (masks or not) and its text.  cmark does not tell indented code
 * from fences, but the text of the former begins on its first line. */
struct fence_place fence_find(const struct source *source, uint32_t line,
                              uint32_t from, struct str info, struct str code);

/* Reads the first line of a code block.  For indented code everything is
 * empty.  What cannot be read is reported, and the fence is `broken`. */
void fence_open(struct arena *arena, struct diags *diags,
                struct fence_place place, struct doc_kinds kinds,
                struct doc_fence *fence);

/* The text of the block (without its containers' indentation, LF between
 * lines) with the way back to the source.  Each line of it ends its line of
 * the source; where a container splits a tab it does not, and then the first
 * bytes that are no white space are taken to be the same. */
struct excerpt fence_body(struct arena *arena, struct fence_place place,
                          struct str code);

/* The line of the source on which a fence around `code` would be closed, or 0
 * if nothing there could close it.  If another code block begins on that
 * line the fence is not closed either. */
uint32_t fence_close_line(struct fence_place place, struct str code);

/* Where a line of `code` looks like the first line of a block of one of the
 * kinds: an empty span if none does.  Then the fence was meant to end before
 * it. */
struct span fence_next_open(struct fence_place place, struct doc_kinds kinds,
                            const struct doc_fence *fence);

#endif
