/* A claim as written, and behind a line that begins with `?` its expression;
 * compared as a value and as a condition. */
#include "calc/calc.h"

#include "fuzz.h"

static const char *const others[] = {"8", "$4.6 million", "350 GB", "12%",
                                     "1.5 billion"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct diags diags;
    struct claim claim;
    struct excerpt written, expression;
    diags_init(&diags, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    fuzz_cut(fuzz_text(&arena, data, size), &written, &expression);
    bool decided = calc_claim(calc, written, expression, &claim);
    if (!(decided && claim.holds) && !diags.first)
        bug("a claim fails without a report");
    calc_check(calc, written, expression, &claim);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        calc_claim(calc, written, fuzz_constant(&arena, others[i]), &claim);
    arena_release(&arena);
    return 0;
}
