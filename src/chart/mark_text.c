/* Texts: the label of each datum, at its place. */
#include "chart/plane_line.h"

static bool text_plan(struct plane *plane, struct layer *layer) {
    if (layer->spec->channel[CHANNEL_LABEL].terms)
        return true;
    diag_add(calc_diags(plane->calc), DIAG_MISSING_KEY, layer->spec->span,
             "a text needs a `label`: what it says");
    return false;
}

static void text_draw(struct view *view, const struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        struct spot place;
        if (datum_seen(view, datum, &place))
            view_text(view, LABEL_CENTRED, STYLE_LABEL, datum->label.text,
                      (struct box){place.x, place.y, place.x, place.y},
                      layer->spec->channel[CHANNEL_LABEL].span);
    }
}

const struct plane_mark plane_text = {
    .name = STR_INIT("text"),
    .ink = true,
    .plan = text_plan,
    .draw = text_draw,
};
