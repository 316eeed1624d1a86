/* Numbers as colour and as size.  Private to plane_*.c.
 *
 * Ownership and threads as in plane.h.
 */
#ifndef CHART_PLANE_VALUE_H
#define CHART_PLANE_VALUE_H

#include "chart/plane.h"

/* Reads the numbers of a channel, a value a row, into the extremes of a ramp,
 * widened to those that other layers have given it; false after a report. */
bool plane_ramp_read(struct plane *plane, const struct layer *layer,
                     const struct channel *channel, const struct value *values,
                     struct plane_ramp *ramp);

/* Paints a layer's data along the plane's ramp; false after a report. */
bool plane_ramp(struct plane *plane, struct layer *layer,
                const struct channel *channel, const struct value *values);

/* The areas of a layer's points: in proportion to the numbers, so that twice
 * as much looks like twice as much. */
bool plane_sizes(struct plane *plane, struct layer *layer,
                 const struct channel *channel, const struct value *values);

/* The area that a number has, in square units. */
int plane_area_of(const struct plane_ramp *size, double number);

/* A number of a ramp as readers see it. */
struct str plane_ramp_show(const struct plane *plane,
                           const struct plane_ramp *ramp, double number);

/* The colour of a number, from 1 to PALETTE_RAMP. */
int plane_ramp_step(const struct plane_ramp *ramp, double number);

/* The colour of a step, from 0 to ramp->steps - 1. */
int plane_ramp_colour(const struct plane_ramp *ramp, size_t step);

#endif
