/* From the body of a block to its HTML and its CSV. */
#include "site/block.h"

#include "base/html.h"
#include "base/path.h"
#include "chart/chart.h"
#include "data/data.h"
#include "site/claims.h"
#include "site/kind.h"
#include "site/rows.h"

/* A file beside the page; returns its URL. */
static struct str add_csv(struct rendering *r, const struct block *block,
                          const struct sheet *sheet) {
    struct page *page = r->page;
    struct buf csv, url;
    buf_init(&csv, page->arena);
    sheet_csv(r->calc, sheet, &csv);
    struct str name =
        str_format(page->arena, STR_FMT ".csv", STR_ARG(block->id));
    ARENA_PUSH(
        page->arena, page->outputs.items, page->outputs.count,
        page->outputs.capacity,
        ((struct output){
            .path = path_join(page->arena, path_folder(page->output), name),
            .bytes = buf_str(&csv),
            .maker = page->shown,
        }));
    buf_init(&url, page->arena);
    html_url(&url, name);
    return buf_str(&url);
}

/* What the templates of all blocks may use. */
static struct item *block_data(struct rendering *r, const struct block *block) {
    struct item *data = item_scope(r->page->arena);
    item_set_text(data, "id", block->id);
    if (block->number > 0)
        item_set_text(data, "number",
                      str_format(r->page->arena, "%zu", block->number));
    return data;
}

static void set_sheet(struct rendering *r, const struct block *block,
                      struct item *data, const struct sheet *sheet) {
    struct buf table;
    buf_init(&table, r->page->arena);
    sheet_html(sheet, &table);
    item_set_html(data, "table", buf_str(&table));
    item_set_text(data, "csv", add_csv(r, block, sheet));
}

/* "Table 1." before the caption, as prose refers to it. */
static void number_caption(struct rendering *r, const struct block *block,
                           struct sheet *sheet) {
    sheet->caption =
        str_format(r->page->arena, "<b>%s %zu.</b>%s" STR_FMT,
                   block->kind->numbered, block->number,
                   sheet->caption.n > 0 ? " " : "", STR_ARG(sheet->caption));
}

static void fill(struct rendering *r, enum theme_part part,
                 const struct item *data, struct buf *out) {
    theme_render(r->theme, r->page->arena, r->page->diags, part, data, out);
}

static struct node *read_yaml(struct rendering *r, const struct block *block) {
    return data_yaml(r->page->arena, r->page->diags, block->fence->body);
}

/* data ------------------------------------------------------------------ */

/* The value of `file=`, if it is there; `*refused` if another option is. */
static const struct excerpt *file_option(const struct doc_fence *fence,
                                         bool *refused) {
    const struct excerpt *file = NULL;
    *refused = false;
    for (size_t i = 0; i < fence->options; i++)
        if (str_is(fence->option[i].key.text, "file"))
            file = &fence->option[i].value;
        else
            *refused = true;
    return file;
}

static struct csv *read_data(struct rendering *r, const struct block *block) {
    struct excerpt body = block->fence->body;
    bool refused;
    const struct excerpt *file = file_option(block->fence, &refused);
    if (refused)
        return NULL;
    if (!file)
        return data_csv(r->page->arena, r->page->diags, body, ',');
    struct csv *rows = rows_beside(r->page, *file);
    struct excerpt more = data_after(r->page->diags, body);
    if (rows)
        rows->more = more;
    return rows;
}

/* A table that cannot be read still has a name, so that its uses are not
 * reported as well; with an option that has been refused, its rows may be
 * elsewhere. */
void block_define_data(struct rendering *r, struct block *block) {
    const struct doc_fence *fence = block->fence;
    if (!fence->broken)
        block->rows = read_data(r, block);
    if (fence->name.text.n > 0)
        calc_data(r->calc, fence->name, block->rows);
}

void block_draw_data(struct rendering *r, struct block *block,
                     struct buf *out) {
    const struct table *table = calc_table(r->calc, block->fence->name.text);
    if (!block->shown || !table)
        return;
    struct sheet sheet;
    calc_table_sheet(r->calc, table, &sheet);
    number_caption(r, block, &sheet);
    struct item *data = block_data(r, block);
    set_sheet(r, block, data, &sheet);
    fill(r, THEME_DATA, data, out);
}

/* calc ------------------------------------------------------------------ */

void block_declare_calc(struct rendering *r, struct block *block) {
    if (!block->fence->broken)
        calc_units(r->calc, block->fence->body);
}

void block_define_calc(struct rendering *r, struct block *block) {
    if (!block->fence->broken)
        calc_define(r->calc, block->fence->body);
}

void block_draw_calc(struct rendering *r, struct block *block,
                     struct buf *out) {
    if (!block->shown)
        return;
    struct item *data = block_data(r, block);
    struct str text = block->fence->body.text;
    while (str_ends(text, STR("\n")))
        text.n--;
    item_set_text(data, "text", text);
    item_set_html(data, "math",
                  calc_definitions_html(r->calc, block->fence->body));
    fill(r, THEME_DEFINITIONS, data, out);
}

/* table ----------------------------------------------------------------- */

void block_draw_table(struct rendering *r, struct block *block,
                      struct buf *out) {
    struct node *spec = read_yaml(r, block);
    struct sheet sheet;
    if (!spec || !calc_table_block(r->calc, spec, &sheet))
        return;
    number_caption(r, block, &sheet);
    struct item *data = block_data(r, block);
    set_sheet(r, block, data, &sheet);
    fill(r, THEME_TABLE, data, out);
}

/* Figures ------------------------------------------------------- */

static enum chart_width width_of(struct rendering *r,
                                 const struct block *block) {
    enum chart_width width = CHART_FULL;
    for (size_t i = 0; i < block->fence->options; i++) {
        const struct doc_option *option = &block->fence->option[i];
        if (!str_is(option->key.text, "width"))
            continue;
        width = str_is(option->value.text, "half") ? CHART_HALF : CHART_FULL;
        if (width == CHART_FULL && !str_is(option->value.text, "full"))
            diag_add(r->page->diags, DIAG_BAD_FENCE,
                     excerpt_whole(option->value),
                     "a width is `half` or `full`");
    }
    return width;
}

/* `number` is the block's own, or that of a part: "2a". */
static bool draw_figure(struct rendering *r, const struct block *block,
                        struct str number, const struct figure_part *part,
                        enum chart_width width, struct buf *out) {
    struct figure figure = {0};
    if (!chart_draw(r->calc, part->kind, part->spec, block->id, width, &figure))
        return false;
    struct item *data = item_scope(r->page->arena);
    item_set_text(data, "id", block->id);
    item_set_text(data, "number", number);
    item_set_truth(data, "half", width == CHART_HALF);
    item_set_html(data, "svg", figure.svg);
    item_set_text(data, "title", figure.title);
    item_set_html(data, "caption", figure.caption);
    item_set_html(data, "notes", figure.notes);
    set_sheet(r, block, data, &figure.sheet);
    fill(r, THEME_FIGURE, data, out);
    r->page->charts++;
    return true;
}

static struct str number_of(struct rendering *r, const struct block *block) {
    return str_format(r->page->arena, "%zu", block->number);
}

static void draw(struct rendering *r, const struct block *block,
                 enum chart_kind kind, struct buf *out) {
    enum chart_width width = width_of(r, block);
    struct figure_part part = {kind, read_yaml(r, block)};
    if (part.spec)
        draw_figure(r, block, number_of(r, block), &part, width, out);
}

void block_draw_chart(struct rendering *r, struct block *block,
                      struct buf *out) {
    draw(r, block, CHART_CHART, out);
}

void block_draw_memory(struct rendering *r, struct block *block,
                       struct buf *out) {
    draw(r, block, CHART_MEMORY, out);
}

void block_draw_diagram(struct rendering *r, struct block *block,
                        struct buf *out) {
    draw(r, block, CHART_DIAGRAM, out);
}

void block_draw_roofline(struct rendering *r, struct block *block,
                         struct buf *out) {
    draw(r, block, CHART_ROOFLINE, out);
}

/* A letter for each part, behind its id and its number. */
void block_draw_figures(struct rendering *r, struct block *block,
                        struct buf *out) {
    struct arena *arena = r->page->arena;
    struct node *spec = read_yaml(r, block);
    struct figures figures;
    struct buf panels;
    if (!spec)
        return;
    bool fine = chart_figures(r->calc, spec, &figures);
    buf_init(&panels, arena);
    for (size_t i = 0; i < figures.count; i++) {
        struct block panel = *block;
        char letter = (char)('a' + i);
        panel.id = str_format(arena, STR_FMT "-%c", STR_ARG(block->id), letter);
        fine = draw_figure(r, &panel,
                           str_format(arena, "%zu%c", block->number, letter),
                           &figures.part[i], CHART_HALF, &panels) &&
               fine;
    }
    if (!fine)
        return;
    struct item *data = block_data(r, block);
    item_set_text(data, "title", figures.title);
    item_set_html(data, "caption", figures.caption);
    item_set_html(data, "panels", buf_str(&panels));
    fill(r, THEME_FIGURES, data, out);
}

/* check ----------------------------------------------------------------- */

static void check_row(struct rendering *r, const struct pair *pair,
                      struct item *claims) {
    struct arena *arena = r->page->arena;
    struct str condition;
    struct claim claim;
    if (!node_text(r->page->diags, pair->value, "a condition", &condition))
        return;
    bool decided =
        calc_check(r->calc, pair->key->text, pair->value->text, &claim);
    claims_add(r, pair->key->text, decided, &claim);
    if (!decided)
        return;
    struct item *item = item_scope(arena);
    item_set_html(item, "text", calc_text_html(r->calc, pair->key->text, NULL));
    item_set_text(item, "computed", claim.computed);
    item_set_text(item, "expression", claim.expression);
    item_set_html(item, "working", claim.working);
    item_append(arena, claims, item);
}

void block_draw_check(struct rendering *r, struct block *block,
                      struct buf *out) {
    struct node *spec = read_yaml(r, block);
    if (!spec)
        return;
    if (spec->kind != NODE_MAP) {
        diag_help(diag_add(r->page->diags, DIAG_WRONG_TYPE, spec->span,
                           "a `check` block is not a map"),
                  "write lines `what is claimed: condition`");
        return;
    }
    struct item *claims = item_list(r->page->arena);
    for (size_t i = 0; i < spec->count; i++)
        check_row(r, &spec->pairs[i], claims);
    if (!block->shown)
        return;
    struct item *data = block_data(r, block);
    item_set(data, "claims", claims);
    fill(r, THEME_CLAIMS, data, out);
}
