/* Columns, rows and gutters get their sizes, and all boxes and lines their
 * places. */
#include "chart/diagram_layout.h"

/* Around a box's text; less where there is little room. */
#define PAD_ACROSS UNITS(10)
#define PAD_NARROW UNITS(4)
#define PAD_DOWN UNITS(9)
#define WRAP_NARROW UNITS(60)

#define COLUMN_LEAST UNITS(24)
#define ROW_LEAST UNITS(34)

/* Between boxes, where nothing runs; and for an arrow from one to the next. */
#define GAP_LEAST UNITS(14)
#define GAP_ARROW UNITS(30)

/* From a lane to the boxes beside it: an arrow's head and some of its shaft. */
#define LANE_STUB UNITS(15)
#define LANE_OUTSIDE UNITS(6)

/* From a group's frame to what is in it. */
#define FRAME_PAD UNITS(9)
#define TITLE_PAD UNITS(3)

/* Lines do not touch the edge of the scene. */
#define EDGE UNITS(1)

/* A frame's distance from the columns and rows that it holds. */
struct offsets {
    int left, top, right, bottom;
};

static bool frame_within(const struct diagram_layout *layout, size_t a,
                         size_t b) {
    const struct region *inner = &layout->group[a], *outer = &layout->group[b];
    return a != b && inner->left >= outer->left &&
           inner->right <= outer->right && inner->top >= outer->top &&
           inner->bottom <= outer->bottom;
}

static int most(int a, int b) {
    return a > b ? a : b;
}

/* Frames that share a side with one in them go around it; inner groups come
 * first in the list. */
static struct offsets frame_offsets(const struct diagram_layout *layout,
                                    size_t group) {
    const struct region *own = &layout->group[group];
    struct offsets all = {0, 0, 0, 0};
    for (size_t i = 0; i < group; i++) {
        const struct region *other = &layout->group[i];
        if (!frame_within(layout, i, group))
            continue;
        struct offsets inner = frame_offsets(layout, i);
        if (other->left == own->left)
            all.left = most(all.left, inner.left);
        if (other->top == own->top)
            all.top = most(all.top, inner.top);
        if (other->right == own->right)
            all.right = most(all.right, inner.right);
        if (other->bottom == own->bottom)
            all.bottom = most(all.bottom, inner.bottom);
    }
    int lines = (int)layout->titles[group].count;
    all.left += FRAME_PAD + layout->more_group[group];
    all.right += FRAME_PAD;
    all.bottom += FRAME_PAD;
    all.top += FRAME_PAD + (lines ? lines * UNITS(TEXT_LINE) + TITLE_PAD : 0);
    return all;
}

struct box layout_frame(const struct diagram_layout *layout, size_t group) {
    const struct region *place = &layout->group[group];
    const struct track *right = &layout->column[place->right];
    const struct track *bottom = &layout->row[place->bottom];
    struct offsets offsets = frame_offsets(layout, group);
    return (struct box){layout->column[place->left].start - offsets.left,
                        layout->row[place->top].start - offsets.top,
                        right->start + right->size + offsets.right,
                        bottom->start + bottom->size + offsets.bottom};
}

struct box layout_box(const struct diagram_layout *layout, size_t box) {
    const struct region *place = &layout->box[box];
    const struct track *right = &layout->column[place->right];
    const struct track *bottom = &layout->row[place->bottom];
    return (struct box){
        layout->column[place->left].start, layout->row[place->top].start,
        right->start + right->size, bottom->start + bottom->size};
}

/* Gutters. ------------------------------------------------------------- */

/* Does anything run across a gutter from box to box, or end in it? */
static bool gutter_crossed(const struct diagram_layout *layout, bool upright,
                           int line) {
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        if (segment->upright != upright && segment->from <= line &&
            segment->to >= line)
            return true;
    }
    return false;
}

static struct gutter gutter_size(const struct diagram_layout *layout,
                                 bool upright, int index, int last) {
    int lanes = layout_lane_count(layout, upright, 2 * index);
    bool outside = index == 0 || index == last;
    struct gutter gutter = {0};
    for (size_t i = 0; i < layout->diagram->groups; i++) {
        const struct region *group = &layout->group[i];
        struct offsets offsets = frame_offsets(layout, i);
        int begins = upright ? group->left : group->top;
        int ends = upright ? group->right : group->bottom;
        if (begins == index)
            gutter.opening =
                most(gutter.opening, upright ? offsets.left : offsets.top);
        if (ends + 1 == index)
            gutter.closing =
                most(gutter.closing, upright ? offsets.right : offsets.bottom);
    }
    if (lanes)
        gutter.lanes = (lanes - 1) * layout->pitch + LANE_STUB +
                       (outside ? LANE_OUTSIDE : LANE_STUB);
    else if (!outside)
        gutter.lanes =
            gutter_crossed(layout, upright, 2 * index) ? GAP_ARROW : GAP_LEAST;
    gutter.lanes +=
        upright ? layout->more_upright[index] : layout->more_level[index];
    return gutter;
}

/* Puts tracks and gutters behind each other; the end of the last one. */
static int tracks_place(struct track *tracks, struct gutter *gutters, int count,
                        int start) {
    for (int i = 0; i <= count; i++) {
        gutters[i].start = start;
        start += gutters[i].closing + gutters[i].lanes + gutters[i].opening;
        if (i == count)
            break;
        tracks[i].start = start;
        start += tracks[i].size;
    }
    return start;
}

int layout_lane(const struct diagram_layout *layout,
                const struct segment *segment) {
    int index = segment->line / 2;
    int offset = (2 * segment->lane - segment->lanes + 1) * layout->pitch / 2;
    if (segment->line % 2) {
        const struct track *track =
            segment->upright ? &layout->column[index] : &layout->row[index];
        return track->start + track->size / 2 + offset;
    }
    const struct gutter *gutter =
        segment->upright ? &layout->upright[index] : &layout->level[index];
    int last = segment->upright ? layout->columns : layout->rows;
    int middle = gutter->start + gutter->closing + gutter->lanes / 2;
    if (index == 0)
        middle -= (LANE_STUB - LANE_OUTSIDE) / 2;
    else if (index == last)
        middle += (LANE_STUB - LANE_OUTSIDE) / 2;
    return middle + offset;
}

/* Texts. --------------------------------------------------------------- */

static int box_pad(const struct diagram_layout *layout) {
    return layout->wrap < WRAP_NARROW ? PAD_NARROW : PAD_ACROSS;
}

/* Wraps a box's text, and counts words that had to be broken. */
static void text_place(struct diagram_layout *layout, size_t box, int width) {
    struct str text = layout->diagram->box[box].text;
    text_wrap(layout->arena, text, width, &layout->texts[box]);
    layout->cut += text_word_width(text) > width;
}

static void columns_size(struct diagram_layout *layout) {
    for (int i = 0; i < layout->columns; i++) {
        int lanes = layout_lane_count(layout, true, 2 * i + 1);
        layout->column[i].size =
            most(COLUMN_LEAST, lanes * layout->pitch + UNITS(8));
    }
    for (size_t i = 0; i < layout->diagram->boxes; i++) {
        const struct region *place = &layout->box[i];
        struct track *column = &layout->column[place->left];
        if (place->left != place->right)
            continue;
        text_place(layout, i, layout->wrap);
        column->size =
            most(column->size, layout->texts[i].width + 2 * box_pad(layout));
    }
    for (int i = 0; i < layout->columns; i++)
        layout->column[i].size = (layout->column[i].size + 9) / 10 * 10;
}

/* Is there a box in a column that is in no other one? */
static bool column_used(const struct diagram_layout *layout, int column) {
    for (size_t i = 0; i < layout->diagram->boxes; i++)
        if (layout->box[i].left == column && layout->box[i].right == column)
            return true;
    return false;
}

/* Columns of one width look better, where there is room for it. */
static void columns_even(struct diagram_layout *layout) {
    int widest = 0, sum = 0, all = 0, gutters = 0;
    for (int i = 0; i < layout->columns; i++)
        widest = most(widest, layout->column[i].size);
    for (int i = 0; i < layout->columns; i++) {
        sum += layout->column[i].size;
        all += column_used(layout, i) ? widest : layout->column[i].size;
    }
    for (int i = 0; i <= layout->columns; i++)
        gutters += layout->upright[i].closing + layout->upright[i].lanes +
                   layout->upright[i].opening;
    if (all + gutters + 2 * EDGE > layout->width || 2 * all > 3 * sum)
        return;
    for (int i = 0; i < layout->columns; i++)
        if (column_used(layout, i))
            layout->column[i].size = widest;
}

static void rows_size(struct diagram_layout *layout) {
    for (int i = 0; i < layout->rows; i++) {
        int lanes = layout_lane_count(layout, false, 2 * i + 1);
        layout->row[i].size =
            most(ROW_LEAST, lanes * layout->pitch + UNITS(10));
    }
    for (size_t i = 0; i < layout->diagram->boxes; i++) {
        const struct region *place = &layout->box[i];
        struct box box = layout_box(layout, i);
        if (place->left != place->right)
            text_place(layout, i, box.right - box.left - 2 * box_pad(layout));
        int height =
            (int)layout->texts[i].count * UNITS(TEXT_LINE) + 2 * PAD_DOWN;
        for (int row = place->top; row < place->bottom; row++)
            height -= layout->row[row].size;
        struct track *row = &layout->row[place->bottom];
        row->size = most(row->size, height);
    }
}

/* Titles. -------------------------------------------------------------- */

/* Where lines run into a frame through its top: the next one at or behind
 * `from`, or `end`. */
static int title_obstacle(const struct diagram_layout *layout, size_t group,
                          int from, int end) {
    int line = 2 * layout->group[group].top;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        if (!segment->upright || segment->from > line || segment->to <= line)
            continue;
        int at = layout_lane(layout, segment);
        if (at >= from && at < end)
            end = at;
    }
    return end;
}

/* Wraps a title into the widest room between them, or the first in which it
 * needs one line. */
static void title_wrap(struct diagram_layout *layout, size_t group) {
    struct box frame = layout_frame(layout, group);
    struct str title = layout->diagram->group[group].title;
    int wanted = text_width(title), widest = -1, clear = FRAME_PAD;
    int left = frame.left;
    for (int from = frame.left; from < frame.right;) {
        int to = title_obstacle(layout, group, from + 1, frame.right);
        int room = to - from - 2 * clear;
        if (room > widest && widest < wanted) {
            widest = room;
            left = from + clear;
        }
        from = to;
    }
    text_wrap(layout->arena, title, most(widest, UNITS(8)),
              &layout->titles[group]);
    layout->cut += text_word_width(title) > widest;
    layout->title_room[group] = widest;
    layout->title_boxes[group] =
        (struct box){left, 0, left + layout->titles[group].width, 0};
}

static void titles_place(struct diagram_layout *layout) {
    for (size_t i = 0; i < layout->diagram->groups; i++) {
        struct box *box = &layout->title_boxes[i];
        box->top = layout_frame(layout, i).top + TITLE_PAD + UNITS(2);
        box->bottom =
            box->top + (int)layout->titles[i].count * UNITS(TEXT_LINE);
    }
}

/* Everything. ---------------------------------------------------------- */

static void place_arrays(struct diagram_layout *layout) {
    const struct diagram *diagram = layout->diagram;
    size_t columns = (size_t)layout->columns, rows = (size_t)layout->rows;
    struct arena *arena = layout->arena;
    layout->column = ARENA_ARRAY(arena, columns, struct track);
    layout->row = ARENA_ARRAY(arena, rows, struct track);
    layout->upright = ARENA_ARRAY(arena, columns + 1, struct gutter);
    layout->level = ARENA_ARRAY(arena, rows + 1, struct gutter);
    layout->texts = ARENA_ARRAY(arena, diagram->boxes, struct text_lines);
    layout->titles = ARENA_ARRAY(arena, diagram->groups, struct text_lines);
    layout->title_room = ARENA_ARRAY(arena, diagram->groups, int);
    layout->title_boxes = ARENA_ARRAY(arena, diagram->groups, struct box);
}

void layout_place(struct diagram_layout *layout) {
    place_arrays(layout);
    layout->cut = 0;
    for (int i = 0; i <= layout->columns; i++)
        layout->upright[i] = gutter_size(layout, true, i, layout->columns);
    columns_size(layout);
    columns_even(layout);
    int width =
        tracks_place(layout->column, layout->upright, layout->columns, 0);
    int start = (layout->width - width) / 20 * 10;
    layout->fits = width + 2 * EDGE <= layout->width;
    tracks_place(layout->column, layout->upright, layout->columns, start);
    for (size_t i = 0; i < layout->diagram->groups; i++)
        title_wrap(layout, i);
    rows_size(layout);
    for (int i = 0; i <= layout->rows; i++)
        layout->level[i] = gutter_size(layout, false, i, layout->rows);
    layout->height =
        tracks_place(layout->row, layout->level, layout->rows, EDGE) + EDGE;
    titles_place(layout);
}
