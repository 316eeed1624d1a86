/* Runs of arrows that share a line, moved apart into lanes.
 *
 * Along a line, runs that overlap get different lanes by the first that is
 * free (the colouring of an interval graph by left ends, Gupta 1979); then
 * lanes are swapped for as long as that leaves fewer crossings. */
#include "chart/diagram_layout.h"

#include <string.h>

/* Passes over all pairs of lanes, and pairs that are looked at in all. */
#define SWAP_PASSES 4
#define SWAP_MOST 2000

/* Positions for comparing: lines this far apart, lanes 2. */
#define KEY_LINE 1024

/* Segments. ------------------------------------------------------------ */

/* What one arrow uses: from a point to the right, and down. */
struct runs {
    struct diagram_layout *layout;
    bool *right, *down;
};

static void runs_mark(struct runs *runs, const struct branch *branch) {
    int across = lattice_across(runs->layout);
    for (size_t i = 0; i + 1 < branch->count; i++) {
        struct spot a = branch->points[i], b = branch->points[i + 1];
        int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
        (a.y == b.y ? runs->right : runs->down)[y * across + x] = true;
    }
}

static struct spot run_spot(bool upright, int line, int along) {
    return upright ? (struct spot){line, along} : (struct spot){along, line};
}

/* The runs of a line: they end at boxes, too. */
static void runs_line(struct runs *runs, size_t link, bool upright, int line) {
    struct diagram_layout *layout = runs->layout;
    int across = lattice_across(layout);
    int length = upright ? lattice_down(layout) : across;
    const bool *used = upright ? runs->down : runs->right;
    for (int from = 0; from < length; from++) {
        struct spot spot = run_spot(upright, line, from);
        if (!used[spot.y * across + spot.x])
            continue;
        int to = from;
        do {
            to++;
            spot = run_spot(upright, line, to);
        } while (lattice_box(layout, spot) < 0 && to + 1 < length &&
                 used[spot.y * across + spot.x]);
        struct segment segment = {
            .link = link,
            .upright = upright,
            .line = line,
            .from = from,
            .to = to,
            .from_box = lattice_box(layout, run_spot(upright, line, from)) >= 0,
            .to_box = lattice_box(layout, spot) >= 0,
            .lanes = 1};
        ARENA_PUSH(layout->arena, layout->segment, layout->segments,
                   layout->segment_capacity, segment);
        from = to - 1;
    }
}

static void lanes_segments(struct diagram_layout *layout) {
    size_t points = (size_t)(lattice_across(layout) * lattice_down(layout));
    struct runs runs = {layout, ARENA_ARRAY(layout->arena, points, bool),
                        ARENA_ARRAY(layout->arena, points, bool)};
    for (size_t link = 0; link < layout->diagram->links; link++) {
        memset(runs.right, 0, points * sizeof *runs.right);
        memset(runs.down, 0, points * sizeof *runs.down);
        for (size_t i = 0; i < layout->branches; i++)
            if (layout->branch[i].link == link)
                runs_mark(&runs, &layout->branch[i]);
        for (int x = 0; x < lattice_across(layout); x++)
            runs_line(&runs, link, true, x);
        for (int y = 0; y < lattice_down(layout); y++)
            runs_line(&runs, link, false, y);
    }
}

const struct segment *layout_segment(const struct diagram_layout *layout,
                                     size_t link, bool upright,
                                     struct spot point) {
    int line = upright ? point.x : point.y;
    int along = upright ? point.y : point.x;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        if (segment->link == link && segment->upright == upright &&
            segment->line == line && segment->from <= along &&
            along <= segment->to)
            return segment;
    }
    return NULL;
}

int layout_lane_count(const struct diagram_layout *layout, bool upright,
                      int line) {
    int most = 0;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        if (segment->upright == upright && segment->line == line &&
            segment->lanes > most)
            most = segment->lanes;
    }
    return most;
}

/* Lanes. --------------------------------------------------------------- */

/* In half steps of the lattice: a run ends at a box's edge. */
static int lane_start(const struct segment *segment) {
    return 2 * segment->from + segment->from_box;
}

static int lane_end(const struct segment *segment) {
    return 2 * segment->to - segment->to_box;
}

static bool lane_before(const struct segment *a, const struct segment *b) {
    if (a->upright != b->upright)
        return b->upright;
    if (a->line != b->line)
        return a->line < b->line;
    if (lane_start(a) != lane_start(b))
        return lane_start(a) < lane_start(b);
    return a->link < b->link;
}

/* By line, then by where they start. */
static void lanes_sort(struct diagram_layout *layout) {
    for (size_t i = 1; i < layout->segments; i++) {
        struct segment segment = layout->segment[i];
        size_t at = i;
        for (; at && lane_before(&segment, &layout->segment[at - 1]); at--)
            layout->segment[at] = layout->segment[at - 1];
        layout->segment[at] = segment;
    }
}

/* The first lane in which nothing before overlaps. */
static int lane_free(const struct segment *first,
                     const struct segment *segment) {
    for (int lane = 0;; lane++) {
        const struct segment *other = first;
        while (other < segment &&
               (other->lane != lane || lane_end(other) < lane_start(segment)))
            other++;
        if (other == segment)
            return lane;
    }
}

/* The end of the segments that touch each other, one by one, from `from` on;
 * sets their lanes. */
static size_t lanes_cluster(struct diagram_layout *layout, size_t from) {
    struct segment *first = &layout->segment[from];
    int end = lane_end(first), lanes = 1;
    size_t to = from + 1;
    first->lane = 0;
    for (; to < layout->segments; to++) {
        struct segment *next = &layout->segment[to];
        if (next->upright != first->upright || next->line != first->line ||
            lane_start(next) > end)
            break;
        next->lane = lane_free(first, next);
        lanes = next->lane >= lanes ? next->lane + 1 : lanes;
        end = lane_end(next) > end ? lane_end(next) : end;
    }
    for (size_t i = from; i < to; i++)
        layout->segment[i].lanes = lanes;
    return to;
}

/* Crossings. ----------------------------------------------------------- */

static int key_lane(const struct segment *segment) {
    return segment->line * KEY_LINE + 2 * segment->lane - segment->lanes + 1;
}

/* The segments into which the two ends of one turn; NULL: a box. */
struct turns {
    const struct segment *first, *last;
};

/* Where a segment ends: at a box, or at the lane it turns into. */
static int key_end(const struct segment *segment, const struct segment *turn,
                   bool last) {
    int along = last ? segment->to : segment->from;
    if (last ? segment->to_box : segment->from_box)
        return along * KEY_LINE + (last ? -KEY_LINE / 2 : KEY_LINE / 2);
    return turn ? key_lane(turn) : along * KEY_LINE;
}

struct extent {
    int lane, from, to;
};

struct swaps {
    struct diagram_layout *layout;
    struct turns *turns;
    struct extent *extents;
    size_t least; /* crossings */
    size_t tries;
};

static void swaps_turns(struct swaps *swaps) {
    const struct diagram_layout *layout = swaps->layout;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        bool across = !segment->upright;
        swaps->turns[i] = (struct turns){
            layout_segment(
                layout, segment->link, across,
                run_spot(segment->upright, segment->line, segment->from)),
            layout_segment(
                layout, segment->link, across,
                run_spot(segment->upright, segment->line, segment->to))};
    }
}

static bool extent_crosses(struct extent a, struct extent b) {
    return a.lane > b.from && a.lane < b.to && b.lane > a.from && b.lane < a.to;
}

static size_t swaps_crossings(struct swaps *swaps) {
    const struct diagram_layout *layout = swaps->layout;
    size_t count = 0;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        swaps->extents[i] = (struct extent){
            key_lane(segment), key_end(segment, swaps->turns[i].first, false),
            key_end(segment, swaps->turns[i].last, true)};
    }
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *a = &layout->segment[i];
        if (a->upright)
            break;
        for (size_t j = i + 1; j < layout->segments; j++) {
            const struct segment *b = &layout->segment[j];
            count += b->upright && a->link != b->link &&
                     extent_crosses(swaps->extents[i], swaps->extents[j]);
        }
    }
    return count;
}

static void lanes_swap(struct diagram_layout *layout, size_t from, size_t to,
                       int a, int b) {
    for (size_t i = from; i < to; i++) {
        struct segment *segment = &layout->segment[i];
        if (segment->lane == a || segment->lane == b)
            segment->lane = a + b - segment->lane;
    }
}

/* Swaps two lanes of these segments; true if that was for the better. */
static bool swaps_try(struct swaps *swaps, size_t from, size_t to, int a,
                      int b) {
    if (swaps->tries++ >= SWAP_MOST)
        return false;
    lanes_swap(swaps->layout, from, to, a, b);
    size_t count = swaps_crossings(swaps);
    if (count >= swaps->least) {
        lanes_swap(swaps->layout, from, to, a, b);
        return false;
    }
    swaps->least = count;
    return true;
}

/* One pass over all pairs; `cluster` has the first segment of each. */
static bool swaps_pass(struct swaps *swaps, const size_t *cluster,
                       size_t clusters) {
    const struct diagram_layout *layout = swaps->layout;
    bool better = false;
    for (size_t i = 0; i < clusters; i++) {
        size_t to = i + 1 < clusters ? cluster[i + 1] : layout->segments;
        int lanes = layout->segment[cluster[i]].lanes;
        for (int a = 0; a < lanes; a++)
            for (int b = a + 1; b < lanes; b++)
                better = swaps_try(swaps, cluster[i], to, a, b) || better;
    }
    return better;
}

void layout_lanes(struct diagram_layout *layout) {
    size_t clusters = 0, capacity = 0, *cluster = NULL;
    lanes_segments(layout);
    lanes_sort(layout);
    for (size_t from = 0, to; from < layout->segments; from = to) {
        to = lanes_cluster(layout, from);
        ARENA_PUSH(layout->arena, cluster, clusters, capacity, from);
    }
    struct swaps swaps = {
        .layout = layout,
        .turns = ARENA_ARRAY(layout->arena, layout->segments, struct turns),
        .extents = ARENA_ARRAY(layout->arena, layout->segments, struct extent)};
    swaps_turns(&swaps);
    swaps.least = swaps_crossings(&swaps);
    for (int pass = 0; swaps.least && pass < SWAP_PASSES; pass++)
        if (!swaps_pass(&swaps, cluster, clusters))
            break;
}
