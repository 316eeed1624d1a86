/* What a plane shows, in words: its kind, axes and scales; of each layer its
 * trend, extremes or shape; what stands beyond rules and within bands. */
#include "chart/plane_line.h"
#include "chart/plane_say.h"

#include <math.h>

/* The kind. -------------------------------------------------------------- */

static bool layer_histogram(const struct plane *plane,
                            const struct layer *layer) {
    return layer->mark == &plane_bar &&
           plane->axis[1 - (int)layer->value].plot.kind != SCALE_BAND;
}

struct kind {
    const struct plane_mark *mark;
    const char *alone, *thing;
};

static const struct kind kinds[] = {
    {&plane_line, "Line chart", "line"},
    {&plane_point, "Scatter plot", "point"},
    {&plane_area, "Area chart", "area"},
    {&plane_bar, "Bar chart", "bar"},
    {&plane_rule, "Chart of ranges", "range"},
    {&plane_text, "Chart of texts", "text"},
    {&plane_rect, "Heat map", "cell"},
    {&plane_box, "Box plot", "box"},
};

static struct kind kind_of(const struct plane *plane,
                           const struct layer *layer) {
    struct kind kind = {layer->mark, "Chart", layer->mark->name.s};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].mark == layer->mark)
            kind = kinds[i];
    if (layer_histogram(plane, layer))
        kind.alone = "Histogram";
    return kind;
}

/* "3 lines", "6 points", "1 area": lines and areas are series. */
static struct str say_things(const struct plane *plane,
                             const struct layer *layer) {
    size_t count = layer->mark->series ? layer->series : layer->data;
    const struct plane_axis *x = &plane->axis[CHANNEL_X];
    const struct plane_axis *y = &plane->axis[CHANNEL_Y];
    if (layer->mark->cells && x->bands && y->bands)
        return str_format(plane->arena, "%zu row%s of %zu cell%s", y->bands,
                          y->bands == 1 ? "" : "s", x->bands,
                          x->bands == 1 ? "" : "s");
    if (layer->mark == &plane_box)
        count = plane_boxes(plane, layer);
    return str_format(plane->arena, "%zu %s%s", count,
                      kind_of(plane, layer).thing,
                      count == 1                  ? ""
                      : layer->mark == &plane_box ? "es"
                                                  : "s");
}

/* "GFLOP (log scale)", "Parameters (million)" */
struct str plane_axis_said(const struct plane *plane, enum channel_id id) {
    const struct plane_axis *axis = &plane->axis[id];
    struct str unit = axis->plot.kind == SCALE_BAND
                          ? (struct str){0}
                          : number_unit(plane->calc, &axis->plot.numbers);
    const char *scale = axis->plot.kind == SCALE_LOG    ? "log scale"
                        : axis->plot.kind == SCALE_SQRT ? "square root scale"
                                                        : NULL;
    if (!unit.n && !scale)
        return axis->plot.title;
    return str_format(plane->arena, STR_FMT " (" STR_FMT "%s%s)",
                      STR_ARG(axis->plot.title), STR_ARG(unit),
                      unit.n && scale ? ", " : "", scale ? scale : "");
}

static void say_kind(const struct plane *plane, struct description *out) {
    struct str things[16];
    size_t count = 0;
    bool alone = plane->layers == 1;
    for (size_t i = 0; i < plane->layers && count < 16; i++)
        things[count++] = say_things(plane, &plane->layer[i]);
    bool lying = plane->layer->value == CHANNEL_X &&
                 plane->axis[CHANNEL_Y].plot.kind == SCALE_BAND;
    struct str groups = {0};
    if (plane->colour.count > 1)
        groups =
            str_format(plane->arena, " for " STR_FMT,
                       STR_ARG(describe_list(plane->arena, plane->colour.name,
                                             plane->colour.count)));
    describe_say(out, "%s of " STR_FMT " %s " STR_FMT ": " STR_FMT STR_FMT ".",
                 alone ? kind_of(plane, plane->layer).alone : "Chart",
                 STR_ARG(plane_axis_said(plane, lying ? CHANNEL_X : CHANNEL_Y)),
                 alone && plane->layer->mark == &plane_point ? "against" : "by",
                 STR_ARG(plane_axis_said(plane, lying ? CHANNEL_Y : CHANNEL_X)),
                 STR_ARG(describe_list(plane->arena, things, count)),
                 STR_ARG(groups));
}

/* Constants. ------------------------------------------------------------- */

/* How many marks of all layers that are not lines lie beyond a number, or
 * between two. */
static size_t say_between(const struct plane *plane, enum channel_id axis,
                          double low, double high, size_t *count) {
    size_t inside = 0;
    *count = 0;
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        bool grown = layer->mark == &plane_bar && layer->value == axis;
        if (layer->mark->series || layer->mark == &plane_rule ||
            layer->mark == &plane_text)
            continue;
        for (size_t k = 0; k < layer->data; k++) {
            const struct datum *datum = &layer->datum[k];
            double number = grown ? datum->high : datum->at[axis].to;
            if (!datum->at[0].there || !datum->at[1].there)
                continue;
            ++*count;
            inside += number > low && number <= high;
        }
    }
    return inside;
}

/* Between which of its data a line passes a number of y for the first
 * time. */
static bool say_crossing(const struct layer *layer, size_t series,
                         double number, const struct datum **from,
                         const struct datum **to) {
    const struct datum *before = NULL;
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (datum->series != series || !datum->at[0].there ||
            !datum->at[1].there)
            continue;
        double b = datum->at[CHANNEL_Y].to;
        double a = before ? before->at[CHANNEL_Y].to : b;
        if (before && a != b && (a < number) != (b < number)) {
            *from = before;
            *to = datum;
            return true;
        }
        before = datum;
    }
    return false;
}

/* Lines that meet a rule across y, one clause each. */
static void say_meetings(const struct plane *plane,
                         const struct plot_rule *rule, struct buf *out) {
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        if (layer->mark != &plane_line ||
            plane->axis[CHANNEL_X].plot.kind == SCALE_BAND)
            continue;
        for (size_t k = 0; k < layer->series; k++) {
            const struct datum *from, *to;
            if (!say_crossing(layer, k, rule->number, &from, &to))
                continue;
            struct str name = layer->serie[k].name;
            buf_printf(
                out,
                "%s" STR_FMT " crosses it between " STR_FMT " and " STR_FMT,
                out->n ? ", " : "", STR_ARG(name.n ? name : STR("the line")),
                STR_ARG(from->at[CHANNEL_X].shown),
                STR_ARG(to->at[CHANNEL_X].shown));
        }
    }
}

/* "none of 6 points lies", "2 of 6 points lie", "all 6 points lie". */
static struct str say_share(const struct plane *plane, size_t some,
                            size_t count) {
    const char *thing = "marks";
    for (size_t i = 0; i < plane->layers; i++)
        if (!plane->layer[i].mark->series &&
            plane->layer[i].mark != &plane_rule &&
            plane->layer[i].mark != &plane_text)
            thing = str_format(plane->arena, "%ss",
                               kind_of(plane, &plane->layer[i]).thing)
                        .s;
    if (!some)
        return str_format(plane->arena, "none of %zu %s lies", count, thing);
    if (some == count)
        return str_format(plane->arena, "all %zu %s lie", count, thing);
    return str_format(plane->arena, "%zu of %zu %s lie%s", some, count, thing,
                      some == 1 ? "s" : "");
}

/* Does a label say a number of its own? */
static bool say_numbered(struct str label) {
    for (size_t i = 0; i < label.n; i++)
        if (str_digit(label.s[i]))
            return true;
    return false;
}

static void say_rule(const struct plane *plane, enum channel_id axis,
                     const struct plot_rule *rule, struct description *out) {
    size_t count;
    size_t over = say_between(plane, axis, rule->number, HUGE_VAL, &count);
    bool named = str_find(rule->label, rule->shown, 0) != STR_NONE ||
                 say_numbered(rule->label);
    struct buf more;
    buf_init(&more, plane->arena);
    if (count)
        buf_printf(&more, STR_FMT " beyond it",
                   STR_ARG(say_share(plane, over, count)));
    if (axis == CHANNEL_Y)
        say_meetings(plane, rule, &more);
    describe_say(out, "A line marks " STR_FMT "%s" STR_FMT "%s" STR_FMT ".",
                 STR_ARG(rule->label), named ? "" : ", ",
                 STR_ARG(named ? STR("") : rule->shown), more.n ? ": " : "",
                 STR_ARG(buf_str(&more)));
}

static void say_band(const struct plane *plane, const struct plane_band *band,
                     struct description *out) {
    size_t count;
    size_t inside =
        say_between(plane, band->axis, band->end[0], band->end[1], &count);
    struct buf text;
    buf_init(&text, plane->arena);
    if (band->shown[0].n)
        buf_printf(&text, " from " STR_FMT, STR_ARG(band->shown[0]));
    if (band->shown[1].n)
        buf_printf(&text, " up to " STR_FMT, STR_ARG(band->shown[1]));
    if (count)
        buf_printf(&text, ": " STR_FMT " in it",
                   STR_ARG(say_share(plane, inside, count)));
    describe_say(out, "A shaded region%s" STR_FMT "%s reaches" STR_FMT ".",
                 band->label.n ? ", " : "", STR_ARG(band->label),
                 band->label.n ? "," : "", STR_ARG(buf_str(&text)));
}

static void say_missing(const struct plane *plane, struct description *out) {
    size_t count = 0;
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        for (size_t k = 0; k < layer->data; k++)
            for (int axis = 0; axis < PLANE_AXES; axis++)
                count += layer->spec->channel[axis].terms &&
                         !layer->datum[k].at[axis].there;
    }
    if (count)
        describe_say(out, "%zu value%s missing.", count,
                     count == 1 ? " is" : "s are");
}

static void say_binned(const struct plane *plane, struct description *out) {
    for (size_t i = 0; i < plane->layers; i++)
        if (plane->layer[i].mark == &plane_point &&
            plane->layer[i].data > POINT_PLACES) {
            describe_say(out,
                         "Of %zu points those that would cover each other are "
                         "drawn once.",
                         plane->layer[i].data);
            return;
        }
}

/* A line of more places than are drawn says so. */
static void say_thinned(const struct plane *plane, struct description *out) {
    for (size_t i = 0; i < plane->layers; i++)
        for (size_t k = 0; k < plane->layer[i].series; k++)
            if (plane->layer[i].mark->series &&
                plane->layer[i].serie[k].count > LINE_PLACES) {
                describe_say(out,
                             "Of %zu values a line is drawn through %d that "
                             "keep its shape.",
                             plane->layer[i].serie[k].count, LINE_PLACES);
                return;
            }
}

void plane_describe(const struct plot *plot, struct description *out) {
    const struct plane *plane = plot->plane;
    say_kind(plane, out);
    for (size_t i = 0; i < plane->layers; i++)
        if (plane->layer[i].mark->describe)
            plane->layer[i].mark->describe(plane, &plane->layer[i], out);
    for (int axis = 0; axis < PLANE_AXES; axis++)
        for (size_t i = 0; i < plane->axis[axis].plot.rules; i++)
            say_rule(plane, (enum channel_id)axis,
                     &plane->axis[axis].plot.rule[i], out);
    for (size_t i = 0; i < plane->bands; i++)
        say_band(plane, &plane->band[i], out);
    for (size_t i = 0; i < plane->notes; i++)
        describe_say(out, "A note says: " STR_FMT ".",
                     STR_ARG(plane->note[i].text));
    if (plane->size.channel)
        describe_say(out, "The larger the point, the larger " STR_FMT ".",
                     STR_ARG(plane->size.title));
    if (plane->ramp.channel)
        describe_say(out, "Colour shows " STR_FMT ".",
                     STR_ARG(plane->ramp.title));
    say_missing(plane, out);
    say_thinned(plane, out);
    say_binned(plane, out);
}
