/* Data tables: typed columns, computed columns, queries, table blocks. */
#include "calc_harness.h"

static const char *const models = "model, year, params [million], open\n"
                                  "AlexNet, 2012, 61, true\n"
                                  "VGG-16, 2014, 138, true\n"
                                  "GPT-3, 2020, 175000, false\n"
                                  "GPT-4, 2023, 1800000,\n";

static void queries(const char *rows, const char *question,
                    const char *answer) {
    struct page page;
    page_init(&page, "");
    page_data(&page, "models", rows);
    str_is(page_ask(&page, question), str_from(answer), question);
    arena_release(&page.arena);
}

static void test_columns(void) {
    queries(models, "models[\"GPT-3\"].params", "175,000,000,000");
    queries(models,
            "models[\"GPT-4\"].params / models[\"AlexNet\"].params "
            "| ,.0f",
            "29,508");
    queries(models, "sum(models.params) | compact", "1.98T");
    queries(models, "models.year", "2012, 2014, 2020, 2023");
    queries(models, "models[\"GPT-4\"].open", "\u2013");
    queries(models, "count(models.open)", "3");
    queries(models, "models[\"GPT-5\"]", "error: out-of-range");
    queries(models, "models.parms", "error: unknown-column");
    queries(models, "models[0].model", "AlexNet");
    queries("t, cost [$ thousand]\na, 0.5\nb, 4600\n", "models[\"b\"].cost",
            "$4,600,000");
    queries("t, x [ms]\na, 70\n", "models[\"a\"].x", "70 ms");
    queries("t, size\na, 320 KB\nb, 1 MB\n", "models[\"b\"].size / 1 KB",
            "1000");
    queries("t, share [%]\na, 12\n", "models[\"a\"].share", "0.12");
    queries("batch, time [s]\n8, 1\n16, 2\n", "models[16].time", "2 s");
}

static void test_odd_cells(void) {
    queries("t, x\na, 1\nb, two\nc, 3\n", "1", "error: bad-cell");
    queries("t, x\na, one\nb, two\nc, 3\n", "1", "error: bad-cell");
    queries("t, x\na, one\nb, two\nc, \"3\"\n", "models[\"c\"].x", "3");
    queries("t, x [GB]\na, 1\nb, 3 ms\n", "1", "error: unit-mismatch");
    queries("t, x [million]\na, 1.7e308\n", "1", "error: not-finite");
    queries("t, x [B]\na, 1e307 GB\n", "1", "error: not-finite");
    queries("t, x [lightyears]\na, 1\n", "1", "error: unknown-unit");
    queries("t, t\na, 1\n", "1", "error: duplicate-name");
    queries("t, x\na, n/a\nb, 2\nc, 3\n", "sum(models.x)", "error: bad-cell");
}

static void test_computed(void) {
    queries("m, n\na, 1\nb, 3\n---\nshare = n / sum(models.n)\n"
            "double = share * 2\n",
            "models.double", "0.5, 1.5");
    queries("m, n\na, 1\n---\nx = y\ny = n + 1\n", "models.x", "2");
    queries("m, n\na, 1\nb, 0\n---\nx = 1 / n\n", "models.x",
            "error: division-by-zero");
    queries("m, n\na, 1\n---\nn = 2\n", "models.n", "error: duplicate-name");
    queries("m, n\na, 1\n---\nx = y\ny = x\n", "models.x", "error: cycle");
    queries("m, n\na, 1\n---\nf(x) = x\n", "models.n", "error: syntax");
}

static void test_queries(void) {
    queries(models, "(models where year >= 2020).model", "GPT-3, GPT-4");
    queries(models, "(models sort by params desc take 2).model",
            "GPT-4, GPT-3");
    queries(models, "(models sort by model).model",
            "AlexNet, GPT-3, GPT-4, VGG-16");
    queries(models, "(models where params > 1 GB).model",
            "error: unit-mismatch");
    queries(models, "(models where yeer > 2).model", "error: unknown-name");
    queries(models, "(models take 0).model", "");
    queries(models, "([{a: 2}, {a: 1}] sort by a).a", "1, 2");
    queries(models, "3 where x", "error: wrong-type");
    queries(models, "(models select model, gb = params * 2 B).gb",
            "122 MB, 276 MB, 350 GB, 3.6 TB");
    queries(models, "(models select params / 2).x", "error: syntax");
    queries(models,
            "(models group by open: n = count(), "
            "p = max(params)).n",
            "2, 1, 1");
    queries(models, "(models group by open: p = max(params)).p | compact",
            "138M, 175B, 1.8T");
    queries(models, "(models group by open: p = params).p",
            "[61,000,000, 138,000,000], [175,000,000,000], "
            "[1,800,000,000,000]");
    queries(models, "count()", "error: wrong-argument");
    queries(models,
            "(models join [{model: \"GPT-3\", gpu: \"V100\"}] on model)"
            ".gpu",
            "\u2013, \u2013, V100, \u2013");
    queries(models, "models join models on model", "error: duplicate-name");
    queries(models, "models join [{a: 1}] on model", "error: unknown-column");
}

static void sheet_is(const char *spec, const char *csv, const char *name) {
    struct page page;
    struct sheet sheet;
    page_init(&page, "double(x) = x * 2\n");
    page_data(&page, "models", models);
    struct node *node =
        data_yaml(&page.arena, &page.diags, page_text(&page, spec));
    struct buf out;
    buf_init(&out, &page.arena);
    if (calc_table_block(page.calc, node, &sheet))
        for (size_t i = 0; i < sheet.rows * sheet.columns; i++)
            buf_printf(&out, STR_FMT "%s", STR_ARG(sheet.cells[i].text),
                       i % sheet.columns + 1 < sheet.columns ? "; " : "\n");
    str_is(page.diags.first ? page_errors(&page)
                            : page_plain(&page, buf_str(&out)),
           str_from(csv), name);
    arena_release(&page.arena);
}

static void test_blocks(void) {
    sheet_is("data: models take 2\n"
             "columns:\n"
             "  Model: model\n"
             "  Parameters: params | compact\n"
             "  Memory: double(params) * 1 B | .1f GB\n",
             "AlexNet; 61M; 0.1 GB\nVGG-16; 138M; 0.3 GB\n",
             "cells are expressions with formats");
    sheet_is("data: models take 2\ncolumns: {M: model, P: params | compact}\n"
             "total: sum\n",
             "AlexNet; 61M\nVGG-16; 138M\nTotal; 199M\n", "a total row");
    sheet_is("data: models take 1\n", "AlexNet; 2012; 61,000,000; true\n",
             "all columns without `columns`");
    sheet_is("data: models\ncolums: {M: model}\n", "error: unknown-key",
             "a misspelt key");
    sheet_is("data: modles\n", "error: unknown-name", "a misspelt table");
    sheet_is("data: models\ncolumns: {M: modl}\n", "error: unknown-name",
             "a misspelt column is one error, not one a row");
    sheet_is("data: models\ncolumns: {M: model}\nalign: [centre]\n",
             "error: wrong-type", "a misspelt alignment");
    sheet_is("caption: x\n", "error: wrong-type", "no data");
}

static void test_text(void) {
    struct page page;
    page_init(&page, "x = 3 GB\n");
    str_is(page_plain(&page, calc_text(page.calc,
                                       page_text(&page, "a {{ x }} b {{ x / "
                                                        "1 GB | .1f }}c"),
                                       NULL)),
           STR("a 3 GB b 3.0c"), "values are put into text");
    str_is(
        page_plain(&page, calc_text_html(page.calc,
                                         page_text(&page, "<{{ x }}>"), NULL)),
        STR("&lt;<data value=\"3\" title=\"x\">3 GB</data>&gt;"),
        "text is escaped, values are data elements");
    str_is(calc_text(page.calc, page_text(&page, "{{ {a: 1}.a }}"), NULL),
           STR("1"), "a record may stand in a value");
    ok(!page.diags.first, "nothing is reported");
    calc_text(page.calc, page_text(&page, "a {{ x"), NULL);
    str_is(page_errors(&page), STR("error: unclosed-value"),
           "an unclosed value is reported");
    arena_release(&page.arena);
}

int main(void) {
    test_columns();
    test_odd_cells();
    test_computed();
    test_queries();
    test_blocks();
    test_text();
    return tap_done();
}
