/* Fences: what their first line says, and where their text stands.
 *
 *     ```KIND [NAME] [#label] [show] [key=value ...]
 */
#ifndef DOC_FENCE_H
#define DOC_FENCE_H

#include "doc/doc.h"

/* Where a code block begins in the source. */
struct fence_place {
    struct span span; /* its first line, from the fence on */
    uint32_t line;    /* from 1 */
    bool indented;    /* code without a fence */
};

/* The place of a code block by what cmark says of it: where it begins, its
 * info string and its text.  cmark does not tell indented code from fences,
 * but the text of the former begins on its first line. */
struct fence_place fence_find(struct span span, uint32_t line, struct str info,
                              struct str code);

/* Reads the first line of a code block.  For indented code everything is
 * empty.  What cannot be read is reported, and the fence is `broken`. */
void fence_open(struct arena *arena, struct diags *diags,
                struct fence_place place, struct doc_kinds kinds,
                struct doc_fence *fence);

/* The text of the block (without its containers' indentation, LF between
 * lines) with the way back to the source.  Each line of it ends its line of
 * the source; only where a container splits a tab do the spaces before its
 * text stand for other bytes. */
struct excerpt fence_body(struct arena *arena, struct fence_place place,
                          struct str code);

/* The line of the source on which a fence around `code` would be closed, or 0
 * if nothing there could close it.  If another code block begins on that
 * line the fence is not closed either. */
uint32_t fence_close_line(struct fence_place place, struct str code);

/* Where a line of a fence's body looks like the first line of a block of one of
 * the kinds: an empty span if none does.  Then the fence was meant to end
 * before it; unless it is a longer one, as around Markdown. */
struct span fence_next_open(struct doc_kinds kinds,
                            const struct doc_fence *fence);

#endif
