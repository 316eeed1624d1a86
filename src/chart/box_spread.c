/* Quartiles and whiskers.
 *
 * Quartiles lie between neighbours, by linear interpolation (Rob Hyndman and
 * Yanan Fan 1996, type 7; NumPy's and R's default).  Whiskers reach to the
 * last values within one and a half times the length of the box (John Tukey,
 * Exploratory Data Analysis, 1977). */
#include "chart/box_spread.h"

#include <stdlib.h>

#define REACH 1.5

enum channel_id box_base(const struct layer *layer) {
    return layer->value == CHANNEL_X ? CHANNEL_Y : CHANNEL_X;
}

static int number_order(const void *first, const void *second) {
    double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

static double spread_quantile(const struct spread *spread, double part) {
    double at = part * (double)(spread->count - 1);
    size_t low = (size_t)at;
    double rest = at - (double)low, from = spread->number[low];
    if (rest == 0 || low + 1 == spread->count)
        return from;
    return from + rest * (spread->number[low + 1] - from);
}

static void spread_finish(const struct layer *layer, struct spread *spread) {
    bool all = layer->spec->option[BOX_WHISKERS] == WHISKERS_RANGE ||
               layer->spec->channel[layer->value].five;
    qsort(spread->number, spread->count, sizeof *spread->number, number_order);
    for (int i = 0; i < 3; i++)
        spread->quartile[i] = spread_quantile(spread, 0.25 * (i + 1));
    double reach = REACH * (spread->quartile[2] - spread->quartile[0]);
    spread->to = spread->count - 1;
    while (!all && spread->number[spread->from] < spread->quartile[0] - reach)
        spread->from++;
    while (!all && spread->number[spread->to] > spread->quartile[2] + reach)
        spread->to--;
}

struct spreads spreads_read(struct arena *arena, const struct plane *plane,
                            const struct layer *layer) {
    enum channel_id base = box_base(layer);
    size_t most = plane->axis[base].bands * layer->series;
    struct spread *all = ARENA_ARRAY(arena, most, struct spread);
    struct spreads result = {0, ARENA_ARRAY(arena, most, struct spread)};
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < layer->data; i++) {
            const struct datum *datum = &layer->datum[i];
            size_t band = (size_t)datum->at[base].from;
            struct spread *spread = &all[band * layer->series + datum->series];
            if (!datum->at[0].there || !datum->at[1].there) {
                spread->missing += !pass && datum->at[base].there;
                continue;
            }
            spread->band = band;
            spread->series = datum->series;
            if (pass)
                spread->number[spread->from++] = datum->at[layer->value].from;
            else
                spread->count++;
        }
        for (size_t i = 0; i < most && !pass; i++)
            all[i].number = ARENA_ARRAY(arena, all[i].count, double);
    }
    for (size_t i = 0; i < most; i++) {
        if (!all[i].count)
            continue;
        all[i].from = 0;
        spread_finish(layer, &all[i]);
        result.spread[result.count++] = all[i];
    }
    return result;
}

size_t plane_boxes(const struct plane *plane, const struct layer *layer) {
    return spreads_read(plane->arena, plane, layer).count;
}
