/* Rectangles: cells of a grid whose colour is a number, or boxes between two
 * ends on either axis.
 *
 * Cells fill their bands.  Many of them are drawn as runs of one colour, not
 * one by one, which keeps the drawing small; then all of one colour share a
 * tooltip. */
#include "chart/plane_value.h"

enum rect_option { RECT_VALUES };

const struct mark_option rect_options[] = {
    [RECT_VALUES] = {"values", NULL},
    {NULL, NULL},
};

/* More cells than these, or bytes of tooltips, are drawn as runs. */
#define CELLS_MOST 600
#define TOOLTIPS_MOST 6000

/* Between a cell and its text. */
#define INSIDE_ROOM UNITS(4)

/* Cells at least this large have a seam, and are that far apart. */
#define SEAM_FROM UNITS(8)
#define SEAM UNITS(1)

/* A cell without a number, where colour shows numbers, is left empty. */
static bool rect_there(const struct plane *plane, const struct layer *layer,
                       const struct datum *datum) {
    bool ramp = plane->ramp.channel == &layer->spec->channel[CHANNEL_COLOR];
    return datum->at[CHANNEL_X].there && datum->at[CHANNEL_Y].there &&
           (!ramp || datum->tint.kind == VALUE_NUMBER);
}

/* A grid has names on both axes. */
static bool rect_grid(const struct plane *plane) {
    return plane->axis[CHANNEL_X].plot.kind == SCALE_BAND &&
           plane->axis[CHANNEL_Y].plot.kind == SCALE_BAND;
}

static size_t rect_cell(const struct plane *plane, const struct datum *datum) {
    return (size_t)datum->at[CHANNEL_Y].from * plane->axis[CHANNEL_X].bands +
           (size_t)datum->at[CHANNEL_X].from;
}

/* Each cell of a grid is there once; NULL after a report. */
static const struct datum **rect_cells(const struct plane *plane,
                                       const struct layer *layer) {
    size_t count = plane->axis[CHANNEL_X].bands * plane->axis[CHANNEL_Y].bands;
    const struct datum **cells =
        ARENA_ARRAY(plane->arena, count, const struct datum *);
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (!rect_there(plane, layer, datum))
            continue;
        const struct datum **cell = &cells[rect_cell(plane, datum)];
        if (*cell) {
            plane_refuse(plane, layer->spec->channel[CHANNEL_Y].span,
                         "two rows are the cell of `" STR_FMT "` and `" STR_FMT
                         "`",
                         STR_ARG(datum->at[CHANNEL_X].shown),
                         STR_ARG(datum->at[CHANNEL_Y].shown));
            return NULL;
        }
        *cell = datum;
    }
    return cells;
}

static bool rect_plan(struct plane *plane, struct layer *layer) {
    const struct channel *channels = layer->spec->channel;
    for (int axis = 0; axis < PLANE_AXES; axis++) {
        if (!channels[axis].terms)
            return plane_refuse(plane, layer->spec->span,
                                "a rectangle needs `x` and `y`");
        if (plane->axis[axis].plot.kind == SCALE_BAND)
            continue;
        for (size_t i = 0; i < layer->data; i++)
            if (layer->datum[i].at[axis].there &&
                !layer->datum[i].at[axis].interval)
                return plane_refuse(plane, channels[axis].span,
                                    "a rectangle stands on a name or on an "
                                    "interval; row %zu has neither",
                                    layer->datum[i].row + 1);
    }
    return !rect_grid(plane) || rect_cells(plane, layer) != NULL;
}

static void rect_extent(const struct layer *layer, enum channel_id axis,
                        struct extent *extent) {
    extent->tight = true;
    for (size_t i = 0; i < layer->data; i++) {
        const struct position *at = &layer->datum[i].at[axis];
        if (!at->there)
            continue;
        extent_add(extent, at->from);
        extent_add(extent, at->to);
    }
}

/* Drawing. --------------------------------------------------------------- */

static struct box rect_box(const struct view *view, const struct datum *datum) {
    return view_box(view, &datum->at[CHANNEL_X], &datum->at[CHANNEL_Y]);
}

static struct box rect_apart(struct box box) {
    if (box.right - box.left >= SEAM_FROM &&
        box.bottom - box.top >= SEAM_FROM) {
        box.right -= SEAM;
        box.bottom -= SEAM;
    }
    return box;
}

/* What a cell says: its label, or else its number. */
static struct str rect_text(const struct view *view, const struct layer *layer,
                            const struct datum *datum) {
    const struct channel *colour = &layer->spec->channel[CHANNEL_COLOR];
    if (layer->spec->channel[CHANNEL_LABEL].terms)
        return datum->label.text;
    if (datum->tint.kind != VALUE_NUMBER)
        return STR("");
    return term_show(view->plane->calc, colour->term, datum->tint,
                     colour->format);
}

static bool rect_fits(struct box box, struct str text) {
    return text_width(text) <= box.right - box.left - 2 * INSIDE_ROOM &&
           TEXT_ASCENT + TEXT_DESCENT <= box.bottom - box.top;
}

/* Is a grid too large to be drawn cell by cell? */
static bool rect_many(const struct view *view, const struct layer *layer) {
    size_t bytes = 0;
    for (size_t i = 0; i < layer->data; i++)
        bytes += layer->datum[i].at[CHANNEL_X].shown.n +
                 layer->datum[i].at[CHANNEL_Y].shown.n;
    return rect_grid(view->plane) &&
           (layer->data > CELLS_MOST || bytes > TOOLTIPS_MOST);
}

/* Texts stand in all cells or in none. */
static bool rect_texts_fit(const struct view *view, const struct layer *layer) {
    if (layer->spec->option[RECT_VALUES] == 0 || rect_many(view, layer))
        return false;
    for (size_t i = 0; i < layer->data; i++)
        if (rect_there(view->plane, layer, &layer->datum[i]) &&
            !rect_fits(rect_box(view, &layer->datum[i]),
                       rect_text(view, layer, &layer->datum[i])))
            return false;
    return true;
}

/* Labels that the author wrote are not left out in silence. */
static void rect_dropped(const struct view *view, const struct layer *layer) {
    const struct channel *label = &layer->spec->channel[CHANNEL_LABEL];
    if (!label->terms || view->narrow)
        return;
    struct diag *diag =
        diag_add(calc_diags(view->plane->calc), DIAG_DROPPED_LABEL, label->span,
                 "the cells have no room for their labels");
    diag_help(diag, "a format makes them shorter: `| .0f`");
}

/* "fp16, 8: 3 ms": row, column and what the colour shows. */
static struct str rect_tooltip(const struct view *view,
                               const struct layer *layer,
                               const struct datum *datum) {
    const struct channel *colour = &layer->spec->channel[CHANNEL_COLOR];
    if (datum->tint.kind != VALUE_NUMBER)
        return datum_tooltip(view->plane, layer, datum);
    return str_format(view->arena, STR_FMT ", " STR_FMT ": " STR_FMT,
                      STR_ARG(datum->at[CHANNEL_Y].shown),
                      STR_ARG(datum->at[CHANNEL_X].shown),
                      STR_ARG(term_show(view->plane->calc, colour->term,
                                        datum->tint, colour->format)));
}

static void rect_draw_each(struct view *view, const struct layer *layer,
                           struct paint paint) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (!rect_there(view->plane, layer, datum) ||
            datum->paint.kind != paint.kind ||
            datum->paint.number != paint.number)
            continue;
        struct box box = rect_apart(rect_box(view, datum));
        scene_rect(view->scene, paint_fill(paint), paint.number,
                   layer->serie[datum->series].patterned &&
                       paint.kind == PAINT_CATEGORY,
                   box, rect_tooltip(view, layer, datum));
    }
}

/* "Weight: 0.2 to 0.4": what a colour stands for. */
static struct str rect_colour(const struct view *view, struct paint paint) {
    const struct plane *plane = view->plane;
    const struct plane_ramp *ramp = &plane->ramp;
    if (paint.kind == PAINT_CATEGORY && plane->colour.count)
        return plane->colour.name[paint.number - 1];
    for (size_t i = 0; ramp->channel && i < ramp->steps; i++)
        if (plane_ramp_colour(ramp, i) == paint.number)
            return str_format(
                view->arena, STR_FMT ": " STR_FMT " to " STR_FMT "%s" STR_FMT,
                STR_ARG(ramp->title), STR_ARG(ramp->shown[i]),
                STR_ARG(ramp->shown[i + 1]), ramp->shown_unit.n ? " " : "",
                STR_ARG(ramp->shown_unit));
    return STR("");
}

/* One rectangle for neighbours of one colour in a row. */
static void rect_draw_runs(struct view *view, const struct datum **cells,
                           struct paint paint) {
    const struct plane *plane = view->plane;
    size_t columns = plane->axis[CHANNEL_X].bands;
    size_t count = columns * plane->axis[CHANNEL_Y].bands;
    bool back = plane->axis[CHANNEL_X].plot.reverse;
    struct str tooltip = rect_colour(view, paint);
    for (size_t first = 0, stop; first < count; first = stop) {
        for (stop = first; stop < count; stop++)
            if (!cells[stop] || cells[stop]->paint.kind != paint.kind ||
                cells[stop]->paint.number != paint.number ||
                (stop > first && stop % columns == 0))
                break;
        if (stop == first) {
            stop++;
            continue;
        }
        struct box box = rect_box(view, cells[back ? stop - 1 : first]);
        box.right = rect_box(view, cells[back ? first : stop - 1]).right;
        scene_flat(view->scene, paint_fill(paint), paint.number, box, tooltip);
    }
}

static void rect_draw_texts(struct view *view, const struct layer *layer) {
    for (size_t i = 0; i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        struct box box = rect_apart(rect_box(view, datum));
        struct paint paint = datum->paint;
        if (!rect_there(view->plane, layer, datum) || paint.kind == PAINT_INK)
            continue;
        view_obstacle(view, box, false);
        scene_inside(view->scene, paint_fill(paint), paint.number,
                     layer->serie[datum->series].patterned &&
                         paint.kind == PAINT_CATEGORY,
                     ANCHOR_MIDDLE, (box.left + box.right) / 2,
                     TEXT_BASELINE((box.top + box.bottom) / 2),
                     rect_text(view, layer, datum));
    }
}

/* By colour, so that those of one are a group. */
static void rect_draw(struct view *view, const struct layer *layer) {
    static const enum paint_kind kinds[] = {
        PAINT_INK, PAINT_CATEGORY, PAINT_RAMP, PAINT_HEAT, PAINT_DIVERGE};
    const struct datum **cells =
        rect_many(view, layer) ? rect_cells(view->plane, layer) : NULL;
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
        for (int number = 0; number <= PALETTE_SERIES; number++) {
            struct paint paint = {kinds[kind], number};
            if (cells)
                rect_draw_runs(view, cells, paint);
            else
                rect_draw_each(view, layer, paint);
        }
    if (rect_texts_fit(view, layer))
        rect_draw_texts(view, layer);
    else
        rect_dropped(view, layer);
}

static void rect_swatch(struct view *view, const struct layer *layer,
                        const struct series *series, struct box box) {
    (void)layer;
    scene_rect(view->scene, paint_fill(series->paint), series->paint.number,
               series->patterned, box, (struct str){0});
}

/* Words and table. ------------------------------------------------------- */

static struct str rect_say(const struct plane *plane, const struct layer *layer,
                           const struct datum *datum) {
    const struct channel *colour = &layer->spec->channel[CHANNEL_COLOR];
    return str_format(plane->arena,
                      STR_FMT " for " STR_FMT " " STR_FMT " and " STR_FMT
                              " " STR_FMT,
                      STR_ARG(term_show(plane->calc, colour->term, datum->tint,
                                        colour->format)),
                      STR_ARG(plane->axis[CHANNEL_Y].plot.title),
                      STR_ARG(datum->at[CHANNEL_Y].shown),
                      STR_ARG(plane->axis[CHANNEL_X].plot.title),
                      STR_ARG(datum->at[CHANNEL_X].shown));
}

static void rect_describe(const struct plane *plane, const struct layer *layer,
                          struct description *out) {
    const struct plane_ramp *ramp = &plane->ramp;
    const struct datum *least = NULL, *most = NULL;
    double low = 0, high = 0, number;
    for (size_t i = 0; ramp->channel && i < layer->data; i++) {
        const struct datum *datum = &layer->datum[i];
        if (!rect_there(plane, layer, datum) ||
            !calc_number(datum->tint, ramp->unit, &number))
            continue;
        if (!least || number < low) {
            low = number;
            least = datum;
        }
        if (!most || number > high) {
            high = number;
            most = datum;
        }
    }
    if (!least || !most)
        return;
    if (low == high)
        describe_say(out, STR_FMT " is the same everywhere, " STR_FMT ".",
                     STR_ARG(ramp->title),
                     STR_ARG(rect_say(plane, layer, least)));
    else
        describe_say(
            out, STR_FMT " is least, " STR_FMT "; greatest, " STR_FMT ".",
            STR_ARG(ramp->title), STR_ARG(rect_say(plane, layer, least)),
            STR_ARG(rect_say(plane, layer, most)));
}

/* A grid with numbers is a matrix in its table, too. */
static void rect_tabulate(const struct plane *plane, const struct layer *layer,
                          struct plane_table *table) {
    const struct plane_axis *x = &plane->axis[CHANNEL_X];
    const struct plane_axis *y = &plane->axis[CHANNEL_Y];
    const struct channel *colour = &layer->spec->channel[CHANNEL_COLOR];
    if (!plane->ramp.channel || !rect_grid(plane) ||
        layer->spec->channel[CHANNEL_LABEL].terms) {
        plane_rows(plane, layer, table);
        return;
    }
    const struct datum **cells = rect_cells(plane, layer);
    for (size_t row = 0; row < y->bands; row++) {
        plane_row(table);
        plane_cell(table,
                   str_format(plane->arena, STR_FMT " \\ " STR_FMT,
                              STR_ARG(y->plot.title), STR_ARG(x->plot.title)),
                   (struct sheet_cell){.text = y->band[row],
                                       .value = value_text(y->band[row])});
        for (size_t i = 0; i < x->bands; i++) {
            const struct datum *datum = cells[row * x->bands + i];
            struct sheet_cell cell = {.text = STR("–"),
                                      .value = {.kind = VALUE_MISSING}};
            if (datum && datum->tint.kind == VALUE_NUMBER)
                cell = (struct sheet_cell){
                    .text = term_show(plane->calc, colour->term, datum->tint,
                                      colour->format),
                    .value = datum->tint,
                    .source = layer->data > CELLS_MOST
                                  ? (struct str){0}
                                  : colour->term->text.text};
            plane_cell(table, x->band[i], cell);
        }
    }
}

const struct plane_mark plane_rect = {
    .name = STR_INIT("rect"),
    .surface = true,
    .cells = true,
    .ramp = PAINT_HEAT,
    .plan = rect_plan,
    .extent = rect_extent,
    .draw = rect_draw,
    .swatch = rect_swatch,
    .describe = rect_describe,
    .tabulate = rect_tabulate,
};
