/* The data of a plane: one datum for each row and series of a layer, and their
 * numbers in the units of the axes. */
#include "base/limits.h"
#include "chart/plane.h"

#include <math.h>

/* Numbers beyond these are no quantities that a chart is made of; keeping
 * them out keeps all arithmetic of layout finite. */
#define NUMBER_LEAST 1e-90
#define NUMBER_MOST 1e90

/* Reading. ------------------------------------------------------------- */

static size_t layer_terms(const struct layer *layer) {
    size_t x = layer->spec->channel[CHANNEL_X].terms;
    size_t y = layer->spec->channel[CHANNEL_Y].terms;
    return x > y ? x : y;
}

/* The two ends of a value: a list of two is an interval. */
static bool position_ends(const struct plane *plane, const struct term *term,
                          struct value value, struct position *position) {
    position->value[0] = position->value[1] = value;
    if (value.kind != VALUE_LIST)
        return true;
    if (value.list->count != 2)
        return plane_refuse(plane, excerpt_whole(term->text),
                            "an interval is a list of two, not of %zu",
                            value.list->count);
    position->interval = true;
    for (size_t i = 0; i < 2; i++)
        position->value[i] = list_item(value.list, i);
    return true;
}

/* The offset of a unit behind a number, with the no-break space before it;
 * the length if there is none. */
static size_t unit_offset(struct str text) {
    size_t at = str_find(text, STR("\xc2\xa0"), 0);
    return at == STR_NONE ? text.n : at;
}

/* "0–10 ms": the unit of both stands once. */
static struct str interval_show(const struct plane *plane, struct str from,
                                struct str to) {
    size_t a = unit_offset(from), b = unit_offset(to);
    if (str_eq(str_slice(from, a, from.n), str_slice(to, b, to.n)))
        from = str_slice(from, 0, a);
    return str_format(plane->arena, STR_FMT "–" STR_FMT, STR_ARG(from),
                      STR_ARG(to));
}

static struct str position_show(const struct plane *plane,
                                const struct channel *channel,
                                const struct term *term,
                                const struct position *position) {
    struct str from =
        term_show(plane->calc, term, position->value[0], channel->format);
    if (!position->interval)
        return from;
    const struct term *end = channel->end ? channel->end : term;
    return interval_show(
        plane, from,
        term_show(plane->calc, end, position->value[1], channel->format));
}

static bool position_read(const struct plane *plane,
                          const struct channel *channel, struct row row,
                          size_t index, struct position *position) {
    const struct term *term = &channel->term[channel->terms > 1 ? index : 0];
    struct value value = term_value(plane->calc, term, &row);
    if (value.kind == VALUE_POISON ||
        !position_ends(plane, term, value, position))
        return false;
    if (channel->end) {
        position->interval = true;
        position->value[1] = term_value(plane->calc, channel->end, &row);
    }
    for (int i = 0; i < 2; i++) {
        enum value_kind kind = position->value[i].kind;
        if (kind == VALUE_POISON)
            return false;
        if (kind != VALUE_NUMBER && kind != VALUE_DATE && kind != VALUE_TEXT &&
            kind != VALUE_TRUTH && kind != VALUE_MISSING)
            return plane_refuse(plane, excerpt_whole(term->text),
                                "a place on an axis is a number, a day or a "
                                "name, not %s",
                                value_kind_name(kind));
    }
    position->there = position->value[0].kind != VALUE_MISSING &&
                      position->value[1].kind != VALUE_MISSING;
    position->shown = position_show(plane, channel, term, position);
    return true;
}

static bool label_read(const struct plane *plane, const struct channel *channel,
                       struct row row, struct plot_label *label) {
    if (!channel->terms)
        return true;
    label->value = term_value(plane->calc, channel->term, &row);
    if (label->value.kind == VALUE_POISON)
        return false;
    label->text = str_trim(
        term_show(plane->calc, channel->term, label->value, channel->format));
    label->source = channel->term->text.text;
    return true;
}

static bool datum_read(const struct plane *plane, const struct layer *layer,
                       size_t index, struct datum *datum) {
    const struct channel *channels = layer->spec->channel;
    size_t terms = layer_terms(layer);
    struct row row = {layer->spec->data, index / terms};
    *datum = (struct datum){.row = row.index, .term = index % terms};
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (channels[axis].terms &&
            !position_read(plane, &channels[axis], row, index % terms,
                           &datum->at[axis]))
            return false;
    return label_read(plane, &channels[CHANNEL_LABEL], row, &datum->label);
}

/* What a label and the two axes cannot have. */
static bool layer_options(const struct plane *plane,
                          const struct layer *layer) {
    const struct channel *x = &layer->spec->channel[CHANNEL_X];
    const struct channel *y = &layer->spec->channel[CHANNEL_Y];
    const struct channel *label = &layer->spec->channel[CHANNEL_LABEL];
    if (x->series && y->series)
        return plane_refuse(plane, y->span,
                            "only one of `x` and `y` can hold series");
    if (label->series || label->end || label->scaled || label->reverse ||
        label->domain || label->title.n || label->sort != SORT_NONE)
        return plane_refuse(plane, label->span,
                            "a label has an expression and a format, no more");
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (layer->spec->channel[axis].by_value)
            return plane_refuse(plane, layer->spec->channel[axis].sort_span,
                                "only bars alone are sorted by their values: "
                                "write `sort by` in `data`");
    return true;
}

static bool labels_few(const struct plane *plane, const struct layer *layer) {
    const struct channel *channel = &layer->spec->channel[CHANNEL_LABEL];
    size_t count = 0;
    for (size_t i = 0; i < layer->data; i++)
        count += layer->datum[i].label.text.n > 0;
    if (count <= LIMIT_CHART_LABELS)
        return true;
    struct diag *diag =
        diag_add(calc_diags(plane->calc), DIAG_LIMIT, channel->span,
                 "a chart of %zu labels; at most %d can be read", count,
                 LIMIT_CHART_LABELS);
    diag_help(diag, "label fewer rows: `if ... then ... else \"\"`");
    return false;
}

static bool layer_read(struct plane *plane, struct layer *layer) {
    const struct spec *spec = layer->spec;
    if (!spec->channel[CHANNEL_X].terms && !spec->channel[CHANNEL_Y].terms) {
        diag_add(calc_diags(plane->calc), DIAG_MISSING_KEY, spec->span,
                 "a chart of `" STR_FMT "` needs `x` and `y`",
                 STR_ARG(spec->mark->name));
        return false;
    }
    if (!layer_options(plane, layer))
        return false;
    layer->data = spec->data->rows * layer_terms(layer);
    if (layer->data > LIMIT_CHART_DATA) {
        struct diag *diag =
            diag_add(calc_diags(plane->calc), DIAG_LIMIT, spec->span,
                     "a chart of %zu data; at most %d can be drawn",
                     layer->data, LIMIT_CHART_DATA);
        diag_help(diag, "`take` at the end of `data` draws fewer rows");
        return false;
    }
    layer->datum = ARENA_ARRAY(plane->arena, layer->data, struct datum);
    for (size_t i = 0; i < layer->data; i++)
        if (!datum_read(plane, layer, i, &layer->datum[i]))
            return false;
    return labels_few(plane, layer);
}

bool plane_read(struct plane *plane) {
    for (size_t i = 0; i < plane->layers; i++)
        if (!layer_read(plane, &plane->layer[i]))
            return false;
    return plane_kinds(plane);
}

/* Numbers. ------------------------------------------------------------- */

static bool number_in(const struct plane *plane, enum channel_id axis,
                      const struct unit *unit, struct value value,
                      struct span span, double *number) {
    const struct plane_axis *own = &plane->axis[axis];
    struct calc *calc = plane->calc;
    bool days = own->plot.kind == SCALE_TIME;
    if (own->plot.kind == SCALE_BAND ||
        value.kind != (days ? VALUE_DATE : VALUE_NUMBER)) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, span,
                 "a place on this axis is %s, not %s",
                 days                           ? "a day"
                 : own->plot.kind == SCALE_BAND ? "a name of its rows"
                                                : "a number",
                 value_kind_name(value.kind));
        return false;
    }
    if (days) {
        *number = value.number;
        return true;
    }
    if (!calc_number(value, unit, number)) {
        diag_add(calc_diags(calc), DIAG_UNIT_MISMATCH, span,
                 "this is " STR_FMT ", but the axis shows " STR_FMT,
                 STR_ARG(calc_unit_dimension(calc, value.unit)),
                 STR_ARG(calc_unit_dimension(calc, unit)));
        return false;
    }
    double size = fabs(*number);
    if (size != 0 && (size < NUMBER_LEAST || size > NUMBER_MOST)) {
        diag_add(calc_diags(calc), DIAG_BAD_SCALE, span,
                 "a number is too large or too small for a chart: %.3g",
                 *number);
        return false;
    }
    if (own->plot.kind == SCALE_LOG && *number <= 0) {
        struct diag *diag =
            diag_add(calc_diags(calc), DIAG_BAD_SCALE, span,
                     "a number is %s, and a log scale has no place for that",
                     *number < 0 ? "negative" : "zero");
        diag_help(diag, "a linear scale takes it: leave out `log`");
        return false;
    }
    return true;
}

bool plane_number(const struct plane *plane, enum channel_id axis,
                  struct value value, struct span span, double *number) {
    return number_in(plane, axis, plane->axis[axis].unit, value, span, number);
}

static double band_index(const struct plane_axis *own, struct str name) {
    for (size_t i = 0; i < own->bands; i++)
        if (str_eq(own->band[i], name))
            return (double)i;
    bug("a band has lost its name");
}

static bool position_convert(const struct plane *plane, enum channel_id axis,
                             struct span span, struct position *position) {
    const struct plane_axis *own = &plane->axis[axis];
    if (!position->there)
        return true;
    if (own->plot.kind == SCALE_BAND) {
        position->from = position->to = band_index(own, position->shown);
        return true;
    }
    const struct unit *unit = own->shares ? own->parts : own->unit;
    return number_in(plane, axis, unit, position->value[0], span,
                     &position->from) &&
           number_in(plane, axis, unit, position->value[1], span,
                     &position->to);
}

bool plane_convert(struct plane *plane) {
    for (size_t i = 0; i < plane->layers; i++) {
        struct layer *layer = &plane->layer[i];
        for (size_t k = 0; k < layer->data; k++)
            for (int axis = 0; axis < PLANE_AXES; axis++)
                if (!position_convert(plane, (enum channel_id)axis,
                                      layer->spec->channel[axis].span,
                                      &layer->datum[k].at[axis]))
                    return false;
        if (layer->mark->plan && !layer->mark->plan(plane, layer))
            return false;
    }
    return true;
}
