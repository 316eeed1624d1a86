/* lectern eval: the value of one expression. */
#include "cmd/verb.h"
#include "site/site.h"

enum { EVAL_PAGE, EVAL_OPTIONS };

static const struct option options[EVAL_OPTIONS] = {
    [EVAL_PAGE] = {'p', "page", "PAGE",
                   "use the data and definitions of this Markdown file"},
};

static enum cmd_status run(const struct call *call) {
    struct diags diags;
    diags_init(&diags, call->arena);
    struct site_text expression = {STR("expression"), call->operands[0]};
    struct site_text page = {.path = call->values[EVAL_PAGE]};
    bool with = call->given[EVAL_PAGE];
    struct buf value;
    buf_init(&value, call->arena);
    bool good = (!with || cmd_read(call, &diags, page.path, &page.text)) &&
                site_evaluate(call->arena, &diags, with ? &page : NULL,
                              &expression, &value);
    enum cmd_status status = cmd_report(call, &diags, DIAG_WINDOW);
    struct buf line;
    buf_init(&line, call->arena);
    cmd_add_plain(&line, buf_str(&value));
    buf_char(&line, '\n');
    return good ? cmd_print(buf_str(&line)) : status;
}

const struct verb verb_eval = {
    .name = "eval",
    .operand = "'EXPRESSION | FORMAT'",
    .operand_needed = true,
    .summary = "write the value of an expression to stdout",
    .description = "Evaluates an expression and writes its value as a page "
                   "would show it.\n\n"
                   "  lectern eval '175 billion * 2 B | .0f GB'",
    .options = options,
    .option_count = EVAL_OPTIONS,
    .run = run,
};
