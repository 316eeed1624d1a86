/* Colours and hatches.
 *
 * Eight colours for categories: 3:1 or more on white and on #1e1e1e, the
 * least difference 18.4 in CIEDE2000, and 13.5, 13.5, 14.4 as seen with
 * protanopia, deuteranopia and tritanopia.  A sequence of seven, from weak to
 * strong, that leads away from the paper.
 *
 * In a page the stylesheet gives the colours, by class and custom property:
 * `c1` is var(--chart-1), `r7` var(--ramp-7).  The hex values here are the
 * light ones; they stand in the SVG as attributes, which any stylesheet
 * overrides, so that a drawing taken out of its page is coloured, too.
 *
 * Thread: const.
 */
#ifndef CHART_PALETTE_H
#define CHART_PALETTE_H

#define PALETTE_SERIES 8
#define PALETTE_RAMP 7

/* Series from 1 to PALETTE_SERIES; ramp steps from 1, weak, to
 * PALETTE_RAMP, strong: "#1c58fc". */
const char *palette_series(int number);
const char *palette_ramp(int step);

/* The hatch of a series, from the second on: an SVG path that tiles a square
 * of HATCH_SIZE units, to be stroked in the colour of the paper.  Each
 * series has its own, so that no two differ by colour alone. */
#define HATCH_SIZE 8
const char *palette_hatch(int number);

#endif
