/* Escaping for HTML and for URLs.
 *
 * Thread: as the buffer's.
 */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include "base/buf.h"

/* Text for an element or a double-quoted attribute: & < > " are replaced. */
void html_escape(struct buf *buf, struct str text);

/* Text as an id: lower-case ASCII letters, digits and hyphens; letters outside
 * ASCII stay, runs of all else become one hyphen; "section" if nothing
 * is left; "s-" before a leading digit. */
void html_id(struct buf *buf, struct str text);

/* A path as part of a URL: what RFC 3986 does not allow in a path, and
 * anything outside ASCII, is percent-encoded; "/" stays. */
void html_url(struct buf *buf, struct str path);

#endif
