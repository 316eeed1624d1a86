/* Points: one symbol a datum, in the middle of an interval. */
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

static void point_draw(struct view *view, const struct layer *layer) {
    const struct datum **order =
        ARENA_ARRAY(view->arena, layer->data, const struct datum *);
    for (size_t i = 0; i < layer->data; i++)
        order[i] = &layer->datum[i];
    if (layer->spec->channel[CHANNEL_SIZE].terms)
        qsort(order, layer->data, sizeof *order, point_order);
    for (size_t i = 0; i < layer->data; i++) {
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
