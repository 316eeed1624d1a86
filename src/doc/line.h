/* What the beginning of a line of Markdown says, without knowing the lines
 * before it.
 *
 * Thread: pure functions.
 */
#ifndef DOC_LINE_H
#define DOC_LINE_H

#include "base/str.h"

/* The offset behind the line around `at`. */
size_t line_after(struct str text, size_t at);

/* Without ASCII white space at its end. */
struct str line_trim_end(struct str line);

/* A line without white space around it, and without the signs of quotes
 * before it. */
struct str line_content(struct str line);

/* The length of the run of equal bytes at `at`. */
size_t line_run(struct str line, size_t at);

/* The length of the bullet or number of a list item at `at`, or 0. */
size_t line_marker(struct str line, size_t at);

/* From which offset on the line consists of one of the signs - _ * = with
 * white space between them; the length of the line if of none. */
size_t line_rule(struct str line);

/* Would the content open or close a fence? */
bool line_is_fence(struct str content);

/* Would the content end a paragraph before it? */
bool line_ends_paragraph(struct str content);

#endif
