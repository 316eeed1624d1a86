/* Numbers as colour: a ramp of seven steps.
 *
 * It is the sequence that leads away from the paper; where the numbers are on
 * both sides of zero it is the diverging one, whose middle is zero. */
#include "chart/plane_value.h"

#include <math.h>

#define PLACES 10000

static bool ramp_number(const struct plane *plane,
                        const struct channel *channel, struct value value,
                        size_t row, const struct plane_ramp *ramp,
                        double *number) {
    if (value.kind != VALUE_NUMBER)
        return plane_refuse(plane, channel->span,
                            "row %zu has no number for its `" STR_FMT "`",
                            row + 1, STR_ARG(channel->key));
    if (calc_number(value, ramp->unit, number))
        return true;
    diag_add(calc_diags(plane->calc), DIAG_UNIT_MISMATCH, channel->span,
             "`" STR_FMT "` mixes " STR_FMT " and " STR_FMT,
             STR_ARG(channel->key),
             STR_ARG(calc_unit_dimension(plane->calc, ramp->unit)),
             STR_ARG(calc_unit_dimension(plane->calc, value.unit)));
    return false;
}

static bool ramp_end(const struct plane *plane, const struct channel *channel,
                     size_t index, const struct plane_ramp *ramp,
                     double *number) {
    struct term term;
    const struct node *node = channel->domain->items[index];
    if (!term_read(plane->calc, node, "an end of a domain", &term))
        return false;
    struct value value = term_value(plane->calc, &term, NULL);
    return value.kind != VALUE_POISON &&
           ramp_number(plane, channel, value, 0, ramp, number);
}

static bool ramp_domain(const struct plane *plane,
                        const struct channel *channel,
                        struct plane_ramp *ramp) {
    if (!channel->domain)
        return true;
    if (channel->domain->count != 2)
        return plane_refuse(plane, channel->domain->span,
                            "a domain of numbers is `[from, to]`");
    if (!ramp_end(plane, channel, 0, ramp, &ramp->scale.low) ||
        !ramp_end(plane, channel, 1, ramp, &ramp->scale.high))
        return false;
    if (ramp->scale.low < ramp->scale.high)
        return true;
    diag_add(calc_diags(plane->calc), DIAG_BAD_SCALE, channel->domain->span,
             "a domain goes from the lesser number to the greater one");
    return false;
}

static bool ramp_log(const struct plane *plane, const struct channel *channel,
                     const struct plane_ramp *ramp) {
    if (ramp->scale.kind != SCALE_LOG || ramp->scale.low > 0)
        return true;
    diag_add(calc_diags(plane->calc), DIAG_BAD_SCALE, channel->span,
             "`" STR_FMT "` has a number that is zero or negative, and a log "
             "scale has no place for that",
             STR_ARG(channel->key));
    return false;
}

bool plane_ramp_read(struct plane *plane, const struct layer *layer,
                     const struct channel *channel, const struct value *values,
                     struct plane_ramp *ramp) {
    if (!ramp->channel) {
        *ramp = (struct plane_ramp){
            .channel = channel,
            .unit = values[0].kind == VALUE_NUMBER ? values[0].unit : NULL,
            .scale = {.kind = channel->scale,
                      .low = HUGE_VAL,
                      .high = -HUGE_VAL,
                      .stop = PLACES},
            .title = channel->title.n ? channel->title
                                      : term_title(plane->calc, channel->term)};
    }
    for (size_t i = 0; i < layer->spec->data->rows; i++) {
        double number = 0;
        if (!ramp_number(plane, channel, values[i], i, ramp, &number))
            return false;
        ramp->scale.low = fmin(ramp->scale.low, number);
        ramp->scale.high = fmax(ramp->scale.high, number);
    }
    return ramp_domain(plane, channel, ramp) && ramp_log(plane, channel, ramp);
}

struct str plane_ramp_show(const struct plane *plane,
                           const struct plane_ramp *ramp, double number) {
    return term_show(plane->calc, ramp->channel->term,
                     value_number(number, ramp->unit), ramp->channel->format);
}

int plane_ramp_step(const struct plane_ramp *ramp, double number) {
    if (!(ramp->scale.low < ramp->scale.high))
        return PALETTE_RAMP;
    double part = scale_place(&ramp->scale, number);
    int step = (int)(part * PALETTE_RAMP / PLACES);
    step = step < 0 ? 0 : step >= PALETTE_RAMP ? PALETTE_RAMP - 1 : step;
    return ramp->channel->reverse ? PALETTE_RAMP - step : step + 1;
}

/* Numbers on both sides of zero: as far on the one as on the other, so that
 * the middle of the ramp is zero. */
static void ramp_diverge(struct plane_ramp *ramp) {
    double most = fmax(-ramp->scale.low, ramp->scale.high);
    ramp->kind = PAINT_DIVERGE;
    ramp->scale.low = -most;
    ramp->scale.high = most;
}

bool plane_ramp(struct plane *plane, struct layer *layer,
                const struct channel *channel, const struct value *values) {
    struct plane_ramp *ramp = &plane->ramp;
    if (!plane_ramp_read(plane, layer, channel, values, ramp))
        return false;
    ramp->kind = layer->mark->ramp;
    if (ramp->scale.low < 0 && ramp->scale.high > 0)
        ramp_diverge(ramp);
    for (size_t i = 0; i < layer->data; i++) {
        struct datum *datum = &layer->datum[i];
        double number = 0;
        datum->tint = values[datum->row];
        calc_number(datum->tint, ramp->unit, &number);
        datum->paint =
            (struct paint){ramp->kind, plane_ramp_step(ramp, number)};
    }
    return true;
}
