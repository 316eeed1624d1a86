/* Rows and computed columns, typed, and written as HTML and as CSV. */
#include "calc/calc.h"

#include "fuzz.h"

static void run(struct excerpt text, char separator) {
    struct arena arena = {0};
    struct diags diags;
    struct buf out;
    struct sheet sheet;
    diags_init(&diags, &arena);
    buf_init(&out, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    struct csv *csv = data_csv(&arena, &diags, text, separator);
    if (csv)
        calc_data(calc, fuzz_constant(&arena, "t"), csv);
    else if (!diags.first)
        bug("refused without a report");
    calc_finish(calc);
    const struct table *table = calc_table(calc, STR("t"));
    if (table) {
        calc_table_sheet(calc, table, &sheet);
        sheet_html(&sheet, &out);
        sheet_csv(calc, &sheet, &out);
    }
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct excerpt text = fuzz_text(&arena, data, size);
    run(text, ',');
    run(text, '\t');
    arena_release(&arena);
    return 0;
}
