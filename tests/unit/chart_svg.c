/* SVG and the scene's dump: numbers, groups, escapes, ids. */
#include "chart/chart.h"
#include "chart/svg.h"
#include "tap.h"

static struct arena arena;

static struct scene scene_new(void) {
    struct scene scene;
    scene_init(&scene, &arena, STR("wide"), UNITS(680));
    scene.height = UNITS(100);
    return scene;
}

static struct str svg_of(const struct scene *scene) {
    struct buf out;
    struct svg_head head = {STR("fig-a-w"), STR("T <1> & \"2\""),
                            STR("D\x01 e\xef\xbf\xbf")};
    buf_init(&out, &arena);
    svg_write(scene, &head, &out);
    return buf_str(&out);
}

static bool holds(struct str text, const char *part) {
    bool found = str_find(text, str_from(part), 0) != STR_NONE;
    if (!found)
        printf("# lacks %s in\n# " STR_FMT "\n", part, STR_ARG(text));
    return found;
}

static struct str number(int tenths) {
    struct buf out;
    buf_init(&out, &arena);
    scene_number(&out, tenths);
    return buf_str(&out);
}

static void test_numbers(void) {
    str_is(number(0), STR("0"), "zero");
    str_is(number(125), STR("12.5"), "one decimal");
    str_is(number(120), STR("12"), "none where it is zero");
    str_is(number(-4), STR("-0.4"), "a sign");
    str_is(number(-10), STR("-1"), "and a whole negative");
}

static void test_head(void) {
    struct scene scene = scene_new();
    struct str svg = svg_of(&scene);
    ok(holds(svg, "<svg class=\"chart wide\" "
                  "xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                  "aria-labelledby=\"fig-a-w-t fig-a-w-d\" "
                  "viewBox=\"0 0 680 100\" width=\"680\" height=\"100\""),
       "an image with a name, a description and a size");
    ok(holds(svg, "\n<title id=\"fig-a-w-t\">T &lt;1&gt; &amp; "
                  "&quot;2&quot;</title>\n"),
       "the title comes first, escaped");
    ok(holds(svg, "<desc id=\"fig-a-w-d\">D e</desc>\n"),
       "what XML cannot hold is left out");
    ok(str_ends(svg, STR("</svg>\n")), "the element is closed");
}

static void test_shapes(void) {
    struct scene scene = scene_new();
    struct box box = {UNITS(10), UNITS(20), 305, UNITS(40)};
    scene_line(&scene, STYLE_GRID, 0, 0, 100, 0);
    scene_line(&scene, STYLE_GRID, 5, 50, 5, 0);
    scene_line(&scene, STYLE_LEADER, 0, 0, 10, 25);
    scene_rect(&scene, STYLE_MARK, 1, false, box, STR("a: 1"));
    scene_rect(&scene, STYLE_MARK, 1, false, box, STR("b: <2>"));
    scene_rect(&scene, STYLE_MARK, 2, true, box, STR("c: 3"));
    scene_text(&scene, STYLE_NAME, ANCHOR_END, 100, 200, STR("a"));
    scene_text(&scene, STYLE_NAME, ANCHOR_END, 100, 400, STR("b & c"));
    scene_text(&scene, STYLE_LABEL, ANCHOR_START, 55, 200, STR("1"));
    scene_text(&scene, STYLE_LABEL, ANCHOR_START, 55, 200, STR(""));
    struct str svg = svg_of(&scene);
    ok(holds(svg, "<path class=\"grid\" stroke=\"#d8dde3\" "
                  "d=\"M0 0h10M0.5 5v-5\"/>\n"),
       "lines of one style are one path");
    ok(holds(svg, "d=\"M0 0l1 2.5\""), "a line may be slanted");
    ok(holds(svg, "<g class=\"c1\" fill=\"#1c58fc\" "
                  "transform=\"translate(10 0)\">\n<rect y=\"20\" "
                  "width=\"20.5\" height=\"20\"><title>a: 1</title></rect>\n"
                  "<rect y=\"20\" width=\"20.5\" height=\"20\">"
                  "<title>b: &lt;2&gt;</title></rect>\n</g>\n"),
       "marks of one colour are a group, one mark a line");
    ok(holds(svg, "<rect class=\"h2\" fill=\"url(#fig-a-w-h2)\" "),
       "a hatched mark is filled by its pattern");
    ok(holds(svg, "<pattern id=\"fig-a-w-h2\" width=\"8\" height=\"8\" "
                  "patternUnits=\"userSpaceOnUse\"><rect class=\"c2\" "),
       "whose colour is that of its series");
    ok(str_find(svg, STR("h3"), 0) == STR_NONE,
       "patterns that no mark uses are left out");
    ok(holds(svg, "<g class=\"name\" text-anchor=\"end\" "
                  "transform=\"translate(10 0)\">\n<text y=\"20\">a</text>\n"
                  "<text y=\"40\">b &amp; c</text>\n</g>\n"),
       "a column of texts has its place once");
    ok(holds(svg, "<text class=\"label\" x=\"5.5\" y=\"20\">1</text>\n</svg>"),
       "an empty text is none");
}

static void test_outlines(void) {
    struct scene scene = scene_new();
    const struct spot spots[] = {{0, 0}, {50, 25}, {100, 25}, {105, 0}};
    scene_polyline(&scene, STYLE_STROKE, 2, true, spots, 4, STR("b"));
    scene_polyline(&scene, STYLE_STROKE, 1, true, spots, 1, STR("one spot"));
    scene_polygon(&scene, STYLE_AREA, 3, true, spots, 4, STR(""));
    scene_point(&scene, STYLE_MARK, 1, SYMBOL_CIRCLE, 50, 100, 200, STR("p"));
    scene_point(&scene, STYLE_MARK, 1, SYMBOL_SQUARE, 64, 100, 200, STR("q"));
    scene_arrow(&scene, spots + 1, 2);
    scene_rounded(&scene, STYLE_NODE, 0, false, (struct box){0, 0, 100, 50}, 30,
                  STR(""));
    struct str svg = svg_of(&scene);
    ok(holds(svg, "<path class=\"s2\" fill=\"none\" stroke-width=\"2\" "
                  "stroke-linejoin=\"round\" stroke=\"#7a6813\" "
                  "stroke-dasharray=\"8 4\" "
                  "d=\"M0 0l5 2.5h5l0.5-2.5\"><title>b</title></path>"),
       "a line of the second series is dashed");
    ok(str_find(svg, STR("one spot"), 0) == STR_NONE, "one spot is no line");
    ok(holds(svg, "<path class=\"a3\" fill-opacity=\".25\" "
                  "fill=\"#b48197\" d=\"M0 0l5 2.5h5l0.5-2.5z\"/>"),
       "an area is closed, and has no hatch");
    ok(holds(svg, "<g class=\"c1 point\" fill=\"#1c58fc\" stroke=\"#fff\" "
                  "stroke-width=\".6\">\n<circle cx=\"10\" cy=\"20\" r=\"4\">"
                  "<title>p</title></circle>\n"
                  "<path d=\"M6 16h8v8h-8z\"><title>q</title></path>\n</g>"),
       "symbols of one area and look are a group");
    ok(holds(svg, "d=\"M5 2.5h-3\"/>\n<path class=\"head\" "
                  "fill=\"#5b6470\" d=\"M10 2.5l-8 3.5v-7z\"/>"),
       "an arrow ends where its head begins");
    ok(holds(svg, "<rect class=\"node\" fill=\"#f4f6f8\" stroke=\"#5b6470\" "
                  "x=\"0\" y=\"0\" width=\"10\" height=\"5\" rx=\"3\"/>"),
       "a rectangle may have round corners");
}

/* The points in colours of cells have an edge, and no seam beside it. */
static void test_edges(void) {
    struct scene scene = scene_new();
    scene_point(&scene, STYLE_DIVERGE, 4, SYMBOL_CIRCLE, 50, 100, 100,
                STR("a"));
    struct str svg = svg_of(&scene);
    size_t first = str_find(svg, STR("stroke="), 0);
    ok(first != STR_NONE &&
           str_find(svg, STR("stroke="), first + 1) == STR_NONE,
       "a point on the diverging ramp has one edge");
    ok(holds(svg, "class=\"d4\""), "and no seam");
}

static void test_wedges(void) {
    struct scene scene = scene_new();
    struct str none = STR("");
    scene_wedge(&scene, STYLE_MARK, 1, true, 500, 500, 400, 0, 0, .25, 0, none);
    scene_wedge(&scene, STYLE_MARK, 2, true, 500, 500, 400, 200, .25, 1, 0,
                none);
    scene_wedge(&scene, STYLE_MARK, 1, true, 500, 500, 400, 200, 0, 1, 20,
                none);
    scene_wedge(&scene, STYLE_MARK, 3, true, 500, 500, 400, 0, .5, .75, 20,
                none);
    struct str svg = svg_of(&scene);
    ok(holds(svg, "d=\"M50 10a40 40 0 0 1 40 40h-40z\""), "a quarter of a pie");
    ok(holds(svg, "d=\"M90 50a40 40 0 1 1-40-40v20a20 20 0 1 0 20 20z\""),
       "three quarters of a ring");
    ok(holds(svg, "d=\"M50 10a40 40 0 1 1 0 80a40 40 0 1 1 0-80z"
                  "M50 30a20 20 0 1 0 0 40a20 20 0 1 0 0-40z\""),
       "a whole ring has no gap");
    ok(holds(svg, "d=\"M49 90a40 40 0 0 1-39-39h39z"),
       "a slice keeps its distance");
}

static void test_inside(void) {
    struct scene scene = scene_new();
    scene_inside(&scene, STYLE_MARK, 1, true, ANCHOR_START, 0, 0, STR("a"));
    scene_inside(&scene, STYLE_HEAT, 7, false, ANCHOR_START, 0, 0, STR("b"));
    scene_inside(&scene, STYLE_RAMP, 1, false, ANCHOR_START, 0, 0, STR("c"));
    scene_inside(&scene, STYLE_MARK, 3, true, ANCHOR_START, 0, 0, STR("d"));
    struct str svg = svg_of(&scene);
    ok(holds(svg, "<text class=\"inside in-white\" fill=\"#fff\""),
       "white on blue");
    ok(holds(svg, "<text class=\"inside in-black on-cell\" fill=\"#000\""),
       "black on yellow");
    ok(holds(svg, "<text class=\"inside in-ink\" fill=\"#000\""),
       "the weakest step of a ramp is bright on light paper");
    ok(holds(svg, "<rect class=\"c3\" fill=\"#b48197\""),
       "a plate of the plain colour on a hatch");
}

static void test_dump(void) {
    struct scene scene = scene_new();
    struct buf out;
    struct box box = {UNITS(10), UNITS(20), 305, UNITS(40)};
    scene_line(&scene, STYLE_GRID, 0, 5, 100, 5);
    scene_rect(&scene, STYLE_MARK, 2, true, box, STR("c: 3"));
    scene_text(&scene, STYLE_TICK, ANCHOR_MIDDLE, 100, 200, STR("a"));
    scene_polyline(&scene, STYLE_STROKE, 2, true,
                   (const struct spot[]){{0, 5}, {10, 0}}, 2, STR(""));
    scene_point(&scene, STYLE_MARK, 1, SYMBOL_STAR, 60, 5, 10, STR("p"));
    scene_wedge(&scene, STYLE_MARK, 1, false, 500, 500, 400, 0, 0, .25, 0,
                STR(""));
    buf_init(&out, &arena);
    scene_dump(&scene, &out);
    str_is(buf_str(&out),
           STR("scene wide 680x100\nline grid 0,0.5 10,0.5\n"
               "rect h2 10,20 20.5x20 \"c: 3\"\n"
               "text tick middle 10,20 \"a\"\n"
               "polyline s2 dashed 0,0.5 1,0\n"
               "point c1 star 60 0.5,1 \"p\"\n"
               "wedge c1 small 50,50 40-0 50,10 90,50 50,50 50,50\n"),
           "one shape a line");
}

static void test_boxes(void) {
    struct box a = {0, 0, 10, 10}, b = {10, 0, 20, 10}, c = {9, 9, 11, 11};
    ok(!box_overlap(a, b) && box_overlap(a, c) && box_overlap(c, b),
       "touching is no overlap");
    struct box end = scene_text_box(ANCHOR_END, 500, 200, STR("abc"));
    struct box start = scene_text_box(ANCHOR_START, 500, 200, STR("abc"));
    ok(end.right == 500 && start.left == 500 &&
           end.right - end.left == start.right - start.left,
       "text is to the left of its end and to the right of its start");
    struct scene scene = scene_new();
    scene_line(&scene, STYLE_GRID, 30, 50, 10, 20);
    struct box line = scene_box(&scene.shapes[0]);
    ok(line.left == 10 && line.right == 30 && line.top == 20 &&
           line.bottom == 50,
       "a line covers what is between its ends");
}

int main(void) {
    chart_init();
    test_numbers();
    test_head();
    test_shapes();
    test_outlines();
    test_edges();
    test_wedges();
    test_inside();
    test_dump();
    test_boxes();
    arena_release(&arena);
    return tap_done();
}
