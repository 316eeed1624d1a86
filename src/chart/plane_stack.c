/* Where bars and areas begin and end: on each other, or each at zero. */
#include "chart/plane.h"

#include <math.h>
#include <stdlib.h>

/* Orders of data; ties are broken by their rows, so that each is total. */
static int order_numbers(double a, double b) {
    return (a > b) - (a < b);
}

static int order_rows(const void *first, const void *second) {
    const struct datum *a = first, *b = second;
    if (a->series != b->series)
        return a->series < b->series ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int order_along(const struct datum *a, const struct datum *b, int axis) {
    int order = order_numbers(a->at[axis].from, b->at[axis].from);
    if (a->series != b->series)
        return a->series < b->series ? -1 : 1;
    return order ? order : order_rows(a, b);
}

static int order_x(const void *a, const void *b) {
    return order_along(a, b, CHANNEL_X);
}

static int order_y(const void *a, const void *b) {
    return order_along(a, b, CHANNEL_Y);
}

void layer_sort(struct layer *layer, bool by_row) {
    qsort(layer->datum, layer->data, sizeof *layer->datum,
          by_row                      ? order_rows
          : layer->value == CHANNEL_Y ? order_x
                                      : order_y);
}

void plane_unstack(struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++) {
        struct datum *datum = &layer->datum[i];
        const struct position *at = &datum->at[layer->value];
        datum->low = at->interval ? fmin(at->from, at->to) : fmin(0, at->to);
        datum->high = at->interval ? fmax(at->from, at->to) : fmax(0, at->to);
    }
}

/* Data that stand on each other: by their place, then by series. */
static int order_stack(const struct datum *a, const struct datum *b, int axis) {
    int order = order_numbers(a->at[axis].from, b->at[axis].from);
    if (!order)
        order = order_numbers(a->at[axis].to, b->at[axis].to);
    return order ? order : order_rows(a, b);
}

static int order_stack_x(const void *a, const void *b) {
    return order_stack(*(struct datum *const *)a, *(struct datum *const *)b,
                       CHANNEL_X);
}

static int order_stack_y(const void *a, const void *b) {
    return order_stack(*(struct datum *const *)a, *(struct datum *const *)b,
                       CHANNEL_Y);
}

/* One stack. */
static bool stack_one(const struct plane *plane, const struct layer *layer,
                      struct datum *const *data, size_t count, bool shares) {
    double up = 0, down = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        double number = data[i]->at[layer->value].to;
        if (shares && number < 0)
            return plane_refuse(plane, layer->spec->stack_span,
                                "shares need numbers from zero up; row %zu "
                                "has " STR_FMT,
                                data[i]->row + 1,
                                STR_ARG(data[i]->at[layer->value].shown));
        sum += number;
    }
    if (shares && sum == 0)
        return plane_refuse(plane, layer->spec->stack_span,
                            "what stands with row %zu adds up to zero: it has "
                            "no shares",
                            data[0]->row + 1);
    for (size_t i = 0; i < count; i++) {
        double number = data[i]->at[layer->value].to;
        double part = shares ? number / sum : number;
        double *from = part < 0 ? &down : &up;
        data[i]->low = fmin(*from, *from + part);
        data[i]->high = fmax(*from, *from + part);
        *from += part;
    }
    return true;
}

bool plane_stack(struct plane *plane, struct layer *layer, bool shares) {
    int base = 1 - (int)layer->value;
    struct datum **order =
        ARENA_ARRAY(plane->arena, layer->data, struct datum *);
    size_t count = 0;
    if (plane->axis[layer->value].plot.kind == SCALE_LOG)
        return plane_refuse(plane, layer->spec->channel[layer->value].span,
                            "a stack has no meaning on a log scale");
    for (size_t i = 0; i < layer->data; i++)
        if (layer->datum[i].at[0].there && layer->datum[i].at[1].there)
            order[count++] = &layer->datum[i];
    qsort(order, count, sizeof(struct datum *),
          base == CHANNEL_X ? order_stack_x : order_stack_y);
    for (size_t from = 0, to; from < count; from = to) {
        const struct position *at = &order[from]->at[base];
        for (to = from + 1; to < count; to++)
            if (order[to]->at[base].from != at->from ||
                order[to]->at[base].to != at->to)
                break;
        if (!stack_one(plane, layer, &order[from], to - from, shares))
            return false;
    }
    return true;
}

void extent_bars(const struct layer *layer, enum channel_id axis,
                 struct extent *extent) {
    extent->zero = extent->zero || axis == layer->value;
    extent->tight = extent->tight || axis != layer->value;
    extent->labelled =
        extent->labelled ||
        (axis == layer->value && layer->spec->channel[CHANNEL_LABEL].terms > 0);
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        const struct position *at = &datum->at[axis];
        if (!datum->at[0].there || !datum->at[1].there)
            continue;
        bool whole = axis != layer->value || datum->low < 0 || at->interval;
        extent_add(extent, axis == layer->value ? datum->high : at->to);
        if (whole)
            extent_add(extent, axis == layer->value ? datum->low : at->from);
    }
}
