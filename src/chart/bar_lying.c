/* Bars that lie: names to the left, one row each; the chart grows downwards
 * with its rows.
 *
 *     legend
 *     labels of rules
 *     title of the names
 *     names | bars, value labels
 *             ticks
 *             title of the numbers
 *
 * The margins left and right depend on the texts at the bars' ends, whose
 * places depend on the margins: a few rounds settle them. */
#include "chart/bar_place.h"

/* Percent of the width that names may take, and value labels; the next pair
 * where the one before leaves the plot less than PLOT_PART. */
struct parts {
    int names, label;
};
static const struct parts parts[] = {{40, 30}, {40, 22}, {30, 18}, {24, 13}};
#define PARTS (sizeof parts / sizeof *parts)
#define PLOT_PART 30

/* The step from row to row, and how thin bars beside each other may be. */
#define STEP_AIRY UNITS(30)
#define STEP_DENSE UNITS(24)
#define DENSE_FROM 12
#define BESIDE_LEAST UNITS(12)

#define NAMES_GAP UNITS(8)
#define MARGIN UNITS(2)
#define TITLE_LINE UNITS(19)
#define ROUNDS 8

struct names {
    struct text_lines *lines; /* by band */
    struct text_lines title;
    int width; /* of all of them */
    int most;  /* lines of one name */
};

/* The width is of whole units, so that most coordinates are, too. */
static void lying_names(const struct layout *layout, int part,
                        struct names *names) {
    const struct plot_bands *bands = &layout->plot->bands;
    int width = layout->scene->width / 100 * part;
    *names = (struct names){
        .lines = ARENA_ARRAY(layout->arena, bands->count, struct text_lines)};
    text_wrap(layout->arena, bands->title, width, &names->title);
    names->width = names->title.width;
    for (size_t i = 0; i < bands->count; i++) {
        struct text_lines *lines = &names->lines[i];
        text_wrap(layout->arena, bands->names[i], width, lines);
        if (lines->width > names->width)
            names->width = lines->width;
        if ((int)lines->count > names->most)
            names->most = (int)lines->count;
    }
    names->width = (names->width + 9) / 10 * 10;
}

/* The most lines of a value label. */
static int lying_label_lines(const struct layout *layout, int part) {
    const struct plot *plot = layout->plot;
    int width = layout->scene->width / 100 * part, most = 0;
    if (layout->bare)
        return 0;
    size_t count = plot->totals ? plot->bands.count : plot->bars;
    for (size_t i = 0; i < count; i++) {
        struct text_lines lines;
        struct str text =
            plot->totals ? plot->totals[i].text : plot->bar[i].label.text;
        bar_label_wrap(layout, text, width, &lines);
        if (text.n && (int)lines.count > most)
            most = (int)lines.count;
    }
    return most;
}

static int lying_step(const struct layout *layout, const struct names *names,
                      int part) {
    const struct plot *plot = layout->plot;
    int beside = bar_beside(plot);
    int step = plot->bands.count <= DENSE_FROM ? STEP_AIRY : STEP_DENSE;
    int text = names->most * UNITS(TEXT_LINE) + UNITS(6);
    int labels = lying_label_lines(layout, part) * UNITS(TEXT_LINE);
    int pitch = labels > BESIDE_LEAST || beside == 1 ? labels : BESIDE_LEAST;
    int bars = pitch * beside * 100 / (100 - BAND_INNER) + UNITS(1);
    if (step < text)
        step = text;
    return step < bars ? bars : step;
}

/* Places all value labels, and says how far they reach. */
static struct bar_text *lying_texts(const struct layout *layout,
                                    const struct box *boxes, int part,
                                    size_t *count, int *left, int *right) {
    int width = layout->scene->width / 100 * part;
    struct bar_text *texts = bar_texts(layout, boxes, width, count);
    for (size_t i = 0; i < *count; i++) {
        bar_text_place(layout, &texts[i]);
        struct box box = bar_text_box(&texts[i]);
        if (box.left < *left)
            *left = box.left;
        if (box.right > *right)
            *right = box.right;
    }
    return texts;
}

/* Sets scale and margins so that ticks and labels stay within the scene and
 * to the right of the names; false if too little is left for the plot. */
static bool lying_fit(struct layout *layout, const struct names *names,
                      int part) {
    int least = names->width + NAMES_GAP, most = layout->scene->width - MARGIN;
    int start = least, stop = most, left, right;
    int room = layout->scene->width / 100 * PLOT_PART;
    size_t count;
    for (int round = 0; round < ROUNDS; round++) {
        axis_fit(&layout->axis, start, stop);
        int outside = axis_overhang(&layout->axis, false) - start;
        left = outside > 0 ? least - outside : start;
        right = stop + axis_overhang(&layout->axis, true);
        lying_texts(layout, bar_boxes(layout), part, &count, &left, &right);
        if (left >= least && right <= most)
            break;
        start += left < least ? (least - left + 9) / 10 * 10 : 0;
        stop -= right > most ? right - most : 0;
        if (stop - start < room / 3)
            break;
    }
    layout->axis.area.left = start;
    layout->axis.area.right = stop;
    return stop - start >= room && left >= least && right <= most &&
           !layout->axis.crowded;
}

/* Tries the parts in turn; the one that was taken. */
static int lying_plan(struct layout *layout, struct names *names, int *length) {
    const struct plot_bands *bands = &layout->plot->bands;
    for (size_t i = 0;; i++) {
        lying_names(layout, parts[i].names, names);
        int step = lying_step(layout, names, parts[i].label);
        layout->bands = bands_grow((int)bands->count, 0, step, length);
        layout->bands.back = bands->reverse;
        if (lying_fit(layout, names, parts[i].label) || i + 1 == PARTS)
            return parts[i].label;
        layout->bare = layout->plot->spare;
    }
}

static void lying_draw_names(struct layout *layout, const struct names *names) {
    for (size_t i = 0; i < layout->plot->bands.count; i++) {
        int middle =
            bands_place(&layout->bands, (int)i) + layout->bands.size / 2;
        int more = ((int)names->lines[i].count - 1) * UNITS(TEXT_LINE);
        scene_lines(layout->scene, STYLE_NAME, ANCHOR_END, names->width,
                    TEXT_BASELINE(middle - more / 2), &names->lines[i]);
    }
}

/* Below the middle of the plot, or as near to it as the scene allows; the
 * bottom of the scene. */
static int lying_draw_title(struct layout *layout) {
    struct text_lines title;
    struct scene *scene = layout->scene;
    text_wrap(layout->arena, axis_title(&layout->axis), scene->width, &title);
    int half = (title.width + 1) / 2;
    int middle = (layout->axis.area.left + layout->axis.area.right) / 2;
    if (middle + half > scene->width)
        middle = scene->width - half;
    if (middle < half)
        middle = half;
    int y = layout->axis.area.bottom + LAYOUT_TICKS + UNITS(22);
    scene_lines(scene, STYLE_AXIS_TITLE, ANCHOR_MIDDLE, middle, y, &title);
    return y + ((int)title.count - 1) * UNITS(TEXT_LINE) + UNITS(6);
}

/* Title of the names and labels of the rules; sets the top of the plot. */
static void lying_head(struct layout *layout, const struct names *names,
                       struct rule_place *places, int top) {
    int rules = layout->plot->axis.rules ? rule_rows(&layout->axis, places) : 0;
    int title = (int)names->title.count * UNITS(TEXT_LINE) + UNITS(4);
    /* A label over the names would touch their title: it goes above it. */
    int raise = 0;
    for (size_t i = 0; i < layout->plot->axis.rules; i++) {
        int left = places[i].anchor == ANCHOR_END
                       ? places[i].x - places[i].lines.width
                       : places[i].x;
        if (left < names->width + UNITS(3))
            raise = title;
    }
    for (size_t i = 0; i < layout->plot->axis.rules; i++) {
        places[i].y -= raise;
        places[i].end += raise;
    }
    rules += raise;
    layout->axis.area.top = top + (rules > title ? rules : title);
    for (size_t i = 0; i < layout->plot->axis.rules; i++)
        places[i].y += layout->axis.area.top;
    scene_lines(layout->scene, STYLE_AXIS_TITLE, ANCHOR_END, names->width,
                layout->axis.area.top - title + UNITS(12), &names->title);
}

void bar_draw_lying(struct layout *layout) {
    const struct plot *plot = layout->plot;
    struct names names;
    struct rule_place *places =
        ARENA_ARRAY(layout->arena, plot->axis.rules, struct rule_place);
    size_t count;
    int length, left = 0, right = 0;
    int part = lying_plan(layout, &names, &length);
    lying_head(layout, &names, places, legend_draw(layout, 0));
    layout->axis.area.bottom = layout->axis.area.top + length;
    layout->bands.start += layout->axis.area.top;

    struct box *boxes = bar_boxes(layout);
    struct bar_text *texts =
        lying_texts(layout, boxes, part, &count, &left, &right);
    axis_draw_grid(&layout->axis);
    bar_draw_marks(layout, boxes);
    axis_draw_base(&layout->axis);
    rule_draw(&layout->axis, places);
    lying_draw_names(layout, &names);
    axis_draw_ticks(&layout->axis);
    bar_draw_texts(layout, texts, count);
    layout->scene->height = lying_draw_title(layout);
}
