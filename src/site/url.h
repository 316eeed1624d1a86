/* URLs as authors write them, taken apart.  Private to site/. */
#ifndef SITE_URL_H
#define SITE_URL_H

#include "base/arena.h"
#include "base/str.h"

struct url {
    struct str path;     /* percent-decoded */
    struct str tail;     /* "?query" and "#fragment", as written */
    struct str fragment; /* percent-decoded, without the "#" */
};

/* Has it a scheme ("mailto:x", "https://x") or another host ("//x")? */
bool url_external(struct str text);

/* Takes a relative URL apart. */
struct url url_parse(struct arena *arena, struct str text);

#endif
