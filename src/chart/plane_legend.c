/* The legend of a plane: categories that are not named where they are, each
 * with the marks that it has; shapes of their own; the ramp; sizes. */
#include "chart/legend.h"

#include "chart/plane_value.h"

/* Is a category named where it is: at the ends of a layer's lines, by the
 * region of that colour? */
static bool legend_direct(const struct plane *plane, size_t colour) {
    for (size_t i = 0; i < plane->bands; i++)
        if (str_eq(plane->band[i].label, plane->colour.name[colour]))
            return true;
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        for (size_t k = 0; layer->direct && k < layer->series; k++)
            if (layer->serie[k].colour == colour)
                return true;
    }
    return false;
}

/* The marks of a category, each layer's over the ones before. */
static void legend_swatches(struct view *view, size_t colour, size_t shape,
                            struct box box) {
    for (size_t i = 0; i < view->plane->layers; i++) {
        const struct layer *layer = &view->plane->layer[i];
        for (size_t k = 0; k < layer->series; k++) {
            const struct series *series = &layer->serie[k];
            if ((colour == SIZE_MAX || series->colour == colour) &&
                (shape == SIZE_MAX || series->shape == shape) &&
                series->count && layer->mark->swatch) {
                layer->mark->swatch(view, layer, series, box);
                break;
            }
        }
    }
}

/* Categories that some data have: a domain may list more. */
static bool legend_used(const struct plane *plane, size_t colour) {
    for (size_t i = 0; i < plane->layers; i++)
        for (size_t k = 0; k < plane->layer[i].series; k++)
            if (plane->layer[i].serie[k].colour == colour)
                return true;
    return false;
}

static bool legend_colours(struct view *view, struct legend *legend) {
    const struct plane_key *key = &view->plane->colour;
    bool any = false;
    for (size_t i = 0; i < key->count && !key->named; i++) {
        if (legend_direct(view->plane, i) || !legend_used(view->plane, i))
            continue;
        legend_swatches(view, i, SIZE_MAX, legend_item(legend, key->name[i]));
        legend_name(legend);
        any = true;
    }
    return any;
}

/* Are the shapes the same categories as the colours? */
static bool legend_same(const struct plane *plane) {
    for (size_t i = 0; i < plane->layers; i++) {
        const struct channel *channels = plane->layer[i].spec->channel;
        const struct channel *shape = &channels[CHANNEL_SHAPE];
        if (shape->terms &&
            (!channels[CHANNEL_COLOR].terms ||
             !term_same(shape->term, channels[CHANNEL_COLOR].term)))
            return false;
    }
    return true;
}

/* A shape alone, in the colour of text: it stands for any colour. */
static bool legend_shapes(struct view *view, struct legend *legend) {
    const struct plane_key *key = &view->plane->shape;
    bool any = false;
    if (key->named || legend_same(view->plane))
        return false;
    legend_break(legend);
    for (size_t i = 0; i < key->count; i++) {
        struct box box = legend_item(legend, key->name[i]);
        scene_point(view->scene, STYLE_INK, 0, (enum symbol)(i % SYMBOL_COUNT),
                    60, (box.left + box.right) / 2, (box.top + box.bottom) / 2,
                    (struct str){0});
        legend_name(legend);
        any = true;
    }
    return any;
}

static bool legend_of_ramp(struct view *view, struct legend *legend) {
    const struct plane_ramp *ramp = &view->plane->ramp;
    if (!ramp->channel)
        return false;
    legend_break(legend);
    int colours[PALETTE_RAMP];
    for (size_t i = 0; i < ramp->steps; i++)
        colours[i] = plane_ramp_colour(ramp, i);
    struct str title = ramp->title;
    if (ramp->shown_unit.n)
        title = str_format(view->arena, STR_FMT " (" STR_FMT ")",
                           STR_ARG(title), STR_ARG(ramp->shown_unit));
    legend_steps(legend, paint_fill((struct paint){ramp->kind, 1}), colours,
                 ramp->steps, title, ramp->shown);
    return true;
}

/* Circles of round numbers, the largest not above the greatest datum. */
static bool legend_sizes(struct view *view, struct legend *legend) {
    const struct plane_ramp *size = &view->plane->size;
    struct scale scale = {.low = 0, .high = size->scale.high};
    struct ticks ticks;
    if (!size->channel || size->scale.high <= 0)
        return false;
    scale_ticks(view->arena, &scale, 3, &ticks);
    size_t stride = ticks.count > 4 ? 2 : 1;
    legend_large(legend, plane_area_of(size, ticks.value[ticks.count - 1]));
    legend_text(legend, size->title);
    for (size_t i = (ticks.count - 1) % stride; i < ticks.count; i += stride) {
        if (ticks.value[i] <= 0)
            continue;
        int area = plane_area_of(size, ticks.value[i]);
        struct str name = plane_ramp_show(view->plane, size, ticks.value[i]);
        legend_size(legend, area, name);
    }
    return true;
}

int view_legend(struct view *view, int top) {
    struct legend legend = {.scene = view->scene, .y = top};
    bool any = legend_colours(view, &legend);
    any = legend_shapes(view, &legend) || any;
    any = legend_of_ramp(view, &legend) || any;
    any = legend_sizes(view, &legend) || any;
    return any ? legend_end(&legend) : top;
}
