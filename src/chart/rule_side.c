/* Rules that lie across standing bars, and their labels: on the line at an
 * end where nothing is in the way, else all of them in a margin. */
#include "chart/layout.h"

#include <stdlib.h>

/* Percent of the width that a label in the margin may take. */
#define RULE_MARGIN_PART 24

/* Between a line and the text above or below it. */
#define RULE_ABOVE UNITS(5)
#define RULE_BELOW UNITS(14)

/* A label this far from its line is tied to it by a leader. */
#define RULE_LEADER UNITS(8)

static int rule_block(const struct rule_place *place) {
    return (int)place->lines.count * UNITS(TEXT_LINE);
}

static struct box rule_box(const struct rule_place *place) {
    int left =
        place->anchor == ANCHOR_END ? place->x - place->lines.width : place->x;
    return (struct box){left, place->y - TEXT_ASCENT, left + place->lines.width,
                        place->y + rule_block(place) - UNITS(TEXT_LINE) +
                            TEXT_DESCENT};
}

static bool rule_free(const struct axis *axis, const struct box *obstacles,
                      size_t count, const struct rule_place *places,
                      size_t index) {
    struct box box = rule_box(&places[index]);
    if (box.bottom > axis->area.bottom) /* what is below the plot is there */
        return false;
    for (size_t i = 0; i < count; i++)
        if (box_overlap(box, obstacles[i]))
            return false;
    for (size_t i = 0; i < axis->plot->rules; i++) {
        if (i != index && places[i].at > box.top && places[i].at < box.bottom)
            return false;
        if (i < index && box_overlap(box, rule_box(&places[i])))
            return false;
    }
    return true;
}

/* Above or below the line, at the right or left end. */
static void rule_try(const struct axis *axis, struct rule_place *place,
                     bool below, bool left) {
    place->anchor = left ? ANCHOR_START : ANCHOR_END;
    place->x = left ? axis->area.left + RULE_ABOVE : axis->area.right;
    place->y =
        below ? place->at + RULE_BELOW
              : place->at - RULE_ABOVE - rule_block(place) + UNITS(TEXT_LINE);
}

bool rule_on_lines(const struct axis *axis, const struct box *obstacles,
                   size_t count, struct rule_place *places) {
    int width = axis->area.right - axis->area.left;
    for (size_t i = 0; i < axis->plot->rules; i++)
        places[i].at = scale_place(&axis->scale, axis->plot->rule[i].number);
    for (size_t i = 0; i < axis->plot->rules; i++) {
        bool found = false;
        text_wrap(axis->arena, axis->plot->rule[i].label, width * 2 / 3,
                  &places[i].lines);
        for (unsigned try = 0; try < 4 && !found; try++) {
            rule_try(axis, &places[i], try & 2, try & 1);
            found = rule_free(axis, obstacles, count, places, i);
        }
        if (!found)
            return false;
    }
    return true;
}

int rule_margin(const struct axis *axis, struct rule_place *places) {
    int most = axis->scene->width / 100 * RULE_MARGIN_PART;
    int widest = 0;
    for (size_t i = 0; i < axis->plot->rules; i++) {
        text_wrap(axis->arena, axis->plot->rule[i].label, most,
                  &places[i].lines);
        if (places[i].lines.width > widest)
            widest = places[i].lines.width;
    }
    return widest + 2 * LAYOUT_GAP;
}

void rule_aside(const struct axis *axis, struct rule_place *places) {
    size_t count = axis->plot->rules;
    int *centre = ARENA_ARRAY(axis->arena, count, int);
    int *size = ARENA_ARRAY(axis->arena, count, int);
    int *result = ARENA_ARRAY(axis->arena, count, int);
    /* Rules ascend, so their places run up the page: turn them around. */
    for (size_t i = 0; i < count; i++) {
        struct rule_place *place = &places[i];
        place->at = scale_place(&axis->scale, axis->plot->rule[i].number);
        size_t turned = axis->plot->reverse ? i : count - 1 - i;
        centre[turned] = place->at;
        size[turned] = rule_block(place);
    }
    spread(axis->arena, centre, size, count, result);
    for (size_t i = 0; i < count; i++) {
        struct rule_place *place = &places[i];
        size_t turned = axis->plot->reverse ? i : count - 1 - i;
        place->anchor = ANCHOR_START;
        place->x = axis->area.right + 2 * LAYOUT_GAP;
        place->y = result[turned] - rule_block(place) / 2 +
                   UNITS(TEXT_LINE) / 2 + TEXT_MIDDLE;
    }
}

/* From the end of a line to a label that has been moved away from it. */
static void rule_leader(struct axis *axis, const struct rule_place *place) {
    struct box box = rule_box(place);
    int middle = (box.top + box.bottom) / 2;
    if (axis->lying || place->x <= axis->area.right ||
        abs(middle - place->at) < RULE_LEADER)
        return;
    scene_line(axis->scene, STYLE_LEADER, axis->area.right, place->at,
               place->x - UNITS(2), middle);
}

void rule_draw(struct axis *axis, const struct rule_place *places) {
    const struct box *area = &axis->area;
    for (size_t i = 0; i < axis->plot->rules; i++) {
        const struct rule_place *place = &places[i];
        if (axis->lying)
            scene_line(axis->scene, STYLE_RULE, place->at,
                       area->top - place->end, place->at, area->bottom);
        else
            scene_line(axis->scene, STYLE_RULE, area->left, place->at,
                       area->right, place->at);
    }
    for (size_t i = 0; i < axis->plot->rules; i++)
        rule_leader(axis, &places[i]);
    for (size_t i = 0; i < axis->plot->rules; i++)
        scene_lines(axis->scene, STYLE_RULE_LABEL, places[i].anchor,
                    places[i].x, places[i].y, &places[i].lines);
}
