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
    return tap_done();
}
