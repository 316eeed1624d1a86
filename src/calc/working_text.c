/* A formula with its values put in, as text: each node that is replaced has
 * its value, the rest stays as written. */
#include "calc/working.h"

#include <string.h>

static void substitute(struct calc *calc, const struct expression *node,
                       const struct frame *frame, struct buf *out);

/* Copies the source between two offsets, line breaks as single spaces. */
static void copy_source(const struct expression *node, uint32_t from,
                        uint32_t to, struct buf *out) {
    struct str text = str_slice(node->span.source->text, from, to);
    for (size_t i = 0; i < text.n; i++) {
        bool space = str_space(text.s[i]);
        if (!space)
            buf_char(out, text.s[i]);
        else if (out->n && out->s[out->n - 1] != ' ')
            buf_char(out, ' ');
    }
}

/* The node's own text with its parts substituted; a call's name stays. */
static void substitute_parts(struct calc *calc, const struct expression *node,
                             const struct frame *frame, struct buf *out) {
    uint32_t at = node->span.from;
    for (size_t i = node->kind == EXPRESSION_CALL; i < node->count; i++) {
        struct span part = node->parts[i]->span;
        if (part.from < at)
            continue;
        copy_source(node, at, part.from, out);
        substitute(calc, node->parts[i], frame, out);
        at = part.to;
    }
    copy_source(node, at, node->span.to, out);
}

static bool is_among(char c, const char *signs) {
    return c && strchr(signs, c);
}

/* Does a number in place of the node need brackets: a sign behind an operator,
 * or more than digits before `^`? */
static bool needs_brackets(const struct expression *node, struct value value,
                           const struct buf *out) {
    struct str text = node->span.source->text;
    size_t before = out->n, behind = node->span.to;
    if (value.kind != VALUE_NUMBER)
        return false;
    while (before > 0 && out->s[before - 1] == ' ')
        before--;
    while (behind < text.n && text.s[behind] == ' ')
        behind++;
    bool operator= before> 0 && is_among(out->s[before - 1], "+-*/%^");
    bool power = behind < text.n && text.s[behind] == '^';
    return (value.number < 0 && (operator|| power)) || (value.unit && power);
}

static void add_shown(struct calc *calc, const struct expression *node,
                      struct value value, struct buf *out) {
    struct str shown = calc_show(calc, value, NULL, node->span);
    if (value.kind == VALUE_TEXT)
        buf_printf(out, "\"" STR_FMT "\"", STR_ARG(shown));
    else if (needs_brackets(node, value, out))
        buf_printf(out, "(" STR_FMT ")", STR_ARG(shown));
    else
        buf_add(out, shown);
}

static void substitute(struct calc *calc, const struct expression *node,
                       const struct frame *frame, struct buf *out) {
    struct value value;
    if (working_value(calc, node, frame, &value))
        add_shown(calc, node, value, out);
    else if (working_is_open(calc, node, frame))
        substitute_parts(calc, node, frame, out);
    else
        copy_source(node, node->span.from, node->span.to, out);
}

/* Brackets around an operand at the beginning belong to no node. */
struct str working_values(struct calc *calc, const struct formula *formula,
                          const struct frame *frame) {
    const struct expression *node = formula->expression;
    struct span whole = excerpt_whole(formula->text);
    struct buf out;
    buf_init(&out, calc->arena);
    copy_source(node, whole.from, node->span.from, &out);
    substitute(calc, node, frame, &out);
    copy_source(node, node->span.to, whole.to, &out);
    return buf_str(&out);
}

struct str working_text(struct calc *calc, const struct formula *formula,
                        const struct frame *frame, struct str result) {
    struct buf out;
    buf_init(&out, calc->arena);
    struct str values = working_values(calc, formula, frame);
    buf_add(&out, formula->text.text);
    if (!calc_name(formula->expression).n &&
        !str_eq(values, formula->text.text) && !str_eq(values, result))
        buf_printf(&out, " = " STR_FMT, STR_ARG(values));
    if (!str_eq(formula->text.text, result))
        buf_printf(&out, " = " STR_FMT, STR_ARG(result));
    return buf_str(&out);
}
