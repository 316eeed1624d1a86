/* Paths from shapes. */
#include "chart/svg_path.h"

static void path_move(struct buf *out, struct spot to) {
    buf_char(out, 'M');
    scene_pair(out, to.x, ' ', to.y);
}

/* A number behind another one: a sign parts them as well as a space. */
static void path_next(struct buf *out, int tenths) {
    if (tenths >= 0)
        buf_char(out, ' ');
    scene_number(out, tenths);
}

/* A step; along an axis it is `h` or `v`.  `command` is the last one: it is
 * not repeated. */
static char path_step(struct buf *out, struct spot from, struct spot to,
                      char command) {
    int right = to.x - from.x, down = to.y - from.y;
    char own = right && down ? 'l' : right ? 'h' : 'v';
    int first = own == 'v' ? down : right;
    if (own != command) {
        buf_char(out, own);
        scene_number(out, first);
    } else {
        path_next(out, first);
    }
    if (own == 'l')
        path_next(out, down);
    return own;
}

static void path_spots(const struct spot *spots, size_t count, bool closed,
                       struct buf *out) {
    char command = 'M';
    path_move(out, spots[0]);
    for (size_t i = 1; i < count; i++)
        command = path_step(out, spots[i - 1], spots[i], command);
    if (closed)
        buf_char(out, 'z');
}

static void path_arc(struct buf *out, int radius, bool large, bool clockwise,
                     struct spot from, struct spot to) {
    buf_char(out, 'a');
    scene_pair(out, radius, ' ', radius);
    buf_printf(out, " 0 %d %d", large, clockwise);
    path_next(out, to.x - from.x);
    path_next(out, to.y - from.y);
}

/* A circle from its top, in two halves. */
static void path_circle(struct buf *out, struct spot top, int radius,
                        bool clockwise) {
    struct spot bottom = {top.x, top.y + 2 * radius};
    path_move(out, top);
    path_arc(out, radius, true, clockwise, top, bottom);
    path_arc(out, radius, true, clockwise, bottom, top);
    buf_char(out, 'z');
}

static void path_wedge(const struct shape *wedge, struct buf *out) {
    const struct spot *corner = wedge->spots;
    bool large = wedge->arc == WEDGE_LARGE;
    if (wedge->arc == WEDGE_FULL) {
        path_circle(out, corner[0], wedge->radius, true);
        if (wedge->inner)
            path_circle(out, corner[2], wedge->inner, false);
        return;
    }
    path_move(out, corner[0]);
    path_arc(out, wedge->radius, large, true, corner[0], corner[1]);
    path_step(out, corner[1], corner[2], 'a');
    if (wedge->inner)
        path_arc(out, wedge->inner, large, false, corner[2], corner[3]);
    buf_char(out, 'z');
}

/* Its corners, square ones. */
static void path_rect(const struct shape *rect, struct buf *out) {
    int right = rect->x + rect->width, bottom = rect->y + rect->height;
    struct spot corners[] = {{rect->x, rect->y},
                             {right, rect->y},
                             {right, bottom},
                             {rect->x, bottom}};
    path_spots(corners, 4, true, out);
}

void svg_path(const struct shape *shape, struct buf *out) {
    struct spot centre = {shape->x, shape->y}, spots[SYMBOL_SPOTS];
    switch (shape->kind) {
    case SHAPE_LINE:
        spots[0] = centre;
        spots[1] =
            (struct spot){centre.x + shape->width, centre.y + shape->height};
        path_spots(spots, 2, false, out);
        break;
    case SHAPE_POLYLINE:
    case SHAPE_POLYGON:
        path_spots(shape->spots, shape->count, shape->kind == SHAPE_POLYGON,
                   out);
        break;
    case SHAPE_POINT:
        path_spots(spots,
                   symbol_spots(shape->symbol, shape->area, centre, spots),
                   true, out);
        break;
    case SHAPE_WEDGE:
        path_wedge(shape, out);
        break;
    case SHAPE_RECT:
        path_rect(shape, out);
        break;
    case SHAPE_TEXT:
        break;
    }
}
