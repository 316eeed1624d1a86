/* What the parts of a layout share: axes, legend, rules, bars.
 *
 * `along` is the direction of the numbers, `across` that of the names; bars
 * lie when along is x.  Layout finds room for every text first and then
 * appends to the scene, back to front.
 *
 * Ownership: everything lives in the scene's arena.
 * Thread: as the scene's.
 */
#ifndef CHART_LAYOUT_H
#define CHART_LAYOUT_H

#include "chart/plot.h"
#include "chart/scene.h"

/* Between a text and what it belongs to. */
#define LAYOUT_GAP UNITS(6)

/* From the bottom of the plot to the baseline of the ticks. */
#define LAYOUT_TICKS UNITS(17)

/* An axis with numbers, placed. */
struct axis {
    const struct plot_axis *plot;
    struct calc *calc;
    struct scene *scene;
    struct arena *arena;
    bool lying;      /* its numbers run along x */
    struct box area; /* of the marks */
    struct scale scale;
    struct ticks ticks;
    struct numbers numbers;
    struct str *texts; /* of the ticks */
    int widest;        /* of them */
    bool crowded;      /* some texts had to be left out */
    bool terse;        /* units of its texts moved to the title */
    bool widened;      /* although marks fill the plot: to round numbers */
};

struct layout {
    const struct plot *plot;
    struct scene *scene;
    struct arena *arena;
    struct axis axis; /* of the numbers */
    struct bands bands;
    bool bare; /* labels that are spare are left out */
};

/* Where a bar begins: zero, or the least number of a log scale. */
double axis_base(const struct axis *axis);

/* Value axis: axis.c. */

/* Makes scale, ticks and their texts for the range from `start` to `stop`. */
void axis_fit(struct axis *axis, int start, int stop);

/* "Parameters (log scale, bars start at 10M)" */
struct str axis_title(const struct axis *axis);

/* Grid lines, and the line on which the bars stand. */
void axis_draw_grid(struct axis *axis);
void axis_draw_base(struct axis *axis);

/* The texts below (bars that lie) or to the left of the plot. */
void axis_draw_ticks(struct axis *axis);

/* How far the texts of the first and the last tick reach beyond the range. */
int axis_overhang(const struct axis *axis, bool last);

/* Legend: legend.c.  Draws at `top`; returns the bottom, `top` if there is
 * nothing to be explained. */
int legend_draw(struct layout *layout, int top);

/* A rule and its label. */
struct rule_place {
    struct text_lines lines; /* of the label */
    int at;                  /* of the line: its x, or y */
    enum anchor anchor;      /* of the label at x */
    int x, y;                /* of its first baseline */
    int row;                 /* above the plot; 0 is next to it */
    int end;                 /* how far above the plot the line goes */
};

/* Rules across bars that lie: rule_rows.c.  Labels stand in rows above the
 * plot, each beside the top of its line, and no line crosses a label.
 * Returns the height of all rows; y is relative to the plot's top. */
int rule_rows(const struct axis *axis, struct rule_place *places);

/* Rules across bars that stand: rule_side.c.  Labels lie on their lines, at
 * an end; false if one of them would touch an obstacle or another. */
bool rule_on_lines(const struct axis *axis, const struct box *obstacles,
                   size_t count, struct rule_place *places);

/* The width of a margin for all labels, and their places in it, moved apart
 * where lines are near each other. */
int rule_margin(const struct axis *axis, struct rule_place *places);
void rule_aside(const struct axis *axis, struct rule_place *places);

/* Lines and labels, from any of these; `y` of the places is absolute. */
void rule_draw(struct axis *axis, const struct rule_place *places);

/* Moves centres apart so that neighbours do not overlap, and as little as
 * possible: the least sum of squares, by pooling adjacent violators (Ayer et
 * al. 1955).  `centre` is ascending; `size` the length each takes. */
void spread(struct arena *arena, const int *centre, const int *size,
            size_t count, int *result);

#endif
