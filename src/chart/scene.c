/* The list of shapes: appended to, measured, dumped. */
#include "chart/scene.h"

static const char *const classes[STYLE_COUNT] = {
    [STYLE_GRID] = "grid",
    [STYLE_GRID_MINOR] = "grid-minor",
    [STYLE_MARK] = "c",
    [STYLE_RAMP] = "r",
    [STYLE_AXIS] = "axis",
    [STYLE_RULE] = "rule",
    [STYLE_LEADER] = "leader",
    [STYLE_TICK] = "tick",
    [STYLE_NAME] = "name",
    [STYLE_AXIS_TITLE] = "axis-title",
    [STYLE_LABEL] = "label",
    [STYLE_LEGEND] = "legend",
    [STYLE_RULE_LABEL] = "rule-label",
};

void scene_init(struct scene *scene, struct arena *arena, struct str name,
                int width) {
    *scene = (struct scene){.arena = arena, .name = name, .width = width};
}

static void scene_add(struct scene *scene, struct shape shape) {
    ARENA_PUSH(scene->arena, scene->shapes, scene->count, scene->capacity,
               shape);
}

void scene_line(struct scene *scene, enum style style, int x1, int y1, int x2,
                int y2) {
    scene_add(scene, (struct shape){.kind = SHAPE_LINE,
                                    .style = style,
                                    .x = x1,
                                    .y = y1,
                                    .width = x2 - x1,
                                    .height = y2 - y1});
}

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

void scene_rect(struct scene *scene, enum style style, int number, bool hatched,
                struct box box, struct str tooltip) {
    scene_add(scene, (struct shape){.kind = SHAPE_RECT,
                                    .style = style,
                                    .number = number,
                                    .hatched = hatched,
                                    .x = box.left,
                                    .y = box.top,
                                    .width = box.right - box.left,
                                    .height = box.bottom - box.top,
                                    .text = tooltip});
}

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

struct box scene_box(const struct shape *shape) {
    switch (shape->kind) {
    case SHAPE_TEXT:
        return scene_text_box(shape->anchor, shape->x, shape->y, shape->text);
    case SHAPE_LINE:
        return scene_line_box(shape);
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

const char *scene_class(enum style style) {
    return classes[style];
}

void scene_number(struct buf *out, int tenths) {
    if (tenths < 0)
        buf_char(out, '-');
    int size = tenths < 0 ? -tenths : tenths;
    buf_printf(out, "%d", size / 10);
    if (size % 10)
        buf_printf(out, ".%d", size % 10);
}

static void scene_pair(struct buf *out, char before, int a, char between,
                       int b) {
    buf_char(out, before);
    scene_number(out, a);
    buf_char(out, between);
    scene_number(out, b);
}

static void scene_dump_shape(const struct shape *shape, struct buf *out) {
    static const char *const kinds[] = {"line", "rect", "text"};
    static const char *const anchors[] = {" start", " middle", " end"};
    buf_printf(out, "%s %s", kinds[shape->kind], classes[shape->style]);
    if (shape->number)
        buf_printf(out, "%d%s", shape->number,
                   shape->hatched ? " hatched" : "");
    if (shape->kind == SHAPE_TEXT)
        buf_add(out, str_from(anchors[shape->anchor]));
    scene_pair(out, ' ', shape->x, ',', shape->y);
    if (shape->kind == SHAPE_LINE)
        scene_pair(out, ' ', shape->x + shape->width, ',',
                   shape->y + shape->height);
    if (shape->kind == SHAPE_RECT)
        scene_pair(out, ' ', shape->width, 'x', shape->height);
    if (shape->text.n)
        buf_printf(out, " \"" STR_FMT "\"", STR_ARG(shape->text));
    buf_char(out, '\n');
}

void scene_dump(const struct scene *scene, struct buf *out) {
    buf_printf(out, "scene " STR_FMT, STR_ARG(scene->name));
    scene_pair(out, ' ', scene->width, 'x', scene->height);
    buf_char(out, '\n');
    for (size_t i = 0; i < scene->count; i++)
        scene_dump_shape(&scene->shapes[i], out);
}
