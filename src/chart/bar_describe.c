/* What bars show, in words: kind, axes, scale; extremes and their ratio, or
 * the range of each series; how series compare; which bars pass a rule. */
#include "chart/bar.h"

#include <math.h>

/* A number of the axis as readers see it. */
static struct str say_number(const struct plot *plot, double number) {
    const struct numbers *numbers = &plot->axis.numbers;
    return calc_show(plot->calc, value_number(number, numbers->unit),
                     numbers->format, (struct span){0});
}

/* A ratio: 30,000; 12; 2.5; 1.015. */
static struct str say_ratio(const struct plot *plot, double ratio) {
    double steps = ratio < 1.1 ? 1000 : ratio < 10 ? 10 : 1;
    return calc_show(plot->calc,
                     value_number(round(ratio * steps) / steps, NULL), NULL,
                     (struct span){0});
}

/* "1 bar", "8 bars" */
static struct str say_count(const struct plot *plot, size_t count,
                            const char *thing) {
    return str_format(calc_arena(plot->calc), "%zu %s%s", count, thing,
                      count == 1 ? "" : "s");
}

/* What the bars are drawn on. */
static struct str say_scale(const struct plot *plot) {
    struct arena *arena = calc_arena(plot->calc);
    bool log = plot->axis.kind == SCALE_LOG;
    if (!log && plot->axis.low <= 0 && plot->axis.high >= 0)
        return STR("on a linear scale from zero");
    struct scale scale = {
        .kind = SCALE_LOG, .low = plot->axis.low, .high = plot->axis.high};
    struct numbers numbers = plot->axis.numbers;
    if (log)
        scale_log_nice(&scale, plot->axis.fixed, true);
    number_suit(plot->calc, &numbers, &(struct ticks){.step = 0});
    return str_format(
        arena, "on a %s scale, where bars start at " STR_FMT,
        log ? "log" : "linear",
        STR_ARG(number_text(plot->calc, &numbers,
                            scale.high < 0 ? scale.high : scale.low)));
}

static struct str say_bars(const struct plot *plot) {
    struct arena *arena = calc_arena(plot->calc);
    size_t bands = plot->bands.count;
    if (plot->stack == PLOT_SINGLE)
        return say_count(plot, plot->bars, "bar");
    struct str series = describe_list(arena, plot->series_names, plot->series);
    return str_format(
        arena,
        plot->stack == PLOT_GROUPED ? STR_FMT " of bars for " STR_FMT
                                    : STR_FMT ", each made up of " STR_FMT,
        STR_ARG(say_count(plot, bands,
                          plot->stack == PLOT_GROUPED ? "group" : "bar")),
        STR_ARG(series));
}

static void say_kind(const struct plot *plot, struct description *out) {
    static const char *const kinds[] = {
        [PLOT_SINGLE] = "Bar chart",
        [PLOT_GROUPED] = "Grouped bar chart",
        [PLOT_STACKED] = "Stacked bar chart",
    };
    struct str unit = plot->axis.unit;
    struct str names = plot->bands.title;
    describe_say(out,
                 "%s of " STR_FMT "%s" STR_FMT "%s%s" STR_FMT ": " STR_FMT
                 " " STR_FMT ".",
                 kinds[plot->stack], STR_ARG(plot->axis.title),
                 unit.n ? " (" : "", STR_ARG(unit), unit.n ? ")" : "",
                 names.n ? " by " : "", STR_ARG(names), STR_ARG(say_bars(plot)),
                 STR_ARG(say_scale(plot)));
}

/* Extremes. ----------------------------------------------------------- */

/* The least and greatest of some numbers, each with its name. */
struct range {
    size_t count;
    double low, high;
    struct str low_shown, high_shown;
    struct str low_name, high_name;
    size_t lows, highs; /* how many have it */
};

static void range_add(struct range *range, double number, struct str shown,
                      struct str name) {
    if (!range->count || number < range->low) {
        range->low = number;
        range->low_shown = shown;
        range->low_name = name;
        range->lows = 0;
    }
    if (!range->count || number > range->high) {
        range->high = number;
        range->high_shown = shown;
        range->high_name = name;
        range->highs = 0;
    }
    range->lows += number == range->low;
    range->highs += number == range->high;
    range->count++;
}

/* "A", "A and 2 others" */
static struct str range_name(const struct plot *plot, struct str name,
                             size_t count) {
    struct arena *arena = calc_arena(plot->calc);
    if (count < 2)
        return name;
    return str_format(arena, STR_FMT " and %zu other%s", STR_ARG(name),
                      count - 1, count == 2 ? "" : "s");
}

static struct range range_series(const struct plot *plot, size_t series,
                                 bool all) {
    struct range range = {0};
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if ((all || bar->series == series) && !bar->missing)
            range_add(&range, bar->number, bar->shown,
                      plot->bands.names[bar->band]);
    }
    return range;
}

static struct range range_totals(const struct plot *plot) {
    struct range range = {0};
    for (size_t band = 0; band < plot->bands.count; band++) {
        double low, high;
        bar_extent(plot, band, &low, &high);
        range_add(&range, high + low, say_number(plot, high + low),
                  plot->bands.names[band]);
    }
    return range;
}

/* One sentence on all bars, or all totals. */
static void say_extremes(const struct plot *plot, const struct range *range,
                         const char *what, struct description *out) {
    struct str low = range_name(plot, range->low_name, range->lows);
    struct str high = range_name(plot, range->high_name, range->highs);
    if (range->count && range->low == range->high) {
        describe_say(out, "The %s is " STR_FMT ", for " STR_FMT ".", what,
                     STR_ARG(range->low_shown), STR_ARG(low));
        return;
    }
    struct str ratio = {0};
    if (range->low > 0)
        ratio =
            str_format(calc_arena(plot->calc), ": " STR_FMT " times as much",
                       STR_ARG(say_ratio(plot, range->high / range->low)));
    describe_say(out,
                 "The smallest %s is " STR_FMT ", for " STR_FMT
                 "; the largest is " STR_FMT ", for " STR_FMT STR_FMT ".",
                 what, STR_ARG(range->low_shown), STR_ARG(low),
                 STR_ARG(range->high_shown), STR_ARG(high), STR_ARG(ratio));
}

/* One sentence on one of several series. */
static void say_series(const struct plot *plot, size_t series,
                       struct description *out) {
    struct range range = range_series(plot, series, false);
    struct str name = plot->series_names[series];
    if (!range.count)
        return;
    if (range.low == range.high) {
        describe_say(out, STR_FMT " is " STR_FMT "%s.", STR_ARG(name),
                     STR_ARG(range.low_shown),
                     range.count > 1 ? " throughout" : "");
        return;
    }
    describe_say(out,
                 STR_FMT " goes from " STR_FMT " for " STR_FMT " to " STR_FMT
                         " for " STR_FMT ".",
                 STR_ARG(name), STR_ARG(range.low_shown),
                 STR_ARG(range_name(plot, range.low_name, range.lows)),
                 STR_ARG(range.high_shown),
                 STR_ARG(range_name(plot, range.high_name, range.highs)));
}

/* Comparisons. -------------------------------------------------------- */

static const struct bar *say_bar(const struct plot *plot, size_t band,
                                 size_t series) {
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if (bar->band == band && bar->series == series && !bar->missing)
            return bar;
    }
    return NULL;
}

/* How the second of two series relates to the first. */
static void say_pairs(const struct plot *plot, struct description *out) {
    size_t pairs = 0, larger = 0, smaller = 0;
    double least = HUGE_VAL, most = 0;
    for (size_t band = 0; band < plot->bands.count; band++) {
        const struct bar *a = say_bar(plot, band, 0);
        const struct bar *b = say_bar(plot, band, 1);
        if (!a || !b || a->number <= 0 || b->number <= 0)
            continue;
        double ratio = b->number / a->number;
        pairs++;
        larger += ratio > 1;
        smaller += ratio < 1;
        ratio = ratio < 1 ? 1 / ratio : ratio;
        least = fmin(least, ratio);
        most = fmax(most, ratio);
    }
    struct str first = plot->series_names[0], second = plot->series_names[1];
    if (pairs > 1 && (larger == pairs || smaller == pairs))
        describe_say(
            out,
            STR_FMT " is %s than " STR_FMT " %s, by a factor of " STR_FMT
                    " to " STR_FMT ".",
            STR_ARG(second), larger ? "larger" : "smaller", STR_ARG(first),
            pairs == 2
                ? "in both"
                : str_format(calc_arena(plot->calc), "in all %zu", pairs).s,
            STR_ARG(say_ratio(plot, least)), STR_ARG(say_ratio(plot, most)));
    else if (pairs > 1)
        describe_say(out, STR_FMT " is larger than " STR_FMT " in %zu of %zu.",
                     STR_ARG(second), STR_ARG(first), larger, pairs);
}

/* What a rule is compared with: bars, or whole stacks. */
static void say_rule(const struct plot *plot, const struct plot_rule *rule,
                     struct description *out) {
    size_t count = 0, over = 0, same = 0;
    bool stacked = plot->stack == PLOT_STACKED;
    size_t most = stacked ? plot->bands.count : plot->bars;
    for (size_t i = 0; i < most; i++) {
        double low = 0, high = 0;
        if (stacked)
            bar_extent(plot, i, &low, &high);
        else if (plot->bar[i].missing)
            continue;
        else
            high = plot->bar[i].number;
        count++;
        over += high > rule->number;
        same += high == rule->number;
    }
    bool named = str_find(rule->label, rule->shown, 0) != STR_NONE;
    describe_say(out,
                 "A line marks " STR_FMT "%s" STR_FMT ": %zu of %zu bars "
                 "%s it%s.",
                 STR_ARG(rule->label), named ? "" : ", ",
                 STR_ARG(named ? STR("") : rule->shown), over, count,
                 over == 1 ? "exceeds" : "exceed",
                 same == 0   ? ""
                 : same == 1 ? ", 1 reaches it exactly"
                             : str_format(calc_arena(plot->calc),
                                          ", %zu reach it exactly", same)
                                   .s);
}

/* Every bar larger, or smaller, than the one before it. */
static void say_trend(const struct plot *plot, struct description *out) {
    size_t rises = 0, falls = 0;
    for (size_t band = 1; band < plot->bands.count; band++) {
        const struct bar *a = say_bar(plot, band - 1, 0);
        const struct bar *b = say_bar(plot, band, 0);
        if (!a || !b)
            return;
        rises += b->number > a->number;
        falls += b->number < a->number;
    }
    size_t steps = plot->bands.count - 1;
    if (steps >= 2 && (rises == steps || falls == steps))
        describe_say(out, "From the first bar to the last it %s with each.",
                     rises ? "rises" : "falls");
}

static void say_missing(const struct plot *plot, struct description *out) {
    size_t count = 0;
    for (size_t i = 0; i < plot->bars; i++)
        count += plot->bar[i].missing;
    if (count)
        describe_say(out, STR_FMT " %s no value.",
                     STR_ARG(say_count(plot, count, "bar")),
                     count == 1 ? "has" : "have");
}

void bar_describe(const struct plot *plot, struct description *out) {
    struct range range;
    say_kind(plot, out);
    if (plot->stack == PLOT_GROUPED || plot->normalized) {
        for (size_t i = 0; i < plot->series; i++)
            say_series(plot, i, out);
    } else {
        bool stacked = plot->stack == PLOT_STACKED;
        range = stacked ? range_totals(plot) : range_series(plot, 0, true);
        say_extremes(plot, &range, stacked ? "total" : "value", out);
    }
    if (plot->stack == PLOT_GROUPED && plot->series == 2)
        say_pairs(plot, out);
    for (size_t i = 0; i < plot->axis.rules; i++)
        say_rule(plot, &plot->axis.rule[i], out);
    if (plot->stack == PLOT_SINGLE)
        say_trend(plot, out);
    if (plot->ramp_legend)
        describe_say(out, "The stronger the colour, the larger " STR_FMT ".",
                     STR_ARG(plot->ramp_title));
    say_missing(plot, out);
}
