/* One YAML document; every node's place is within the text. */
#include "data/data.h"

#include "fuzz.h"

static void visit(const struct node *node) {
    span_text(node->span);
    for (size_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        visit(node->items[i]);
    for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        visit(node->pairs[i].key);
        visit(node->pairs[i].value);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct node *node =
        data_yaml(&arena, &diags, fuzz_text(&arena, data, size));
    if (node)
        visit(node);
    else if (!diags.first)
        bug("refused without a report");
    arena_release(&arena);
    return 0;
}
