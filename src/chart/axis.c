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
#define TICK_MOST 20

/* Texts beside each other are at least this far apart. */
#define TICK_APART UNITS(10)

/* Minor ticks are drawn where a decade is this long and they are few enough
 * to be of use, else only those of the decades that have no text; and how
 * long they are. */
#define MINOR_DECADE UNITS(40)
#define MINOR_MOST 40
#define MINOR_LENGTH UNITS(4)

double layout_base(const struct layout *layout) {
    return layout->scale.kind == SCALE_LOG ? layout->scale.low : 0;
}

static int axis_length(const struct scale *scale) {
    int length = scale->stop - scale->start;
    return length < 0 ? -length : length;
}

/* The domain for about `count` ticks. */
static void axis_domain(struct layout *layout, int count) {
    const struct plot_axis *axis = &layout->plot->axis;
    layout->scale.low = axis->low;
    layout->scale.high = axis->high;
    if (axis->kind == SCALE_LOG)
        scale_log_nice(&layout->scale, axis->fixed);
    else
        scale_nice(&layout->scale, count, axis->fixed);
}

static void axis_label(struct layout *layout, int count) {
    struct calc *calc = layout->plot->calc;
    axis_domain(layout, count);
    scale_ticks(layout->arena, &layout->scale, count, &layout->ticks);
    layout->numbers = layout->plot->axis.numbers;
    number_suit(calc, &layout->numbers, &layout->ticks);
    layout->texts = ARENA_ARRAY(layout->arena, layout->ticks.count, struct str);
    layout->widest = 0;
    for (size_t i = 0; i < layout->ticks.count; i++) {
        layout->texts[i] =
            number_text(calc, &layout->numbers, layout->ticks.value[i]);
        int width = text_width(layout->texts[i]);
        if (width > layout->widest)
            layout->widest = width;
    }
}

static int axis_place(const struct layout *layout, size_t tick) {
    return scale_place(&layout->scale, layout->ticks.value[tick]);
}

/* Do the texts of neighbours touch? */
static bool axis_crowded(const struct layout *layout) {
    for (size_t i = 1; layout->lying && i < layout->ticks.count; i++) {
        int distance = axis_place(layout, i) - axis_place(layout, i - 1);
        int widths =
            text_width(layout->texts[i - 1]) + text_width(layout->texts[i]);
        if (distance < 0)
            distance = -distance;
        if (distance < widths / 2 + TICK_APART)
            return true;
    }
    return false;
}

static int axis_count(const struct layout *layout) {
    int share = layout->lying ? TICK_ACROSS : TICK_DOWN;
    if (layout->lying && layout->widest + UNITS(24) > share)
        share = layout->widest + UNITS(24);
    /* Decades are worth a text each where there is room for it. */
    if (layout->lying && layout->scale.kind == SCALE_LOG)
        share = layout->widest + TICK_APART;
    int count = axis_length(&layout->scale) / share;
    return count < 2 ? 2 : count > TICK_MOST ? TICK_MOST : count;
}

/* The last resort of a plot that long names leave little room: a tick whose
 * text would touch the one before it keeps its line only. */
static void axis_thin(struct layout *layout) {
    size_t last = 0;
    for (size_t i = 1; i < layout->ticks.count; i++) {
        int distance = axis_place(layout, i) - axis_place(layout, last);
        int widths =
            text_width(layout->texts[last]) + text_width(layout->texts[i]);
        if ((distance < 0 ? -distance : distance) < widths / 2 + UNITS(2))
            layout->texts[i] = STR("");
        else
            last = i;
    }
}

void axis_fit(struct layout *layout, int start, int stop) {
    const struct plot_axis *axis = &layout->plot->axis;
    bool back = axis->reverse;
    layout->scale = (struct scale){.kind = axis->kind,
                                   .start = back ? stop : start,
                                   .stop = back ? start : stop};
    layout->widest = 0;
    int count = axis_count(layout);
    for (int round = 0; round < 3; round++) {
        axis_label(layout, count);
        int next = axis_count(layout);
        if (next == count)
            break;
        count = next;
    }
    while (axis_crowded(layout) && count > 2)
        axis_label(layout, --count);
    layout->crowded = axis_crowded(layout);
    if (layout->crowded)
        axis_thin(layout);
}

struct str axis_title(const struct layout *layout) {
    const struct plot_axis *axis = &layout->plot->axis;
    struct buf title;
    buf_init(&title, layout->arena);
    buf_add(&title, axis->title);
    struct str unit = number_unit(layout->plot->calc, &layout->numbers);
    if (unit.n)
        buf_printf(&title, " (" STR_FMT ")", STR_ARG(unit));
    if (axis->kind == SCALE_LOG) {
        struct str base = number_text(layout->plot->calc, &layout->numbers,
                                      layout->scale.low);
        buf_printf(&title, ", log scale, bars start at " STR_FMT,
                   STR_ARG(base));
    }
    return buf_str(&title);
}

int axis_overhang(const struct layout *layout, bool last) {
    const struct ticks *ticks = &layout->ticks;
    const struct scale *scale = &layout->scale;
    if (!ticks->count)
        return 0;
    bool back = scale->stop < scale->start;
    int end = last != back ? scale->stop : scale->start;
    size_t tick = last != back ? ticks->count - 1 : 0;
    int inside = end - axis_place(layout, tick);
    int over = text_width(layout->texts[tick]) / 2 + 1 -
               (inside < 0 ? -inside : inside);
    return over < 0 ? 0 : over;
}

/* Drawing. ------------------------------------------------------------ */

static void axis_line(struct layout *layout, enum style style, int place) {
    const struct box *area = &layout->area;
    if (layout->lying)
        scene_line(layout->scene, style, place, area->top, place, area->bottom);
    else
        scene_line(layout->scene, style, area->left, place, area->right, place);
}

static void axis_minor(struct layout *layout, int place) {
    const struct box *area = &layout->area;
    if (layout->lying)
        scene_line(layout->scene, STYLE_GRID_MINOR, place, area->bottom, place,
                   area->bottom + MINOR_LENGTH);
    else
        scene_line(layout->scene, STYLE_GRID_MINOR, area->left - MINOR_LENGTH,
                   place, area->left, place);
}

static void axis_draw_minor(struct layout *layout) {
    const struct ticks *ticks = &layout->ticks;
    const struct scale *scale = &layout->scale;
    int decade = scale_place(scale, scale->low * 10) - scale->start;
    bool all = ticks->minors <= MINOR_MOST &&
               (decade >= MINOR_DECADE || decade <= -MINOR_DECADE);
    for (size_t i = 0; i < ticks->minors; i++) {
        double number = ticks->minor[i];
        if (all || number == scale_power(scale_exponent(number)))
            axis_minor(layout, scale_place(scale, number));
    }
}

void axis_draw_grid(struct layout *layout) {
    int base = scale_place(&layout->scale, layout_base(layout));
    for (size_t i = 0; i < layout->ticks.count; i++)
        if (axis_place(layout, i) != base)
            axis_line(layout, STYLE_GRID, axis_place(layout, i));
    if (layout->scale.kind == SCALE_LOG)
        axis_draw_minor(layout);
}

void axis_draw_base(struct layout *layout) {
    axis_line(layout, STYLE_AXIS,
              scale_place(&layout->scale, layout_base(layout)));
}

void axis_draw_ticks(struct layout *layout) {
    const struct box *area = &layout->area;
    for (size_t i = 0; i < layout->ticks.count; i++) {
        int place = axis_place(layout, i);
        if (layout->lying)
            scene_text(layout->scene, STYLE_TICK, ANCHOR_MIDDLE, place,
                       area->bottom + LAYOUT_TICKS, layout->texts[i]);
        else
            scene_text(layout->scene, STYLE_TICK, ANCHOR_END,
                       area->left - LAYOUT_GAP, TEXT_BASELINE(place),
                       layout->texts[i]);
    }
}
