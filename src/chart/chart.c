/* The door: blocks in, figures out; one row of a table for each kind. */
#include "chart/chart.h"

#include "base/utf8.h"
#include "chart/diagram.h"
#include "chart/facet.h"
#include "chart/figure.h"
#include "chart/mark.h"
#include "chart/memory.h"
#include "chart/roofline.h"

/* "Cost by Model", where the author gave no title. */
static struct str chart_title(const struct plot *plot) {
    struct str title = str_format(
        calc_arena(plot->calc), STR_FMT "%s" STR_FMT, STR_ARG(plot->axis.title),
        plot->bands.title.n ? " by " : "", STR_ARG(plot->bands.title));
    return utf8_count(title) <= SPEC_TITLE_MAX ? title : STR("Bar chart");
}

static bool chart_facet(const struct spec *spec, struct picture *picture,
                        struct figure_texts *texts) {
    struct facet *facet = ARENA_NEW(calc_arena(spec->calc), struct facet);
    if (!facet_plan(spec, facet))
        return false;
    *picture = facet_picture(facet);
    texts->title = spec->title.n ? spec->title : chart_title(&facet->plot);
    return true;
}

static bool chart_read(struct calc *calc, const struct node *node,
                       struct picture *picture, struct figure_texts *texts) {
    struct spec spec;
    struct plot *plot = ARENA_NEW(calc_arena(calc), struct plot);
    if (!spec_read(calc, node, &spec))
        return false;
    texts->caption = spec.caption;
    texts->alt = spec.alt;
    if (spec.facet.terms)
        return chart_facet(&spec, picture, texts);
    *plot = (struct plot){.calc = calc, .mark = spec.mark};
    if (!spec.mark->plan(&spec, plot))
        return false;
    *picture = figure_plot(plot);
    texts->title = spec.title.n ? spec.title : chart_title(plot);
    return true;
}

static bool memory_read(struct calc *calc, const struct node *node,
                        struct picture *picture, struct figure_texts *texts) {
    struct memory *memory = ARENA_NEW(calc_arena(calc), struct memory);
    bool fine = figure_read(calc, node, texts);
    if (!memory_plan(calc, node, memory) || !fine)
        return false;
    *picture = memory_picture(memory);
    if (!texts->title.n)
        texts->title = chart_title(&memory->plot);
    return true;
}

static bool diagram_read(struct calc *calc, const struct node *node,
                         struct picture *picture, struct figure_texts *texts) {
    struct diagram *diagram = ARENA_NEW(calc_arena(calc), struct diagram);
    bool fine = figure_read(calc, node, texts);
    if (!diagram_plan(calc, node, diagram) || !fine)
        return false;
    *picture = diagram_picture(diagram);
    if (!texts->title.n)
        texts->title = diagram_title(diagram);
    return true;
}

static bool roofline_read(struct calc *calc, const struct node *node,
                          struct picture *picture, struct figure_texts *texts) {
    struct roofline *roofline = ARENA_NEW(calc_arena(calc), struct roofline);
    bool fine = figure_read(calc, node, texts);
    if (!roofline_plan(calc, node, roofline) || !fine)
        return false;
    *picture = roofline_picture(roofline);
    if (!texts->title.n)
        texts->title = roofline_title(roofline);
    return true;
}

struct kind {
    struct str name;
    /* Reads and evaluates a block; false after a report. */
    bool (*read)(struct calc *calc, const struct node *node,
                 struct picture *picture, struct figure_texts *texts);
};

static const struct kind kinds[CHART_KINDS] = {
    [CHART_CHART] = {STR_INIT("chart"), chart_read},
    [CHART_MEMORY] = {STR_INIT("memory"), memory_read},
    [CHART_DIAGRAM] = {STR_INIT("diagram"), diagram_read},
    [CHART_ROOFLINE] = {STR_INIT("roofline"), roofline_read},
};

struct str chart_name(enum chart_kind kind) {
    return kinds[kind].name;
}

bool chart_draw(struct calc *calc, enum chart_kind kind,
                const struct node *node, struct str id, enum chart_width width,
                struct figure *figure) {
    struct picture picture;
    struct figure_texts texts = {.id = id, .span = node->span};
    return kinds[kind].read(calc, node, &picture, &texts) &&
           figure_make(&picture, &texts, width, figure);
}

bool chart_scene(struct calc *calc, enum chart_kind kind,
                 const struct node *node, enum chart_width width,
                 struct buf *out) {
    struct picture picture;
    struct figure_texts texts = {.span = node->span};
    if (!kinds[kind].read(calc, node, &picture, &texts))
        return false;
    figure_scenes(&picture, width, out);
    return true;
}
