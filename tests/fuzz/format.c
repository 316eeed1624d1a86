/* A format, with which values of every kind are shown. */
#include "calc/calc.h"

#include "fuzz.h"

static const char *const values[] = {
    "0",          "-0.5",         "1234.5678",    "1.7976931348623157e308",
    "5e-324",     "999.95 GB",    "-2.5 $/h",     "$0.004",
    "70 ms",      "3 kg",         "3 FLOP/param", "12%",
    "\"a \\\"\"", "[1 GB, 2 MB]", "true",         "missing",
    "{a: 1}",     "3 m^2",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct diags diags;
    struct formula formula;
    diags_init(&diags, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    struct excerpt text = fuzz_text(&arena, data, size);
    const struct format *format = calc_format(calc, text);
    if (!format && !diags.first)
        bug("refused without a report");
    for (size_t i = 0; format && i < sizeof values / sizeof *values; i++) {
        if (!calc_formula(calc, fuzz_constant(&arena, values[i]), &formula))
            bug("a value that cannot be read");
        calc_show(calc, calc_evaluate(calc, formula.expression, NULL), format,
                  excerpt_whole(text));
    }
    arena_release(&arena);
    return 0;
}
