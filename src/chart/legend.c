/* The legend: one wrapped row above the plot, with the real marks. */
#include "chart/legend.h"

#include "chart/layout.h"

#define SWATCH_TEXT UNITS(18) /* from a swatch's left to its text */
#define ITEM_GAP UNITS(20)
#define ROW UNITS(22)
#define BASELINE UNITS(12) /* of a row's text, from its top */
#define LEGEND_GAP UNITS(4)

#define RAMP_STEP UNITS(18)
#define STEP_LEAST UNITS(28)
#define STEP_TEXT UNITS(14) /* from a step's bottom to its text's baseline */
#define STEP_APART UNITS(4)
#define RAMP_GAP UNITS(6)

/* Takes `width` in the row if it fits, else in the next one. */
static void legend_advance(struct legend *legend, int width) {
    if (legend->x && legend->x + width > legend->scene->width)
        legend_break(legend);
}

void legend_break(struct legend *legend) {
    if (legend->x)
        legend->y += ROW + 2 * legend->more;
    legend->x = 0;
}

/* Appends lines, `before` of which is taken already, and moves on. */
static void legend_lines(struct legend *legend, int before,
                         const struct text_lines *lines) {
    scene_lines(legend->scene, STYLE_LEGEND, ANCHOR_START, legend->x + before,
                legend->y + BASELINE, lines);
    legend->x += before + lines->width + ITEM_GAP;
    if (lines->count > 1) {
        legend->y += ((int)lines->count - 1) * UNITS(TEXT_LINE);
        legend_break(legend);
    }
}

struct box legend_item(struct legend *legend, struct str name) {
    struct scene *scene = legend->scene;
    text_wrap(scene->arena, name, scene->width - SWATCH_TEXT, &legend->name);
    legend_advance(legend, SWATCH_TEXT + legend->name.width);
    return (struct box){legend->x, legend->y + UNITS(1),
                        legend->x + LEGEND_SWATCH,
                        legend->y + UNITS(1) + LEGEND_SWATCH};
}

void legend_name(struct legend *legend) {
    legend_lines(legend, SWATCH_TEXT, &legend->name);
}

void legend_text(struct legend *legend, struct str text) {
    struct text_lines lines;
    text_wrap(legend->scene->arena, text, legend->scene->width, &lines);
    legend_advance(legend, lines.width);
    legend_lines(legend, 0, &lines);
}

/* A title that does not fit in front of its ramp has rows of its own. */
void legend_ramp(struct legend *legend, enum style style, struct str title,
                 struct str low, struct str high) {
    struct scene *scene = legend->scene;
    int width = text_width(low) + text_width(high) + 2 * RAMP_GAP +
                PALETTE_RAMP * RAMP_STEP;
    legend_text(legend, title);
    legend_advance(legend, width);
    scene_text(scene, STYLE_LEGEND, ANCHOR_START, legend->x,
               legend->y + BASELINE, low);
    int x = legend->x + text_width(low) + RAMP_GAP;
    for (int step = 1; step <= PALETTE_RAMP; step++, x += RAMP_STEP)
        scene_rect(scene, style, step, false,
                   (struct box){x, legend->y + UNITS(1),
                                x + RAMP_STEP - UNITS(1),
                                legend->y + UNITS(1) + LEGEND_SWATCH},
                   (struct str){0});
    scene_text(scene, STYLE_LEGEND, ANCHOR_START, x + RAMP_GAP,
               legend->y + BASELINE, high);
    legend->x += width + ITEM_GAP;
}

/* Each step is as wide as the texts at its bounds need, all alike. */
static int legend_step(const struct legend *legend, size_t steps,
                       const struct str *bounds) {
    int width = STEP_LEAST, most = legend->scene->width;
    for (size_t i = 0; i < steps; i++) {
        int both = text_width(bounds[i]) + text_width(bounds[i + 1]);
        if (both / 2 + RAMP_GAP > width)
            width = both / 2 + RAMP_GAP;
    }
    int ends = (text_width(bounds[0]) + text_width(bounds[steps])) / 2;
    int room = (most - ends) / (int)steps;
    return (width < room ? width : room) / 10 * 10;
}

/* The texts below the bounds; those that would touch are left out, but never
 * the first and the last. */
static void legend_bounds(struct legend *legend, int x, int step, size_t steps,
                          const struct str *bounds) {
    int baseline = legend->y + UNITS(1) + LEGEND_SWATCH + STEP_TEXT;
    int end = x + (int)steps * step - text_width(bounds[steps]) / 2;
    int last = 0;
    for (size_t i = 0; i <= steps; i++) {
        int middle = x + (int)i * step, half = text_width(bounds[i]) / 2;
        bool inner = i > 0 && i < steps;
        if (inner && (middle - half < last || middle + half + STEP_APART > end))
            continue;
        scene_text(legend->scene, STYLE_LEGEND, ANCHOR_MIDDLE, middle, baseline,
                   bounds[i]);
        last = middle + half + STEP_APART;
    }
}

void legend_steps(struct legend *legend, enum style style, const int *colours,
                  size_t steps, struct str title, const struct str *bounds) {
    struct scene *scene = legend->scene;
    int step = legend_step(legend, steps, bounds);
    int before = text_width(bounds[0]) / 2;
    int after = text_width(bounds[steps]) / 2;
    legend_break(legend);
    legend_text(legend, title);
    legend_advance(legend, before + step * (int)steps + after);
    int x = (legend->x + before + 9) / 10 * 10, y = legend->y;
    for (size_t i = 0; i < steps; i++)
        scene_rect(scene, style, colours[i], false,
                   (struct box){x + (int)i * step, y + UNITS(1),
                                x + (int)(i + 1) * step,
                                y + UNITS(1) + LEGEND_SWATCH},
                   (struct str){0});
    legend_bounds(legend, x, step, steps, bounds);
    legend->x = scene->width;
    legend->y = y + STEP_TEXT;
}

void legend_large(struct legend *legend, int area) {
    int more = symbol_radius(area) - LEGEND_SWATCH / 2 - UNITS(2);
    legend_break(legend);
    legend->more = more > 0 ? more : 0;
    legend->y += legend->more;
}

void legend_size(struct legend *legend, int area, struct str text) {
    int radius = symbol_radius(area);
    int width = 2 * radius + RAMP_GAP + text_width(text);
    legend_advance(legend, width);
    int middle = legend->y + BASELINE - TEXT_MIDDLE;
    scene_point(legend->scene, STYLE_INK, 0, SYMBOL_CIRCLE, area,
                legend->x + radius, middle, (struct str){0});
    scene_text(legend->scene, STYLE_LEGEND, ANCHOR_START,
               legend->x + 2 * radius + RAMP_GAP, legend->y + BASELINE, text);
    legend->x += width + ITEM_GAP;
}

int legend_end(struct legend *legend) {
    legend_break(legend);
    return legend->y - legend->more + LEGEND_GAP;
}

int legend_draw(struct layout *layout, int top) {
    const struct plot *plot = layout->plot;
    struct legend legend = {.scene = layout->scene, .y = top};
    for (size_t i = 0; plot->legend && i < plot->series; i++) {
        struct box swatch = legend_item(&legend, plot->series_names[i]);
        scene_rect(layout->scene, STYLE_MARK, palette_shade(i), i > 0, swatch,
                   (struct str){0});
        legend_name(&legend);
    }
    if (!plot->legend && plot->ramp_legend)
        legend_ramp(&legend, STYLE_RAMP, plot->ramp_title, plot->ramp_low,
                    plot->ramp_high);
    return plot->legend || plot->ramp_legend ? legend_end(&legend) : top;
}
