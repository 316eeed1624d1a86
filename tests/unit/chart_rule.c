/* Labels of rules: rows above lying bars, and a column beside standing ones. */
#include "chart/layout.h"
#include "chart_harness.h"

static void test_spread(void) {
    struct arena arena;
    int result[4];
    arena_init(&arena);
    spread(&arena, (int[]){100, 400}, (int[]){160, 160}, 2, result);
    ok(result[0] == 100 && result[1] == 400, "what is apart stays");
    spread(&arena, (int[]){100, 100}, (int[]){160, 160}, 2, result);
    ok(result[1] - result[0] == 160 && result[0] + result[1] == 200,
       "two at one place move apart evenly");
    spread(&arena, (int[]){0, 100, 110, 600}, (int[]){100, 100, 100, 100}, 4,
           result);
    bool apart = true;
    for (int i = 1; i < 4; i++)
        apart = apart && result[i] - result[i - 1] >= 100;
    ok(apart && result[3] == 600, "blocks that meet are joined, others stay");
    arena_release(&arena);
}

/* The rules of a drawing: their lines and labels, in order. */
static size_t shapes_of(const struct scene *scene, enum style style,
                        struct box *boxes) {
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        if (scene->shapes[i].style == style)
            boxes[count++] = scene_box(&scene->shapes[i]);
    return count;
}

static bool labels_clear(const struct scene *scene) {
    struct box lines[16], labels[16];
    size_t line_count = shapes_of(scene, STYLE_RULE, lines);
    size_t label_count = shapes_of(scene, STYLE_RULE_LABEL, labels);
    for (size_t i = 0; i < label_count; i++) {
        if (labels[i].left < 0 || labels[i].right > scene->width)
            return false;
        for (size_t k = 0; k < line_count; k++)
            if (box_overlap(labels[i], lines[k]))
                return false;
        for (size_t k = 0; k < i; k++)
            if (box_overlap(labels[i], labels[k]))
                return false;
    }
    return line_count > 0;
}

/* A chart with rules at random places. */
static bool clear(uint32_t seed, int width, const char *value,
                  const char *name) {
    struct drawing drawing;
    struct buf block;
    struct arena arena;
    arena_init(&arena);
    buf_init(&block, &arena);
    uint32_t state = seed * 2654435761u + 1;
    unsigned count = 1 + chance(&state) % 6;
    buf_printf(&block, "data: t\nmark: bar\n%s: n\n%s: v\nrules:\n", name,
               value);
    for (unsigned i = 0; i < count; i++)
        buf_printf(&block, "  - {%s: %u, label: %.*s}\n", value,
                   chance(&state) % 101, 4 + (int)(chance(&state) % 12),
                   "Capacity of it");
    drawing_init(&drawing, "n, v\na, 100\nb, 20\n",
                 str_terminated(&arena, buf_str(&block)));
    struct scene scene = drawing_scene(&drawing, width);
    bool fine = labels_clear(&scene);
    if (!fine)
        printf("# seed %u, width %d\n%s\n", seed, width, block.s);
    drawing_release(&drawing);
    arena_release(&arena);
    return fine;
}

static void test_random(void) {
    bool rows = true, side = true;
    for (uint32_t seed = 1; seed < 100; seed++) {
        rows = clear(seed, 680, "x", "y") && rows;
        rows = clear(seed, 360, "x", "y") && rows;
        side = clear(seed, 680, "y", "x") && side;
        side = clear(seed, 360, "y", "x") && side;
    }
    ok(rows, "labels over lying bars touch nothing");
    ok(side, "labels of standing bars touch nothing");
}

static void test_units(void) {
    struct drawing drawing;
    drawing_init(&drawing, "n, v [ms]\na, 500\nb, 2000\n",
                 "data: t\nmark: bar\ny: n\nx: v\nrules: [{x: 1 s}]\n");
    ok(drawing.planned && drawing.plot.axis.rules == 1,
       "a rule in another unit");
    number_is(drawing.plot.axis.rule[0].number, 1000,
              "is converted to the axis'");
    str_is(page_plain(&drawing.page, drawing.plot.axis.rule[0].label),
           STR("1 s"), "and without a label says its value as written");
    drawing_release(&drawing);
}

int main(void) {
    test_spread();
    test_random();
    test_units();
    return tap_done();
}
