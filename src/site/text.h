/* Bytes of a file as a source to work with.  Private to site/. */
#ifndef SITE_TEXT_H
#define SITE_TEXT_H

#include "base/diag.h"

/* Makes `bytes` a source, without a byte order mark; false, after a report, if
 * `error`, which file_read gave, isn't 0.  The text may hold any bytes. */
bool text_source(struct arena *arena, struct diags *diags, struct str path,
                 struct str bytes, int error, struct source *source);

#endif
