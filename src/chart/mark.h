/* The kinds of chart: one row of a table each.
 *
 * A mark turns a spec into a plot (what is drawn, evaluated, still without
 * places), a plot into a scene of a given width, into sentences, and into the
 * table behind the figure.  A new mark is a row in mark.c and its file.
 *
 * Thread: const.
 */
#ifndef CHART_MARK_H
#define CHART_MARK_H

#include "chart/describe.h"
#include "chart/plot.h"
#include "chart/scene.h"
#include "chart/spec.h"

/* An option of a mark: a truth value, or one of some words. */
struct mark_option {
    const char *key;
    const char *const *words; /* ended by NULL; NULL itself: true or false */
};

struct plane_mark;

struct mark {
    struct str name;
    unsigned channels; /* a bit for each that it shows: 1U << CHANNEL_X */
    bool stacks;       /* `stack` has a meaning */
    bool fives;        /* a list of five numbers has */
    const struct mark_option *option; /* ended by a key of NULL; may be NULL */
    const struct plane_mark *plane;   /* as a layer of a plane; NULL: never */

    /* Evaluates; false after a report. */
    bool (*plan)(const struct spec *spec, struct plot *plot);

    /* Lays out all shapes in a scene whose width is set, and sets its
     * height. */
    void (*draw)(const struct plot *plot, struct scene *scene);

    /* Says the sentences of the text alternative, the most important first;
     * what is too long is left out (describe.h). */
    void (*describe)(const struct plot *plot, struct description *out);

    /* Makes the table behind the figure. */
    void (*tabulate)(const struct plot *plot, struct sheet *sheet);
};

/* The chart of a block with `layers`. */
const struct mark *mark_layers(void);

/* The mark of a name, or NULL. */
const struct mark *mark_find(struct str name);

/* Offers all names, for a suggestion, and lists them in backquotes. */
void mark_names(struct near *near, struct buf *list);

#endif
