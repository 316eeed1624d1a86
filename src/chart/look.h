/* How styles look outside of a page, as SVG attributes with the colours of
 * light paper.  In a page the stylesheet overrides them by class.
 *
 * Thread: const.
 */
#ifndef CHART_LOOK_H
#define CHART_LOOK_H

#include "chart/scene.h"

/* The attributes of a style, pairs of name and value, ended by NULL. */
const char *const *look_attributes(enum style style);

/* Those that points have besides: a seam around each. */
const char *const *look_point(void);

/* The colour of a shape's number and the attribute it belongs to; NULL if its
 * style has no numbers. */
const char *look_paint(const struct shape *shape, const char **attribute);

#endif
