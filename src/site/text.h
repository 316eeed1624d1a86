/* Bytes of a file as a source to work with.  Private to site/. */
#ifndef SITE_TEXT_H
#define SITE_TEXT_H

#include "base/diag.h"

/* Makes `bytes` a source: a byte order mark is dropped; text that is not
 * UTF-8 or has control characters is reported, and so is `error`, which
 * file_read gave, when it isn't 0.  False after a report. */
bool text_source(struct arena *arena, struct diags *diags, struct str path,
                 struct str bytes, int error, struct source *source);

#endif
