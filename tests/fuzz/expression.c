/* Any text through the lexer and the parser. */
#include "calc/calc.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct diags diags;
    struct formula formula;
    size_t end;
    diags_init(&diags, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    struct excerpt text = fuzz_text(&arena, data, size);
    if (!calc_formula(calc, text, &formula) && !diags.first)
        bug("refused without a report");
    calc_begin(calc, text, &end);
    calc_define(calc, text);
    arena_release(&arena);
    return 0;
}
