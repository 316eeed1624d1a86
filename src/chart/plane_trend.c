/* Sentences about layers: trends of lines, extremes of points and bars. */
#include "chart/plane_line.h"
#include "chart/plane_say.h"

#include <math.h>

/* Trends are only said where they explain so much: the square of the
 * correlation for a law, and the correlation itself for a tendency. */
#define LAW_LEAST 0.97
#define TENDENCY_LEAST 0.7
#define TENDENCY_COUNT 5

static bool datum_whole(const struct datum *datum) {
    return datum->at[0].there && datum->at[1].there;
}

struct trend say_trend_of(const struct plane *plane, const struct layer *layer,
                          size_t series) {
    bool log[PLANE_AXES];
    double sum[2] = {0}, square[2] = {0}, both = 0;
    struct trend trend = {0};
    for (int axis = 0; axis < PLANE_AXES; axis++)
        log[axis] = plane->axis[axis].plot.kind == SCALE_LOG;
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        double at[2];
        if (!datum_whole(datum) ||
            (series != SIZE_MAX && datum->series != series))
            continue;
        for (int axis = 0; axis < PLANE_AXES; axis++) {
            at[axis] = datum->at[axis].to;
            at[axis] = log[axis] ? log10(at[axis]) : at[axis];
            sum[axis] += at[axis];
            square[axis] += at[axis] * at[axis];
        }
        both += at[0] * at[1];
        trend.count++;
    }
    double n = (double)trend.count;
    double x = n * square[0] - sum[0] * sum[0];
    double y = n * square[1] - sum[1] * sum[1];
    double xy = n * both - sum[0] * sum[1];
    if (trend.count > 2 && x > 0 && y > 0) {
        trend.slope = xy / x;
        trend.correlation = xy / sqrt(x * y);
    }
    return trend;
}

/* "grows as x^0.98": a power law of two logarithmic axes; empty if the data
 * do not follow one. */
static struct str say_law(const struct plane *plane,
                          const struct trend *trend) {
    bool logs = plane->axis[CHANNEL_X].plot.kind == SCALE_LOG &&
                plane->axis[CHANNEL_Y].plot.kind == SCALE_LOG;
    if (!logs || trend->count < 3 ||
        trend->correlation * trend->correlation < LAW_LEAST)
        return (struct str){0};
    double slope = round(trend->slope * 100) / 100;
    if (slope == 1)
        return STR("grows in proportion");
    return str_format(plane->arena, "%s as x^" STR_FMT,
                      slope > 0 ? "grows" : "falls",
                      STR_ARG(calc_show(plane->calc, value_number(slope, NULL),
                                        NULL, (struct span){0})));
}

/* Lines. ----------------------------------------------------------------- */

/* What a line shows of a datum: its value, of a stack of shares the share. */
static double number_of(const struct plane *plane, const struct datum *datum) {
    return plane->axis[CHANNEL_Y].shares ? datum->high - datum->low
                                         : datum->at[CHANNEL_Y].to;
}

static struct str at_y(const struct plane *plane, const struct datum *datum) {
    return plane->axis[CHANNEL_Y].shares
               ? plane_show(plane, CHANNEL_Y, number_of(plane, datum))
               : datum->at[CHANNEL_Y].shown;
}

/* "epoch 3": with the title of the axis if that is one plain word. */
static struct str at_x(const struct plane *plane, const struct datum *datum) {
    struct str title = plane->axis[CHANNEL_X].plot.title;
    struct str shown = datum->at[CHANNEL_X].shown;
    if (!title.n || !str_letter(title.s[0]) ||
        plane->axis[CHANNEL_X].plot.kind != SCALE_LINEAR ||
        datum->at[CHANNEL_X].value[0].unit)
        return shown;
    for (size_t i = 1; i < title.n; i++)
        if (title.s[i] < 'a' || title.s[i] > 'z')
            return shown;
    if (title.n == 1)
        return str_format(plane->arena, "%c = " STR_FMT, title.s[0] | 0x20,
                          STR_ARG(shown));
    char first = title.s[0];
    return str_format(plane->arena, "%c" STR_FMT " " STR_FMT,
                      first >= 'A' && first <= 'Z' ? first - 'A' + 'a' : first,
                      STR_ARG(str_slice(title, 1, title.n)), STR_ARG(shown));
}

/* What one series does, from its first to its last value. */
struct course {
    size_t count, rises, falls;
    const struct datum *first, *last, *least, *greatest;
    const struct datum *level; /* where its last value was reached for good */
};

static struct course course_of(const struct plane *plane,
                               const struct layer *layer, size_t series) {
    struct course course = {0};
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (datum->series != series || !datum_whole(datum))
            continue;
        double number = number_of(plane, datum);
        if (!course.count++)
            course.first = course.least = course.greatest = course.level =
                course.last = datum;
        double before = number_of(plane, course.last);
        course.rises += number > before;
        course.falls += number < before;
        if (number != before)
            course.level = datum;
        if (number < number_of(plane, course.least))
            course.least = datum;
        if (number > number_of(plane, course.greatest))
            course.greatest = datum;
        course.last = datum;
    }
    return course;
}

/* The extreme between the ends of a line that turns, if there is one. */
static void say_turn(const struct course *course, const struct plane *plane,
                     struct buf *out) {
    const struct datum *high = course->greatest, *low = course->least;
    bool top = high != course->first && high != course->last;
    bool bottom = low != course->first && low != course->last;
    if (top)
        buf_printf(out, ", with the greatest value, " STR_FMT ", at " STR_FMT,
                   STR_ARG(at_y(plane, high)), STR_ARG(at_x(plane, high)));
    if (bottom)
        buf_printf(out, "%s the least value, " STR_FMT ", at " STR_FMT,
                   top ? " and" : ", with", STR_ARG(at_y(plane, low)),
                   STR_ARG(at_x(plane, low)));
}

static void say_course(const struct plane *plane, const struct layer *layer,
                       size_t series, struct description *out) {
    struct course course = course_of(plane, layer, series);
    struct str name = layer->serie[series].name;
    struct buf more;
    if (!course.count)
        return;
    if (!name.n)
        name = plane->layers > 1 ? STR("The line") : STR("It");
    if (!course.rises && !course.falls) {
        describe_say(out, STR_FMT " stays at " STR_FMT ".", STR_ARG(name),
                     STR_ARG(at_y(plane, course.first)));
        return;
    }
    buf_init(&more, plane->arena);
    struct trend trend = say_trend_of(plane, layer, series);
    struct str law = say_law(plane, &trend);
    bool turns = course.rises && course.falls;
    bool level = !turns && course.level != course.last;
    if (turns)
        say_turn(&course, plane, &more);
    else if (level)
        buf_printf(&more, ", where it stays from " STR_FMT " on",
                   STR_ARG(at_x(plane, course.level)));
    if (law.n && !level)
        buf_printf(&more, ": it " STR_FMT, STR_ARG(law));
    describe_say(out,
                 STR_FMT " %s from " STR_FMT " at " STR_FMT " to " STR_FMT
                         " at " STR_FMT STR_FMT ".",
                 STR_ARG(name),
                 turns          ? "goes"
                 : course.rises ? "rises"
                                : "falls",
                 STR_ARG(at_y(plane, course.first)),
                 STR_ARG(at_x(plane, course.first)),
                 STR_ARG(at_y(plane, course.last)),
                 STR_ARG(at_x(plane, course.last)), STR_ARG(buf_str(&more)));
}

static bool layer_intervals(const struct layer *layer, int axis) {
    return layer->data && layer->datum[0].at[axis].interval;
}

void describe_lines(const struct plane *plane, const struct layer *layer,
                    struct description *out) {
    if (layer_intervals(layer, CHANNEL_Y)) {
        describe_ranges(plane, layer, out);
        return;
    }
    for (size_t i = 0; i < layer->series; i++)
        say_course(plane, layer, i, out);
}

/* Points. ---------------------------------------------------------------- */

static struct str datum_name(const struct datum *datum) {
    if (datum->label.value.kind == VALUE_TEXT && datum->label.text.n)
        return datum->label.text;
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (datum->at[axis].value[0].kind == VALUE_TEXT ||
            datum->at[axis].interval)
            return datum->at[axis].shown;
    return (struct str){0};
}

static void say_extremes(const struct plane *plane, const struct layer *layer,
                         int axis, struct description *out) {
    const struct datum *low = NULL, *high = NULL;
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (!datum_whole(datum))
            continue;
        if (!low || datum->at[axis].to < low->at[axis].to)
            low = datum;
        if (!high || datum->at[axis].to > high->at[axis].to)
            high = datum;
    }
    if (!low || low == high)
        return;
    struct str names[2] = {datum_name(low), datum_name(high)};
    describe_say(out,
                 STR_FMT ": from " STR_FMT "%s" STR_FMT " to " STR_FMT
                         "%s" STR_FMT ".",
                 STR_ARG(plane->axis[axis].plot.title),
                 STR_ARG(low->at[axis].shown), names[0].n ? " for " : "",
                 STR_ARG(names[0]), STR_ARG(high->at[axis].shown),
                 names[1].n ? " for " : "", STR_ARG(names[1]));
}

static void say_tendency(const struct plane *plane, const struct layer *layer,
                         struct description *out) {
    struct trend trend = say_trend_of(plane, layer, SIZE_MAX);
    struct str law = say_law(plane, &trend);
    if (law.n)
        describe_say(out, "On the whole " STR_FMT " " STR_FMT ".",
                     STR_ARG(plane->axis[CHANNEL_Y].plot.title), STR_ARG(law));
    else if (trend.count >= TENDENCY_COUNT &&
             fabs(trend.correlation) >= TENDENCY_LEAST)
        describe_say(
            out, "The larger " STR_FMT ", the %s " STR_FMT ", on the whole.",
            STR_ARG(plane->axis[CHANNEL_X].plot.title),
            trend.correlation > 0 ? "larger" : "smaller",
            STR_ARG(plane->axis[CHANNEL_Y].plot.title));
}

void describe_points(const struct plane *plane, const struct layer *layer,
                     struct description *out) {
    bool names[PLANE_AXES];
    for (int axis = 0; axis < PLANE_AXES; axis++)
        names[axis] = plane->axis[axis].plot.kind == SCALE_BAND;
    if (!names[CHANNEL_Y])
        say_extremes(plane, layer, CHANNEL_Y, out);
    if (!names[CHANNEL_X] && plane->layers == 1)
        say_extremes(plane, layer, CHANNEL_X, out);
    if (!names[CHANNEL_X] && !names[CHANNEL_Y])
        say_tendency(plane, layer, out);
}

void describe_bars(const struct plane *plane, const struct layer *layer,
                   struct description *out) {
    say_extremes(plane, layer, (int)layer->value, out);
}

/* The widest and the narrowest interval. */
void describe_ranges(const struct plane *plane, const struct layer *layer,
                     struct description *out) {
    int axis = layer_intervals(layer, CHANNEL_X) ? CHANNEL_X : CHANNEL_Y;
    const struct datum *wide = NULL;
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (datum->at[axis].interval && datum->at[axis].there &&
            (!wide || fabs(datum->at[axis].to - datum->at[axis].from) >
                          fabs(wide->at[axis].to - wide->at[axis].from)))
            wide = datum;
    }
    if (wide)
        describe_say(out, "The widest range is " STR_FMT ", at " STR_FMT ".",
                     STR_ARG(wide->at[axis].shown),
                     STR_ARG(axis == CHANNEL_Y ? at_x(plane, wide)
                                               : wide->at[CHANNEL_Y].shown));
}
