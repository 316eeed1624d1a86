/* The table of kinds, and what a fence's first line may say. */
#include "site/kind.h"

#include "base/near.h"
#include "site/block.h"

static const char *const data_options[] = {"file"};
static const char *const chart_options[] = {"width"};
static const char *const guide_options[] = {"error"};

static const struct block_kind kinds[] = {
    {.name = "data",
     .named = true,
     .silent = true,
     .numbered = "Table",
     .options = data_options,
     .option_count = 1,
     .define = block_define_data,
     .draw = block_draw_data},
    {.name = "calc",
     .silent = true,
     .declare = block_declare_calc,
     .define = block_define_calc,
     .draw = block_draw_calc},
    {.name = "table", .numbered = "Table", .draw = block_draw_table},
    {.name = "chart",
     .numbered = "Figure",
     .options = chart_options,
     .option_count = 1,
     .draw = block_draw_chart},
    {.name = "memory",
     .numbered = "Figure",
     .options = chart_options,
     .option_count = 1,
     .draw = block_draw_memory},
    {.name = "diagram",
     .numbered = "Figure",
     .options = chart_options,
     .option_count = 1,
     .draw = block_draw_diagram},
    {.name = "roofline",
     .numbered = "Figure",
     .options = chart_options,
     .option_count = 1,
     .draw = block_draw_roofline},
    {.name = "figures", .numbered = "Figure", .draw = block_draw_figures},
    {.name = "check", .silent = true, .draw = block_draw_check},
    {.name = "example",
     .options = guide_options,
     .option_count = 1,
     .draw = block_draw_example},
    {.name = "evaluate",
     .options = guide_options,
     .option_count = 1,
     .draw = block_draw_evaluate},
    {.name = "reference", .named = true, .draw = block_draw_reference},
};

#define KIND_COUNT (sizeof kinds / sizeof *kinds)

struct doc_kinds kind_names(struct arena *arena) {
    const char **names = ARENA_ARRAY(arena, KIND_COUNT, const char *);
    for (size_t i = 0; i < KIND_COUNT; i++)
        names[i] = kinds[i].name;
    return (struct doc_kinds){names, KIND_COUNT};
}

/* NULL for a misspelt kind, which has been reported. */
static const struct block_kind *find_kind(struct str name) {
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_is(name, kinds[i].name))
            return &kinds[i];
    return NULL;
}

/* What the first line says. -------------------------------------------- */

static void check_name(struct diags *diags, const struct block *block) {
    const struct block_kind *kind = block->kind;
    struct excerpt name = block->fence->name;
    if (kind->named && name.text.n == 0)
        diag_help(diag_add(diags, DIAG_BAD_FENCE, block->fence->span,
                           "the `%s` block has no name", kind->name),
                  "give it one: ```%s NAME", kind->name);
    else if (!kind->named && name.text.n > 0)
        diag_help(diag_add(diags, DIAG_BAD_FENCE, excerpt_whole(name),
                           "`%s` blocks take no name", kind->name),
                  "a label is written `#" STR_FMT "`", STR_ARG(name.text));
}

static void check_show(struct diags *diags, const struct block *block) {
    const struct block_kind *kind = block->kind;
    const struct doc_fence *fence = block->fence;
    if (fence->show && !kind->silent)
        diag_add(diags, DIAG_BAD_FENCE, fence->span,
                 "`%s` blocks are always shown: `show` says nothing",
                 kind->name);
    if (!fence->show && kind->silent && fence->label.text.n > 0)
        diag_help(diag_add(diags, DIAG_BAD_FENCE, excerpt_whole(fence->label),
                           "the label is of a block that is not shown"),
                  "add `show`, or leave the label out");
}

static void check_option(struct diags *diags, const struct block *block,
                         const struct doc_option *option) {
    const struct block_kind *kind = block->kind;
    struct near near;
    near_init(&near, option->key.text);
    for (size_t i = 0; i < kind->option_count; i++) {
        if (str_is(option->key.text, kind->options[i]))
            return;
        near_offer(&near, str_from(kind->options[i]));
    }
    diag_suggest(diag_add(diags, DIAG_BAD_FENCE, excerpt_whole(option->key),
                          "`%s` blocks have no option `" STR_FMT "`",
                          kind->name, STR_ARG(option->key.text)),
                 near_best(&near));
}

static void check_block(struct diags *diags, const struct block *block) {
    check_name(diags, block);
    check_show(diags, block);
    for (size_t i = 0; i < block->fence->options; i++)
        check_option(diags, block, &block->fence->option[i]);
}

/* Ids and numbers. ----------------------------------------------------- */

const struct block *kind_labelled(const struct rendering *r, struct str label) {
    for (size_t i = 0; i < r->page->doc.fence_count; i++)
        if (r->blocks[i].fence->block && label.n > 0 &&
            str_eq(r->blocks[i].fence->label.text, label))
            return &r->blocks[i];
    return NULL;
}

static bool id_taken(const struct rendering *r, struct str id) {
    const struct doc *doc = &r->page->doc;
    for (size_t i = 0; i < doc->heading_count; i++)
        if (str_eq(doc->headings[i].id, id))
            return true;
    return kind_labelled(r, id) != NULL;
}

/* The block's name, if it has one, or "chart-1": the kind's name with the
 * next number; unless a heading or a label has taken it. */
static struct str next_id(struct rendering *r, const struct block *block,
                          size_t *count) {
    const struct block_kind *kind = block->kind;
    struct str id = block->fence->name.text;
    if (kind->named && id.n > 0 && !id_taken(r, id))
        return id;
    do
        id = str_format(r->page->arena, "%s-%zu", kind->name, ++*count);
    while (id_taken(r, id));
    return id;
}

/* Figures and tables are counted apart. */
static size_t next_number(size_t counts[2], const struct block_kind *kind) {
    bool figure = kind->numbered[0] == 'F';
    return ++counts[figure];
}

void kind_blocks(struct rendering *r) {
    const struct doc *doc = &r->page->doc;
    size_t counts[2] = {0}, unlabelled[KIND_COUNT] = {0};
    r->blocks = ARENA_ARRAY(r->page->arena, doc->fence_count, struct block);
    for (size_t i = 0; i < doc->fence_count; i++) {
        struct block *block = &r->blocks[i];
        block->fence = &doc->fences[i];
        if (block->fence->block)
            block->kind = find_kind(block->fence->kind.text);
    }
    for (size_t i = 0; i < doc->fence_count; i++) {
        struct block *block = &r->blocks[i];
        const struct block_kind *kind = block->kind;
        if (!kind)
            continue;
        block->shown = !kind->silent || block->fence->show;
        block->id = block->fence->label.text;
        if (block->id.n == 0)
            block->id = next_id(r, block, &unlabelled[kind - kinds]);
        if (r->prefix.n > 0)
            block->id = str_format(r->page->arena, STR_FMT STR_FMT,
                                   STR_ARG(r->prefix), STR_ARG(block->id));
        if (block->shown && kind->numbered)
            block->number = next_number(counts, kind);
        if (!block->fence->broken)
            check_block(r->page->diags, block);
    }
}
