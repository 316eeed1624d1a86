/* The keys of a roofline block, and its two limits. */
#include "chart/roofline.h"

#include "chart/plane.h"

static const char *const keys[] = {
    "title", "caption",   "alt",      "device", "peak",       "bandwidth",
    "data",  "intensity", "achieved", "label",  "performance"};

/* The units of a roofline, as an author would write them. */
static const struct source rate_source = {.text = STR_INIT("1 FLOP/s")};
static const struct source ratio_source = {.text = STR_INIT("1 FLOP/B")};
static const struct source stream_source = {.text = STR_INIT("1 B/s")};

static const struct unit *roof_unit(struct calc *calc,
                                    const struct source *source) {
    struct formula formula;
    if (!calc_formula(calc, excerpt_all(source), &formula))
        bug("a unit of rooflines is none");
    return calc_evaluate(calc, formula.expression, NULL).unit;
}

/* Numbers. ------------------------------------------------------------- */

bool roofline_number(const struct roofline *roofline, const struct term *term,
                     struct value value, const struct unit *unit,
                     const char *what, double *number) {
    struct calc *calc = roofline->calc;
    struct span span = excerpt_whole(term->text);
    if (value.kind == VALUE_POISON)
        return false;
    if (value.kind != VALUE_NUMBER) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, span,
                 "`%s` is a number with a unit, not %s", what,
                 value_kind_name(value.kind));
        return false;
    }
    if (!calc_number(value, unit, number)) {
        struct diag *diag =
            diag_add(calc_diags(calc), DIAG_UNIT_MISMATCH, span,
                     "`%s` is " STR_FMT ", not " STR_FMT, what,
                     STR_ARG(value.unit ? calc_unit_dimension(calc, value.unit)
                                        : STR("a plain number")),
                     STR_ARG(calc_unit_dimension(calc, unit)));
        diag_help(diag, "its unit is " STR_FMT ", with any prefix",
                  STR_ARG(calc_unit_name(calc, unit)));
        return false;
    }
    if (*number > 0)
        return true;
    diag_add(calc_diags(calc), DIAG_BAD_SCALE, span, "`%s` is not above zero",
             what);
    return false;
}

static bool roof_limit(struct roofline *roofline, const struct node *node,
                       const char *what, const struct source *source,
                       struct term *term, double *number) {
    struct calc *calc = roofline->calc;
    const struct node *value = node_get(node, what);
    if (!value) {
        diag_add(calc_diags(calc), DIAG_MISSING_KEY, node->span,
                 "a roofline needs `peak` and `bandwidth`");
        return false;
    }
    return term_read(calc, value, what, term) &&
           roofline_number(roofline, term, term_value(calc, term, NULL),
                           roof_unit(calc, source), what, number);
}

static bool roof_limits(struct roofline *roofline, const struct node *node) {
    if (!node_get(node, "peak") || !node_get(node, "bandwidth"))
        return roof_limit(roofline, node,
                          node_get(node, "peak") ? "bandwidth" : "peak",
                          &rate_source, &roofline->peak_term, &roofline->peak);
    bool fine = roof_limit(roofline, node, "peak", &rate_source,
                           &roofline->peak_term, &roofline->peak);
    fine = roof_limit(roofline, node, "bandwidth", &stream_source,
                      &roofline->bandwidth_term, &roofline->bandwidth) &&
           fine;
    if (fine)
        roofline->ridge = roofline->peak / roofline->bandwidth;
    return fine;
}

/* Keys. ---------------------------------------------------------------- */

static bool roof_channel(struct roofline *roofline, const struct node *node,
                         const char *key, struct channel *channel) {
    const struct node *value = node_get(node, key);
    if (!value)
        return true;
    if (!channel_read(roofline->calc, str_from(key), value, channel))
        return false;
    if (channel->terms == 1 && !channel->end && !channel->series &&
        !channel->reverse && channel->sort == SORT_NONE &&
        (!channel->scaled || channel->scale == SCALE_LOG))
        return true;
    diag_add(calc_diags(roofline->calc), DIAG_BAD_CHART, value->span,
             "`%s` is one expression; the scale of a roofline is `log`", key);
    return false;
}

/* `performance` says of the axis what no channel says: it is computed. */
static bool roof_performance(struct roofline *roofline,
                             const struct node *node) {
    static const char *const options[] = {"title", "domain", "format"};
    struct channel *channel = &roofline->performance;
    struct calc *calc = roofline->calc;
    struct str unused;
    if (!node)
        return true;
    if (node->kind != NODE_MAP) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
                 "`performance` is computed; it can have a `title`, a "
                 "`domain` and a `format`");
        return false;
    }
    node_check_keys(calc_diags(calc), node, "`performance`", options,
                    sizeof options / sizeof *options);
    const struct node *title = node_get(node, "title");
    const struct node *format = node_get(node, "format");
    channel->span = node->span;
    channel->domain = node_get(node, "domain");
    bool fine = !title || spec_text(calc, title, "title", &channel->title);
    if (format && node_text(calc_diags(calc), format, "format", &unused))
        channel->format = calc_format(calc, format->text);
    if (channel->domain &&
        (channel->domain->kind != NODE_LIST || channel->domain->count != 2)) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, channel->domain->span,
                 "a domain is a list: `[from, to]`");
        return false;
    }
    return fine && (!format || channel->format);
}

static bool roof_data(struct roofline *roofline, const struct node *node) {
    const struct node *data = node_get(node, "data");
    struct diags *diags = calc_diags(roofline->calc);
    struct str unused;
    if (!data && (roofline->intensity.terms || roofline->achieved.terms ||
                  roofline->label.terms)) {
        diag_add(diags, DIAG_MISSING_KEY, node->span,
                 "the points of a roofline need `data`");
        return false;
    }
    if (!data)
        return true;
    if (!roofline->intensity.terms) {
        diag_add(diags, DIAG_MISSING_KEY, node->span,
                 "the points of a roofline need `intensity`");
        return false;
    }
    if (!node_text(diags, data, "data", &unused))
        return false;
    roofline->data = calc_rows(roofline->calc, excerpt_trim(data->text));
    if (roofline->data && roofline->data->rows && roofline->data->columns)
        return true;
    if (roofline->data)
        diag_add(diags, DIAG_BAD_CHART, data->span, "there is no row to draw");
    return false;
}

static bool roof_read(struct roofline *roofline, const struct node *node) {
    struct calc *calc = roofline->calc;
    if (node->kind != NODE_MAP) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
                 "a roofline is a map of `key: value` lines");
        return false;
    }
    node_check_keys(calc_diags(calc), node, "a roofline", keys,
                    sizeof keys / sizeof *keys);
    const struct node *device = node_get(node, "device");
    roofline->device = STR("the device");
    bool fine = !device || spec_text(calc, device, "device", &roofline->device);
    fine = roof_limits(roofline, node) && fine;
    fine =
        roof_channel(roofline, node, "intensity", &roofline->intensity) && fine;
    fine =
        roof_channel(roofline, node, "achieved", &roofline->achieved) && fine;
    fine = roof_channel(roofline, node, "label", &roofline->label) && fine;
    fine = roof_performance(roofline, node_get(node, "performance")) && fine;
    return fine && roof_data(roofline, node);
}

bool roofline_plan(struct calc *calc, const struct node *node,
                   struct roofline *roofline) {
    *roofline = (struct roofline){.calc = calc,
                                  .arena = calc_arena(calc),
                                  .span = node->span,
                                  .rate = roof_unit(calc, &rate_source),
                                  .ratio = roof_unit(calc, &ratio_source)};
    return roof_read(roofline, node) && roofline_points(roofline) &&
           roofline_layers(roofline);
}

struct str roofline_title(const struct roofline *roofline) {
    return str_format(roofline->arena, "Roofline of " STR_FMT,
                      STR_ARG(roofline->device));
}

struct str roofline_side(bool compute) {
    return compute ? STR("Compute-bound") : STR("Memory-bound");
}

struct str roofline_show(const struct roofline *roofline, double number,
                         const struct unit *unit) {
    return calc_show(roofline->calc, value_number(number, unit),
                     unit == roofline->rate ? roofline->performance.format
                                            : NULL,
                     (struct span){0});
}

static void roofline_draw(const void *of, struct scene *scene) {
    plane_draw(&((const struct roofline *)of)->plot, scene);
}

struct picture roofline_picture(const struct roofline *roofline) {
    return (struct picture){.calc = roofline->calc,
                            .of = roofline,
                            .draw = roofline_draw,
                            .describe = roofline_describe,
                            .tabulate = roofline_tabulate,
                            .notes = roofline_notes};
}
