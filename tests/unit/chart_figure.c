/* What stands beside a drawing: sentences from the data, the table. */
#include "base/limits.h"
#include "chart/memory.h"
#include "chart_harness.h"

static struct str described(struct drawing *drawing) {
    struct description description;
    describe_init(&description, &drawing->page.arena, (struct str){0});
    drawing->plot.mark->describe(&drawing->plot, &description);
    return page_plain(&drawing->page, describe_end(&description, STR("")));
}

static void says(const char *rows, const char *block, const char *want,
                 const char *name) {
    struct drawing drawing;
    drawing_init(&drawing, rows, block);
    str_is(drawing.planned ? described(&drawing) : page_errors(&drawing.page),
           str_from(want), name);
    drawing_release(&drawing);
}

static void test_sentences(void) {
    says("model, params [million]\nAlexNet, 61\nGPT-4, 1800000\n",
         "data: t\nmark: bar\ny: model\nx: params log \"Parameters\"\n"
         "label: params | compact\n",
         "Bar chart of Parameters by Model: 2 bars on a log scale, where bars "
         "start at 10M. The smallest value is 61M, for AlexNet; the largest is "
         "1.8T, for GPT-4: 29,508 times as much.",
         "kind, axes, scale, extremes and their ratio");
    says("app, need [ms], real [ms]\ncar, 10, 100\nchat, 500, 1000\n",
         "data: t\nmark: bar\ny: app\nx: {value: {Required: need, Typical: "
         "real}, scale: log}\n",
         "Grouped bar chart of Time (ms) by App: 2 groups of bars for Required "
         "and Typical on a log scale, where bars start at 1. Required goes "
         "from 10 ms for car to 500 ms for chat. Typical goes from 100 ms for "
         "car to 1 s for chat. Typical is larger than Required in both, by a "
         "factor of 2 to 10.",
         "the range of each series, and how they compare");
    says("n, a, b\nx, 1, 2\ny, 3, 3\n",
         "data: t\nmark: bar\nx: n\ny: {A: a, B: b}\nstack: true\n"
         "rules: [{y: 6, label: limit}]\n",
         "Stacked bar chart of Value by N: 2 bars, each made up of A and B on "
         "a linear scale from zero. The smallest total is 3, for x; the "
         "largest is 6, for y: 2 times as much. A line marks limit, 6: 0 of 2 "
         "bars exceed it, 1 reaches it exactly.",
         "totals of stacks, and what passes a rule");
    says("n, v\na, 5\nb, 5\nc,\n", "data: t\nmark: bar\ny: n\nx: v\n",
         "Bar chart of V by N: 3 bars on a linear scale from zero. The value "
         "is 5, for a and 1 other. 1 bar has no value.",
         "equal and missing values");
    says("n, v\na, 1\nb, 2\nc, 3\n", "data: t\nmark: bar\ny: n\nx: v\n",
         "Bar chart of V by N: 3 bars on a linear scale from zero. The "
         "smallest value is 1, for a; the largest is 3, for c: 3 times as "
         "much. From the first bar to the last it rises with each.",
         "a trend");
}

static void test_limit(void) {
    struct arena arena;
    struct description description;
    arena_init(&arena);
    describe_init(&description, &arena, STR("Mine."));
    for (int i = 0; i < 30; i++)
        describe_say(&description, "This is sentence number %d of many.", i);
    struct str text = describe_end(&description, STR("Mine."));
    ok(text.n <= DESCRIBE_MOST && str_ends(text, STR("many. Mine.")),
       "whole sentences up to the limit, the author's last");
    arena_release(&arena);
}

/* A table as text: rows by lines, cells by "|". */
static struct str sheet_text(struct page *page, const struct sheet *sheet) {
    struct buf out;
    buf_init(&out, &page->arena);
    for (size_t i = 0; i < sheet->columns; i++) {
        buf_add(&out, sheet->column[i].header);
        buf_char(&out, i + 1 < sheet->columns ? '|' : '\n');
    }
    for (size_t i = 0; i < sheet->rows * sheet->columns; i++) {
        buf_add(&out, sheet->cells[i].text);
        buf_char(&out, (i + 1) % sheet->columns ? '|' : '\n');
    }
    return page_plain(page, buf_str(&out));
}

static void tabulates(const char *rows, const char *block, const char *want,
                      const char *name) {
    struct drawing drawing;
    struct sheet sheet;
    drawing_init(&drawing, rows, block);
    if (ok(drawing.planned, name)) {
        drawing.plot.mark->tabulate(&drawing.plot, &sheet);
        str_is(sheet_text(&drawing.page, &sheet), str_from(want), name);
    }
    drawing_release(&drawing);
}

static void test_tables(void) {
    tabulates("n, v [$ thousand]\na, 0.5\nb, 4600\n",
              "data: t\nmark: bar\ny: n\nx: v \"Cost\"\nlabel: v | compact\n",
              "N|Cost\na|$500\nb|$4.6M\n", "a label that is the value");
    tabulates("n, v, w\na, 1, 2\nb, 3,\n",
              "data: t\nmark: bar\ny: n\nx: {V: v, W: w}\n"
              "label: {V: v / 4 | .0%}\n",
              "N|V|W|V: v / 4\na|1|2|25%\nb|3|–|75%\n",
              "a column for each series, and for other labels");
    tabulates("n, v, c\na, 1, p\nb, 3, q\n",
              "data: t\nmark: bar\ny: n\nx: v\ncolor: c\n",
              "N|V|C\na|1|p\nb|3|q\n", "a column for colours");
    tabulates("n, v, c\na, 1, 8\nb, 3, 9\n",
              "data: t\nmark: bar\ny: n\nx: v\ncolor: c\n",
              "N|V|C\na|1|8\nb|3|9\n", "and for ramps");
}

/* Memory. ------------------------------------------------------------- */

static bool memory_of(struct page *page, const char *block,
                      struct figure *figure) {
    page_init(page, "");
    page_data(page, "t", "model, params\nsmall, 1e9\nlarge, 5e9\n");
    struct node *node =
        data_yaml(&page->arena, &page->diags, page_text(page, block));
    return node && chart_draw(page->calc, CHART_MEMORY, node, STR("fig-m"),
                              CHART_HALF, figure);
}

static void test_memory(void) {
    struct page page;
    struct figure figure;
    if (ok(memory_of(&page,
                     "title: Memory\neach: t\nparts:\n"
                     "  Weights: params * 2 B\n  Optimizer: params * 8 B\n"
                     "devices: {Card: 24 GB, Big: 50 GB}\n",
                     &figure),
           "a memory figure is drawn")) {
        str_is(page_plain(&page, figure.notes),
               STR("<ul>\n<li><b>small</b> takes 10 GB, 80% of it Optimizer: "
                   "fits Card (41% full); fits Big (20% full).</li>\n"
                   "<li><b>large</b> takes 50 GB, 80% of it Optimizer: needs "
                   "3 × Card; fits Big (100% full).</li>\n</ul>\n"),
               "with a verdict for each row and device");
        str_is(sheet_text(&page, &figure.sheet),
               STR("Model|Weights|Optimizer|Total|Card needed|Big needed\n"
                   "small|2 GB|8 GB|10 GB|1, fits|1, fits\n"
                   "large|10 GB|40 GB|50 GB|3|1, fits\n"),
               "and the same as a table");
    }
    arena_release(&page.arena);
    ok(memory_of(&page, "parts: {Weights: 3 GB}\n", &figure) && !figure.notes.n,
       "without rows and devices it is one bar");
    arena_release(&page.arena);
    ok(!memory_of(&page, "parts: {Weights: 3 GB}\ndevices: {A: 3 ms}\n",
                  &figure),
       "a device of another dimension is refused");
    str_is(page_errors(&page), STR("error: unit-mismatch"), "once");
    arena_release(&page.arena);
    ok(!memory_of(&page, "each: t\nparts: {Weights: 0 B - params * 1 B}\n",
                  &figure),
       "less than nothing is refused");
    arena_release(&page.arena);
}

/* 7 billion parameters, mixed precision, Adam: 112 GB, on eight cards. */
#define SHARED                                                           \
    "parts:\n  Weights: 14 GB\n  Gradients: 14 GB\n  Optimizer: 84 GB\n" \
    "devices: {Card: 40 GB}\nacross: 8\n"

static void test_shared(void) {
    struct page page;
    struct figure figure;
    if (ok(memory_of(&page,
                     SHARED "strategies:\n  DDP: none\n  ZeRO-1: Optimizer\n"
                            "  ZeRO-2: [Gradients, Optimizer]\n"
                            "  ZeRO-3: all\n",
                     &figure),
           "memory is shared by strategies")) {
        str_is(page_plain(&page, figure.notes),
               STR("<ul>\n<li><b>DDP</b> takes 112 GB on each of 8 devices, "
                   "75% of it Optimizer: too much for Card, however many "
                   "share it.</li>\n<li><b>ZeRO-1</b> takes 38.5 GB on each "
                   "of 8 devices: fits Card (96% full; 7 of them would do)."
                   "</li>\n<li><b>ZeRO-2</b> takes 26.25 GB on each of 8 "
                   "devices, 53% of it Weights: fits Card (65% full; 4 of "
                   "them would do).</li>\n<li><b>ZeRO-3</b> takes 14 GB on "
                   "each of 8 devices, 75% of it Optimizer: fits Card (35% "
                   "full; 3 of them would do).</li>\n</ul>\n"),
               "what each device holds, and how many are enough");
        str_is(sheet_text(&page, &figure.sheet),
               STR("Strategy|Weights|Gradients|Optimizer|Total|Card needed\n"
                   "DDP|14 GB|14 GB|84 GB|112 GB|never fits\n"
                   "ZeRO-1|14 GB|14 GB|10.5 GB|38.5 GB|7, fits\n"
                   "ZeRO-2|14 GB|1.75 GB|10.5 GB|26.25 GB|4, fits\n"
                   "ZeRO-3|1.75 GB|1.75 GB|10.5 GB|14 GB|3, fits\n"),
               "and the same as a table");
    }
    arena_release(&page.arena);
    ok(memory_of(&page,
                 "each: '[{name: \"a\", n: 2}, {name: \"b\", n: 4}]'\n"
                 "parts: {State: 60 GB}\nsharded: all\nacross: n\n"
                 "devices: {Card: 16 GB}\n",
                 &figure),
       "the number of devices may depend on the row");
    str_is(sheet_text(&page, &figure.sheet),
           STR("Name|Memory per device|Total|Card needed\n"
               "a|30 GB|30 GB|4\nb|15 GB|15 GB|4, fits\n"),
           "each by its own");
    arena_release(&page.arena);
    ok(memory_of(&page,
                 "each: t\nparts: {W: params * 2 B}\nacross: 2\n"
                 "strategies: {A: none, B: all}\n",
                 &figure),
       "strategies of each row");
    str_is(sheet_text(&page, &figure.sheet),
           STR("Model, strategy|Memory per device|Total\nsmall, A|2 GB|2 GB\n"
               "small, B|1 GB|1 GB\nlarge, A|10 GB|10 GB\n"
               "large, B|5 GB|5 GB\n"),
           "side by side");
    arena_release(&page.arena);
}

static void share_refuses(const char *block, const char *want,
                          const char *name) {
    struct page page;
    struct figure figure;
    ok(!memory_of(&page, block, &figure), name);
    str_is(page_errors(&page), str_from(want), name);
    arena_release(&page.arena);
}

static void test_shared_mistakes(void) {
    share_refuses("parts: {W: 1 GB}\nacross: 8\n", "error: bad-chart",
                  "devices that divide nothing");
    share_refuses("parts: {W: 1 GB}\nsharded: all\n", "error: bad-chart",
                  "nothing to divide by");
    share_refuses("parts: {W: 1 GB}\nacross: 8\nsharded: [V]\n",
                  "error: bad-chart", "a part that is not there");
    share_refuses("parts: {W: 1 GB}\nacross: 2.5\nsharded: all\n",
                  "error: bad-chart", "half a device");
    share_refuses("parts: {W: 1 GB}\nacross: 2 GB\nsharded: all\n",
                  "error: unit-mismatch", "gigabytes of devices");
    share_refuses("parts: {W: 1 GB}\nacross: 2\nstrategies: [a]\n",
                  "error: wrong-type", "strategies that are no map");
    share_refuses("parts: {W: 1 GB}\nacross: 2\nsharded: all\n"
                  "strategies: {A: all}\n",
                  "error: bad-chart", "two ways of saying it");
    share_refuses("each: '[{n: 1}, {n: 1}]'\nparts: {W: 1 GB}\n",
                  "error: bad-chart", "two bars of one name");
}

/* Many bars: a sentence for each device, not for each bar. */
static void test_many(void) {
    struct page page;
    struct figure figure;
    if (ok(memory_of(
               &page,
               "each: '[{n: \"m\" + format(i, \".0f\"), s: i * 10 GB} for i in "
               "1..9]'\nparts: {W: s}\ndevices: {A: 30 GB, B: 1 TB}\n",
               &figure),
           "nine bars"))
        str_is(page_plain(&page, figure.notes),
               STR("<ul>\n<li><b>A</b> (30 GB) holds 3 of 9; m4 needs 2, m5 "
                   "needs 2, m6 needs 2, m7 needs 3, m8 needs 3, m9 needs 3."
                   "</li>\n<li><b>B</b> (1 TB) holds all 9.</li>\n</ul>\n"),
               "a sentence for each device");
    arena_release(&page.arena);
}

/* Size. --------------------------------------------------------------- */

/* Thirty names of models, with sizes over five decades. */
static const char *many_rows(struct arena *arena) {
    static const char *const kinds[] = {"ResNet", "BERT", "GPT", "Llama",
                                        "EfficientNet"};
    struct buf rows;
    buf_init(&rows, arena);
    BUF_LITERAL(&rows, "model, params [million]\n");
    for (unsigned i = 0; i < 30; i++)
        buf_printf(&rows, "%s-%u, %u\n", kinds[i % 5], i,
                   (i * 7919 % 900 + 60) * (i % 3 ? 1 : 1000));
    return str_terminated(arena, buf_str(&rows));
}

static void test_size(void) {
    struct page page;
    struct figure figure;
    page_init(&page, "");
    page_data(&page, "t", many_rows(&page.arena));
    struct node *node =
        data_yaml(&page.arena, &page.diags,
                  page_text(&page, "title: The size of thirty models\ndata: t\n"
                                   "mark: bar\ny: model\nx: params log\n"
                                   "label: params | compact\n"));
    ok(node &&
           chart_draw(page.calc, CHART_CHART, node, STR("fig-many"), CHART_HALF,
                      &figure) &&
           figure.svg.n <= 6000,
       "thirty bars take at most 6 kB");
    ok(node &&
           chart_draw(page.calc, CHART_CHART, node, STR("fig-many"), CHART_FULL,
                      &figure) &&
           figure.svg.n <= 12000,
       "in each layout");
    printf("# %zu bytes for both layouts\n", figure.svg.n);
    arena_release(&page.arena);
}

/* A wide drawing of `count` points or bars, after `block`. */
static void stays_small(int count, const char *block, const char *name) {
    struct page page;
    struct figure figure;
    struct buf rows;
    page_init(&page, "");
    buf_init(&rows, &page.arena);
    BUF_LITERAL(&rows, "n, v\n");
    for (int i = 0; i < count; i++)
        buf_printf(&rows, "%d.25, %d\n", i * 7919 % 1013, i * 104729 % 997);
    page_data(&page, "t", buf_str(&rows).s);
    struct node *node =
        data_yaml(&page.arena, &page.diags, page_text(&page, block));
    ok(node &&
           chart_draw(page.calc, CHART_CHART, node, STR("fig-many"), CHART_HALF,
                      &figure) &&
           figure.svg.n <= LIMIT_SVG_BYTES,
       name);
    ok(figure.sheet.rows == (size_t)count, "all are in the table");
    arena_release(&page.arena);
}

static void test_many_marks(void) {
    stays_small(5000, "data: t\nmark: point\nx: n\ny: v\n",
                "points that would cover each other are drawn once");
    stays_small(800, "data: t\nmark: point\nx: n\ny: v\n",
                "more than 40 kB do without tooltips");
}

static void test_extremes(void) {
    static const char *const blocks[] = {
        "data: t\nmark: bar\ny: n\nx: v log\nlabel: v\n",
        "data: t\nmark: bar\nx: n\ny: v\nlabel: v\n"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct drawing drawing;
        drawing_init(&drawing, "n, v\na, 1e-80\nb, 1e80\n", blocks[i]);
        ok(drawing.planned && drawing_scene(&drawing, 360).count > 0,
           "numbers 160 decades apart are drawn");
        drawing_release(&drawing);
        drawing_init(&drawing, "n, v\na, 1\nb, 1e200\n", blocks[i]);
        str_is(page_errors(&drawing.page), STR("error: bad-scale"),
               "larger ones are refused");
        drawing_release(&drawing);
    }
}

int main(void) {
    chart_init();
    test_sentences();
    test_limit();
    test_tables();
    test_memory();
    test_shared();
    test_shared_mistakes();
    test_many();
    test_size();
    test_many_marks();
    test_extremes();
    return tap_done();
}
