/* A template's operations run against a stack of contexts.
 *
 * A name is looked for from the innermost context outwards; the parts behind
 * a dot only in what the part before it gave.  The text of a partial that
 * stands alone on its line is indented line by line as the template is
 * written, never the values in it.
 *
 * Limits: partials within partials, and operations in all: a partial that
 * brings itself in twice would run for 2^32 steps before the first limit. */
#include "base/html.h"
#include "base/limits.h"
#include "base/near.h"
#include "base/num.h"
#include "template/op.h"

struct context {
    const struct item *item;
    const struct context *outer;
};

struct renderer {
    struct arena *arena;
    struct diags *diags;
    const struct map *partials;
    struct buf *out;
    size_t steps;
    int depth; /* of partials */
    bool stopped;
};

/* Where in a template: its operations, and what its lines are indented by. */
struct part {
    const struct template *template;
    size_t from, to;
    struct str indent;
};

static void render(struct renderer *r, struct part part,
                   const struct context *context);

/* The item of this name inside of `item`, or NULL. */
static const struct item *member(const struct item *item, struct str name) {
    if (item->kind == ITEM_SCOPE)
        return map_get(&item->scope, name);
    double index;
    if (item->kind == ITEM_LIST && name.n > 0 && str_digit(name.s[0]) &&
        num_parse(name, &index) && index < (double)item->count)
        return item->items[(size_t)index];
    return NULL;
}

/* What a dotted name means; NULL if nothing. */
static const struct item *find(const struct context *context, struct str name) {
    if (str_eq(name, STR(".")))
        return context->item;
    struct str part, rest;
    bool more = str_cut(name, '.', &part, &rest);
    const struct item *item = NULL;
    for (; context && !item; context = context->outer)
        if (context->item->kind == ITEM_SCOPE)
            item = member(context->item, part);
    while (item && more) {
        more = str_cut(rest, '.', &part, &rest);
        item = member(item, part);
    }
    return item;
}

static bool truth(const struct item *item) {
    if (!item)
        return false;
    switch (item->kind) {
    case ITEM_TRUE:
    case ITEM_SCOPE:
        return true;
    case ITEM_TEXT:
    case ITEM_HTML:
        return item->text.n > 0;
    case ITEM_LIST:
        return item->count > 0;
    case ITEM_FALSE:
        break;
    }
    return false;
}

static void add_text(struct renderer *r, const struct op *op,
                     struct str indent) {
    if (indent.n == 0) {
        buf_add(r->out, op->text);
        return;
    }
    bool begins = op->line;
    size_t from = 0;
    do {
        size_t end = str_find_byte(op->text, '\n', from);
        size_t to = end == STR_NONE ? op->text.n : end + 1;
        if (begins)
            buf_add(r->out, indent);
        buf_add(r->out, str_slice(op->text, from, to));
        begins = true;
        from = to;
    } while (from < op->text.n);
}

static void add_value(struct renderer *r, const struct item *item, bool raw) {
    if (!item || (item->kind != ITEM_TEXT && item->kind != ITEM_HTML))
        return;
    if (raw || item->kind == ITEM_HTML)
        buf_add(r->out, item->text);
    else
        html_escape(r->out, item->text);
}

static void add_section(struct renderer *r, struct part inside,
                        const struct item *item,
                        const struct context *context) {
    if (!truth(item))
        return;
    if (item->kind != ITEM_LIST) {
        render(r, inside, &(struct context){item, context});
        return;
    }
    for (size_t i = 0; i < item->count; i++)
        render(r, inside, &(struct context){item->items[i], context});
}

static void missing(struct diags *diags, const struct op *op,
                    const struct map *partials) {
    struct near near;
    near_init(&near, op->text);
    for (size_t i = 0; i < partials->count; i++)
        near_offer(&near, partials->entries[i].key);
    diag_suggest(diag_add(diags, DIAG_BAD_TEMPLATE, op->span,
                          "no template is called `" STR_FMT "`",
                          STR_ARG(op->text)),
                 near_best(&near));
}

/* An indented partial within an indented one takes both. */
static void add_partial(struct renderer *r, const struct op *op,
                        struct str indent, const struct context *context) {
    const struct template *template = map_get(r->partials, op->text);
    if (!template) {
        missing(r->diags, op, r->partials);
        return;
    }
    if (r->depth == LIMIT_TEMPLATE_DEPTH) {
        diag_add(r->diags, DIAG_LIMIT, op->span,
                 "templates are nested deeper than %d", LIMIT_TEMPLATE_DEPTH);
        r->stopped = true;
        return;
    }
    if (op->indent.n > 0)
        indent = str_format(r->arena, STR_FMT STR_FMT, STR_ARG(indent),
                            STR_ARG(op->indent));
    r->depth++;
    render(r, (struct part){template, 0, template->count, indent}, context);
    r->depth--;
}

static bool may_go_on(struct renderer *r, const struct op *op) {
    if (!r->stopped && r->steps++ == LIMIT_TEMPLATE_STEPS) {
        diag_add(r->diags, DIAG_LIMIT, op->span,
                 "the template takes more than " STR_FMT " steps",
                 STR_ARG(num_grouped(r->arena, LIMIT_TEMPLATE_STEPS)));
        r->stopped = true;
    }
    return !r->stopped;
}

static void render(struct renderer *r, struct part part,
                   const struct context *context) {
    for (size_t i = part.from; i < part.to;) {
        const struct op *op = &part.template->ops[i];
        if (!may_go_on(r, op))
            return;
        struct part inside = {part.template, i + 1, op->end, part.indent};
        i++;
        switch (op->kind) {
        case OP_TEXT:
            add_text(r, op, part.indent);
            break;
        case OP_VALUE:
        case OP_RAW:
            add_value(r, find(context, op->text), op->kind == OP_RAW);
            break;
        case OP_SECTION:
            add_section(r, inside, find(context, op->text), context);
            i = op->end;
            break;
        case OP_INVERTED:
            if (!truth(find(context, op->text)))
                render(r, inside, context);
            i = op->end;
            break;
        case OP_PARTIAL:
            add_partial(r, op, part.indent, context);
            break;
        }
    }
}

bool template_check(struct diags *diags, const struct template *template,
                    const struct map *partials) {
    bool complete = true;
    for (size_t i = 0; i < template->count; i++) {
        const struct op *op = &template->ops[i];
        if (op->kind != OP_PARTIAL || map_get(partials, op->text))
            continue;
        missing(diags, op, partials);
        complete = false;
    }
    return complete;
}

/* The first part of a dotted name is what a template asks for. */
static bool asks(const struct op *op, struct str name) {
    struct str first, rest;
    str_cut(op->text, '.', &first, &rest);
    return op->kind != OP_TEXT && op->kind != OP_PARTIAL && str_eq(first, name);
}

/* Each template is looked through once, whoever brings it in. */
bool template_mentions(struct arena *scratch, const struct template *template,
                       const struct map *partials, struct str name) {
    struct map seen;
    map_init(&seen, scratch);
    for (size_t at = 0; template;) {
        for (size_t i = 0; i < template->count; i++) {
            const struct op *op = &template->ops[i];
            if (asks(op, name))
                return true;
            if (op->kind == OP_PARTIAL && !map_get(&seen, op->text))
                map_set(&seen, op->text, map_get(partials, op->text));
        }
        template = at < seen.count ? seen.entries[at++].value : NULL;
    }
    return false;
}

void template_render(struct arena *scratch, struct diags *diags,
                     const struct template *template, const struct item *data,
                     const struct map *partials, struct buf *out) {
    struct renderer r = {
        .arena = scratch,
        .diags = diags,
        .partials = partials,
        .out = out,
    };
    struct context context = {data, NULL};
    render(&r, (struct part){template, 0, template->count, STR("")}, &context);
}
