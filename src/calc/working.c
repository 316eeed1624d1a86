/* The working as MathML: the formula, what it opens up to, the same with the
 * values put in, and the result.  What repeats its neighbour is left out.
 *
 * "≈" stands where a value has been rounded: the numbers of a page are true. */
#include "calc/working.h"

#include "base/limits.h"
#include "base/num.h"
#include "calc/typeset.h"

/* Names for names: enough to get to where something is computed. */
#define MOST_STEPS 20

/* What is replaced. ---------------------------------------------------- */

static bool is_plain(struct value value) {
    return value.kind == VALUE_NUMBER || value.kind == VALUE_TEXT ||
           value.kind == VALUE_TRUTH || value.kind == VALUE_DATE;
}

static bool is_builtin_call(struct calc *calc, const struct expression *node,
                            const struct frame *frame) {
    if (node->kind != EXPRESSION_CALL)
        return false;
    struct value callee = evaluate_quietly(calc, node->parts[0], frame);
    return callee.kind == VALUE_FUNCTION && !callee.function->definition;
}

/* A call of a builtin with plain arguments stays, with their values. */
static bool keeps_call(struct calc *calc, const struct expression *node,
                       const struct frame *frame) {
    if (!is_builtin_call(calc, node, frame))
        return false;
    for (size_t i = 1; i < node->count; i++)
        if (!is_plain(evaluate_quietly(calc, node->parts[i], frame)))
            return false;
    return true;
}

static bool may_be_value(const struct expression *node) {
    return node->kind == EXPRESSION_CALL || node->kind == EXPRESSION_NAME ||
           node->kind == EXPRESSION_FIELD || node->kind == EXPRESSION_INDEX;
}

bool working_value(struct calc *calc, const struct expression *node,
                   const struct frame *frame, struct value *value) {
    if (!may_be_value(node) || keeps_call(calc, node, frame))
        return false;
    *value = evaluate_quietly(calc, node, frame);
    return is_plain(*value);
}

bool working_truth(struct calc *calc, const struct expression *node,
                   const struct frame *frame, bool *truth) {
    struct value value = evaluate_quietly(calc, node, frame);
    *truth = value.kind == VALUE_TRUTH && value.truth;
    return value.kind == VALUE_TRUTH;
}

/* The names inside of loops and queries are not visible from here. */
bool working_is_open(struct calc *calc, const struct expression *node,
                     const struct frame *frame) {
    return may_be_value(node) ? keeps_call(calc, node, frame)
                              : node->kind < EXPRESSION_EACH;
}

/* Opening up. ---------------------------------------------------------- */

struct step {
    const struct expression *node;
    const struct frame *frame;
};

/* Goes to the body of a definition, with the arguments of its parameters. */
static bool enter(struct calc *calc, const struct definition *definition,
                  const struct value *arguments, const struct frame *up,
                  struct step *step) {
    size_t count = definition->parameters + definition->locals;
    if (!definition->body)
        return false;
    *step = (struct step){definition->body, up};
    if (!count)
        return true;
    struct frame *frame = ARENA_NEW(calc->arena, struct frame);
    struct slot *slots = ARENA_ARRAY(calc->arena, count, struct slot);
    for (size_t i = 0; i < definition->parameters; i++)
        slots[i] = (struct slot){arguments[i], SLOT_DONE};
    frame_init(calc, frame, up, FRAME_CALL, definition, slots, count, NULL);
    step->frame = frame;
    return true;
}

/* From a name to what defines it. */
static bool open_name(struct calc *calc, struct step *step) {
    const struct definition *definition = NULL;
    const struct frame *frame = step->frame;
    struct found found;
    if (!frame_find(calc, frame, step->node->name, &found))
        return false;
    for (size_t up = found.up; up > 0 && frame; up--)
        frame = frame->up;
    if (found.kind == FOUND_BINDING) {
        definition = found.binding->definition;
        frame = NULL;
    } else if (found.kind == FOUND_SLOT && frame->kind == FRAME_CALL &&
               found.index >= frame->of.definition->parameters) {
        definition = frame_definition(frame, found.index);
    }
    return definition && !definition->function &&
           enter(calc, definition, NULL, frame, step);
}

/* The argument of each parameter; false if one has no value. */
static bool match(struct calc *calc, const struct step *step,
                  const struct function *function, struct value *values) {
    const struct expression *node = step->node;
    const struct definition *definition = function->definition;
    for (size_t i = 0; i < definition->parameters; i++) {
        const struct parameter *parameter = &definition->parameter[i];
        const struct expression *part = NULL;
        for (size_t j = 1; j < node->count; j++)
            if (node->labels[j].n ? str_eq(node->labels[j], parameter->name)
                                  : j == i + 1)
                part = node->parts[j];
        values[i] =
            part ? evaluate_quietly(calc, part, step->frame)
                 : evaluate_quietly(calc, parameter->value, function->frame);
        if (values[i].kind == VALUE_POISON)
            return false;
    }
    return true;
}

/* From a call to the body that computes it. */
static bool open_call(struct calc *calc, struct step *step) {
    struct value callee =
        evaluate_quietly(calc, step->node->parts[0], step->frame);
    if (callee.kind != VALUE_FUNCTION || !callee.function->definition)
        return false;
    const struct function *function = callee.function;
    struct value *values = ARENA_ARRAY(
        calc->arena, function->definition->parameters + 1, struct value);
    return match(calc, step, function, values) &&
           enter(calc, function->definition, values, function->frame, step);
}

static bool open_step(struct calc *calc, struct step *step) {
    bool truth;
    if (step->node->kind == EXPRESSION_NAME)
        return open_name(calc, step);
    if (step->node->kind == EXPRESSION_CALL)
        return open_call(calc, step);
    if (step->node->kind != EXPRESSION_IF ||
        !working_truth(calc, step->node->parts[0], step->frame, &truth))
        return false;
    step->node = step->node->parts[truth ? 1 : 2];
    return true;
}

/* The chain. ----------------------------------------------------------- */

struct chain {
    struct calc *calc;
    struct buf *out;
    struct str last; /* the formula that was written last */
    bool truth;      /* of a condition */
    bool full;
};

/* Adds a formula behind a sign, or the first one; a repetition is dropped. */
static void add_formula(struct chain *chain, struct str formula, bool exact) {
    const char *sign = chain->truth ? "⇔" : exact ? "=" : "≈";
    if (str_eq(formula, chain->last))
        return;
    if (chain->last.n)
        buf_printf(chain->out, " " TYPESET_LEADING "%s</mo>", sign);
    else
        BUF_LITERAL(chain->out, TYPESET_MATH);
    buf_add(chain->out, formula);
    BUF_LITERAL(chain->out, "</math>");
    chain->last = formula;
}

/* An expression as MathML; `*rounded` is set if a value in it is rounded. */
static struct str typeset(struct chain *chain, struct step step, bool values,
                          bool *rounded) {
    struct buf out;
    buf_init(&out, chain->calc->arena);
    struct typeset t = {.calc = chain->calc,
                        .out = &out,
                        .frame = step.frame,
                        .values = values,
                        .open = true};
    typeset_expression(&t, step.node);
    *rounded = t.rounded;
    chain->full |= t.full;
    return buf_str(&out);
}

static struct str typeset_result(struct chain *chain,
                                 const struct formula *formula,
                                 struct value value, bool *exact) {
    struct buf out;
    buf_init(&out, chain->calc->arena);
    struct typeset t = {.calc = chain->calc, .out = &out};
    typeset_value(&t, value, formula->format, excerpt_whole(formula->text));
    *exact = !t.rounded;
    return buf_str(&out);
}

struct str working_html(struct calc *calc, const struct formula *formula,
                        const struct frame *frame, struct value value,
                        bool result) {
    struct buf out;
    buf_init(&out, calc->arena);
    struct chain chain = {
        .calc = calc, .out = &out, .truth = value.kind == VALUE_TRUTH};
    struct step step = {formula->expression, frame};
    bool rounded, exact, unused;
    add_formula(&chain, typeset(&chain, step, false, &unused), true);
    for (int i = 0; i < MOST_STEPS && open_step(calc, &step); i++)
        if (i == 0 && step.node->kind == EXPRESSION_CALL)
            add_formula(&chain, typeset(&chain, step, false, &unused), true);
    add_formula(&chain, typeset(&chain, step, false, &unused), true);
    struct str values = typeset(&chain, step, true, &rounded);
    struct str last = typeset_result(&chain, formula, value, &exact);
    if (!result || !str_eq(values, last))
        add_formula(&chain, values, !rounded);
    if (result)
        add_formula(&chain, last, exact && !rounded);
    if (!chain.full)
        return buf_str(&out);
    diag_add(calc->diags, DIAG_LIMIT, excerpt_whole(formula->text),
             "a working takes at most " STR_FMT " bytes",
             STR_ARG(num_grouped(calc->arena, LIMIT_TEXT_BYTES)));
    return (struct str){0};
}
