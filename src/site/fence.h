/* The kinds of fence: one row each, with what it takes and who draws it.
 * Private to site/. */
#ifndef SITE_FENCE_H
#define SITE_FENCE_H

#include "doc/doc.h"

/* The names, as doc_parse wants them; in the arena. */
struct doc_kinds fence_kinds(struct arena *arena);

#endif
