/* Small multiples: one panel for each value of a chart's `facet`, on common
 * axes and with common colours.
 *
 * Every layer is taken apart into one for each panel, with the rows of its
 * value; all of them are planned as one plane, so that scales, stacks and
 * colours are what they would be together.  Each panel is then drawn as a
 * plane of its own layers.  Legend and titles of axes stand once, around all
 * panels; a rule is labelled in the first.
 *
 * Ownership and threads as in figure.h.
 */
#ifndef CHART_FACET_H
#define CHART_FACET_H

#include "chart/figure.h"
#include "chart/plane.h"

struct facet {
    struct calc *calc;
    struct arena *arena;
    struct str title; /* of what tells the panels apart */
    size_t panels;
    struct str *name; /* of each, as readers see it */
    size_t layers;    /* of one panel */
    struct spec spec; /* of all layers: panels * layers, panel by panel */
    struct plot plot;
};

/* Evaluates a chart whose `facet` is written; false after a report. */
bool facet_plan(const struct spec *spec, struct facet *facet);

/* Its picture; the facet must live as long. */
struct picture facet_picture(const struct facet *facet);

#endif
