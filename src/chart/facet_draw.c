/* Panels in rows: each is drawn as a scene of its own, which is then moved to
 * its place. */
#include "chart/facet_draw.h"

/* Panels beside each other are no narrower than this. */
#define PANEL_LEAST UNITS(208)
#define PANEL_ACROSS 3

/* Names on y take so much of a panel that it needs more. */
#define PANEL_NAMED UNITS(300)

/* Left of the plot, and between names below it. */
#define PANEL_MARGIN UNITS(44)
#define NAME_APART UNITS(8)

#define PANEL_GAP UNITS(16)
#define PANEL_BELOW UNITS(14)

/* The heading of a panel, and the titles around all of them. */
#define HEADING UNITS(20)
#define TITLE_GAP UNITS(8)

struct plane facet_panel(const struct facet *facet, size_t panel) {
    struct plane plane = *facet->plot.plane;
    plane.panel = true;
    plane.layers = facet->layers;
    plane.layer += panel * facet->layers;
    if (panel == 0)
        return plane;
    plane.notes = 0;
    for (int axis = 0; axis < PLANE_AXES; axis++) {
        struct plot_axis *own = &plane.axis[axis].plot;
        own->rule = arena_grow(facet->arena, own->rule, own->rules, own->rules,
                               sizeof *own->rule);
        for (size_t i = 0; i < own->rules; i++)
            own->rule[i].label = (struct str){0};
    }
    return plane;
}

/* The width in which names below a panel find room beside each other. */
static int facet_names(const struct plane_axis *axis) {
    int word = 0;
    for (size_t i = 0; i < axis->bands; i++) {
        int width = text_word_width(axis->band[i]);
        word = width > word ? width : word;
    }
    return PANEL_MARGIN + (int)axis->bands * (word + NAME_APART);
}

static int facet_least(const struct facet *facet) {
    const struct plane_axis *axes = facet->plot.plane->axis;
    if (axes[CHANNEL_Y].plot.kind == SCALE_BAND)
        return PANEL_NAMED;
    int names = axes[CHANNEL_X].plot.kind == SCALE_BAND
                    ? facet_names(&axes[CHANNEL_X])
                    : 0;
    return names > PANEL_LEAST ? names : PANEL_LEAST;
}

/* How many panels stand beside each other. */
static size_t facet_columns(const struct facet *facet, int width) {
    int least = facet_least(facet);
    size_t columns = (size_t)((width + PANEL_GAP) / (least + PANEL_GAP));
    columns = columns > PANEL_ACROSS ? PANEL_ACROSS : columns;
    columns = columns < 1 ? 1 : columns;
    columns = columns > facet->panels ? facet->panels : columns;
    /* Two and two look better than three and one. */
    return columns == 3 && facet->panels == 4 ? 2 : columns;
}

static void shape_move(struct shape *shape, struct arena *arena, int x, int y) {
    struct spot *spots = arena_grow(arena, shape->spots, shape->count,
                                    shape->count, sizeof *spots);
    shape->x += x;
    shape->y += y;
    for (size_t i = 0; i < shape->count; i++) {
        spots[i].x += x;
        spots[i].y += y;
    }
    shape->spots = spots;
}

/* Appends the shapes of one scene to another. */
static void scene_take(struct scene *scene, const struct scene *from, int x,
                       int y) {
    for (size_t i = 0; i < from->count; i++) {
        struct shape shape = from->shapes[i];
        shape_move(&shape, scene->arena, x, y);
        ARENA_PUSH(scene->arena, scene->shapes, scene->count, scene->capacity,
                   shape);
    }
}

/* A panel with its heading; its height. */
static int panel_draw(const struct facet *facet, size_t index,
                      struct scene *scene, int x, int y, int width) {
    struct plane plane = facet_panel(facet, index);
    struct plot plot = facet->plot;
    struct scene own;
    struct text_lines heading;
    plot.plane = &plane;
    scene_init(&own, scene->arena, scene->name, width);
    plane_draw(&plot, &own);
    text_wrap(scene->arena, facet->name[index], width, &heading);
    int above = HEADING + ((int)heading.count - 1) * UNITS(TEXT_LINE);
    scene_lines(scene, STYLE_NAME, ANCHOR_START, x, y + UNITS(12), &heading);
    scene_take(scene, &own, x, y + above);
    return above + own.height;
}

/* All panels from `top` on; the bottom of the last row. */
static int panels_draw(const struct facet *facet, struct scene *scene,
                       int top) {
    int columns = (int)facet_columns(facet, scene->width);
    int width = (scene->width - (columns - 1) * PANEL_GAP) / columns / 10 * 10;
    int y = top, height = 0;
    for (size_t i = 0; i < facet->panels; i++) {
        int column = (int)i % columns;
        if (i && column == 0) {
            y += height + PANEL_BELOW;
            height = 0;
        }
        int own =
            panel_draw(facet, i, scene, column * (width + PANEL_GAP), y, width);
        height = own > height ? own : height;
    }
    return y + height;
}

/* The title of an axis as a plane has it. */
static struct str facet_axis(const struct facet *facet, struct scene *scene,
                             enum channel_id id) {
    const struct plane *plane = facet->plot.plane;
    struct axis axis = {.plot = &plane->axis[id].plot,
                        .calc = facet->calc,
                        .scene = scene,
                        .arena = scene->arena,
                        .lying = id == CHANNEL_X};
    if (axis.plot->kind == SCALE_BAND)
        return axis.plot->title;
    axis_fit(&axis, 0, scene->width);
    return axis_title(&axis);
}

void facet_draw(const void *of, struct scene *scene) {
    const struct facet *facet = of;
    struct view view = {
        .plane = facet->plot.plane, .scene = scene, .arena = scene->arena};
    struct text_lines title;
    int top = view_legend(&view, 0);
    text_wrap(scene->arena, facet_axis(facet, scene, CHANNEL_Y), scene->width,
              &title);
    scene_lines(scene, STYLE_AXIS_TITLE, ANCHOR_START, 0, top + UNITS(12),
                &title);
    top += (int)title.count * UNITS(TEXT_LINE) + TITLE_GAP;
    int bottom = panels_draw(facet, scene, top);
    text_wrap(scene->arena, facet_axis(facet, scene, CHANNEL_X), scene->width,
              &title);
    scene_lines(scene, STYLE_AXIS_TITLE, ANCHOR_MIDDLE, scene->width / 2,
                bottom + UNITS(14), &title);
    scene->height = bottom + UNITS(14) +
                    ((int)title.count - 1) * UNITS(TEXT_LINE) + UNITS(6);
}
