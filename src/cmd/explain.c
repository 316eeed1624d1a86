/* lectern explain: what a diagnostic means. */
#include "base/near.h"
#include "cmd/verb.h"

#define WIDTH ((size_t)79)

/* A paragraph of lines that are not longer than the width. */
static void add_wrapped(struct buf *out, struct str text) {
    size_t column = 0;
    struct str word;
    while (text.n > 0) {
        str_cut(text, ' ', &word, &text);
        if (column > 0 && column + 1 + word.n > WIDTH) {
            buf_char(out, '\n');
            column = 0;
        } else if (column > 0) {
            buf_char(out, ' ');
            column++;
        }
        buf_add(out, word);
        column += word.n;
    }
    buf_char(out, '\n');
}

static void add_example(struct buf *out, struct str example) {
    BUF_LITERAL(out, "\nFor example:\n\n");
    struct str line;
    while (str_line(&example, &line)) {
        BUF_LITERAL(out, "    ");
        buf_add(out, line);
        buf_char(out, '\n');
    }
}

static const struct diag_kind *find(struct str name, struct near *near) {
    for (enum diag_name i = 0; i < DIAG_COUNT; i++) {
        const struct diag_kind *kind = diag_kind(i);
        if (str_is(name, kind->name))
            return kind;
        near_offer(near, str_from(kind->name));
    }
    return NULL;
}

static enum cmd_status run(const struct call *call) {
    struct buf out;
    buf_init(&out, call->arena);
    struct near near;
    struct str name = call->operands[0];
    near_init(&near, name);
    const struct diag_kind *kind = find(name, &near);
    if (!kind) {
        buf_printf(&out, "no diagnostic is called `" STR_FMT "`",
                   STR_ARG(name));
        struct str best = near_best(&near);
        if (best.n > 0)
            buf_printf(&out, "; did you mean `" STR_FMT "`?", STR_ARG(best));
        return cmd_usage(&verb_explain, buf_str(&out));
    }
    add_wrapped(&out, str_from(kind->meaning));
    if (kind->example[0] != '\0')
        add_example(&out, str_from(kind->example));
    return cmd_print(buf_str(&out));
}

const struct verb verb_explain = {
    .name = "explain",
    .operand = "NAME",
    .operand_needed = true,
    .summary = "say what a diagnostic means: lectern explain cycle",
    .description = "Says what is wrong when an error[NAME] is reported, and "
                   "shows Markdown that\nprovokes it.",
    .run = run,
};
