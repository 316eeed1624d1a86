/* Diagrams: boxes on a grid, and arrows between them.
 *
 *     rows:
 *       - [Batch, GPU 0, Sum]      boxes by name; ~ leaves a place empty
 *       - [~,     GPU 1, Sum]      a name that is repeated spans places
 *     boxes:
 *       Sum: "All-reduce, {{ n }} times"
 *       Batch: {text: "A batch of {{ n }}", shape: round}
 *     arrows:
 *       - Batch -> GPU 0, GPU 1: half each
 *       - GPU 0, GPU 1 -> Sum
 *     groups:
 *       Workers: [GPU 0, GPU 1]
 *
 * `columns` instead of `rows` lists them from left to right, each from top to
 * bottom; a row or column of one box may be its bare name.  Arrows are `a ->
 * b`, `a <- b`, `a <-> b` and `a -- b`, a line without heads; `a -> b -> c` is
 * two of them.  What stands at one end separated by commas shares a trunk.
 *
 * From the block to the drawing:
 *
 *     read (diagram_read.c, diagram_links.c)
 *     -> grid, turned or not (diagram_grid.c)
 *     -> routes in the gutters (diagram_route.c) -> lanes (diagram_lane.c)
 *     -> places (diagram_place.c) -> labels (diagram_label.c)
 *     -> scene (diagram_draw.c)
 *
 * Everything is laid out while the block is read, for both widths, so that a
 * diagram that finds no room is the author's to know.  On a narrow page the
 * grid is turned, rows into columns, where it finds more room so.
 *
 * Ownership: everything lives in the calc's arena.
 * Thread: as the calc's.
 */
#ifndef CHART_DIAGRAM_H
#define CHART_DIAGRAM_H

#include "chart/figure.h"

/* Places of the grid, both ends included. */
struct region {
    int left, top, right, bottom;
};

enum diagram_shape {
    DIAGRAM_BOX,
    DIAGRAM_ROUND, /* its ends are half circles */
    DIAGRAM_TEXT   /* no edge */
};

struct diagram_box {
    struct str name; /* as the author wrote it, to refer to it */
    struct str text; /* what is drawn */
    struct span span;
    enum diagram_shape shape;
    struct region place;
};

enum diagram_heads { DIAGRAM_TO, DIAGRAM_BOTH, DIAGRAM_NONE };

/* Each box of one end is tied to each of the other one. */
struct diagram_link {
    size_t froms, tos;
    size_t *from, *to; /* numbers of boxes */
    enum diagram_heads heads;
    struct str label; /* may be empty */
    struct span span;
};

struct diagram_group {
    struct str title;
    struct span span;
    size_t boxes;
    size_t *box;
    struct region place;
};

struct diagram_layout;

struct diagram {
    struct calc *calc;
    struct arena *arena;
    struct span span;
    int rows, columns;
    size_t boxes, box_capacity;
    struct diagram_box *box;
    size_t links, link_capacity;
    struct diagram_link *link;
    size_t groups;
    struct diagram_group *group;
    const struct diagram_layout *wide, *narrow;
};

/* Reads, evaluates and lays out a block; false after a report. */
bool diagram_plan(struct calc *calc, const struct node *node,
                  struct diagram *diagram);

/* Its picture; the diagram must live as long. */
struct picture diagram_picture(const struct diagram *diagram);

/* "Diagram of 4 boxes", where the author gave no title. */
struct str diagram_title(const struct diagram *diagram);

/* Steps of reading, in this order; false after a report. --------------- */

/* The boxes on their places. */
bool diagram_places(struct diagram *diagram, const struct node *node);

/* What `boxes` says of them, arrows between them, and groups of them. */
bool diagram_boxes(struct diagram *diagram, const struct node *map);
bool diagram_links(struct diagram *diagram, const struct node *arrows);
bool diagram_groups(struct diagram *diagram, const struct node *groups);

/* The number of the box of a name, or diagram->boxes. */
size_t diagram_find(const struct diagram *diagram, struct str name);

/* The same, where there must be one: a report if not. */
bool diagram_name(const struct diagram *diagram, struct str name,
                  struct span span, size_t *box);

/* In words. ------------------------------------------------------------ */

/* The titles of the groups around a box, the innermost first: "GPU 0, in Node
 * 1"; empty if there is none. */
struct str diagram_around(const struct diagram *diagram, size_t box);

void diagram_describe(const void *diagram, struct description *out);
void diagram_tabulate(const void *diagram, struct sheet *sheet);

#endif
