/* How a diagram is laid out.  Private to diagram_*.c.
 *
 * The grid of places is seen as a lattice: of its coordinates, along x and
 * along y, the odd ones are the middles of columns and rows, the even ones the
 * gutters between and around them.  Routes run from point to point of the
 * lattice and never through one that a box covers, so no line crosses a box,
 * however wide columns and gutters become.
 *
 * What runs along one line of the lattice at one place is moved apart into
 * lanes, each a few units beside the next.
 *
 * Ownership: everything lives in the diagram's arena.
 * Thread: as the diagram's.
 */
#ifndef CHART_DIAGRAM_LAYOUT_H
#define CHART_DIAGRAM_LAYOUT_H

#include "chart/diagram.h"

/* A route from a box to a box, or to or from a spot of another branch of the
 * same arrow. */
struct branch {
    size_t link;
    size_t count;
    struct spot *points; /* of the lattice */
    bool head_first, head_last;
};

/* A straight run of one arrow, from one point of the lattice to another. */
struct segment {
    size_t link;
    bool upright;
    int line;     /* x if it is upright, or y */
    int from, to; /* along it, from < to */
    bool from_box, to_box;
    int lane, lanes; /* the number of its lane among those beside it */
};

/* Between two columns, or two rows; in tenths. */
struct gutter {
    int start;
    int closing; /* the edges of groups that end here */
    int lanes;   /* room for lanes, labels and heads of arrows */
    int opening; /* the edges and titles of groups that begin here */
};

/* A column or row. */
struct track {
    int start, size;
};

struct diagram_label {
    struct text_lines lines;
    bool placed; /* false: it stands below the drawing */
    bool listed; /* it has asked for room in vain, and asks no more */
    struct box box;
};

struct diagram_layout {
    const struct diagram *diagram;
    struct arena *arena;
    bool turned; /* rows are drawn as columns */
    int width;   /* of the scene */

    /* The grid. */
    int columns, rows;
    struct region *box, *group;
    int *cell; /* of each point of the lattice: a box + 1, or 0 */

    /* Routes. */
    size_t branches, branch_capacity;
    struct branch *branch;
    size_t segments, segment_capacity;
    struct segment *segment;

    /* Places. */
    int pitch; /* from lane to lane */
    int wrap;  /* the width of a box's text */
    struct track *column, *row;
    struct gutter *upright, *level; /* columns + 1, rows + 1 */
    struct text_lines *texts;       /* of boxes */
    struct text_lines *titles;      /* of groups */
    struct box *title_boxes;
    int *title_room;                /* the width of their lines */
    int *more_upright, *more_level; /* what labels need besides */
    int *more_group;                /* and titles, on the left of a frame */
    struct diagram_label *labels;   /* of links */
    int height;
    bool fits;
    bool full;     /* there is no more room to ask for */
    size_t asking; /* the link whose label asked last; links: a title */
    int cut;       /* words that are broken, labels that find no room */
};

/* Lays out for a width, turned or not. */
struct diagram_layout *layout_make(const struct diagram *diagram, int width,
                                   bool turned);

/* Appends everything to a scene of that width, and sets its height. */
void layout_draw(const struct diagram_layout *layout, struct scene *scene);

/* Steps of layout_make, in this order. --------------------------------- */

/* The lattice: diagram_grid.c. */
void layout_grid(struct diagram_layout *layout);
int lattice_across(const struct diagram_layout *layout);
int lattice_down(const struct diagram_layout *layout);

/* The box at a point, or -1; outside of the lattice, too. */
int lattice_box(const struct diagram_layout *layout, struct spot point);

/* How far apart two boxes are, in places; and numbers of boxes by their
 * distance from one, the nearest first. */
int layout_distance(const struct diagram_layout *layout, size_t from,
                    size_t to);
size_t *layout_near(const struct diagram_layout *layout, size_t from,
                    const size_t *boxes, size_t count);

/* Every arrow's branches: diagram_route.c. */
void layout_route(struct diagram_layout *layout);

/* Their segments, and the lane of each: diagram_lane.c. */
void layout_lanes(struct diagram_layout *layout);

/* The segment of an arrow that runs through a point, or NULL. */
const struct segment *layout_segment(const struct diagram_layout *layout,
                                     size_t link, bool upright,
                                     struct spot point);

/* The most lanes beside each other on a line. */
int layout_lane_count(const struct diagram_layout *layout, bool upright,
                      int line);

/* Where everything is: diagram_place.c. */
void layout_place(struct diagram_layout *layout);

/* The middle of a lane. */
int layout_lane(const struct diagram_layout *layout,
                const struct segment *segment);

/* The drawn ends of a segment: along it, the lesser one first; this and
 * layout_spot: diagram_spot.c. */
void layout_ends(const struct diagram_layout *layout,
                 const struct segment *segment, int *from, int *to);

/* A box's edges, and a group's frame. */
struct box layout_box(const struct diagram_layout *layout, size_t box);
struct box layout_frame(const struct diagram_layout *layout, size_t group);

/* The drawn spot of a branch's point. */
struct spot layout_spot(const struct diagram_layout *layout,
                        const struct branch *branch, size_t point);

/* Puts the titles of groups and the labels of arrows where nothing else is,
 * and asks for more room where there is none: diagram_label.c.  True if it
 * has asked for any, and everything has to be placed again. */
bool layout_labels(struct diagram_layout *layout);

#endif
