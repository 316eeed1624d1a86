/* Bar charts, evaluated: which channel holds the numbers and which the names,
 * and one bar for each row and series.
 *
 * The channel of numbers is the one with a map of series, or the only one
 * whose values are numbers; of two such the one with a logarithmic scale, or
 * else y.  So `y: model, x: params` lies and `x: year, y: sales` stands. */
#include "chart/bar.h"

#include "base/limits.h"
#include "chart/plane.h"

bool bar_refuse(const struct bar_plan *plan, struct span span,
                const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str message = str_format_list(plan->arena, format, arguments);
    va_end(arguments);
    diag_add(calc_diags(plan->calc), DIAG_BAD_CHART, span, STR_FMT,
             STR_ARG(message));
    return false;
}

size_t bar_index(const struct bar_plan *plan, size_t row, size_t term) {
    return row * plan->value->terms + term;
}

struct value *bar_values(const struct bar_plan *plan,
                         const struct channel *channel) {
    return spec_values(plan->spec, channel);
}

static bool plan_numeric(const struct bar_plan *plan,
                         const struct channel *channel,
                         const struct value *values) {
    bool any = false;
    for (size_t i = 0; i < plan->spec->data->rows * channel->terms; i++) {
        if (values[i].kind != VALUE_NUMBER && values[i].kind != VALUE_MISSING)
            return false;
        any = any || values[i].kind == VALUE_NUMBER;
    }
    return any;
}

/* Which of x and y holds the numbers, when each could. */
static enum channel_id plan_choose(const struct channel *x,
                                   const struct channel *y) {
    if (x->series != y->series)
        return x->series ? CHANNEL_X : CHANNEL_Y;
    return x->scale == SCALE_LOG && y->scale != SCALE_LOG ? CHANNEL_X
                                                          : CHANNEL_Y;
}

/* Checked before anything is evaluated. */
static bool plan_limit(const struct bar_plan *plan) {
    const struct channel *channels = plan->spec->channel;
    size_t most = channels[CHANNEL_X].terms > channels[CHANNEL_Y].terms
                      ? channels[CHANNEL_X].terms
                      : channels[CHANNEL_Y].terms;
    size_t bars = plan->spec->data->rows * most;
    if (bars <= LIMIT_CHART_BARS)
        return true;
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_LIMIT, plan->spec->span,
                 "a chart of %zu bars; at most %d can be told apart", bars,
                 LIMIT_CHART_BARS);
    diag_help(diag, "`take` at the end of `data` draws fewer rows");
    return false;
}

static bool plan_two_channels(const struct bar_plan *plan) {
    const struct channel *x = &plan->spec->channel[CHANNEL_X];
    const struct channel *y = &plan->spec->channel[CHANNEL_Y];
    if (!x->terms || !y->terms) {
        diag_add(calc_diags(plan->calc), DIAG_MISSING_KEY, plan->spec->span,
                 "a bar chart needs `x` and `y`: one for the names, one for "
                 "the numbers");
        return false;
    }
    if (x->series && y->series)
        return bar_refuse(plan, y->span,
                          "only one of `x` and `y` can hold series");
    return true;
}

/* What a channel holds that is no number. */
static const char *plan_found(const struct bar_plan *plan,
                              const struct channel *channel,
                              const struct value *values) {
    const char *found = "missing values only";
    for (size_t i = 0; i < plan->spec->data->rows * channel->terms; i++)
        if (values[i].kind != VALUE_NUMBER && values[i].kind != VALUE_MISSING)
            found = value_kind_name(values[i].kind);
    return found;
}

static bool plan_not_numeric(const struct bar_plan *plan,
                             const struct channel *channel,
                             const struct value *values) {
    const struct channel *other = &plan->spec->channel[CHANNEL_X];
    if (other == channel)
        other = &plan->spec->channel[CHANNEL_Y];
    struct diag *diag =
        diag_add(calc_diags(plan->calc), DIAG_BAD_CHART, channel->span,
                 "bars need numbers, but `" STR_FMT "` is %s",
                 STR_ARG(channel->key), plan_found(plan, channel, values));
    if (!channel->series)
        diag_label(diag, other->span, "nor are these");
    return false;
}

/* Options that mean nothing where they stand are not passed over. */
static bool plan_options(const struct bar_plan *plan) {
    const struct channel *colour = &plan->spec->channel[CHANNEL_COLOR];
    const struct channel *label = &plan->spec->channel[CHANNEL_LABEL];
    static const char *const options[] = {NULL};
    unsigned channels = 1U << CHANNEL_X | 1U << CHANNEL_Y |
                        1U << CHANNEL_COLOR | 1U << CHANNEL_LABEL;
    if (!spec_takes(plan->spec, "a bar chart", channels, options))
        return false;
    if (colour->sort != SORT_NONE)
        return bar_refuse(plan, colour->sort_span,
                          "colours are in the order of the rows, or of a "
                          "`domain`");
    if (label->scaled || label->reverse || label->domain || label->title.n ||
        label->sort != SORT_NONE)
        return bar_refuse(plan, label->span,
                          "a label has an expression and a format, no more");
    return true;
}

static bool plan_orient(struct bar_plan *plan) {
    const struct channel *channels = plan->spec->channel;
    if (!plan_two_channels(plan) || !plan_limit(plan))
        return false;
    struct value *values[2];
    bool numeric[2];
    for (int i = CHANNEL_X; i <= CHANNEL_Y; i++) {
        values[i] = bar_values(plan, &channels[i]);
        if (!values[i])
            return false;
        numeric[i] = plan_numeric(plan, &channels[i], values[i]);
    }
    int id = (int)plan_choose(&channels[CHANNEL_X], &channels[CHANNEL_Y]);
    if (!channels[id].series && numeric[CHANNEL_X] != numeric[CHANNEL_Y])
        id = numeric[CHANNEL_X] ? CHANNEL_X : CHANNEL_Y;
    if (!numeric[id] && !channels[id].series)
        id = CHANNEL_X;
    if (!numeric[id])
        return plan_not_numeric(plan, &channels[id], values[id]);
    if (channels[id].scale == SCALE_TIME || channels[id].scale == SCALE_BAND)
        return bar_refuse(plan, channels[id].span,
                          "bars have a length: their scale is `linear`, `log` "
                          "or `sqrt`");
    plan->value_id = (enum channel_id)id;
    plan->value = &channels[id];
    plan->band = &channels[1 - id];
    plan->values = values[id];
    plan->names = values[1 - id];
    plan->plot->horizontal = id == CHANNEL_X;
    return true;
}

/* Bands. -------------------------------------------------------------- */

static bool plan_band_options(const struct bar_plan *plan) {
    const struct channel *band = plan->band, *value = plan->value;
    if (value->sort != SORT_NONE)
        return bar_refuse(plan, value->sort_span,
                          "only names can be sorted: write `sort` at `" STR_FMT
                          "`",
                          STR_ARG(band->key));
    if (band->scaled && band->scale != SCALE_BAND)
        return bar_refuse(plan, band->span,
                          "`" STR_FMT "` holds the names of the bars; only "
                          "numbers have a scale",
                          STR_ARG(band->key));
    return true;
}

/* Bands are numbered by their first row, or as the domain lists them. */
static bool plan_band_domain(struct bar_plan *plan, struct map *bands) {
    const struct node *domain = plan->band->domain;
    for (size_t i = 0; domain && i < domain->count; i++) {
        struct str name;
        if (!spec_text(plan->calc, domain->items[i], "a name", &name))
            return false;
        if (map_get(bands, name))
            return bar_refuse(plan, domain->items[i]->span,
                              "`" STR_FMT "` stands here twice", STR_ARG(name));
        map_set(bands, name, domain->items[i]);
    }
    return true;
}

static bool plan_band_unknown(const struct bar_plan *plan,
                              const struct map *bands, struct str name) {
    struct near near;
    near_init(&near, name);
    for (size_t i = 0; i < bands->count; i++)
        near_offer(&near, bands->entries[i].key);
    struct diag *diag = diag_add(
        calc_diags(plan->calc), DIAG_BAD_CHART, plan->band->domain->span,
        "the domain of `" STR_FMT "` lacks `" STR_FMT "`",
        STR_ARG(plan->band->key), STR_ARG(name));
    diag_suggest(diag, near_best(&near));
    return false;
}

static size_t plan_band_number(const struct map *bands, struct str name) {
    for (size_t i = 0; i < bands->count; i++)
        if (str_eq(bands->entries[i].key, name))
            return i;
    bug("a band has lost its name");
}

static bool plan_band_of_row(struct bar_plan *plan, struct map *bands,
                             size_t row) {
    const struct channel *band = plan->band;
    struct str name =
        term_show(plan->calc, band->term, plan->names[row], band->format);
    if (!name.n)
        return bar_refuse(plan, band->span, "row %zu has no `" STR_FMT "`",
                          row + 1, STR_ARG(band->term->text.text));
    if (!map_get(bands, name)) {
        if (band->domain)
            return plan_band_unknown(plan, bands, name);
        map_set(bands, name, plan);
    }
    plan->band_of[row] = plan_band_number(bands, name);
    return true;
}

static bool plan_bands(struct bar_plan *plan) {
    struct plot_bands *result = &plan->plot->bands;
    size_t rows = plan->spec->data->rows;
    struct map bands;
    map_init(&bands, plan->arena);
    plan->band_of = ARENA_ARRAY(plan->arena, rows, size_t);
    if (!plan_band_options(plan) || !plan_band_domain(plan, &bands))
        return false;
    for (size_t row = 0; row < rows; row++)
        if (!plan_band_of_row(plan, &bands, row))
            return false;
    result->count = bands.count;
    result->names = ARENA_ARRAY(plan->arena, bands.count, struct str);
    for (size_t i = 0; i < bands.count; i++)
        result->names[i] = bands.entries[i].key;
    result->title = plan->band->title;
    if (!result->title.n)
        result->title = term_title(plan->calc, plan->band->term);
    result->reverse = plan->band->reverse;
    return true;
}

/* Bars. --------------------------------------------------------------- */

/* The format of the value: its own, or that of a label which shows it. */
static const struct format *plan_format(const struct bar_plan *plan) {
    const struct channel *label = &plan->spec->channel[CHANNEL_LABEL];
    if (plan->value->format || label->terms != 1 || plan->value->terms != 1 ||
        !term_same(label->term, plan->value->term))
        return plan->value->format;
    return label->format;
}

static bool plan_bars(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    const struct format *format = plan_format(plan);
    plot->bars = plan->spec->data->rows * plan->value->terms;
    plot->bar = ARENA_ARRAY(plan->arena, plot->bars, struct bar);
    for (size_t i = 0; i < plot->bars; i++) {
        struct bar *bar = &plot->bar[i];
        size_t term = i % plan->value->terms;
        bar->band = plan->band_of[i / plan->value->terms];
        bar->series = term;
        bar->value = plan->values[i];
        bar->source = plan->value->term[term].text.text;
        bar->missing = bar->value.kind == VALUE_MISSING;
        bar->shown =
            term_show(plan->calc, &plan->value->term[term], bar->value, format);
    }
    return true;
}

bool bar_plan(const struct spec *spec, struct plot *plot) {
    struct bar_plan plan = {.spec = spec,
                            .calc = spec->calc,
                            .arena = calc_arena(spec->calc),
                            .plot = plot};
    if (plane_wanted(spec))
        return plane_plan(spec, plot);
    if (!plan_options(&plan) || !plan_orient(&plan) || !plan_bands(&plan) ||
        !plan_bars(&plan) || !bar_plan_colour(&plan) ||
        !bar_plan_stack(&plan) || !bar_plan_axis(&plan) ||
        !bar_plan_labels(&plan))
        return false;
    bar_plan_sort(&plan);
    return true;
}
