/* Memory figures: parts that add up, against the capacity of devices.
 *
 * Ownership and threads as in figure.h.
 */
#ifndef CHART_MEMORY_H
#define CHART_MEMORY_H

#include "chart/figure.h"

struct memory {
    struct spec spec; /* of the bars that it amounts to */
    struct plot plot;
    struct str title, caption, alt;
};

/* Reads and evaluates a block; false after a report. */
bool memory_plan(struct calc *calc, const struct node *node,
                 struct memory *memory);

/* Adds the verdicts to a figure: as notes, and as columns of its table. */
void memory_verdicts(const struct memory *memory, struct figure *figure);

#endif
