/* Mustache templates (the specification of mustache/spec, without lambdas):
 * variables, unescaped variables, sections, inverted sections, comments,
 * partials, changed delimiters, standalone lines.
 *
 * A template is parsed once into a short list of operations and then const:
 * any number of threads may render it.  Data is a tree of scopes.
 *
 * Ownership: everything lives in the arenas given.
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

enum item_kind {
    ITEM_FALSE,
    ITEM_TRUE,
    ITEM_TEXT,
    ITEM_HTML,
    ITEM_LIST,
    ITEM_SCOPE
};

/* Data for templates.  ITEM_HTML is not escaped by {{name}}. */
struct item {
    enum item_kind kind;
    struct str text;     /* ITEM_TEXT, ITEM_HTML */
    size_t count;        /* ITEM_LIST */
    struct item **items; /* ITEM_LIST */
    struct map scope;    /* ITEM_SCOPE: name -> struct item */
};

struct item *item_scope(struct arena *arena);
struct item *item_list(struct arena *arena);
void item_append(struct arena *arena, struct item *list, struct item *item);
void item_set(struct item *scope, const char *name, struct item *item);
void item_set_text(struct item *scope, const char *name, struct str text);
void item_set_html(struct item *scope, const char *name, struct str html);
void item_set_truth(struct item *scope, const char *name, bool truth);

/* Appends the template with the data.  `partials` maps names to struct
 * template; a partial that is missing, or nested beyond the limit, is
 * reported. */
void template_render(struct arena *scratch, struct diags *diags,
                     const struct template *template, const struct item *data,
                     const struct map *partials, struct buf *out);

#endif
