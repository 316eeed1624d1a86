/* The legend: one wrapped row above the plot, with the real marks. */
#include "chart/layout.h"

#define SWATCH UNITS(12)
#define SWATCH_TEXT UNITS(18) /* from a swatch's left to its text */
#define ITEM_GAP UNITS(20)
#define ROW UNITS(22)
#define BASELINE UNITS(12) /* of a row's text, from its top */
#define LEGEND_GAP UNITS(4)

#define RAMP_STEP UNITS(18)
#define RAMP_GAP UNITS(6)

struct pen {
    int x, y;
};

static void legend_swatch(struct layout *layout, struct pen pen, int number) {
    struct box box = {pen.x, pen.y + UNITS(1), pen.x + SWATCH,
                      pen.y + UNITS(1) + SWATCH};
    scene_rect(layout->scene, STYLE_MARK, number, number > 1, box,
               (struct str){0});
}

/* One item, in the row if it fits, else in the next one. */
static void legend_item(struct layout *layout, struct pen *pen, size_t series) {
    struct text_lines name;
    int most = layout->scene->width - SWATCH_TEXT;
    text_wrap(layout->arena, layout->plot->series_names[series], most, &name);
    int width = SWATCH_TEXT + name.width;
    if (pen->x && pen->x + width > layout->scene->width)
        *pen = (struct pen){0, pen->y + ROW};
    legend_swatch(layout, *pen, (int)series + 1);
    scene_lines(layout->scene, STYLE_LEGEND, ANCHOR_START, pen->x + SWATCH_TEXT,
                pen->y + BASELINE, &name);
    pen->x += width + ITEM_GAP;
    if (name.count > 1)
        *pen = (struct pen){
            0, pen->y + ((int)name.count - 1) * UNITS(TEXT_LINE) + ROW};
}

static int legend_series(struct layout *layout, int top) {
    struct pen pen = {0, top};
    for (size_t i = 0; i < layout->plot->series; i++)
        legend_item(layout, &pen, i);
    return (pen.x ? pen.y + ROW : pen.y) + LEGEND_GAP;
}

/* A title that does not fit in front of its ramp has rows of its own. */
static int legend_ramp(struct layout *layout, int top) {
    const struct plot *plot = layout->plot;
    struct scene *scene = layout->scene;
    int low = text_width(plot->ramp_low), high = text_width(plot->ramp_high);
    int ramp = low + high + 2 * RAMP_GAP + PALETTE_RAMP * RAMP_STEP;
    struct text_lines title;
    text_wrap(layout->arena, plot->ramp_title, scene->width, &title);
    scene_lines(scene, STYLE_LEGEND, ANCHOR_START, 0, top + BASELINE, &title);
    struct pen pen = {title.width + ITEM_GAP, top};
    if (title.count > 1 || pen.x + ramp > scene->width)
        pen = (struct pen){0, top + ROW +
                                  ((int)title.count - 1) * UNITS(TEXT_LINE)};
    scene_text(scene, STYLE_LEGEND, ANCHOR_START, pen.x, pen.y + BASELINE,
               plot->ramp_low);
    pen.x += low + RAMP_GAP;
    for (int step = 1; step <= PALETTE_RAMP; step++, pen.x += RAMP_STEP)
        scene_rect(scene, STYLE_RAMP, step, false,
                   (struct box){pen.x, pen.y + UNITS(1),
                                pen.x + RAMP_STEP - UNITS(1),
                                pen.y + UNITS(1) + SWATCH},
                   (struct str){0});
    scene_text(scene, STYLE_LEGEND, ANCHOR_START, pen.x + RAMP_GAP,
               pen.y + BASELINE, plot->ramp_high);
    return pen.y + ROW + LEGEND_GAP;
}

int legend_draw(struct layout *layout, int top) {
    if (layout->plot->legend)
        return legend_series(layout, top);
    if (layout->plot->ramp_legend)
        return legend_ramp(layout, top);
    return top;
}
