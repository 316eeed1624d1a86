/* Rooflines: sides, factors, what is said of them, what is refused. */
#include "chart/roofline.h"
#include "chart_harness.h"

#include <math.h>

#define LIMITS "peak: 1 TFLOP/s\nbandwidth: 10 GB/s\n"
#define POINTS LIMITS "data: t\nintensity: i\n"

static bool plan(struct page *page, const char *block,
                 struct roofline *roofline) {
    page_init(page, "");
    page_data(page, "t",
              "n, i [FLOP/B], a [TFLOP/s]\nleft, 5, 0.04\non, 100, 1\n"
              "right, 250,\n");
    struct node *node =
        data_yaml(&page->arena, &page->diags, page_text(page, block));
    return node && roofline_plan(page->calc, node, roofline);
}

static void test_points(void) {
    struct page page;
    struct roofline roofline;
    if (!ok(plan(&page, POINTS "achieved: a\n", &roofline), "three points"))
        return;
    number_is(roofline.ridge, 100, "the ridge is where the limits meet");
    const struct roof_point *point = roofline.point;
    ok(!point[0].compute && point[1].compute && point[2].compute,
       "what lies on the ridge is compute-bound");
    number_is(point[0].factor, 20, "how far it is to the ridge");
    number_is(point[2].factor, 2.5, "from either side");
    number_is(point[0].attainable, 5e10, "on the slope");
    number_is(point[2].attainable, 1e12, "on the flat");
    number_is(point[0].achieved, 4e10, "what was measured");
    ok(isnan(point[2].achieved), "or was not");
    str_is(page_plain(&page, roofline_notes(&roofline)),
           STR("<p>The ridge of the device is at 100 FLOP/B: below it the "
               "bandwidth of 10 GB/s is the limit, above it the peak of 1 "
               "TFLOP/s.</p>\n<ul>\n<li><b>left</b>, at 5 FLOP/B, is "
               "memory-bound by a factor of 20: at most 50 GFLOP/s, of which "
               "it achieves 40 GFLOP/s (80%).</li>\n<li><b>on</b>, at 100 "
               "FLOP/B, is compute-bound by a factor of 1: at most 1 TFLOP/s, "
               "of which it achieves 1 TFLOP/s (100%).</li>\n<li><b>right</b>, "
               "at 250 FLOP/B, is compute-bound by a factor of 2.5: at most 1 "
               "TFLOP/s.</li>\n</ul>\n"),
           "all of it in sentences");
    arena_release(&page.arena);
}

static void test_words(void) {
    struct page page;
    struct roofline roofline;
    struct description out;
    ok(plan(&page, POINTS "device: a toy\n", &roofline),
       "without measurements");
    describe_init(&out, &page.arena, (struct str){0});
    roofline_describe(&roofline, &out);
    str_is(page_plain(&page, describe_end(&out, STR(""))),
           STR("Roofline of a toy: Performance (GFLOP/s) by Arithmetic "
               "intensity (FLOP/B), both on log scales. The roof rises with "
               "the bandwidth of 10 GB/s up to the ridge at 100 FLOP/B and is "
               "flat at the peak of 1 TFLOP/s from there on. left at 5 FLOP/B "
               "is memory-bound, by a factor of 20. 2 of 3 points are "
               "compute-bound: from right at 250 FLOP/B (factor 2.5) to on at "
               "100 FLOP/B (factor 1)."),
           "the text alternative");
    arena_release(&page.arena);
    ok(plan(&page, LIMITS, &roofline) && !roofline.points,
       "a roof needs no points");
    arena_release(&page.arena);
}

static void refuses(const char *block, const char *want, const char *name) {
    struct page page;
    struct roofline roofline;
    ok(!plan(&page, block, &roofline), name);
    str_is(page_errors(&page), str_from(want), name);
    arena_release(&page.arena);
}

static void test_mistakes(void) {
    refuses("peak: 1 TFLOP/s\n", "error: missing-key", "one limit only");
    refuses("peak: 1 TFLOP\nbandwidth: 1 GB/s\n", "error: unit-mismatch",
            "a peak that is no rate");
    refuses("peak: fast\nbandwidth: 1 GB/s\n", "error: unknown-name",
            "a peak that is no number");
    refuses(LIMITS "data: t\n", "error: missing-key", "points without place");
    refuses(LIMITS "intensity: i\n", "error: missing-key",
            "places without data");
    refuses(LIMITS "data: t\nintensity: a\n", "error: unit-mismatch",
            "an intensity in another unit");
    refuses(LIMITS "data: t\nintensity: i linear\n", "error: bad-chart",
            "a linear roof");
    refuses(LIMITS "data: t\nintensity: i\nachieved: a * 100\n",
            "error: bad-chart", "above the roof");
    refuses(LIMITS "performance: {domain: 3}\n", "error: wrong-type",
            "a domain of one number");
}

int main(void) {
    test_points();
    test_words();
    test_mistakes();
    return tap_done();
}
