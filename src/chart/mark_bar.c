/* Bars in a plane: over names, beside or on top of each other, or over
 * intervals, as a histogram has them. */
#include "chart/plane.h"

/* The thickest bar, and what is left between bars that touch. */
#define BAR_THICK UNITS(64)
#define BAR_GAP UNITS(1)

static enum channel_id bar_base(const struct layer *layer) {
    return layer->value == CHANNEL_X ? CHANNEL_Y : CHANNEL_X;
}

/* Series of a map stand beside each other, those of `color` on each other,
 * unless `stack` says otherwise. */
static bool bar_stacked(const struct layer *layer) {
    const struct channel *channels = layer->spec->channel;
    bool map = channels[CHANNEL_X].series || channels[CHANNEL_Y].series;
    enum stack stack = layer->spec->stack;
    if (stack == STACK_DEFAULT)
        return layer->series > 1 && !map;
    return stack != STACK_NO;
}

static bool bar_layer_plan(struct plane *plane, struct layer *layer) {
    enum channel_id base = bar_base(layer);
    const struct channel *value = &layer->spec->channel[layer->value];
    if (!layer->spec->channel[base].terms || !value->terms)
        return plane_refuse(plane, layer->spec->span, "bars need `x` and `y`");
    if (plane->axis[layer->value].plot.kind == SCALE_BAND ||
        plane->axis[layer->value].plot.kind == SCALE_TIME)
        return plane_refuse(
            plane, value->span, "bars need numbers, but `" STR_FMT "` holds %s",
            STR_ARG(value->key),
            plane->axis[layer->value].plot.kind == SCALE_BAND ? "names"
                                                              : "days");
    if (plane->axis[base].plot.kind != SCALE_BAND)
        for (size_t i = 0; i < layer->data; i++)
            if (layer->datum[i].at[base].there &&
                !layer->datum[i].at[base].interval)
                return plane_refuse(plane, layer->spec->channel[base].span,
                                    "a bar stands on a name or on an interval; "
                                    "row %zu has neither",
                                    layer->datum[i].row + 1);
    plane_unstack(layer);
    return !bar_stacked(layer) ||
           plane_stack(plane, layer, layer->spec->stack == STACK_NORMALIZE);
}

/* The part of a band that a series takes when they stand side by side. */
static void bar_share(const struct layer *layer, const struct datum *datum,
                      int *low, int *high) {
    int size = *high - *low, count = (int)layer->series;
    if (bar_stacked(layer) || count < 2) {
        int more = (size - BAR_THICK) / 2;
        *low += more > 0 ? more : 0;
        *high -= more > 0 ? more : 0;
        return;
    }
    int from = *low + size * (int)datum->series / count;
    *high = *low + size * ((int)datum->series + 1) / count - BAR_GAP;
    *low = from;
}

/* Touching neighbours of a histogram leave a gap. */
static void bar_apart(int *low, int *high) {
    if (*high - *low > 4 * BAR_GAP)
        *high -= BAR_GAP;
}

static struct box bar_layer_box(const struct view *view,
                                const struct layer *layer,
                                const struct datum *datum) {
    enum channel_id base = bar_base(layer);
    bool log = view->axis[layer->value].scale.kind == SCALE_LOG;
    struct position value = {.from = log && datum->low <= 0
                                         ? view_base(view, layer->value)
                                         : datum->low,
                             .to = datum->high};
    struct box box = base == CHANNEL_X
                         ? view_box(view, &datum->at[CHANNEL_X], &value)
                         : view_box(view, &value, &datum->at[CHANNEL_Y]);
    bool band = view->plane->axis[base].plot.kind == SCALE_BAND;
    int *low = base == CHANNEL_X ? &box.left : &box.top;
    int *high = base == CHANNEL_X ? &box.right : &box.bottom;
    if (band)
        bar_share(layer, datum, low, high);
    else
        bar_apart(low, high);
    if (bar_stacked(layer) && layer->series > 1)
        base == CHANNEL_X ? bar_apart(&box.top, &box.bottom)
                          : bar_apart(&box.left, &box.right);
    return box;
}

static void bar_layer_draw(struct view *view, const struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (!datum->at[0].there || !datum->at[1].there)
            continue;
        const struct series *series = &layer->serie[datum->series];
        struct box box = bar_layer_box(view, layer, datum);
        bool negative = datum->at[layer->value].to < 0;
        scene_rect(view->scene, paint_fill(datum->paint), datum->paint.number,
                   series->patterned && datum->paint.kind == PAINT_CATEGORY,
                   box, datum_tooltip(view->plane, layer, datum));
        view_obstacle(view, box, false);
        view_label(view, layer, datum, box,
                   layer->value == CHANNEL_Y
                       ? (negative ? SIDE_BELOW : SIDE_ABOVE)
                       : (negative ? SIDE_LEFT : SIDE_RIGHT));
    }
}

static void bar_swatch(struct view *view, const struct layer *layer,
                       const struct series *series, struct box box) {
    (void)layer;
    scene_rect(view->scene, paint_fill(series->paint), series->paint.number,
               series->patterned, box, (struct str){0});
}

const struct plane_mark plane_bar = {
    .name = STR_INIT("bar"),
    .banded = true,
    .surface = true,
    .ramp = PAINT_RAMP,
    .plan = bar_layer_plan,
    .extent = extent_bars,
    .draw = bar_layer_draw,
    .swatch = bar_swatch,
    .describe = describe_bars,
};
