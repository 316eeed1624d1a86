/* A roofline in sentences and as a table. */
#include "base/html.h"
#include "chart/plane.h"
#include "chart/roofline.h"

#include <math.h>

/* Up to so many points have a sentence each. */
#define SAY_POINTS 8

/* Rows of the table for the roof itself. */
#define ROOF_ROWS 3

/* "295", "1.4": how far from the ridge. */
static struct str say_factor(const struct roofline *roofline, double factor) {
    double steps = factor < 10 ? 10 : 1;
    return calc_show(roofline->calc,
                     value_number(round(factor * steps) / steps, NULL), NULL,
                     (struct span){0});
}

static struct str say_rate(const struct roofline *roofline, double number) {
    return roofline_show(roofline, number, roofline->rate);
}

static struct str say_ridge(const struct roofline *roofline) {
    return roofline_show(roofline, roofline->ridge, roofline->ratio);
}

/* The limits as the author wrote them. */
static struct str say_term(const struct roofline *roofline,
                           const struct term *term) {
    return term_show(roofline->calc, term,
                     term_value(roofline->calc, term, NULL), NULL);
}

/* Below the drawing. --------------------------------------------------- */

static void notes_point(const struct roofline *roofline,
                        const struct roof_point *point, struct buf *out) {
    BUF_LITERAL(out, "<li><b>");
    html_escape(out, point->label);
    BUF_LITERAL(out, "</b>, at ");
    html_escape(out, point->shown);
    buf_printf(out, ", is %s by a factor of " STR_FMT ": at most ",
               point->compute ? "compute-bound" : "memory-bound",
               STR_ARG(say_factor(roofline, point->factor)));
    html_escape(out, say_rate(roofline, point->attainable));
    if (!isnan(point->achieved)) {
        BUF_LITERAL(out, ", of which it achieves ");
        html_escape(out, say_rate(roofline, point->achieved));
        buf_printf(out, " (%.0f%%)",
                   round(100 * point->achieved / point->attainable));
    }
    BUF_LITERAL(out, ".</li>\n");
}

struct str roofline_notes(const void *of) {
    const struct roofline *roofline = of;
    struct buf out;
    buf_init(&out, roofline->arena);
    BUF_LITERAL(&out, "<p>The ridge of ");
    html_escape(&out, roofline->device);
    BUF_LITERAL(&out, " is at ");
    html_escape(&out, say_ridge(roofline));
    BUF_LITERAL(&out, ": below it the bandwidth of ");
    html_escape(&out, say_term(roofline, &roofline->bandwidth_term));
    BUF_LITERAL(&out, " is the limit, above it the peak of ");
    html_escape(&out, say_term(roofline, &roofline->peak_term));
    BUF_LITERAL(&out, ".</p>\n");
    if (!roofline->points || roofline->points > SAY_POINTS)
        return buf_str(&out);
    BUF_LITERAL(&out, "<ul>\n");
    for (size_t i = 0; i < roofline->points; i++)
        notes_point(roofline, &roofline->point[i], &out);
    BUF_LITERAL(&out, "</ul>\n");
    return buf_str(&out);
}

/* The text alternative. ------------------------------------------------ */

/* The points of one side, nearest to the ridge last. */
static void say_side(const struct roofline *roofline, bool compute,
                     struct description *out) {
    const struct roof_point *near = NULL, *far = NULL;
    size_t count = 0;
    for (size_t i = 0; i < roofline->points; i++) {
        const struct roof_point *point = &roofline->point[i];
        if (point->compute != compute)
            continue;
        count++;
        near = !near || point->factor < near->factor ? point : near;
        far = !far || point->factor > far->factor ? point : far;
    }
    if (!count)
        return;
    const char *side = compute ? "compute-bound" : "memory-bound";
    if (count == 1) {
        describe_say(
            out, STR_FMT " at " STR_FMT " is %s, by a factor of " STR_FMT ".",
            STR_ARG(near->label), STR_ARG(near->shown), side,
            STR_ARG(say_factor(roofline, near->factor)));
        return;
    }
    struct str all = count == roofline->points
                         ? str_format(roofline->arena, "All %zu", count)
                         : str_format(roofline->arena, "%zu of %zu", count,
                                      roofline->points);
    describe_say(out,
                 STR_FMT " points are %s: from " STR_FMT " at " STR_FMT
                         " (factor " STR_FMT ") to " STR_FMT " at " STR_FMT
                         " (factor " STR_FMT ").",
                 STR_ARG(all), side, STR_ARG(far->label), STR_ARG(far->shown),
                 STR_ARG(say_factor(roofline, far->factor)),
                 STR_ARG(near->label), STR_ARG(near->shown),
                 STR_ARG(say_factor(roofline, near->factor)));
}

static void say_achieved(const struct roofline *roofline,
                         struct description *out) {
    const struct roof_point *best = NULL, *worst = NULL;
    for (size_t i = 0; i < roofline->points; i++) {
        const struct roof_point *point = &roofline->point[i];
        double part = point->achieved / point->attainable;
        if (isnan(part))
            continue;
        if (!best || part > best->achieved / best->attainable)
            best = point;
        if (!worst || part < worst->achieved / worst->attainable)
            worst = point;
    }
    if (best && best != worst)
        describe_say(out,
                     "Nearest to the roof is " STR_FMT ", at %.0f%% of it; "
                     "farthest is " STR_FMT ", at %.0f%%.",
                     STR_ARG(best->label),
                     round(100 * best->achieved / best->attainable),
                     STR_ARG(worst->label),
                     round(100 * worst->achieved / worst->attainable));
}

/* "Performance (TFLOP/s)" */
static struct str say_axis(const struct roofline *roofline,
                           enum channel_id axis) {
    const struct plot_axis *own = &roofline->plot.plane->axis[axis].plot;
    struct str unit = number_unit(roofline->calc, &own->numbers);
    return str_format(roofline->arena, STR_FMT "%s" STR_FMT "%s",
                      STR_ARG(own->title), unit.n ? " (" : "", STR_ARG(unit),
                      unit.n ? ")" : "");
}

void roofline_describe(const void *of, struct description *out) {
    const struct roofline *roofline = of;
    describe_say(out,
                 "Roofline of " STR_FMT ": " STR_FMT " by " STR_FMT
                 ", both on log scales.",
                 STR_ARG(roofline->device),
                 STR_ARG(say_axis(roofline, CHANNEL_Y)),
                 STR_ARG(say_axis(roofline, CHANNEL_X)));
    describe_say(out,
                 "The roof rises with the bandwidth of " STR_FMT
                 " up to the ridge at " STR_FMT
                 " and is flat at the peak of " STR_FMT " from there on.",
                 STR_ARG(say_term(roofline, &roofline->bandwidth_term)),
                 STR_ARG(say_ridge(roofline)),
                 STR_ARG(say_term(roofline, &roofline->peak_term)));
    say_side(roofline, false, out);
    say_side(roofline, true, out);
    say_achieved(roofline, out);
}

/* The table. ----------------------------------------------------------- */

enum say_column {
    SAY_LABEL,
    SAY_INTENSITY,
    SAY_ATTAINABLE,
    SAY_BOUND,
    SAY_FACTOR,
    SAY_ACHIEVED /* there if anything was measured */
};

static struct sheet_cell cell_text(struct str text) {
    return (struct sheet_cell){.text = text, .value = value_text(text)};
}

static struct sheet_cell cell_number(struct str text, double number,
                                     const struct unit *unit,
                                     struct str source) {
    return (struct sheet_cell){
        .text = text, .value = value_number(number, unit), .source = source};
}

static void row_point(const struct roofline *roofline,
                      const struct roof_point *point,
                      struct sheet_cell *cells) {
    cells[SAY_LABEL] = cell_text(point->label);
    cells[SAY_INTENSITY] =
        cell_number(point->shown, point->intensity, roofline->ratio,
                    roofline->intensity.term->text.text);
    cells[SAY_ATTAINABLE] =
        cell_number(say_rate(roofline, point->attainable), point->attainable,
                    roofline->rate, STR("min(peak, intensity * bandwidth)"));
    cells[SAY_BOUND] = cell_text(roofline_side(point->compute));
    cells[SAY_FACTOR] = cell_number(
        say_factor(roofline, point->factor), point->factor, NULL,
        point->compute ? STR("intensity / ridge") : STR("ridge / intensity"));
    if (!roofline->achieved.terms)
        return;
    cells[SAY_ACHIEVED] =
        (struct sheet_cell){.text = STR("–"), .value = {.kind = VALUE_MISSING}};
    if (!isnan(point->achieved))
        cells[SAY_ACHIEVED] =
            cell_number(say_rate(roofline, point->achieved), point->achieved,
                        roofline->rate, roofline->achieved.term->text.text);
}

/* A place of the roof itself; `bound` may be empty. */
static void row_roof(const struct roofline *roofline, struct str name,
                     double intensity, struct str bound,
                     struct sheet_cell *cells, size_t columns) {
    double height = fmin(roofline->peak, intensity * roofline->bandwidth);
    for (size_t i = 0; i < columns; i++)
        cells[i] = (struct sheet_cell){.text = STR("–"),
                                       .value = {.kind = VALUE_MISSING}};
    cells[SAY_LABEL] = cell_text(name);
    cells[SAY_INTENSITY] =
        cell_number(roofline_show(roofline, intensity, roofline->ratio),
                    intensity, roofline->ratio, (struct str){0});
    cells[SAY_ATTAINABLE] =
        cell_number(say_rate(roofline, height), height, roofline->rate,
                    STR("min(peak, intensity * bandwidth)"));
    if (bound.n)
        cells[SAY_BOUND] = cell_text(bound);
}

/* The three places that the roof is drawn through. */
static void rows_roof(const struct roofline *roofline, struct sheet_cell *cells,
                      size_t columns) {
    struct str meet =
        str_format(roofline->arena, STR_FMT " meet " STR_FMT,
                   STR_ARG(say_term(roofline, &roofline->bandwidth_term)),
                   STR_ARG(say_term(roofline, &roofline->peak_term)));
    row_roof(roofline, STR("Roof, left end"), roofline->low, (struct str){0},
             cells, columns);
    row_roof(roofline, STR("Ridge"), roofline->ridge, meet, cells + columns,
             columns);
    row_roof(roofline, STR("Roof, right end"), roofline->high, (struct str){0},
             cells + 2 * columns, columns);
}

void roofline_tabulate(const void *of, struct sheet *sheet) {
    static const struct sheet_column columns[] = {
        {.header = STR_INIT("Point")},
        {.header = STR_INIT("Arithmetic intensity"), .align = SHEET_DECIMAL},
        {.header = STR_INIT("Attainable"), .align = SHEET_DECIMAL},
        {.header = STR_INIT("Bound")},
        {.header = STR_INIT("Factor"), .align = SHEET_DECIMAL},
        {.header = STR_INIT("Achieved"), .align = SHEET_DECIMAL},
    };
    const struct roofline *roofline = of;
    size_t count = roofline->achieved.terms ? SAY_ACHIEVED + 1 : SAY_ACHIEVED;
    *sheet =
        (struct sheet){.columns = count, .rows = roofline->points + ROOF_ROWS};
    sheet->column =
        arena_grow(roofline->arena, columns, count, count, sizeof *columns);
    sheet->cells =
        ARENA_ARRAY(roofline->arena, count * sheet->rows, struct sheet_cell);
    for (size_t i = 0; i < roofline->points; i++)
        row_point(roofline, &roofline->point[i], &sheet->cells[i * count]);
    rows_roof(roofline, &sheet->cells[roofline->points * count], count);
}
