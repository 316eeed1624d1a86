/* A whole Markdown file to HTML, as `lectern render` does it. */
#include "site/site.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct diags diags;
    struct buf out;
    struct site_text page = {STR("page.md"), {(const char *)data, size}};
    site_init();
    diags_init(&diags, &arena);
    buf_init(&out, &arena);
    if (!site_fragment(&arena, &diags, &page, &out) && !diags.first)
        bug("refused without a report");
    diags_print(&out, &diags, DIAG_WINDOW, false);
    arena_release(&arena);
    return 0;
}
