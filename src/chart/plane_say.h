/* Trends, for the sentences about a plane.  Private to plane_*.c.
 *
 * Ownership and threads as in plane.h.
 */
#ifndef CHART_PLANE_SAY_H
#define CHART_PLANE_SAY_H

#include "chart/plane.h"

/* How one axis goes with the other: the exponent of a power law where both
 * are logarithmic, else the correlation (Pearson 1896). */
struct trend {
    size_t count;
    double slope; /* by least squares; of the logarithms on two log axes */
    double correlation;
};

/* Of the data of a series; SIZE_MAX: of all of a layer. */
struct trend say_trend_of(const struct plane *plane, const struct layer *layer,
                          size_t series);

#endif
