/* Claims: what is written against what is computed.
 *
 * A claim that does not hold is reported with its expression and the values
 * put in: each name, field, index and call that has a plain value is
 * replaced by it, the rest stays as written. */
#include "calc/builtin.h"
#include "calc/claim.h"
#include "calc/format.h"

static void substitute(struct calc *calc, const struct expression *node,
                       struct buf *out);

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

/* The node's own text with its parts substituted. */
static void substitute_parts(struct calc *calc, const struct expression *node,
                             size_t first, struct buf *out) {
    uint32_t at = node->span.from;
    for (size_t i = first; i < node->count; i++) {
        struct span part = node->parts[i]->span;
        if (part.from < at)
            continue;
        copy_source(node, at, part.from, out);
        substitute(calc, node->parts[i], out);
        at = part.to;
    }
    copy_source(node, at, node->span.to, out);
}

static bool is_plain(struct value value) {
    return value.kind == VALUE_NUMBER || value.kind == VALUE_TEXT ||
           value.kind == VALUE_TRUTH;
}

static void add_shown(struct calc *calc, const struct expression *node,
                      struct value value, struct buf *out) {
    const char *quote = value.kind == VALUE_TEXT ? "\"" : "";
    struct str shown = calc_show(calc, value, NULL, node->span);
    buf_printf(out, "%s" STR_FMT "%s", quote, STR_ARG(shown), quote);
}

/* A call of a builtin with plain arguments stays, with their values. */
static bool keeps_call(struct calc *calc, const struct expression *node) {
    struct value function = evaluate(calc, node->parts[0], NULL);
    if (function.kind != VALUE_FUNCTION || function.function->definition)
        return false;
    for (size_t i = 1; i < node->count; i++)
        if (!is_plain(evaluate(calc, node->parts[i], NULL)))
            return false;
    return true;
}

static void substitute(struct calc *calc, const struct expression *node,
                       struct buf *out) {
    bool call = node->kind == EXPRESSION_CALL;
    if (call && keeps_call(calc, node)) {
        substitute_parts(calc, node, 1, out);
        return;
    }
    if (call || node->kind == EXPRESSION_NAME ||
        node->kind == EXPRESSION_FIELD || node->kind == EXPRESSION_INDEX) {
        struct value value = evaluate(calc, node, NULL);
        if (is_plain(value))
            add_shown(calc, node, value, out);
        else
            copy_source(node, node->span.from, node->span.to, out);
        return;
    }
    /* The names inside of these are not visible from here. */
    bool closed = node->kind >= EXPRESSION_EACH;
    if (closed)
        copy_source(node, node->span.from, node->span.to, out);
    else
        substitute_parts(calc, node, 0, out);
}

/* "training / inference = 2,800 GB / 350 GB = 8", without repetitions. */
static struct str working(struct calc *calc, const struct formula *formula,
                          struct str result) {
    struct buf out, values;
    buf_init(&out, calc->arena);
    buf_init(&values, calc->arena);
    substitute(calc, formula->expression, &values);
    buf_add(&out, formula->text.text);
    if (!calc_name(formula->expression).n &&
        !str_eq(buf_str(&values), formula->text.text) &&
        !str_eq(buf_str(&values), result))
        buf_printf(&out, " = " STR_FMT, STR_ARG(buf_str(&values)));
    buf_printf(&out, " = " STR_FMT, STR_ARG(result));
    return buf_str(&out);
}

/* Reports a number that is not what is written. */
static void report_number(struct calc *calc, struct excerpt text,
                          const struct formula *formula, struct str computed) {
    struct diag *diag =
        diag_add(calc->diags, DIAG_FALSE_CLAIM, excerpt_whole(text),
                 "`" STR_FMT "` is written, but it computes to " STR_FMT,
                 STR_ARG(text.text), STR_ARG(computed));
    diag_note(diag, STR_FMT, STR_ARG(working(calc, formula, computed)));
}

static bool compare(struct calc *calc, struct excerpt text,
                    const struct formula *formula, struct value value,
                    struct claim *claim) {
    struct written written;
    if (!claim_parse(calc->arena, calc->diags, &calc->units, text, value.unit,
                     &written))
        return false;
    if (unit_same(written.unit, value.unit)) {
        claim->holds = claim_covers(&written, value.number, value.unit);
        if (!claim->holds)
            report_number(calc, text, formula, claim->computed);
        return true;
    }
    struct diag *diag = diag_add(
        calc->diags, DIAG_UNIT_MISMATCH, excerpt_whole(text),
        "`" STR_FMT "` is " STR_FMT ", but it computes to " STR_FMT,
        STR_ARG(text.text), STR_ARG(unit_dimension(calc->arena, written.unit)),
        STR_ARG(unit_dimension(calc->arena, value.unit)));
    diag_note(diag, STR_FMT, STR_ARG(working(calc, formula, claim->computed)));
    return false;
}

bool calc_claim(struct calc *calc, struct excerpt written,
                struct excerpt expression, struct claim *claim) {
    struct formula formula;
    *claim = (struct claim){0};
    if (!calc_formula(calc, expression, &formula))
        return false;
    struct value value = calc_evaluate(calc, formula.expression, NULL);
    if (value.kind == VALUE_POISON)
        return false;
    struct excerpt text = excerpt_trim(written);
    claim->computed =
        calc_show(calc, value, formula.format, excerpt_whole(formula.text));
    if (value.kind == VALUE_NUMBER)
        return compare(calc, text, &formula, value, claim);
    if (value.kind == VALUE_TEXT) {
        claim->holds = str_eq(text.text, value.text);
        if (!claim->holds)
            report_number(calc, text, &formula, claim->computed);
        return true;
    }
    diag_add(calc->diags, DIAG_WRONG_TYPE, excerpt_whole(formula.text),
             "a claim is about a number or a text, not %s; a condition "
             "stands in {check: ...}",
             value_kind_name(value.kind));
    return false;
}

bool calc_check(struct calc *calc, struct excerpt written,
                struct excerpt condition, struct claim *claim) {
    struct formula formula;
    *claim = (struct claim){0};
    if (!calc_formula(calc, condition, &formula) ||
        !evaluate_truth(calc, formula.expression, NULL, &claim->holds))
        return false;
    claim->computed = claim->holds ? STR("true") : STR("false");
    if (claim->holds)
        return true;
    struct excerpt text = excerpt_trim(written);
    struct diag *diag =
        diag_add(calc->diags, DIAG_FALSE_CLAIM, excerpt_whole(text),
                 "`" STR_FMT "` does not hold", STR_ARG(text.text));
    struct buf values;
    buf_init(&values, calc->arena);
    substitute(calc, formula.expression, &values);
    diag_note(diag, STR_FMT " is false", STR_ARG(buf_str(&values)));
    if (!str_eq(buf_str(&values), formula.text.text))
        diag_label(diag, excerpt_whole(formula.text),
                   "this condition: " STR_FMT, STR_ARG(buf_str(&values)));
    return true;
}
