/* Colours, hatches, dashes.
 *
 * Eight colours for categories: 3:1 or more on white and on #1e1e1e, the
 * least difference 18.4 in CIEDE2000, and 13.5, 13.5, 14.4 as seen with
 * protanopia, deuteranopia and tritanopia.
 *
 * Three sequences of seven.  The ramp, from weak to strong, leads away from
 * the paper and is for marks that stand on it.  Heat is viridis (Stéfan van
 * der Walt and Nathaniel Smith, 2015) and is for cells, which cover the
 * paper and have an edge: the same in light and dark.  The diverging one
 * goes from blue over grey, its fourth step, to orange; it has an edge, too.
 *
 * In a page the stylesheet gives the colours, by class and custom property:
 * `c1` is var(--chart-1), `r7` var(--ramp-7), `v7` var(--heat-7), `d7`
 * var(--diverge-7).  The hex values here are the light ones; they stand in
 * the SVG as attributes, which any stylesheet overrides, so that a drawing
 * taken out of its page is coloured, too.
 *
 * Thread: const.
 */
#ifndef CHART_PALETTE_H
#define CHART_PALETTE_H

#include <stddef.h>

#define PALETTE_SERIES 8
#define PALETTE_RAMP 7

/* The step of the diverging ramp for what lies in the middle. */
#define PALETTE_MIDDLE 4

/* The colour of a category by its index, from 0: from the ninth on they come
 * again. */
int palette_shade(size_t index);

/* Series from 1 to PALETTE_SERIES; steps from 1, the least, to PALETTE_RAMP:
 * "#1c58fc". */
const char *palette_series(int number);
const char *palette_ramp(int step);
const char *palette_heat(int step);
const char *palette_diverge(int step);

/* The hatch of a series, from the second on: an SVG path that tiles a square
 * of HATCH_SIZE units, to be stroked in white.  Each series has its own, so
 * that no two differ by colour alone. */
#define HATCH_SIZE 8
const char *palette_hatch(int number);

/* The dash of a series, from the second on: a stroke-dasharray in units. */
const char *palette_dash(int number);

/* A text on a colour, by which of black and white has the greater contrast
 * to it; never under 4.58:1.  Cells keep their colour where a reader's own
 * colours replace all others, and so do the texts on them. */
enum palette_inside {
    INSIDE_BLACK = 1,
    INSIDE_WHITE,
    INSIDE_PAPER, /* white on light paper, black on dark */
    INSIDE_INK,   /* the other way round */
    INSIDE_CELL_BLACK,
    INSIDE_CELL_WHITE
};

/* On a category, whose colour both themes share. */
enum palette_inside palette_inside_series(int number);

/* On a step of the ramp, whose steps differ between themes. */
enum palette_inside palette_inside_ramp(int step);

/* On a cell. */
enum palette_inside palette_inside_heat(int step);
enum palette_inside palette_inside_diverge(int step);

#endif
