/* What marks have in common when they are drawn: paint, lines that are cut at
 * the edges of the plot, tooltips. */
#include "chart/plane.h"

#include <math.h>

enum style paint_fill(struct paint paint) {
    static const enum style styles[] = {[PAINT_INK] = STYLE_INK,
                                        [PAINT_CATEGORY] = STYLE_MARK,
                                        [PAINT_RAMP] = STYLE_RAMP,
                                        [PAINT_HEAT] = STYLE_HEAT,
                                        [PAINT_DIVERGE] = STYLE_DIVERGE};
    return styles[paint.kind];
}

enum style paint_stroke(struct paint paint) {
    return paint.kind == PAINT_CATEGORY ? STYLE_STROKE : STYLE_LINK;
}

static int paint_stroke_number(struct paint paint) {
    return paint.kind == PAINT_CATEGORY ? paint.number : 0;
}

/* Lines. ----------------------------------------------------------------- */

/* One edge of the plot: shortens what part of a segment is kept (You-Dong
 * Liang and Brian Barsky 1984).  False if nothing is left. */
static bool cut_edge(double step, double room, double *from, double *to) {
    if (step == 0)
        return room >= 0;
    double part = room / step;
    if (step < 0 && part > *from)
        *from = part;
    if (step > 0 && part < *to)
        *to = part;
    return *from <= *to;
}

static bool cut_segment(const struct box *area, struct spot *a,
                        struct spot *b) {
    double from = 0, to = 1;
    double x = a->x, y = a->y, width = b->x - x, height = b->y - y;
    if (!cut_edge(-width, x - area->left, &from, &to) ||
        !cut_edge(width, area->right - x, &from, &to) ||
        !cut_edge(-height, y - area->top, &from, &to) ||
        !cut_edge(height, area->bottom - y, &from, &to))
        return false;
    if (to < 1)
        *b = (struct spot){(int)lround(x + to * width),
                           (int)lround(y + to * height)};
    if (from > 0)
        *a = (struct spot){(int)lround(x + from * width),
                           (int)lround(y + from * height)};
    return true;
}

/* Do marks cover so much that a line in ink has to be set off from them? */
static bool plane_surfaces(const struct plane *plane) {
    for (size_t i = 0; i < plane->layers; i++)
        if (plane->layer[i].mark->surface)
            return true;
    return false;
}

/* Writes a run of places that hang together. */
static void line_run(struct view *view, struct paint paint, bool patterned,
                     const struct spot *places, size_t count,
                     struct str tooltip) {
    if (paint.kind == PAINT_INK && plane_surfaces(view->plane))
        scene_polyline(view->scene, STYLE_CASING, 0, false, places, count,
                       (struct str){0});
    scene_polyline(view->scene, paint_stroke(paint), paint_stroke_number(paint),
                   patterned && paint.kind == PAINT_CATEGORY, places, count,
                   tooltip);
    for (size_t i = 1; i < count; i++)
        view_obstacle_line(view, places[i - 1], places[i]);
}

void view_line(struct view *view, struct paint paint, bool patterned,
               const struct spot *places, size_t count, struct str tooltip) {
    struct spot *run = ARENA_ARRAY(view->arena, count + 1, struct spot);
    size_t used = 0;
    for (size_t i = 1; i < count; i++) {
        struct spot a = places[i - 1], b = places[i];
        bool seen = cut_segment(&view->area, &a, &b);
        bool joined =
            used && seen && run[used - 1].x == a.x && run[used - 1].y == a.y;
        if (used && !joined) {
            line_run(view, paint, patterned, run, used, tooltip);
            used = 0;
        }
        if (seen && !used)
            run[used++] = a;
        if (seen)
            run[used++] = b;
    }
    line_run(view, paint, patterned, run, used, tooltip);
}

struct box view_point(struct view *view, struct paint paint, enum symbol symbol,
                      int area, struct spot centre, struct str tooltip) {
    scene_point(view->scene, paint_fill(paint), paint.number, symbol, area,
                centre.x, centre.y, tooltip);
    struct box box = scene_box(&view->scene->shapes[view->scene->count - 1]);
    view_obstacle(view, box, false);
    return box;
}

/* Tooltips. -------------------------------------------------------------- */

static void tooltip_add(struct buf *out, struct str text) {
    if (!text.n)
        return;
    if (out->n)
        BUF_LITERAL(out, ", ");
    buf_add(out, text);
}

struct str datum_tooltip(const struct plane *plane, const struct layer *layer,
                         const struct datum *datum) {
    struct buf out, rest;
    const struct channel *size = &layer->spec->channel[CHANNEL_SIZE];
    buf_init(&out, plane->arena);
    buf_init(&rest, plane->arena);
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (plane->axis[axis].plot.kind == SCALE_BAND)
            tooltip_add(&out, datum->at[axis].shown);
    if (datum->label.value.kind == VALUE_TEXT)
        tooltip_add(&out, datum->label.text);
    if (!str_eq(datum->category, datum->label.text) && !plane->colour.named)
        tooltip_add(&out, datum->category);
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (plane->axis[axis].plot.kind != SCALE_BAND)
            tooltip_add(&rest, datum->at[axis].shown);
    if (size->terms)
        tooltip_add(&rest, term_show(plane->calc, size->term, datum->size,
                                     size->format));
    if (out.n)
        BUF_LITERAL(&out, ": ");
    buf_add(&out, buf_str(&rest));
    return buf_str(&out);
}
