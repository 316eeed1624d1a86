/* From a plot to the figure on the page: both drawings, the text alternative,
 * the table.
 *
 * Ownership: results live in the calc's arena.
 * Thread: as the calc's.
 */
#ifndef CHART_FIGURE_H
#define CHART_FIGURE_H

#include "chart/chart.h"
#include "chart/mark.h"

/* What of a block is not drawn. */
struct figure_texts {
    struct str id;      /* prefix of all ids */
    struct str title;   /* empty: one is made from the axes */
    struct str caption; /* HTML */
    struct str alt;     /* the author's part of the text alternative */
    struct span span;   /* of the block */
};

/* False after a report. */
bool figure_make(const struct plot *plot, const struct figure_texts *texts,
                 enum chart_width width, struct figure *figure);

/* The scenes of both layouts, or of the narrow one alone. */
void figure_scenes(const struct plot *plot, enum chart_width width,
                   struct buf *out);

#endif
