/* The constants of a plane, drawn: shaded regions, notes, rules. */
#include "chart/plane.h"

#include <math.h>

/* Regions and notes. ------------------------------------------------------ */

/* A band that is called as a category is has its colour. */
static int view_band_colour(const struct view *view, struct str label) {
    const struct plane_key *key = &view->plane->colour;
    for (size_t i = 0; i < key->count; i++)
        if (str_eq(key->name[i], label))
            return (int)i + 1;
    return 0;
}

/* The place of an end of a band, within the plot. */
static int view_band_end(const struct view *view, enum channel_id axis,
                         double number) {
    const struct box *area = &view->area;
    int place = view_place(view, axis, number);
    return axis == CHANNEL_X ? view_within(place, area->left, area->right)
                             : view_within(place, area->top, area->bottom);
}

static void view_band(struct view *view, const struct plane_band *band) {
    struct box box = view->area;
    int a = view_band_end(view, band->axis, band->end[0]);
    int b = view_band_end(view, band->axis, band->end[1]);
    int number = view_band_colour(view, band->label);
    if (band->axis == CHANNEL_X) {
        box.left = a < b ? a : b;
        box.right = a < b ? b : a;
    } else {
        box.top = a < b ? a : b;
        box.bottom = a < b ? b : a;
    }
    scene_rect(view->scene, number ? STYLE_TINT : STYLE_BAND, number, false,
               box, (struct str){0});
    view_text(view, LABEL_INSIDE, STYLE_NOTE, band->label, box, band->span);
}

/* Is there a line already where a band ends: a rule, an edge of another? */
static bool view_band_marked(const struct view *view,
                             const struct plane_band *band, double number) {
    const struct plot_axis *axis = &view->plane->axis[band->axis].plot;
    for (size_t i = 0; i < axis->rules; i++)
        if (axis->rule[i].number == number)
            return true;
    for (const struct plane_band *other = view->plane->band; other < band;
         other++)
        if (other->axis == band->axis &&
            (other->end[0] == number || other->end[1] == number))
            return true;
    return isinf(number);
}

/* Neighbours are told apart by the line between them. */
static void view_band_edges(struct view *view, const struct plane_band *band) {
    const struct box *area = &view->area;
    for (int end = 0; end < 2; end++) {
        int place = view_band_end(view, band->axis, band->end[end]);
        if (view_band_marked(view, band, band->end[end]))
            continue;
        if (band->axis == CHANNEL_X)
            scene_line(view->scene, STYLE_GRID, place, area->top, place,
                       area->bottom);
        else
            scene_line(view->scene, STYLE_GRID, area->left, place, area->right,
                       place);
    }
}

static void view_note(struct view *view, const struct plane_note *note) {
    int x = view_place(view, CHANNEL_X, note->at[CHANNEL_X].from);
    int y = view_place(view, CHANNEL_Y, note->at[CHANNEL_Y].from);
    view_text(view, LABEL_CENTRED, STYLE_NOTE, note->text,
              (struct box){x, y, x, y}, note->span);
}

void view_regions(struct view *view) {
    for (size_t i = 0; i < view->plane->bands; i++)
        view_band(view, &view->plane->band[i]);
    for (size_t i = 0; i < view->plane->notes; i++)
        view_note(view, &view->plane->note[i]);
}

void view_region_edges(struct view *view) {
    for (size_t i = 0; i < view->plane->bands; i++)
        view_band_edges(view, &view->plane->band[i]);
}

/* Rules. ----------------------------------------------------------------- */

static void view_rule_obstacles(struct view *view, enum channel_id axis) {
    const struct box *area = &view->area;
    for (size_t i = 0; i < view->axis[axis].plot->rules; i++) {
        const struct rule_place *place = &view->rule[axis][i];
        struct box line = *area;
        if (axis == CHANNEL_X) {
            line.left = place->at - UNITS(1);
            line.right = place->at + UNITS(1);
        } else {
            line.top = place->at - UNITS(1);
            line.bottom = place->at + UNITS(1);
        }
        view_obstacle(view, line, true);
        for (size_t k = 0; k < place->lines.count; k++)
            view_obstacle(view,
                          scene_text_box(place->anchor, place->x,
                                         place->y + (int)k * UNITS(TEXT_LINE),
                                         place->lines.line[k]),
                          false);
    }
}

static const struct box *view_boxes(const struct view *view) {
    struct box *boxes = ARENA_ARRAY(view->arena, view->obstacles, struct box);
    for (size_t i = 0; i < view->obstacles; i++)
        boxes[i] = view->obstacle[i].box;
    return boxes;
}

/* Labels of lying rules, on their lines or as texts in the margin; false if
 * they need that one. */
static bool view_rules_y(struct view *view) {
    struct axis *y = &view->axis[CHANNEL_Y];
    if (!view->aside)
        return rule_on_lines(y, view_boxes(view), view->obstacles,
                             view->rule[CHANNEL_Y]);
    for (size_t i = 0; i < y->plot->rules; i++) {
        struct rule_place *place = &view->rule[CHANNEL_Y][i];
        *place = (struct rule_place){
            .at = view_place(view, CHANNEL_Y, y->plot->rule[i].number)};
        view_end(view, STYLE_RULE_LABEL, y->plot->rule[i].label,
                 (struct spot){view->area.right, place->at});
    }
    return true;
}

bool view_rules(struct view *view) {
    struct axis *x = &view->axis[CHANNEL_X], *y = &view->axis[CHANNEL_Y];
    if (x->plot->rules) {
        rule_draw(x, view->rule[CHANNEL_X]);
        view_rule_obstacles(view, CHANNEL_X);
    }
    if (y->plot->rules) {
        if (!view_rules_y(view))
            return false;
        rule_draw(y, view->rule[CHANNEL_Y]);
        view_rule_obstacles(view, CHANNEL_Y);
    }
    return true;
}
