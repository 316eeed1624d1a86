/* The colours of bars: by series, by name, or along a ramp.
 *
 * A text gives each of its values a series: a colour and, from the second
 * on, a hatch.  Where the text is the one that names the bars no legend is
 * needed.  A number gives a step of the ramp, the stronger the larger. */
#include "chart/bar.h"

#include <math.h>

/* More series than a reader can hold in mind at once. */
#define SERIES_WARN 5

/* No colour was asked for: one for each series of the value. */
static bool colour_plain(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    plot->series = plan->value->terms;
    plot->legend = plan->value->series;
    plot->series_names = ARENA_ARRAY(plan->arena, plot->series, struct str);
    for (size_t i = 0; i < plot->series; i++)
        plot->series_names[i] = plan->value->term[i].name;
    for (size_t i = 0; i < plot->bars; i++)
        plot->bar[i].shade = palette_shade(plot->bar[i].series);
    return true;
}

/* Ramps. -------------------------------------------------------------- */

struct ramp {
    const struct unit *unit;
    double low, high;
    double *number; /* of each row */
};

static bool ramp_refuse(const struct bar_plan *plan, const struct unit *a,
                        const struct unit *b) {
    struct calc *calc = plan->calc;
    diag_add(calc_diags(calc), DIAG_UNIT_MISMATCH,
             plan->spec->channel[CHANNEL_COLOR].span,
             "`color` mixes " STR_FMT " and " STR_FMT,
             STR_ARG(calc_unit_dimension(calc, a)),
             STR_ARG(calc_unit_dimension(calc, b)));
    return false;
}

/* The numbers of all rows in one unit, and their extremes. */
static bool ramp_read(struct bar_plan *plan, const struct value *values,
                      struct ramp *ramp) {
    size_t rows = plan->spec->data->rows;
    *ramp = (struct ramp){.unit = values[0].unit,
                          .low = HUGE_VAL,
                          .high = -HUGE_VAL,
                          .number = ARENA_ARRAY(plan->arena, rows, double)};
    for (size_t i = 0; i < rows; i++) {
        if (values[i].kind != VALUE_NUMBER)
            return bar_refuse(plan, plan->spec->channel[CHANNEL_COLOR].span,
                              "row %zu has no number for its `color`", i + 1);
        if (!calc_number(values[i], ramp->unit, &ramp->number[i]))
            return ramp_refuse(plan, ramp->unit, values[i].unit);
        ramp->low = fmin(ramp->low, ramp->number[i]);
        ramp->high = fmax(ramp->high, ramp->number[i]);
    }
    return true;
}

static bool ramp_domain(struct bar_plan *plan, struct ramp *ramp) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    if (colour->domain &&
        !bar_domain(plan, colour, ramp->unit, &ramp->low, &ramp->high))
        return false;
    if (colour->scale != SCALE_LOG || ramp->low > 0)
        return true;
    diag_add(calc_diags(plan->calc), DIAG_BAD_SCALE, colour->span,
             "`color` has a number that is zero or negative, and a log scale "
             "has no place for that");
    return false;
}

static int ramp_step(const struct bar_plan *plan, const struct ramp *ramp,
                     double number) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    struct scale scale = {.kind = colour->scale,
                          .low = ramp->low,
                          .high = ramp->high,
                          .stop = 10000};
    if (!(ramp->low < ramp->high))
        return PALETTE_RAMP;
    int step = scale_place(&scale, number) * PALETTE_RAMP / 10000;
    step = step < 0 ? 0 : step >= PALETTE_RAMP ? PALETTE_RAMP - 1 : step;
    return colour->reverse ? PALETTE_RAMP - step : step + 1;
}

static void ramp_legend(struct bar_plan *plan, const struct ramp *ramp) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    struct plot *plot = plan->plot;
    double low = colour->reverse ? ramp->high : ramp->low;
    double high = colour->reverse ? ramp->low : ramp->high;
    plot->ramp_legend = true;
    plot->ramp_title = colour->title;
    if (!plot->ramp_title.n)
        plot->ramp_title = term_title(plan->calc, colour->term);
    plot->ramp_low = term_show(plan->calc, colour->term,
                               value_number(low, ramp->unit), colour->format);
    plot->ramp_high = term_show(plan->calc, colour->term,
                                value_number(high, ramp->unit), colour->format);
}

static bool colour_ramp(struct bar_plan *plan, const struct value *values) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    struct plot *plot = plan->plot;
    struct ramp ramp;
    if (!ramp_read(plan, values, &ramp) || !ramp_domain(plan, &ramp))
        return false;
    plot->series = 1;
    plot->series_names = ARENA_NEW(plan->arena, struct str);
    for (size_t i = 0; i < plot->bars; i++) {
        plot->bar[i].colour = BAR_RAMP;
        plot->bar[i].shade = ramp_step(plan, &ramp, ramp.number[i]);
        plot->bar[i].tint = values[i];
        plot->bar[i].tint_shown =
            term_show(plan->calc, colour->term, values[i], colour->format);
    }
    if (!term_same(colour->term, plan->value->term) &&
        !term_same(colour->term, plan->band->term))
        ramp_legend(plan, &ramp);
    return true;
}

/* Categories. --------------------------------------------------------- */

static void category_warn(const struct bar_plan *plan, size_t count,
                          bool legend) {
    struct span span = plan->spec->channel[CHANNEL_COLOR].terms
                           ? plan->spec->channel[CHANNEL_COLOR].span
                           : plan->value->span;
    if (!legend || count <= SERIES_WARN)
        return;
    struct diag *diag = diag_add(calc_diags(plan->calc), DIAG_MANY_SERIES, span,
                                 "%zu series are hard to tell apart", count);
    if (count > PALETTE_SERIES)
        diag_note(diag, "there are %d colours, and then they come again",
                  PALETTE_SERIES);
}

static bool category_domain(struct bar_plan *plan, struct map *names) {
    const struct node *domain = plan->spec->channel[CHANNEL_COLOR].domain;
    for (size_t i = 0; domain && i < domain->count; i++) {
        struct str name;
        if (!spec_text(plan->calc, domain->items[i], "a name", &name))
            return false;
        map_set(names, name, plan);
    }
    return true;
}

static bool category_of_row(struct bar_plan *plan, const struct value *values,
                            struct map *names, size_t row) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    struct str name =
        term_show(plan->calc, colour->term, values[row], colour->format);
    if (!name.n)
        return bar_refuse(plan, colour->span, "row %zu has no `color`",
                          row + 1);
    if (!map_get(names, name) && colour->domain)
        return bar_refuse(plan, colour->domain->span,
                          "the domain of `color` lacks `" STR_FMT "`",
                          STR_ARG(name));
    if (!map_get(names, name))
        map_set(names, name, plan);
    for (size_t i = 0; i < names->count; i++)
        if (str_eq(names->entries[i].key, name))
            plan->plot->bar[row].series = i;
    return true;
}

static void category_finish(struct bar_plan *plan, const struct map *names) {
    struct plot *plot = plan->plot;
    plot->by_name =
        term_same(plan->spec->channel[CHANNEL_COLOR].term, plan->band->term);
    plot->legend = !plot->by_name;
    plot->series_title = plan->spec->channel[CHANNEL_COLOR].title;
    if (!plot->series_title.n)
        plot->series_title =
            term_title(plan->calc, plan->spec->channel[CHANNEL_COLOR].term);
    plot->series = plot->by_name ? 1 : names->count;
    plot->series_names = ARENA_ARRAY(plan->arena, names->count, struct str);
    for (size_t i = 0; i < names->count; i++)
        plot->series_names[i] = names->entries[i].key;
    for (size_t i = 0; i < plot->bars; i++) {
        plot->bar[i].shade = palette_shade(plot->bar[i].series);
        if (plot->by_name)
            plot->bar[i].series = 0;
    }
}

static bool colour_category(struct bar_plan *plan, const struct value *values) {
    struct map names;
    map_init(&names, plan->arena);
    if (plan->spec->channel[CHANNEL_COLOR].scaled)
        return bar_refuse(plan, plan->spec->channel[CHANNEL_COLOR].span,
                          "`color` holds names; only numbers have a scale");
    if (plan->spec->channel[CHANNEL_COLOR].reverse)
        return bar_refuse(plan, plan->spec->channel[CHANNEL_COLOR].span,
                          "`color` holds names; only a ramp has a direction");
    if (!category_domain(plan, &names))
        return false;
    for (size_t row = 0; row < plan->spec->data->rows; row++)
        if (!category_of_row(plan, values, &names, row))
            return false;
    category_finish(plan, &names);
    category_warn(plan, names.count, plan->plot->legend);
    return true;
}

bool bar_plan_colour(struct bar_plan *plan) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    if (!colour->terms) {
        category_warn(plan, plan->value->terms, true);
        return colour_plain(plan);
    }
    if (plan->value->series || colour->series)
        return bar_refuse(
            plan, colour->span,
            plan->value->series ? "the series of `" STR_FMT "` give the colours"
                                : "`" STR_FMT "` takes no series here",
            STR_ARG(plan->value->series ? plan->value->key : colour->key));
    const struct value *values = bar_values(plan, colour);
    if (!values)
        return false;
    return values[0].kind == VALUE_NUMBER ? colour_ramp(plan, values)
                                          : colour_category(plan, values);
}
