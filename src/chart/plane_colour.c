/* Colours, symbols and sizes of a plane's data.
 *
 * Names as colour, or as shape, are categories that all layers share: one
 * name has one colour.  Where there are colours but no shapes, shapes follow
 * them.  Numbers as colour are a ramp, but tell the series of lines and areas
 * apart.  Data of one colour, shape and term are a series. */
#include "chart/plane.h"

#include "chart/plane_value.h"

#include <math.h>

/* More series than a reader can hold in mind at once. */
#define SERIES_WARN 5

/* Points: of no size channel, the largest, and the least that can be seen,
 * in square units. */
#define AREA_PLAIN 50
#define AREA_MOST 600
#define AREA_LEAST 12

/* Categories. ----------------------------------------------------------- */

static void key_title(struct plane *plane, struct plane_key *key,
                      const struct channel *channel) {
    struct str title = channel->title.n
                           ? channel->title
                           : term_title(plane->calc, channel->term);
    if (!key->count)
        key->title = title;
    else if (!str_eq(key->title, title))
        key->title = STR("");
}

/* The number of a name, from 0, which is added at need. */
static size_t key_number(struct plane *plane, struct plane_key *key,
                         struct str name) {
    for (size_t i = 0; i < key->count; i++)
        if (str_eq(key->name[i], name))
            return i;
    ARENA_PUSH(plane->arena, key->name, key->count, key->room, name);
    return key->count - 1;
}

static bool key_domain(struct plane *plane, struct plane_key *key,
                       const struct channel *channel) {
    for (size_t i = 0; channel->domain && i < channel->domain->count; i++) {
        struct str name;
        if (!spec_text(plane->calc, channel->domain->items[i], "a name", &name))
            return false;
        key_number(plane, key, name);
    }
    return true;
}

static bool key_unknown(const struct plane *plane, const struct plane_key *key,
                        const struct channel *channel, struct str name) {
    struct near near;
    near_init(&near, name);
    for (size_t i = 0; i < key->count; i++)
        near_offer(&near, key->name[i]);
    struct diag *diag =
        diag_add(calc_diags(plane->calc), DIAG_BAD_CHART, channel->domain->span,
                 "the domain of `" STR_FMT "` lacks `" STR_FMT "`",
                 STR_ARG(channel->key), STR_ARG(name));
    diag_suggest(diag, near_best(&near));
    return false;
}

static bool key_options(const struct plane *plane,
                        const struct channel *channel) {
    if (channel->scaled)
        return plane_refuse(plane, channel->span,
                            "`" STR_FMT "` holds names; only numbers have a "
                            "scale",
                            STR_ARG(channel->key));
    if (channel->reverse || channel->sort != SORT_NONE)
        return plane_refuse(plane, channel->span,
                            "names as `" STR_FMT "` are in the order of the "
                            "rows, or of a `domain`",
                            STR_ARG(channel->key));
    return true;
}

/* The categories of a layer's data: one number a datum. */
static bool key_read(struct plane *plane, const struct layer *layer,
                     struct plane_key *key, const struct channel *channel,
                     const struct value *values, size_t *numbers) {
    if (!key_options(plane, channel))
        return false;
    key_title(plane, key, channel);
    size_t before = key->count;
    if (!key_domain(plane, key, channel))
        return false;
    size_t listed = channel->domain ? key->count : SIZE_MAX;
    for (size_t i = 0; i < layer->data; i++) {
        size_t row = layer->datum[i].row;
        struct str name =
            term_show(plane->calc, channel->term, values[row], channel->format);
        if (!name.n)
            return plane_refuse(plane, channel->span,
                                "row %zu has no `" STR_FMT "`", row + 1,
                                STR_ARG(channel->key));
        numbers[i] = key_number(plane, key, name);
        if (numbers[i] >= listed && numbers[i] >= before)
            return key_unknown(plane, key, channel, name);
    }
    return true;
}

/* Layers. --------------------------------------------------------------- */

/* A channel of one term, row by row; NULL after a report. */
static struct value *channel_values(const struct plane *plane,
                                    const struct layer *layer,
                                    const struct channel *channel) {
    size_t rows = layer->spec->data->rows;
    struct value *values = ARENA_ARRAY(plane->arena, rows, struct value);
    if (channel->series || channel->end) {
        plane_refuse(plane, channel->span, "`" STR_FMT "` takes one expression",
                     STR_ARG(channel->key));
        return NULL;
    }
    for (size_t i = 0; i < rows; i++) {
        struct row row = {layer->spec->data, i};
        values[i] = term_value(plane->calc, channel->term, &row);
        if (values[i].kind == VALUE_POISON)
            return NULL;
    }
    return values;
}

/* What a layer's colours are, while they are read. */
struct colouring {
    size_t *colour, *shape; /* categories by datum; SIZE_MAX: none */
    bool coloured;          /* the channel is there, or series are */
};

static void colouring_fill(const struct layer *layer, size_t *numbers) {
    for (size_t i = 0; i < layer->data; i++)
        numbers[i] = SIZE_MAX;
}

/* Series that an axis' map names are categories of colour. */
static void colour_terms(struct plane *plane, const struct layer *layer,
                         const struct channel *channel, size_t *numbers) {
    for (size_t i = 0; i < layer->data; i++)
        numbers[i] = key_number(plane, &plane->colour,
                                channel->term[layer->datum[i].term].name);
}

static const struct channel *layer_map(const struct layer *layer) {
    for (int axis = 0; axis < PLANE_AXES; axis++)
        if (layer->spec->channel[axis].series)
            return &layer->spec->channel[axis];
    return NULL;
}

/* Is the first value that is not missing a number? */
static bool channel_numeric(const struct layer *layer,
                            const struct value *values) {
    for (size_t i = 0; i < layer->spec->data->rows; i++)
        if (values[i].kind != VALUE_MISSING)
            return values[i].kind == VALUE_NUMBER;
    return false;
}

/* A number that differs from row to row makes each row a line of its own,
 * which is no drawing: it was meant as a ramp. */
static bool colour_few(const struct plane *plane,
                       const struct channel *channel) {
    size_t count = plane->colour.count;
    if (count <= PALETTE_SERIES)
        return true;
    struct diag *diag =
        diag_add(calc_diags(plane->calc), DIAG_BAD_CHART, channel->span,
                 "%zu series, one for each number of `color`; at most %d can "
                 "be told apart",
                 count, PALETTE_SERIES);
    diag_help(diag, "points show a number by a ramp of colours");
    return false;
}

static bool colour_layer(struct plane *plane, struct layer *layer,
                         struct colouring *colouring) {
    const struct channel *channel = &layer->spec->channel[CHANNEL_COLOR];
    const struct channel *map = layer_map(layer);
    colouring->coloured = channel->terms || map;
    if (channel->terms && map)
        return plane_refuse(plane, channel->span,
                            "the series of `" STR_FMT "` give the colours",
                            STR_ARG(map->key));
    if (map)
        colour_terms(plane, layer, map, colouring->colour);
    if (!channel->terms)
        return true;
    struct value *values = channel_values(plane, layer, channel);
    if (!values)
        return false;
    bool numeric = channel_numeric(layer, values);
    if (numeric && !layer->mark->series)
        return plane_ramp(plane, layer, channel, values);
    return key_read(plane, layer, &plane->colour, channel, values,
                    colouring->colour) &&
           (!numeric || colour_few(plane, channel));
}

static bool shape_layer(struct plane *plane, struct layer *layer,
                        struct colouring *colouring) {
    const struct channel *channel = &layer->spec->channel[CHANNEL_SHAPE];
    if (!channel->terms)
        return true;
    struct value *values = channel_values(plane, layer, channel);
    return values && key_read(plane, layer, &plane->shape, channel, values,
                              colouring->shape);
}

static bool size_layer(struct plane *plane, struct layer *layer) {
    const struct channel *channel = &layer->spec->channel[CHANNEL_SIZE];
    for (size_t i = 0; i < layer->data; i++)
        layer->datum[i].area = AREA_PLAIN;
    if (!channel->terms)
        return true;
    struct value *values = channel_values(plane, layer, channel);
    return values && plane_sizes(plane, layer, channel, values);
}

/* Series. ---------------------------------------------------------------- */

/* The paint of data without category. */
static struct paint layer_plain(const struct plane *plane,
                                const struct layer *layer) {
    if (layer->mark->ink)
        return (struct paint){PAINT_INK, 0};
    bool over = false;
    for (const struct layer *before = plane->layer; before < layer; before++)
        over = over || before->mark->surface;
    bool thin = !layer->mark->surface;
    if (thin && (over || plane->colour.count))
        return (struct paint){PAINT_INK, 0};
    return (struct paint){PAINT_CATEGORY, palette_shade(plane->colour.count)};
}

static struct series series_make(const struct plane *plane,
                                 const struct layer *layer, size_t colour,
                                 size_t shape) {
    struct series series = {.paint = layer_plain(plane, layer),
                            .colour = colour,
                            .shape = shape,
                            .symbol = SYMBOL_CIRCLE};
    if (colour != SIZE_MAX) {
        series.name = plane->colour.name[colour];
        series.paint = (struct paint){PAINT_CATEGORY, palette_shade(colour)};
        series.symbol = (enum symbol)(colour % SYMBOL_COUNT);
        series.patterned = true;
    }
    if (shape != SIZE_MAX) {
        series.symbol = (enum symbol)(shape % SYMBOL_COUNT);
        series.name = plane->shape.name[shape];
        if (colour != SIZE_MAX &&
            !str_eq(series.name, plane->colour.name[colour]))
            series.name = str_format(plane->arena, STR_FMT ", " STR_FMT,
                                     STR_ARG(plane->colour.name[colour]),
                                     STR_ARG(plane->shape.name[shape]));
    }
    return series;
}

static size_t series_find(const struct plane *plane, struct layer *layer,
                          size_t colour, size_t shape, size_t *room) {
    for (size_t i = 0; i < layer->series; i++)
        if (layer->serie[i].colour == colour && layer->serie[i].shape == shape)
            return i;
    ARENA_PUSH(plane->arena, layer->serie, layer->series, *room,
               series_make(plane, layer, colour, shape));
    return layer->series - 1;
}

static void series_layer(const struct plane *plane, struct layer *layer,
                         const struct colouring *colouring) {
    size_t room = 0;
    for (size_t i = 0; i < layer->data; i++) {
        struct datum *datum = &layer->datum[i];
        size_t colour = colouring->colour[i], shape = colouring->shape[i];
        datum->series = series_find(plane, layer, colour, shape, &room);
        struct series *series = &layer->serie[datum->series];
        series->count++;
        if (datum->paint.number == 0)
            datum->paint = series->paint;
        datum->symbol = series->symbol;
        if (colour != SIZE_MAX)
            datum->category = plane->colour.name[colour];
        if (shape != SIZE_MAX)
            datum->form = plane->shape.name[shape];
    }
}

/* Checks. ---------------------------------------------------------------- */

static struct span key_span(const struct plane *plane, enum channel_id id) {
    for (size_t i = 0; i < plane->layers; i++) {
        const struct channel *map = layer_map(&plane->layer[i]);
        if (plane->layer[i].spec->channel[id].terms)
            return plane->layer[i].spec->channel[id].span;
        if (map && id == CHANNEL_COLOR)
            return map->span;
    }
    return plane->spec->span;
}

static void key_warn(const struct plane *plane, const struct plane_key *key,
                     enum channel_id id, const char *what) {
    if (key->count <= SERIES_WARN)
        return;
    struct diag *diag =
        diag_add(calc_diags(plane->calc), DIAG_MANY_SERIES, key_span(plane, id),
                 "%zu series are hard to tell apart", key->count);
    if (key->count > PALETTE_SERIES)
        diag_note(diag, "there are %d %s, and then they come again",
                  PALETTE_SERIES, what);
}

/* Categories that are the names on an axis need no legend. */
static bool key_on_axis(const struct plane *plane, enum channel_id id) {
    for (size_t i = 0; i < plane->layers; i++) {
        const struct channel *channels = plane->layer[i].spec->channel;
        bool same = false;
        if (!channels[id].terms && !layer_map(&plane->layer[i]))
            continue;
        for (int axis = 0; axis < PLANE_AXES; axis++)
            same = same || (plane->axis[axis].plot.kind == SCALE_BAND &&
                            channels[id].terms && channels[axis].terms == 1 &&
                            term_same(channels[id].term, channels[axis].term));
        if (!same)
            return false;
    }
    return true;
}

static bool layer_colours(struct plane *plane, struct layer *layer,
                          struct colouring *colouring) {
    *colouring = (struct colouring){
        .colour = ARENA_ARRAY(plane->arena, layer->data, size_t),
        .shape = ARENA_ARRAY(plane->arena, layer->data, size_t)};
    colouring_fill(layer, colouring->colour);
    colouring_fill(layer, colouring->shape);
    return colour_layer(plane, layer, colouring) &&
           shape_layer(plane, layer, colouring) && size_layer(plane, layer);
}

bool plane_colours(struct plane *plane) {
    struct colouring *colourings =
        ARENA_ARRAY(plane->arena, plane->layers, struct colouring);
    for (size_t i = 0; i < plane->layers; i++)
        if (!layer_colours(plane, &plane->layer[i], &colourings[i]))
            return false;
    key_warn(plane, &plane->colour, CHANNEL_COLOR, "colours");
    key_warn(plane, &plane->shape, CHANNEL_SHAPE, "shapes");
    for (size_t i = 0; i < plane->layers; i++)
        series_layer(plane, &plane->layer[i], &colourings[i]);
    plane->colour.named = key_on_axis(plane, CHANNEL_COLOR);
    plane->shape.named = key_on_axis(plane, CHANNEL_SHAPE);
    return true;
}

bool plane_sizes(struct plane *plane, struct layer *layer,
                 const struct channel *channel, const struct value *values) {
    struct plane_ramp *size = &plane->size;
    if (!plane_ramp_read(plane, layer, channel, values, size))
        return false;
    if (size->scale.low < 0 || channel->scaled || channel->reverse)
        return plane_refuse(plane, channel->span,
                            "the area of a point shows a number from zero up, "
                            "on no other scale");
    for (size_t i = 0; i < layer->data; i++) {
        struct datum *datum = &layer->datum[i];
        double number = 0;
        datum->size = values[datum->row];
        calc_number(datum->size, size->unit, &number);
        datum->area = plane_area_of(size, number);
    }
    return true;
}

int plane_area_of(const struct plane_ramp *size, double number) {
    double part = size->scale.high > 0 ? number / size->scale.high : 0;
    int area = (int)lround(part * AREA_MOST);
    return area < AREA_LEAST ? AREA_LEAST : area;
}
