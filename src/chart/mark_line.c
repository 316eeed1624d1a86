/* Lines: the data of a series joined in the order of x, broken where a value
 * is missing, and named at their ends. */
#include "chart/plane.h"

#include "chart/plane_line.h"

enum line_option { LINE_POINTS, LINE_CURVE, LINE_ORDER };

static const char *const curves[] = {"linear", "step", NULL};
static const char *const orders[] = {"x", "rows", NULL};

const struct mark_option line_options[] = {
    [LINE_POINTS] = {"points", NULL},
    [LINE_CURVE] = {"curve", curves},
    [LINE_ORDER] = {"order", orders},
    {NULL, NULL},
};

static bool line_plan(struct plane *plane, struct layer *layer) {
    for (int axis = 0; axis < PLANE_AXES; axis++) {
        const struct channel *channel = &layer->spec->channel[axis];
        for (size_t i = 0; i < layer->data; i++)
            if (layer->datum[i].at[axis].interval)
                return plane_refuse(plane, channel->span,
                                    "a line goes through places; an `area` "
                                    "takes an interval");
        if (!channel->terms)
            return plane_refuse(plane, layer->spec->span,
                                "a line needs `x` and `y`");
    }
    /* A line runs from left to right, whatever the axis of its values. */
    layer->value = CHANNEL_Y;
    layer_sort(layer, layer->spec->option[LINE_ORDER] == 1);
    layer->direct = layer_direct(layer);
    return true;
}

static void line_extent(const struct layer *layer, enum channel_id axis,
                        struct extent *extent) {
    if (axis == CHANNEL_X)
        extent->tight = true;
    for (size_t i = 0; i < layer->data; i++)
        if (layer->datum[i].at[axis].there)
            extent_add(extent, layer->datum[i].at[axis].to);
}

static int line_margin(struct view *view, const struct layer *layer) {
    return layer_ends_margin(view, layer);
}

/* Steps change at the next datum. */
static size_t line_steps(struct view *view, const struct spot *from,
                         size_t count, struct spot **to) {
    size_t used = 0;
    struct spot *steps = ARENA_ARRAY(view->arena, 2 * count, struct spot);
    for (size_t i = 0; i < count; i++) {
        if (i)
            steps[used++] = (struct spot){from[i].x, from[i - 1].y};
        steps[used++] = from[i];
    }
    *to = steps;
    return used;
}

static void line_run(struct view *view, const struct layer *layer,
                     const struct series *series, struct spot *places,
                     size_t count, struct str tooltip) {
    struct spot *steps;
    if (count == 1 && layer->spec->option[LINE_POINTS] != 1)
        view_point(view, series->paint, series->symbol, POINT_AREA, places[0],
                   tooltip);
    if (layer->spec->option[LINE_CURVE] == 1) {
        count = line_steps(view, places, count, &steps);
        places = steps;
    } else {
        count = places_thin(view->arena, places, count, LINE_PLACES);
    }
    view_line(view, series->paint, series->patterned, places, count, tooltip);
}

/* One series: its data from `first` to before `stop`. */
static void line_draw_series(struct view *view, const struct layer *layer,
                             size_t first, size_t stop) {
    const struct series *series = &layer->serie[layer->datum[first].series];
    struct spot *places = ARENA_ARRAY(view->arena, stop - first, struct spot);
    struct str tooltip = layer_tooltip(view, layer, first, stop);
    size_t used = 0;
    for (size_t i = first; i < stop; i++) {
        const struct datum *datum = &layer->datum[i];
        if (datum->at[CHANNEL_X].there && datum->at[CHANNEL_Y].there) {
            places[used++] = datum_place(view, datum);
        } else if (used) {
            line_run(view, layer, series, places, used, tooltip);
            used = 0;
        }
    }
    if (used)
        line_run(view, layer, series, places, used, tooltip);
}

static void line_draw_points(struct view *view, const struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        struct spot place;
        if (!datum_seen(view, datum, &place))
            continue;
        struct box box = {place.x, place.y, place.x, place.y};
        if (layer->spec->option[LINE_POINTS] == 1)
            box = view_point(view, datum->paint, datum->symbol, POINT_AREA,
                             place, datum_tooltip(view->plane, layer, datum));
        view_label(view, layer, datum, box, SIDE_ABOVE);
    }
}

static void line_draw(struct view *view, const struct layer *layer) {
    for (size_t first = 0, stop; first < layer->data; first = stop) {
        stop = layer_run(layer, first);
        line_draw_series(view, layer, first, stop);
        layer_end(view, layer, first, stop);
    }
    line_draw_points(view, layer);
}

static void line_swatch(struct view *view, const struct layer *layer,
                        const struct series *series, struct box box) {
    int middle = (box.top + box.bottom) / 2;
    struct spot places[] = {{box.left, middle}, {box.right, middle}};
    scene_polyline(view->scene, paint_stroke(series->paint),
                   series->paint.number, series->patterned, places, 2,
                   (struct str){0});
    if (layer->spec->option[LINE_POINTS] == 1)
        scene_point(view->scene, paint_fill(series->paint),
                    series->paint.number, series->symbol, POINT_AREA,
                    (box.left + box.right) / 2, middle, (struct str){0});
}

const struct plane_mark plane_line = {
    .name = STR_INIT("line"),
    .series = true,
    .cut = true,
    .plan = line_plan,
    .extent = line_extent,
    .margin = line_margin,
    .draw = line_draw,
    .swatch = line_swatch,
    .describe = describe_lines,
};
