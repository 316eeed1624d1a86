/* The way of a file: checked, front matter taken off, masked, parsed by
 * cmark, and then walked by one pass after another. */
#include "doc/doc.h"

#include "doc/callout.h"
#include "doc/check.h"
#include "doc/collect.h"
#include "doc/front.h"
#include "doc/markdown.h"
#include "doc/mask.h"
#include "doc/outline.h"
#include "doc/pipe.h"
#include "doc/plain.h"
#include "doc/strike.h"
#include "doc/task.h"

static void parse_body(struct doc *doc, struct diags *diags,
                       struct doc_kinds kinds) {
    struct prose *prose = doc->prose;
    struct str text =
        mask_source(doc->arena, doc->source, prose->from, prose->masks);
    prose->root = markdown_parse(doc->arena, text);
    pipe_find(doc, diags, text);
    callout_find(doc, diags);
    task_find(prose->root);
    strike_find(doc->arena, prose->root);
    collect(doc, diags, kinds);
    outline_build(doc, diags);
    plain_find(doc);
}

void doc_parse(struct doc *doc, struct arena *arena, struct diags *diags,
               const struct source *source, struct doc_kinds kinds) {
    *doc = (struct doc){.source = source, .arena = arena};
    struct prose *prose = ARENA_NEW(arena, struct prose);
    prose->masks = ARENA_NEW(arena, struct masks);
    prose->masks->source = source;
    prose->root = element_new(arena, ELEMENT_DOCUMENT);
    doc->prose = prose;
    if (!check_text(diags, source))
        return;
    doc->front = front_read(arena, diags, source, prose);
    if (check_body(diags, source, prose->from))
        parse_body(doc, diags, kinds);
}
