/* Bar charts: from a spec to a plot.  Private to bar_*.c, except for the
 * functions of the table in mark.c.
 *
 * Ownership and threads as in plot.h.
 */
#ifndef CHART_BAR_H
#define CHART_BAR_H

#include "chart/mark.h"

bool bar_plan(const struct spec *spec, struct plot *plot);
void bar_draw(const struct plot *plot, struct scene *scene);
void bar_describe(const struct plot *plot, struct description *out);
void bar_tabulate(const struct plot *plot, struct sheet *sheet);

/* What the steps of planning share. */
struct bar_plan {
    const struct spec *spec;
    struct calc *calc;
    struct arena *arena;
    struct plot *plot;
    const struct channel *value; /* the channel of the numbers */
    const struct channel *band;  /* the channel of the names */
    enum channel_id value_id;
    struct value *values; /* of `value`: rows * terms */
    struct value *names;  /* of `band`: one each row */
    size_t *band_of;      /* of each row */
};

/* Reports `bad-chart` at a span; always false. */
bool bar_refuse(const struct bar_plan *plan, struct span span,
                const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The values of a channel, rows * terms, or NULL after a report. */
struct value *bar_values(const struct bar_plan *plan,
                         const struct channel *channel);

/* The number of the bar of a row and a term. */
size_t bar_index(const struct bar_plan *plan, size_t row, size_t term);

/* The two numbers of a channel's domain, in a unit, the lesser one first;
 * false after a report. */
bool bar_domain(const struct bar_plan *plan, const struct channel *channel,
                const struct unit *unit, double *low, double *high);

/* Steps of bar_plan, in this order; false after a report. */
bool bar_plan_colour(struct bar_plan *plan); /* bar_colour.c */
bool bar_plan_stack(struct bar_plan *plan);  /* bar_stack.c */
bool bar_plan_axis(struct bar_plan *plan);   /* bar_axis.c */
bool bar_plan_labels(struct bar_plan *plan); /* bar_label.c */
void bar_plan_sort(struct bar_plan *plan);   /* bar_sort.c */

/* The extent of a band's bars: the sums of what is above and below zero in
 * a stack, else the greatest and least. */
void bar_extent(const struct plot *plot, size_t band, double *low,
                double *high);

#endif
