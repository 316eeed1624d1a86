/* A memory block is a chart of stacked bars that is not written as one:
 *
 *     parts    ->  x: {Weights: ..., Gradients: ...}, stack: true
 *     each     ->  data, and y: its first column
 *     devices  ->  rules
 *
 * and, besides, a verdict for each bar and device. */
#include "chart/memory.h"

#include "base/html.h"
#include "chart/bar.h"

#include <math.h>

/* A capacity is not exceeded by the rounding of a sum. */
#define MEMORY_SLACK 1e-9

static const char *const keys[] = {"title", "caption", "alt",
                                   "each",  "parts",   "devices"};

/* Reading. ------------------------------------------------------------ */

/* Without `each` there is one bar: a table of one row, whose one cell is the
 * bar's name. */
static const struct table *memory_single(struct arena *arena) {
    struct value *items = ARENA_NEW(arena, struct value);
    struct list *list = ARENA_NEW(arena, struct list);
    struct column *column = ARENA_NEW(arena, struct column);
    struct table *table = ARENA_NEW(arena, struct table);
    *items = value_text(STR("Total"));
    *list = (struct list){.count = 1, .items = items};
    column->values = list;
    *table = (struct table){.columns = 1, .column = column, .rows = 1};
    map_init(&table->index, arena);
    return table;
}

static bool memory_each(struct calc *calc, const struct node *node,
                        struct spec *spec) {
    struct str unused;
    spec->data = memory_single(calc_arena(calc));
    if (!node)
        return true;
    if (!node_text(calc_diags(calc), node, "each", &unused))
        return false;
    spec->data = calc_rows(calc, excerpt_trim(node->text));
    if (!spec->data)
        return false;
    if (spec->data->rows && spec->data->columns)
        return true;
    diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
             "there is no row to draw");
    return false;
}

static bool memory_names(struct calc *calc, struct spec *spec) {
    struct channel *y = &spec->channel[CHANNEL_Y];
    *y = (struct channel){.key = STR("each"), .span = spec->span, .terms = 1};
    y->term = ARENA_NEW(calc_arena(calc), struct term);
    y->term->column = &spec->data->column[0];
    return true;
}

static bool memory_parts(struct calc *calc, const struct node *map,
                         struct spec *spec) {
    struct channel *x = &spec->channel[CHANNEL_X];
    if (!map || map->kind != NODE_MAP || !map->count) {
        diag_add(calc_diags(calc), map ? DIAG_WRONG_TYPE : DIAG_MISSING_KEY,
                 map ? map->span : spec->span,
                 "a memory figure needs `parts`: a map from name to "
                 "expression");
        return false;
    }
    if (!channel_read(calc, STR("parts"), map, x))
        return false;
    x->title = STR("Memory");
    spec->stack = x->terms > 1 ? STACK_YES : STACK_DEFAULT;
    return true;
}

static bool memory_devices(struct calc *calc, const struct node *map,
                           struct spec *spec) {
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

/* Totals. ------------------------------------------------------------- */

static void memory_totals(struct memory *memory) {
    struct plot *plot = &memory->plot;
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
    for (size_t i = 0; i < plot->axis.rules; i++)
        plot->axis.rule[i].label =
            str_format(calc_arena(plot->calc), STR_FMT " (" STR_FMT ")",
                       STR_ARG(plot->axis.rule[i].name),
                       STR_ARG(plot->axis.rule[i].shown));
}

bool memory_plan(struct calc *calc, const struct node *node,
                 struct memory *memory) {
    struct spec *spec = &memory->spec;
    *memory = (struct memory){.spec = {.calc = calc, .span = node->span}};
    memory->plot = (struct plot){.calc = calc, .mark = mark_find(STR("bar"))};
    if (node->kind != NODE_MAP) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
                 "a memory figure is a map of `key: value` lines");
        return false;
    }
    node_check_keys(calc_diags(calc), node, "a memory figure", keys,
                    sizeof keys / sizeof *keys);
    bool fine = memory_each(calc, node_get(node, "each"), spec);
    fine = memory_parts(calc, node_get(node, "parts"), spec) && fine;
    fine = memory_devices(calc, node_get(node, "devices"), spec) && fine;
    if (!fine || !memory_names(calc, spec) ||
        !memory->plot.mark->plan(spec, &memory->plot) || !memory_check(memory))
        return false;
    memory_totals(memory);
    memory_labels(&memory->plot);
    return true;
}

/* Verdicts. ----------------------------------------------------------- */

static double memory_total(const struct plot *plot, size_t band) {
    double low, high;
    bar_extent(plot, band, &low, &high);
    return high;
}

/* How many devices a total needs. */
static double memory_needs(double total, double capacity) {
    return fmax(1, ceil(total / capacity - MEMORY_SLACK));
}

/* "fits A100 (30% full)", "needs 35 × A100" */
static void memory_verdict(const struct plot *plot, size_t band,
                           const struct plot_rule *device, struct buf *out) {
    double total = memory_total(plot, band);
    double needs = memory_needs(total, device->number);
    if (needs == 1) {
        double full = floor(100 * total / device->number + MEMORY_SLACK);
        BUF_LITERAL(out, "fits ");
        html_escape(out, device->name);
        buf_printf(out, " (%.0f%% full)", full);
        return;
    }
    struct str count = calc_show(plot->calc, value_number(needs, NULL), NULL,
                                 (struct span){0});
    buf_printf(out, "needs " STR_FMT " × ", STR_ARG(count));
    html_escape(out, device->name);
}

static struct str memory_notes(const void *of) {
    const struct plot *plot = &((const struct memory *)of)->plot;
    struct buf out;
    buf_init(&out, calc_arena(plot->calc));
    if (!plot->axis.rules)
        return buf_str(&out);
    BUF_LITERAL(&out, "<ul>\n");
    for (size_t band = 0; band < plot->bands.count; band++) {
        BUF_LITERAL(&out, "<li><b>");
        html_escape(&out, plot->bands.names[band]);
        BUF_LITERAL(&out, "</b> takes ");
        html_escape(&out, plot->totals[band].text);
        for (size_t i = 0; i < plot->axis.rules; i++) {
            buf_add(&out, i ? STR("; ") : STR(": "));
            memory_verdict(plot, band, &plot->axis.rule[i], &out);
        }
        BUF_LITERAL(&out, ".</li>\n");
    }
    BUF_LITERAL(&out, "</ul>\n");
    return buf_str(&out);
}

static struct sheet_cell memory_cell(const struct plot *plot, size_t band,
                                     const struct plot_rule *device) {
    double needs = memory_needs(memory_total(plot, band), device->number);
    struct value count = value_number(needs, NULL);
    struct str text = STR("fits");
    if (needs > 1)
        text = str_format(
            calc_arena(plot->calc), "needs " STR_FMT,
            STR_ARG(calc_show(plot->calc, count, NULL, (struct span){0})));
    return (struct sheet_cell){.text = text, .value = value_text(text)};
}

/* The table, with a column for each device. */
static void memory_tabulate(const void *of, struct sheet *sheet) {
    const struct plot *plot = &((const struct memory *)of)->plot;
    struct arena *arena = calc_arena(plot->calc);
    bar_tabulate(plot, sheet);
    struct sheet old = *sheet;
    sheet->columns += plot->axis.rules;
    sheet->column = arena_grow(arena, old.column, old.columns, sheet->columns,
                               sizeof *sheet->column);
    sheet->cells =
        ARENA_ARRAY(arena, sheet->columns * sheet->rows, struct sheet_cell);
    for (size_t i = 0; i < plot->axis.rules; i++)
        sheet->column[old.columns + i].header = plot->axis.rule[i].name;
    for (size_t row = 0; row < sheet->rows; row++) {
        struct sheet_cell *cells = &sheet->cells[row * sheet->columns];
        for (size_t i = 0; i < old.columns; i++)
            cells[i] = old.cells[row * old.columns + i];
        for (size_t i = 0; i < plot->axis.rules; i++)
            cells[old.columns + i] =
                memory_cell(plot, row, &plot->axis.rule[i]);
    }
}

static void memory_draw(const void *of, struct scene *scene) {
    bar_draw(&((const struct memory *)of)->plot, scene);
}

static void memory_describe(const void *of, struct description *out) {
    bar_describe(&((const struct memory *)of)->plot, out);
}

struct picture memory_picture(const struct memory *memory) {
    return (struct picture){.calc = memory->plot.calc,
                            .of = memory,
                            .draw = memory_draw,
                            .describe = memory_describe,
                            .tabulate = memory_tabulate,
                            .notes = memory_notes};
}
