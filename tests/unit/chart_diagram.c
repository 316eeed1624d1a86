/* Diagrams: what an author may write, what is drawn where, and that no line
 * crosses a box and no text touches anything, whatever the diagram. */
#include "chart/diagram.h"
#include "chart_harness.h"

struct sketch {
    struct page page;
    struct diagram diagram;
    bool planned;
};

static void sketch_init(struct sketch *sketch, const char *block) {
    struct page *page = &sketch->page;
    page_init(page, "n = 4\n");
    struct node *node =
        data_yaml(&page->arena, &page->diags, page_text(page, block));
    sketch->planned = node && diagram_plan(page->calc, node, &sketch->diagram);
}

static void sketch_release(struct sketch *sketch) {
    arena_release(&sketch->page.arena);
}

static struct scene sketch_scene(struct sketch *sketch, int width) {
    struct scene scene;
    struct picture picture = diagram_picture(&sketch->diagram);
    scene_init(&scene, &sketch->page.arena, STR("test"), UNITS(width));
    picture.draw(picture.of, &scene);
    return scene;
}

/* Reading. ------------------------------------------------------------- */

static void refuses(const char *block, const char *want, const char *name) {
    struct sketch sketch;
    sketch_init(&sketch, block);
    ok(!sketch.planned, name);
    str_is(page_errors(&sketch.page), str_from(want), name);
    sketch_release(&sketch);
}

static void test_mistakes(void) {
    refuses("title: T\n", "error: missing-key", "no rows");
    refuses("rows: [A]\ncolumns: [A]\n", "error: bad-chart", "rows twice");
    refuses("rows: []\n", "error: wrong-type", "no row");
    refuses("rows: [[~, .]]\n", "error: bad-chart", "no box");
    refuses("rows: [[A, B], [B, C]]\n", "error: bad-chart",
            "a name in places that are no rectangle");
    refuses("rows: [A]\narrows: [A -> B]\n", "error: bad-chart",
            "an arrow to nowhere");
    refuses("rows: [A]\narrows: [A]\n", "error: bad-chart", "no arrow");
    refuses("rows: [A, B, C]\narrows: [A -> B -> C: x]\n", "error: bad-chart",
            "a label of two arrows");
    refuses("rows: [A, B, C]\ngroups: {G: [A, C]}\n", "error: bad-chart",
            "a group with a stranger in it");
    refuses("rows: [A, B, C]\ngroups: {G: [A, B], H: [B, C]}\n",
            "error: bad-chart", "groups that share a box");
    refuses("rows: [A]\nboxes: {B: text}\n", "error: bad-chart",
            "a text for nothing");
    refuses("rows: [A]\nboxes: {A: {shape: star}}\n", "error: bad-chart",
            "an unknown shape");
}

static void test_limits(void) {
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, &arena);
    BUF_LITERAL(&out, "columns:\n");
    for (int i = 0; i < 12; i++) {
        BUF_LITERAL(&out, "  - [");
        for (int j = 0; j < 12; j++)
            if (i * 12 + j < 80)
                buf_printf(&out, "Very long name %d, ", i * 12 + j);
        BUF_LITERAL(&out, "]\n");
    }
    refuses(str_terminated(&arena, buf_str(&out)), "error: limit",
            "more than a phone is wide");
    BUF_LITERAL(&out, "  - [one, more]\n");
    refuses(str_terminated(&arena, buf_str(&out)), "error: limit",
            "more than 80 boxes");
    arena_release(&arena);
}

static struct str sketch_words(struct sketch *sketch) {
    struct description out;
    struct picture picture = diagram_picture(&sketch->diagram);
    describe_init(&out, &sketch->page.arena, (struct str){0});
    picture.describe(picture.of, &out);
    return page_plain(&sketch->page, describe_end(&out, STR("")));
}

static void says(const char *block, const char *want, const char *name) {
    struct sketch sketch;
    sketch_init(&sketch, block);
    str_is(sketch.planned ? sketch_words(&sketch) : page_errors(&sketch.page),
           str_from(want), name);
    sketch_release(&sketch);
}

static void test_words(void) {
    says("columns: [A, B, C]\narrows:\n  - A -> B -> C\n  - C -> A: again\n",
         "Diagram of 3 boxes from left to right: A, B and C. A leads to B, "
         "then to C. C leads to A (again).",
         "a walk, and an arrow with a label");
    says("rows: [[S, S], [A, B]]\nboxes: {S: \"Sum of {{ n }}\"}\narrows:\n"
         "  - S <- A, B: half\n  - A <-> B\n  - S -- A\n"
         "groups: {All: [A, B]}\n",
         "Diagram of 3 boxes in 2 rows and 2 columns: Sum of 4, A and B. All "
         "holds A and B. A and B lead to Sum of 4 (half). A leads to and comes "
         "from B. Sum of 4 is joined to A.",
         "spans, values, groups, all kinds of arrow");
}

static void test_table(void) {
    struct sketch sketch;
    struct sheet sheet;
    struct buf out;
    sketch_init(&sketch, "rows: [[A, B], [C, D]]\narrows:\n"
                         "  - A -> B, C: half\n  - B <-> D\n"
                         "groups: {G: [A, B]}\n");
    if (!ok(sketch.planned, "a diagram with a table"))
        return;
    struct picture picture = diagram_picture(&sketch.diagram);
    picture.tabulate(picture.of, &sheet);
    buf_init(&out, &sketch.page.arena);
    for (size_t i = 0; i < sheet.columns; i++)
        buf_printf(&out, STR_FMT "%c", STR_ARG(sheet.column[i].header),
                   i + 1 < sheet.columns ? '|' : '\n');
    for (size_t i = 0; i < sheet.rows * sheet.columns; i++)
        buf_printf(&out, STR_FMT "%c", STR_ARG(sheet.cells[i].text),
                   (i + 1) % sheet.columns ? '|' : '\n');
    str_is(buf_str(&out),
           STR("Box|In|Leads to|Label\nA|G|B|half\nA|G|C|half\nB|G|D|–\n"
               "C|–|–|–\nD|–|B|–\n"),
           "a row for each link, and for what leads nowhere");
    sketch_release(&sketch);
}

/* Places. -------------------------------------------------------------- */

static void test_turned(void) {
    struct sketch sketch;
    sketch_init(&sketch, "columns: [Tokens, Embedding, Attention, Logits]\n"
                         "arrows: [Tokens -> Embedding -> Attention]\n");
    ok(sketch.planned, "a pipeline");
    struct scene wide = sketch_scene(&sketch, 680);
    struct scene narrow = sketch_scene(&sketch, 360);
    ok(wide.shapes[0].y == wide.shapes[1].y, "stands in a row on a page");
    ok(narrow.shapes[0].x == narrow.shapes[1].x, "and in a column on a phone");
    sketch_release(&sketch);
}

/* Properties. ---------------------------------------------------------- */

/* A polyline of level and upright runs against the inside of a box. */
static bool line_crosses(const struct shape *line, struct box box) {
    for (size_t i = 0; i + 1 < line->count; i++) {
        struct spot a = line->spots[i], b = line->spots[i + 1];
        struct box run = {a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y,
                          a.x < b.x ? b.x : a.x, a.y < b.y ? b.y : a.y};
        if (run.left < box.right && run.right > box.left &&
            run.top < box.bottom && run.bottom > box.top)
            return true;
    }
    return false;
}

static bool line_straight(const struct shape *line) {
    for (size_t i = 0; i + 1 < line->count; i++)
        if (line->spots[i].x != line->spots[i + 1].x &&
            line->spots[i].y != line->spots[i + 1].y)
            return false;
    return true;
}

static bool pair_fine(const struct shape *a, const struct shape *b) {
    bool text_a = a->kind == SHAPE_TEXT, text_b = b->kind == SHAPE_TEXT;
    if (text_a && text_b)
        return !box_overlap(scene_box(a), scene_box(b));
    if (text_a && b->style == STYLE_LINK)
        return !line_crosses(b, scene_box(a));
    if (a->style == STYLE_NODE && b->style == STYLE_LINK)
        return !line_crosses(b, scene_box(a));
    if (a->style == STYLE_NODE && b->style == STYLE_NODE)
        return !box_overlap(scene_box(a), scene_box(b));
    return true;
}

/* What is wrong with a scene, or NULL. */
static const char *scene_fault(const struct scene *scene) {
    for (size_t i = 0; i < scene->count; i++) {
        const struct shape *a = &scene->shapes[i];
        struct box box = scene_box(a);
        if (box.left < 0 || box.top < 0 || box.right > scene->width ||
            box.bottom > scene->height)
            return "a shape leaves the scene";
        if (a->style == STYLE_LINK && !line_straight(a))
            return "a line is oblique";
        for (size_t j = 0; j < scene->count; j++)
            if (i != j && !pair_fine(a, &scene->shapes[j]))
                return a->kind == SHAPE_TEXT ? "a text lies on something"
                                             : "a line crosses a box";
    }
    return NULL;
}

static const char *const words[] = {"A",
                                    "Attention",
                                    "All-reduce sum",
                                    "GPU",
                                    "Ein sehr langes Wort",
                                    "注意力",
                                    "Donaudampfschiffahrt"};

#define WORDS (sizeof words / sizeof *words)

/* A block of random boxes, arrows and groups; names are numbers, so that each
 * is in it once. */
static const char *random_block(struct arena *arena, uint32_t *seed) {
    struct buf out;
    buf_init(&out, arena);
    uint32_t rows = chance(seed) % 5 + 1, columns = chance(seed) % 5 + 1;
    uint32_t arrows = chance(seed) % 10, boxes = 0;
    BUF_LITERAL(&out, "rows:\n");
    for (uint32_t row = 0; row < rows; row++) {
        BUF_LITERAL(&out, "  - [");
        for (uint32_t column = 0; column < columns; column++) {
            bool there = chance(seed) % 4 || (!row && !column);
            if (there)
                buf_printf(&out, "b%u, ", boxes++);
            else
                BUF_LITERAL(&out, "~, ");
        }
        BUF_LITERAL(&out, "]\n");
    }
    BUF_LITERAL(&out, "boxes:\n");
    for (uint32_t i = 0; i < boxes; i++)
        buf_printf(&out, "  b%u: %s %u\n", i, words[chance(seed) % WORDS], i);
    BUF_LITERAL(&out, "arrows:\n");
    for (uint32_t i = 0; i < arrows; i++) {
        uint32_t several = chance(seed) % 4;
        buf_printf(&out, "  - b%u", chance(seed) % boxes);
        if (several == 1)
            buf_printf(&out, ", b%u", chance(seed) % boxes);
        buf_printf(&out, " %s b%u", chance(seed) % 3 ? "->" : "<->",
                   chance(seed) % boxes);
        if (several == 2)
            buf_printf(&out, ", b%u", chance(seed) % boxes);
        if (chance(seed) % 2)
            buf_printf(&out, ": %s", words[chance(seed) % WORDS]);
        buf_char(&out, '\n');
    }
    if (!arrows)
        BUF_LITERAL(&out, "  []\n");
    buf_printf(&out, "groups:\n  %s group: [b0]\n",
               words[chance(seed) % WORDS]);
    return str_terminated(arena, buf_str(&out));
}

static void test_random(void) {
    static const int widths[] = {680, 360};
    uint32_t seed = 88172645;
    size_t drawn = 0;
    for (int i = 0; i < 400; i++) {
        struct arena arena;
        struct sketch sketch;
        uint32_t begun = seed;
        arena_init(&arena);
        const char *block = random_block(&arena, &seed);
        sketch_init(&sketch, block);
        drawn += sketch.planned;
        for (size_t w = 0; sketch.planned && w < 2; w++) {
            struct scene scene = sketch_scene(&sketch, widths[w]);
            const char *fault = scene_fault(&scene);
            if (fault) {
                ok(false, fault);
                printf("# seed %u, width %d\n%s\n", (unsigned)begun, widths[w],
                       block);
            }
        }
        if (!sketch.planned)
            str_is(page_errors(&sketch.page), STR("error: limit"),
                   "what is not drawn is reported");
        sketch_release(&sketch);
        arena_release(&arena);
    }
    printf("# %zu of 400 drawn\n", drawn);
    ok(drawn > 380, "nearly all random diagrams find room");
}

int main(void) {
    test_mistakes();
    test_limits();
    test_words();
    test_table();
    test_turned();
    test_random();
    return tap_done();
}
