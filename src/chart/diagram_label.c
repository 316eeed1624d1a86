/* The labels of arrows: beside a run, where nothing else is.
 *
 * For each label, the runs of its arrow are tried from the longest one on:
 * at the middle, at either end, on both sides, in lines that are first long
 * and then short.  If all is taken the gutter that the longest run crosses
 * gets wider by what the label needs, and everything is placed again.  What
 * finds no room even so is listed below the drawing. */
#include "chart/diagram_layout.h"

/* Widths of lines to try. */
static const int widths[] = {UNITS(130), UNITS(96), UNITS(70), UNITS(48)};

#define WIDTHS (sizeof widths / sizeof *widths)

/* Along a run: per cent of its length. */
static const int parts[] = {50, 42, 58, 34, 66, 26, 74, 18, 82, 10, 90};

#define PARTS (sizeof parts / sizeof *parts)

/* From a run to its label, and from that to anything else. */
#define LABEL_OFF UNITS(4)
#define LABEL_CLEAR UNITS(2)

/* What one more round gives where the length is enough already. */
#define LABEL_MORE UNITS(24)
#define LABEL_MORE_MOST UNITS(100)

/* The least width of a title that has several lines. */
#define TITLE_WIDTH UNITS(84)

/* A label stands beside a run of at least so much of the longest one, in per
 * cent, as long as there is room to ask for. */
#define RUN_LEAST 60

/* A gutter is not made wider than this for labels. */
#define LABEL_MOST UNITS(180)

struct placing {
    struct diagram_layout *layout;
    size_t obstacles, capacity;
    struct box *obstacle;
};

static void placing_add(struct placing *placing, struct box box) {
    ARENA_PUSH(placing->layout->arena, placing->obstacle, placing->obstacles,
               placing->capacity, box);
}

static struct box segment_box(const struct diagram_layout *layout,
                              const struct segment *segment) {
    int lane = layout_lane(layout, segment), from, to;
    layout_ends(layout, segment, &from, &to);
    return segment->upright ? (struct box){lane, from, lane, to}
                            : (struct box){from, lane, to, lane};
}

static struct box box_wider(struct box box, int by) {
    return (struct box){box.left - by, box.top - by, box.right + by,
                        box.bottom + by};
}

/* The four edges of a frame. */
static void placing_frame(struct placing *placing, struct box box) {
    placing_add(placing,
                box_wider((struct box){box.left, box.top, box.right, box.top},
                          LABEL_CLEAR));
    placing_add(placing, box_wider((struct box){box.left, box.bottom, box.right,
                                                box.bottom},
                                   LABEL_CLEAR));
    placing_add(placing,
                box_wider((struct box){box.left, box.top, box.left, box.bottom},
                          LABEL_CLEAR));
    placing_add(placing, box_wider((struct box){box.right, box.top, box.right,
                                                box.bottom},
                                   LABEL_CLEAR));
}

static void placing_init(struct placing *placing,
                         struct diagram_layout *layout) {
    *placing = (struct placing){.layout = layout};
    for (size_t i = 0; i < layout->diagram->boxes; i++)
        placing_add(placing, box_wider(layout_box(layout, i), LABEL_CLEAR));
    for (size_t i = 0; i < layout->segments; i++)
        placing_add(placing, box_wider(segment_box(layout, &layout->segment[i]),
                                       LABEL_CLEAR));
    for (size_t i = 0; i < layout->diagram->groups; i++) {
        placing_frame(placing, layout_frame(layout, i));
        placing_add(placing, box_wider(layout->title_boxes[i], LABEL_CLEAR));
    }
}

static bool placing_free(const struct placing *placing, struct box box) {
    const struct diagram_layout *layout = placing->layout;
    if (box.left < 0 || box.right > layout->width || box.top < 0 ||
        box.bottom > layout->height)
        return false;
    for (size_t i = 0; i < placing->obstacles; i++)
        if (box_overlap(box, placing->obstacle[i]))
            return false;
    return true;
}

/* Runs. ---------------------------------------------------------------- */

static int segment_length(const struct diagram_layout *layout,
                          const struct segment *segment) {
    int from, to;
    layout_ends(layout, segment, &from, &to);
    return to - from;
}

/* The runs of an arrow, the longest one first; returns how many. */
static size_t label_runs(const struct diagram_layout *layout, size_t link,
                         const struct segment **runs) {
    size_t count = 0;
    for (size_t i = 0; i < layout->segments; i++) {
        const struct segment *segment = &layout->segment[i];
        if (segment->link != link)
            continue;
        size_t at = count++;
        int length = segment_length(layout, segment);
        for (; at && segment_length(layout, runs[at - 1]) < length; at--)
            runs[at] = runs[at - 1];
        runs[at] = segment;
    }
    return count;
}

/* The box of a label at a part of a run, on one side of it. */
static struct box label_box(const struct diagram_layout *layout,
                            const struct segment *run,
                            const struct text_lines *lines, int part,
                            bool other) {
    int from, to, lane = layout_lane(layout, run);
    int width = lines->width, height = (int)lines->count * UNITS(TEXT_LINE);
    layout_ends(layout, run, &from, &to);
    int at = from + (to - from) * part / 100;
    if (run->upright) {
        int left = other ? lane - LABEL_OFF - width : lane + LABEL_OFF;
        return (struct box){left, at - height / 2, left + width,
                            at - height / 2 + height};
    }
    int top = other ? lane + LABEL_OFF : lane - LABEL_OFF - height;
    return (struct box){at - width / 2, top, at - width / 2 + width,
                        top + height};
}

static bool label_try(struct placing *placing, const struct segment *run,
                      struct diagram_label *label) {
    for (size_t i = 0; i < PARTS; i++)
        for (int other = 0; other < 2; other++) {
            struct box box =
                label_box(placing->layout, run, &label->lines, parts[i], other);
            if (!placing_free(placing, box))
                continue;
            label->box = box;
            label->placed = true;
            return true;
        }
    return false;
}

/* Room. ---------------------------------------------------------------- */

/* The line of a gutter that a run crosses, or runs in. */
static int run_gutter(const struct segment *run) {
    if (run->line % 2 == 0)
        return run->line / 2;
    return (run->from + 1) / 2;
}

/* Makes a gutter wider, within bounds; true if it did. */
static bool room_more(int *more, int by, int most) {
    if (by <= 0 || *more + by > most)
        return false;
    *more += by;
    return true;
}

/* Asks for what a label needs beside a run. */
static bool room_ask(struct diagram_layout *layout, const struct segment *run,
                     const struct text_lines *lines) {
    int height = (int)lines->count * UNITS(TEXT_LINE) + 2 * LABEL_OFF;
    int width = lines->width + 2 * LABEL_OFF;
    int line = run_gutter(run);
    bool along = run->line % 2;
    const struct gutter *gutter =
        run->upright == along ? &layout->level[line] : &layout->upright[line];
    int *more = run->upright == along ? &layout->more_level[line]
                                      : &layout->more_upright[line];
    int needs = (run->upright == along ? height : width) + 2 * LABEL_CLEAR;
    if (room_more(more, needs - gutter->lanes, LABEL_MOST))
        return true;
    /* Long enough, but something is beside it. */
    if (!along)
        return room_more(more, LABEL_MORE, LABEL_MORE_MOST);
    int beside = run->line / 2 + (run->line / 2 < layout->columns);
    if (run->upright)
        return room_more(&layout->more_upright[beside], LABEL_MORE,
                         LABEL_MORE_MOST);
    return room_more(&layout->more_level[run->line / 2], LABEL_MORE,
                     LABEL_MORE_MOST);
}

/* One label; true if it asked for room. */
static bool label_place(struct placing *placing, size_t link,
                        const struct segment **runs) {
    struct diagram_layout *layout = placing->layout;
    struct diagram_label *label = &layout->labels[link];
    struct str text = layout->diagram->link[link].label;
    size_t count = label_runs(layout, link, runs);
    *label = (struct diagram_label){.listed = label->listed};
    if (!text.n || !count)
        return false;
    int longest = segment_length(layout, runs[0]);
    bool asks = !layout->full && !label->listed;
    for (size_t width = 0; width < WIDTHS; width++) {
        if (width && text_word_width(text) > widths[width])
            break;
        text_wrap(layout->arena, text, widths[width], &label->lines);
        for (size_t i = 0; i < count; i++) {
            int length = segment_length(layout, runs[i]);
            if (asks && length * 100 < longest * RUN_LEAST)
                break;
            if (label_try(placing, runs[i], label)) {
                placing_add(placing, box_wider(label->box, LABEL_CLEAR));
                return false;
            }
        }
    }
    layout->cut++;
    layout->asking = link;
    return asks && room_ask(layout, runs[0], &label->lines);
}

/* A title beside a line that enters its frame has room for one line, or for
 * lines of this width; true if it asked for it. */
static bool title_ask(struct diagram_layout *layout, size_t group) {
    int wanted = text_width(layout->diagram->group[group].title) + UNITS(1);
    int room = layout->title_room[group];
    if (wanted > TITLE_WIDTH)
        wanted = TITLE_WIDTH;
    if (layout->full || room >= wanted || layout->more_group[group])
        return false;
    layout->more_group[group] = wanted - room;
    return true;
}

bool layout_labels(struct diagram_layout *layout) {
    for (size_t i = 0; i < layout->diagram->groups; i++)
        if (title_ask(layout, i)) {
            layout->asking = layout->diagram->links;
            return true;
        }
    struct placing placing;
    bool asked = false;
    placing_init(&placing, layout);
    const struct segment **runs =
        ARENA_ARRAY(layout->arena, layout->segments, const struct segment *);
    for (size_t i = 0; i < layout->diagram->links && !asked; i++)
        asked = label_place(&placing, i, runs);
    return asked;
}
