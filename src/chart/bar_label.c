/* Value labels: one each bar, one each bar of some series, or, on a stack,
 * one for the whole. */
#include "chart/bar.h"

#define SPARE_MOST 60

static struct str label_show(const struct bar_plan *plan,
                             const struct term *term, struct value value) {
    return str_trim(term_show(plan->calc, term, value,
                              plan->spec->channel[CHANNEL_LABEL].format));
}

/* The label of one term in a row; false after a report. */
static bool label_read(const struct bar_plan *plan, const struct term *term,
                       size_t row, struct plot_label *label) {
    struct row place = {plan->spec->data, row};
    label->value = term_value(plan->calc, term, &place);
    if (label->value.kind == VALUE_POISON)
        return false;
    label->text = label_show(plan, term, label->value);
    label->source = term->text.text;
    return true;
}

static bool label_unknown(const struct bar_plan *plan, struct str name) {
    const struct plot *plot = plan->plot;
    struct near near;
    near_init(&near, name);
    for (size_t i = 0; i < plot->series; i++)
        near_offer(&near, plot->series_names[i]);
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_CHART,
                 plan->spec->channel[CHANNEL_LABEL].span,
                 "no series is called `" STR_FMT "`", STR_ARG(name));
    struct str best = near_best(&near);
    if (best.n > 0)
        diag_suggest(diag, best);
    else if (plot->series > 0)
        diag_help(diag, "the first series is `" STR_FMT "`",
                  STR_ARG(plot->series_names[0]));
    return false;
}

/* A map from series to label. */
static bool label_series(struct bar_plan *plan, const struct term *term) {
    struct plot *plot = plan->plot;
    size_t series = 0;
    while (series < plot->series &&
           !str_eq(plot->series_names[series], term->name))
        series++;
    if (series == plot->series)
        return label_unknown(plan, term->name);
    plot->label_titles[series] = term_title(plan->calc, term);
    for (size_t i = 0; i < plot->bars; i++) {
        struct bar *bar = &plot->bar[i];
        if (bar->series == series && !bar->missing &&
            !label_read(plan, term, i / plan->value->terms, &bar->label))
            return false;
    }
    return true;
}

static bool label_map(struct bar_plan *plan) {
    const struct channel *label = &plan->spec->channel[CHANNEL_LABEL];
    if (plan->plot->stack == PLOT_STACKED)
        return bar_refuse(plan, label->span,
                          "a stack has one label, for the whole: write an "
                          "expression");
    for (size_t i = 0; i < label->terms; i++)
        if (!label_series(plan, &label->term[i]))
            return false;
    return true;
}

/* One label for all bars of a band: all rows must agree on it. */
static bool label_totals(struct bar_plan *plan) {
    const struct channel *label = &plan->spec->channel[CHANNEL_LABEL];
    struct plot *plot = plan->plot;
    plot->totals =
        ARENA_ARRAY(plan->arena, plot->bands.count, struct plot_label);
    plot->label_titles[0] = term_title(plan->calc, label->term);
    for (size_t row = 0; row < plan->spec->data->rows; row++) {
        struct plot_label found, *total = &plot->totals[plan->band_of[row]];
        if (!label_read(plan, label->term, row, &found))
            return false;
        if (total->text.n && found.text.n && !str_eq(total->text, found.text))
            return bar_refuse(
                plan, label->span,
                "a stack has one label, for the whole; the rows of `" STR_FMT
                "` give `" STR_FMT "` and `" STR_FMT "`",
                STR_ARG(plot->bands.names[plan->band_of[row]]),
                STR_ARG(total->text), STR_ARG(found.text));
        if (found.text.n)
            *total = found;
    }
    return true;
}

static bool label_each(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    const struct channel *label = &plan->spec->channel[CHANNEL_LABEL];
    for (size_t i = 0; i < plot->series; i++)
        plot->label_titles[i] = term_title(plan->calc, label->term);
    for (size_t i = 0; i < plot->bars; i++)
        if (!plot->bar[i].missing &&
            !label_read(plan, label->term, i, &plot->bar[i].label))
            return false;
    return true;
}

/* Bars beside each other are read by their values, where there is room; of
 * too many only the lengths are. */
static void label_values(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    if (plot->bars > SPARE_MOST)
        return;
    plot->spare = true;
    for (size_t i = 0; i < plot->bars; i++)
        plot->bar[i].label = (struct plot_label){.text = plot->bar[i].shown,
                                                 .value = plot->bar[i].value,
                                                 .source = plot->bar[i].source};
}

bool bar_plan_labels(struct bar_plan *plan) {
    const struct channel *label = &plan->spec->channel[CHANNEL_LABEL];
    plan->plot->label_titles =
        ARENA_ARRAY(plan->arena, plan->plot->series, struct str);
    if (!label->terms && plan->plot->stack == PLOT_GROUPED)
        label_values(plan);
    if (!label->terms)
        return true;
    if (label->series)
        return label_map(plan);
    if (plan->plot->stack == PLOT_STACKED)
        return label_totals(plan);
    if (!plan->value->series)
        return label_each(plan);
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_CHART, label->span,
                 "which of the series has this label?");
    diag_help(diag, "a map says it: `label: {" STR_FMT ": ...}`",
              STR_ARG(plan->value->term[0].name));
    return false;
}
