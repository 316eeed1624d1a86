/* One walk through the tree, then one through the masks: only when all of the
 * tree is seen is it known which masks stand in code. */
#include "doc/collect.h"

#include "doc/fence.h"
#include "doc/line.h"
#include "doc/markup.h"
#include "doc/mask.h"
#include "doc/tree.h"

/* How far into a line a link's URL is looked for: keeps a line of very many
 * links linear. */
#define URL_WINDOW 4096

struct collector {
    struct doc *doc;
    struct diags *diags;
    struct doc_kinds kinds;
    struct masks *masks;
    size_t fence_capacity;
    size_t link_capacity;
    uint32_t line;       /* of the body: the one that links were found on ... */
    struct span on_line; /* ... and where it is */
    size_t url_end;      /* in the source: of the last URL that was found */
    size_t open;         /* a fence that may be unclosed, or STR_NONE ... */
    uint32_t closer;     /* ... unless this line closes it */
};

/* Masks in the tree. -------------------------------------------------- */

static void settle_masks(struct collector *collector, struct str text,
                         const void *home) {
    struct str plain;
    struct mask *mask;
    while (mask_cut(collector->masks, &text, &plain, &mask))
        if (mask)
            mask->home = home;
}

/* A URL takes values only. */
static void settle_url(struct collector *collector, struct str text) {
    struct str plain;
    struct mask *mask;
    while (mask_cut(collector->masks, &text, &plain, &mask))
        if (mask && mask->kind == MASK_REFERENCE)
            mask_kill(collector->masks, mask);
}

/* Two ends of a claim may have tags between them, but not stand in tags. */
static void settle_html(struct collector *collector, struct element *element) {
    struct markup markup = {.rest = element->text};
    enum markup_place place;
    struct str run;
    while (markup_next(&markup, &place, &run)) {
        if (place == MARKUP_CODE)
            mask_kill_all(collector->masks, run);
        else
            settle_masks(collector, run,
                         place == MARKUP_TEXT ? (const void *)element : run.s);
    }
}

static void restore(struct collector *collector, struct str *text) {
    mask_kill_all(collector->masks, *text);
    *text = mask_restore(collector->doc->arena, collector->masks, *text);
}

/* Fences. ------------------------------------------------------------- */

static struct diag *report_unclosed(struct collector *collector,
                                    struct doc_fence *fence) {
    fence->broken = true;
    struct diag *diag = diag_add(
        collector->diags, DIAG_UNCLOSED_FENCE, fence->span,
        "this `" STR_FMT "` block has no end", STR_ARG(fence->kind.text));
    struct str line = span_text(fence->span);
    diag_help(diag, "end it with a line of " STR_FMT,
              STR_ARG(str_slice(line, 0, line_run(line, 0))));
    return diag;
}

/* Decides about the fence before, now that the next code block is known to
 * begin on `line`, or none (0). */
static void check_closer(struct collector *collector, uint32_t line) {
    size_t open = collector->open;
    collector->open = STR_NONE;
    if (open != STR_NONE && collector->closer == line)
        report_unclosed(collector, &collector->doc->fences[open]);
}

/* Is the fence unclosed?  If that depends on what follows it, it is noted. */
static void check_end(struct collector *collector, struct fence_place place,
                      struct str code) {
    size_t index = collector->doc->fence_count - 1;
    struct doc_fence *fence = &collector->doc->fences[index];
    struct span next = fence_next_open(collector->kinds, fence);
    uint32_t closer = fence_close_line(place, code);
    if (next.to > next.from) {
        struct diag *diag = report_unclosed(collector, fence);
        diag_label(diag, next, "and here the next one begins");
    } else if (closer == 0) {
        report_unclosed(collector, fence);
    } else {
        collector->open = index;
        collector->closer = closer;
    }
}

static void collect_listing(struct collector *collector,
                            struct element *element) {
    struct doc *doc = collector->doc;
    restore(collector, &element->text);
    restore(collector, &element->info);
    struct span span =
        prose_span(doc->prose, doc->source, element->line, element->column);
    uint32_t line = prose_line(doc->prose, element->line);
    check_closer(collector, line);
    struct fence_place place =
        fence_find(span, line, element->info, element->text);
    struct doc_fence fence;
    fence_open(doc->arena, collector->diags, place, collector->kinds, &fence);
    fence.body = fence_body(doc->arena, place, element->text);
    element->index = doc->fence_count;
    ARENA_PUSH(doc->arena, doc->fences, doc->fence_count,
               collector->fence_capacity, fence);
    if (!fence.block)
        return;
    element->kind = ELEMENT_SLOT;
    check_end(collector, place, element->text);
}

/* Links. -------------------------------------------------------------- */

/* Where a URL stands behind `(` or `<` in the source, or STR_NONE. */
static size_t find_url(struct str text, struct str url, size_t from) {
    while ((from = str_find(text, url, from)) != STR_NONE) {
        if (from > 0 && (text.s[from - 1] == '(' || text.s[from - 1] == '<'))
            return from;
        from++;
    }
    return STR_NONE;
}

/* cmark knows the line on which a link ends; links come in the order of their
 * ends, so each search goes on where the last one was. */
static struct span link_span(struct collector *collector,
                             const struct element *element, struct str url) {
    const struct doc *doc = collector->doc;
    if (element->line != collector->line)
        collector->on_line =
            prose_span(doc->prose, doc->source, element->line, 1);
    collector->line = element->line;
    struct span line = collector->on_line;
    size_t from =
        line.from > collector->url_end ? line.from : collector->url_end;
    size_t to = from + URL_WINDOW < line.to ? from + URL_WINDOW : line.to;
    size_t at = STR_NONE;
    if (url.n > 0)
        at = find_url(str_slice(doc->source->text, 0, to), url, from);
    if (at != STR_NONE) {
        collector->url_end = at + url.n;
        return (struct span){doc->source, (uint32_t)at, (uint32_t)(at + url.n)};
    }
    while (line.from < line.to && str_space(doc->source->text.s[line.from]))
        line.from++;
    return line;
}

static void collect_link(struct collector *collector, struct element *element) {
    struct doc *doc = collector->doc;
    struct str url = mask_restore(doc->arena, collector->masks, element->url);
    struct doc_link link = {
        .url = url,
        .image = element->kind == ELEMENT_IMAGE,
        .span = link_span(collector, element, url),
    };
    element->index = doc->link_count;
    ARENA_PUSH(doc->arena, doc->links, doc->link_count,
               collector->link_capacity, link);
}

/* The walk. ----------------------------------------------------------- */

static void collect_element(struct collector *collector,
                            struct element *element) {
    if (element->kind == ELEMENT_TEXT) {
        settle_masks(collector, element->text, element->parent);
    } else if (element->kind == ELEMENT_CODE) {
        restore(collector, &element->text);
    } else if (element->kind == ELEMENT_LISTING) {
        collect_listing(collector, element);
    } else if (element->kind == ELEMENT_HTML ||
               element->kind == ELEMENT_HTML_BLOCK) {
        settle_html(collector, element);
    } else if (element->kind == ELEMENT_LINK ||
               element->kind == ELEMENT_IMAGE) {
        settle_masks(collector, element->title, &element->title);
        settle_url(collector, element->url);
        collect_link(collector, element);
    }
}

/* The masks that are left. -------------------------------------------- */

static struct excerpt inner(const struct masks *masks,
                            const struct mask *mask) {
    return excerpt_of(
        (struct span){masks->source, mask->inner_from, mask->inner_to});
}

/* Written text over several lines lacks what their containers put before
 * them. */
static struct excerpt written(struct arena *arena, const struct masks *masks,
                              const struct mask *open) {
    struct excerpt whole = inner(masks, open);
    if (str_find_byte(whole.text, '\n', 0) == STR_NONE)
        return whole;
    struct excerpt_line *list = NULL;
    size_t count = 0, capacity = 0;
    struct buf text;
    buf_init(&text, arena);
    struct str rest = whole.text, line;
    while (str_line(&rest, &line)) {
        while (count > 0 && line.n > 0 &&
               (str_space(line.s[0]) || line.s[0] == '>'))
            line = str_slice(line, 1, line.n);
        if (count > 0)
            buf_char(&text, '\n');
        size_t from = (size_t)(line.s - masks->source->text.s);
        struct excerpt_line entry = {(uint32_t)text.n, (uint32_t)from};
        ARENA_PUSH(arena, list, count, capacity, entry);
        buf_add(&text, line);
    }
    whole.text = buf_str(&text);
    whole.list = list;
    whole.lines = count;
    return whole;
}

static void report_mask(struct diags *diags, const struct masks *masks,
                        const struct mask *mask) {
    struct span span = {masks->source, mask->from, mask->to};
    if (mask->kind == MASK_UNCLOSED) {
        struct str braces = span_text(span);
        bool value = str_starts(braces, STR("{{"));
        struct diag *diag =
            diag_add(diags, DIAG_UNCLOSED_VALUE, span,
                     "`" STR_FMT "` is not followed by `%s` on the same line",
                     STR_ARG(braces), value ? "}}" : "}");
        diag_help(diag, "close it; braces that are meant to be read stand in "
                        "backquotes");
        return;
    }
    struct diag *diag =
        diag_add(diags, DIAG_MISPLACED_CLAIM, span, "this claim has no text");
    diag_help(diag, "write what it claims in brackets before it: "
                    "`[8]{= ...}`");
}

static void report_claim(struct diags *diags, const struct masks *masks,
                         const struct mask *open, const char *what) {
    const struct mask *close = &masks->items[open->partner];
    struct span span = {masks->source, close->from, close->to};
    struct diag *diag = diag_add(diags, DIAG_MISPLACED_CLAIM, span, "%s", what);
    diag_label(diag, (struct span){masks->source, open->from, open->to},
               "it begins here");
}

/* Room for as many as there can be: the arrays are made once. */
static void make_room(struct doc *doc) {
    const struct masks *masks = doc->prose->masks;
    size_t values = 0, claims = 0, references = 0;
    for (size_t i = 0; i < masks->count; i++) {
        values += masks->items[i].kind == MASK_VALUE;
        claims += masks->items[i].kind == MASK_CLAIM_OPEN;
        references += masks->items[i].kind == MASK_REFERENCE;
    }
    doc->values = ARENA_ARRAY(doc->arena, values, struct doc_value);
    doc->claims = ARENA_ARRAY(doc->arena, claims, struct doc_claim);
    doc->references = ARENA_ARRAY(doc->arena, references, struct doc_reference);
}

/* What is wrong with the place of a claim, or NULL.  One in another would be
 * part of what that one claims. */
static const char *claim_fault(const struct masks *masks,
                               const struct mask *open, uint32_t claimed) {
    const struct mask *close = &masks->items[open->partner];
    if (!open->home || open->home != close->home)
        return "this claim ends in another piece of markup than it begins";
    return open->from < claimed ? "this claim stands in another one" : NULL;
}

/* `*claimed` is the end of the last claim. */
static void list_claim(struct doc *doc, struct diags *diags,
                       struct masks *masks, struct mask *open,
                       uint32_t *claimed) {
    struct mask *close = &masks->items[open->partner];
    const char *fault = claim_fault(masks, open, *claimed);
    if (fault) {
        report_claim(diags, masks, open, fault);
        mask_kill(masks, open);
        return;
    }
    *claimed = close->to;
    open->index = close->index = doc->claim_count++;
    doc->claims[open->index] = (struct doc_claim){
        .written = written(doc->arena, masks, open),
        .expression = inner(masks, close),
        .condition = close->condition,
    };
}

static void list_mask(struct doc *doc, struct diags *diags, struct masks *masks,
                      struct mask *mask, uint32_t *claimed) {
    switch (mask->kind) {
    case MASK_VALUE:
        mask->index = doc->value_count++;
        doc->values[mask->index].text = inner(masks, mask);
        break;
    case MASK_REFERENCE:
        mask->index = doc->reference_count++;
        doc->references[mask->index].label = inner(masks, mask);
        break;
    case MASK_CLAIM_OPEN:
        list_claim(doc, diags, masks, mask, claimed);
        break;
    case MASK_STRAY:
    case MASK_UNCLOSED:
        report_mask(diags, masks, mask);
        mask_kill(masks, mask);
        break;
    case MASK_CLAIM_CLOSE:
    case MASK_BRACKET:
    case MASK_TILDE:
        break;
    }
}

static void list_masks(struct doc *doc, struct diags *diags) {
    struct masks *masks = doc->prose->masks;
    uint32_t claimed = 0;
    make_room(doc);
    for (size_t i = 0; i < masks->count; i++)
        if (!masks->items[i].dead)
            list_mask(doc, diags, masks, &masks->items[i], &claimed);
}

void collect(struct doc *doc, struct diags *diags, struct doc_kinds kinds) {
    struct collector collector = {
        .doc = doc,
        .diags = diags,
        .kinds = kinds,
        .masks = doc->prose->masks,
        .open = STR_NONE,
    };
    struct step step = tree_enter(doc->prose->root);
    do {
        if (!step.entering)
            collect_element(&collector, step.element);
    } while (tree_next(&step, doc->prose->root));
    check_closer(&collector, 0);
    list_masks(doc, diags);
}
