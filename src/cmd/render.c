/* lectern render: the body of one page. */
#include "cmd/verb.h"
#include "site/site.h"

static enum cmd_status run(const struct call *call) {
    struct diags diags;
    diags_init(&diags, call->arena);
    struct site_text page = {.path = call->operands[0]};
    bool standard = str_is(page.path, "-");
    struct buf html;
    buf_init(&html, call->arena);
    bool read = cmd_read(call, &diags, page.path, &page.text);
    if (standard)
        page.path = STR("stdin");
    bool good = read && site_fragment(call->arena, &diags, &page, &html);
    enum cmd_status status = cmd_report(call, &diags, DIAG_WINDOW);
    return good ? cmd_print(buf_str(&html)) : status;
}

const struct verb verb_render = {
    .name = "render",
    .operand = "FILE|-",
    .operand_needed = true,
    .summary = "write the body of one page as HTML to stdout",
    .description = "Writes the body of one Markdown file (- is stdin) as an "
                   "HTML fragment to\nstdout, its values computed and its "
                   "charts drawn.",
    .run = run,
};
