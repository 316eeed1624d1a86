/* Memory figures: parts that add up, against the capacity of devices.
 *
 * Ownership and threads as in figure.h.
 */
#ifndef CHART_MEMORY_H
#define CHART_MEMORY_H

#include "chart/figure.h"
#include "chart/spec.h"

struct memory {
    struct spec spec; /* of the bars that it amounts to */
    struct plot plot;
};

/* Reads and evaluates a block; false after a report. */
bool memory_plan(struct calc *calc, const struct node *node,
                 struct memory *memory);

/* Its picture; the memory must live as long. */
struct picture memory_picture(const struct memory *memory);

#endif
