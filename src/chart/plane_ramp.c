/* Numbers as colour: a ramp of at most seven steps, whose ends are numbers
 * that a person would choose, so that a legend can say them.
 *
 * It is a sequence; where the numbers are on both sides of zero it is the
 * diverging one, whose middle is zero: as many steps on either side. */
#include "chart/plane_value.h"

#include <math.h>

/* So many steps at least, if the numbers differ. */
#define STEPS_LEAST 3

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

/* A cell may have no number: then it is left empty. */
static bool ramp_none(const struct layer *layer, struct value value) {
    return layer->mark->cells && value.kind == VALUE_MISSING;
}

static const struct unit *ramp_unit(const struct layer *layer,
                                    const struct value *values) {
    for (size_t i = 0; i < layer->spec->data->rows; i++)
        if (values[i].kind == VALUE_NUMBER)
            return values[i].unit;
    return NULL;
}

bool plane_ramp_read(struct plane *plane, const struct layer *layer,
                     const struct channel *channel, const struct value *values,
                     struct plane_ramp *ramp) {
    if (!ramp->channel) {
        *ramp = (struct plane_ramp){
            .channel = channel,
            .unit = ramp_unit(layer, values),
            .scale = {.kind = channel->scale,
                      .low = HUGE_VAL,
                      .high = -HUGE_VAL},
            .title = channel->title.n ? channel->title
                                      : term_title(plane->calc, channel->term)};
    }
    for (size_t i = 0; i < layer->spec->data->rows; i++) {
        double number = 0;
        if (ramp_none(layer, values[i]))
            continue;
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

/* Steps. --------------------------------------------------------------- */

int plane_ramp_colour(const struct plane_ramp *ramp, size_t step) {
    int steps = (int)ramp->steps, number = (int)step, half = steps / 2;
    if (ramp->channel->reverse)
        number = steps - 1 - number;
    if (steps == 1)
        return ramp->kind == PAINT_DIVERGE ? PALETTE_MIDDLE : PALETTE_RAMP;
    /* Either half of a diverging ramp ends beside its middle. */
    if (ramp->kind == PAINT_DIVERGE && half > 0 && steps % 2 == 0)
        return number < half ? 1 + number * (PALETTE_MIDDLE - 1) / half
                             : PALETTE_RAMP - (steps - 1 - number) *
                                                  (PALETTE_MIDDLE - 1) / half;
    return 1 +
           (2 * number * (PALETTE_RAMP - 1) + steps - 1) / (2 * (steps - 1));
}

int plane_ramp_step(const struct plane_ramp *ramp, double number) {
    size_t step = 0;
    while (step + 1 < ramp->steps && number >= ramp->bound[step + 1])
        step++;
    return plane_ramp_colour(ramp, step);
}

/* The bounds for about `count` steps: the ends of the domain and the ticks
 * between; false if they are too many. */
static bool ramp_bounds(const struct plane *plane, struct plane_ramp *ramp,
                        int count) {
    struct scale scale = ramp->scale;
    struct ticks ticks;
    bool fixed = ramp->channel->domain != NULL;
    if (scale.kind == SCALE_LOG)
        scale_log_nice(&scale, fixed, false);
    else
        scale_nice(&scale, count, fixed);
    scale_ticks(plane->arena, &scale, count, &ticks);
    ramp->steps = 0;
    ramp->bound[0] = scale.low;
    for (size_t i = 0; i < ticks.count; i++) {
        if (ticks.value[i] <= scale.low || ticks.value[i] >= scale.high)
            continue;
        if (++ramp->steps >= PALETTE_RAMP)
            return false;
        ramp->bound[ramp->steps] = ticks.value[i];
    }
    ramp->bound[++ramp->steps] = scale.high;
    return true;
}

/* What stands at the bounds. */
static void ramp_texts(const struct plane *plane, struct plane_ramp *ramp) {
    struct numbers numbers;
    double factor, low = ramp->bound[0], high = ramp->bound[ramp->steps];
    struct ticks ticks = {.count = ramp->steps + 1};
    number_choose(plane->calc, ramp->unit, ramp->channel->format,
                  ramp->scale.kind, low, fmax(fabs(low), fabs(high)), &numbers,
                  &factor);
    ticks.value = ARENA_ARRAY(plane->arena, ticks.count, double);
    for (size_t i = 0; i < ticks.count; i++)
        ticks.value[i] = ramp->bound[i] * factor;
    number_suit(plane->calc, &numbers, &ticks);
    for (size_t i = 0; i < ticks.count; i++)
        ramp->shown[i] = number_text(plane->calc, &numbers, ticks.value[i]);
    ramp->shown_unit = number_unit(plane->calc, &numbers);
}

static void ramp_steps(const struct plane *plane, struct plane_ramp *ramp) {
    bool found = false;
    for (int count = PALETTE_RAMP - 1; count >= STEPS_LEAST - 1 && !found &&
                                       ramp->scale.low < ramp->scale.high;
         count--)
        found = ramp_bounds(plane, ramp, count);
    if (!found) {
        ramp->steps = 1;
        ramp->bound[0] = ramp->scale.low;
        ramp->bound[1] = ramp->scale.high;
    }
    ramp_texts(plane, ramp);
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
    ramp_steps(plane, ramp);
    for (size_t i = 0; i < layer->data; i++) {
        struct datum *datum = &layer->datum[i];
        double number = 0;
        datum->tint = values[datum->row];
        if (ramp_none(layer, datum->tint))
            continue;
        calc_number(datum->tint, ramp->unit, &number);
        datum->paint =
            (struct paint){ramp->kind, plane_ramp_step(ramp, number)};
    }
    return true;
}
