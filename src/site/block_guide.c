/* Blocks that show the language itself: an example beside what becomes of it,
 * lines with their values, the program's own tables.
 *
 * A line that is to fail is evaluated by a second calc with the page's
 * definitions, whose reports are what is shown. */
#include "site/block.h"

#include "base/html.h"
#include "base/near.h"
#include "site/example.h"
#include "site/kind.h"

/* example ---------------------------------------------------------------- */

/* Does the source need more than half of a page's width, or the result? */
static bool is_wide(struct str source, const struct page *page) {
    const size_t half = 42;
    struct str line;
    while (str_line(&source, &line))
        if (line.n > half)
            return true;
    return page->charts > 0 || diags_failed(page->diags);
}

static struct str without_end(struct str text) {
    while (str_ends(text, STR("\n")))
        text.n--;
    return text;
}

/* What the example makes goes where the page's own things go. */
static void take_over(struct rendering *r, const struct page *page) {
    struct page *outer = r->page;
    for (size_t i = 0; i < page->outputs.count; i++) {
        struct output output = page->outputs.items[i];
        output.maker = outer->shown;
        ARENA_PUSH(outer->arena, outer->outputs.items, outer->outputs.count,
                   outer->outputs.capacity, output);
    }
    outer->charts += page->charts;
}

void block_draw_example(struct rendering *r, struct block *block,
                        struct buf *out) {
    struct excerpt body = block->fence->body;
    struct wanted wanted = example_wanted(r, block);
    if (!example_may_nest(r, block->fence->span))
        return;
    struct arena *arena = r->page->arena;
    struct page *page = example_render(r, body.text, block->id, false);
    bool found = example_settle(r, body, page, &wanted);
    if (wanted.known && !found)
        example_missing(r, &wanted, wanted.span, "the example");
    struct item *data = item_scope(arena);
    item_set_text(data, "id", block->id);
    item_set_text(data, "source", without_end(body.text));
    item_set_truth(data, "wide", is_wide(body.text, page));
    struct buf message;
    buf_init(&message, arena);
    if (wanted.given)
        diags_print(&message, page->diags, DIAG_WINDOW, false);
    item_set_text(data, "message", without_end(buf_str(&message)));
    if (!diags_failed(page->diags)) {
        item_set_html(data, "body", page->body);
        take_over(r, page);
    }
    theme_render(r->theme, arena, r->page->diags, THEME_EXAMPLE, data, out);
}

/* Tables. ---------------------------------------------------------------- */

/* A table that is being filled, a row at a time. */
struct results {
    struct rendering *r;
    struct item *data, *rows, *cells;
};

static void begin(struct results *results, struct rendering *r,
                  const struct block *block, const char *label,
                  const char *const *headers, size_t count) {
    struct arena *arena = r->page->arena;
    *results = (struct results){
        .r = r, .data = item_scope(arena), .rows = item_list(arena)};
    item_set_text(results->data, "id", block->id);
    item_set_text(results->data, "label", str_from(label));
    struct item *list = item_list(arena);
    for (size_t i = 0; i < count; i++) {
        struct item *header = item_scope(arena);
        item_set_text(header, "text", str_from(headers[i]));
        item_append(arena, list, header);
    }
    item_set(results->data, "headers", list);
    item_set(results->data, "rows", results->rows);
}

static void add_row(struct results *results, struct str code) {
    struct arena *arena = results->r->page->arena;
    struct item *row = item_scope(arena);
    results->cells = item_list(arena);
    item_set_text(row, "code", code);
    item_set(row, "cells", results->cells);
    item_append(arena, results->rows, row);
}

static void add_cell(struct results *results, struct str html) {
    struct arena *arena = results->r->page->arena;
    struct item *cell = item_scope(arena);
    item_set_html(cell, "html", html);
    item_append(arena, results->cells, cell);
}

static void end(struct results *results, struct buf *out) {
    struct rendering *r = results->r;
    theme_render(r->theme, r->page->arena, r->page->diags, THEME_RESULTS,
                 results->data, out);
}

/* A text of ours with `code` in it. */
static void add_prose(struct buf *out, struct str text) {
    bool code = false;
    struct str part;
    while (str_cut(text, '`', &part, &text)) {
        html_escape(out, part);
        buf_add(out, code ? STR("</code>") : STR("<code>"));
        code = !code;
    }
    html_escape(out, part);
    if (code)
        BUF_LITERAL(out, "</code>");
}

static struct str prose(struct rendering *r, struct str text) {
    struct buf out;
    buf_init(&out, r->page->arena);
    add_prose(&out, text);
    return buf_str(&out);
}

/* A report without its window. */
static struct str report_html(struct rendering *r, const struct diag *diag) {
    struct buf out;
    buf_init(&out, r->page->arena);
    buf_printf(&out, "<b>%s</b>: ", diag_kind(diag->name)->name);
    add_prose(&out, diag->message);
    if (diag->note.n > 0) {
        BUF_LITERAL(&out, "<br>");
        add_prose(&out, diag->note);
    }
    if (diag->help.n > 0) {
        BUF_LITERAL(&out, "<br>");
        add_prose(&out, diag->help);
    }
    return buf_str(&out);
}

/* evaluate --------------------------------------------------------------- */

static struct str value_html(struct calc *calc, struct excerpt text) {
    struct formula formula;
    if (!calc_formula(calc, text, &formula))
        return (struct str){0};
    return calc_show_html(calc, calc_evaluate(calc, formula.expression, NULL),
                          &formula);
}

static struct str failure_html(struct rendering *r, const struct wanted *wanted,
                               struct excerpt text) {
    struct calc *calc = render_probe(r);
    const struct diags *diags = calc_diags(calc);
    const struct diag *before = diags->last;
    value_html(calc, text);
    const struct diag *first = before ? before->next : diags->first;
    if (first && first->name == wanted->name && !first->next)
        return report_html(r, first);
    bool other = false;
    for (const struct diag *d = first; d; d = d->next) {
        other = true;
        example_report(r, text, NULL, d);
    }
    if (!other)
        example_missing(r, wanted, excerpt_whole(text), "this");
    return (struct str){0};
}

/* Takes the next expression off `*rest`: a line, and those that continue it.
 * False at the end. */
static bool next_expression(struct excerpt body, size_t *at,
                            struct excerpt *expression) {
    struct str text = body.text;
    while (*at < text.n) {
        size_t from = *at, to = from;
        do {
            to = str_find_byte(text, '\n', to);
            to = to == STR_NONE ? text.n : to + 1;
        } while (to < text.n && str_space(text.s[to]) && text.s[to] != '\n');
        *at = to;
        *expression = excerpt_trim(excerpt_slice(body, from, to));
        if (expression->text.n > 0 && expression->text.s[0] != '#')
            return true;
    }
    return false;
}

void block_draw_evaluate(struct rendering *r, struct block *block,
                         struct buf *out) {
    static const char *const headers[] = {"Written", "Result"};
    struct wanted wanted = example_wanted(r, block);
    if (wanted.given && !wanted.known)
        return;
    struct results results;
    begin(&results, r, block, "Results", headers, 2);
    struct excerpt expression;
    for (size_t at = 0;
         next_expression(block->fence->body, &at, &expression);) {
        add_row(&results, expression.text);
        add_cell(&results, wanted.known ? failure_html(r, &wanted, expression)
                                        : value_html(r->calc, expression));
    }
    end(&results, out);
}

/* reference -------------------------------------------------------------- */

/* `expression`, which is of the program's own, with its value. */
static struct str example_html(struct rendering *r, struct str expression) {
    struct source *source = ARENA_NEW(r->page->arena, struct source);
    source_init(source, r->page->arena, STR("example"), expression);
    return value_html(r->calc, excerpt_all(source));
}

static struct str code_html(struct rendering *r, struct str text) {
    struct buf out;
    buf_init(&out, r->page->arena);
    if (text.n > 0) {
        BUF_LITERAL(&out, "<code>");
        html_escape(&out, text);
        BUF_LITERAL(&out, "</code>");
    }
    return buf_str(&out);
}

static void draw_expressions(struct rendering *r, struct block *block,
                             enum manual manual, const char *label,
                             struct buf *out) {
    static const char *const headers[] = {"", "Meaning", "Example", "Result"};
    struct results results;
    struct manual_row *rows;
    size_t count = calc_manual(r->page->arena, manual, &rows);
    const char *named[] = {label, headers[1], headers[2], headers[3]};
    begin(&results, r, block, label, named, 4);
    for (size_t i = 0; i < count; i++) {
        add_row(&results, rows[i].code);
        add_cell(&results, prose(r, rows[i].meaning));
        add_cell(&results, code_html(r, rows[i].example));
        add_cell(&results, example_html(r, rows[i].example));
    }
    end(&results, out);
}

static void draw_builtins(struct rendering *r, struct block *block,
                          struct buf *out) {
    draw_expressions(r, block, MANUAL_BUILTINS, "Function", out);
}

static void draw_formats(struct rendering *r, struct block *block,
                         struct buf *out) {
    draw_expressions(r, block, MANUAL_FORMATS, "Format", out);
}

static void draw_units(struct rendering *r, struct block *block,
                       struct buf *out) {
    static const char *const headers[] = {"Unit", "Measures", "In base units",
                                          "Prefixes"};
    struct results results;
    struct manual_row *rows;
    size_t count = calc_manual(r->page->arena, MANUAL_UNITS, &rows);
    begin(&results, r, block, "Units", headers, 4);
    for (size_t i = 0; i < count; i++) {
        add_row(&results, rows[i].code);
        add_cell(&results, prose(r, rows[i].meaning));
        add_cell(&results, rows[i].example.n > 0
                               ? example_html(r, rows[i].example)
                               : STR("base unit"));
        add_cell(&results, code_html(r, rows[i].detail));
    }
    end(&results, out);
}

/* Markdown that provokes a diagnostic, and what is then reported. */
static struct str provoked(struct rendering *r, const struct block *block,
                           const struct diag_kind *kind) {
    struct buf out;
    buf_init(&out, r->page->arena);
    struct str text = str_from(kind->example);
    if (text.n == 0 || !example_may_nest(r, block->fence->span))
        return buf_str(&out);
    BUF_LITERAL(&out, "<pre><code>");
    html_escape(&out, without_end(text));
    BUF_LITERAL(&out, "</code></pre>");
    struct page *page = example_render(r, text, STR("none"), true);
    if (!page->diags->first)
        bug("an example of the catalogue is without a mistake");
    add_prose(&out, page->diags->first->message);
    return buf_str(&out);
}

static void draw_diagnostics(struct rendering *r, struct block *block,
                             struct buf *out) {
    static const char *const headers[] = {"Name", "Meaning", "For example"};
    struct results results;
    begin(&results, r, block, "Diagnostics", headers, 3);
    for (enum diag_name i = 0; i < DIAG_COUNT; i++) {
        const struct diag_kind *kind = diag_kind(i);
        add_row(&results, str_from(kind->name));
        add_cell(&results, prose(r, str_from(kind->meaning)));
        add_cell(&results, provoked(r, block, kind));
    }
    end(&results, out);
}

static const struct {
    const char *name;
    void (*draw)(struct rendering *r, struct block *block, struct buf *out);
} references[] = {
    {"builtins", draw_builtins},
    {"units", draw_units},
    {"formats", draw_formats},
    {"diagnostics", draw_diagnostics},
};

void block_draw_reference(struct rendering *r, struct block *block,
                          struct buf *out) {
    struct excerpt name = block->fence->name;
    struct near near;
    if (!example_may_nest(r, block->fence->span))
        return;
    near_init(&near, name.text);
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        if (str_is(name.text, references[i].name)) {
            references[i].draw(r, block, out);
            return;
        }
        near_offer(&near, str_from(references[i].name));
    }
    if (name.text.n > 0)
        diag_suggest(diag_add(r->page->diags, DIAG_BAD_FENCE,
                              excerpt_whole(name),
                              "there is no reference of `" STR_FMT "`",
                              STR_ARG(name.text)),
                     near_best(&near));
}
