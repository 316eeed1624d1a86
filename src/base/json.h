/* Texts as JSON has them (RFC 8259); reading it is data/'s.
 *
 * Thread: as the buffer's.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* Appends a string, with its quotes; bytes that are no UTF-8 become U+FFFD. */
void json_text(struct buf *out, struct str text);

#endif
