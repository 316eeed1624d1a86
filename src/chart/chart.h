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
 * A chart block, by example:
 *
 *     title: Latency              text with {{ }}; at most 120 characters
 *     data: models where year > 2018
 *     mark: bar
 *     y: model                    a text names the bars,
 *     x: params log "Parameters"  a number is their length
 *     color: params log           a text: series; a number: a ramp
 *     label: params | compact     at the end of each bar
 *     rules:
 *       - {x: 80 GB, label: A100} in any unit of the axis' dimension
 *
 * A channel is `EXPRESSION [SCALE] [reverse] ["Title"] [| format]`, with
 * one of the scales linear, log, sqrt, time, band; or a map of `value scale
 * title domain format sort reverse`; or a map of series:
 *
 *     x: {Required: required, Typical LLM: typical}
 *     x:
 *       value: {Required: required, Typical LLM: typical}
 *       scale: log
 *     label: {Typical LLM: typical / required | .0f}
 *
 * A map is the long form as soon as it has one of those keys, and else a map
 * of series.  Bars of series stand beside each other unless `stack: true`;
 * rows that `color` tells apart are stacked unless `stack: false`; `stack:
 * normalize` draws shares.  A label of a stack belongs to the whole bar.
 * Names are sorted by `sort: ascending`, `descending`, or by the numbers of
 * the other channel: `x`, `-x`.  Bars that find no room to stand lie.
 *
 * A pie has neither axis:
 *
 *     mark: {type: arc, hole: 60%}     without hole a pie, else a donut
 *     theta: memory                    or a map of series: one row's parts
 *     color: part
 *
 * All other marks but pies, and bars that share their axes, stand on a plane:
 *
 *     mark: {type: line, points: true}
 *     x: day                      days; numbers; names
 *     y: [low, high]              a pair is an interval
 *     size: requests              of points: their area
 *     shape: family
 *     rules: [{y: 1 s}]
 *     bands: [{x: [null, ridge], label: memory-bound}]
 *     notes: [{x: 3, y: 10, text: here}]
 *     layers:
 *       - {mark: point, y: measured}
 *       - {mark: line, y: model}
 *
 * A layer has from its chart what it does not say itself: data, mark, and
 * those channels that its mark shows.  Layers share both axes; the first one
 * that names a scale, domain, title or format gives it to the axis, and two
 * different scales are an error.  Names as colour are categories, the same in
 * all layers; numbers are a ramp, or for lines and areas categories, too.  A
 * layer without colour is in the first one, and as a thin mark in the colour
 * of text where others have colours or cover the paper.
 *
 * Cells and boxes stand on names:
 *
 *     mark: {type: rect, values: false}     cells without their numbers
 *     color: latency log                    a cell without number is empty
 *     mark: {type: box, whiskers: range}    to the least and greatest
 *     y: latency                            raw values, or five numbers:
 *     y: [least, lower, median, upper, greatest]
 *
 * `facet` makes a panel for each value of an expression, on common axes
 * (facet.h).
 *
 * A memory block: `parts` (a map from name to expression), `each` (a table;
 * parts are evaluated for each row), `devices` (a map from name to capacity),
 * and for parts that several devices hold together `across`, `sharded`,
 * `strategies` (memory.h).  A diagram: `rows` or `columns` of boxes, `boxes`,
 * `arrows`, `groups` (diagram.h).  A roofline: `peak`, `bandwidth`, `device`,
 * `data`, `intensity`, `achieved`, `label`, `performance` (roofline.h).  All of
 * them have `title`, `caption` and `alt`.
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
    struct str notes;   /* HTML of the verdicts, a list; or "" */
    struct sheet sheet; /* the table behind it */
};

/* Sets up libxml2; call once, from one thread. */
void chart_init(void);

/* The kinds of block that become one figure. */
enum chart_kind {
    CHART_CHART,
    CHART_MEMORY,
    CHART_DIAGRAM,
    CHART_ROOFLINE,
    CHART_KINDS
};

/* "chart", "memory": the first word of such a block. */
struct str chart_name(enum chart_kind kind);

/* Draws a block.  `id` prefixes every id in the SVG and is unique on the page:
 * "fig-sizes". */
bool chart_draw(struct calc *calc, enum chart_kind kind,
                const struct node *spec, struct str id, enum chart_width width,
                struct figure *figure);

/* A row of figures that share a number and a caption: a `figures` block.  Its
 * parts are blocks of one kind each, to be drawn by chart_draw. */
struct figure_part {
    enum chart_kind kind;
    const struct node *spec;
};

struct figures {
    struct str title;   /* plain text; may be empty */
    struct str caption; /* HTML; may be empty */
    size_t count;
    struct figure_part *part;
};

/* False after a report; `figures` holds the parts that could be read. */
bool chart_figures(struct calc *calc, const struct node *node,
                   struct figures *figures);

/* The laid-out scenes as text, one shape a line, for tests and for `lectern
 * dump --stage=scene`: the wide layout, then the narrow one. */
bool chart_scene(struct calc *calc, enum chart_kind kind,
                 const struct node *spec, enum chart_width width,
                 struct buf *out);

#endif
