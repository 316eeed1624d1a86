/* Rooflines: what a device can do at each arithmetic intensity, and which of
 * its two limits holds an operation back (Williams, Waterman and Patterson
 * 2009).
 *
 *     device: H100
 *     peak: 989 TFLOP/s
 *     bandwidth: 3350 GB/s
 *     data: operations
 *     intensity: intensity        a channel, in FLOP/B
 *     achieved: measured          a channel, in FLOP/s; may be left out
 *     label: operation            of each point; else the first column
 *     performance: {domain: [1 TFLOP/s, 2000 TFLOP/s]}
 *
 * Attainable is min(peak, intensity * bandwidth); the ridge is where the two
 * meet.  Operations to the left of it are memory-bound, the others
 * compute-bound; the factor is how far they are from it.  `intensity` and
 * `performance` may have a `title`, `format` and `domain`.
 *
 * A roofline is drawn as a plane (plane.h): a line, points, a rule and two
 * bands.
 *
 * Ownership and threads as in figure.h.
 */
#ifndef CHART_ROOFLINE_H
#define CHART_ROOFLINE_H

#include "chart/figure.h"
#include "chart/spec.h"

struct roof_point {
    struct str label;
    struct value value; /* the intensity as it was written */
    struct str shown;
    double intensity;  /* FLOP/B */
    double attainable; /* FLOP/s */
    double achieved;   /* FLOP/s; NAN: none */
    bool compute;      /* bound, and not by memory */
    double factor;     /* how far from the ridge, from 1 up */
};

struct roofline {
    struct calc *calc;
    struct arena *arena;
    struct span span;
    struct str device; /* "H100", "the device" */
    struct term peak_term, bandwidth_term;
    double peak, bandwidth, ridge;   /* FLOP/s, B/s, FLOP/B */
    double low, high;                /* the ends of the roof, FLOP/B */
    const struct unit *rate, *ratio; /* FLOP/s, FLOP/B */
    const struct table *data;        /* NULL: no points */
    struct channel intensity, achieved, label, performance;
    size_t points;
    struct roof_point *point;
    struct spec spec;
    struct plot plot;
};

/* Reads and evaluates a block; false after a report. */
bool roofline_plan(struct calc *calc, const struct node *node,
                   struct roofline *roofline);

/* Its picture; the roofline must live as long. */
struct picture roofline_picture(const struct roofline *roofline);

/* "Roofline of H100", where the author gave no title. */
struct str roofline_title(const struct roofline *roofline);

/* Steps of planning; false after a report. ----------------------------- */

/* Evaluates the points: roofline_point.c. */
bool roofline_points(struct roofline *roofline);

/* The layers of the plane, and its plan. */
bool roofline_layers(struct roofline *roofline);

/* A number in a unit of rates; false after a report at the term. */
bool roofline_number(const struct roofline *roofline, const struct term *term,
                     struct value value, const struct unit *unit,
                     const char *what, double *number);

/* "Memory-bound" */
struct str roofline_side(bool compute);

/* In words: roofline_say.c. */
struct str roofline_notes(const void *roofline);
void roofline_describe(const void *roofline, struct description *out);
void roofline_tabulate(const void *roofline, struct sheet *sheet);

/* A quantity as readers see it. */
struct str roofline_show(const struct roofline *roofline, double number,
                         const struct unit *unit);

#endif
