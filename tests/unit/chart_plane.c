/* Marks on two axes: places, labels that touch nothing, stacks, lines with
 * fewer places, words. */
#include "chart/plane.h"
#include "chart/plane_line.h"
#include "chart_harness.h"

/* The texts of a style that a scene holds, and what they cover. */
static size_t texts_of(const struct scene *scene, struct box *boxes,
                       size_t most) {
    size_t count = 0;
    for (size_t i = 0; i < scene->count && count < most; i++)
        if (scene->shapes[i].kind == SHAPE_TEXT)
            boxes[count++] = scene_box(&scene->shapes[i]);
    return count;
}

static size_t labels_of(const struct scene *scene) {
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += scene->shapes[i].kind == SHAPE_TEXT &&
                 scene->shapes[i].style == STYLE_LABEL;
    return count;
}

/* No text touches another one or a point, and none leaves the scene. */
static bool texts_clear(const struct scene *scene) {
    struct box boxes[200];
    size_t count = texts_of(scene, boxes, 200);
    for (size_t i = 0; i < count; i++) {
        if (boxes[i].left < 0 || boxes[i].right > scene->width ||
            boxes[i].top < 0 || boxes[i].bottom > scene->height)
            return false;
        for (size_t k = 0; k < i; k++)
            if (box_overlap(boxes[i], boxes[k]))
                return false;
        for (size_t k = 0; k < scene->count; k++)
            if (scene->shapes[k].kind == SHAPE_POINT &&
                box_overlap(boxes[i], scene_box(&scene->shapes[k])))
                return false;
    }
    return true;
}

/* A chart of random points, some with equal numbers. */
static bool random_clear(uint32_t seed, int width, const char *scale) {
    struct arena arena;
    struct buf rows;
    struct drawing drawing;
    uint32_t state = seed * 2654435761u + 1;
    unsigned count = 2 + chance(&state) % 24;
    arena_init(&arena);
    buf_init(&rows, &arena);
    BUF_LITERAL(&rows, "n, x, y, c\n");
    for (unsigned i = 0; i < count; i++)
        buf_printf(&rows, "name %u, %u, %u, k%u\n", i, 1 + chance(&state) % 60,
                   1 + chance(&state) % 9000, chance(&state) % 4);
    struct str block =
        str_format(&arena,
                   "data: t\nmark: point\nx: x\ny: y %s\ncolor: c\nlabel: n\n"
                   "rules: [{x: 20, label: a limit}, {y: 4000}]\n"
                   "bands: [{x: [20, null], label: too much}]\n",
                   scale);
    drawing_init(&drawing, rows.s, str_terminated(&arena, block));
    struct scene scene = drawing_scene(&drawing, width);
    bool fine = drawing.planned && texts_clear(&scene);
    if (!fine)
        printf("# seed %u, width %d, %s\n", seed, width, scale);
    drawing_release(&drawing);
    arena_release(&arena);
    return fine;
}

static void test_random(void) {
    bool linear = true, log = true;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        linear = random_clear(seed, 680, "linear") && linear;
        linear = random_clear(seed, 360, "linear") && linear;
        log = random_clear(seed, 680, "log") && log;
        log = random_clear(seed, 360, "log") && log;
    }
    ok(linear, "labels of random points touch nothing");
    ok(log, "nor do they on a log scale");
}

#define SIX                                                             \
    "model, p, g, f\nResNet-50, 25.6, 4.1, CNN\nEfficientNet-B0, 5.3, " \
    "0.39, CNN\nViT-B/16, 86, 17.6, Transformer\nDeiT-S, 22, 4.6, "     \
    "Transformer\nBERT-base, 110, 22, NLP\nDistilBERT, 66, 11, NLP\n"

static void test_labels(void) {
    struct drawing drawing;
    drawing_init(&drawing, SIX,
                 "data: t\nmark: point\nx: p log\ny: g log\ncolor: f\n"
                 "label: model\n");
    struct scene wide = drawing_scene(&drawing, 680);
    struct scene narrow = drawing_scene(&drawing, 360);
    ok(labels_of(&wide) == 6 && texts_clear(&wide),
       "six points have six labels");
    ok(labels_of(&narrow) == 6 && texts_clear(&narrow),
       "on a narrow drawing, too");
    ok(!drawing.page.diags.first, "and nothing is said");
    drawing_release(&drawing);
    drawing_init(&drawing, "n, x\na, 1\nb, 1\n",
                 "data: t\nmark: point\nx: x\ny: x\n"
                 "label: join([n for i in 1..2000], \" \")\n");
    wide = drawing_scene(&drawing, 680);
    ok(labels_of(&wide) == 0 && drawing.page.diags.first &&
           drawing.page.diags.first->name == DIAG_DROPPED_LABEL,
       "what finds no room is said to be left out");
    drawing_release(&drawing);
}

static void test_limit(void) {
    struct drawing drawing;
    drawing_init(&drawing, "a\n1\n",
                 "data: '[{i: i} for i in 1..201]'\nmark: point\nx: i\ny: i\n"
                 "label: i\n");
    ok(!drawing.planned && drawing.page.diags.first->name == DIAG_LIMIT,
       "more labels than can be read are refused");
    drawing_release(&drawing);
}

/* Is it planned, and then clear on a narrow drawing, with so many ticks and
 * labels at least? */
static void narrow_clear(const char *rows, const char *block, size_t ticks,
                         size_t labels, const char *name) {
    struct drawing drawing;
    size_t found = 0;
    drawing_init(&drawing, rows, block);
    ok(drawing.planned, name);
    struct scene scene = {0};
    if (drawing.planned)
        scene = drawing_scene(&drawing, 360);
    for (size_t i = 0; i < scene.count; i++)
        found += scene.shapes[i].style == STYLE_TICK &&
                 scene.shapes[i].anchor == ANCHOR_MIDDLE;
    ok(texts_clear(&scene), "its texts touch nothing");
    ok(found >= ticks, "it has ticks enough below");
    ok(labels_of(&scene) >= labels, "and labels");
    drawing_release(&drawing);
}

static void test_narrow(void) {
    narrow_clear("x [million], y, k\n1000.06, 1, the name of a line\n1009.9, "
                 "2, the name of a line\n",
                 "data: t\nmark: line\nx: x\ny: y\ncolor: k\n", 3, 1,
                 "an axis that a line fills is widened to round numbers");
    narrow_clear("x [FLOP/B], y, k\n2e-4, 1, the name of a line\n5e9, 2, "
                 "the name of a line\n",
                 "data: t\nmark: line\nx: x log\ny: y\ncolor: k\n", 3, 1,
                 "units of decades move to the title");
    narrow_clear("x, y, z\n0, 0, 9\n10, 40, 1\n",
                 "data: t\nmark: point\nx: x\ny: y\nsize: z\n", 3, 0,
                 "a large point at an end of the axes lies on no tick");
    narrow_clear("a\n1\n",
                 "data: '[{x: i, y: i % 2, k: join([\"line\", i], \" \")} "
                 "for i in 0..40]'\nmark: line\nx: x\ny: y\ncolor: k\n",
                 3, 0, "lines without end are named above the plot");
}

static void test_regions(void) {
    struct drawing drawing;
    drawing_init(&drawing, "x, y\n0, 0\n10, 40\n",
                 "data: t\nmark: point\nx: x\ny: y\n"
                 "bands: [{y: [20, 21], label: thin}]\n");
    struct scene scene = drawing_scene(&drawing, 680);
    const struct shape *region = NULL, *label = NULL;
    for (size_t i = 0; i < scene.count; i++) {
        const struct shape *shape = &scene.shapes[i];
        region = shape->style == STYLE_BAND ? shape : region;
        label = shape->style == STYLE_NOTE ? shape : label;
    }
    ok(region && label && !box_overlap(scene_box(region), scene_box(label)),
       "the label of a thin region stands beside it");
    drawing_release(&drawing);
}

static void test_numbers(void) {
    struct drawing drawing;
    drawing_init(&drawing, "a\n1\n",
                 "data: '[{i: i} for i in 1..9]'\nmark: line\nx: i\ny: i\n"
                 "color: i\n");
    ok(!drawing.planned && drawing.page.diags.first &&
           drawing.page.diags.last->name == DIAG_BAD_CHART,
       "a line for each of many numbers is refused");
    drawing_release(&drawing);
}

/* Data of the only layer, as "LOW..HIGH ..." along its values. */
static void stands(const char *options, const char *want, const char *name) {
    struct drawing drawing;
    struct buf got;
    char block[200];
    snprintf(block, sizeof block,
             "data: t\nnotes: [{x: x, y: 1, text: t}]\nmark: bar\nx: n\n"
             "y: {A: a, B: b}\n%s",
             options);
    drawing_init(&drawing, "n, a, b\nx, 1, 3\ny, 2, -2\n", block);
    buf_init(&got, &drawing.page.arena);
    if (drawing.planned) {
        const struct layer *layer = drawing.plot.plane->layer;
        for (size_t i = 0; i < layer->data; i++)
            buf_printf(&got, "%s%g..%g", i ? " " : "", layer->datum[i].low,
                       layer->datum[i].high);
    }
    str_is(buf_str(&got), str_from(want), name);
    drawing_release(&drawing);
}

static void test_stacks(void) {
    stands("", "0..1 0..3 0..2 -2..0", "bars of a map stand side by side");
    stands("stack: true\n", "0..1 1..4 0..2 -2..0",
           "stacked, negative ones go down");
    stands("stack: normalize\n", "", "there are no negative shares");
}

static void test_units(void) {
    struct drawing drawing;
    drawing_init(&drawing, "n, v [ms]\n1, 500\n2, 30000\n",
                 "data: t\nmark: line\nx: n\ny: v\nrules: [{y: 1 s}]\n");
    const struct plane *plane = drawing.plot.plane;
    ok(drawing.planned && plane->axis[CHANNEL_Y].plot.rules == 1,
       "a rule in another unit");
    number_is(plane->axis[CHANNEL_Y].plot.rule[0].number, 1,
              "is converted to the axis'");
    number_is(plane->layer->datum[1].at[CHANNEL_Y].to, 30,
              "as the data are, once");
    drawing_release(&drawing);
}

/* Kinds of axes, by what stands on them. */
static void kinds(const char *rows, const char *block, enum scale_kind x,
                  enum scale_kind y, const char *name) {
    struct drawing drawing;
    drawing_init(&drawing, rows, block);
    const struct plane *plane = drawing.plot.plane;
    ok(drawing.planned && plane->axis[CHANNEL_X].plot.kind == x &&
           plane->axis[CHANNEL_Y].plot.kind == y,
       name);
    drawing_release(&drawing);
}

static void test_kinds(void) {
    kinds("d, v\n2026-01-01, 1\n2026-02-01, 2\n",
          "data: t\nmark: line\nx: d\ny: v\n", SCALE_TIME, SCALE_LINEAR,
          "days are a time scale");
    kinds("d, v\na, 1\nb, 2\n", "data: t\nmark: point\nx: v sqrt\ny: d\n",
          SCALE_SQRT, SCALE_BAND, "names a band");
    kinds("d, v\n1, 1\n2, 2\n",
          "data: t\nlayers:\n  - {mark: bar, x: d, y: v}\n"
          "  - {mark: line, x: d, y: v}\n",
          SCALE_BAND, SCALE_LINEAR, "bars make names of numbers");
    kinds("f, t, v\n1, 2, 1\n2, 3, 2\n",
          "data: t\nmark: bar\nx: [f, t]\ny: v\n", SCALE_LINEAR, SCALE_LINEAR,
          "but stand on intervals as they are");
    kinds("f, t, v\n1, 2, 1\n2, 3, 2\n",
          "data: t\nmark: rule\nx: v band\ny: '[f, t] log'\n", SCALE_BAND,
          SCALE_LOG, "a list of two is an interval");
}

static void test_thin(void) {
    struct arena arena;
    struct spot *places;
    arena_init(&arena);
    places = ARENA_ARRAY(&arena, 1000, struct spot);
    for (int i = 0; i < 1000; i++)
        places[i] = (struct spot){i, i == 617 ? 900 : 0};
    size_t count = places_thin(&arena, places, 1000, 50);
    bool peak = false, order = true;
    for (size_t i = 0; i < count; i++) {
        peak = peak || places[i].y == 900;
        order = order && (!i || places[i].x > places[i - 1].x);
    }
    ok(count == 50 && places[0].x == 0 && places[49].x == 999,
       "fewer places, from end to end");
    ok(peak && order, "in order, and a peak stays");
    ok(places_thin(&arena, places, 50, 50) == 50, "few places stay all");
    arena_release(&arena);
}

/* The description of a block. */
static void describes(const char *rows, const char *block, const char *part,
                      const char *name) {
    struct drawing drawing;
    struct description out;
    drawing_init(&drawing, rows, block);
    describe_init(&out, &drawing.page.arena, STR(""));
    if (drawing.planned)
        drawing.plot.mark->describe(&drawing.plot, &out);
    struct str text = page_plain(&drawing.page, buf_str(&out.text));
    if (!ok(str_find(text, str_from(part), 0) != STR_NONE, name))
        printf("# " STR_FMT "\n", STR_ARG(text));
    drawing_release(&drawing);
}

static void test_words(void) {
    describes("x, y\n1, 1\n10, 100\n100, 10000\n",
              "data: t\nmark: line\nx: x log\ny: y log\n", "it grows as x^2.",
              "a power law is said");
    describes("x, y\n1, 5\n2, 8\n3, 8\n4, 8\n",
              "data: t\nmark: line\nx: x\ny: y\n",
              "where it stays from x = 2 on", "and where a line is level");
    describes("x, y\n1, 5\n2, 9\n3, 4\n", "data: t\nmark: line\nx: x\ny: y\n",
              "with the greatest value, 9, at x = 2", "and where it turns");
    describes("x, y\n1, 5\n2, 9\n3, 4\n",
              "data: t\nmark: point\nx: x\ny: y\nrules: [{y: 4.5}]\n",
              "2 of 3 points lie beyond it", "what crosses a rule");
    describes("x, y\n1, 5\n2, 9\n3, 4\n",
              "data: t\nmark: line\nx: x\ny: y\nrules: [{y: 7, label: g}]\n",
              "the line crosses it between 1 and 2", "where a line does");
    describes("x, y\n1, 5\n2,\n3, 4\n", "data: t\nmark: line\nx: x\ny: y\n",
              "1 value is missing", "and what is missing");
}

int main(void) {
    test_random();
    test_labels();
    test_limit();
    test_narrow();
    test_regions();
    test_numbers();
    test_stacks();
    test_units();
    test_kinds();
    test_thin();
    test_words();
    return tap_done();
}
