/* Shapes of one look that follow each other are a run: lines become one path,
 * others a group that carries their look once. */
#include "chart/svg_shape.h"

#include "base/html.h"
#include "base/utf8.h"
#include "chart/look.h"
#include "chart/palette.h"
#include "chart/svg_path.h"

/* Where the shapes go, and their drawing's id. */
struct pen {
    struct buf *out;
    struct str id;
};

static bool clean(struct str text) {
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.s[i];
        /* U+FFFE and U+FFFF are EF BF BE and EF BF BF. */
        if (byte < 0x20 || byte == 0xef)
            return false;
    }
    return utf8_invalid(text) == STR_NONE;
}

struct str svg_clean(struct arena *arena, struct str text) {
    struct buf buf;
    if (clean(text))
        return text;
    buf_init(&buf, arena);
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        if (code == '\t' || code == '\n' || code == '\r')
            code = ' ';
        if (code >= 0x20 && code != 0xfffe && code != 0xffff)
            utf8_add(&buf, code);
    }
    return buf_str(&buf);
}

static void pen_text(struct pen *pen, struct str text) {
    html_escape(pen->out, svg_clean(pen->out->arena, text));
}

static void pen_attribute(struct pen *pen, const char *name,
                          const char *value) {
    buf_char(pen->out, ' ');
    buf_add(pen->out, str_from(name));
    BUF_LITERAL(pen->out, "=\"");
    buf_add(pen->out, str_from(value));
    buf_char(pen->out, '"');
}

static void pen_number(struct pen *pen, struct str before, int tenths) {
    buf_add(pen->out, before);
    scene_number(pen->out, tenths);
    buf_char(pen->out, '"');
}

/* Looks. --------------------------------------------------------------- */

static void pen_attributes(struct pen *pen, const char *const *pair) {
    for (; *pair; pair += 2)
        pen_attribute(pen, pair[0], pair[1]);
}

static void pen_paint(struct pen *pen, const struct shape *shape) {
    const char *painted, *colour = look_paint(shape, &painted);
    if (shape_hatched(shape)) {
        BUF_LITERAL(pen->out, " fill=\"url(#");
        pen_text(pen, pen->id);
        buf_printf(pen->out, "-h%d)\"", shape->number);
    } else if (colour) {
        pen_attribute(pen, painted, colour);
    }
    if (shape_dashed(shape))
        pen_attribute(pen, "stroke-dasharray", palette_dash(shape->number));
}

/* A point has a seam of paper, unless its style has an edge. */
static bool pen_seam(const struct shape *shape) {
    return shape->kind == SHAPE_POINT && shape->style != STYLE_HEAT &&
           shape->style != STYLE_DIVERGE;
}

/* All that shapes of a run have in common. */
static void pen_look(struct pen *pen, const struct shape *shape) {
    BUF_LITERAL(pen->out, " class=\"");
    scene_class(shape, pen->out);
    buf_add(pen->out, pen_seam(shape) ? STR(" point\"") : STR("\""));
    pen_attributes(pen, look_attributes(shape->style));
    pen_paint(pen, shape);
    if (pen_seam(shape))
        pen_attributes(pen, look_point());
    if (shape->anchor == ANCHOR_MIDDLE)
        pen_attribute(pen, "text-anchor", "middle");
    else if (shape->anchor == ANCHOR_END)
        pen_attribute(pen, "text-anchor", "end");
}

/* Elements. ------------------------------------------------------------ */

/* `same_x`: the group has moved there already. */
static void pen_position(struct pen *pen, const struct shape *shape,
                         bool same_x) {
    if (!same_x)
        pen_number(pen, STR(" x=\""), shape->x);
    pen_number(pen, STR(" y=\""), shape->y);
}

static void pen_rect(struct pen *pen, const struct shape *shape, bool same_x) {
    pen_position(pen, shape, same_x);
    pen_number(pen, STR(" width=\""), shape->width);
    pen_number(pen, STR(" height=\""), shape->height);
    if (shape->radius)
        pen_number(pen, STR(" rx=\""), shape->radius);
}

static void pen_circle(struct pen *pen, const struct shape *shape) {
    pen_number(pen, STR(" cx=\""), shape->x);
    pen_number(pen, STR(" cy=\""), shape->y);
    pen_number(pen, STR(" r=\""), symbol_radius(shape->area));
}

static void pen_outline(struct pen *pen, const struct shape *shape,
                        size_t count) {
    BUF_LITERAL(pen->out, " d=\"");
    for (size_t i = 0; i < count; i++)
        svg_path(&shape[i], pen->out);
    buf_char(pen->out, '"');
}

static struct str pen_name(const struct shape *shape) {
    if (shape->kind == SHAPE_TEXT)
        return STR("text");
    if (shape->kind == SHAPE_RECT)
        return STR("rect");
    return shape->kind == SHAPE_POINT && shape->symbol == SYMBOL_CIRCLE
               ? STR("circle")
               : STR("path");
}

/* The content of an element and its end. */
static void pen_end(struct pen *pen, const struct shape *shape,
                    struct str name) {
    bool text = shape->kind == SHAPE_TEXT;
    if (!shape->text.n) {
        BUF_LITERAL(pen->out, "/>\n");
        return;
    }
    buf_add(pen->out, text ? STR(">") : STR("><title>"));
    pen_text(pen, shape->text);
    buf_add(pen->out, text ? STR("</") : STR("</title></"));
    buf_add(pen->out, name);
    BUF_LITERAL(pen->out, ">\n");
}

/* One shape, on a line of its own.  `grouped`: the group has its look. */
static void pen_shape(struct pen *pen, const struct shape *shape, bool grouped,
                      bool same_x) {
    struct str name = pen_name(shape);
    buf_char(pen->out, '<');
    buf_add(pen->out, name);
    if (!grouped)
        pen_look(pen, shape);
    if (shape->kind == SHAPE_TEXT)
        pen_position(pen, shape, same_x);
    else if (shape->kind == SHAPE_RECT)
        pen_rect(pen, shape, same_x);
    else if (str_is(name, "circle"))
        pen_circle(pen, shape);
    else
        pen_outline(pen, shape, 1);
    pen_end(pen, shape, name);
}

/* Runs. ---------------------------------------------------------------- */

static void pen_lines(struct pen *pen, const struct shape *shape,
                      size_t count) {
    BUF_LITERAL(pen->out, "<path");
    pen_look(pen, shape);
    pen_outline(pen, shape, count);
    BUF_LITERAL(pen->out, "/>\n");
}

/* Names below each other, and bars from one base, have their x in common. */
static bool pen_column(const struct shape *shape, size_t count) {
    if (shape->kind != SHAPE_TEXT && shape->kind != SHAPE_RECT)
        return false;
    for (size_t i = 0; i < count; i++)
        if (shape[i].x != shape->x)
            return false;
    return true;
}

static void pen_group(struct pen *pen, const struct shape *shape,
                      size_t count) {
    bool column = pen_column(shape, count);
    BUF_LITERAL(pen->out, "<g");
    pen_look(pen, shape);
    if (column) {
        BUF_LITERAL(pen->out, " transform=\"translate(");
        scene_number(pen->out, shape->x);
        BUF_LITERAL(pen->out, " 0)\"");
    }
    BUF_LITERAL(pen->out, ">\n");
    for (size_t i = 0; i < count; i++)
        pen_shape(pen, &shape[i], true, column);
    BUF_LITERAL(pen->out, "</g>\n");
}

static void pen_surface(struct pen *pen, const struct shape *shape,
                        size_t count) {
    BUF_LITERAL(pen->out, "<path class=\"");
    scene_class(shape, pen->out);
    BUF_LITERAL(pen->out, " flat\"");
    pen_paint(pen, shape);
    pen_outline(pen, shape, count);
    pen_end(pen, shape, STR("path"));
}

static bool pen_alike(const struct shape *a, const struct shape *b) {
    return a->kind == b->kind && a->style == b->style &&
           a->number == b->number && a->anchor == b->anchor &&
           a->patterned == b->patterned && a->flat == b->flat;
}

void svg_shapes(const struct scene *scene, struct str id, struct buf *out) {
    struct pen pen = {out, id};
    for (size_t i = 0, next; i < scene->count; i = next) {
        const struct shape *shape = &scene->shapes[i];
        for (next = i + 1; next < scene->count; next++)
            if (!pen_alike(shape, &scene->shapes[next]))
                break;
        if (shape->kind == SHAPE_LINE)
            pen_lines(&pen, shape, next - i);
        else if (shape->flat)
            pen_surface(&pen, shape, next - i);
        else if (next > i + 1)
            pen_group(&pen, shape, next - i);
        else
            pen_shape(&pen, shape, false, false);
    }
}
