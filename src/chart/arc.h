/* Pies and donuts: from a spec to a plot.  Private to arc_*.c, except for the
 * functions of the table in mark.c.
 *
 * `theta` is the size of each slice and `color` its name; a map of series at
 * `theta` gives the slices of one row.  They run clockwise from the top in
 * the order of the rows, or sorted by size.  `hole: 60%` makes a donut, with
 * the total in it.
 *
 * Ownership and threads as in plot.h.
 */
#ifndef CHART_ARC_H
#define CHART_ARC_H

#include "chart/mark.h"

bool arc_plan(const struct spec *spec, struct plot *plot);
void arc_draw(const struct plot *plot, struct scene *scene);
void arc_describe(const struct plot *plot, struct description *out);
void arc_tabulate(const struct plot *plot, struct sheet *sheet);

struct arc_part {
    struct str name;
    int colour; /* from 1 */
    struct value value;
    double number; /* in the unit of the first; 0 or more */
    struct str source;
    struct str shown;
    double share; /* 0 to 1; all add up to 1 */
    struct str share_shown;
    struct plot_label label; /* instead of the share */
};

struct arc {
    struct calc *calc;
    struct str title; /* of theta */
    struct str names; /* what the names are */
    size_t count;
    struct arc_part *part; /* as drawn */
    double hole;           /* part of the radius; 0: a pie */
    struct value total;
    struct str total_shown;
    bool labelled;
    struct str label_title;
    struct span label_span;
};

#endif
