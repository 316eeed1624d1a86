/* A scene as text. */
#include "chart/palette.h"
#include "chart/scene.h"

static const char *const classes[STYLE_COUNT] = {
    [STYLE_GRID] = "grid",     [STYLE_GRID_MINOR] = "grid-minor",
    [STYLE_AXIS] = "axis",     [STYLE_RULE] = "rule",
    [STYLE_LEADER] = "leader", [STYLE_LINK] = "link",
    [STYLE_CASING] = "casing", [STYLE_MARK] = "c",
    [STYLE_STROKE] = "s",      [STYLE_AREA] = "a",
    [STYLE_RAMP] = "r",        [STYLE_HEAT] = "v",
    [STYLE_DIVERGE] = "d",     [STYLE_BAND] = "band",
    [STYLE_TINT] = "t",        [STYLE_NODE] = "node",
    [STYLE_FRAME] = "frame",   [STYLE_HEAD] = "head",
    [STYLE_INK] = "ink",       [STYLE_TICK] = "tick",
    [STYLE_NAME] = "name",     [STYLE_AXIS_TITLE] = "axis-title",
    [STYLE_LABEL] = "label",   [STYLE_INSIDE] = "inside in-",
    [STYLE_LEGEND] = "legend", [STYLE_RULE_LABEL] = "rule-label",
    [STYLE_NOTE] = "note",
};

static const char *const insides[] = {
    [INSIDE_BLACK] = "black",
    [INSIDE_WHITE] = "white",
    [INSIDE_PAPER] = "paper",
    [INSIDE_INK] = "ink",
    [INSIDE_CELL_BLACK] = "black on-cell",
    [INSIDE_CELL_WHITE] = "white on-cell",
};

void scene_class(const struct shape *shape, struct buf *out) {
    if (shape_hatched(shape))
        buf_char(out, 'h');
    else
        buf_add(out, str_from(classes[shape->style]));
    if (shape->style == STYLE_INSIDE)
        buf_add(out, str_from(insides[shape->number]));
    else if (shape->number)
        buf_char(out, (char)('0' + shape->number));
}

void scene_number(struct buf *out, int tenths) {
    char digits[16], *first = digits + sizeof digits;
    unsigned rest = tenths < 0 ? 0U - (unsigned)tenths : (unsigned)tenths;
    if (rest % 10) {
        *--first = (char)('0' + rest % 10);
        *--first = '.';
    }
    rest /= 10;
    do
        *--first = (char)('0' + rest % 10);
    while (rest /= 10);
    if (tenths < 0)
        *--first = '-';
    buf_add(out, (struct str){first, (size_t)(digits + sizeof digits - first)});
}

void scene_pair(struct buf *out, int a, char between, int b) {
    scene_number(out, a);
    buf_char(out, between);
    scene_number(out, b);
}

static void dump_pair(struct buf *out, int a, char between, int b) {
    buf_char(out, ' ');
    scene_pair(out, a, between, b);
}

static void dump_spots(const struct shape *shape, struct buf *out) {
    for (size_t i = 0; i < shape->count; i++)
        dump_pair(out, shape->spots[i].x, ',', shape->spots[i].y);
}

static void dump_rect(const struct shape *rect, struct buf *out) {
    dump_pair(out, rect->x, ',', rect->y);
    dump_pair(out, rect->width, 'x', rect->height);
    if (!rect->radius)
        return;
    BUF_LITERAL(out, " r");
    scene_number(out, rect->radius);
}

static void dump_point(const struct shape *point, struct buf *out) {
    buf_printf(out, " %s %d", symbol_name(point->symbol), point->area);
    dump_pair(out, point->x, ',', point->y);
}

static void dump_wedge(const struct shape *wedge, struct buf *out) {
    static const char *const kinds[] = {[WEDGE_SMALL] = "small",
                                        [WEDGE_LARGE] = "large",
                                        [WEDGE_FULL] = "full"};
    buf_printf(out, " %s", kinds[wedge->arc]);
    dump_pair(out, wedge->x, ',', wedge->y);
    dump_pair(out, wedge->radius, '-', wedge->inner);
    dump_spots(wedge, out);
}

static void dump_form(const struct shape *shape, struct buf *out) {
    static const char *const anchors[] = {" start", " middle", " end"};
    switch (shape->kind) {
    case SHAPE_LINE:
        dump_pair(out, shape->x, ',', shape->y);
        dump_pair(out, shape->x + shape->width, ',', shape->y + shape->height);
        break;
    case SHAPE_RECT:
        dump_rect(shape, out);
        break;
    case SHAPE_TEXT:
        buf_add(out, str_from(anchors[shape->anchor]));
        dump_pair(out, shape->x, ',', shape->y);
        break;
    case SHAPE_POLYLINE:
    case SHAPE_POLYGON:
        dump_spots(shape, out);
        break;
    case SHAPE_POINT:
        dump_point(shape, out);
        break;
    case SHAPE_WEDGE:
        dump_wedge(shape, out);
        break;
    }
}

static void dump_shape(const struct shape *shape, struct buf *out) {
    static const char *const kinds[] = {
        [SHAPE_LINE] = "line",       [SHAPE_RECT] = "rect",
        [SHAPE_TEXT] = "text",       [SHAPE_POLYLINE] = "polyline",
        [SHAPE_POLYGON] = "polygon", [SHAPE_POINT] = "point",
        [SHAPE_WEDGE] = "wedge",
    };
    buf_printf(out, "%s ", kinds[shape->kind]);
    scene_class(shape, out);
    if (shape_dashed(shape))
        BUF_LITERAL(out, " dashed");
    if (shape->flat)
        BUF_LITERAL(out, " flat");
    dump_form(shape, out);
    if (shape->text.n)
        buf_printf(out, " \"" STR_FMT "\"", STR_ARG(shape->text));
    buf_char(out, '\n');
}

void scene_dump(const struct scene *scene, struct buf *out) {
    buf_printf(out, "scene " STR_FMT, STR_ARG(scene->name));
    dump_pair(out, scene->width, 'x', scene->height);
    buf_char(out, '\n');
    for (size_t i = 0; i < scene->count; i++)
        dump_shape(&scene->shapes[i], out);
}
