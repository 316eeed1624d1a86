/* Mustache templates: the specification of mustache/spec (interpolation,
 * sections, inverted sections, comments, partials, delimiters, standalone
 * lines) without its optional modules.  Two additions: a number picks an
 * item of a list (`{{#contents.0}}`), and a missing partial is a mistake.
 *
 * A template is parsed once into a short list of operations and then const:
 * any number of threads may render it.  Data is a tree of scopes.
 *
 * Ownership: everything lives in the arenas given; templates borrow the
 * source's text.
 * Bad input: an unclosed section or tag is reported with its place in the
 * template, and both places when two tags disagree.
 */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"

struct template;

/* NULL after a report. */
struct template *template_parse(struct arena *arena, struct diags *diags,
                                const struct source *source);

/* Reports each partial that the template names and `partials` (names to
 * struct template) lacks, with the nearest name.  For those who render a
 * template many times: a mistake in it is then told once. */
bool template_check(struct diags *diags, const struct template *template,
                    const struct map *partials);

/* May rendering the template ask for the name, in itself or in a partial,
 * at any depth? */
bool template_mentions(struct arena *scratch, const struct template *template,
                       const struct map *partials, struct str name);

enum item_kind {
    ITEM_FALSE,
    ITEM_TRUE,
    ITEM_TEXT, /* an empty one is false for sections */
    ITEM_HTML, /* likewise; {{name}} does not escape it */
    ITEM_LIST,
    ITEM_SCOPE
};

struct item {
    enum item_kind kind;
    struct str text;     /* ITEM_TEXT, ITEM_HTML */
    size_t count;        /* ITEM_LIST */
    size_t capacity;     /* ITEM_LIST */
    struct item **items; /* ITEM_LIST */
    struct map scope;    /* ITEM_SCOPE: name -> struct item */
};

struct item *item_scope(struct arena *arena);
struct item *item_list(struct arena *arena);
void item_append(struct arena *arena, struct item *list, struct item *item);

/* Names are literals or live as long as the scope; the new item lives in the
 * scope's arena. */
void item_set(struct item *scope, const char *name, struct item *item);
void item_set_text(struct item *scope, const char *name, struct str text);
void item_set_html(struct item *scope, const char *name, struct str html);
void item_set_truth(struct item *scope, const char *name, bool truth);

/* A number for a tree of data: equal trees have the same, others hardly ever
 * (FNV-1a, 64 bits; Fowler, Noll, Vo). */
uint64_t item_hash(const struct item *item);

/* Appends the template with the data.  `partials` maps names to struct
 * template; a partial that is missing, or nested beyond the limit, and a
 * template that never ends are reported. */
void template_render(struct arena *scratch, struct diags *diags,
                     const struct template *template, const struct item *data,
                     const struct map *partials, struct buf *out);

#endif
