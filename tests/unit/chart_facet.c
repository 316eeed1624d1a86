/* Small multiples: panels, what they share, what they keep apart. */
#include "chart/facet.h"
#include "chart_harness.h"

#define ROWS                                                                \
    "who, what, n, kind\nu, x, 1, p\nu, x, 2, q\nu, y, 3, p\nv, x, 10, p\n" \
    "v, y, 20, q\n"

static bool plan(struct page *page, const char *block, struct facet *facet) {
    struct spec spec;
    page_init(page, "");
    page_data(page, "t", ROWS);
    struct node *node =
        data_yaml(&page->arena, &page->diags, page_text(page, block));
    return node && spec_read(page->calc, node, &spec) && spec.facet.terms &&
           facet_plan(&spec, facet);
}

#define BARS "data: t\nmark: bar\nx: what\ny: n\n"

static double highest(const struct layer *layer) {
    double most = 0;
    for (size_t i = 0; i < layer->data; i++)
        most = fmax(most, layer->datum[i].high);
    return most;
}

static void test_panels(void) {
    struct page page;
    struct facet facet;
    if (!ok(plan(&page, BARS "color: kind\nfacet: who\n", &facet),
            "bars in panels"))
        return;
    const struct plane *plane = facet.plot.plane;
    ok(facet.panels == 2 && facet.layers == 1 && plane->layers == 2,
       "one layer for each value");
    number_is((double)plane->layer[0].data, 3, "with the rows of its own");
    number_is((double)plane->layer[1].data, 2, "each");
    number_is(highest(&plane->layer[0]), 3, "stacks do not pile up");
    number_is(highest(&plane->layer[1]), 20, "over panels");
    ok(plane->axis[CHANNEL_Y].plot.high >= 20, "the axis shows all of them");
    ok(plane->layer[0].serie[0].colour == plane->layer[1].serie[0].colour,
       "one category has one colour");
    arena_release(&page.arena);
}

static void test_table(void) {
    struct page page;
    struct facet facet;
    struct sheet sheet;
    struct buf out;
    ok(plan(&page, "data: t\nmark: point\nx: n\ny: n * 2\nfacet: who \"Who\"\n",
            &facet),
       "points in panels");
    struct picture picture = facet_picture(&facet);
    picture.tabulate(picture.of, &sheet);
    buf_init(&out, &page.arena);
    for (size_t i = 0; i < sheet.columns; i++)
        buf_printf(&out, STR_FMT "%c", STR_ARG(sheet.column[i].header),
                   i + 1 < sheet.columns ? '|' : '\n');
    for (size_t i = 0; i < sheet.rows * sheet.columns; i++)
        buf_printf(&out, STR_FMT "%c", STR_ARG(sheet.cells[i].text),
                   (i + 1) % sheet.columns ? '|' : '\n');
    str_is(buf_str(&out),
           STR("Who|N|n * 2\nu|1|2\nu|2|4\nu|3|6\nv|10|20\nv|20|40\n"),
           "the panel is the first column");
    arena_release(&page.arena);
}

/* Panels side by side where there is room, else below each other. */
static void test_places(void) {
    struct page page;
    struct facet facet;
    ok(plan(&page, BARS "facet: who\n", &facet), "two panels");
    struct picture picture = facet_picture(&facet);
    struct scene wide, narrow;
    scene_init(&wide, &page.arena, STR("wide"), UNITS(680));
    scene_init(&narrow, &page.arena, STR("narrow"), UNITS(360));
    picture.draw(picture.of, &wide);
    picture.draw(picture.of, &narrow);
    ok(narrow.height > wide.height + UNITS(100), "stacked on a phone");
    for (size_t i = 0; i < wide.count; i++) {
        struct box box = scene_box(&wide.shapes[i]);
        if (box.left < 0 || box.right > wide.width || box.top < 0 ||
            box.bottom > wide.height)
            ok(false, "a shape leaves the scene");
    }
    arena_release(&page.arena);
}

/* Properties. ---------------------------------------------------------- */

static const char *const names[] = {
    "A",
    "A100 80 GB",
    "Donaudampfschiffahrtsgesellschaft",
    "注意力机制",
    "a name of several words that goes on and on",
    "مرحبا"};
static const char *const charts[] = {
    "mark: bar\nx: what\ny: n\n",
    "mark: bar\ny: what\nx: n\nlabel: n\n",
    "mark: point\nx: m\ny: n log\ncolor: what\nshape: what\n",
    "mark: line\nx: m\ny: n\ncolor: what\n",
    "mark: area\nx: m\ny: n\ncolor: what\n",
    ("layers: [{mark: point}, {mark: line}]\nx: m\ny: n\nrules: [{y: 5, "
     "label: five}]\n")};

#define NAMES (sizeof names / sizeof *names)
#define CHARTS (sizeof charts / sizeof *charts)

/* Areas on each other have no gaps. */
static const char *random_rows(struct arena *arena, uint32_t *seed, bool gaps) {
    struct buf out;
    uint32_t panels = chance(seed) % NAMES + 1, kinds = chance(seed) % 3 + 1;
    buf_init(&out, arena);
    BUF_LITERAL(&out, "who, what, m, n\n");
    for (uint32_t m = 1; m < 5; m++)
        for (uint32_t panel = 0; panel < panels; panel++)
            for (uint32_t kind = 0; kind < kinds; kind++)
                if (!gaps || chance(seed) % 5)
                    buf_printf(&out, "%s, %s %u, %u, %u\n", names[panel],
                               names[kind], kind, m, chance(seed) % 1000 + 1);
    return str_terminated(arena, buf_str(&out));
}

/* What is wrong with the texts of a scene, or NULL. */
static const char *texts_fault(const struct scene *scene) {
    for (size_t i = 0; i < scene->count; i++) {
        const struct shape *a = &scene->shapes[i];
        struct box box = scene_box(a);
        if (box.left < 0 || box.top < 0 || box.right > scene->width ||
            box.bottom > scene->height)
            return "a shape leaves the scene";
        for (size_t j = 0; j < i && a->kind == SHAPE_TEXT; j++)
            if (scene->shapes[j].kind == SHAPE_TEXT &&
                box_overlap(box, scene_box(&scene->shapes[j])))
                return "texts overlap";
    }
    return NULL;
}

static void random_facet(uint32_t *seed, size_t chart) {
    static const int widths[] = {680, 360};
    uint32_t begun = *seed;
    struct page page;
    struct spec spec;
    struct facet facet;
    page_init(&page, "");
    page_data(&page, "t", random_rows(&page.arena, seed, chart != 4));
    const char *block =
        str_format(&page.arena, "data: t\nfacet: who\n%s", charts[chart]).s;
    struct node *node =
        data_yaml(&page.arena, &page.diags, page_text(&page, block));
    if (!node || !spec_read(page.calc, node, &spec) ||
        !facet_plan(&spec, &facet)) {
        str_is(page_errors(&page), STR(""), "random panels are planned");
        arena_release(&page.arena);
        return;
    }
    struct picture picture = facet_picture(&facet);
    for (size_t i = 0; i < 2; i++) {
        struct scene scene;
        scene_init(&scene, &page.arena, STR("test"), UNITS(widths[i]));
        picture.draw(picture.of, &scene);
        const char *fault = texts_fault(&scene);
        if (fault) {
            ok(false, fault);
            printf("# seed %u, width %d\n# %s\n", (unsigned)begun, widths[i],
                   charts[chart]);
        }
    }
    arena_release(&page.arena);
}

static void test_random(void) {
    uint32_t seed = 2463534242;
    for (size_t i = 0; i < 40 * CHARTS; i++)
        random_facet(&seed, i % CHARTS);
    ok(true, "240 random charts of panels are drawn");
}

static void refuses(const char *block, const char *want, const char *name) {
    struct page page;
    struct facet facet;
    ok(!plan(&page, block, &facet), name);
    str_is(page_errors(&page), str_from(want), name);
    arena_release(&page.arena);
}

static void test_mistakes(void) {
    refuses("data: t\nmark: arc\ntheta: n\ncolor: what\nfacet: who\n",
            "error: bad-chart", "panels of pies");
    refuses(BARS "facet: who log\n", "error: bad-chart", "a scale of panels");
    refuses(BARS "facet: {A: who, B: what}\n", "error: bad-chart",
            "panels of series");
    refuses(BARS "facet: \"\\\"\\\"\"\n", "error: bad-chart",
            "a panel without name");
    refuses("data: '[{a: i} for i in 1..20]'\nmark: point\nx: a\ny: a\n"
            "facet: a\n",
            "error: limit", "twenty panels");
    refuses(BARS "facet: whom\n", "error: unknown-name", "an unknown column");
    refuses(BARS "size: n\nfacet: who\n", "error: bad-chart",
            "a channel that bars do not have");
}

int main(void) {
    test_panels();
    test_table();
    test_places();
    test_mistakes();
    test_random();
    return tap_done();
}
