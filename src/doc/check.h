/* What is refused before anything else looks at a source.
 *
 * Bytes that are no text, and Markdown on which cmark 0.30 takes quadratic
 * time or space: no source may keep a build from ending.
 */
#ifndef DOC_CHECK_H
#define DOC_CHECK_H

#include "base/diag.h"

/* UTF-8 without control characters but for tabs and line ends (LF, CRLF);
 * reports the first place that is not.  Lines as source_line counts them are
 * then lines as cmark counts them. */
bool check_text(struct diags *diags, const struct source *source);

/* Markdown, from an offset on, that cmark can read in time; reports which
 * limit it exceeds. */
bool check_body(struct diags *diags, const struct source *source,
                uint32_t from);

#endif
