/* Definitions, and behind a line that begins with `?` an expression with its
 * format: evaluated and shown, beside a table. */
#include "calc/calc.h"

#include "fuzz.h"

static const char models[] = "model, year, params [million], cost [$], open\n"
                             "AlexNet, 2012, 61, , true\n"
                             "BERT, 2018, 340, 7000, true\n"
                             "GPT-3, 2020, 175000, 4600000, false\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct diags diags;
    struct formula formula;
    struct excerpt definitions, question;
    diags_init(&diags, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    calc_data(calc, fuzz_constant(&arena, "models"),
              data_csv(&arena, &diags, fuzz_constant(&arena, models), ','));
    fuzz_cut(fuzz_text(&arena, data, size), &definitions, &question);
    calc_define(calc, definitions);
    calc_finish(calc);
    if (calc_formula(calc, question, &formula)) {
        struct value value = calc_evaluate(calc, formula.expression, NULL);
        calc_show_html(calc, value, &formula);
        if (value.kind == VALUE_POISON && !diags.first)
            bug("poison without a report");
    }
    arena_release(&arena);
    return 0;
}
