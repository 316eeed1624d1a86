/* The passes over a page. */
#include "site/render.h"

#include "base/html.h"
#include "base/near.h"
#include "site/claims.h"
#include "site/kind.h"

/* A longer list of labels, in bytes, is no help. */
#define LABELS_LISTED 200

/* Slots. --------------------------------------------------------------- */

static void fill_fences(struct rendering *r, struct str *parts) {
    for (size_t i = 0; i < r->page->doc.fence_count; i++) {
        struct block *block = &r->blocks[i];
        if (!block->kind || block->fence->broken)
            continue;
        struct buf out;
        buf_init(&out, r->page->arena);
        block->kind->draw(r, block, &out);
        parts[i] = buf_str(&out);
    }
}

/* An expression on one line, for a title. */
static void add_line(struct buf *out, struct str text) {
    bool gap = false;
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        if (str_space(text.s[i])) {
            gap = true;
            continue;
        }
        if (gap)
            buf_char(out, ' ');
        gap = false;
        html_escape(out, str_slice(text, i, i + 1));
    }
}

/* A bracket stays on the line of the formula beside it: browsers would break
 * before and behind each <math>, whatever character is there. */
static struct str working_part(struct rendering *r, struct str math) {
    struct str end = STR("</math>");
    size_t first = str_find(math, end, 0), last = first;
    if (math.n == 0)
        return math;
    for (size_t at = 0; (at = str_find(math, STR("<math"), at)) != STR_NONE;)
        last = at++;
    first += end.n;
    struct buf out;
    buf_init(&out, r->page->arena);
    BUF_LITERAL(&out, " <span class=\"working\"><span class=\"whole\">(");
    buf_add(&out, str_slice(math, 0, first));
    if (last >= first) {
        BUF_LITERAL(&out, "</span>");
        buf_add(&out, str_slice(math, first, last));
        BUF_LITERAL(&out, "<span class=\"whole\">");
        buf_add(&out, str_slice(math, last, math.n));
    }
    BUF_LITERAL(&out, ")</span></span>");
    return buf_str(&out);
}

/* Attributes such as ` class="claim" title="training / inference = 8"` */
static struct str fill_claim(struct rendering *r,
                             const struct doc_claim *doc_claim,
                             struct str *working) {
    struct claim claim;
    bool decided = doc_claim->condition
                       ? calc_check(r->calc, doc_claim->written,
                                    doc_claim->expression, &claim)
                       : calc_claim(r->calc, doc_claim->written,
                                    doc_claim->expression, &claim);
    claims_add(r, doc_claim->written, decided, &claim);
    if (!decided)
        return (struct str){0};
    *working = working_part(r, claim.working);
    struct buf out;
    buf_init(&out, r->page->arena);
    BUF_LITERAL(&out, " class=\"claim\" title=\"");
    add_line(&out, claim.expression);
    if (!doc_claim->condition) {
        BUF_LITERAL(&out, " = ");
        add_line(&out, claim.computed);
    }
    buf_char(&out, '"');
    return buf_str(&out);
}

static void report_label(struct rendering *r, struct excerpt label) {
    struct near near;
    struct buf all;
    near_init(&near, label.text);
    buf_init(&all, r->page->arena);
    for (size_t i = 0; i < r->page->doc.fence_count; i++) {
        struct str known = r->blocks[i].fence->label.text;
        if (r->blocks[i].number == 0 || known.n == 0)
            continue;
        near_offer(&near, known);
        buf_printf(&all, "%s`@" STR_FMT "`", all.n > 0 ? ", " : "",
                   STR_ARG(known));
    }
    struct diag *diag =
        diag_add(r->page->diags, DIAG_UNKNOWN_LABEL, excerpt_whole(label),
                 "no figure or table of this page has the label `" STR_FMT "`",
                 STR_ARG(label.text));
    struct str best = near_best(&near);
    if (best.n > 0)
        diag_suggest(diag, best);
    else if (all.n > 0 && all.n <= LABELS_LISTED)
        diag_help(diag, "this page has " STR_FMT, STR_ARG(buf_str(&all)));
}

static struct str fill_reference(struct rendering *r, struct excerpt label) {
    const struct block *block = kind_labelled(r, label.text);
    struct buf out;
    buf_init(&out, r->page->arena);
    if (block && block->number > 0) {
        BUF_LITERAL(&out, "<a class=\"ref\" href=\"#");
        html_escape(&out, block->id);
        buf_printf(&out, "\">%s %zu</a>", block->kind->numbered, block->number);
    } else if (!block || !block->fence->broken) {
        report_label(r, label);
    }
    return buf_str(&out);
}

/* Passes. -------------------------------------------------------------- */

static void define(struct rendering *r) {
    struct page *page = r->page;
    r->calc = calc_new(page->arena, page->diags);
    calc_share(r->calc, page->shared);
    kind_blocks(r);
    for (size_t i = 0; i < page->doc.fence_count; i++) {
        struct block *block = &r->blocks[i];
        if (block->kind && block->kind->declare)
            block->kind->declare(r, block);
    }
    for (size_t i = 0; i < page->doc.fence_count; i++) {
        struct block *block = &r->blocks[i];
        if (block->kind && block->kind->define)
            block->kind->define(r, block);
    }
    calc_finish(r->calc);
}

struct calc *render_values(struct page *page) {
    struct rendering r = {.page = page};
    define(&r);
    return r.calc;
}

struct calc *render_probe(struct rendering *r) {
    if (r->probe)
        return r->probe;
    struct diags *diags = ARENA_NEW(r->page->arena, struct diags);
    diags_init(diags, r->page->arena);
    struct page page = *r->page;
    page.diags = diags;
    struct rendering again = *r;
    again.page = &page;
    define(&again);
    r->probe = again.calc;
    return r->probe;
}

static void weave(struct rendering *r, struct buf *out) {
    struct doc *doc = &r->page->doc;
    struct arena *arena = r->page->arena;
    struct str *fences = ARENA_ARRAY(arena, doc->fence_count, struct str);
    struct str *values = ARENA_ARRAY(arena, doc->value_count, struct str);
    struct str *texts = ARENA_ARRAY(arena, doc->value_count, struct str);
    struct str *claims = ARENA_ARRAY(arena, doc->claim_count, struct str);
    struct str *workings = ARENA_ARRAY(arena, doc->claim_count, struct str);
    struct str *references =
        ARENA_ARRAY(arena, doc->reference_count, struct str);
    fill_fences(r, fences);
    for (size_t i = 0; i < doc->value_count; i++)
        calc_value(r->calc, doc->values[i].text, NULL, &values[i], &texts[i]);
    for (size_t i = 0; i < doc->claim_count; i++)
        claims[i] = fill_claim(r, &doc->claims[i], &workings[i]);
    for (size_t i = 0; i < doc->reference_count; i++)
        references[i] = fill_reference(r, doc->references[i].label);
    doc_html(doc,
             &(struct doc_parts){
                 .fences = fences,
                 .values = values,
                 .value_texts = texts,
                 .claims = claims,
                 .workings = workings,
                 .references = references,
                 .links = r->page->links,
             },
             out);
}

static void render(struct rendering *r) {
    struct page *page = r->page;
    if (!page->readable)
        return;
    define(r);
    page->title = calc_text(r->calc, page->front.title, NULL);
    page->description = calc_text(r->calc, page->front.description, NULL);
    for (size_t i = 0; r->prefix.n > 0 && i < page->doc.heading_count; i++) {
        struct str *id = &page->doc.headings[i].id;
        *id = str_format(page->arena, STR_FMT STR_FMT, STR_ARG(r->prefix),
                         STR_ARG(*id));
    }
    struct buf body;
    buf_init(&body, page->arena);
    weave(r, &body);
    page->body = buf_str(&body);
    claims_finish(r);
}

void render_page(struct page *page, const struct theme *theme) {
    render(&(struct rendering){.page = page, .theme = theme});
}

void render_within(struct rendering *outer, struct page *page,
                   struct str prefix) {
    render(&(struct rendering){
        .page = page, .theme = outer->theme, .outer = outer, .prefix = prefix});
}
