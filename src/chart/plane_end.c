/* Texts in the right margin: names of lines at their ends, labels of rules.
 *
 * They stand below each other without touching, each as near to its line as
 * the others allow (spread.c), tied to it by a leader where that is not near
 * enough to see. */
#include "chart/plane.h"

#include <stdlib.h>

/* Percent of the width that a text may take. */
#define END_PART 26
#define END_PART_NARROW 34

/* From the plot to the texts; with room for leaders. */
#define END_GAP UNITS(6)
#define END_LEADER UNITS(8)
#define END_FAR UNITS(14)

static void end_wrap(const struct view *view, struct str text,
                     struct text_lines *lines) {
    int part = view->narrow ? END_PART_NARROW : END_PART;
    text_wrap(view->arena, text, view->scene->width / 100 * part, lines);
}

int view_end_width(const struct view *view, struct str text) {
    struct text_lines lines;
    end_wrap(view, text, &lines);
    return text.n ? lines.width + END_FAR + UNITS(2) : 0;
}

int view_end_height(const struct view *view, struct str text) {
    struct text_lines lines;
    end_wrap(view, text, &lines);
    return text.n ? (int)lines.count * UNITS(TEXT_LINE) : 0;
}

void view_end(struct view *view, enum style style, struct str text,
              struct spot from) {
    struct view_end end = {.style = style, .from = from};
    end_wrap(view, text, &end.lines);
    if (text.n)
        ARENA_PUSH(view->arena, view->end, view->ends, view->end_room, end);
}

/* From the top down; equal ones in the order in which they came. */
static void ends_sort(struct view *view) {
    for (size_t i = 1; i < view->ends; i++) {
        struct view_end end = view->end[i];
        size_t at = i;
        for (; at && view->end[at - 1].from.y > end.from.y; at--)
            view->end[at] = view->end[at - 1];
        view->end[at] = end;
    }
}

static int end_size(const struct view_end *end) {
    return (int)end->lines.count * UNITS(TEXT_LINE);
}

/* Centres that stay within the height of the plot, if all of them can. */
static void ends_clamp(const struct view *view, int *centre) {
    int least = view->area.top, most = view->area.bottom;
    for (size_t i = 0; i < view->ends; i++) {
        int half = end_size(&view->end[i]) / 2;
        if (centre[i] - half < least)
            centre[i] = least + half;
        least = centre[i] + half;
    }
    for (size_t i = view->ends; i-- > 0;) {
        int half = end_size(&view->end[i]) / 2;
        if (centre[i] + half > most)
            centre[i] = most - half;
        most = centre[i] - half;
    }
}

static void end_draw(struct view *view, const struct view_end *end, int centre,
                     int x) {
    int first = TEXT_BASELINE(centre - ((int)end->lines.count - 1) *
                                           UNITS(TEXT_LINE) / 2);
    bool far = abs(centre - end->from.y) > END_LEADER ||
               end->from.x < view->area.right - END_LEADER;
    if (far)
        scene_line(view->scene, STYLE_LEADER, end->from.x + UNITS(2),
                   end->from.y, x - UNITS(2), centre);
    scene_lines(view->scene, end->style, ANCHOR_START, x, first, &end->lines);
    for (size_t i = 0; i < end->lines.count; i++)
        view_obstacle(view,
                      scene_text_box(ANCHOR_START, x,
                                     first + (int)i * UNITS(TEXT_LINE),
                                     end->lines.line[i]),
                      false);
}

void view_ends(struct view *view) {
    int *centre = ARENA_ARRAY(view->arena, view->ends, int);
    int *size = ARENA_ARRAY(view->arena, view->ends, int);
    int *result = ARENA_ARRAY(view->arena, view->ends, int);
    bool leaders = false;
    ends_sort(view);
    for (size_t i = 0; i < view->ends; i++) {
        centre[i] = view->end[i].from.y;
        size[i] = end_size(&view->end[i]);
    }
    spread(view->arena, centre, size, view->ends, result);
    ends_clamp(view, result);
    for (size_t i = 0; i < view->ends; i++)
        leaders = leaders || abs(result[i] - centre[i]) > END_LEADER;
    for (size_t i = 0; i < view->ends; i++)
        end_draw(view, &view->end[i], result[i],
                 view->area.right + (leaders ? END_FAR : END_GAP));
}
