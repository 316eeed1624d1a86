/* Layout, on many odd tables: whatever the data is, all text is in the view
 * box, no text lies on another, and none on a mark or a line that it does not
 * belong to. */
#include "chart_harness.h"

static bool is_text(const struct shape *shape) {
    return shape->kind == SHAPE_TEXT;
}

static bool is_mark(const struct shape *shape) {
    return shape->style == STYLE_MARK || shape->style == STYLE_RAMP;
}

/* Are these two allowed to have an area in common? */
static bool clash(const struct shape *a, const struct shape *b) {
    if (!is_text(a) || !box_overlap(scene_box(a), scene_box(b)))
        return false;
    return is_text(b) || is_mark(b) || b->style == STYLE_RULE;
}

static bool inside(const struct scene *scene, const struct shape *shape) {
    struct box box = scene_box(shape);
    return box.left >= 0 && box.top >= 0 && box.right <= scene->width &&
           box.bottom <= scene->height;
}

static struct str class_of(const struct scene *scene,
                           const struct shape *shape) {
    struct buf class;
    buf_init(&class, scene->arena);
    scene_class(shape, &class);
    return buf_str(&class);
}

/* Prints the first fault; true if there is none. */
static bool scene_fine(const struct scene *scene) {
    for (size_t i = 0; i < scene->count; i++) {
        const struct shape *a = &scene->shapes[i];
        if (!inside(scene, a)) {
            printf("# outside: " STR_FMT " (" STR_FMT " at %d,%d of %dx%d)\n",
                   STR_ARG(a->text), STR_ARG(class_of(scene, a)), a->x, a->y,
                   scene->width, scene->height);
            return false;
        }
        for (size_t k = 0; k < scene->count; k++) {
            if (k == i || !clash(a, &scene->shapes[k]))
                continue;
            const struct shape *b = &scene->shapes[k];
            struct box box = scene_box(b);
            printf("# clash: " STR_FMT " (" STR_FMT " at %d,%d) and " STR_FMT
                   " (" STR_FMT " at %d,%d to %d,%d)\n",
                   STR_ARG(a->text), STR_ARG(class_of(scene, a)), a->x, a->y,
                   STR_ARG(b->text), STR_ARG(class_of(scene, b)), box.left,
                   box.top, box.right, box.bottom);
            return false;
        }
    }
    return true;
}

/* An axis says at least two of its numbers, however long the names are. */
static bool enough_ticks(const struct scene *scene) {
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += scene->shapes[i].style == STYLE_TICK;
    return count >= 2;
}

/* Odd tables. --------------------------------------------------------- */

static const char *const words[] = {
    "a",
    "Self-driving",
    "car",
    "Internationalization",
    "of",
    "GPT-4",
    "模型",
    "estimate",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "x/y/z",
    "WWWW",
};

static void odd_name(struct buf *out, uint32_t *seed, unsigned row) {
    unsigned count = 1 + chance(seed) % 6;
    buf_printf(out, "%u", row);
    for (unsigned i = 0; i < count; i++)
        buf_printf(out, " %s", words[chance(seed) % 11]);
}

/* Positive, for log scales, or of both signs and with zeros. */
static void odd_number(struct buf *out, uint32_t *seed, bool positive) {
    static const char *const kinds[] = {"1", "1000", "0.001", "99999", "7.5e9"};
    unsigned choice = chance(seed) % 12;
    if (choice < 5)
        buf_printf(out, "%s", kinds[choice]);
    else if (positive || choice < 9)
        buf_printf(out, "%u.%u", 1 + chance(seed) % 5000, chance(seed) % 100);
    else if (choice == 9)
        buf_printf(out, "0");
    else
        buf_printf(out, "-%u", chance(seed) % 800);
}

static const char *odd_rows(struct arena *arena, uint32_t *seed, unsigned rows,
                            bool positive) {
    struct buf out;
    buf_init(&out, arena);
    BUF_LITERAL(&out, "name, x [GB], y [GB]\n");
    for (unsigned row = 0; row < rows; row++) {
        odd_name(&out, seed, row);
        BUF_LITERAL(&out, ", ");
        odd_number(&out, seed, positive);
        BUF_LITERAL(&out, ", ");
        odd_number(&out, seed, positive);
        buf_char(&out, '\n');
    }
    return str_terminated(arena, buf_str(&out));
}

static const char *odd_block(struct arena *arena, uint32_t *seed, bool log) {
    struct buf out;
    buf_init(&out, arena);
    unsigned form = chance(seed) % 4;
    bool lying = chance(seed) % 2;
    const char *value = form % 2 ? "x" : "{First: x, The second series: y}";
    buf_printf(&out, "data: t\nmark: bar\n%c: name\n%c:\n  value: %s\n",
               lying ? 'y' : 'x', lying ? 'x' : 'y', value);
    buf_printf(&out, "  scale: %s\n", log ? "log" : "linear");
    if (chance(seed) % 4 == 0)
        BUF_LITERAL(&out, "  reverse: true\n");
    if (form % 2 == 0 && !log && chance(seed) % 2)
        BUF_LITERAL(&out, "stack: true\n");
    if (form == 1)
        BUF_LITERAL(&out, "label: x\n");
    if (form == 2 && str_find(buf_str(&out), STR("stack"), 0) == STR_NONE)
        BUF_LITERAL(&out, "label: {First: x | .1f, The second series: y}\n");
    if (form == 3)
        BUF_LITERAL(&out, "color: name\nlabel: '{{ name }} has {{ x }}'\n");
    unsigned rules = chance(seed) % 4;
    if (rules)
        BUF_LITERAL(&out, "rules:\n");
    for (unsigned i = 0; i < rules; i++)
        buf_printf(&out, "  - {%c: %u GB, label: Device number %u}\n",
                   lying ? 'x' : 'y', 1 + chance(seed) % 3000, i);
    return str_terminated(arena, buf_str(&out));
}

static bool odd_fine(uint32_t seed, int width) {
    struct arena arena;
    struct drawing drawing;
    uint32_t state = seed * 2654435761u + 1;
    arena_init(&arena);
    bool log = chance(&state) % 2;
    unsigned rows = 1 + chance(&state) % (chance(&state) % 4 ? 12 : 100);
    const char *block = odd_block(&arena, &state, log);
    if (strstr(block, "color") && rows > 8)
        rows = 8;
    const char *table = odd_rows(&arena, &state, rows, log);
    drawing_init(&drawing, table, block);
    bool fine = drawing.planned;
    if (fine) {
        struct scene scene = drawing_scene(&drawing, width);
        fine = scene_fine(&scene) && enough_ticks(&scene);
    }
    if (!fine)
        printf("# seed %u, width %d: " STR_FMT "\n# %s\n", seed, width,
               STR_ARG(page_errors(&drawing.page)), block);
    drawing_release(&drawing);
    arena_release(&arena);
    return fine;
}

static void odd_tables(int width, const char *name) {
    unsigned faults = 0;
    for (uint32_t seed = 1; seed <= 400 && faults < 5; seed++)
        faults += !odd_fine(seed, width);
    ok(faults == 0, name);
}

/* The ways of a few bars. --------------------------------------------- */

static size_t marks(const struct scene *scene) {
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += is_mark(&scene->shapes[i]) && scene->shapes[i].text.n;
    return count;
}

static void shows(const char *rows, const char *block, size_t count,
                  const char *name) {
    struct drawing drawing;
    drawing_init(&drawing, rows, block);
    if (ok(drawing.planned, name)) {
        struct scene scene = drawing_scene(&drawing, 360);
        ok(marks(&scene) == count && scene_fine(&scene), name);
    } else {
        printf("# " STR_FMT "\n", STR_ARG(page_errors(&drawing.page)));
    }
    drawing_release(&drawing);
}

static void test_edges(void) {
    shows("n, v\na, 0\nb, 0\n", "data: t\nmark: bar\ny: n\nx: v\n", 2,
          "zeros alone have an axis");
    shows("n, v\na, 5\n", "data: t\nmark: bar\nx: n\ny: v log\n", 1,
          "one bar on a log scale");
    shows("n, v\na, 5\nb,\n", "data: t\nmark: bar\nx: n\ny: v\nlabel: v\n", 1,
          "a missing value is no bar");
    shows("n, v\na, -5\nb, -1\n", "data: t\nmark: bar\ny: n\nx: v\nlabel: v\n",
          2, "negative numbers alone");
    shows("n, v, c\na, 1, p\na, 2, q\nb, 3, p\n",
          "data: t\nmark: bar\ny: n\nx: v\ncolor: c\n", 3,
          "rows of one name are stacked");
    shows("n, v, c\na, 1, p\na, 2, q\nb, 3, p\n",
          "data: t\nmark: bar\ny: n\nx: v log\ncolor: c\nstack: false\n", 3,
          "or stand beside each other");
    shows("n, v, c\na, 1, p\na, 2, q\nb, 3, p\n",
          "data: t\nmark: bar\nx: n\ny: v\ncolor: c\nstack: normalize\n", 3,
          "or are shares");
}

/* Bars. --------------------------------------------------------------- */

static const struct shape *mark_of(const struct scene *scene,
                                   const char *text) {
    for (size_t i = 0; i < scene->count; i++)
        if (is_mark(&scene->shapes[i]) &&
            str_eq(scene->shapes[i].text, str_from(text)))
            return &scene->shapes[i];
    return NULL;
}

static void test_lengths(void) {
    struct drawing drawing;
    drawing_init(&drawing, "n, v\na, 10\nb, 20\nc, -5\n",
                 "data: t\nmark: bar\ny: n\nx: v\n");
    struct scene scene = drawing_scene(&drawing, 680);
    const struct shape *a = mark_of(&scene, "a: 10");
    const struct shape *b = mark_of(&scene, "b: 20");
    const struct shape *c = mark_of(&scene, "c: −5");
    if (ok(a && b && c, "each bar has its tooltip")) {
        ok(b->width - 2 * a->width <= 1 && 2 * a->width - b->width <= 1,
           "twice the number is twice the length");
        ok(a->x == b->x && c->x + c->width == a->x,
           "bars start at zero, to both sides");
    }
    drawing_release(&drawing);
    drawing_init(&drawing, "n, v\na, 10\nb, 100\nc, 1000\n",
                 "data: t\nmark: bar\ny: n\nx: v log\n");
    scene = drawing_scene(&drawing, 680);
    a = mark_of(&scene, "a: 10");
    b = mark_of(&scene, "b: 100");
    c = mark_of(&scene, "c: 1000");
    if (ok(a && b && c, "each bar has its tooltip on a log scale"))
        ok(b->width - a->width - (c->width - b->width) <= 1 && a->width > 0,
           "equal factors are equal distances");
    drawing_release(&drawing);
}

static void test_stack(void) {
    struct drawing drawing;
    drawing_init(&drawing, "n, v, w\na, 10, 20\n",
                 "data: t\nmark: bar\ny: n\nx: {V: v, W: w}\nstack: true\n");
    struct scene scene = drawing_scene(&drawing, 680);
    const struct shape *v = mark_of(&scene, "a, V: 10");
    const struct shape *w = mark_of(&scene, "a, W: 20");
    if (ok(v && w, "a stack has its segments")) {
        ok(w->x - (v->x + v->width) == UNITS(1), "one unit lies between them");
        ok(!shape_hatched(v) && shape_hatched(w),
           "the second series is hatched");
    }
    drawing_release(&drawing);
}

int main(void) {
    odd_tables(680, "odd tables fit the wide layout");
    odd_tables(360, "odd tables fit the narrow layout");
    test_edges();
    test_lengths();
    test_stack();
    return tap_done();
}
