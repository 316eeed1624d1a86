/* Planning a plane, and the parts of it that are short. */
#include "chart/plane.h"

bool plane_refuse(const struct plane *plane, struct span span,
                  const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str message = str_format_list(plane->arena, format, arguments);
    va_end(arguments);
    diag_add(calc_diags(plane->calc), DIAG_BAD_CHART, span, STR_FMT,
             STR_ARG(message));
    return false;
}

struct str plane_show(const struct plane *plane, enum channel_id axis,
                      double number) {
    const struct plane_axis *own = &plane->axis[axis];
    const struct numbers *numbers = &own->plot.numbers;
    struct value value = value_number(number, numbers->unit);
    if (own->plot.kind == SCALE_BAND)
        return own->band[(size_t)number];
    if (own->plot.kind == SCALE_TIME)
        value = value_date((int)number);
    return calc_show(plane->calc, value, numbers->format, (struct span){0});
}

void extent_add(struct extent *extent, double number) {
    if (number < extent->low)
        extent->low = number;
    if (number > extent->high)
        extent->high = number;
}

/* A block of bars. ----------------------------------------------------- */

/* Does the first row give a list, which is an interval? */
static bool wanted_interval(const struct spec *spec,
                            const struct channel *channel) {
    struct row row = {spec->data, 0};
    if (channel->end)
        return true;
    return channel->terms == 1 && channel->term->expression &&
           term_value(spec->calc, channel->term, &row).kind == VALUE_LIST;
}

bool plane_wanted(const struct spec *spec) {
    return spec->regions || spec->notes ||
           wanted_interval(spec, &spec->channel[CHANNEL_X]) ||
           wanted_interval(spec, &spec->channel[CHANNEL_Y]);
}

/* Planning. ------------------------------------------------------------ */

static void plane_begin(struct plane *plane, const struct spec *spec) {
    struct spec *own = ARENA_NEW(calc_arena(spec->calc), struct spec);
    *own = *spec;
    *plane = (struct plane){.calc = spec->calc,
                            .arena = calc_arena(spec->calc),
                            .spec = own,
                            .layers = spec->layers ? spec->layers : 1};
    plane->layer = ARENA_ARRAY(plane->arena, plane->layers, struct layer);
    for (size_t i = 0; i < plane->layers; i++) {
        plane->layer[i].spec = spec->layers ? &own->layer[i] : own;
        plane->layer[i].mark = plane->layer[i].spec->mark->plane;
    }
}

static bool plane_check(const struct plane *plane) {
    for (size_t i = 0; i < plane->layers; i++) {
        const struct spec *spec = plane->layer[i].spec;
        if (!plane->layer[i].mark)
            return plane_refuse(plane, spec->span,
                                "the mark `" STR_FMT "` is no layer",
                                STR_ARG(spec->mark->name));
    }
    return true;
}

bool plane_plan(const struct spec *spec, struct plot *plot) {
    struct plane *plane = ARENA_NEW(calc_arena(spec->calc), struct plane);
    plane_begin(plane, spec);
    plot->mark = mark_layers();
    plot->plane = plane;
    plane_constants(plane);
    if (!plane_check(plane) || !plane_read(plane) || !plane_colours(plane) ||
        !plane_axes(plane))
        return false;
    plot->axis.title = plane->axis[CHANNEL_Y].plot.title;
    plot->bands.title = plane->axis[CHANNEL_X].plot.title;
    return true;
}
