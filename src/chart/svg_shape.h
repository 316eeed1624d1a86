/* The shapes of a scene as SVG elements.  Private to svg*.c.
 *
 * Lines of text, one mark a line; text is escaped here.
 *
 * Thread: as the buffer's arena.
 */
#ifndef CHART_SVG_SHAPE_H
#define CHART_SVG_SHAPE_H

#include "chart/scene.h"

/* Appends all shapes of a scene: runs of one look as a path or a group.  `id`
 * is the prefix of the hatches' ids, "fig-sizes-w". */
void svg_shapes(const struct scene *scene, struct str id, struct buf *out);

/* Text without what XML cannot hold: control characters, U+FFFE, U+FFFF; the
 * text itself if it has none. */
struct str svg_clean(struct arena *arena, struct str text);

#endif
