/* The points of a roofline, and the plane that it is drawn on: layers of a
 * line and of points, a rule at the ridge, a band for each side of it. */
#include "base/limits.h"
#include "chart/plane.h"
#include "chart/roofline.h"

#include <math.h>

/* How far the axis goes on behind the ridge, and before it, as factors. */
#define ROOM_BEHIND 10
#define ROOM_BEFORE 100

/* From a point to an end of the axis, and from the peak to its top, where
 * the author gives no domain. */
#define ROOM_BESIDE 1.3

/* Nothing is above the roof but by rounding. */
#define ROOF_SLACK 1e-9

/* Points. -------------------------------------------------------------- */

static struct str point_label(const struct roofline *roofline,
                              const struct row *row) {
    struct term first = {.column = &row->table->column[0]};
    const struct term *term =
        roofline->label.terms ? roofline->label.term : &first;
    return str_trim(term_show(roofline->calc, term,
                              term_value(roofline->calc, term, row),
                              roofline->label.format));
}

/* What was measured; it cannot be above the roof. */
static bool point_achieved(const struct roofline *roofline,
                           const struct row *row, struct roof_point *point) {
    const struct term *term = roofline->achieved.term;
    point->achieved = (double)NAN;
    if (!roofline->achieved.terms)
        return true;
    struct value value = term_value(roofline->calc, term, row);
    if (value.kind == VALUE_MISSING)
        return true;
    if (!roofline_number(roofline, term, value, roofline->rate, "achieved",
                         &point->achieved))
        return false;
    if (point->achieved <= point->attainable * (1 + ROOF_SLACK))
        return true;
    diag_add(
        calc_diags(roofline->calc), DIAG_BAD_CHART, excerpt_whole(term->text),
        "`" STR_FMT "` achieves " STR_FMT ", but the roof is at " STR_FMT
        " there",
        STR_ARG(point->label),
        STR_ARG(roofline_show(roofline, point->achieved, roofline->rate)),
        STR_ARG(roofline_show(roofline, point->attainable, roofline->rate)));
    return false;
}

static bool point_read(const struct roofline *roofline, size_t index,
                       struct roof_point *point) {
    struct row row = {roofline->data, index};
    const struct channel *channel = &roofline->intensity;
    *point = (struct roof_point){.label = point_label(roofline, &row)};
    point->value = term_value(roofline->calc, channel->term, &row);
    if (!roofline_number(roofline, channel->term, point->value, roofline->ratio,
                         "intensity", &point->intensity))
        return false;
    point->shown =
        term_show(roofline->calc, channel->term, point->value, channel->format);
    point->compute = point->intensity >= roofline->ridge;
    point->factor = point->compute ? point->intensity / roofline->ridge
                                   : roofline->ridge / point->intensity;
    point->attainable =
        fmin(roofline->peak, point->intensity * roofline->bandwidth);
    return point_achieved(roofline, &row, point);
}

bool roofline_points(struct roofline *roofline) {
    size_t rows = roofline->data ? roofline->data->rows : 0;
    if (rows > LIMIT_CHART_BARS) {
        diag_add(calc_diags(roofline->calc), DIAG_LIMIT, roofline->span,
                 "a roofline of %zu points; at most %d can be told apart", rows,
                 LIMIT_CHART_BARS);
        return false;
    }
    roofline->point = ARENA_ARRAY(roofline->arena, rows, struct roof_point);
    for (; roofline->points < rows; roofline->points++)
        if (!point_read(roofline, roofline->points,
                        &roofline->point[roofline->points]))
            return false;
    return true;
}

/* The ends of the roof along x: the author's domain, or whole decades around
 * the ridge and all points. ----------------------------------------------- */

static bool roof_end(const struct roofline *roofline, const struct node *node,
                     double *end) {
    struct term term;
    return term_read(roofline->calc, node, "an end of a domain", &term) &&
           roofline_number(roofline, &term,
                           term_value(roofline->calc, &term, NULL),
                           roofline->ratio, "domain", end);
}

static bool roof_ends(struct roofline *roofline) {
    double *low = &roofline->low, *high = &roofline->high;
    const struct node *domain = roofline->intensity.domain;
    if (domain && domain->count == 2)
        return roof_end(roofline, domain->items[0], low) &&
               roof_end(roofline, domain->items[1], high);
    *low = roofline->ridge / ROOM_BEFORE;
    *high = roofline->ridge * ROOM_BEHIND;
    for (size_t i = 0; i < roofline->points; i++) {
        *low = fmin(*low, roofline->point[i].intensity / ROOM_BESIDE);
        *high = fmax(*high, roofline->point[i].intensity * ROOM_BESIDE);
    }
    *low = scale_power((int)floor(log10(*low)));
    *high = scale_power((int)ceil(log10(*high)));
    return true;
}

/* The least of 1, 2, 5 and 10 times a power of ten that is not below. */
static double roof_round(double number) {
    static const double steps[] = {1, 2, 5, 10};
    int exponent = scale_exponent(number), step = 0;
    while (step < 3 && scale_power(exponent) * steps[step] < number)
        step++;
    return scale_power(exponent) * steps[step];
}

/* The ends of the axis of performance, as a list that an author could have
 * written: the slope's decade and some room above the roof, and above all
 * that was measured below its left end. */
static void roof_heights(struct roofline *roofline) {
    struct source *source = ARENA_NEW(roofline->arena, struct source);
    double low = roofline->low * roofline->bandwidth;
    for (size_t i = 0; i < roofline->points; i++)
        if (roofline->point[i].achieved < low)
            low = roofline->point[i].achieved;
    if (roofline->performance.domain)
        return;
    source_init(source, roofline->arena, STR("domain"),
                str_format(roofline->arena, "[%.17g FLOP/s, %.17g FLOP/s]",
                           scale_power(scale_exponent(low)),
                           roof_round(roofline->peak * ROOM_BESIDE)));
    roofline->performance.domain = data_yaml(
        roofline->arena, calc_diags(roofline->calc), excerpt_all(source));
}

/* Tables. -------------------------------------------------------------- */

static void table_column_set(struct arena *arena, struct column *column,
                             const char *name, struct value *items,
                             size_t count) {
    struct list *list = ARENA_NEW(arena, struct list);
    *list = (struct list){.count = count, .items = items};
    *column = (struct column){.name = str_from(name), .values = list};
}

static struct table *table_make(struct arena *arena, size_t columns,
                                size_t rows) {
    struct table *table = ARENA_NEW(arena, struct table);
    *table = (struct table){.columns = columns, .rows = rows};
    table->column = ARENA_ARRAY(arena, columns, struct column);
    map_init(&table->index, arena);
    return table;
}

enum roof_column { ROOF_X, ROOF_Y, ROOF_SIDE, ROOF_LABEL, ROOF_COLUMNS };

/* From the left end up to the ridge, and on to the right end. */
static struct table *roof_line(const struct roofline *roofline) {
    enum { PLACES = 3 };
    double places[PLACES] = {roofline->low, roofline->ridge, roofline->high};
    struct arena *arena = roofline->arena;
    struct table *table = table_make(arena, 2, PLACES);
    struct value *x = ARENA_ARRAY(arena, PLACES, struct value);
    struct value *y = ARENA_ARRAY(arena, PLACES, struct value);
    for (size_t i = 0; i < PLACES; i++) {
        x[i] = value_number(places[i], roofline->ratio);
        y[i] =
            value_number(fmin(roofline->peak, places[i] * roofline->bandwidth),
                         roofline->rate);
    }
    table_column_set(arena, &table->column[ROOF_X], "Arithmetic intensity", x,
                     PLACES);
    table_column_set(arena, &table->column[ROOF_Y], "Performance", y, PLACES);
    return table;
}

static void roof_row(const struct roofline *roofline,
                     const struct roof_point *point, struct value **items,
                     size_t row) {
    double height =
        isnan(point->achieved) ? point->attainable : point->achieved;
    items[ROOF_X][row] = point->value;
    items[ROOF_Y][row] = value_number(height, roofline->rate);
    items[ROOF_SIDE][row] = value_text(roofline_side(point->compute));
    items[ROOF_LABEL][row] = value_text(point->label);
}

/* Those of one side first: each side always has the same colour. */
static struct table *roof_points(const struct roofline *roofline) {
    struct arena *arena = roofline->arena;
    size_t count = roofline->points;
    struct table *table = table_make(arena, ROOF_COLUMNS, count);
    struct value *items[ROOF_COLUMNS];
    static const char *const names[] = {"Arithmetic intensity", "Performance",
                                        "Bound", "Label"};
    for (size_t i = 0; i < ROOF_COLUMNS; i++) {
        items[i] = ARENA_ARRAY(arena, count, struct value);
        table_column_set(arena, &table->column[i], names[i], items[i], count);
    }
    size_t row = 0;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < count; i++)
            if (roofline->point[i].compute == side)
                roof_row(roofline, &roofline->point[i], items, row++);
    return table;
}

/* Layers. -------------------------------------------------------------- */

static void layer_channel(const struct roofline *roofline, struct spec *layer,
                          enum channel_id id, const char *key, size_t column) {
    struct channel *channel = &layer->channel[id];
    struct channel old = *channel;
    *channel = (struct channel){.key = str_from(key),
                                .span = roofline->span,
                                .terms = 1,
                                .title = old.title,
                                .domain = old.domain,
                                .format = old.format};
    channel->term = ARENA_NEW(roofline->arena, struct term);
    channel->term->column = &layer->data->column[column];
    channel->term->format = old.format;
    if (id != CHANNEL_X && id != CHANNEL_Y)
        return;
    channel->scaled = true;
    channel->scale = SCALE_LOG;
}

static void layer_make(const struct roofline *roofline, struct spec *layer,
                       const char *mark, const struct table *data) {
    struct channel *x = &layer->channel[CHANNEL_X];
    struct channel *y = &layer->channel[CHANNEL_Y];
    *layer = (struct spec){.calc = roofline->calc,
                           .span = roofline->span,
                           .mark = mark_find(str_from(mark)),
                           .data = data};
    for (size_t i = 0; i < SPEC_OPTIONS; i++)
        layer->option[i] = -1;
    x->title = roofline->intensity.title;
    x->domain = roofline->intensity.domain;
    x->format = roofline->intensity.format;
    y->title = roofline->performance.title;
    y->domain = roofline->performance.domain;
    y->format = roofline->performance.format;
    layer_channel(roofline, layer, CHANNEL_X, "x", ROOF_X);
    layer_channel(roofline, layer, CHANNEL_Y, "y", ROOF_Y);
}

/* The ridge as an expression of what the author wrote. */
static struct formula ridge_formula(const struct roofline *roofline) {
    struct source *source = ARENA_NEW(roofline->arena, struct source);
    struct formula formula;
    source_init(source, roofline->arena, STR("ridge"),
                str_format(roofline->arena,
                           "(" STR_FMT ") / (" STR_FMT ") | ,.4~g FLOP/B",
                           STR_ARG(roofline->peak_term.text.text),
                           STR_ARG(roofline->bandwidth_term.text.text)));
    if (!calc_formula(roofline->calc, excerpt_all(source), &formula))
        bug("the ridge of a roofline cannot be computed");
    return formula;
}

static void roof_constants(struct roofline *roofline) {
    struct spec *spec = &roofline->spec;
    struct formula ridge = ridge_formula(roofline);
    spec->rules = 1;
    spec->rule = ARENA_NEW(roofline->arena, struct rule);
    *spec->rule = (struct rule){
        .axis = CHANNEL_X,
        .value = ridge,
        .label = str_format(
            roofline->arena, "Ridge: " STR_FMT,
            STR_ARG(roofline_show(roofline, roofline->ridge, roofline->ratio))),
        .span = roofline->span};
    spec->regions = 2;
    spec->region = ARENA_ARRAY(roofline->arena, 2, struct stretch);
    for (int i = 0; i < 2; i++) {
        spec->region[i] = (struct stretch){.axis = CHANNEL_X,
                                           .label = roofline_side(i),
                                           .span = roofline->span};
        spec->region[i].end[1 - i] = ridge;
    }
}

bool roofline_layers(struct roofline *roofline) {
    struct spec *spec = &roofline->spec;
    if (!roof_ends(roofline))
        return false;
    roof_heights(roofline);
    *spec = (struct spec){.calc = roofline->calc,
                          .span = roofline->span,
                          .mark = mark_layers(),
                          .layers = roofline->points ? 2 : 1};
    spec->layer = ARENA_ARRAY(roofline->arena, 2, struct spec);
    layer_make(roofline, &spec->layer[0], "line", roof_line(roofline));
    if (roofline->points) {
        struct spec *layer = &spec->layer[1];
        layer_make(roofline, layer, "point", roof_points(roofline));
        layer_channel(roofline, layer, CHANNEL_COLOR, "color", ROOF_SIDE);
        layer_channel(roofline, layer, CHANNEL_SHAPE, "shape", ROOF_SIDE);
        layer_channel(roofline, layer, CHANNEL_LABEL, "label", ROOF_LABEL);
        layer->channel[CHANNEL_LABEL].span = roofline->label.terms
                                                 ? roofline->label.span
                                                 : roofline->intensity.span;
    }
    roof_constants(roofline);
    roofline->plot = (struct plot){.calc = roofline->calc, .mark = spec->mark};
    return plane_plan(spec, &roofline->plot);
}
