/* From places to the lattice, and which layout is the best. */
#include "chart/diagram_layout.h"

#include "base/limits.h"

/* Widths of a box's text to try, in units: the first with which everything
 * fits. */
static const int wraps[] = {150, 120, 96, 80, 66, 54, 44, 36, 28, 22, 16};

#define WRAPS (sizeof wraps / sizeof *wraps)

/* From lane to lane, in units: the next where there is no room. */
static const int pitches[] = {9, 6, 4};

#define PITCHES (sizeof pitches / sizeof *pitches)

/* Labels ask for room at most so often. */
#define LABEL_ROUNDS 60

/* And each of them so often. */
#define LABEL_ASKS 5

int lattice_across(const struct diagram_layout *layout) {
    return 2 * layout->columns + 1;
}

int lattice_down(const struct diagram_layout *layout) {
    return 2 * layout->rows + 1;
}

int lattice_box(const struct diagram_layout *layout, struct spot point) {
    int across = lattice_across(layout);
    if (point.x < 0 || point.y < 0 || point.x >= across ||
        point.y >= lattice_down(layout))
        return -1;
    return layout->cell[point.y * across + point.x] - 1;
}

static struct region region_turned(struct region place, bool turned) {
    if (!turned)
        return place;
    return (struct region){place.top, place.left, place.bottom, place.right};
}

/* A box covers its places and the gutters between them. */
static void grid_cover(struct diagram_layout *layout, size_t box) {
    struct region place = layout->box[box];
    for (int y = 2 * place.top + 1; y <= 2 * place.bottom + 1; y++)
        for (int x = 2 * place.left + 1; x <= 2 * place.right + 1; x++)
            layout->cell[y * lattice_across(layout) + x] = (int)box + 1;
}

void layout_grid(struct diagram_layout *layout) {
    const struct diagram *diagram = layout->diagram;
    bool turned = layout->turned;
    layout->columns = turned ? diagram->rows : diagram->columns;
    layout->rows = turned ? diagram->columns : diagram->rows;
    layout->box = ARENA_ARRAY(layout->arena, diagram->boxes, struct region);
    layout->group = ARENA_ARRAY(layout->arena, diagram->groups, struct region);
    layout->cell = ARENA_ARRAY(
        layout->arena, (size_t)(lattice_across(layout) * lattice_down(layout)),
        int);
    for (size_t i = 0; i < diagram->boxes; i++) {
        layout->box[i] = region_turned(diagram->box[i].place, turned);
        grid_cover(layout, i);
    }
    for (size_t i = 0; i < diagram->groups; i++)
        layout->group[i] = region_turned(diagram->group[i].place, turned);
}

int layout_distance(const struct diagram_layout *layout, size_t from,
                    size_t to) {
    struct region a = layout->box[from], b = layout->box[to];
    int across = b.left > a.right   ? b.left - a.right
                 : a.left > b.right ? a.left - b.right
                                    : 0;
    int down = b.top > a.bottom   ? b.top - a.bottom
               : a.top > b.bottom ? a.top - b.bottom
                                  : 0;
    return across + down + (across && down ? 1 : 0);
}

size_t *layout_near(const struct diagram_layout *layout, size_t from,
                    const size_t *boxes, size_t count) {
    size_t *order = ARENA_ARRAY(layout->arena, count, size_t);
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        int length = layout_distance(layout, from, boxes[i]);
        for (; at && layout_distance(layout, from, order[at - 1]) > length;
             at--)
            order[at] = order[at - 1];
        order[at] = boxes[i];
    }
    return order;
}

/* What labels have asked for: one array for each that is kept. */
struct room {
    int *upright, *level, *group;
};

static int *room_copy(struct arena *arena, const int *room, size_t count) {
    return arena_grow(arena, room, room ? count : 0, count, sizeof *room);
}

static struct room room_keep(const struct diagram_layout *layout) {
    struct arena *arena = layout->arena;
    return (struct room){
        room_copy(arena, layout->more_upright, (size_t)layout->columns + 1),
        room_copy(arena, layout->more_level, (size_t)layout->rows + 1),
        room_copy(arena, layout->more_group, layout->diagram->groups)};
}

static void room_set(struct diagram_layout *layout, struct room room) {
    layout->more_upright = room.upright;
    layout->more_level = room.level;
    layout->more_group = room.group;
}

/* A label that has asked so often in vain gives back what it got. */
struct asking {
    size_t link;
    int times;
    struct room before;
};

static void asking_count(struct diagram_layout *layout, struct asking *asking,
                         struct room before) {
    if (layout->asking != asking->link)
        *asking = (struct asking){layout->asking, 0, before};
    if (++asking->times <= LABEL_ASKS || asking->link == layout->diagram->links)
        return;
    room_set(layout, asking->before);
    layout->labels[asking->link].listed = true;
    asking->link = SIZE_MAX;
}

/* Places everything, with more room where labels ask for it and there is
 * any. */
static void layout_try(struct diagram_layout *layout, int wrap, int pitch) {
    struct asking asking = {.link = SIZE_MAX};
    layout->wrap = UNITS(wrap);
    layout->pitch = UNITS(pitch);
    layout->full = false;
    layout->labels = ARENA_ARRAY(layout->arena, layout->diagram->links,
                                 struct diagram_label);
    room_set(layout, (struct room){0});
    room_set(layout, room_keep(layout));
    layout_place(layout);
    for (int round = 0; layout->fits && round < LABEL_ROUNDS; round++) {
        struct room before = room_keep(layout);
        if (!layout_labels(layout))
            return;
        asking_count(layout, &asking, before);
        layout_place(layout);
        if (layout->fits)
            continue;
        room_set(layout, before);
        layout_place(layout);
        break;
    }
    layout->full = true;
    layout_labels(layout);
}

struct diagram_layout *layout_make(const struct diagram *diagram, int width,
                                   bool turned) {
    struct diagram_layout *layout =
        ARENA_NEW(diagram->arena, struct diagram_layout);
    struct diagram_layout best = {0};
    *layout = (struct diagram_layout){.diagram = diagram,
                                      .arena = diagram->arena,
                                      .turned = turned,
                                      .width = width};
    layout_grid(layout);
    layout_route(layout);
    layout_lanes(layout);
    for (size_t pitch = 0; pitch < PITCHES && !best.diagram; pitch++)
        for (size_t wrap = 0; wrap < WRAPS; wrap++) {
            layout_try(layout, wraps[wrap], pitches[pitch]);
            if (layout->fits && (!best.diagram || layout->cut < best.cut))
                best = *layout;
            if (best.diagram && !best.cut)
                break;
        }
    if (best.diagram)
        *layout = best;
    return layout;
}
