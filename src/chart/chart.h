/* Charts: from a block of YAML to SVG and the table behind it.
 *
 *     spec (YAML) -> scales -> layout -> scene -> SVG
 *
 * The spec's expressions are evaluated by calc, one row of the data at a
 * time; scales map values to user units; layout finds room for every label
 * from a table of glyph advances; the scene is a flat list of shapes; SVG is
 * written through libxml2.  A chart is laid out twice, 680 and 360 units
 * wide, and the page's stylesheet shows the one that suits.
 *
 * Ownership: results live in the arena.
 * Bad input: reported with its place in the block; false, nothing drawn.
 * Thread: any number of charts at once, each with its own calc; call
 * chart_init once before the first thread.
 */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "calc/calc.h"
#include "data/data.h"

enum chart_width {
    CHART_FULL, /* the column's width: both layouts */
    CHART_HALF  /* beside another figure: the narrow layout only */
};

struct figure {
    struct str svg;     /* one or two <svg> elements */
    struct str title;   /* plain text */
    struct str caption; /* HTML; may be empty */
    struct str notes;   /* HTML paragraph(s) of verdicts ("fits ..."); or "" */
    struct sheet sheet; /* the table behind it */
};

/* Sets up libxml2; call once, from one thread. */
void chart_init(void);

/* Draws a `chart` block.  `id` prefixes every id in the SVG and is unique on
 * the page: "fig-sizes". */
bool chart_draw(struct calc *calc, const struct node *spec, struct str id,
                enum chart_width width, struct figure *figure);

/* Draws a `memory` block. */
bool chart_memory(struct calc *calc, const struct node *spec, struct str id,
                  enum chart_width width, struct figure *figure);

/* The laid-out scene of a chart as text, one shape a line, for tests and
 * `lectern dump --stage=scene`. */
bool chart_scene(struct calc *calc, const struct node *spec, struct str id,
                 enum chart_width width, struct buf *out);

#endif
