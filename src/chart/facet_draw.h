/* The functions of a facet's picture.  Private to facet*.c.
 *
 * Ownership and threads as in facet.h.
 */
#ifndef CHART_FACET_DRAW_H
#define CHART_FACET_DRAW_H

#include "chart/facet.h"

/* The plane of one panel. */
struct plane facet_panel(const struct facet *facet, size_t panel);

void facet_draw(const void *facet, struct scene *scene);
void facet_describe(const void *facet, struct description *out);
void facet_tabulate(const void *facet, struct sheet *sheet);

#endif
