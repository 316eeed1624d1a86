/* The `d` of SVG paths.  Private to svg*.c.
 *
 * Spots are absolute once and then relative, in tenths that are differences
 * of rounded spots: no error adds up, and the text is short.
 *
 * Thread: as the buffer's arena.
 */
#ifndef CHART_SVG_PATH_H
#define CHART_SVG_PATH_H

#include "chart/scene.h"

/* Appends the path of a line, polyline, polygon, rectangle, wedge, or of a
 * point that is no circle. */
void svg_path(const struct shape *shape, struct buf *out);

#endif
