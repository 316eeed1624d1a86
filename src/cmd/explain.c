/* lectern explain: what a diagnostic means. */
#include "base/near.h"
#include "cmd/verb.h"
#include "site/site.h"

#define WIDTH ((size_t)79)

/* Where the meanings begin in the list. */
#define NAME_WIDTH ((size_t)24)

/* A paragraph that begins behind `indent` columns and is not wider than
 * WIDTH. */
static void add_wrapped(struct buf *out, struct str text, size_t indent) {
    size_t column = indent;
    struct str word;
    while (text.n > 0) {
        str_cut(text, ' ', &word, &text);
        if (column > indent && column + 1 + word.n > WIDTH) {
            buf_char(out, '\n');
            buf_fill(out, ' ', indent);
            column = indent;
        } else if (column > indent) {
            buf_char(out, ' ');
            column++;
        }
        buf_add(out, word);
        column += word.n;
    }
    buf_char(out, '\n');
}

static void add_indented(struct buf *out, struct str text) {
    struct str line;
    while (str_line(&text, &line)) {
        BUF_LITERAL(out, "    ");
        buf_add(out, line);
        buf_char(out, '\n');
    }
}

/* The example, and what is said about it. */
static void add_example(struct buf *out, struct str example) {
    struct diags diags;
    diags_init(&diags, out->arena);
    struct buf html, said;
    buf_init(&html, out->arena);
    buf_init(&said, out->arena);
    struct site_text page = {STR("example.md"), example};
    site_fragment(out->arena, &diags, &page, &html);
    diags_print(&said, &diags, DIAG_WINDOW, false);
    BUF_LITERAL(out, "\nFor example:\n\n");
    add_indented(out, example);
    BUF_LITERAL(out, "\nThis is what is said about it:\n\n");
    add_indented(out, buf_str(&said));
}

/* "cycle    Definitions need each other in a circle, so none has a value." */
static void add_row(struct buf *out, const struct diag_kind *kind) {
    struct str name = str_from(kind->name), meaning = str_from(kind->meaning);
    size_t end = str_find(meaning, STR(". "), 0);
    buf_add(out, name);
    buf_fill(out, ' ', NAME_WIDTH - name.n);
    add_wrapped(out, str_slice(meaning, 0, end == STR_NONE ? end : end + 1),
                NAME_WIDTH);
}

static enum cmd_status list_all(const struct call *call) {
    struct buf out;
    buf_init(&out, call->arena);
    for (enum diag_name i = 0; i < DIAG_COUNT; i++)
        add_row(&out, diag_kind(i));
    BUF_LITERAL(&out, "\n`lectern explain NAME` says more, and shows one.\n");
    return cmd_print(buf_str(&out));
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
    if (call->operand_count == 0)
        return list_all(call);
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
    add_wrapped(&out, str_from(kind->meaning), 0);
    if (kind->example[0] != '\0')
        add_example(&out, str_from(kind->example));
    return cmd_print(buf_str(&out));
}

const struct verb verb_explain = {
    .name = "explain",
    .operand = "[NAME]",
    .summary = "say what a diagnostic means: lectern explain cycle",
    .description = "Says what is wrong when an error[NAME] is reported, and "
                   "shows Markdown that\nprovokes it. Without a NAME it lists "
                   "them all.",
    .run = run,
};
