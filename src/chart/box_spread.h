/* How the values of each name are spread: what box plots show.  Private to
 * mark_box.c and box_spread.c.
 *
 * Ownership: in the arena that is given.
 * Thread: as the arena's.
 */
#ifndef CHART_BOX_SPREAD_H
#define CHART_BOX_SPREAD_H

#include "chart/plane.h"

/* The options of the mark, in their order, and the words of the first. */
enum box_option { BOX_WHISKERS };
enum box_whiskers { WHISKERS_TUKEY, WHISKERS_RANGE };

/* The values of one name and series. */
struct spread {
    size_t band, series, count, missing;
    double *number; /* ascending */
    double quartile[3];
    size_t from, to; /* the first and last value that whiskers reach */
};

struct spreads {
    size_t count;
    struct spread *spread; /* by name, then by series; none is empty */
};

/* The axis of the names. */
enum channel_id box_base(const struct layer *layer);

/* All names and series that have a value. */
struct spreads spreads_read(struct arena *arena, const struct plane *plane,
                            const struct layer *layer);

#endif
