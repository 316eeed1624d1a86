/* The door: blocks in, figures out. */
#include "chart/chart.h"

#include "chart/figure.h"
#include "chart/memory.h"

/* Reads and evaluates a chart block. */
static bool chart_plan(struct calc *calc, const struct node *node,
                       struct spec *spec, struct plot *plot) {
    if (!spec_read(calc, node, spec))
        return false;
    *plot = (struct plot){.calc = calc, .mark = spec->mark};
    return spec->mark->plan(spec, plot);
}

bool chart_draw(struct calc *calc, const struct node *node, struct str id,
                enum chart_width width, struct figure *figure) {
    struct spec spec;
    struct plot plot;
    if (!chart_plan(calc, node, &spec, &plot))
        return false;
    struct figure_texts texts = {.id = id,
                                 .title = spec.title,
                                 .caption = spec.caption,
                                 .alt = spec.alt,
                                 .span = spec.span};
    return figure_make(&plot, &texts, width, figure);
}

bool chart_memory(struct calc *calc, const struct node *node, struct str id,
                  enum chart_width width, struct figure *figure) {
    struct memory memory;
    if (!memory_plan(calc, node, &memory))
        return false;
    struct figure_texts texts = {.id = id,
                                 .title = memory.title,
                                 .caption = memory.caption,
                                 .alt = memory.alt,
                                 .span = node->span};
    if (!figure_make(&memory.plot, &texts, width, figure))
        return false;
    memory_verdicts(&memory, figure);
    return true;
}

bool chart_scene(struct calc *calc, const struct node *node,
                 enum chart_width width, struct buf *out) {
    struct spec spec;
    struct plot plot;
    if (!chart_plan(calc, node, &spec, &plot))
        return false;
    figure_scenes(&plot, width, out);
    return true;
}

bool chart_memory_scene(struct calc *calc, const struct node *node,
                        enum chart_width width, struct buf *out) {
    struct memory memory;
    if (!memory_plan(calc, node, &memory))
        return false;
    figure_scenes(&memory.plot, width, out);
    return true;
}
