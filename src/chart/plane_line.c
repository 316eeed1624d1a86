/* Lines and areas: their ends, and how many places they need. */
#include "chart/plane_line.h"

#include <math.h>

/* Names in the margin, below each other: as many as a plot is high. */
#define NAMES_MOST 15

bool layer_direct(const struct layer *layer) {
    if (layer->series > NAMES_MOST)
        return false;
    for (size_t i = 0; i < layer->series; i++)
        if (layer->serie[i].name.n)
            return true;
    return false;
}

size_t layer_run(const struct layer *layer, size_t first) {
    size_t stop = first + 1;
    while (stop < layer->data &&
           layer->datum[stop].series == layer->datum[first].series)
        stop++;
    return stop;
}

int layer_ends_margin(struct view *view, const struct layer *layer) {
    int widest = 0;
    for (size_t i = 0; layer->direct && i < layer->series; i++) {
        int width = view_end_width(view, layer->serie[i].name);
        if (width > widest)
            widest = width;
    }
    return widest;
}

struct str layer_tooltip(const struct view *view, const struct layer *layer,
                         size_t first, size_t stop) {
    struct str name = layer->serie[layer->datum[first].series].name;
    const struct datum *from = NULL, *to = NULL;
    for (size_t i = first; i < stop; i++) {
        if (!layer->datum[i].at[CHANNEL_Y].there)
            continue;
        from = from ? from : &layer->datum[i];
        to = &layer->datum[i];
    }
    if (!name.n)
        name = view->plane->axis[CHANNEL_Y].plot.title;
    if (!from)
        return name;
    return str_format(view->arena, STR_FMT ": " STR_FMT " to " STR_FMT,
                      STR_ARG(name), STR_ARG(from->at[CHANNEL_Y].shown),
                      STR_ARG(to->at[CHANNEL_Y].shown));
}

struct spot datum_place(const struct view *view, const struct datum *datum) {
    const struct position *x = &datum->at[CHANNEL_X];
    const struct position *y = &datum->at[CHANNEL_Y];
    return (struct spot){(view_place(view, CHANNEL_X, x->from) +
                          view_place(view, CHANNEL_X, x->to)) /
                             2,
                         (view_place(view, CHANNEL_Y, y->from) +
                          view_place(view, CHANNEL_Y, y->to)) /
                             2};
}

/* A place within the plot. */
static bool place_seen(const struct view *view, struct spot place) {
    const struct box *area = &view->area;
    return place.x >= area->left && place.x <= area->right &&
           place.y >= area->top && place.y <= area->bottom;
}

bool datum_seen(const struct view *view, const struct datum *datum,
                struct spot *place) {
    if (!datum->at[CHANNEL_X].there || !datum->at[CHANNEL_Y].there)
        return false;
    *place = datum_place(view, datum);
    return place_seen(view, *place);
}

/* Where a series of an area ends is the middle of what it covers there. */
static struct spot end_place(const struct view *view, const struct layer *layer,
                             const struct datum *datum, struct spot place) {
    if (!layer->mark->surface)
        return place;
    double low = datum->low, high = datum->high;
    if (view->axis[CHANNEL_Y].scale.kind == SCALE_LOG && low <= 0)
        low = view_base(view, CHANNEL_Y);
    place.y =
        (view_place(view, CHANNEL_Y, low) + view_place(view, CHANNEL_Y, high)) /
        2;
    return place;
}

void layer_end(struct view *view, const struct layer *layer, size_t first,
               size_t stop) {
    struct spot end = {0, 0};
    bool any = false;
    for (size_t i = first; layer->direct && i < stop; i++) {
        const struct datum *datum = &layer->datum[i];
        if (!datum->at[CHANNEL_X].there || !datum->at[CHANNEL_Y].there)
            continue;
        struct spot place =
            end_place(view, layer, datum, datum_place(view, datum));
        if (!place_seen(view, place) || (any && place.x < end.x))
            continue;
        end = place;
        any = true;
    }
    if (any)
        view_end(view, STYLE_LABEL,
                 layer->serie[layer->datum[first].series].name, end);
}

static double triangle(struct spot a, struct spot b, double x, double y) {
    return fabs((a.x - x) * (double)(b.y - a.y) -
                (double)(a.x - b.x) * (y - a.y));
}

size_t places_thin(struct arena *arena, struct spot *places, size_t count,
                   size_t most) {
    if (count <= most || most < 3)
        return count;
    struct spot *kept = ARENA_ARRAY(arena, most, struct spot);
    size_t parts = most - 2, used = 0, from = 1;
    kept[used++] = places[0];
    for (size_t part = 0; part < parts; part++) {
        size_t to = 1 + (part + 1) * (count - 2) / parts;
        size_t next =
            part + 1 < parts ? 1 + (part + 2) * (count - 2) / parts : count;
        double x = 0, y = 0, largest = -1;
        for (size_t i = to; i < next; i++) {
            x += (double)places[i].x / (double)(next - to);
            y += (double)places[i].y / (double)(next - to);
        }
        size_t best = from;
        for (size_t i = from; i < to; i++) {
            double area = triangle(kept[used - 1], places[i], x, y);
            if (area > largest) {
                largest = area;
                best = i;
            }
        }
        kept[used++] = places[best];
        from = to;
    }
    kept[used++] = places[count - 1];
    for (size_t i = 0; i < used; i++)
        places[i] = kept[i];
    return used;
}
