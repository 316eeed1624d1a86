/* The axes of a plane: title, unit, domain.
 *
 * As for bars, all that has to be shown is gathered in the unit of the first
 * number; its extremes give the unit of the axis; then everything is converted
 * once from what was written. */
#include "base/date.h"
#include "chart/mislead.h"
#include "chart/plane.h"

#include <math.h>

/* Room on either side of points and lines, in hundredths of their extent. */
#define ROOM 5

/* Shares, as `stack: normalize` needs them. */
static const struct source percent = {.text = STR_INIT(".0%")};

/* Titles. -------------------------------------------------------------- */

/* The dimension, with a capital: "Time". */
static struct str axis_dimension(struct plane *plane,
                                 const struct plane_axis *own) {
    const struct unit *unit = own->parts;
    struct str name =
        unit ? calc_unit_dimension(plane->calc, unit) : STR("Value");
    if (!name.n || name.s[0] < 'a' || name.s[0] > 'z')
        return name;
    return str_format(plane->arena, "%c" STR_FMT, name.s[0] - 'a' + 'A',
                      STR_ARG(str_slice(name, 1, name.n)));
}

static struct str axis_title_of(struct plane *plane, int axis) {
    const struct plane_axis *own = &plane->axis[axis];
    const struct term *plain = NULL;
    for (size_t i = 0; i < plane->layers; i++) {
        const struct channel *channel = &plane->layer[i].spec->channel[axis];
        if (channel->title.n)
            return channel->title;
        if (channel->terms == 1 && !channel->series && !channel->end && !plain)
            plain = channel->term;
    }
    struct str title =
        plain ? term_title(plane->calc, plain) : axis_dimension(plane, own);
    return own->shares
               ? str_format(plane->arena, STR_FMT ", shares", STR_ARG(title))
               : title;
}

/* Domains. ------------------------------------------------------------- */

static const struct unit *axis_first_unit(const struct plane *plane, int axis) {
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        for (size_t k = 0; k < layer->data; k++) {
            const struct position *at = &layer->datum[k].at[axis];
            if (at->there && at->value[0].kind == VALUE_NUMBER)
                return at->value[0].unit;
        }
    }
    return NULL;
}

static void extent_positions(const struct layer *layer, enum channel_id axis,
                             struct extent *extent) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct position *at = &layer->datum[i].at[axis];
        if (!at->there)
            continue;
        extent_add(extent, at->from);
        extent_add(extent, at->to);
    }
}

/* `cut`: with what may leave an author's domain. */
static struct extent axis_extent(const struct plane *plane, int axis,
                                 bool cut) {
    const struct plot_axis *plot = &plane->axis[axis].plot;
    struct extent extent = {.low = HUGE_VAL, .high = -HUGE_VAL};
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        if (layer->mark->cut && !cut)
            continue;
        (layer->mark->extent ? layer->mark->extent : extent_positions)(
            layer, (enum channel_id)axis, &extent);
    }
    for (size_t i = 0; i < plot->rules; i++)
        extent_add(&extent, plot->rule[i].number);
    for (size_t i = 0; i < plane->bands; i++)
        for (int end = 0; end < 2; end++)
            if (plane->band[i].axis == (enum channel_id)axis &&
                isfinite(plane->band[i].end[end]))
                extent_add(&extent, plane->band[i].end[end]);
    for (size_t i = 0; i < plane->notes; i++)
        extent_add(&extent, plane->note[i].at[axis].from);
    return extent;
}

static bool domain_end(const struct plane *plane, int axis,
                       const struct node *node, double *number) {
    struct term term;
    if (!term_read(plane->calc, node, "an end of a domain", &term))
        return false;
    struct value value = term_value(plane->calc, &term, NULL);
    return value.kind != VALUE_POISON &&
           plane_number(plane, (enum channel_id)axis, value, node->span,
                        number);
}

/* The author's domain, with everything in it. */
static bool axis_domain_given(struct plane *plane, int axis,
                              const struct extent *extent) {
    struct plane_axis *own = &plane->axis[axis];
    const struct node *domain = own->channel->domain;
    if (domain->count != 2)
        return plane_refuse(plane, domain->span,
                            "a domain of numbers is `[from, to]`");
    if (!domain_end(plane, axis, domain->items[0], &own->plot.low) ||
        !domain_end(plane, axis, domain->items[1], &own->plot.high))
        return false;
    own->plot.fixed = own->plot.given = true;
    if (own->plot.low >= own->plot.high) {
        struct diag *diag =
            diag_add(calc_diags(plane->calc), DIAG_BAD_SCALE, domain->span,
                     "a domain goes from the lesser number to the greater one");
        diag_help(diag, "`reverse: true` turns an axis around");
        return false;
    }
    if (extent->low >= own->plot.low && extent->high <= own->plot.high)
        return true;
    bool below = extent->low < own->plot.low;
    diag_add(calc_diags(plane->calc), DIAG_BAD_SCALE, domain->span,
             STR_FMT " leaves this domain",
             STR_ARG(plane_show(plane, (enum channel_id)axis,
                                below ? extent->low : extent->high)));
    return false;
}

/* Room around points and lines, but none beyond zero that they do not
 * cross. */
static void axis_room(struct plot_axis *plot, const struct extent *extent) {
    double room = (extent->high - extent->low) * ROOM / 100;
    if (room == 0)
        room = extent->low == 0 ? 1 : fabs(extent->low) / 10;
    plot->low = extent->low - room;
    plot->high = extent->high + room;
    if (extent->low >= 0 && plot->low < 0)
        plot->low = 0;
    else if (extent->high <= 0 && plot->high > 0)
        plot->high = 0;
}

/* What labels beyond the ends of bars take, in hundredths of the extent; on a
 * log scale as a factor. */
#define LABEL_ROOM 7
#define LABEL_FACTOR 1.4

static void axis_label_room(struct plot_axis *plot) {
    double room = (plot->high - plot->low) * LABEL_ROOM / 100;
    if (plot->kind == SCALE_LOG) {
        plot->high *= LABEL_FACTOR;
        return;
    }
    plot->high += plot->high > 0 ? room : 0;
    plot->low -= plot->low < 0 ? room : 0;
}

static void axis_domain_free(struct plot_axis *plot,
                             const struct extent *extent) {
    plot->low = extent->low;
    plot->high = extent->high;
    plot->based = extent->zero;
    if (plot->kind == SCALE_LOG) {
        plot->fixed = extent->tight && plot->high >= plot->low * 10;
        if (plot->low == plot->high)
            plot->high = plot->low * 10;
        if (extent->labelled)
            axis_label_room(plot);
    } else if (extent->zero) {
        plot->low = fmin(plot->low, 0);
        plot->high = fmax(plot->high, 0);
        if (plot->low == plot->high)
            plot->high = 1;
        if (extent->labelled)
            axis_label_room(plot);
    } else if (plot->kind == SCALE_TIME) {
        double room =
            extent->tight ? 0 : ceil((plot->high - plot->low) * ROOM / 100);
        plot->fixed = true;
        if (plot->low == plot->high)
            room = 1;
        plot->low -= room;
        plot->high += room;
        plot->low = fmax(plot->low, DATE_FIRST);
        plot->high = fmin(plot->high, DATE_LAST);
    } else if (extent->tight && extent->low < extent->high) {
        plot->fixed = true;
    } else {
        axis_room(plot, extent);
    }
}

static bool axis_domain_set(struct plane *plane, int axis) {
    struct plane_axis *own = &plane->axis[axis];
    if (own->plot.kind == SCALE_BAND)
        return true;
    bool given = own->channel->domain != NULL;
    struct extent extent = axis_extent(plane, axis, !given);
    if (given) {
        own->plot.based = extent.zero;
        return axis_domain_given(plane, axis, &extent);
    }
    axis_domain_free(&own->plot, &extent);
    return true;
}

/* Units. --------------------------------------------------------------- */

/* All data and constants in the units that the axes have now. */
static bool axes_span(struct plane *plane) {
    return plane_convert(plane) && plane_convert_constants(plane) &&
           axis_domain_set(plane, CHANNEL_X) &&
           axis_domain_set(plane, CHANNEL_Y);
}

/* Were only whole plain numbers given?  Then 2019.5 is no tick. */
static bool axis_whole(const struct plane *plane, int axis) {
    if (plane->axis[axis].plot.numbers.unit || plane->axis[axis].shares ||
        plane->axis[axis].plot.kind != SCALE_LINEAR)
        return false;
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        for (size_t k = 0; k < layer->data; k++) {
            const struct position *at = &layer->datum[k].at[axis];
            if (at->there &&
                (at->from != floor(at->from) || at->to != floor(at->to)))
                return false;
        }
    }
    return true;
}

/* Takes the unit that suits; true if it is another one. */
static bool axis_choose(struct plane *plane, int axis) {
    struct plane_axis *own = &plane->axis[axis];
    struct plot_axis *plot = &own->plot;
    const struct unit *unit = own->unit;
    double factor, greatest = fmax(fabs(plot->low), fabs(plot->high));
    if (plot->kind == SCALE_BAND)
        return false;
    const struct format *format =
        own->shares ? calc_format(plane->calc, excerpt_all(&percent))
                    : own->format;
    number_choose(plane->calc, unit, format, plot->kind, plot->low, greatest,
                  &plot->numbers, &factor);
    plot->unit = number_unit(plane->calc, &plot->numbers);
    plot->whole = axis_whole(plane, axis);
    own->unit = plot->numbers.unit;
    return own->unit != unit;
}

/* Bars, and whether what they stand on misleads. */
static void axis_bars(struct plane *plane, int axis) {
    struct plane_axis *own = &plane->axis[axis];
    const struct node *domain = own->channel ? own->channel->domain : NULL;
    for (size_t i = 0; i < plane->layers; i++)
        if (plane->layer[i].mark == &plane_bar &&
            plane->layer[i].value == (enum channel_id)axis)
            own->plot.bars = true;
    if (!own->plot.bars)
        return;
    if (own->plot.kind == SCALE_LOG && !domain)
        mislead_log(plane->calc, own->channel->span);
    else if (own->plot.kind != SCALE_LOG && domain &&
             (own->plot.low > 0 || own->plot.high < 0))
        mislead_truncated(plane->calc, domain->span, DIAG_TRUNCATED_BARS);
}

bool plane_axes(struct plane *plane) {
    bool again = false;
    for (size_t i = 0; i < plane->layers; i++)
        if (plane->layer[i].spec->stack == STACK_NORMALIZE)
            plane->axis[plane->layer[i].value].shares = true;
    for (int axis = 0; axis < PLANE_AXES; axis++)
        plane->axis[axis].parts = axis_first_unit(plane, axis);
    for (int axis = 0; axis < PLANE_AXES; axis++)
        plane->axis[axis].unit =
            plane->axis[axis].shares ? NULL : plane->axis[axis].parts;
    for (int axis = 0; axis < PLANE_AXES; axis++)
        plane->axis[axis].plot.title = axis_title_of(plane, axis);
    if (!axes_span(plane))
        return false;
    for (int axis = 0; axis < PLANE_AXES; axis++)
        again = axis_choose(plane, axis) || again;
    if (again && !axes_span(plane))
        return false;
    for (int axis = 0; axis < PLANE_AXES; axis++)
        axis_bars(plane, axis);
    return true;
}
