/* Box plots: how the values of a group are spread.
 *
 * The box reaches from the lower quartile to the upper one, with a line at
 * the median; whiskers reach to the last values that are not far off, and
 * those beyond are points (box_spread.c).  With `whiskers: range`, and where
 * five numbers are given instead of values, whiskers reach to the least and
 * greatest. */
#include "chart/box_spread.h"

static const char *const whiskers[] = {"tukey", "range", NULL};

const struct mark_option box_options[] = {
    [BOX_WHISKERS] = {"whiskers", whiskers},
    {NULL, NULL},
};

#define BOX_MOST UNITS(56)
#define BOX_GAP UNITS(4)
#define OUTLIER_AREA 30

/* So many boxes are described one by one. */
#define BOXES_FEW 4

static bool box_plan(struct plane *plane, struct layer *layer) {
    enum channel_id base = box_base(layer);
    const struct channel *channels = layer->spec->channel;
    if (!channels[base].terms || !channels[layer->value].terms)
        return plane_refuse(plane, layer->spec->span,
                            "a box plot needs `x` and `y`: names and values");
    if (channels[base].five || channels[base].series ||
        channels[layer->value].series)
        return plane_refuse(plane, channels[layer->value].span,
                            "boxes take one column of values, or five numbers "
                            "in a list");
    if (plane->axis[base].plot.kind != SCALE_BAND ||
        plane->axis[layer->value].plot.kind == SCALE_BAND)
        return plane_refuse(plane, channels[base].span,
                            "boxes stand on names and show numbers");
    for (size_t i = 0; i < layer->data; i++)
        if (layer->datum[i].at[layer->value].interval)
            return plane_refuse(plane, channels[layer->value].span,
                                "a box shows values, not intervals");
    return true;
}

/* Drawing. --------------------------------------------------------------- */

/* A place by where it lies across and along the box. */
static struct spot box_spot(const struct layer *layer, int across, int along) {
    return layer->value == CHANNEL_Y ? (struct spot){across, along}
                                     : (struct spot){along, across};
}

/* The two sides of a box: of several series each has its part. */
static void box_sides(const struct view *view, const struct layer *layer,
                      const struct spread *spread, int *low, int *high) {
    const struct bands *bands = &view->bands[box_base(layer)];
    int start = bands_place(bands, (int)spread->band);
    int count = (int)layer->series, part = (int)spread->series;
    bool named = view->plane->colour.named;
    *low = named ? start : start + bands->size * part / count;
    *high =
        named ? start + bands->size : start + bands->size * (part + 1) / count;
    if (!named && count > 1)
        *high -= BOX_GAP;
    int more = (*high - *low - BOX_MOST) / 2;
    *low += more > 0 ? more : 0;
    *high -= more > 0 ? more : 0;
}

static struct str box_name(const struct plane *plane, const struct layer *layer,
                           const struct spread *spread) {
    struct str band = plane->axis[box_base(layer)].band[spread->band];
    struct str series = layer->serie[spread->series].name;
    if (!series.n || str_eq(series, band))
        return band;
    return str_format(plane->arena, STR_FMT ", " STR_FMT, STR_ARG(band),
                      STR_ARG(series));
}

static struct str box_number(const struct plane *plane,
                             const struct layer *layer, double number) {
    return plane_show(plane, layer->value, number);
}

/* "A: median 12 ms, quartiles 10 ms and 15 ms" */
static struct str box_tooltip(const struct plane *plane,
                              const struct layer *layer,
                              const struct spread *spread) {
    return str_format(plane->arena,
                      STR_FMT ": median " STR_FMT ", quartiles " STR_FMT
                              " and " STR_FMT,
                      STR_ARG(box_name(plane, layer, spread)),
                      STR_ARG(box_number(plane, layer, spread->quartile[1])),
                      STR_ARG(box_number(plane, layer, spread->quartile[0])),
                      STR_ARG(box_number(plane, layer, spread->quartile[2])));
}

static void box_line(struct view *view, const struct layer *layer,
                     struct paint paint, int across1, int along1, int across2,
                     int along2) {
    struct spot ends[] = {box_spot(layer, across1, along1),
                          box_spot(layer, across2, along2)};
    view_line(view, paint, false, ends, 2, (struct str){0});
}

/* From the box to the last value, with a cap. */
static void box_whisker(struct view *view, const struct layer *layer,
                        struct paint paint, int low, int high, double from,
                        double to) {
    int middle = (low + high) / 2, cap = (high - low) / 4;
    int start = view_place(view, layer->value, from);
    int end = view_place(view, layer->value, to);
    if (start == end)
        return;
    box_line(view, layer, paint, middle, start, middle, end);
    box_line(view, layer, paint, middle - cap, end, middle + cap, end);
}

static void box_outlier(struct view *view, const struct layer *layer,
                        const struct spread *spread, struct paint paint,
                        int across, double number) {
    struct spot at =
        box_spot(layer, across, view_place(view, layer->value, number));
    struct str tooltip =
        str_format(view->arena, STR_FMT ": " STR_FMT,
                   STR_ARG(box_name(view->plane, layer, spread)),
                   STR_ARG(box_number(view->plane, layer, number)));
    view_point(view, paint, layer->serie[spread->series].symbol, OUTLIER_AREA,
               at, tooltip);
}

static void box_body(struct view *view, const struct layer *layer,
                     const struct spread *spread, struct paint paint, int low,
                     int high) {
    int from = view_place(view, layer->value, spread->quartile[0]);
    int to = view_place(view, layer->value, spread->quartile[2]);
    int median = view_place(view, layer->value, spread->quartile[1]);
    struct spot corner[] = {box_spot(layer, low, from),
                            box_spot(layer, low, to), box_spot(layer, high, to),
                            box_spot(layer, high, from)};
    struct spot a = corner[0], b = corner[2];
    struct box box = {a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y,
                      a.x < b.x ? b.x : a.x, a.y < b.y ? b.y : a.y};
    bool category = paint.kind == PAINT_CATEGORY;
    scene_rect(view->scene, category ? STYLE_AREA : STYLE_BAND, paint.number,
               false, box, box_tooltip(view->plane, layer, spread));
    scene_polygon(view->scene, paint_stroke(paint), category ? paint.number : 0,
                  category && layer->serie[spread->series].patterned &&
                      !view->plane->colour.named,
                  corner, 4, (struct str){0});
    box_line(view, layer, paint, low, median, high, median);
    view_obstacle(view, box, false);
}

static void box_draw(struct view *view, const struct layer *layer) {
    struct spreads spreads = spreads_read(view->arena, view->plane, layer);
    for (size_t i = 0; i < spreads.count; i++) {
        const struct spread *spread = &spreads.spread[i];
        struct paint paint = layer->serie[spread->series].paint;
        int low, high;
        box_sides(view, layer, spread, &low, &high);
        box_whisker(view, layer, paint, low, high, spread->quartile[0],
                    spread->number[spread->from]);
        box_whisker(view, layer, paint, low, high, spread->quartile[2],
                    spread->number[spread->to]);
        box_body(view, layer, spread, paint, low, high);
        for (size_t k = 0; k < spread->count; k++)
            if (k < spread->from || k > spread->to)
                box_outlier(view, layer, spread, paint, (low + high) / 2,
                            spread->number[k]);
    }
}

static void box_swatch(struct view *view, const struct layer *layer,
                       const struct series *series, struct box box) {
    struct spot corner[] = {{box.left, box.top},
                            {box.right, box.top},
                            {box.right, box.bottom},
                            {box.left, box.bottom}};
    bool category = series->paint.kind == PAINT_CATEGORY;
    (void)layer;
    scene_rect(view->scene, category ? STYLE_AREA : STYLE_BAND,
               series->paint.number, false, box, (struct str){0});
    scene_polygon(view->scene, paint_stroke(series->paint),
                  category ? series->paint.number : 0,
                  category && series->patterned, corner, 4, (struct str){0});
}

/* Words and table. ------------------------------------------------------- */

/* Many boxes are compared by their medians first. */
static void box_medians(const struct plane *plane, const struct layer *layer,
                        const struct spreads *spreads,
                        struct description *out) {
    struct str *each = ARENA_ARRAY(plane->arena, spreads->count, struct str);
    for (size_t i = 0; i < spreads->count; i++)
        each[i] = str_format(
            plane->arena, STR_FMT " " STR_FMT,
            STR_ARG(box_name(plane, layer, &spreads->spread[i])),
            STR_ARG(box_number(plane, layer, spreads->spread[i].quartile[1])));
    describe_say(out, "Medians: " STR_FMT ".",
                 STR_ARG(describe_list(plane->arena, each, spreads->count)));
}

static void box_describe(const struct plane *plane, const struct layer *layer,
                         struct description *out) {
    struct spreads spreads = spreads_read(plane->arena, plane, layer);
    if (spreads.count > BOXES_FEW)
        box_medians(plane, layer, &spreads, out);
    for (size_t i = 0; i < spreads.count && spreads.count <= BOXES_FEW; i++) {
        const struct spread *spread = &spreads.spread[i];
        size_t beyond = spread->count - 1 - (spread->to - spread->from);
        describe_say(
            out,
            STR_FMT ": median " STR_FMT ", half of the values between " STR_FMT
                    " and " STR_FMT ", %s between " STR_FMT " and " STR_FMT
                    "%s.",
            STR_ARG(box_name(plane, layer, spread)),
            STR_ARG(box_number(plane, layer, spread->quartile[1])),
            STR_ARG(box_number(plane, layer, spread->quartile[0])),
            STR_ARG(box_number(plane, layer, spread->quartile[2])),
            beyond ? "most" : "all",
            STR_ARG(box_number(plane, layer, spread->number[spread->from])),
            STR_ARG(box_number(plane, layer, spread->number[spread->to])),
            beyond == 0 ? ""
                        : str_format(plane->arena, ", %zu outlier%s", beyond,
                                     beyond == 1 ? "" : "s")
                              .s);
    }
}

static void box_cell(const struct plane *plane, const struct layer *layer,
                     struct plane_table *table, const char *header,
                     double number) {
    const struct unit *unit = plane->axis[layer->value].plot.numbers.unit;
    plane_cell(table, str_from(header),
               (struct sheet_cell){.text = box_number(plane, layer, number),
                                   .value = value_number(number, unit)});
}

static void box_row(const struct plane *plane, const struct layer *layer,
                    const struct spread *spread, struct plane_table *table) {
    struct str name = box_name(plane, layer, spread);
    plane_row(table);
    plane_cell(table, plane->axis[box_base(layer)].plot.title,
               (struct sheet_cell){.text = name, .value = value_text(name)});
}

static void box_count(const struct plane *plane, struct plane_table *table,
                      const char *header, size_t count) {
    struct value value = value_number((double)count, NULL);
    plane_cell(table, str_from(header),
               (struct sheet_cell){.text = calc_show(plane->calc, value, NULL,
                                                     (struct span){0}),
                                   .value = value});
}

/* What raw values have besides the five numbers, and a row for each that lies
 * beyond the whiskers. */
static void box_raw(const struct plane *plane, const struct layer *layer,
                    const struct spread *spread, struct plane_table *table) {
    box_count(plane, table, "Values", spread->count);
    if (spread->missing)
        box_count(plane, table, "Missing", spread->missing);
    if (layer->spec->option[BOX_WHISKERS] != WHISKERS_RANGE) {
        box_cell(plane, layer, table, "Lower whisker",
                 spread->number[spread->from]);
        box_cell(plane, layer, table, "Upper whisker",
                 spread->number[spread->to]);
    }
    for (size_t k = 0; k < spread->count; k++) {
        if (k >= spread->from && k <= spread->to)
            continue;
        box_row(plane, layer, spread, table);
        box_cell(plane, layer, table, "Outlier", spread->number[k]);
    }
}

static void box_tabulate(const struct plane *plane, const struct layer *layer,
                         struct plane_table *table) {
    struct spreads spreads = spreads_read(plane->arena, plane, layer);
    for (size_t i = 0; i < spreads.count; i++) {
        const struct spread *spread = &spreads.spread[i];
        box_row(plane, layer, spread, table);
        box_cell(plane, layer, table, "Least", spread->number[0]);
        box_cell(plane, layer, table, "Lower quartile", spread->quartile[0]);
        box_cell(plane, layer, table, "Median", spread->quartile[1]);
        box_cell(plane, layer, table, "Upper quartile", spread->quartile[2]);
        box_cell(plane, layer, table, "Greatest",
                 spread->number[spread->count - 1]);
        if (!layer->spec->channel[layer->value].five)
            box_raw(plane, layer, spread, table);
    }
}

const struct plane_mark plane_box = {
    .name = STR_INIT("box"),
    .banded = true,
    .surface = true,
    .plan = box_plan,
    .draw = box_draw,
    .swatch = box_swatch,
    .describe = box_describe,
    .tabulate = box_tabulate,
};
