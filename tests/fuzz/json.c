/* JSON, and YAML again, to rows and a typed table. */
#include "calc/calc.h"

#include "fuzz.h"

typedef struct node *reader(struct arena *arena, struct diags *diags,
                            struct excerpt text);

static void run(struct excerpt text, reader *read) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct calc *calc = calc_new(&arena, &diags);
    struct node *node = read(&arena, &diags, text);
    struct csv *rows = node ? data_records(&arena, &diags, node) : NULL;
    if (rows)
        calc_data(calc, fuzz_constant(&arena, "t"), rows);
    else if (!diags.first)
        bug("refused without a report");
    calc_finish(calc);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct excerpt text = fuzz_text(&arena, data, size);
    run(text, data_json);
    run(text, data_yaml);
    arena_release(&arena);
    return 0;
}
