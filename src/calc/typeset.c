/* Operators, names, and the walk; longer forms are in typeset_form.c, numbers
 * in typeset_number.c. */
#include "calc/typeset.h"

#include "base/html.h"
#include "base/limits.h"
#include "calc/working.h"

#include <string.h>

/* Operators between two operands. */
struct sign {
    struct str html;
    enum level level; /* of the whole */
    enum level left, right;
};

static const struct sign signs[] = {
    [OPERATOR_ADD] = {STR_INIT("+"), LEVEL_SUM, LEVEL_SUM, LEVEL_PRODUCT},
    [OPERATOR_SUBTRACT] = {STR_INIT("−"), LEVEL_SUM, LEVEL_SUM, LEVEL_PRODUCT},
    [OPERATOR_MULTIPLY] = {STR_INIT("×"), LEVEL_PRODUCT, LEVEL_PRODUCT,
                           LEVEL_QUANTITY},
    [OPERATOR_REMAINDER] = {STR_INIT("mod"), LEVEL_REMAINDER, LEVEL_PRODUCT,
                            LEVEL_QUANTITY},
    [OPERATOR_EQUAL] = {STR_INIT("="), LEVEL_COMPARE, 0, 0},
    [OPERATOR_UNEQUAL] = {STR_INIT("≠"), LEVEL_COMPARE, 0, 0},
    [OPERATOR_LESS] = {STR_INIT("&lt;"), LEVEL_COMPARE, 0, 0},
    [OPERATOR_LESS_EQUAL] = {STR_INIT("≤"), LEVEL_COMPARE, 0, 0},
    [OPERATOR_GREATER] = {STR_INIT("&gt;"), LEVEL_COMPARE, 0, 0},
    [OPERATOR_GREATER_EQUAL] = {STR_INIT("≥"), LEVEL_COMPARE, 0, 0},
    [OPERATOR_IN] = {STR_INIT("∈"), LEVEL_COMPARE, 0, 0},
    [OPERATOR_NOT_IN] = {STR_INIT("∉"), LEVEL_COMPARE, 0, 0},
};

static void put_operator(struct typeset *t, struct str html, bool open) {
    buf_printf(t->out, "%s" STR_FMT "</mo>",
               open ? "</math> " TYPESET_LEADING : "<mo>", STR_ARG(html));
}

/* "gpt3_cars" is gpt3 with cars below. */
void typeset_name(struct buf *out, struct str name) {
    struct str base, below;
    if (!str_cut(name, '_', &base, &below) || !base.n || !below.n) {
        BUF_LITERAL(out, "<mi>");
        html_escape(out, name);
        BUF_LITERAL(out, "</mi>");
        return;
    }
    BUF_LITERAL(out, "<msub><mi>");
    html_escape(out, base);
    BUF_LITERAL(out, "</mi><mi>");
    html_escape(out, below);
    BUF_LITERAL(out, "</mi></msub>");
}

/* Puts text where something has been written since. */
static void insert(struct buf *out, size_t at, struct str text) {
    size_t rest = out->n - at;
    buf_add(out, text);
    memmove(out->s + at + text.n, out->s + at, rest);
    memcpy(out->s + at, text.s, text.n);
}

static void put_operand(struct typeset *t, const struct expression *node,
                        enum level least, bool behind) {
    size_t at = t->out->n;
    enum level level = typeset_expression(t, node);
    bool negative = str_starts(str_slice(buf_str(t->out), at, t->out->n),
                               STR(TYPESET_NEGATIVE));
    if (level >= least && !(behind && negative))
        return;
    insert(t->out, at, STR("<mrow><mo>(</mo>"));
    BUF_LITERAL(t->out, "<mo>)</mo></mrow>");
}

void typeset_operand(struct typeset *t, const struct expression *node,
                     enum level least) {
    put_operand(t, node, least, false);
}

void typeset_right(struct typeset *t, const struct expression *node,
                   enum level least) {
    put_operand(t, node, least, true);
}

/* One token is one element already. */
void typeset_row(struct typeset *t, const struct expression *node,
                 enum level least) {
    size_t at = t->out->n;
    typeset_operand(t, node, least);
    struct str text = str_slice(buf_str(t->out), at, t->out->n);
    size_t end = str_find(text, STR("</"), 0);
    if (end != STR_NONE && str_find_byte(text, '>', end) == text.n - 1)
        return;
    insert(t->out, at, STR("<mrow>"));
    BUF_LITERAL(t->out, "</mrow>");
}

static enum level put_fraction(struct typeset *t,
                               const struct expression *node) {
    BUF_LITERAL(t->out, "<mfrac>");
    typeset_row(t, node->parts[0], LEVEL_ANY);
    typeset_row(t, node->parts[1], LEVEL_ANY);
    BUF_LITERAL(t->out, "</mfrac>");
    return LEVEL_QUANTITY;
}

static enum level put_floored(struct typeset *t,
                              const struct expression *node) {
    BUF_LITERAL(t->out, "<mrow><mo>⌊</mo>");
    put_fraction(t, node);
    BUF_LITERAL(t->out, "<mo>⌋</mo></mrow>");
    return LEVEL_ATOM;
}

static enum level put_power(struct typeset *t, const struct expression *node) {
    BUF_LITERAL(t->out, "<msup>");
    typeset_row(t, node->parts[0], LEVEL_ATOM);
    typeset_row(t, node->parts[1], LEVEL_ANY);
    BUF_LITERAL(t->out, "</msup>");
    return LEVEL_POWER;
}

static bool is_sum(const struct expression *node) {
    return node->kind == EXPRESSION_ARITHMETIC &&
           (node->operator== OPERATOR_ADD || node->operator==
            OPERATOR_SUBTRACT);
}

static enum level put_arithmetic(struct typeset *t,
                                 const struct expression *node, bool open) {
    if (node->operator== OPERATOR_DIVIDE)
        return put_fraction(t, node);
    if (node->operator== OPERATOR_FLOOR_DIVIDE)
        return put_floored(t, node);
    if (node->operator== OPERATOR_POWER)
        return put_power(t, node);
    const struct sign *sign = &signs[node->operator];
    bool breaks = open && sign->level == LEVEL_SUM;
    t->open = breaks && is_sum(node->parts[0]);
    typeset_operand(t, node->parts[0], sign->left);
    put_operator(t, sign->html, breaks);
    typeset_right(t, node->parts[1], sign->right);
    return sign->level;
}

static enum level put_comparison(struct typeset *t,
                                 const struct expression *node, bool open) {
    typeset_operand(t, node->parts[0], LEVEL_RANGE);
    for (size_t i = 1; i < node->count; i++) {
        put_operator(t, signs[node->operators[i - 1]].html, open);
        typeset_operand(t, node->parts[i], LEVEL_RANGE);
    }
    return LEVEL_COMPARE;
}

static enum level put_pair(struct typeset *t, const struct expression *node,
                           struct str html, enum level level, enum level least,
                           bool open) {
    typeset_operand(t, node->parts[0], least);
    put_operator(t, html, open);
    typeset_operand(t, node->parts[1], least);
    return level;
}

static enum level put_negative(struct typeset *t,
                               const struct expression *node) {
    BUF_LITERAL(t->out, TYPESET_NEGATIVE);
    typeset_right(t, node->parts[0], LEVEL_PRODUCT);
    return LEVEL_QUANTITY;
}

static enum level put_not(struct typeset *t, const struct expression *node) {
    BUF_LITERAL(t->out, "<mo form=\"prefix\">not</mo>");
    typeset_operand(t, node->parts[0], LEVEL_NOT);
    return LEVEL_NOT;
}

static enum level dispatch(struct typeset *t, const struct expression *node,
                           bool open) {
    switch (node->kind) {
    case EXPRESSION_LITERAL:
        return typeset_literal(t, node);
    case EXPRESSION_NAME:
        typeset_name(t->out, node->name);
        return LEVEL_ATOM;
    case EXPRESSION_LIST:
    case EXPRESSION_RECORD:
        t->open = open;
        return typeset_list(t, node);
    case EXPRESSION_RANGE:
        return put_pair(t, node, STR("…"), LEVEL_RANGE, LEVEL_SUM, false);
    case EXPRESSION_NEGATE:
        return put_negative(t, node);
    case EXPRESSION_NOT:
        return put_not(t, node);
    case EXPRESSION_ARITHMETIC:
        return put_arithmetic(t, node, open);
    case EXPRESSION_AND:
        return put_pair(t, node, STR("and"), LEVEL_AND, LEVEL_AND, open);
    case EXPRESSION_OR:
        return put_pair(t, node, STR("or"), LEVEL_OR, LEVEL_OR, open);
    case EXPRESSION_COMPARE:
        return put_comparison(t, node, open);
    case EXPRESSION_IF:
        return typeset_cases(t, node);
    case EXPRESSION_CALL:
        t->open = open;
        return typeset_call(t, node);
    case EXPRESSION_INDEX:
    case EXPRESSION_FIELD:
        return typeset_access(t, node);
    case EXPRESSION_EACH:
        return typeset_each(t, node);
    case EXPRESSION_FILTER:
    case EXPRESSION_SORT:
    case EXPRESSION_TAKE:
    case EXPRESSION_SELECT:
    case EXPRESSION_GROUP:
    case EXPRESSION_JOIN:
        return typeset_query(t, node);
    }
    bug("an expression of no kind");
}

/* Where values are put in: a value, the branch that is taken, or as written
 * where the names inside have no value here. */
static enum level put_values(struct typeset *t, const struct expression *node,
                             bool open) {
    struct value value;
    bool truth;
    if (working_value(t->calc, node, t->frame, &value))
        return typeset_value(t, value, NULL, node->span);
    if (node->kind == EXPRESSION_IF &&
        working_truth(t->calc, node->parts[0], t->frame, &truth))
        return typeset_expression(t, node->parts[truth ? 1 : 2]);
    t->values = working_is_open(t->calc, node, t->frame);
    enum level level = dispatch(t, node, open);
    t->values = true;
    return level;
}

enum level typeset_expression(struct typeset *t,
                              const struct expression *node) {
    bool open = t->open;
    t->open = false;
    t->full |= t->out->n > LIMIT_TEXT_BYTES;
    if (t->full)
        return LEVEL_ATOM;
    return t->values ? put_values(t, node, open) : dispatch(t, node, open);
}
