/* Bars as rectangles, and the texts at their ends. */
#include "chart/bar_place.h"

#include <stdlib.h>

/* From the end of a bar to its label, along x; and up, and down. */
#define LABEL_BESIDE UNITS(5)
#define LABEL_ABOVE UNITS(5)
#define LABEL_BELOW UNITS(14)

/* Percent of the width that one word of a label may take. */
#define LABEL_MOST 26

/* From a label to a rule that does not cross it. */
#define LABEL_CLEAR UNITS(2)

/* Part of the pitch of grouped bars that is left between them (hundredths);
 * at least one unit. */
#define GROUP_INNER 5

/* The gap between the segments of a stack. */
#define SEGMENT_GAP UNITS(1)

int bar_beside(const struct plot *plot) {
    return plot->stack == PLOT_GROUPED ? (int)plot->series : 1;
}

/* Boxes. -------------------------------------------------------------- */

/* The extent across of a bar: `from` and `to`; whole units draw sharply. */
static void bar_across(const struct layout *layout, const struct bar *bar,
                       int *from, int *to) {
    const struct bands *bands = &layout->bands;
    int beside = bar_beside(layout->plot);
    int thick = layout->axis.lying ? BAR_THICK_LYING : BAR_THICK_STANDING;
    int pitch = bands->size / beside;
    int gap = beside > 1 ? pitch * GROUP_INNER / 1000 * 10 : 0;
    if (beside > 1 && gap < UNITS(1))
        gap = UNITS(1);
    /* Lying bars of one group are as far apart as their labels need. */
    if (pitch - gap > thick && !(layout->axis.lying && beside > 1))
        pitch = thick + gap;
    pitch = pitch / 10 * 10;
    int place = bands_place(bands, (int)bar->band) +
                (bands->size - pitch * beside + gap) / 2;
    place = place / 10 * 10;
    if (beside > 1)
        place += pitch * (int)bar->series;
    *from = place;
    *to = place + pitch - gap;
}

static struct box bar_box(const struct layout *layout, const struct bar *bar,
                          int start, int stop) {
    int from, to;
    bar_across(layout, bar, &from, &to);
    int least = start < stop ? start : stop;
    int most = start < stop ? stop : start;
    return layout->axis.lying ? (struct box){least, from, most, to}
                              : (struct box){from, least, to, most};
}

/* Moves the start of a segment that follows another. */
static int bar_gap(int start, int stop, bool first) {
    int length = stop - start;
    if (first || abs(length) < 2)
        return start;
    int gap = abs(length) / 2 < SEGMENT_GAP ? abs(length) / 2 : SEGMENT_GAP;
    return length < 0 ? start - gap : start + gap;
}

/* The segments of one band, upwards and downwards from zero. */
static void bar_stack(const struct layout *layout, size_t band,
                      struct box *boxes) {
    const struct plot *plot = layout->plot;
    double sums[2] = {0, 0};
    for (size_t series = 0; series < plot->series; series++) {
        for (size_t i = 0; i < plot->bars; i++) {
            const struct bar *bar = &plot->bar[i];
            if (bar->band != band || bar->series != series || bar->missing)
                continue;
            double *sum = &sums[bar->number < 0];
            int start = scale_place(&layout->axis.scale, *sum);
            int stop = scale_place(&layout->axis.scale, *sum + bar->number);
            boxes[i] =
                bar_box(layout, bar, bar_gap(start, stop, *sum == 0), stop);
            *sum += bar->number;
        }
    }
}

struct box *bar_boxes(const struct layout *layout) {
    const struct plot *plot = layout->plot;
    struct box *boxes = ARENA_ARRAY(layout->arena, plot->bars, struct box);
    int base = scale_place(&layout->axis.scale, axis_base(&layout->axis));
    if (plot->stack == PLOT_STACKED) {
        for (size_t band = 0; band < plot->bands.count; band++)
            bar_stack(layout, band, boxes);
        return boxes;
    }
    for (size_t i = 0; i < plot->bars; i++)
        if (!plot->bar[i].missing)
            boxes[i] =
                bar_box(layout, &plot->bar[i], base,
                        scale_place(&layout->axis.scale, plot->bar[i].number));
    return boxes;
}

/* Texts. -------------------------------------------------------------- */

static int box_middle(const struct layout *layout, struct box box) {
    return layout->axis.lying ? (box.top + box.bottom) / 2
                              : (box.left + box.right) / 2;
}

/* A word that is wider than `width` may take somewhat more: a number should
 * not be cut in two. */
void bar_label_wrap(const struct layout *layout, struct str label, int width,
                    struct text_lines *lines) {
    int word = text_word_width(label);
    int most = layout->scene->width / 100 * LABEL_MOST;
    if (word > most)
        word = most;
    text_wrap(layout->arena, label, word > width ? word : width, lines);
}

static void bar_text_add(const struct layout *layout, struct str label,
                         double number, int middle, int width,
                         struct bar_text *text) {
    *text = (struct bar_text){
        .end = scale_place(&layout->axis.scale, number),
        .middle = middle,
        .back = (number < 0 && layout->axis.scale.kind != SCALE_LOG) !=
                layout->plot->axis.reverse,
    };
    bar_label_wrap(layout, label, width, &text->lines);
}

/* The labels of whole stacks. */
static size_t bar_totals(const struct layout *layout, int width,
                         struct bar_text *texts) {
    const struct plot *plot = layout->plot;
    size_t count = 0;
    for (size_t band = 0; band < plot->bands.count; band++) {
        double low, high;
        if (!plot->totals[band].text.n)
            continue;
        bar_extent(plot, band, &low, &high);
        int middle =
            bands_place(&layout->bands, (int)band) + layout->bands.size / 2;
        bar_text_add(layout, plot->totals[band].text, high > 0 ? high : low,
                     middle, width, &texts[count++]);
    }
    return count;
}

struct bar_text *bar_texts(const struct layout *layout, const struct box *boxes,
                           int width, size_t *count) {
    const struct plot *plot = layout->plot;
    size_t most = plot->totals ? plot->bands.count : plot->bars;
    struct bar_text *texts = ARENA_ARRAY(layout->arena, most, struct bar_text);
    *count = 0;
    if (layout->bare)
        return texts;
    if (plot->totals) {
        *count = bar_totals(layout, width, texts);
        return texts;
    }
    for (size_t i = 0; i < plot->bars; i++)
        if (plot->bar[i].label.text.n)
            bar_text_add(layout, plot->bar[i].label.text, plot->bar[i].number,
                         box_middle(layout, boxes[i]), width,
                         &texts[(*count)++]);
    return texts;
}

struct box bar_text_box(const struct bar_text *text) {
    int left = text->x;
    if (text->anchor == ANCHOR_END)
        left -= text->lines.width;
    else if (text->anchor == ANCHOR_MIDDLE)
        left -= (text->lines.width + 1) / 2;
    int more = ((int)text->lines.count - 1) * UNITS(TEXT_LINE);
    return (struct box){left, text->y - TEXT_ASCENT, left + text->lines.width,
                        text->y + more + TEXT_DESCENT};
}

/* Puts a text behind a place along the axis. */
static void bar_text_behind(const struct layout *layout, struct bar_text *text,
                            int place) {
    int more = ((int)text->lines.count - 1) * UNITS(TEXT_LINE);
    if (layout->axis.lying) {
        /* Whole units: half a unit more or less is nothing to an eye. */
        int x = text->back ? place - LABEL_BESIDE : place + LABEL_BESIDE + 5;
        text->anchor = text->back ? ANCHOR_END : ANCHOR_START;
        text->x = x < 0 ? x : x / 10 * 10;
        text->y = TEXT_BASELINE(text->middle - more / 2);
        return;
    }
    text->anchor = ANCHOR_MIDDLE;
    text->x = text->middle;
    text->y = text->back ? place + LABEL_BELOW : place - LABEL_ABOVE - more;
}

static bool bar_text_crossed(const struct layout *layout,
                             const struct bar_text *text, int rule) {
    struct box box = bar_text_box(text);
    if (layout->axis.lying)
        return rule > box.left - LABEL_CLEAR && rule < box.right + LABEL_CLEAR;
    return rule > box.top - LABEL_CLEAR && rule < box.bottom + LABEL_CLEAR;
}

void bar_text_place(const struct layout *layout, struct bar_text *text) {
    const struct plot *plot = layout->plot;
    bar_text_behind(layout, text, text->end);
    /* Rules ascend: in the direction of the bar each is behind the last. */
    bool up = text->back == plot->axis.reverse;
    for (size_t i = 0; i < plot->axis.rules; i++) {
        size_t index = up ? i : plot->axis.rules - 1 - i;
        int rule =
            scale_place(&layout->axis.scale, plot->axis.rule[index].number);
        if (bar_text_crossed(layout, text, rule))
            bar_text_behind(layout, text, rule);
    }
}

/* Drawing. ------------------------------------------------------------ */

static bool bar_before(const struct bar *a, const struct bar *b) {
    if (a->shade != b->shade)
        return a->shade < b->shade;
    return a->band < b->band;
}

/* The order of drawing: by colour, then by band. */
static size_t *bar_order(const struct layout *layout) {
    const struct plot *plot = layout->plot;
    size_t *order = ARENA_ARRAY(layout->arena, plot->bars, size_t);
    for (size_t i = 0; i < plot->bars; i++) {
        size_t at = i;
        while (at && bar_before(&plot->bar[i], &plot->bar[order[at - 1]])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return order;
}

/* "AlexNet: 61M", "Chatbot, Required: 500 ms" */
static struct str bar_tooltip(const struct layout *layout,
                              const struct bar *bar) {
    const struct plot *plot = layout->plot;
    struct buf tooltip;
    buf_init(&tooltip, layout->arena);
    buf_add(&tooltip, plot->bands.names[bar->band]);
    if (plot->series > 1) {
        BUF_LITERAL(&tooltip, ", ");
        buf_add(&tooltip, plot->series_names[bar->series]);
    }
    BUF_LITERAL(&tooltip, ": ");
    buf_add(&tooltip, bar->shown);
    return buf_str(&tooltip);
}

void bar_draw_marks(struct layout *layout, const struct box *boxes) {
    const struct plot *plot = layout->plot;
    const size_t *order = bar_order(layout);
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[order[i]];
        if (bar->missing)
            continue;
        bool ramp = bar->colour == BAR_RAMP;
        scene_rect(layout->scene, ramp ? STYLE_RAMP : STYLE_MARK, bar->shade,
                   !ramp && !plot->by_name && bar->shade > 1, boxes[order[i]],
                   bar_tooltip(layout, bar));
    }
}

void bar_draw_texts(struct layout *layout, const struct bar_text *texts,
                    size_t count) {
    for (size_t i = 0; i < count; i++)
        scene_lines(layout->scene, STYLE_LABEL, texts[i].anchor, texts[i].x,
                    texts[i].y, &texts[i].lines);
}
