/* Areas: between a line and zero, between two lines, or on top of each
 * other. */
#include "chart/plane_line.h"

/* Every series of a stack has a value at every place of the others. */
static bool area_whole(const struct plane *plane, const struct layer *layer) {
    size_t places = 0;
    for (size_t first = 0, stop; first < layer->data; first = stop) {
        stop = layer_run(layer, first);
        if (!first)
            places = stop;
        for (size_t i = first; i < stop; i++) {
            const struct datum *datum = &layer->datum[i];
            bool same = stop - first == places && datum->at[CHANNEL_X].there &&
                        datum->at[CHANNEL_Y].there &&
                        datum->at[CHANNEL_X].from ==
                            layer->datum[i - first].at[CHANNEL_X].from;
            if (!same)
                return plane_refuse(
                    plane, layer->spec->channel[CHANNEL_Y].span,
                    "stacked areas need one value of each series at each `x`; "
                    "`" STR_FMT "` lacks one, or has one more",
                    STR_ARG(layer->serie[datum->series].name));
        }
    }
    return true;
}

static bool area_interval(const struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++)
        if (layer->datum[i].at[CHANNEL_Y].interval)
            return true;
    return false;
}

static bool area_plan(struct plane *plane, struct layer *layer) {
    enum stack stack = layer->spec->stack;
    bool interval = area_interval(layer);
    if (!layer->spec->channel[CHANNEL_X].terms ||
        !layer->spec->channel[CHANNEL_Y].terms)
        return plane_refuse(plane, layer->spec->span,
                            "an area needs `x` and `y`");
    if (plane->axis[CHANNEL_Y].plot.kind == SCALE_BAND)
        return plane_refuse(plane, layer->spec->channel[CHANNEL_Y].span,
                            "an area goes up from zero: its `y` is a number");
    if (interval && stack != STACK_DEFAULT && stack != STACK_NO)
        return plane_refuse(plane, layer->spec->stack_span,
                            "intervals do not stack");
    layer->value = CHANNEL_Y;
    layer_sort(layer, false);
    layer->direct = layer_direct(layer);
    bool stacked = stack == STACK_YES || stack == STACK_NORMALIZE ||
                   (stack == STACK_DEFAULT && layer->series > 1);
    plane_unstack(layer);
    if (interval || !stacked)
        return true;
    return area_whole(plane, layer) &&
           plane_stack(plane, layer, stack == STACK_NORMALIZE);
}

static void area_extent(const struct layer *layer, enum channel_id axis,
                        struct extent *extent) {
    bool zero = extent->zero;
    extent_bars(layer, axis, extent);
    if (area_interval(layer))
        extent->zero = zero;
}

static struct spot area_place(const struct view *view,
                              const struct datum *datum, double number) {
    const struct box *area = &view->area;
    if (view->axis[CHANNEL_Y].scale.kind == SCALE_LOG && number <= 0)
        number = view_base(view, CHANNEL_Y);
    int y = view_place(view, CHANNEL_Y, number);
    return (struct spot){view_place(view, CHANNEL_X, datum->at[CHANNEL_X].from),
                         y < area->top      ? area->top
                         : y > area->bottom ? area->bottom
                                            : y};
}

static void area_run(struct view *view, const struct layer *layer, size_t first,
                     size_t stop) {
    const struct series *series = &layer->serie[layer->datum[first].series];
    size_t count = stop - first;
    struct spot *places = ARENA_ARRAY(view->arena, 2 * count, struct spot);
    struct spot *back = ARENA_ARRAY(view->arena, count, struct spot);
    for (size_t i = 0; i < count; i++) {
        const struct datum *datum = &layer->datum[first + i];
        places[i] = area_place(view, datum, datum->high);
        back[i] = area_place(view, datum, datum->low);
    }
    size_t top = places_thin(view->arena, places, count, LINE_PLACES);
    size_t bottom = places_thin(view->arena, back, count, LINE_PLACES);
    struct spot *edge = ARENA_ARRAY(view->arena, top, struct spot);
    for (size_t i = 0; i < top; i++)
        edge[i] = places[i];
    for (size_t i = 0; i < bottom; i++)
        places[top + i] = back[bottom - 1 - i];
    struct str name = layer_tooltip(view, layer, first, stop);
    scene_polygon(
        view->scene,
        series->paint.kind == PAINT_CATEGORY ? STYLE_AREA : STYLE_BAND,
        series->paint.number, series->patterned, places, top + bottom, name);
    if (count == 1)
        view_point(view, series->paint, series->symbol, POINT_AREA, edge[0],
                   name);
    if (!layer->datum[first].at[CHANNEL_Y].interval)
        view_line(view, series->paint, series->patterned, edge, top, name);
}

static void area_draw(struct view *view, const struct layer *layer) {
    for (size_t first = 0, stop; first < layer->data; first = stop) {
        size_t from;
        stop = layer_run(layer, first);
        for (size_t i = from = first; i <= stop; i++) {
            const struct datum *datum = &layer->datum[i];
            if (i < stop && datum->at[CHANNEL_X].there &&
                datum->at[CHANNEL_Y].there)
                continue;
            if (i > from)
                area_run(view, layer, from, i);
            from = i + 1;
        }
        layer_end(view, layer, first, stop);
    }
}

static void area_swatch(struct view *view, const struct layer *layer,
                        const struct series *series, struct box box) {
    (void)layer;
    scene_rect(view->scene,
               series->paint.kind == PAINT_CATEGORY ? STYLE_AREA : STYLE_BAND,
               series->paint.number, series->patterned, box, (struct str){0});
}

const struct plane_mark plane_area = {
    .name = STR_INIT("area"),
    .series = true,
    .surface = true,
    .plan = area_plan,
    .extent = area_extent,
    .margin = layer_ends_margin,
    .draw = area_draw,
    .swatch = area_swatch,
    .describe = describe_lines,
};
