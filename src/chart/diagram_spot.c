/* Where runs end and branches turn, once columns, rows and lanes have their
 * places. */
#include "base/diag.h"
#include "chart/diagram_layout.h"

/* The edge of a box in which a segment ends, along it. */
static int end_edge(const struct diagram_layout *layout,
                    const struct segment *segment, int along, bool last) {
    struct spot spot = segment->upright ? (struct spot){segment->line, along}
                                        : (struct spot){along, segment->line};
    int box = lattice_box(layout, spot);
    struct box edges = layout_box(layout, (size_t)box);
    if (segment->upright)
        return last ? edges.top : edges.bottom;
    return last ? edges.left : edges.right;
}

/* Where it turns, or the middle of the line across. */
static int end_turn(const struct diagram_layout *layout,
                    const struct segment *segment, int along) {
    struct spot spot = segment->upright ? (struct spot){segment->line, along}
                                        : (struct spot){along, segment->line};
    const struct segment *turn =
        layout_segment(layout, segment->link, !segment->upright, spot);
    struct segment middle = {
        .upright = !segment->upright, .line = along, .lanes = 1};
    return layout_lane(layout, turn ? turn : &middle);
}

void layout_ends(const struct diagram_layout *layout,
                 const struct segment *segment, int *from, int *to) {
    *from = segment->from_box ? end_edge(layout, segment, segment->from, false)
                              : end_turn(layout, segment, segment->from);
    *to = segment->to_box ? end_edge(layout, segment, segment->to, true)
                          : end_turn(layout, segment, segment->to);
    if (*from > *to) {
        int swap = *from;
        *from = *to;
        *to = swap;
    }
}

/* The run of an arrow from a point to the next one. */
static const struct segment *run_between(const struct diagram_layout *layout,
                                         size_t link, struct spot a,
                                         struct spot b) {
    bool upright = a.x == b.x;
    int line = upright ? a.x : a.y;
    int from = upright ? a.y : a.x, to = upright ? b.y : b.x;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *run = &layout->segment[i];
        if (run->link == link && run->upright == upright && run->line == line &&
            run->from <= (from < to ? from : to) &&
            run->to >= (from < to ? to : from))
            return run;
    }
    bug("a branch without its run");
}

struct spot layout_spot(const struct diagram_layout *layout,
                        const struct branch *branch, size_t point) {
    struct spot spot = branch->points[point];
    struct spot beside = branch->points[point ? point - 1 : 1];
    const struct segment *run = run_between(layout, branch->link, spot, beside);
    int along = run->upright ? spot.y : spot.x;
    bool last = along > (run->upright ? beside.y : beside.x);
    int at = lattice_box(layout, spot) >= 0 ? end_edge(layout, run, along, last)
                                            : end_turn(layout, run, along);
    int lane = layout_lane(layout, run);
    return run->upright ? (struct spot){lane, at} : (struct spot){at, lane};
}
