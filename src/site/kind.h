/* The kinds of fence: one row each, with what it takes and who draws it.
 * Private to site/. */
#ifndef SITE_KIND_H
#define SITE_KIND_H

#include "doc/doc.h"
#include "site/render.h"

struct block_kind {
    const char *name;
    bool named;           /* ```data NAME; others refuse one */
    bool silent;          /* is shown with `show` only; others refuse that */
    const char *numbered; /* "Figure", "Table": what a reference calls it */
    const char *const *options;
    size_t option_count;
    /* Tells the page's calc the units that it declares, before any block
     * defines anything; NULL if none. */
    void (*declare)(struct rendering *rendering, struct block *block);
    /* Tells the page's calc what it defines; NULL if nothing. */
    void (*define)(struct rendering *rendering, struct block *block);
    /* Appends its HTML, none if it isn't shown. */
    void (*draw)(struct rendering *rendering, struct block *block,
                 struct buf *out);
};

/* The names, as doc_parse wants them; in the arena. */
struct doc_kinds kind_names(struct arena *arena);

/* The blocks of a page: kind, id and number of each; what a fence's first
 * line says and its kind does not take is reported. */
void kind_blocks(struct rendering *rendering);

/* The block of this label, or NULL. */
const struct block *kind_labelled(const struct rendering *rendering,
                                  struct str label);

#endif
