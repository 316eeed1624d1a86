/* The numbers of bars: one unit, one scale, rules among them.
 *
 * First everything that has to be shown (bars, the author's domain, rules) is
 * gathered in the unit of the first value; from its extremes follows the unit
 * of the axis; then all of it is converted once from what was written, so
 * that 70 ms is exactly 0.07 s. */
#include "chart/bar.h"

#include "base/limits.h"
#include "chart/mislead.h"

#include <math.h>

/* Numbers beyond these are no quantities that a chart is made of; keeping
 * them out keeps all arithmetic of layout finite. */
#define AXIS_LEAST 1e-90
#define AXIS_MOST 1e90

/* Shares, as `stack: normalize` needs them. */
static const struct source percent = {.text = STR_INIT(".0%")};

static bool axis_mismatch(const struct bar_plan *plan, struct span span,
                          const char *what, const struct unit *unit,
                          const struct unit *axis) {
    struct calc *calc = plan->calc;
    diag_add(calc_diags(calc), DIAG_UNIT_MISMATCH, span,
             "%s is " STR_FMT ", but the axis shows " STR_FMT, what,
             STR_ARG(calc_unit_dimension(calc, unit)),
             STR_ARG(calc_unit_dimension(calc, axis)));
    return false;
}

static bool axis_sane(const struct bar_plan *plan, double number) {
    double size = fabs(number);
    if (size == 0 || (size > AXIS_LEAST && size < AXIS_MOST))
        return true;
    diag_add(calc_diags(plan->calc), DIAG_BAD_SCALE, plan->value->span,
             "a number is too large or too small for a chart: %.3g", number);
    return false;
}

static const struct unit *axis_first_unit(const struct plot *plot) {
    for (size_t i = 0; i < plot->bars; i++)
        if (!plot->bar[i].missing)
            return plot->bar[i].value.unit;
    return NULL;
}

/* Sets the numbers of all bars from their values. */
static bool axis_convert(struct bar_plan *plan, const struct unit *unit) {
    struct plot *plot = plan->plot;
    for (size_t i = 0; i < plot->bars; i++) {
        struct bar *bar = &plot->bar[i];
        if (bar->missing)
            continue;
        if (!calc_number(bar->value, unit, &bar->number))
            return axis_mismatch(
                plan, plan->value->span,
                str_format(plan->arena, "`" STR_FMT "`",
                           STR_ARG(plot->bands.names[bar->band]))
                    .s,
                bar->value.unit, unit);
        if (!axis_sane(plan, bar->number))
            return false;
    }
    return true;
}

/* Shares of each band's sum. */
static bool axis_normalize(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    double *sums = ARENA_ARRAY(plan->arena, plot->bands.count, double);
    for (size_t i = 0; i < plot->bars; i++) {
        if (plot->bar[i].number < 0)
            return bar_refuse(plan, plan->spec->stack_span,
                              "shares need numbers from zero up; `" STR_FMT
                              "` has " STR_FMT,
                              STR_ARG(plot->bands.names[plot->bar[i].band]),
                              STR_ARG(plot->bar[i].shown));
        sums[plot->bar[i].band] += plot->bar[i].number;
    }
    for (size_t i = 0; i < plot->bars; i++) {
        double sum = sums[plot->bar[i].band];
        if (sum == 0)
            return bar_refuse(plan, plan->spec->stack_span,
                              "`" STR_FMT "` adds up to zero: it has no shares",
                              STR_ARG(plot->bands.names[plot->bar[i].band]));
        plot->bar[i].number /= sum;
        struct str share = calc_show(
            plan->calc, value_number(plot->bar[i].number, NULL),
            calc_format(plan->calc, excerpt_all(&percent)), (struct span){0});
        plot->bar[i].shown =
            str_format(plan->arena, STR_FMT " (" STR_FMT ")",
                       STR_ARG(plot->bar[i].shown), STR_ARG(share));
    }
    return true;
}

void bar_extent(const struct plot *plot, size_t band, double *low,
                double *high) {
    *low = *high = 0;
    bool first = true;
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if (bar->band != band || bar->missing)
            continue;
        if (plot->stack == PLOT_STACKED) {
            *(bar->number < 0 ? low : high) += bar->number;
            continue;
        }
        *low = first ? bar->number : fmin(*low, bar->number);
        *high = first ? bar->number : fmax(*high, bar->number);
        first = false;
    }
}

/* The extremes of all bars that are not missing. */
static void axis_extremes(const struct plot *plot, double *low, double *high) {
    *low = HUGE_VAL;
    *high = -HUGE_VAL;
    for (size_t i = 0; i < plot->bars; i++) {
        double from, to;
        if (plot->bar[i].missing)
            continue;
        bar_extent(plot, plot->bar[i].band, &from, &to);
        *low = fmin(*low, from);
        *high = fmax(*high, to);
    }
}

/* Domains. ------------------------------------------------------------ */

static bool domain_end(const struct bar_plan *plan, const struct node *node,
                       const struct unit *unit, double *number) {
    struct term term;
    if (!term_read(plan->calc, node, "an end of a domain", &term))
        return false;
    struct value value = term_value(plan->calc, &term, NULL);
    if (value.kind == VALUE_POISON)
        return false;
    if (value.kind != VALUE_NUMBER) {
        diag_add(calc_diags(plan->calc), DIAG_WRONG_TYPE, node->span,
                 "an end of a domain is a number, not %s",
                 value_kind_name(value.kind));
        return false;
    }
    return calc_number(value, unit, number) ||
           axis_mismatch(plan, node->span, "this end", value.unit, unit);
}

bool bar_domain(const struct bar_plan *plan, const struct channel *channel,
                const struct unit *unit, double *low, double *high) {
    const struct node *domain = channel->domain;
    if (domain->count != 2)
        return bar_refuse(plan, domain->span,
                          "a domain of numbers is `[from, to]`");
    if (!domain_end(plan, domain->items[0], unit, low) ||
        !domain_end(plan, domain->items[1], unit, high))
        return false;
    if (*low < *high)
        return axis_sane(plan, *low) && axis_sane(plan, *high);
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_SCALE, domain->span,
                 "a domain goes from the lesser number to the greater one");
    diag_help(diag, "`reverse: true` turns an axis around");
    return false;
}

/* A bar that leaves the domain would not show what is true, nor would a stack
 * whose start is cut off; a single bar's start may be, under protest. */
static bool domain_check(const struct bar_plan *plan, double low, double high,
                         double from, double to) {
    struct span span = plan->value->domain->span;
    if (plan->value->scale != SCALE_LOG && (from > 0 || to < 0)) {
        bool stacked = plan->plot->stack == PLOT_STACKED;
        mislead_truncated(plan->calc, span,
                          stacked ? DIAG_BAD_SCALE : DIAG_TRUNCATED_BARS);
        if (stacked)
            return false;
    }
    if (low >= from && high <= to)
        return true;
    diag_add(calc_diags(plan->calc), DIAG_BAD_SCALE, span,
             "a bar leaves this domain");
    return false;
}

/* Rules. -------------------------------------------------------------- */

static bool rule_check(const struct bar_plan *plan, const struct rule *rule) {
    if (rule->axis != plan->value_id)
        return bar_refuse(plan, rule->span,
                          "a rule stands on the axis of the numbers, `" STR_FMT
                          "`",
                          STR_ARG(plan->value->key));
    return true;
}

static bool rule_number(const struct bar_plan *plan, const struct rule *rule,
                        const struct unit *unit, struct value *value,
                        double *number) {
    struct span span = excerpt_whole(rule->value.text);
    *value = calc_evaluate(plan->calc, rule->value.expression, NULL);
    if (value->kind == VALUE_POISON)
        return false;
    if (value->kind != VALUE_NUMBER) {
        diag_add(calc_diags(plan->calc), DIAG_WRONG_TYPE, span,
                 "a rule stands at a number, not at %s",
                 value_kind_name(value->kind));
        return false;
    }
    return (calc_number(*value, unit, number) ||
            axis_mismatch(plan, span, "the rule", value->unit, unit)) &&
           axis_sane(plan, *number);
}

static void rule_insert(struct plot *plot, struct plot_rule rule) {
    size_t at = plot->axis.rules++;
    while (at && plot->axis.rule[at - 1].number > rule.number) {
        plot->axis.rule[at] = plot->axis.rule[at - 1];
        at--;
    }
    plot->axis.rule[at] = rule;
}

static bool axis_rules(struct bar_plan *plan, const struct unit *unit) {
    const struct spec *spec = plan->spec;
    struct plot *plot = plan->plot;
    if (spec->rules > LIMIT_CHART_RULES) {
        diag_add(calc_diags(plan->calc), DIAG_LIMIT, spec->span,
                 "%zu rules; a chart has at most %d", spec->rules,
                 LIMIT_CHART_RULES);
        return false;
    }
    plot->axis.rules = 0;
    plot->axis.rule = ARENA_ARRAY(plan->arena, spec->rules, struct plot_rule);
    for (size_t i = 0; i < spec->rules; i++) {
        const struct rule *rule = &spec->rule[i];
        struct value value;
        struct plot_rule result = {0};
        if (!rule_check(plan, rule) ||
            !rule_number(plan, rule, unit, &value, &result.number))
            return false;
        result.span = rule->span;
        result.shown = calc_show(plan->calc, value,
                                 rule->value.format ? rule->value.format
                                                    : plan->value->format,
                                 excerpt_whole(rule->value.text));
        result.name = rule->label;
        result.label = rule->label.n ? rule->label : result.shown;
        rule_insert(plot, result);
    }
    return true;
}

/* The axis. ----------------------------------------------------------- */

static bool axis_log_check(const struct bar_plan *plan, double number,
                           struct str what) {
    if (number > 0)
        return true;
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_SCALE, plan->value->span,
                 "`" STR_FMT "` is %s, and a log scale has no place for that",
                 STR_ARG(what), number < 0 ? "negative" : "zero");
    diag_help(diag, "a linear scale takes it: leave out `log`");
    return false;
}

static bool axis_log(const struct bar_plan *plan) {
    const struct plot *plot = plan->plot;
    if (plan->value->scale != SCALE_LOG)
        return true;
    for (size_t i = 0; i < plot->bars; i++)
        if (!plot->bar[i].missing &&
            !axis_log_check(plan, plot->bar[i].number,
                            plot->bands.names[plot->bar[i].band]))
            return false;
    for (size_t i = 0; i < plot->axis.rules; i++)
        if (!axis_log_check(plan, plot->axis.rule[i].number,
                            plot->axis.rule[i].label))
            return false;
    return true;
}

static void axis_log_warn(const struct bar_plan *plan) {
    if (plan->value->scale == SCALE_LOG && !plan->value->domain)
        mislead_log(plan->calc, plan->value->span);
}

/* All that has to be shown, in a unit: bars, then domain, then rules. */
static bool axis_span(struct bar_plan *plan, const struct unit *unit) {
    struct plot *plot = plan->plot;
    struct plot_axis *axis = &plot->axis;
    if (!axis_convert(plan, unit) ||
        (plot->normalized && !axis_normalize(plan)))
        return false;
    if (plot->normalized)
        unit = NULL;
    if (!axis_rules(plan, unit) || !axis_log(plan))
        return false;
    axis_extremes(plot, &axis->low, &axis->high);
    for (size_t i = 0; i < plot->axis.rules; i++) {
        axis->low = fmin(axis->low, plot->axis.rule[i].number);
        axis->high = fmax(axis->high, plot->axis.rule[i].number);
    }
    if (plan->value->domain) {
        double low = axis->low, high = axis->high;
        axis->fixed = axis->given = true;
        if (!bar_domain(plan, plan->value, unit, &axis->low, &axis->high) ||
            !domain_check(plan, low, high, axis->low, axis->high))
            return false;
        return axis->kind != SCALE_LOG ||
               axis_log_check(plan, axis->low, STR("domain"));
    }
    if (axis->kind != SCALE_LOG) {
        axis->low = fmin(axis->low, 0);
        axis->high = fmax(axis->high, 0);
        if (axis->low == axis->high)
            axis->high = 1;
    }
    return true;
}

/* The name of all series together: what they measure. */
static struct str axis_series_title(struct bar_plan *plan,
                                    const struct unit *unit) {
    if (!unit)
        return STR("Value");
    struct str name = calc_unit_dimension(plan->calc, unit);
    if (!name.n || name.s[0] < 'a' || name.s[0] > 'z')
        return name;
    return str_format(plan->arena, "%c" STR_FMT, name.s[0] - 'a' + 'A',
                      STR_ARG(str_slice(name, 1, name.n)));
}

static struct str axis_title(struct bar_plan *plan, const struct unit *unit) {
    struct str title = plan->value->title;
    if (title.n)
        return title;
    title = plan->value->series ? axis_series_title(plan, unit)
                                : term_title(plan->calc, plan->value->term);
    return plan->plot->normalized
               ? str_format(plan->arena, STR_FMT ", shares", STR_ARG(title))
               : title;
}

bool bar_plan_axis(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    struct plot_axis *axis = &plot->axis;
    const struct unit *unit = axis_first_unit(plot);
    const struct format *format = plan->value->format;
    double factor;
    axis->based = axis->bars = true;
    axis->kind = plan->value->scale;
    axis->reverse = plan->value->reverse;
    axis->title = axis_title(plan, unit);
    if (!axis_span(plan, unit))
        return false;
    axis_log_warn(plan);
    if (plot->normalized)
        format = calc_format(plan->calc, excerpt_all(&percent));
    double greatest = fmax(fabs(axis->low), fabs(axis->high));
    number_choose(plan->calc, plot->normalized ? NULL : unit, format,
                  axis->kind, axis->low, greatest, &axis->numbers, &factor);
    axis->unit = number_unit(plan->calc, &axis->numbers);
    return plot->normalized || axis->numbers.unit == unit ||
           axis_span(plan, axis->numbers.unit);
}
