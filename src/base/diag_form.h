/* Private to base/diag_*.c: the parts of writing a diagnostic that its forms
 * share.
 *
 * Thread: pure functions; output goes to the buffer.
 */
#ifndef BASE_DIAG_FORM_H
#define BASE_DIAG_FORM_H

#include "base/diag.h"

/* "error" for what is fatal, too: the word that editors look for. */
struct str diag_severity_word(enum diag_severity severity);

/* Text of a message without control characters; a line end in it is followed
 * by `indent` spaces. */
void diag_add_text(struct buf *out, struct str text, size_t indent);

/* C0, C1 and the marks that reorder text: not for a terminal. */
bool diag_is_control(uint32_t code);

/* The form for people, with source lines and carets. */
void diag_print_window(struct buf *out, const struct diag *diag, bool colour);

#endif
