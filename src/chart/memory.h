/* Memory figures: parts that add up, against the capacity of devices.
 *
 *     each: runs                  a bar for each row
 *     parts:
 *       Weights: params * 2 B     evaluated in the row
 *       Optimizer: params * 12 B
 *     devices: {A100: 80 GB}      reference lines, with verdicts
 *
 * Memory that several devices share is drawn as what each of them holds:
 *
 *     across: 8                   how many there are; may depend on the row
 *     sharded: [Optimizer]        the parts that they divide; or `all`
 *
 * or, with a bar for each way of dividing (of each row):
 *
 *     strategies:
 *       DDP: none
 *       ZeRO-1: [Optimizer]
 *       ZeRO-3: all
 *
 * Ownership and threads as in figure.h.
 */
#ifndef CHART_MEMORY_H
#define CHART_MEMORY_H

#include "chart/figure.h"
#include "chart/spec.h"

/* Which parts the devices divide among them. */
struct memory_strategy {
    struct str name; /* empty: there is only one way */
    bool *divided;   /* by part */
};

struct memory {
    struct calc *calc;
    struct spec spec; /* of the bars that it amounts to */
    struct plot plot;
    const struct table *each; /* NULL: one bar */
    struct formula across;    /* no expression: on one device */
    size_t strategies;        /* at least 1 */
    struct memory_strategy *strategy;
    double *devices; /* of each bar: how many share it */
};

/* Reads and evaluates a block; false after a report. */
bool memory_plan(struct calc *calc, const struct node *node,
                 struct memory *memory);

/* Its picture; the memory must live as long. */
struct picture memory_picture(const struct memory *memory);

/* Steps of memory_plan. ------------------------------------------------ */

/* Reads `across`, `sharded` and `strategies`; the parts are read already. */
bool memory_share(struct memory *memory, const struct node *node);

/* Evaluates the parts of every bar, divided where they are, into the table
 * that the bars are drawn from. */
bool memory_bars(struct memory *memory);

/* The strategy of a bar. */
const struct memory_strategy *memory_strategy(const struct memory *memory,
                                              size_t band);

/* Verdicts. ------------------------------------------------------------ */

struct verdict {
    bool fits;
    double full;  /* part of the device that is taken, where it fits */
    double needs; /* how many devices it takes; 0: none suffice */
};

struct verdict memory_verdict(const struct memory *memory, size_t band,
                              const struct plot_rule *device);

/* The functions of the picture that tell of verdicts. */
struct str memory_notes(const void *memory);
void memory_tabulate(const void *memory, struct sheet *sheet);
void memory_describe(const void *memory, struct description *out);

#endif
