/* From what a block amounts to to the figure on the page: both drawings, the
 * text alternative, the table.
 *
 * A picture is anything that can be laid out at a given width, said in words
 * and written as a table: a plot, a memory figure, a diagram.
 *
 * Ownership: results live in the calc's arena.
 * Thread: as the calc's.
 */
#ifndef CHART_FIGURE_H
#define CHART_FIGURE_H

#include "chart/chart.h"
#include "chart/describe.h"
#include "chart/plot.h"
#include "chart/scene.h"

struct picture {
    struct calc *calc;
    const void *of; /* what the functions below are given */

    /* Lays out all shapes in a scene whose width is set, and sets its
     * height. */
    void (*draw)(const void *of, struct scene *scene);

    /* Says the sentences of the text alternative, the most important first;
     * what is too long is left out (describe.h). */
    void (*describe)(const void *of, struct description *out);

    /* Makes the table behind the figure. */
    void (*tabulate)(const void *of, struct sheet *sheet);

    /* HTML of what stands below the drawing; NULL: nothing ever does. */
    struct str (*notes)(const void *of);
};

/* The picture of a plot, which must live as long. */
struct picture figure_plot(const struct plot *plot);

/* What of a block is not drawn. */
struct figure_texts {
    struct str id;      /* prefix of all ids */
    struct str title;   /* plain text, never empty */
    struct str caption; /* HTML */
    struct str alt;     /* the author's part of the text alternative */
    struct span span;   /* of the block */
};

/* Reads the keys `title`, `caption` and `alt` of a block; false after a
 * report. */
bool figure_read(struct calc *calc, const struct node *node,
                 struct figure_texts *texts);

/* False after a report. */
bool figure_make(const struct picture *picture,
                 const struct figure_texts *texts, enum chart_width width,
                 struct figure *figure);

/* The scenes of both layouts, or of the narrow one alone. */
void figure_scenes(const struct picture *picture, enum chart_width width,
                   struct buf *out);

#endif
