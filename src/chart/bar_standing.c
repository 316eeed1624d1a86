/* Bars that stand: names below, the numbers' title above.
 *
 *     legend
 *     title of the numbers
 *     ticks | bars, value labels | labels of rules
 *             names
 *             title of the names
 *
 * Everything is placed with the plot's top at zero, then moved down by what
 * reaches above it.  Where the names do not fit side by side without cutting
 * words, or labels touch, the bars lie instead: nothing is turned, cut or
 * left out. */
#include "chart/bar_place.h"

#define HEIGHT UNITS(240)
#define HEIGHT_NARROW UNITS(220)
#define NARROW UNITS(480)

/* A band narrower than this is better as a row. */
#define STEP_LEAST UNITS(14)
#define NAME_LINES 3
#define NAME_APART UNITS(6)
#define MARGIN UNITS(2)
#define APART UNITS(2)

struct standing {
    struct text_lines *names;
    int lines; /* of the longest name */
    struct box *boxes;
    struct bar_text *texts;
    size_t count;
    struct rule_place *places;
};

/* Scale and bands for a plot that leaves `margin` to the right. */
static void standing_fit(struct layout *layout, int margin) {
    struct scene *scene = layout->scene;
    int height = scene->width < NARROW ? HEIGHT_NARROW : HEIGHT;
    axis_fit(&layout->axis, height, 0);
    layout->axis.area =
        (struct box){(layout->axis.widest + LAYOUT_GAP + 9) / 10 * 10, 0,
                     scene->width - MARGIN - margin, height};
    layout->bands =
        bands_share((int)layout->plot->bands.count, layout->axis.area.left,
                    layout->axis.area.right - layout->axis.area.left);
    layout->bands.back = layout->plot->bands.reverse;
}

static bool standing_names(struct layout *layout, struct standing *standing) {
    const struct plot_bands *bands = &layout->plot->bands;
    int width = layout->bands.step - NAME_APART;
    standing->names =
        ARENA_ARRAY(layout->arena, bands->count, struct text_lines);
    standing->lines = 0;
    if (layout->bands.step < STEP_LEAST)
        return false;
    for (size_t i = 0; i < bands->count; i++) {
        struct text_lines *lines = &standing->names[i];
        if (text_word_width(bands->names[i]) > width)
            return false;
        text_wrap(layout->arena, bands->names[i], width, lines);
        if (lines->count > NAME_LINES)
            return false;
        if ((int)lines->count > standing->lines)
            standing->lines = (int)lines->count;
    }
    return true;
}

/* Labels. ------------------------------------------------------------- */

/* Moves a text sideways, off the bars that it touches. */
static void standing_nudge(const struct layout *layout,
                           const struct standing *standing,
                           struct bar_text *text) {
    for (size_t i = 0; i < layout->plot->bars; i++) {
        struct box box = bar_text_box(text), bar = standing->boxes[i];
        if (!box_overlap(box, bar))
            continue;
        if (bar.right < text->middle)
            text->x += bar.right + APART - box.left;
        else
            text->x -= box.right - bar.left + APART;
    }
}

static bool standing_clear(const struct layout *layout,
                           const struct standing *standing, size_t index) {
    struct box box = bar_text_box(&standing->texts[index]);
    if (box.left < layout->axis.area.left ||
        box.right > layout->axis.area.right)
        return false;
    for (size_t i = 0; i < layout->plot->bars; i++)
        if (box_overlap(box, standing->boxes[i]))
            return false;
    box.left -= APART;
    for (size_t i = 0; i < index; i++)
        if (box_overlap(box, bar_text_box(&standing->texts[i])))
            return false;
    return true;
}

static bool standing_texts(struct layout *layout, struct standing *standing) {
    standing->boxes = bar_boxes(layout);
    standing->texts = bar_texts(layout, standing->boxes,
                                layout->bands.step - APART, &standing->count);
    for (size_t i = 0; i < standing->count; i++) {
        bar_text_place(layout, &standing->texts[i]);
        standing_nudge(layout, standing, &standing->texts[i]);
        if (!standing_clear(layout, standing, i))
            return false;
    }
    return true;
}

/* Bars and value labels, as what the labels of rules must not touch. */
static struct box *standing_obstacles(const struct layout *layout,
                                      const struct standing *standing,
                                      size_t *count) {
    size_t bars = layout->plot->bars;
    struct box *result =
        ARENA_ARRAY(layout->arena, bars + standing->count, struct box);
    for (size_t i = 0; i < bars; i++)
        result[i] = standing->boxes[i];
    for (size_t i = 0; i < standing->count; i++)
        result[bars + i] = bar_text_box(&standing->texts[i]);
    *count = bars + standing->count;
    return result;
}

static bool standing_try(struct layout *layout, struct standing *standing,
                         int margin) {
    standing_fit(layout, margin);
    return standing_names(layout, standing) && standing_texts(layout, standing);
}

static bool standing_plan(struct layout *layout, struct standing *standing) {
    size_t count;
    standing->places =
        ARENA_ARRAY(layout->arena, layout->plot->axis.rules, struct rule_place);
    if (!standing_try(layout, standing, 0))
        return false;
    struct box *obstacles = standing_obstacles(layout, standing, &count);
    if (rule_on_lines(&layout->axis, obstacles, count, standing->places))
        return true;
    if (!standing_try(layout, standing,
                      rule_margin(&layout->axis, standing->places)))
        return false;
    rule_aside(&layout->axis, standing->places);
    return true;
}

/* Moving into place. -------------------------------------------------- */

static void standing_reach(const struct box *box, int *top, int *bottom) {
    if (box->top < *top)
        *top = box->top;
    if (box->bottom > *bottom)
        *bottom = box->bottom;
}

/* How far texts reach above and below the plot. */
static void standing_extent(const struct layout *layout,
                            const struct standing *standing, int *top,
                            int *bottom) {
    *top = layout->axis.area.top - TEXT_MIDDLE;
    *bottom = layout->axis.area.bottom;
    for (size_t i = 0; i < standing->count; i++) {
        struct box box = bar_text_box(&standing->texts[i]);
        standing_reach(&box, top, bottom);
    }
    for (size_t i = 0; i < layout->plot->axis.rules; i++) {
        const struct rule_place *place = &standing->places[i];
        int more = ((int)place->lines.count - 1) * UNITS(TEXT_LINE);
        struct box box = {0, place->y - TEXT_ASCENT, 0,
                          place->y + more + TEXT_DESCENT};
        standing_reach(&box, top, bottom);
    }
}

static void standing_shift(struct layout *layout, struct standing *standing,
                           int down) {
    layout->axis.area.top += down;
    layout->axis.area.bottom += down;
    layout->axis.scale.start += down;
    layout->axis.scale.stop += down;
    for (size_t i = 0; i < standing->count; i++)
        standing->texts[i].y += down;
    for (size_t i = 0; i < layout->plot->axis.rules; i++) {
        standing->places[i].y += down;
        standing->places[i].at += down;
    }
    standing->boxes = bar_boxes(layout);
}

/* Drawing. ------------------------------------------------------------ */

static void standing_draw_names(struct layout *layout,
                                const struct standing *standing, int top) {
    for (size_t i = 0; i < layout->plot->bands.count; i++) {
        int middle =
            bands_place(&layout->bands, (int)i) + layout->bands.size / 2;
        scene_lines(layout->scene, STYLE_NAME, ANCHOR_MIDDLE, middle,
                    top + LAYOUT_TICKS, &standing->names[i]);
    }
}

/* The title of the names under their middle; the bottom of the scene. */
static int standing_draw_title(struct layout *layout, int y) {
    struct text_lines title;
    struct scene *scene = layout->scene;
    text_wrap(layout->arena, layout->plot->bands.title, scene->width, &title);
    int half = (title.width + 1) / 2;
    int middle = (layout->axis.area.left + layout->axis.area.right) / 2;
    if (middle + half > scene->width)
        middle = scene->width - half;
    if (middle < half)
        middle = half;
    scene_lines(scene, STYLE_AXIS_TITLE, ANCHOR_MIDDLE, middle, y, &title);
    return y + ((int)title.count - 1) * UNITS(TEXT_LINE) + UNITS(6);
}

static void standing_draw(struct layout *layout,
                          const struct standing *standing, int bottom) {
    axis_draw_grid(&layout->axis);
    bar_draw_marks(layout, standing->boxes);
    axis_draw_base(&layout->axis);
    rule_draw(&layout->axis, standing->places);
    standing_draw_names(layout, standing, bottom);
    axis_draw_ticks(&layout->axis);
    bar_draw_texts(layout, standing->texts, standing->count);
    layout->scene->height = standing_draw_title(
        layout, bottom + LAYOUT_TICKS +
                    (standing->lines - 1) * UNITS(TEXT_LINE) + UNITS(22));
}

bool bar_draw_standing(struct layout *layout) {
    struct standing standing = {0};
    struct text_lines title;
    int top, bottom;
    if (!standing_plan(layout, &standing))
        return false;
    int head = legend_draw(layout, 0);
    text_wrap(layout->arena, axis_title(&layout->axis), layout->scene->width,
              &title);
    scene_lines(layout->scene, STYLE_AXIS_TITLE, ANCHOR_START, 0,
                head + UNITS(12), &title);
    head += (int)title.count * UNITS(TEXT_LINE) + UNITS(6);
    standing_extent(layout, &standing, &top, &bottom);
    standing_shift(layout, &standing, head - top);
    standing_draw(layout, &standing, bottom + head - top);
    return true;
}
