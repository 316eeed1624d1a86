/* The axis of the numbers: how many ticks, and where their texts stand.
 *
 * The number of ticks depends on the width of their texts, and the texts on
 * the ticks: a few rounds settle it, the last ones with fewer ticks until
 * no two texts touch. */
#include "chart/layout.h"

/* A tick's least share of the axis: across for texts beside each other, and
 * down for texts above each other. */
#define TICK_ACROSS UNITS(80)
#define TICK_DOWN UNITS(40)
#define TICK_MOST 11
#define TICK_TEXTS 12 /* as steps are 1, 2, 5, there can be more */
#define TICK_LEAST 3  /* a scale is read from three */

/* Texts beside each other are at least this far apart. */
#define TICK_APART UNITS(10)

/* Minor ticks are drawn where a decade is this long and they are few enough
 * to be of use, else only those of the decades that have no text; and how
 * long they are. */
#define MINOR_DECADE UNITS(40)
#define MINOR_MOST 40
#define MINOR_LENGTH UNITS(4)

double axis_base(const struct axis *axis) {
    const struct scale *scale = &axis->scale;
    if (scale->kind == SCALE_LOG || scale->low > 0)
        return scale->low;
    return scale->high < 0 ? scale->high : 0;
}

static int axis_length(const struct scale *scale) {
    int length = scale->stop - scale->start;
    return length < 0 ? -length : length;
}

/* The domain for about `count` ticks. */
static void axis_domain(struct axis *axis, int count) {
    const struct plot_axis *plot = axis->plot;
    axis->scale.low = plot->low;
    axis->scale.high = plot->high;
    bool fixed = plot->fixed && !axis->widened;
    if (plot->kind == SCALE_LOG)
        scale_log_nice(&axis->scale, fixed, plot->based);
    else
        scale_nice(&axis->scale, count, fixed);
}

static void axis_label(struct axis *axis, int count) {
    struct calc *calc = axis->calc;
    double span = axis->plot->high - axis->plot->low;
    if (axis->plot->whole && span < count)
        count = span < 1 ? 1 : (int)span;
    axis_domain(axis, count);
    scale_ticks(axis->arena, &axis->scale, count, &axis->ticks);
    axis->numbers = axis->plot->numbers;
    if (axis->terse && axis->numbers.style == NUMBER_UNIT)
        axis->numbers.style = NUMBER_POWER;
    number_suit(calc, &axis->numbers, &axis->ticks);
    axis->texts = ARENA_ARRAY(axis->arena, axis->ticks.count, struct str);
    axis->widest = 0;
    for (size_t i = 0; i < axis->ticks.count; i++) {
        double tick = axis->ticks.value[i];
        axis->texts[i] =
            axis->scale.kind == SCALE_TIME
                ? number_day(calc, &axis->numbers,
                             i ? &axis->ticks.value[i - 1] : NULL, tick)
                : number_text(calc, &axis->numbers, tick);
        int width = text_width(axis->texts[i]);
        if (width > axis->widest)
            axis->widest = width;
    }
}

static int axis_place(const struct axis *axis, size_t tick) {
    return scale_place(&axis->scale, axis->ticks.value[tick]);
}

/* Do the texts of neighbours touch? */
static bool axis_crowded(const struct axis *axis) {
    for (size_t i = 1; axis->lying && i < axis->ticks.count; i++) {
        int distance = axis_place(axis, i) - axis_place(axis, i - 1);
        int widths =
            text_width(axis->texts[i - 1]) + text_width(axis->texts[i]);
        if (distance < 0)
            distance = -distance;
        if (distance < widths / 2 + TICK_APART)
            return true;
    }
    return false;
}

static int axis_count(const struct axis *axis) {
    int share = axis->lying ? TICK_ACROSS : TICK_DOWN;
    if (axis->lying && axis->widest + UNITS(24) > share)
        share = axis->widest + UNITS(24);
    /* Decades are worth a text each where there is room for it. */
    if (axis->lying && axis->scale.kind == SCALE_LOG)
        share = axis->widest + TICK_APART;
    int count = axis_length(&axis->scale) / share;
    return count < 2 ? 2 : count > TICK_MOST ? TICK_MOST : count;
}

/* The last resort of a plot that long names leave little room: a tick whose
 * text would touch the one before it keeps its line only. */
static void axis_thin(struct axis *axis) {
    size_t last = 0;
    for (size_t i = 1; i < axis->ticks.count; i++) {
        int distance = axis_place(axis, i) - axis_place(axis, last);
        int widths = text_width(axis->texts[last]) + text_width(axis->texts[i]);
        if ((distance < 0 ? -distance : distance) < widths / 2 + UNITS(2))
            axis->texts[i] = STR("");
        else
            last = i;
    }
}

static size_t axis_shown(const struct axis *axis) {
    size_t shown = 0;
    for (size_t i = 0; i < axis->ticks.count; i++)
        shown += axis->texts[i].n > 0;
    return shown;
}

/* `count` ticks, or fewer until they are not too many, nor two texts touch. */
static void axis_space(struct axis *axis, int count) {
    axis_label(axis, count);
    while ((axis_crowded(axis) || axis->ticks.count > TICK_TEXTS) && count > 2)
        axis_label(axis, --count);
    axis->crowded = axis_crowded(axis);
    if (axis->crowded)
        axis_thin(axis);
}

/* Round numbers within a domain that marks fill may be too few for a scale to
 * be read; those at its ends are, if it is widened to them. */
static void axis_widen(struct axis *axis) {
    const struct plot_axis *plot = axis->plot;
    if (!plot->fixed || plot->given || plot->kind == SCALE_TIME)
        return;
    axis->widened = true;
    for (int count = 3; count && axis_shown(axis) < TICK_LEAST; count--)
        axis_space(axis, count);
}

static void axis_settle(struct axis *axis) {
    axis->widest = 0;
    int count = axis_count(axis);
    for (int round = 0; round < 3; round++) {
        axis_label(axis, count);
        int next = axis_count(axis);
        if (next == count)
            break;
        count = next;
    }
    axis_space(axis, count);
}

void axis_fit(struct axis *axis, int start, int stop) {
    const struct plot_axis *plot = axis->plot;
    bool back = plot->reverse;
    axis->scale = (struct scale){.kind = plot->kind,
                                 .start = back ? stop : start,
                                 .stop = back ? start : stop};
    axis->terse = axis->widened = false;
    axis_settle(axis);
    if (axis_shown(axis) < TICK_LEAST && plot->numbers.style == NUMBER_UNIT) {
        axis->terse = true;
        axis_settle(axis);
    }
    if (axis_shown(axis) < TICK_LEAST)
        axis_widen(axis);
}

struct str axis_title(const struct axis *axis) {
    const struct plot_axis *plot = axis->plot;
    struct buf title;
    buf_init(&title, axis->arena);
    buf_add(&title, plot->title);
    struct str unit = number_unit(axis->calc, &axis->numbers);
    if (unit.n)
        buf_printf(&title, " (" STR_FMT ")", STR_ARG(unit));
    if (plot->kind == SCALE_LOG)
        BUF_LITERAL(&title, ", log scale");
    double base = axis_base(axis);
    if (plot->based && base != 0)
        buf_printf(&title, ", %s at " STR_FMT,
                   plot->bars ? "bars start" : "starts",
                   STR_ARG(number_text(axis->calc, &axis->numbers, base)));
    return buf_str(&title);
}

int axis_overhang(const struct axis *axis, bool last) {
    const struct ticks *ticks = &axis->ticks;
    const struct scale *scale = &axis->scale;
    if (!ticks->count)
        return 0;
    bool back = scale->stop < scale->start;
    int end = last != back ? scale->stop : scale->start;
    size_t tick = last != back ? ticks->count - 1 : 0;
    int inside = end - axis_place(axis, tick);
    int over =
        text_width(axis->texts[tick]) / 2 + 1 - (inside < 0 ? -inside : inside);
    return over < 0 ? 0 : over;
}

/* Drawing. ------------------------------------------------------------ */

static void axis_line(struct axis *axis, enum style style, int place) {
    const struct box *area = &axis->area;
    if (axis->lying)
        scene_line(axis->scene, style, place, area->top, place, area->bottom);
    else
        scene_line(axis->scene, style, area->left, place, area->right, place);
}

static void axis_minor(struct axis *axis, int place) {
    const struct box *area = &axis->area;
    if (axis->lying)
        scene_line(axis->scene, STYLE_GRID_MINOR, place, area->bottom, place,
                   area->bottom + MINOR_LENGTH);
    else
        scene_line(axis->scene, STYLE_GRID_MINOR, area->left - MINOR_LENGTH,
                   place, area->left, place);
}

static void axis_draw_minor(struct axis *axis) {
    struct ticks *ticks = &axis->ticks;
    const struct scale *scale = &axis->scale;
    scale_minors(axis->arena, scale, ticks);
    int decade = scale_place(scale, scale->low * 10) - scale->start;
    bool all = ticks->minors <= MINOR_MOST &&
               (decade >= MINOR_DECADE || decade <= -MINOR_DECADE);
    for (size_t i = 0; i < ticks->minors; i++) {
        double number = ticks->minor[i];
        if (all || number == scale_power(scale_exponent(number)))
            axis_minor(axis, scale_place(scale, number));
    }
}

void axis_draw_grid(struct axis *axis) {
    int base = scale_place(&axis->scale, axis_base(axis));
    for (size_t i = 0; i < axis->ticks.count; i++)
        if (axis_place(axis, i) != base)
            axis_line(axis, STYLE_GRID, axis_place(axis, i));
    if (axis->scale.kind == SCALE_LOG)
        axis_draw_minor(axis);
}

void axis_draw_base(struct axis *axis) {
    axis_line(axis, STYLE_AXIS, scale_place(&axis->scale, axis_base(axis)));
}

void axis_draw_ticks(struct axis *axis) {
    const struct box *area = &axis->area;
    for (size_t i = 0; i < axis->ticks.count; i++) {
        int place = axis_place(axis, i);
        if (axis->lying)
            scene_text(axis->scene, STYLE_TICK, ANCHOR_MIDDLE, place,
                       area->bottom + LAYOUT_TICKS, axis->texts[i]);
        else
            scene_text(axis->scene, STYLE_TICK, ANCHOR_END,
                       area->left - LAYOUT_GAP, TEXT_BASELINE(place),
                       axis->texts[i]);
    }
}
