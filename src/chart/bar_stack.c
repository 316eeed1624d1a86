/* How the bars of one band stand: alone, beside each other, stacked. */
#include "chart/bar.h"

/* Two bars of one band and series would hide each other. */
static bool stack_twice(const struct bar_plan *plan, const struct bar *bar) {
    const struct plot *plot = plan->plot;
    struct str name = plot->bands.names[bar->band];
    bool series = plot->series > 1;
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_CHART, plan->band->span,
                 series ? "two rows are called `" STR_FMT "`, `" STR_FMT "`"
                        : "two rows are called `" STR_FMT "`" STR_FMT,
                 STR_ARG(name),
                 STR_ARG(series ? plot->series_names[bar->series] : STR("")));
    diag_help(diag, "`color` tells the bars of one name apart");
    return false;
}

/* Has any band more than one bar?  False in `*fine` after a report. */
static bool stack_shared(const struct bar_plan *plan, bool *fine) {
    const struct plot *plot = plan->plot;
    size_t cells = plot->bands.count * plot->series;
    bool shared = false;
    bool *taken = ARENA_ARRAY(plan->arena, cells, bool);
    bool *begun = ARENA_ARRAY(plan->arena, plot->bands.count, bool);
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        size_t cell = bar->band * plot->series + bar->series;
        if (taken[cell]) {
            *fine = stack_twice(plan, bar);
            return shared;
        }
        shared = shared || begun[bar->band];
        taken[cell] = begun[bar->band] = true;
    }
    return shared;
}

static bool stack_log(const struct bar_plan *plan) {
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_SCALE, plan->value->span,
                 "bars cannot be stacked on a log scale: lengths on it do not "
                 "add up");
    diag_help(diag, "`stack: false` puts them beside each other");
    return false;
}

/* What the author asked for, or else: series of columns are compared, the
 * rows of one name are added up. */
static bool stack_wanted(const struct bar_plan *plan) {
    enum stack stack = plan->spec->stack;
    if (stack == STACK_DEFAULT)
        return !plan->value->series;
    return stack != STACK_NO;
}

bool bar_plan_stack(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    bool fine = true, shared = stack_shared(plan, &fine);
    if (!fine)
        return false;
    if (!shared) {
        if (plan->spec->stack == STACK_YES ||
            plan->spec->stack == STACK_NORMALIZE)
            return bar_refuse(plan, plan->spec->stack_span,
                              "there is nothing to stack: each name has one "
                              "bar");
        plot->stack = PLOT_SINGLE;
        return true;
    }
    plot->stack = stack_wanted(plan) ? PLOT_STACKED : PLOT_GROUPED;
    plot->normalized = plan->spec->stack == STACK_NORMALIZE;
    if (plot->stack == PLOT_STACKED && plan->value->scale == SCALE_LOG)
        return stack_log(plan);
    return true;
}
