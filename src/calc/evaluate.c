/* The evaluator's walk.  Each kind of expression has one function; the
 * larger families live in operate.c, access.c, call.c, comprehension.c and
 * query.c. */
#include "calc/evaluate.h"

#include "base/limits.h"
#include "base/near.h"
#include "base/num.h"
#include "calc/builtin.h"
#include "calc/table.h"

/* Reports a slot that is met while it is being evaluated. */
static void report_cycle(struct calc *calc, const struct slot *met) {
    const struct busy *path[8], *first = calc->busy;
    size_t length = 0;
    struct buf text;
    buf_init(&text, calc->arena);
    for (; first->slot != met; first = first->below)
        if (length < sizeof path / sizeof *path)
            path[length++] = first;
    buf_add(&text, first->name);
    for (size_t i = length; i > 0; i--)
        buf_printf(&text, " \u2192 " STR_FMT, STR_ARG(path[i - 1]->name));
    struct diag *diag = diag_add(
        calc->diags, DIAG_CYCLE, first->span,
        "`" STR_FMT "` is needed to compute itself: " STR_FMT
        " \u2192 " STR_FMT,
        STR_ARG(first->name), STR_ARG(buf_str(&text)), STR_ARG(first->name));
    for (size_t i = length; i > 0; i--)
        diag_label(diag, path[i - 1]->span, "`" STR_FMT "` is defined here",
                   STR_ARG(path[i - 1]->name));
}

/* Evaluates a definition into its slot, at first use. */
static struct value first_use(struct calc *calc,
                              const struct definition *definition,
                              const struct frame *frame, struct slot *slot) {
    if (slot->state == SLOT_BUSY) {
        report_cycle(calc, slot);
        *slot = (struct slot){POISON, SLOT_DONE};
        return POISON;
    }
    struct value value;
    if (definition->function) {
        struct function *function = ARENA_NEW(calc->arena, struct function);
        *function =
            (struct function){definition->name, definition, NULL, frame};
        value = (struct value){VALUE_FUNCTION, {.function = function}};
    } else {
        struct busy busy = {slot, definition->name, definition->span,
                            calc->busy};
        calc->busy = &busy;
        slot->state = SLOT_BUSY;
        value = call_definition(calc, definition, NULL, frame);
        calc->busy = busy.below;
    }
    if (slot->state != SLOT_DONE)
        *slot = (struct slot){value, SLOT_DONE};
    return slot->value;
}

struct value evaluate_binding(struct calc *calc, struct binding *binding) {
    if (binding->slot.state == SLOT_DONE)
        return binding->slot.value;
    if (binding->columns)
        return table_compute(calc, binding);
    /* What the page defines does not depend on who asks for it first. */
    bool outer = calc->mappable;
    calc->mappable = false;
    struct value value =
        first_use(calc, binding->definition, NULL, &binding->slot);
    calc->mappable = outer;
    return value;
}

struct value evaluate_slot(struct calc *calc, const struct frame *frame,
                           size_t index) {
    struct slot *slot = &frame->slots[index];
    if (slot->state == SLOT_DONE)
        return slot->value;
    return first_use(calc, frame_definition(frame, index), frame, slot);
}

bool evaluate_known(struct calc *calc, const struct expression *node,
                    const struct frame *frame, struct value *value) {
    struct found *found = node->found;
    const struct shape *shape = frame ? frame->shape : NULL;
    if ((found->kind == FOUND_UNKNOWN || found->shape != shape) &&
        !frame_find_from(calc, frame, node->name, node->span.source, found))
        return false;
    for (size_t up = found->up; up > 0 && frame; up--)
        frame = frame->up;
    if (found->kind == FOUND_SLOT)
        *value = evaluate_slot(calc, frame, found->index);
    else if (found->kind == FOUND_COLUMN)
        *value = list_item(frame->row->table->column[found->index].values,
                           frame->row->index);
    else if (found->kind == FOUND_BINDING)
        *value = evaluate_binding(calc, found->binding);
    else
        *value = found->builtin;
    return true;
}

static struct value evaluate_name(struct calc *calc,
                                  const struct expression *node,
                                  const struct frame *frame) {
    struct value value;
    if (evaluate_known(calc, node, frame, &value))
        return value;
    struct near near;
    near_init(&near, node->name);
    frame_offer(calc, frame, &near);
    struct diag *diag =
        diag_add(calc->diags, DIAG_UNKNOWN_NAME, node->span,
                 "no value is called `" STR_FMT "`", STR_ARG(node->name));
    diag_note(diag, "not defined on this page");
    struct str best = near_best(&near);
    const struct binding *defined = map_get(&calc->bindings, best);
    if (best.n && defined && defined->span.source)
        diag_suggest_at(diag, best, defined->span);
    else
        diag_suggest(diag, best);
    return POISON;
}

static struct value evaluate_list(struct calc *calc,
                                  const struct expression *node,
                                  const struct frame *frame) {
    struct value *items = ARENA_ARRAY(calc->arena, node->count, struct value);
    bool poison = false;
    for (size_t i = 0; i < node->count; i++) {
        items[i] = evaluate(calc, node->parts[i], frame);
        poison |= items[i].kind == VALUE_POISON;
    }
    if (poison)
        return POISON;
    const struct list *list = list_make(calc->arena, items, node->count);
    return (struct value){VALUE_LIST, {.list = list}};
}

static struct value evaluate_record(struct calc *calc,
                                    const struct expression *node,
                                    const struct frame *frame) {
    struct record *record = ARENA_NEW(calc->arena, struct record);
    struct field *fields = ARENA_ARRAY(calc->arena, node->count, struct field);
    bool poison = false;
    for (size_t i = 0; i < node->count; i++) {
        fields[i].name = node->labels[i];
        fields[i].value = evaluate(calc, node->parts[i], frame);
        poison |= fields[i].value.kind == VALUE_POISON;
    }
    *record = (struct record){node->count, fields, NULL, 0};
    return poison ? POISON : (struct value){VALUE_RECORD, {.record = record}};
}

bool evaluate_wants_single(struct calc *calc) {
    calc->wants_single |= calc->mappable;
    return calc->mappable;
}

bool evaluate_truth(struct calc *calc, const struct expression *node,
                    const struct frame *frame, bool *truth) {
    struct value value = evaluate(calc, node, frame);
    *truth = value.kind == VALUE_TRUTH && value.truth;
    if (value.kind == VALUE_TRUTH)
        return true;
    if (value.kind == VALUE_LIST && evaluate_wants_single(calc))
        return false;
    if (value.kind == VALUE_POISON)
        return false;
    struct diag *diag =
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->span,
                 "expected a condition (true or false), found %s",
                 value_kind_name(value.kind));
    if (value.kind == VALUE_MISSING)
        diag_help(diag,
                  "compare it: `" STR_FMT " == true` does not hold "
                  "where it is missing",
                  STR_ARG(span_text(node->span)));
    return false;
}

static struct value evaluate_logic(struct calc *calc,
                                   const struct expression *node,
                                   const struct frame *frame) {
    bool truth, decides = node->kind == EXPRESSION_OR;
    if (!evaluate_truth(calc, node->parts[0], frame, &truth))
        return POISON;
    if (node->kind == EXPRESSION_NOT)
        return value_truth(!truth);
    if (truth != decides &&
        !evaluate_truth(calc, node->parts[1], frame, &truth))
        return POISON;
    return value_truth(truth);
}

/* Only single values can be told to lie between others. */
static struct value lists_in_chain(struct calc *calc,
                                   const struct expression *node) {
    if (!evaluate_wants_single(calc))
        diag_help(diag_add(calc->diags, DIAG_WRONG_TYPE, node->span,
                           "a chain of comparisons is about single values, "
                           "not lists"),
                  "ask of each: [a < x < b for x in list]");
    return POISON;
}

/* a < b < c holds if each neighbouring pair does; lists compare element by
 * element, in a pair. */
static struct value evaluate_compare(struct calc *calc,
                                     const struct expression *node,
                                     const struct frame *frame) {
    struct value left = evaluate(calc, node->parts[0], frame);
    struct value result = value_truth(true);
    for (size_t i = 1; i < node->count; i++) {
        struct value right = evaluate(calc, node->parts[i], frame);
        struct span span =
            span_join(node->parts[i - 1]->span, node->parts[i]->span);
        result = operate(calc, node->operators[i - 1], node->parts[i - 1], left,
                         node->parts[i], right, span);
        if (result.kind == VALUE_LIST && node->count > 2)
            return lists_in_chain(calc, node);
        if (result.kind != VALUE_TRUTH || !result.truth)
            return result;
        left = right;
    }
    return result;
}

static struct value dispatch(struct calc *calc, const struct expression *node,
                             const struct frame *frame) {
    struct value a, b;
    bool truth;
    switch (node->kind) {
    case EXPRESSION_LITERAL:
        return node->literal;
    case EXPRESSION_NAME:
        return evaluate_name(calc, node, frame);
    case EXPRESSION_LIST:
        return evaluate_list(calc, node, frame);
    case EXPRESSION_RECORD:
        return evaluate_record(calc, node, frame);
    case EXPRESSION_RANGE:
        return comprehension_range(calc, node, frame);
    case EXPRESSION_NEGATE:
        a = evaluate(calc, node->parts[0], frame);
        return operate_negate(calc, node, a);
    case EXPRESSION_ARITHMETIC:
        a = evaluate(calc, node->parts[0], frame);
        b = evaluate(calc, node->parts[1], frame);
        return operate(calc, node->operator, node->parts[0], a, node->parts[1],
                       b, node->span);
    case EXPRESSION_NOT:
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        return evaluate_logic(calc, node, frame);
    case EXPRESSION_COMPARE:
        return evaluate_compare(calc, node, frame);
    case EXPRESSION_IF:
        if (!evaluate_truth(calc, node->parts[0], frame, &truth))
            return POISON;
        return evaluate(calc, node->parts[truth ? 1 : 2], frame);
    case EXPRESSION_CALL:
        return call_evaluate(calc, node, frame);
    case EXPRESSION_INDEX:
        a = evaluate(calc, node->parts[0], frame);
        b = evaluate(calc, node->parts[1], frame);
        return access_index(calc, node, a, b);
    case EXPRESSION_FIELD:
        a = evaluate(calc, node->parts[0], frame);
        return access_field(calc, node, a);
    case EXPRESSION_EACH:
        return comprehension_evaluate(calc, node, frame);
    case EXPRESSION_FILTER:
    case EXPRESSION_SORT:
    case EXPRESSION_TAKE:
    case EXPRESSION_SELECT:
    case EXPRESSION_GROUP:
    case EXPRESSION_JOIN:
        return query_evaluate(calc, node, frame);
    }
    bug("an expression of no kind");
}

void evaluate_charge(struct calc *calc, size_t elements) {
    size_t left = calc->steps < LIMIT_EVALUATION_STEPS
                      ? LIMIT_EVALUATION_STEPS - calc->steps
                      : 0;
    calc->steps += elements < left ? elements : left;
}

static bool too_large(const struct calc *calc) {
    return arena_bytes(calc->arena) > calc->bytes + LIMIT_EVALUATION_BYTES;
}

/* Ends the evaluation at hand: all that is left of it is poison.  A page
 * that has used up its steps or its memory is told so once. */
static struct value stop(struct calc *calc, const struct expression *node) {
    calc->stopped = true;
    if (calc->depth >= LIMIT_EVALUATION_DEPTH)
        diag_add(calc->diags, DIAG_LIMIT, node->span,
                 "this goes deeper than " STR_FMT
                 " steps within steps: does the "
                 "recursion end?",
                 STR_ARG(num_grouped(calc->arena, LIMIT_EVALUATION_DEPTH)));
    else if (calc->steps <= LIMIT_EVALUATION_STEPS && too_large(calc))
        diag_add(calc->diags, DIAG_LIMIT, node->span,
                 "the page takes more than " STR_FMT " bytes to compute",
                 STR_ARG(num_grouped(calc->arena, LIMIT_EVALUATION_BYTES)));
    else if (calc->steps == LIMIT_EVALUATION_STEPS)
        diag_add(calc->diags, DIAG_LIMIT, node->span,
                 "the page takes more than " STR_FMT " steps to compute",
                 STR_ARG(num_grouped(calc->arena, LIMIT_EVALUATION_STEPS)));
    if (calc->depth < LIMIT_EVALUATION_DEPTH)
        calc->steps = LIMIT_EVALUATION_STEPS + 1;
    return POISON;
}

struct value evaluate(struct calc *calc, const struct expression *node,
                      const struct frame *frame) {
    if (!calc->depth)
        calc->stopped = false;
    if (!calc->bytes)
        calc->bytes = arena_bytes(calc->arena);
    if (calc->stopped || calc->wants_single)
        return POISON;
    if (calc->depth >= LIMIT_EVALUATION_DEPTH ||
        calc->steps >= LIMIT_EVALUATION_STEPS || too_large(calc))
        return stop(calc, node);
    calc->depth++;
    calc->steps++;
    struct value value = dispatch(calc, node, frame);
    calc->depth--;
    return value;
}

struct value evaluate_quietly(struct calc *calc, const struct expression *node,
                              const struct frame *frame) {
    struct diags unheard, *diags = calc->diags;
    bool spent = calc->steps > LIMIT_EVALUATION_STEPS;
    diags_init(&unheard, calc->arena);
    calc->diags = &unheard;
    struct value value = evaluate(calc, node, frame);
    calc->diags = diags;
    if (spent || calc->steps <= LIMIT_EVALUATION_STEPS)
        return value;
    calc->steps = LIMIT_EVALUATION_STEPS;
    return evaluate(calc, node, frame);
}
