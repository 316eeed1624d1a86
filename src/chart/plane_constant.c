/* Rules, bands and notes of a plane. */
#include "chart/plane.h"

#include <math.h>

static bool constant_value(const struct plane *plane,
                           const struct formula *formula, struct value *value) {
    *value = calc_evaluate(plane->calc, formula->expression, NULL);
    return value->kind != VALUE_POISON;
}

static struct str constant_show(const struct plane *plane,
                                const struct formula *formula,
                                enum channel_id axis, struct value value) {
    return calc_show(plane->calc, value,
                     formula->format ? formula->format
                                     : plane->axis[axis].format,
                     excerpt_whole(formula->text));
}

/* Rules. --------------------------------------------------------------- */

static void rule_insert(struct plot_axis *axis, struct plot_rule rule) {
    size_t at = axis->rules++;
    while (at && axis->rule[at - 1].number > rule.number) {
        axis->rule[at] = axis->rule[at - 1];
        at--;
    }
    axis->rule[at] = rule;
}

static bool rule_convert(struct plane *plane, const struct rule *rule) {
    struct plot_rule result = {.name = rule->label, .span = rule->span};
    struct value value;
    if (!constant_value(plane, &rule->value, &value) ||
        !plane_number(plane, rule->axis, value, excerpt_whole(rule->value.text),
                      &result.number))
        return false;
    result.shown = constant_show(plane, &rule->value, rule->axis, value);
    result.label = rule->label.n ? rule->label : result.shown;
    rule_insert(&plane->axis[rule->axis].plot, result);
    return true;
}

/* Bands and notes. ------------------------------------------------------ */

static bool band_convert(struct plane *plane, const struct stretch *region,
                         struct plane_band *band) {
    *band = (struct plane_band){.axis = region->axis,
                                .end = {-HUGE_VAL, HUGE_VAL},
                                .label = region->label,
                                .span = region->span};
    for (int i = 0; i < 2; i++) {
        struct value value;
        if (!region->end[i].expression)
            continue;
        if (!constant_value(plane, &region->end[i], &value) ||
            !plane_number(plane, region->axis, value,
                          excerpt_whole(region->end[i].text), &band->end[i]))
            return false;
        band->shown[i] =
            constant_show(plane, &region->end[i], region->axis, value);
    }
    if (band->end[0] < band->end[1])
        return true;
    diag_add(calc_diags(plane->calc), DIAG_BAD_SCALE, region->span,
             "a band goes from the lesser number to the greater one");
    return false;
}

/* A place on an axis of names is one of them. */
static bool note_name(const struct plane *plane, enum channel_id axis,
                      const struct node *node, struct position *at) {
    const struct plane_axis *own = &plane->axis[axis];
    struct near near;
    if (!spec_text(plane->calc, node, "a name", &at->shown))
        return false;
    near_init(&near, at->shown);
    for (size_t i = 0; i < own->bands; i++) {
        near_offer(&near, own->band[i]);
        at->from = at->to = (double)i;
        if (str_eq(own->band[i], at->shown))
            return true;
    }
    struct diag *diag =
        diag_add(calc_diags(plane->calc), DIAG_BAD_CHART, node->span,
                 "no row is called `" STR_FMT "`", STR_ARG(at->shown));
    diag_suggest(diag, near_best(&near));
    return false;
}

static bool note_number(const struct plane *plane, enum channel_id axis,
                        const struct node *node, struct position *at) {
    struct formula formula;
    struct str unused;
    if (!node_text(calc_diags(plane->calc), node, "a place", &unused) ||
        !calc_formula(plane->calc, excerpt_trim(node->text), &formula) ||
        !constant_value(plane, &formula, &at->value[0]) ||
        !plane_number(plane, axis, at->value[0], node->span, &at->from))
        return false;
    at->to = at->from;
    at->shown = constant_show(plane, &formula, axis, at->value[0]);
    return true;
}

static bool note_convert(struct plane *plane, const struct note *from,
                         struct plane_note *note) {
    *note = (struct plane_note){.text = from->text, .span = from->span};
    for (int axis = 0; axis < PLANE_AXES; axis++) {
        struct position *at = &note->at[axis];
        enum channel_id id = (enum channel_id)axis;
        at->there = true;
        if (!(plane->axis[axis].plot.kind == SCALE_BAND
                  ? note_name(plane, id, from->at[axis], at)
                  : note_number(plane, id, from->at[axis], at)))
            return false;
    }
    return true;
}

bool plane_convert_constants(struct plane *plane) {
    const struct spec *spec = plane->spec;
    for (int axis = 0; axis < PLANE_AXES; axis++)
        plane->axis[axis].plot.rules = 0;
    for (size_t i = 0; i < spec->rules; i++)
        if (!rule_convert(plane, &spec->rule[i]))
            return false;
    for (size_t i = 0; i < spec->regions; i++)
        if (!band_convert(plane, &spec->region[i], &plane->band[i]))
            return false;
    for (size_t i = 0; i < spec->notes; i++)
        if (!note_convert(plane, &spec->note[i], &plane->note[i]))
            return false;
    return true;
}

void plane_constants(struct plane *plane) {
    const struct spec *spec = plane->spec;
    plane->bands = spec->regions;
    plane->notes = spec->notes;
    plane->band = ARENA_ARRAY(plane->arena, plane->bands, struct plane_band);
    plane->note = ARENA_ARRAY(plane->arena, plane->notes, struct plane_note);
    for (int axis = 0; axis < PLANE_AXES; axis++)
        plane->axis[axis].plot.rule =
            ARENA_ARRAY(plane->arena, spec->rules, struct plot_rule);
}
