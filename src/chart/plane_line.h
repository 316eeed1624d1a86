/* What lines, areas and points share.  Private to mark_line.c, mark_area.c,
 * mark_point.c, plane_line.c and plane_describe.c.
 *
 * Ownership and threads as in plane.h.
 */
#ifndef CHART_PLANE_LINE_H
#define CHART_PLANE_LINE_H

#include "chart/plane.h"

/* So many places of one line are as good as more on a drawing of 680 units,
 * and eight such lines stay under 40 kB. */
#define LINE_PLACES 400

/* So many points of one layer can be told apart, and stay under 40 kB. */
#define POINT_PLACES 800

/* A point of a line, and what stands for a line or area of one place; in
 * square units. */
#define POINT_AREA 40

/* Do the series have names, and so few that these stand at their ends? */
bool layer_direct(const struct layer *layer);

/* The data behind that of one series, which begins at `first`. */
size_t layer_run(const struct layer *layer, size_t first);

/* The margin for the names of all series, and the name of one, at the
 * rightmost of its data that can be seen. */
int layer_ends_margin(struct view *view, const struct layer *layer);
void layer_end(struct view *view, const struct layer *layer, size_t first,
               size_t stop);

/* "Training: 2.31 to 0.35": the tooltip of the data of one series. */
struct str layer_tooltip(const struct view *view, const struct layer *layer,
                         size_t first, size_t stop);

/* Where a datum is; its middle where it is an interval. */
struct spot datum_place(const struct view *view, const struct datum *datum);

/* The same; false if something is missing, or it is outside of the plot. */
bool datum_seen(const struct view *view, const struct datum *datum,
                struct spot *place);

/* Leaves `most` of the places, in their order: the ends, and of each of equal
 * parts the one that makes the largest triangle with its neighbours (Sveinn
 * Steinarsson, Downsampling Time Series for Visual Representation, 2013).
 * Returns how many are left; fewer places than `most` stay as they are. */
size_t places_thin(struct arena *arena, struct spot *places, size_t count,
                   size_t most);

/* Sentences: the trend of each series. */
void describe_lines(const struct plane *plane, const struct layer *layer,
                    struct description *out);

#endif
