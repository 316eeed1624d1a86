/* Where an expression in braces ends. */
#ifndef DOC_BRACES_H
#define DOC_BRACES_H

#include "base/str.h"

/* What the last search has found, so that many searches of a line take linear
 * time; begin with zeros. */
struct braces {
    size_t from; /* from here on ... */
    size_t to;   /* ... up to the end of the text ... */
    size_t at;   /* ... this is the first `closer` */
};

/* The offset of the `}}` or `}` (`closer`) that ends the expression which
 * begins at `from` in a text, or STR_NONE.  Braces in its texts and quoted
 * names, and those of its records, do not end it.  If quotes or braces in it
 * are not closed, the next closer ends it, for the expression parser to say
 * what is wrong; but not one behind another `{{`, `{=` or `{check:`, to which
 * it belongs. */
size_t braces_end(struct str text, size_t from, struct str closer,
                  struct braces *found);

#endif
