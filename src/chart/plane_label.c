/* Labels beside marks, so that none touches another text, a mark or a line.
 *
 * Greedy, in the order of the rows: of eight places around the mark at
 * growing distances the first that is free, else the one that covers least;
 * then sweeps in which each label may move again.  From the second
 * distance on a leader ties it to its mark.  A label that still covers
 * something is left out of the drawing, with a warning: its text is in the
 * table and in the tooltip of its mark.
 *
 * Positions as in Jon Christensen, Joe Marks and Stuart Shieber, An Empirical
 * Study of Algorithms for Point-Feature Label Placement (1995), whose greedy
 * algorithm with local improvement this is. */
#include "base/limits.h"
#include "chart/plane.h"

#include <limits.h>
#include <stdlib.h>

#define SWEEPS 3

/* Percent of the width that a label may take before it is wrapped, and where
 * it finds no room in that width. */
#define LABEL_PART 32
#define LABEL_PART_LESS 16

/* What a box has around it that is kept free, so that texts do not look
 * joined. */
#define LABEL_CLEAR UNITS(1)

/* Half the thickness of lines, and the length of the boxes that they are cut
 * into. */
#define LINE_HALF UNITS(2)
#define LINE_PIECE UNITS(6)

static const int distances[] = {UNITS(6),  UNITS(14), UNITS(24),
                                UNITS(38), UNITS(54), UNITS(74)};
#define DISTANCES (sizeof distances / sizeof *distances)

/* Sides: right, above right, below right, above, below, left ... */
static const int sides[][2] = {{1, 0}, {1, -1}, {1, 1},   {0, -1},
                               {0, 1}, {-1, 0}, {-1, -1}, {-1, 1}};
#define SIDES (sizeof sides / sizeof *sides)

#define BESIDE_WAYS ((int)(DISTANCES * SIDES))

/* Beyond the end of a bar a label is at home only near to it. */
#define BEYOND_WAYS 3

/* Within a region: three columns, at the top, the bottom, then between; as
 * many along a thin one. */
#define INSIDE_ROWS 10
#define INSIDE_WAYS (3 * INSIDE_ROWS)

void view_obstacle(struct view *view, struct box box, bool thin) {
    struct obstacle obstacle = {box, thin};
    ARENA_PUSH(view->arena, view->obstacle, view->obstacles,
               view->obstacle_room, obstacle);
}

void view_obstacle_line(struct view *view, struct spot from, struct spot to) {
    int width = to.x - from.x, height = to.y - from.y;
    int longer = abs(width) > abs(height) ? abs(width) : abs(height);
    int pieces = longer / LINE_PIECE + 1;
    for (int i = 0; i < pieces; i++) {
        int x1 = from.x + (int)((long)width * i / pieces);
        int x2 = from.x + (int)((long)width * (i + 1) / pieces);
        int y1 = from.y + (int)((long)height * i / pieces);
        int y2 = from.y + (int)((long)height * (i + 1) / pieces);
        view_obstacle(view,
                      (struct box){(x1 < x2 ? x1 : x2) - LINE_HALF,
                                   (y1 < y2 ? y1 : y2) - LINE_HALF,
                                   (x1 < x2 ? x2 : x1) + LINE_HALF,
                                   (y1 < y2 ? y2 : y1) + LINE_HALF},
                      true);
    }
}

static void label_wrap(const struct view *view, struct view_label *label,
                       int part) {
    int width = view->scene->width / 100 * part;
    int inside = label->mark.right - label->mark.left - UNITS(4);
    text_wrap(view->arena, label->text,
              label->kind == LABEL_INSIDE && part == LABEL_PART ? inside
                                                                : width,
              &label->lines);
}

void view_text(struct view *view, enum label_kind kind, enum style style,
               struct str text, struct box mark, struct span span) {
    struct view_label label = {
        .kind = kind, .style = style, .text = text, .mark = mark, .span = span};
    if (!text.n)
        return;
    label_wrap(view, &label, LABEL_PART);
    ARENA_PUSH(view->arena, view->label, view->labels, view->label_room, label);
}

void view_label(struct view *view, const struct layer *layer,
                const struct datum *datum, struct box mark,
                enum label_side side) {
    size_t before = view->labels;
    view_text(view, layer->mark == &plane_bar ? LABEL_BEYOND : LABEL_BESIDE,
              STYLE_LABEL, datum->label.text, mark,
              layer->spec->channel[CHANNEL_LABEL].span);
    if (view->labels > before)
        view->label[before].first = (int)side;
}

/* Ways. ------------------------------------------------------------------ */

static int label_ways(const struct view_label *label) {
    return label->kind == LABEL_INSIDE    ? INSIDE_WAYS
           : label->kind == LABEL_CENTRED ? BESIDE_WAYS + 1
           : label->kind == LABEL_BEYOND  ? BEYOND_WAYS
                                          : BESIDE_WAYS;
}

static int label_height(const struct view_label *label) {
    return (int)label->lines.count * UNITS(TEXT_LINE);
}

static struct box label_box(const struct view_label *label) {
    int left = label->x;
    if (label->anchor == ANCHOR_END)
        left -= label->lines.width;
    else if (label->anchor == ANCHOR_MIDDLE)
        left -= (label->lines.width + 1) / 2;
    return (struct box){left, label->y - TEXT_ASCENT, left + label->lines.width,
                        label->y + label_height(label) - UNITS(TEXT_LINE) +
                            TEXT_DESCENT};
}

/* Puts the middle of the text's block at a height. */
static void label_middle(struct view_label *label, int middle) {
    label->y =
        TEXT_BASELINE(middle - (label_height(label) - UNITS(TEXT_LINE)) / 2);
}

static void label_beside(struct view_label *label, int way) {
    const int *side = sides[(way + label->first) % (int)SIDES];
    int distance = distances[way / (int)SIDES];
    const struct box *mark = &label->mark;
    int half = label_height(label) / 2;
    /* Along a diagonal each part of the way is shorter. */
    int part = side[0] && side[1] ? distance * 7 / 10 : distance;
    int edge = side[0] && side[1] ? part / 2 : part;
    label->anchor = side[0] > 0   ? ANCHOR_START
                    : side[0] < 0 ? ANCHOR_END
                                  : ANCHOR_MIDDLE;
    label->x = side[0] > 0   ? mark->right + part
               : side[0] < 0 ? mark->left - part
                             : (mark->left + mark->right) / 2;
    label_middle(label, side[1] > 0   ? mark->bottom + edge + half
                        : side[1] < 0 ? mark->top - edge - half
                                      : (mark->top + mark->bottom) / 2);
}

/* Is a region lower than its text? */
static bool label_thin(const struct view_label *label) {
    return label->kind == LABEL_INSIDE &&
           label->mark.bottom - label->mark.top < label_height(label);
}

/* Above or below a thin region, from its left end to its right one. */
static void label_along(struct view_label *label, int way) {
    const struct box *box = &label->mark;
    int half = label_height(label) / 2 + UNITS(4);
    int free = box->right - box->left - label->lines.width - UNITS(12);
    label->anchor = ANCHOR_START;
    label->x = box->left + UNITS(6) + free / (INSIDE_WAYS / 2 - 1) * (way / 2);
    label_middle(label, way % 2 ? box->bottom + half : box->top - half);
}

static void label_inside(struct view_label *label, int way) {
    static const enum anchor anchors[] = {ANCHOR_MIDDLE, ANCHOR_START,
                                          ANCHOR_END};
    const struct box *box = &label->mark;
    int half = label_height(label) / 2 + UNITS(4);
    int row = way / 3, free = box->bottom - box->top - 2 * half;
    /* Top, bottom, and from there inward by turns. */
    int depth = free / INSIDE_ROWS * (row / 2);
    label->anchor = anchors[way % 3];
    label->x = label->anchor == ANCHOR_MIDDLE  ? (box->left + box->right) / 2
               : label->anchor == ANCHOR_START ? box->left + UNITS(6)
                                               : box->right - UNITS(6);
    label_middle(label, row % 2 ? box->bottom - half - depth
                                : box->top + half + depth);
}

static struct box box_both(struct box a, struct box b) {
    return (struct box){a.left < b.left ? a.left : b.left,
                        a.top < b.top ? a.top : b.top,
                        a.right > b.right ? a.right : b.right,
                        a.bottom > b.bottom ? a.bottom : b.bottom};
}

static void label_put(struct view_label *label, int way) {
    label->way = way;
    if (label_thin(label)) {
        label_along(label, way);
    } else if (label->kind == LABEL_INSIDE) {
        label_inside(label, way);
    } else if (label->kind == LABEL_CENTRED && way == 0) {
        label->anchor = ANCHOR_MIDDLE;
        label->x = (label->mark.left + label->mark.right) / 2;
        label_middle(label, (label->mark.top + label->mark.bottom) / 2);
    } else if (label->kind == LABEL_BEYOND) {
        label_beside(label, way * (int)SIDES);
    } else {
        label_beside(label, label->kind == LABEL_CENTRED ? way - 1 : way);
    }
    label->box = label_box(label);
    label->whole = box_both(
        label->box, label->kind == LABEL_INSIDE ? label->box : label->mark);
}

/* Costs. ----------------------------------------------------------------- */

/* What is common to two boxes, in square units. */
static long box_common(struct box a, struct box b) {
    int left = a.left > b.left ? a.left : b.left;
    int right = a.right < b.right ? a.right : b.right;
    int top = a.top > b.top ? a.top : b.top;
    int bottom = a.bottom < b.bottom ? a.bottom : b.bottom;
    if (left >= right || top >= bottom)
        return 0;
    return (long)(right - left) * (bottom - top) / 100 + 1;
}

static struct box box_grow(struct box box, int by) {
    return (struct box){box.left - by, box.top - by, box.right + by,
                        box.bottom + by};
}

/* The part of a label that is not where it may be. */
static long label_outside(const struct view *view, struct box box) {
    int right = view->scene->width;
    struct box area = {view->area.left, view->area.top, right,
                       view->area.bottom};
    long whole = (long)(box.right - box.left) * (box.bottom - box.top) / 100;
    return box.left >= area.left && box.right <= area.right &&
                   box.top >= area.top && box.bottom <= area.bottom
               ? 0
               : whole - box_common(box, area) + 1;
}

/* Where the leader of a label goes: from its mark to the nearest point of the
 * text's edge. */
static bool label_leader(const struct view_label *label, struct spot *from,
                         struct spot *to) {
    struct box box = label->box, mark = label->mark;
    if (label->kind != LABEL_BESIDE || label->way < (int)SIDES)
        return false;
    int x = (mark.left + mark.right) / 2, y = (mark.top + mark.bottom) / 2;
    *to = (struct spot){x < box.left    ? box.left - UNITS(2)
                        : x > box.right ? box.right + UNITS(2)
                                        : x,
                        y < box.top      ? box.top
                        : y > box.bottom ? box.bottom
                                         : (box.top + box.bottom) / 2};
    *from = (struct spot){to->x > x   ? mark.right
                          : to->x < x ? mark.left
                                      : x,
                          to->y > y   ? mark.bottom
                          : to->y < y ? mark.top
                                      : y};
    return true;
}

/* What stands near enough to a label's mark to be touched by the label. */
struct near_boxes {
    size_t count;
    struct obstacle *obstacle;
};

static struct near_boxes label_near(const struct view *view,
                                    const struct view_label *label) {
    struct near_boxes near = {
        0, ARENA_ARRAY(view->arena, view->obstacles, struct obstacle)};
    int reach =
        distances[DISTANCES - 1] + label->lines.width + label_height(label);
    if (label->kind == LABEL_INSIDE)
        reach = label_height(label) + UNITS(TEXT_LINE);
    struct box all = box_grow(label->mark, reach);
    for (size_t i = 0; i < view->obstacles; i++)
        if (box_overlap(all, view->obstacle[i].box))
            near.obstacle[near.count++] = view->obstacle[i];
    return near;
}

static bool box_same(struct box a, struct box b) {
    return a.left == b.left && a.right == b.right && a.top == b.top &&
           a.bottom == b.bottom;
}

/* Does a leader run through a box? */
static bool leader_crosses(struct spot from, struct spot to, struct box box) {
    for (int i = 1; i < 12; i++) {
        int x = from.x + (to.x - from.x) * i / 12;
        int y = from.y + (to.y - from.y) * i / 12;
        if (x > box.left && x < box.right && y > box.top && y < box.bottom)
            return true;
    }
    return false;
}

/* What a leader that runs through a box costs. */
#define COST_CROSSED 10

/* What a label covers of another, and their leaders of the two. */
static long label_pair(const struct view_label *label,
                       const struct view_label *other) {
    struct spot from, to;
    struct box box = label->box, second = other->box;
    if (!box_overlap(box_grow(label->whole, LABEL_CLEAR), other->whole))
        return 0;
    long cost = box_common(box_grow(box, LABEL_CLEAR), second);
    if (label_leader(label, &from, &to) && leader_crosses(from, to, second))
        cost += COST_CROSSED;
    if (label_leader(other, &from, &to) && leader_crosses(from, to, box))
        cost += COST_CROSSED;
    return cost;
}

/* What a label covers where it stands; 0 is free, and `most` or more is not
 * looked at further. */
static long label_cost(const struct view *view, const struct view_label *label,
                       const struct near_boxes *near, long most) {
    struct box box = label->box, clear = box_grow(box, LABEL_CLEAR);
    struct spot from, to;
    bool leader = label_leader(label, &from, &to);
    long cost = label_outside(view, box);
    for (size_t i = 0; i < near->count && cost < most; i++) {
        const struct obstacle *obstacle = &near->obstacle[i];
        cost += box_common(clear, obstacle->box);
        if (leader && !obstacle->thin &&
            !box_same(obstacle->box, label->mark) &&
            leader_crosses(from, to, obstacle->box))
            cost += COST_CROSSED;
    }
    for (size_t i = 0; i < view->labels && cost < most; i++)
        if (&view->label[i] != label && view->label[i].placed)
            cost += label_pair(label, &view->label[i]);
    return cost;
}

/* The first way that is free, or else the cheapest; what it costs. */
static long label_best(const struct view *view, struct view_label *label,
                       const struct near_boxes *near) {
    long least = LONG_MAX;
    int best = 0;
    for (int way = 0; way < label_ways(label) && least; way++) {
        label_put(label, way);
        long cost = label_cost(view, label, near, least);
        if (cost < least) {
            least = cost;
            best = way;
        }
    }
    label_put(label, best);
    label->placed = true;
    return least;
}

/* Placing. --------------------------------------------------------------- */

/* The label that another one covers most, or NULL. */
static const struct view_label *label_rival(const struct view *view,
                                            const struct view_label *label) {
    const struct view_label *rival = NULL;
    long most = 0;
    for (size_t i = 0; i < view->labels; i++) {
        const struct view_label *other = &view->label[i];
        long common = other == label || !other->placed
                          ? 0
                          : box_common(label->box, other->box);
        if (common > most) {
            most = common;
            rival = other;
        }
    }
    return rival;
}

static void label_drop(struct view *view, struct view_label *label) {
    struct diags *diags = calc_diags(view->plane->calc);
    const struct view_label *rival = label_rival(view, label);
    struct diag *diag;
    if (rival)
        diag =
            diag_add(diags, DIAG_DROPPED_LABEL, label->span,
                     "no room for the label `" STR_FMT "` beside `" STR_FMT "`",
                     STR_ARG(label->text), STR_ARG(rival->text));
    else
        diag = diag_add(diags, DIAG_DROPPED_LABEL, label->span,
                        "no room for the label `" STR_FMT "`",
                        STR_ARG(label->text));
    diag_help(diag, "label fewer rows: `if ... then ... else \"\"`");
    label->placed = false;
}

static void label_draw(struct view *view, const struct view_label *label) {
    struct spot from, to;
    if (!label->placed)
        return;
    if (label_leader(label, &from, &to))
        scene_line(view->scene, STYLE_LEADER, from.x, from.y, to.x, to.y);
}

/* Places all labels, each by turns, those of regions behind the others, as
 * they have the most places; false if some still cover something. */
static bool labels_sweep(struct view *view, const struct near_boxes *near) {
    bool settled = true;
    for (int inside = 0; inside <= 1; inside++)
        for (size_t i = 0; i < view->labels; i++)
            if (inside == (view->label[i].kind == LABEL_INSIDE))
                settled =
                    !label_best(view, &view->label[i], &near[i]) && settled;
    return settled;
}

/* Labels that cover something become narrower, by more lines. */
static void labels_narrow(struct view *view, const struct near_boxes *near) {
    for (size_t i = 0; i < view->labels; i++)
        if (label_cost(view, &view->label[i], &near[i], 1))
            label_wrap(view, &view->label[i], LABEL_PART_LESS);
}

void view_labels(struct view *view) {
    struct near_boxes *near =
        ARENA_ARRAY(view->arena, view->labels, struct near_boxes);
    for (size_t i = 0; i < view->labels; i++)
        near[i] = label_near(view, &view->label[i]);
    bool settled = false;
    for (int sweep = 0; sweep < SWEEPS && !settled; sweep++)
        settled = labels_sweep(view, near);
    if (!settled) {
        labels_narrow(view, near);
        for (int sweep = 0; sweep < SWEEPS && !settled; sweep++)
            settled = labels_sweep(view, near);
    }
    for (size_t i = 0; i < view->labels; i++)
        if (label_cost(view, &view->label[i], &near[i], 1))
            label_drop(view, &view->label[i]);
    for (size_t i = 0; i < view->labels; i++)
        label_draw(view, &view->label[i]);
    for (size_t i = 0; i < view->labels; i++)
        if (view->label[i].placed)
            scene_lines(view->scene, view->label[i].style,
                        view->label[i].anchor, view->label[i].x,
                        view->label[i].y, &view->label[i].lines);
}
