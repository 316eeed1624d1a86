/* Slices, evaluated: their sizes, names, shares and labels. */
#include "chart/arc.h"

#include <math.h>

/* Angles are harder to compare than lengths: a pie of more slices is a list
 * of names with a picture. */
#define PARTS_WARN 6

/* Between a ring that is hardly open and one that is hardly there. */
#define HOLE_LEAST 0.2
#define HOLE_MOST 0.9

struct arc_plan {
    const struct spec *spec;
    struct calc *calc;
    struct arena *arena;
    struct arc *arc;
    const struct channel *theta, *colour, *label;
};

static struct str plan_percent(const struct arc_plan *plan, double share,
                               const char *format) {
    struct source *source = ARENA_NEW(plan->arena, struct source);
    *source = (struct source){.text = str_from(format)};
    return calc_show(plan->calc, value_number(share, NULL),
                     calc_format(plan->calc, excerpt_all(source)),
                     (struct span){0});
}

/* Options. ------------------------------------------------------------ */

static bool plan_plain(const struct arc_plan *plan,
                       const struct channel *channel) {
    if (channel->scale != SCALE_LINEAR || channel->reverse || channel->domain)
        return spec_refuse(plan->spec, channel->span,
                           "`" STR_FMT "` of a pie has no scale, domain or "
                           "direction",
                           STR_ARG(channel->key));
    return true;
}

static bool plan_hole(struct arc_plan *plan) {
    const struct node *node =
        plan->spec->options ? node_get(plan->spec->options, "hole") : NULL;
    struct term term;
    if (!node)
        return true;
    if (!term_read(plan->calc, node, "hole", &term))
        return false;
    struct value value = term_value(plan->calc, &term, NULL);
    if (value.kind == VALUE_POISON)
        return false;
    if (value.kind != VALUE_NUMBER ||
        !calc_number(value, NULL, &plan->arc->hole) ||
        !(plan->arc->hole >= HOLE_LEAST && plan->arc->hole <= HOLE_MOST))
        return spec_refuse(plan->spec, node->span,
                           "`hole` is a part of the radius: %.0f%% to %.0f%%",
                           HOLE_LEAST * 100, HOLE_MOST * 100);
    return true;
}

static bool plan_options(struct arc_plan *plan) {
    static const char *const options[] = {"hole", NULL};
    const struct spec *spec = plan->spec;
    unsigned channels =
        1U << CHANNEL_THETA | 1U << CHANNEL_COLOR | 1U << CHANNEL_LABEL;
    if (!spec_takes(spec, "a pie", channels, options))
        return false;
    if (spec->rules)
        return spec_refuse(spec, spec->rule[0].span,
                           "a pie has no axis for a rule");
    if (spec->stack != STACK_DEFAULT)
        return spec_refuse(spec, spec->stack_span, "a pie has no stacks");
    if (plan->label->series)
        return spec_refuse(spec, plan->label->span,
                           "the slices of a pie have one `label`");
    if (plan->label->title.n || plan->label->sort != SORT_NONE)
        return spec_refuse(spec, plan->label->span,
                           "a label has an expression and a format, no more");
    if (plan->colour->sort != SORT_NONE)
        return spec_refuse(spec, plan->colour->sort_span,
                           "slices are sorted by `theta`, or as their rows");
    return plan_plain(plan, plan->theta) && plan_plain(plan, plan->colour) &&
           plan_plain(plan, plan->label) && plan_hole(plan);
}

/* Names come from `color`, or from the series of `theta`, never from both. */
static bool plan_channels(const struct arc_plan *plan) {
    const struct spec *spec = plan->spec;
    if (!plan->theta->terms || (!plan->colour->terms && !plan->theta->series)) {
        diag_add(calc_diags(plan->calc), DIAG_MISSING_KEY, spec->span,
                 "a pie needs `theta`, the sizes of its slices, and `color`, "
                 "their names");
        return false;
    }
    if (plan->theta->series && plan->colour->terms)
        return spec_refuse(spec, plan->colour->span,
                           "the series of `theta` are the slices");
    if (plan->colour->series)
        return spec_refuse(spec, plan->colour->span,
                           "`color` takes no series here");
    if (plan->theta->series && spec->data->rows != 1)
        return spec_refuse(spec, plan->theta->span,
                           "a pie shows one row, but there are %zu",
                           spec->data->rows);
    return true;
}

static bool plan_count(const struct arc_plan *plan) {
    size_t count = plan->arc->count;
    const struct channel *by = plan->colour->terms ? plan->colour : plan->theta;
    if (count > PALETTE_SERIES)
        return spec_refuse(plan->spec, by->span,
                           "%zu slices; at most %d can be told apart", count,
                           PALETTE_SERIES);
    if (count <= PARTS_WARN)
        return true;
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_MANY_PARTS, by->span,
                 "a pie of %zu slices is hard to read", count);
    diag_help(diag, "bars show the same numbers side by side");
    return true;
}

/* Parts. -------------------------------------------------------------- */

static bool plan_size(const struct arc_plan *plan, struct arc_part *part,
                      const struct unit *unit) {
    struct calc *calc = plan->calc;
    struct span span = plan->theta->span;
    if (part->value.kind != VALUE_NUMBER)
        return spec_refuse(
            plan->spec, span, "the slice `" STR_FMT "` needs a number, not %s",
            STR_ARG(part->name), value_kind_name(part->value.kind));
    if (!calc_number(part->value, unit, &part->number)) {
        diag_add(calc_diags(calc), DIAG_UNIT_MISMATCH, span,
                 "`theta` mixes " STR_FMT " and " STR_FMT,
                 STR_ARG(calc_unit_dimension(calc, unit)),
                 STR_ARG(calc_unit_dimension(calc, part->value.unit)));
        return false;
    }
    if (part->number >= 0)
        return true;
    struct diag *diag = diag_add(calc_diags(calc), DIAG_BAD_SCALE, span,
                                 "the slice `" STR_FMT "` is " STR_FMT
                                 "; a part of a whole cannot be negative",
                                 STR_ARG(part->name), STR_ARG(part->shown));
    diag_help(diag, "bars can show numbers below zero");
    return false;
}

static bool plan_name(const struct arc_plan *plan, struct arc_part *part,
                      size_t index, struct value value) {
    const struct channel *colour = plan->colour;
    part->name = colour->terms ? str_trim(term_show(plan->calc, colour->term,
                                                    value, colour->format))
                               : plan->theta->term[index].name;
    if (!part->name.n)
        return spec_refuse(plan->spec, colour->span, "row %zu has no `color`",
                           index + 1);
    for (size_t i = 0; i < index; i++)
        if (str_eq(plan->arc->part[i].name, part->name))
            return spec_refuse(plan->spec, colour->span,
                               "two slices are called `" STR_FMT "`",
                               STR_ARG(part->name));
    return true;
}

static bool plan_label(const struct arc_plan *plan, struct arc_part *part,
                       size_t row) {
    const struct channel *label = plan->label;
    struct row place = {plan->spec->data, row};
    if (!label->terms)
        return true;
    part->label.value = term_value(plan->calc, label->term, &place);
    if (part->label.value.kind == VALUE_POISON)
        return false;
    part->label.text = str_trim(
        term_show(plan->calc, label->term, part->label.value, label->format));
    part->label.source = label->term->text.text;
    return true;
}

/* The format of the sizes: their own, or that of a label which shows them. */
static const struct format *plan_format(const struct arc_plan *plan) {
    const struct channel *theta = plan->theta, *label = plan->label;
    if (theta->format || !label->terms || theta->terms != 1 ||
        !term_same(label->term, theta->term))
        return theta->format;
    return label->format;
}

static bool plan_parts(struct arc_plan *plan) {
    struct arc *arc = plan->arc;
    const struct value *sizes = spec_values(plan->spec, plan->theta);
    const struct value *names = NULL;
    if (plan->colour->terms)
        names = spec_values(plan->spec, plan->colour);
    if (!sizes || (plan->colour->terms && !names))
        return false;
    arc->part = ARENA_ARRAY(plan->arena, arc->count, struct arc_part);
    for (size_t i = 0; i < arc->count; i++) {
        struct arc_part *part = &arc->part[i];
        const struct term *term =
            &plan->theta->term[plan->theta->series ? i : 0];
        part->colour = (int)i + 1;
        part->value = sizes[i];
        part->source = term->text.text;
        part->shown =
            term_show(plan->calc, term, part->value, plan_format(plan));
        if (!plan_name(plan, part, i, names ? names[i] : sizes[i]) ||
            !plan_size(plan, part, sizes[0].unit) ||
            !plan_label(plan, part, plan->theta->series ? 0 : i))
            return false;
    }
    return true;
}

/* Shares in whole percent, unless that would hide a part. */
static bool plan_shares(struct arc_plan *plan) {
    struct arc *arc = plan->arc;
    double total = 0, least = HUGE_VAL;
    for (size_t i = 0; i < arc->count; i++)
        total += arc->part[i].number;
    if (!(total > 0) || !isfinite(total))
        return spec_refuse(plan->spec, plan->theta->span,
                           "the slices add up to %s: they have no shares",
                           total > 0 ? "too much" : "zero");
    for (size_t i = 0; i < arc->count; i++) {
        arc->part[i].share = arc->part[i].number / total;
        if (arc->part[i].share > 0)
            least = fmin(least, arc->part[i].share);
    }
    for (size_t i = 0; i < arc->count; i++)
        arc->part[i].share_shown = plan_percent(plan, arc->part[i].share,
                                                least < 0.01 ? ".1%" : ".0%");
    arc->total = value_number(total, arc->part[0].value.unit);
    arc->total_shown =
        term_show(plan->calc, plan->theta->term, arc->total, plan_format(plan));
    return true;
}

/* By size, those of one size in their order. */
static void plan_sort(struct arc_plan *plan) {
    struct arc *arc = plan->arc;
    double sign = plan->theta->sort == SORT_DESCENDING ? -1 : 1;
    if (plan->theta->sort == SORT_NONE)
        return;
    for (size_t i = 1; i < arc->count; i++) {
        struct arc_part part = arc->part[i];
        size_t at = i;
        for (; at && arc->part[at - 1].number * sign > part.number * sign; at--)
            arc->part[at] = arc->part[at - 1];
        arc->part[at] = part;
    }
}

static void plan_titles(struct arc_plan *plan) {
    struct arc *arc = plan->arc;
    arc->title = plan->theta->title;
    if (!arc->title.n)
        arc->title = plan->theta->series
                         ? STR("Value")
                         : term_title(plan->calc, plan->theta->term);
    arc->names = plan->colour->title;
    if (!arc->names.n && plan->colour->terms)
        arc->names = term_title(plan->calc, plan->colour->term);
    arc->labelled = plan->label->terms > 0;
    if (arc->labelled)
        arc->label_title = term_title(plan->calc, plan->label->term);
    arc->label_span = plan->label->span;
}

bool arc_plan(const struct spec *spec, struct plot *plot) {
    struct arena *arena = calc_arena(spec->calc);
    struct arc *arc = ARENA_NEW(arena, struct arc);
    struct arc_plan plan = {.spec = spec,
                            .calc = spec->calc,
                            .arena = arena,
                            .arc = arc,
                            .theta = &spec->channel[CHANNEL_THETA],
                            .colour = &spec->channel[CHANNEL_COLOR],
                            .label = &spec->channel[CHANNEL_LABEL]};
    arc->calc = spec->calc;
    plot->arc = arc;
    if (!plan_options(&plan) || !plan_channels(&plan))
        return false;
    arc->count = spec->data->rows * plan.theta->terms;
    if (!plan_count(&plan) || !plan_parts(&plan) || !plan_shares(&plan))
        return false;
    plan_sort(&plan);
    plan_titles(&plan);
    plot->axis.title = arc->title;
    plot->bands.title = arc->names;
    return true;
}
