/* Points: one symbol a datum, in the middle of an interval. */
#include "base/map.h"
#include "chart/plane_line.h"

#include <stdlib.h>

static bool point_plan(struct plane *plane, struct layer *layer) {
    if (layer->spec->channel[CHANNEL_X].terms &&
        layer->spec->channel[CHANNEL_Y].terms)
        return true;
    return plane_refuse(plane, layer->spec->span, "a point needs `x` and `y`");
}

/* The larger one first, so that the smaller one is seen. */
static int point_order(const void *first, const void *second) {
    const struct datum *a = *(const struct datum *const *)first;
    const struct datum *b = *(const struct datum *const *)second;
    if (a->area != b->area)
        return a->area > b->area ? -1 : 1;
    /* Within one array, in which rows may come several times. */
    return (a > b) - (a < b);
}

/* Is it the first point of its look in its cell of a grid? */
static bool point_first(struct view *view, struct map *seen,
                        const struct datum *datum, struct spot place,
                        int cell) {
    struct str key =
        str_format(view->arena, "%d %d %d %d", place.x / cell, place.y / cell,
                   datum->paint.number, (int)datum->symbol);
    if (map_get(seen, key))
        return false;
    map_set(seen, key, seen);
    return true;
}

/* Leaves of more than POINT_PLACES points the first in each cell of a grid,
 * whose cells grow until that is few enough. */
static size_t point_bin(struct view *view, const struct datum **order,
                        size_t count) {
    for (int cell = UNITS(2); count > POINT_PLACES; cell *= 2) {
        struct map seen;
        size_t kept = 0;
        map_init(&seen, view->arena);
        for (size_t i = 0; i < count; i++) {
            struct spot place;
            if (datum_seen(view, order[i], &place) &&
                point_first(view, &seen, order[i], place, cell))
                order[kept++] = order[i];
        }
        count = kept;
    }
    return count;
}

static void point_draw(struct view *view, const struct layer *layer) {
    const struct datum **order =
        ARENA_ARRAY(view->arena, layer->data, const struct datum *);
    for (size_t i = 0; i < layer->data; i++)
        order[i] = &layer->datum[i];
    if (layer->spec->channel[CHANNEL_SIZE].terms)
        qsort(order, layer->data, sizeof *order, point_order);
    size_t count = point_bin(view, order, layer->data);
    for (size_t i = 0; i < count; i++) {
        const struct datum *datum = order[i];
        struct spot place;
        if (!datum_seen(view, datum, &place))
            continue;
        struct box box =
            view_point(view, datum->paint, datum->symbol, datum->area, place,
                       datum_tooltip(view->plane, layer, datum));
        view_label(view, layer, datum, box, SIDE_RIGHT);
    }
}

static void point_swatch(struct view *view, const struct layer *layer,
                         const struct series *series, struct box box) {
    (void)layer;
    scene_point(view->scene, paint_fill(series->paint), series->paint.number,
                series->symbol, 60, (box.left + box.right) / 2,
                (box.top + box.bottom) / 2, (struct str){0});
}

const struct plane_mark plane_point = {
    .name = STR_INIT("point"),
    .ramp = PAINT_RAMP,
    .plan = point_plan,
    .draw = point_draw,
    .swatch = point_swatch,
    .describe = describe_points,
};
