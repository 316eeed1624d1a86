/* Constants of a chart: `rules`, `bands`, `notes`. */
#include "base/limits.h"
#include "chart/spec.h"

/* An expression with a format. */
static bool constant_read(struct spec *spec, const struct node *node,
                          const char *what, struct formula *formula) {
    struct str unused;
    return node_text(calc_diags(spec->calc), node, what, &unused) &&
           calc_formula(spec->calc, excerpt_trim(node->text), formula);
}

/* One list of maps; `count` and the array are set, and false says that it
 * is none, or too long. */
static bool constant_list(struct spec *spec, const struct node *node,
                          const char *what, const char *example) {
    if (node->kind != NODE_LIST) {
        diag_add(calc_diags(spec->calc), DIAG_WRONG_TYPE, node->span,
                 "%s are a list: `- %s`", what, example);
        return false;
    }
    if (node->count <= LIMIT_CHART_RULES)
        return true;
    diag_add(calc_diags(spec->calc), DIAG_LIMIT, node->span,
             "%zu %s; a chart has at most %d", node->count, what,
             LIMIT_CHART_RULES);
    return false;
}

/* The axis that a map names, by one of `x` and `y`; NULL after a report. */
static const struct node *constant_axis(struct spec *spec,
                                        const struct node *node,
                                        const char *what,
                                        enum channel_id *axis) {
    static const char *const keys[] = {"x", "y", "label"};
    struct diags *diags = calc_diags(spec->calc);
    const struct node *x = node_get(node, "x"), *y = node_get(node, "y");
    if (node->kind != NODE_MAP || !x == !y) {
        diag_add(diags, DIAG_BAD_CHART, node->span,
                 "%s has one of `x` and `y`, and may have a `label`", what);
        return NULL;
    }
    node_check_keys(diags, node, what, keys, sizeof keys / sizeof *keys);
    *axis = x ? CHANNEL_X : CHANNEL_Y;
    return x ? x : y;
}

static bool constant_label(struct spec *spec, const struct node *node,
                           struct str *label) {
    const struct node *text = node_get(node, "label");
    return !text || spec_text(spec->calc, text, "label", label);
}

static bool rule_read(struct spec *spec, const struct node *node,
                      struct rule *rule) {
    *rule = (struct rule){.span = node->span};
    const struct node *value = constant_axis(spec, node, "a rule", &rule->axis);
    bool fine =
        value && constant_read(spec, value, "a rule's value", &rule->value);
    return value && constant_label(spec, node, &rule->label) && fine;
}

bool spec_rules(struct spec *spec, const struct node *node) {
    bool fine = true;
    if (!constant_list(spec, node, "rules", "{x: 80 GB, label: A100}"))
        return false;
    spec->rules = node->count;
    spec->rule = ARENA_ARRAY(calc_arena(spec->calc), node->count, struct rule);
    for (size_t i = 0; i < node->count; i++)
        fine = rule_read(spec, node->items[i], &spec->rule[i]) && fine;
    return fine;
}

static bool region_ends(struct spec *spec, const struct node *node,
                        struct stretch *region) {
    bool fine = true;
    if (node->kind != NODE_LIST || node->count != 2 ||
        (node_empty(node->items[0]) && node_empty(node->items[1]))) {
        struct diag *diag = diag_add(calc_diags(spec->calc), DIAG_WRONG_TYPE,
                                     node->span, "a band is `[from, to]`");
        diag_help(diag, "`[from, null]` goes on to the end of the axis");
        return false;
    }
    for (size_t i = 0; i < 2; i++)
        if (!node_empty(node->items[i]))
            fine = constant_read(spec, node->items[i], "an end of a band",
                                 &region->end[i]) &&
                   fine;
    return fine;
}

static bool region_read(struct spec *spec, const struct node *node,
                        struct stretch *region) {
    *region = (struct stretch){.span = node->span};
    const struct node *ends =
        constant_axis(spec, node, "a band", &region->axis);
    bool fine = ends && region_ends(spec, ends, region);
    return ends && constant_label(spec, node, &region->label) && fine;
}

bool spec_regions(struct spec *spec, const struct node *node) {
    bool fine = true;
    if (!constant_list(spec, node, "bands", "{x: [1, 10], label: slow}"))
        return false;
    spec->regions = node->count;
    spec->region =
        ARENA_ARRAY(calc_arena(spec->calc), node->count, struct stretch);
    for (size_t i = 0; i < node->count; i++)
        fine = region_read(spec, node->items[i], &spec->region[i]) && fine;
    return fine;
}

static bool note_read(struct spec *spec, const struct node *node,
                      struct note *note) {
    static const char *const keys[] = {"x", "y", "text"};
    struct diags *diags = calc_diags(spec->calc);
    const struct node *text = node_get(node, "text");
    *note = (struct note){.at = {node_get(node, "x"), node_get(node, "y")},
                          .span = node->span};
    if (!note->at[0] || !note->at[1] || !text) {
        diag_add(diags, DIAG_BAD_CHART, node->span,
                 "a note has `x`, `y` and `text`");
        return false;
    }
    node_check_keys(diags, node, "a note", keys, sizeof keys / sizeof *keys);
    return spec_text(spec->calc, text, "text", &note->text);
}

bool spec_notes(struct spec *spec, const struct node *node) {
    bool fine = true;
    if (!constant_list(spec, node, "notes", "{x: 1, y: 2, text: here}"))
        return false;
    spec->notes = node->count;
    spec->note = ARENA_ARRAY(calc_arena(spec->calc), node->count, struct note);
    for (size_t i = 0; i < node->count; i++)
        fine = note_read(spec, node->items[i], &spec->note[i]) && fine;
    return fine;
}
