/* For the tests of charts: from data and a block to a scene.
 *
 * The random numbers are the tests' own (xorshift, Marsaglia 2003), so that a
 * failure comes back with its seed.
 */
#ifndef TESTS_UNIT_CHART_HARNESS_H
#define TESTS_UNIT_CHART_HARNESS_H

#include "calc_harness.h"
#include "chart/chart.h"
#include "chart/figure.h"
#include "chart/mark.h"
#include "chart/scene.h"

struct drawing {
    struct page page;
    struct spec spec;
    struct plot plot;
    bool planned;
};

/* Defines the table `t` and plans a chart of it. */
static inline void drawing_init(struct drawing *drawing, const char *rows,
                                const char *block) {
    struct page *page = &drawing->page;
    page_init(page, "");
    page_data(page, "t", rows);
    struct node *node =
        data_yaml(&page->arena, &page->diags, page_text(page, block));
    drawing->planned = node && spec_read(page->calc, node, &drawing->spec);
    if (!drawing->planned)
        return;
    drawing->plot =
        (struct plot){.calc = page->calc, .mark = drawing->spec.mark};
    drawing->planned = drawing->spec.mark->plan(&drawing->spec, &drawing->plot);
}

static inline struct scene drawing_scene(struct drawing *drawing, int width) {
    struct scene scene;
    scene_init(&scene, &drawing->page.arena, STR("test"), UNITS(width));
    drawing->plot.mark->draw(&drawing->plot, &scene);
    return scene;
}

static inline void drawing_release(struct drawing *drawing) {
    arena_release(&drawing->page.arena);
}

static inline uint32_t chance(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

#endif
