/* lectern eval: the value of one expression. */
#include "cmd/verb.h"
#include "site/site.h"

enum { EVAL_PAGE, EVAL_OPTIONS };

static const struct option options[EVAL_OPTIONS] = {
    [EVAL_PAGE] = {'p', "page", "PAGE",
                   "use the data and definitions of this Markdown file"},
};

/* Pages keep a number and its unit on one line with U+00A0; programs that read
 * the value look for a space. */
static void add_plain(struct buf *out, struct str text) {
    static const struct str hard = STR_INIT("\xC2\xA0");
    for (size_t from = 0, at; from < text.n; from = at + hard.n) {
        at = str_find(text, hard, from);
        buf_add(out, str_slice(text, from, at));
        if (at == STR_NONE)
            break;
        buf_char(out, ' ');
    }
}

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
    add_plain(&line, buf_str(&value));
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
