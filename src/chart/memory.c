/* A memory block is a chart of stacked bars that is not written as one:
 *
 *     parts    ->  x: {Weights: ..., Gradients: ...}, stack: true
 *     each     ->  data, and y: its first column
 *     devices  ->  rules
 *
 * and, besides, a verdict for each bar and device (memory_verdict.c). */
#include "chart/memory.h"

#include "chart/bar.h"

static const char *const keys[] = {"title",   "caption", "alt",
                                   "each",    "parts",   "devices",
                                   "sharded", "across",  "strategies"};

/* Reading. ------------------------------------------------------------ */

static bool memory_each(struct memory *memory, const struct node *node) {
    struct calc *calc = memory->calc;
    struct str unused;
    if (!node)
        return true;
    if (!node_text(calc_diags(calc), node, "each", &unused))
        return false;
    memory->each = calc_rows(calc, excerpt_trim(node->text));
    if (!memory->each)
        return false;
    if (memory->each->rows && memory->each->columns)
        return true;
    diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
             "there is no row to draw");
    return false;
}

static bool memory_parts(struct memory *memory, const struct node *map) {
    struct spec *spec = &memory->spec;
    struct channel *x = &spec->channel[CHANNEL_X];
    if (!map || map->kind != NODE_MAP || !map->count) {
        diag_add(calc_diags(memory->calc),
                 map ? DIAG_WRONG_TYPE : DIAG_MISSING_KEY,
                 map ? map->span : spec->span,
                 "a memory figure needs `parts`: a map from name to "
                 "expression");
        return false;
    }
    if (!channel_read(memory->calc, STR("parts"), map, x))
        return false;
    x->title = STR("Memory");
    spec->stack = x->terms > 1 ? STACK_YES : STACK_DEFAULT;
    return true;
}

static bool memory_devices(struct memory *memory, const struct node *map) {
    struct calc *calc = memory->calc;
    struct spec *spec = &memory->spec;
    bool fine = true;
    if (map && map->kind != NODE_MAP) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, map->span,
                 "`devices` is a map from name to capacity");
        return false;
    }
    spec->rules = map ? map->count : 0;
    spec->rule = ARENA_ARRAY(calc_arena(calc), spec->rules, struct rule);
    for (size_t i = 0; i < spec->rules; i++) {
        struct rule *rule = &spec->rule[i];
        struct term term;
        rule->axis = CHANNEL_X;
        rule->span = map->pairs[i].key->span;
        rule->label = str_trim(map->pairs[i].key->text.text);
        fine =
            term_read(calc, map->pairs[i].value, "a capacity", &term) && fine;
        rule->value = (struct formula){.expression = term.expression,
                                       .format = term.format,
                                       .text = term.text};
    }
    return fine;
}

static bool memory_read(struct memory *memory, const struct node *node) {
    struct diags *diags = calc_diags(memory->calc);
    if (node->kind != NODE_MAP) {
        diag_add(diags, DIAG_WRONG_TYPE, node->span,
                 "a memory figure is a map of `key: value` lines");
        return false;
    }
    node_check_keys(diags, node, "a memory figure", keys,
                    sizeof keys / sizeof *keys);
    bool fine = memory_each(memory, node_get(node, "each"));
    fine = memory_devices(memory, node_get(node, "devices")) && fine;
    return memory_parts(memory, node_get(node, "parts")) &&
           memory_share(memory, node) && fine;
}

/* What the bars amount to. --------------------------------------------- */

static void memory_totals(struct plot *plot) {
    struct arena *arena = calc_arena(plot->calc);
    plot->totals = ARENA_ARRAY(arena, plot->bands.count, struct plot_label);
    plot->label_titles[0] = STR("Total");
    for (size_t band = 0; band < plot->bands.count; band++) {
        double low, high;
        bar_extent(plot, band, &low, &high);
        struct plot_label *total = &plot->totals[band];
        total->value = value_number(high, plot->axis.numbers.unit);
        total->text =
            calc_show(plot->calc, total->value, NULL, (struct span){0});
        total->source = describe_list(arena, plot->series_names, plot->series);
    }
}

static bool memory_check(const struct memory *memory) {
    const struct plot *plot = &memory->plot;
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if (bar->missing || bar->number >= 0)
            continue;
        diag_add(calc_diags(plot->calc), DIAG_BAD_CHART,
                 memory->spec.channel[CHANNEL_X].span,
                 "a part takes less than nothing: `" STR_FMT "` of `" STR_FMT
                 "` is " STR_FMT,
                 STR_ARG(plot->series_names[bar->series]),
                 STR_ARG(plot->bands.names[bar->band]), STR_ARG(bar->shown));
        return false;
    }
    for (size_t i = 0; i < plot->axis.rules; i++) {
        if (plot->axis.rule[i].number > 0)
            continue;
        diag_add(calc_diags(plot->calc), DIAG_BAD_CHART,
                 plot->axis.rule[i].span,
                 "the device `" STR_FMT "` has no capacity",
                 STR_ARG(plot->axis.rule[i].label));
        return false;
    }
    return true;
}

/* "RTX 4090 (24 GB)" */
static void memory_labels(struct plot *plot) {
    for (size_t i = 0; i < plot->axis.rules; i++) {
        struct plot_rule *rule = &plot->axis.rule[i];
        rule->label =
            str_format(calc_arena(plot->calc), STR_FMT " (" STR_FMT ")",
                       STR_ARG(rule->name), STR_ARG(rule->shown));
    }
}

/* What a divided part comes from: "(params * 2 B) / 8". */
static void memory_sources(struct memory *memory) {
    struct plot *plot = &memory->plot;
    for (size_t i = 0; i < plot->bars; i++) {
        struct bar *bar = &plot->bar[i];
        if (memory_strategy(memory, bar->band)->divided[bar->series])
            bar->source =
                str_format(calc_arena(memory->calc), "(" STR_FMT ") / %.0f",
                           STR_ARG(bar->source), memory->devices[bar->band]);
    }
}

bool memory_plan(struct calc *calc, const struct node *node,
                 struct memory *memory) {
    struct plot *plot = &memory->plot;
    *memory = (struct memory){.calc = calc,
                              .spec = {.calc = calc, .span = node->span}};
    *plot = (struct plot){.calc = calc, .mark = mark_find(STR("bar"))};
    if (!memory_read(memory, node) || !memory_bars(memory) ||
        !bar_plan(&memory->spec, plot) || !memory_check(memory))
        return false;
    memory_totals(plot);
    memory_labels(plot);
    memory_sources(memory);
    return true;
}

/* The picture. --------------------------------------------------------- */

static void memory_draw(const void *of, struct scene *scene) {
    bar_draw(&((const struct memory *)of)->plot, scene);
}

struct picture memory_picture(const struct memory *memory) {
    return (struct picture){.calc = memory->calc,
                            .of = memory,
                            .draw = memory_draw,
                            .describe = memory_describe,
                            .tabulate = memory_tabulate,
                            .notes = memory_notes};
}
