/* Slices and their labels.
 *
 * A name stands beside its slice, close to the circle; names of one side that
 * would touch are moved apart, and a leader ties those that had to move.  The
 * shares stand in their slices if all of them fit, else all below the names.
 * The circle takes the width that the widest names leave. */
#include "chart/arc.h"
#include "chart/layout.h"

#include <math.h>

#define TURN 6.283185307179586

#define RADIUS_MOST UNITS(130)

/* Percent of the width that names may take on each side; less, down to the
 * width of a word, as long as the circle is smaller than it should be. */
#define NAMES_PART 31
#define NAMES_PART_LEAST 20
#define RADIUS_GOOD UNITS(85)

/* From the circle to its names, and between neighbouring slices. */
#define AWAY UNITS(9)
#define SEAM UNITS(2)

/* From its own height on, a name that has moved this far has a leader. */
#define LEADER_FROM UNITS(8)

/* Between names below each other, and around a share in its slice. */
#define NAMES_APART UNITS(5)
#define SHARE_ROOM UNITS(6)

struct slice {
    const struct arc_part *part;
    double from, to, middle; /* in turns, clockwise from the top */
    bool left;               /* the side of its name */
    struct text_lines name, label;
    int lines;  /* of the name, and of a share or label below it */
    int wanted; /* the middle of the lines, where it belongs */
    int y;      /* and where it is */
    int x;
};

struct pie {
    const struct arc *arc;
    struct scene *scene;
    struct slice *slice;
    size_t count;
    int x, y, radius, inner;
    bool inside; /* shares stand in their slices */
    bool shares; /* and stand for labels that have no room */
};

static struct str slice_label(const struct pie *pie,
                              const struct slice *slice) {
    return pie->arc->labelled && !pie->shares ? slice->part->label.text
                                              : slice->part->share_shown;
}

/* Empty slices have no place, and no name. */
static void pie_slices(struct pie *pie) {
    const struct arc *arc = pie->arc;
    double from = 0;
    pie->slice = ARENA_ARRAY(pie->scene->arena, arc->count, struct slice);
    for (size_t i = 0; i < arc->count; i++) {
        if (arc->part[i].share <= 0)
            continue;
        struct slice *slice = &pie->slice[pie->count++];
        slice->part = &arc->part[i];
        slice->from = from;
        slice->to = from + arc->part[i].share;
        slice->middle = (slice->from + slice->to) / 2;
        slice->left = slice->middle > 0.5;
        from = slice->to;
    }
}

/* The widest name or label when names are wrapped at a width; -1 if a word
 * would be cut. */
static int pie_wrap(struct pie *pie, int most) {
    int widest = 0;
    bool cut = false;
    for (size_t i = 0; i < pie->count; i++) {
        struct slice *slice = &pie->slice[i];
        struct str label = slice_label(pie, slice);
        cut = cut || text_word_width(slice->part->name) > most ||
              text_word_width(label) > most;
        text_wrap(pie->scene->arena, slice->part->name, most, &slice->name);
        text_wrap(pie->scene->arena, label, most, &slice->label);
        widest = slice->name.width > widest ? slice->name.width : widest;
        widest = slice->label.width > widest ? slice->label.width : widest;
    }
    return cut ? -1 : widest;
}

static int pie_radius(const struct pie *pie, int widest) {
    int radius = pie->scene->width / 2 - widest - AWAY - UNITS(2);
    return radius > RADIUS_MOST ? RADIUS_MOST : radius;
}

/* A label is mostly a number, which cannot be cut: where one is too wide the
 * shares stand in place of all of them. */
static void pie_labels(struct pie *pie, int most) {
    for (size_t i = 0; i < pie->count && !pie->shares; i++) {
        struct str label = slice_label(pie, &pie->slice[i]);
        if (text_word_width(label) <= most)
            continue;
        struct diag *diag = diag_add(
            calc_diags(pie->arc->calc), DIAG_DROPPED_LABEL,
            pie->arc->label_span, "no room for labels as wide as `" STR_FMT "`",
            STR_ARG(label));
        diag_help(diag, "the shares stand there; a shorter format, or a unit "
                        "with a prefix, has room");
        pie->shares = true;
    }
}

/* Names, wrapped; the radius that they leave. */
static void pie_size(struct pie *pie) {
    int unit = pie->scene->width / 100, part = NAMES_PART;
    pie_labels(pie, part * unit);
    pie_wrap(pie, part * unit);
    for (; part > NAMES_PART_LEAST; part--) {
        int widest = pie_wrap(pie, part * unit);
        if (widest < 0 || pie_radius(pie, widest) >= RADIUS_GOOD)
            break;
    }
    int widest = pie_wrap(pie, part * unit);
    if (widest < 0 && part < NAMES_PART)
        widest = pie_wrap(pie, (part + 1) * unit);
    if (widest < 0)
        widest = NAMES_PART * unit;
    pie->x = pie->scene->width / 2;
    pie->radius = pie_radius(pie, widest);
    pie->inner = (int)lround(pie->radius * pie->arc->hole);
}

/* Where a share stands in its slice: two thirds out, or in the ring's
 * middle. */
static int pie_share_radius(const struct pie *pie) {
    return pie->inner ? (pie->radius + pie->inner) / 2 : pie->radius * 2 / 3;
}

/* A text fits if the corners of its box, with room around, lie in the slice:
 * as far out and at as great an angle as they may. */
static bool slice_holds(const struct pie *pie, const struct slice *slice) {
    int width = text_width(slice_label(pie, slice)) / 2 + SHARE_ROOM;
    int height = (TEXT_ASCENT + TEXT_DESCENT) / 2 + SHARE_ROOM / 2;
    double at = pie_share_radius(pie), angle = slice->middle * TURN;
    double x = at * sin(angle), y = at * cos(angle);
    for (int corner = 0; corner < 4; corner++) {
        double dx = x + (corner & 1 ? width : -width);
        double dy = y + (corner & 2 ? height : -height);
        double turn = atan2(dx, dy) / TURN - slice->middle;
        double out = hypot(dx, dy);
        turn = fabs(turn - round(turn));
        if (turn > (slice->to - slice->from) / 2 || out > pie->radius ||
            out < pie->inner)
            return false;
    }
    return true;
}

/* Names. -------------------------------------------------------------- */

static int slice_height(const struct slice *slice) {
    return slice->lines * UNITS(TEXT_LINE);
}

/* How far from the middle a name begins, so that it stays off the circle. */
static int slice_away(const struct pie *pie, const struct slice *slice) {
    int half = slice_height(slice) / 2, reach = pie->radius + AWAY;
    int top = slice->y - half, bottom = slice->y + half;
    int near = top > 0 ? top : bottom < 0 ? -bottom : 0;
    int beside = (int)(reach * fabs(sin(slice->middle * TURN)));
    if (near >= reach)
        return beside > UNITS(4) ? beside : UNITS(4);
    int away = (int)ceil(sqrt((double)reach * reach - (double)near * near));
    return away > UNITS(4) ? away : UNITS(4);
}

/* The x of names in their order from the top, or from the bottom up: each is
 * further out than the one before it, whose leader passes it. */
static void pie_column(struct pie *pie, const size_t *order, size_t count,
                       bool up) {
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        struct slice *slice = &pie->slice[order[up ? count - 1 - i : i]];
        if (up ? slice->y < 0 : slice->y >= 0)
            break;
        int away = slice_away(pie, slice);
        away = away < last + UNITS(4) ? last + UNITS(4) : away;
        away = away > pie->radius + AWAY ? pie->radius + AWAY : away;
        slice->x = slice->left ? -away : away;
        last = away;
    }
}

/* Moves the names of one side apart, from the top down. */
static void pie_spread(struct pie *pie, bool left) {
    struct arena *arena = pie->scene->arena;
    size_t *order = ARENA_ARRAY(arena, pie->count, size_t), count = 0;
    int *centre = ARENA_ARRAY(arena, pie->count, int);
    int *size = ARENA_ARRAY(arena, pie->count, int);
    int *result = ARENA_ARRAY(arena, pie->count, int);
    for (size_t i = 0; i < pie->count; i++) {
        size_t at = left ? pie->count - 1 - i : i;
        if (pie->slice[at].left == left)
            order[count++] = at;
    }
    for (size_t i = 0; i < count; i++) {
        centre[i] = pie->slice[order[i]].wanted;
        size[i] = slice_height(&pie->slice[order[i]]) + NAMES_APART;
    }
    spread(arena, centre, size, count, result);
    for (size_t i = 0; i < count; i++)
        pie->slice[order[i]].y = result[i];
    pie_column(pie, order, count, false);
    pie_column(pie, order, count, true);
}

/* Places all names around a circle at (0, 0); the top and bottom of all. */
static void pie_names(struct pie *pie, int *top, int *bottom) {
    *top = -pie->radius;
    *bottom = pie->radius;
    pie->inside = true;
    for (size_t i = 0; i < pie->count; i++)
        pie->inside = pie->inside && slice_holds(pie, &pie->slice[i]);
    for (size_t i = 0; i < pie->count; i++) {
        struct slice *slice = &pie->slice[i];
        slice->lines = (int)slice->name.count;
        if (!pie->inside && slice_label(pie, slice).n)
            slice->lines += (int)slice->label.count;
        slice->wanted =
            -(int)lround((pie->radius + AWAY) * cos(slice->middle * TURN));
    }
    pie_spread(pie, false);
    pie_spread(pie, true);
    for (size_t i = 0; i < pie->count; i++) {
        struct slice *slice = &pie->slice[i];
        int half = slice_height(slice) / 2;
        *top = slice->y - half < *top ? slice->y - half : *top;
        *bottom = slice->y + half > *bottom ? slice->y + half : *bottom;
    }
}

/* Drawing. ------------------------------------------------------------ */

static struct str slice_tooltip(const struct pie *pie,
                                const struct slice *slice) {
    return str_format(pie->scene->arena, STR_FMT ": " STR_FMT,
                      STR_ARG(slice->part->name), STR_ARG(slice->part->shown));
}

static void pie_draw_slices(const struct pie *pie) {
    for (size_t i = 0; i < pie->count; i++) {
        const struct slice *slice = &pie->slice[i];
        scene_wedge(pie->scene, STYLE_MARK, slice->part->colour, true, pie->x,
                    pie->y, pie->radius, pie->inner, slice->from, slice->to,
                    SEAM, slice_tooltip(pie, slice));
    }
}

static struct spot pie_spot(const struct pie *pie, int radius, double turn) {
    return (struct spot){pie->x + (int)lround(radius * sin(turn * TURN)),
                         pie->y - (int)lround(radius * cos(turn * TURN))};
}

static void pie_draw_leaders(const struct pie *pie) {
    for (size_t i = 0; i < pie->count; i++) {
        const struct slice *slice = &pie->slice[i];
        int moved = slice->y - slice->wanted;
        if (moved < LEADER_FROM && moved > -LEADER_FROM)
            continue;
        struct spot from = pie_spot(pie, pie->radius + UNITS(1), slice->middle);
        int end = pie->x + slice->x + (slice->left ? UNITS(2) : -UNITS(2));
        scene_line(pie->scene, STYLE_LEADER, from.x, from.y, end,
                   pie->y + slice->y);
    }
}

static void pie_draw_names(const struct pie *pie) {
    for (size_t i = 0; i < pie->count; i++) {
        const struct slice *slice = &pie->slice[i];
        int y =
            pie->y + slice->y - slice_height(slice) / 2 + UNITS(TEXT_LINE) / 2;
        scene_lines(pie->scene, STYLE_NAME,
                    slice->left ? ANCHOR_END : ANCHOR_START, pie->x + slice->x,
                    TEXT_BASELINE(y), &slice->name);
    }
}

/* Below the name, or in the slice. */
static void pie_draw_label(const struct pie *pie, const struct slice *slice) {
    struct str label = slice_label(pie, slice);
    if (pie->inside) {
        struct spot at = pie_spot(pie, pie_share_radius(pie), slice->middle);
        scene_inside(pie->scene, STYLE_MARK, slice->part->colour, true,
                     ANCHOR_MIDDLE, at.x, at.y + TEXT_MIDDLE, label);
        return;
    }
    int y = pie->y + slice->y - slice_height(slice) / 2 + UNITS(TEXT_LINE) / 2 +
            (int)slice->name.count * UNITS(TEXT_LINE);
    scene_lines(pie->scene, STYLE_LABEL,
                slice->left ? ANCHOR_END : ANCHOR_START, pie->x + slice->x,
                TEXT_BASELINE(y), &slice->label);
}

/* The total, in the hole if it has room. */
static void pie_draw_total(const struct pie *pie) {
    struct str total = pie->arc->total_shown;
    if (text_width(total) > pie->inner * 2 - UNITS(16) ||
        pie->inner < UNITS(24))
        return;
    int title = text_width(pie->arc->title);
    bool titled = title <= pie->inner * 17 / 10 - UNITS(8);
    int y = pie->y + (titled ? UNITS(TEXT_LINE) / 2 : 0);
    scene_text(pie->scene, STYLE_LABEL, ANCHOR_MIDDLE, pie->x, TEXT_BASELINE(y),
               total);
    if (titled)
        scene_text(pie->scene, STYLE_AXIS_TITLE, ANCHOR_MIDDLE, pie->x,
                   TEXT_BASELINE(y - UNITS(TEXT_LINE)), pie->arc->title);
}

void arc_draw(const struct plot *plot, struct scene *scene) {
    struct pie pie = {.arc = plot->arc, .scene = scene};
    int top, bottom;
    pie_slices(&pie);
    pie_size(&pie);
    pie_names(&pie, &top, &bottom);
    pie.y = UNITS(4) - (top - 9) / 10 * 10;
    scene->height = (pie.y + bottom + UNITS(4) + 9) / 10 * 10;
    pie_draw_slices(&pie);
    pie_draw_leaders(&pie);
    pie_draw_names(&pie);
    for (size_t i = 0; i < pie.count; i++)
        pie_draw_label(&pie, &pie.slice[i]);
    if (pie.inner)
        pie_draw_total(&pie);
}
