/* Rules as marks: error bars and ranges, segments, and lines across the plot
 * where only one of `x` and `y` is there. */
#include "chart/plane.h"

enum rule_option { RULE_CAPS };

const struct mark_option rule_options[] = {
    [RULE_CAPS] = {"caps", NULL},
    {NULL, NULL},
};

#define CAP UNITS(4) /* half its length */

static bool rule_across(const struct layer *layer, enum channel_id axis) {
    return layer->spec->channel[axis].terms == 0;
}

/* The place of an end along an axis; of a rule across the plot its edge. */
static int rule_place_of(const struct view *view, const struct layer *layer,
                         const struct datum *datum, enum channel_id axis,
                         int end) {
    const struct box *area = &view->area;
    if (rule_across(layer, axis))
        return axis == CHANNEL_X ? (end ? area->right : area->left)
                                 : (end ? area->top : area->bottom);
    const struct position *at = &datum->at[axis];
    return view_place(view, axis, end ? at->to : at->from);
}

static bool rule_there(const struct layer *layer, const struct datum *datum) {
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (!datum->at[axis].there &&
            !rule_across(layer, (enum channel_id)axis))
            return false;
    return true;
}

/* An error bar: an interval along one axis at a place on the other. */
static bool rule_capped(const struct layer *layer, const struct datum *datum) {
    bool one = datum->at[CHANNEL_X].interval != datum->at[CHANNEL_Y].interval;
    return one && layer->spec->option[RULE_CAPS] != 0;
}

static void rule_cap(struct view *view, const struct datum *datum,
                     struct spot at) {
    bool lying = datum->at[CHANNEL_X].interval;
    struct spot ends[] = {
        {lying ? at.x : at.x - CAP, lying ? at.y - CAP : at.y},
        {lying ? at.x : at.x + CAP, lying ? at.y + CAP : at.y}};
    view_line(view, datum->paint, false, ends, 2, (struct str){0});
}

static void rule_mark_draw(struct view *view, const struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        struct spot ends[2];
        if (!rule_there(layer, datum))
            continue;
        for (int end = 0; end < 2; end++)
            ends[end] = (struct spot){
                rule_place_of(view, layer, datum, CHANNEL_X, end),
                rule_place_of(view, layer, datum, CHANNEL_Y, end)};
        view_line(view, datum->paint, layer->serie[datum->series].patterned,
                  ends, 2, datum_tooltip(view->plane, layer, datum));
        if (rule_capped(layer, datum)) {
            rule_cap(view, datum, ends[0]);
            rule_cap(view, datum, ends[1]);
        }
        struct box box = {ends[1].x, ends[1].y, ends[1].x, ends[1].y};
        view_label(view, layer, datum, box, SIDE_RIGHT);
    }
}

static void rule_swatch(struct view *view, const struct layer *layer,
                        const struct series *series, struct box box) {
    (void)layer;
    int middle = (box.left + box.right) / 2;
    struct spot places[] = {{middle, box.top}, {middle, box.bottom}};
    scene_polyline(view->scene, paint_stroke(series->paint),
                   series->paint.number, series->patterned, places, 2,
                   (struct str){0});
}

const struct plane_mark plane_rule = {
    .name = STR_INIT("rule"),
    .ink = true,
    .ramp = PAINT_RAMP,
    .draw = rule_mark_draw,
    .swatch = rule_swatch,
    .describe = describe_ranges,
};
