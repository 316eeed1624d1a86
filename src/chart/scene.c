/* The list of shapes: appended to and measured. */
#include "chart/scene.h"

#include "chart/palette.h"

#include <string.h>

void scene_init(struct scene *scene, struct arena *arena, struct str name,
                int width) {
    *scene = (struct scene){.arena = arena, .name = name, .width = width};
}

static void scene_add(struct scene *scene, struct shape shape) {
    ARENA_PUSH(scene->arena, scene->shapes, scene->count, scene->capacity,
               shape);
}

/* Lines. --------------------------------------------------------------- */

void scene_line(struct scene *scene, enum style style, int x1, int y1, int x2,
                int y2) {
    scene_add(scene, (struct shape){.kind = SHAPE_LINE,
                                    .style = style,
                                    .x = x1,
                                    .y = y1,
                                    .width = x2 - x1,
                                    .height = y2 - y1});
}

/* Appends a shape with a copy of its spots. */
static void scene_outline(struct scene *scene, struct shape shape,
                          const struct spot *spots, size_t count) {
    struct spot *copy = ARENA_ARRAY(scene->arena, count, struct spot);
    memcpy(copy, spots, count * sizeof *copy);
    shape.spots = copy;
    shape.count = count;
    scene_add(scene, shape);
}

void scene_polyline(struct scene *scene, enum style style, int number,
                    bool patterned, const struct spot *spots, size_t count,
                    struct str tooltip) {
    if (count < 2)
        return;
    scene_outline(scene,
                  (struct shape){.kind = SHAPE_POLYLINE,
                                 .style = style,
                                 .number = number,
                                 .patterned = patterned,
                                 .text = tooltip},
                  spots, count);
}

void scene_arrow(struct scene *scene, const struct spot *spots, size_t count) {
    struct spot head[ARROW_SPOTS];
    if (count < 2)
        return;
    struct spot end = arrow_spots(spots[count - 2], spots[count - 1], head);
    struct spot *shaft = ARENA_ARRAY(scene->arena, count, struct spot);
    memcpy(shaft, spots, count * sizeof *shaft);
    shaft[count - 1] = end;
    scene_polyline(scene, STYLE_LINK, 0, false, shaft, count, (struct str){0});
    scene_polygon(scene, STYLE_HEAD, 0, false, head, ARROW_SPOTS,
                  (struct str){0});
}

/* Marks and surfaces. -------------------------------------------------- */

void scene_rounded(struct scene *scene, enum style style, int number,
                   bool patterned, struct box box, int radius,
                   struct str tooltip) {
    scene_add(scene, (struct shape){.kind = SHAPE_RECT,
                                    .style = style,
                                    .number = number,
                                    .patterned = patterned,
                                    .x = box.left,
                                    .y = box.top,
                                    .width = box.right - box.left,
                                    .height = box.bottom - box.top,
                                    .radius = radius,
                                    .text = tooltip});
}

void scene_rect(struct scene *scene, enum style style, int number,
                bool patterned, struct box box, struct str tooltip) {
    scene_rounded(scene, style, number, patterned, box, 0, tooltip);
}

void scene_flat(struct scene *scene, enum style style, int number,
                struct box box, struct str tooltip) {
    scene_rect(scene, style, number, false, box, tooltip);
    scene->shapes[scene->count - 1].flat = true;
}

void scene_polygon(struct scene *scene, enum style style, int number,
                   bool patterned, const struct spot *spots, size_t count,
                   struct str tooltip) {
    if (count < 3)
        return;
    scene_outline(scene,
                  (struct shape){.kind = SHAPE_POLYGON,
                                 .style = style,
                                 .number = number,
                                 .patterned = patterned,
                                 .text = tooltip},
                  spots, count);
}

void scene_point(struct scene *scene, enum style style, int number,
                 enum symbol symbol, int area, int x, int y,
                 struct str tooltip) {
    scene_add(scene, (struct shape){.kind = SHAPE_POINT,
                                    .style = style,
                                    .number = number,
                                    .x = x,
                                    .y = y,
                                    .symbol = symbol,
                                    .area = area,
                                    .text = tooltip});
}

void scene_wedge(struct scene *scene, enum style style, int number,
                 bool patterned, int x, int y, int radius, int inner,
                 double from, double to, int gap, struct str tooltip) {
    struct spot spots[WEDGE_SPOTS];
    struct shape shape = {.kind = SHAPE_WEDGE,
                          .style = style,
                          .number = number,
                          .patterned = patterned,
                          .x = x,
                          .y = y,
                          .radius = radius,
                          .inner = inner,
                          .text = tooltip};
    shape.arc =
        wedge_spots((struct spot){x, y}, radius, inner, from, to, gap, spots);
    scene_outline(scene, shape, spots, WEDGE_SPOTS);
}

/* Texts. --------------------------------------------------------------- */

void scene_text(struct scene *scene, enum style style, enum anchor anchor,
                int x, int y, struct str text) {
    if (!text.n)
        return;
    scene_add(scene, (struct shape){.kind = SHAPE_TEXT,
                                    .style = style,
                                    .anchor = anchor,
                                    .x = x,
                                    .y = y,
                                    .text = text});
}

void scene_lines(struct scene *scene, enum style style, enum anchor anchor,
                 int x, int y, const struct text_lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        scene_text(scene, style, anchor, x, y + (int)i * UNITS(TEXT_LINE),
                   lines->line[i]);
}

static enum palette_inside scene_contrast(enum style on, int number) {
    if (on == STYLE_RAMP)
        return palette_inside_ramp(number);
    if (on == STYLE_HEAT)
        return palette_inside_heat(number);
    if (on == STYLE_DIVERGE)
        return palette_inside_diverge(number);
    return palette_inside_series(number);
}

void scene_inside(struct scene *scene, enum style on, int number,
                  bool patterned, enum anchor anchor, int x, int y,
                  struct str text) {
    if (!text.n)
        return;
    if (patterned && number > 1) {
        struct box plate = scene_text_box(anchor, x, y, text);
        plate.left -= UNITS(2);
        plate.right += UNITS(2);
        scene_rounded(scene, on, number, false, plate, UNITS(2),
                      (struct str){0});
    }
    scene_add(scene, (struct shape){.kind = SHAPE_TEXT,
                                    .style = STYLE_INSIDE,
                                    .number = (int)scene_contrast(on, number),
                                    .anchor = anchor,
                                    .x = x,
                                    .y = y,
                                    .text = text});
}

/* Reading. ------------------------------------------------------------- */

struct box scene_text_box(enum anchor anchor, int x, int y, struct str text) {
    int width = text_width(text);
    if (anchor == ANCHOR_END)
        x -= width;
    else if (anchor == ANCHOR_MIDDLE)
        x -= (width + 1) / 2;
    return (struct box){x, y - TEXT_ASCENT, x + width, y + TEXT_DESCENT};
}

static struct box scene_line_box(const struct shape *line) {
    struct box box = {line->x, line->y, line->x + line->width,
                      line->y + line->height};
    if (line->width < 0) {
        box.left = box.right;
        box.right = line->x;
    }
    if (line->height < 0) {
        box.top = box.bottom;
        box.bottom = line->y;
    }
    return box;
}

static struct box scene_spots_box(const struct spot *spots, size_t count) {
    struct box box = {spots->x, spots->y, spots->x, spots->y};
    for (size_t i = 1; i < count; i++) {
        if (spots[i].x < box.left)
            box.left = spots[i].x;
        if (spots[i].x > box.right)
            box.right = spots[i].x;
        if (spots[i].y < box.top)
            box.top = spots[i].y;
        if (spots[i].y > box.bottom)
            box.bottom = spots[i].y;
    }
    return box;
}

static struct box scene_point_box(const struct shape *point) {
    struct spot corner[SYMBOL_SPOTS], centre = {point->x, point->y};
    size_t count = symbol_spots(point->symbol, point->area, centre, corner);
    int radius = symbol_radius(point->area);
    if (count)
        return scene_spots_box(corner, count);
    return (struct box){centre.x - radius, centre.y - radius, centre.x + radius,
                        centre.y + radius};
}

void scene_drop_tooltips(struct scene *scene) {
    for (size_t i = 0; i < scene->count; i++)
        if (scene->shapes[i].kind != SHAPE_TEXT)
            scene->shapes[i].text = (struct str){0};
}

struct box scene_box(const struct shape *shape) {
    switch (shape->kind) {
    case SHAPE_TEXT:
        return scene_text_box(shape->anchor, shape->x, shape->y, shape->text);
    case SHAPE_LINE:
        return scene_line_box(shape);
    case SHAPE_POLYLINE:
    case SHAPE_POLYGON:
        return scene_spots_box(shape->spots, shape->count);
    case SHAPE_POINT:
        return scene_point_box(shape);
    case SHAPE_WEDGE:
        return (struct box){shape->x - shape->radius, shape->y - shape->radius,
                            shape->x + shape->radius, shape->y + shape->radius};
    case SHAPE_RECT:
        break;
    }
    return (struct box){shape->x, shape->y, shape->x + shape->width,
                        shape->y + shape->height};
}

bool box_overlap(struct box a, struct box b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom &&
           b.top < a.bottom;
}

bool shape_hatched(const struct shape *shape) {
    return shape->patterned && shape->number > 1 && shape->style == STYLE_MARK;
}

bool shape_dashed(const struct shape *shape) {
    return shape->patterned && shape->number > 1 &&
           shape->style == STYLE_STROKE;
}
