/* Expressions over many elements, a block at a time.  Each level of the
 * expression has one block of room on the stack; columns are read in place. */
#include "calc/vector.h"

#include "calc/builtin.h"

#include <math.h>
#include <string.h>

#define BLOCK 256
#define DEPTH 24

struct run {
    struct calc *calc;
    const struct vector_names *names;
    size_t from, count; /* of the block's elements */
    unsigned depth;
    bool branch; /* within an `if`: nothing new may be evaluated */
};

/* The values of a subexpression for one block. */
struct operand {
    const double *items; /* one, if single */
    bool single;
    bool truth;
    const struct unit *unit;
};

static bool run(struct run *run, const struct expression *node, double *room,
                struct operand *result);

static double item(const struct operand *operand, size_t index) {
    return operand->items[operand->single ? 0 : index];
}

static bool run_literal(const struct expression *node, struct operand *result) {
    bool truth = node->literal.kind == VALUE_TRUTH;
    if (node->literal.kind != VALUE_NUMBER && !truth)
        return false;
    static const double truths[] = {0, 1};
    *result = (struct operand){.single = true, .truth = truth};
    result->items =
        truth ? &truths[node->literal.truth] : &node->literal.number;
    result->unit = truth ? NULL : node->literal.unit;
    return true;
}

/* A name that is not one of the elements': a single number. */
static bool run_outer(struct run *r, const struct expression *node,
                      double *room, struct operand *result) {
    struct value value;
    if (r->branch || !evaluate_known(r->calc, node, r->names->frame, &value) ||
        value.kind != VALUE_NUMBER)
        return false;
    *room = value.number;
    *result = (struct operand){room, true, false, value.unit};
    return true;
}

/* The elements of a range that is never written out. */
static bool run_range(const struct run *r, double *room,
                      struct operand *result) {
    double first = *r->names->range + (double)r->from;
    for (int i = 0; i < (int)r->count; i++)
        room[i] = first + i;
    *result = (struct operand){room, false, false, NULL};
    return true;
}

static bool run_name(struct run *r, const struct expression *node, double *room,
                     struct operand *result) {
    for (size_t i = 0; i < r->names->count; i++) {
        const struct column *column = &r->names->column[i];
        if (!str_eq(column->name, node->name))
            continue;
        if (r->names->range && i == 0)
            return run_range(r, room, result);
        if (!column->values || !column->values->numbers)
            return false;
        *result = (struct operand){column->values->numbers + r->from, false,
                                   false, column->values->unit};
        return true;
    }
    return run_outer(r, node, room, result);
}

/* One number of a pair in the unit of the other; they are of one dimension. */
static bool same_unit(const struct operand *a, struct operand *b, double *room,
                      size_t count) {
    if (a->unit == b->unit)
        return true;
    if (!unit_same(a->unit, b->unit))
        return false;
    struct unit_ratio ratio = unit_ratio(b->unit, a->unit);
    for (size_t i = 0; i < (b->single ? 1 : count); i++)
        room[i] = unit_scale(b->items[i], ratio);
    b->items = room;
    b->unit = a->unit;
    return true;
}

/* An exponent of ones alone is that of what is not finite: one more carries
 * into the bit of the sign.  Written so that it runs on several at a time. */
static bool all_finite(const double *items, size_t count) {
    const uint64_t exponent = UINT64_C(0x7FF) << 52;
    uint64_t carry = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t bits;
        memcpy(&bits, &items[i], sizeof bits);
        carry |= (bits & exponent) + (UINT64_C(1) << 52);
    }
    return carry >> 63 == 0;
}

/* One loop for each way in which single numbers and blocks can meet. */
#define LOOP(expression)                                 \
    do {                                                 \
        if (a->single && b->single) {                    \
            double x = a->items[0], y = b->items[0];     \
            for (size_t i = 0; i < n; i++)               \
                out[i] = (expression);                   \
        } else if (a->single) {                          \
            double x = a->items[0];                      \
            for (size_t i = 0; i < n; i++) {             \
                double y = b->items[i];                  \
                out[i] = (expression);                   \
            }                                            \
        } else if (b->single) {                          \
            double y = b->items[0];                      \
            for (size_t i = 0; i < n; i++) {             \
                double x = a->items[i];                  \
                out[i] = (expression);                   \
            }                                            \
        } else {                                         \
            for (size_t i = 0; i < n; i++) {             \
                double x = a->items[i], y = b->items[i]; \
                out[i] = (expression);                   \
            }                                            \
        }                                                \
    } while (0)

static bool compute(enum operator operator, const struct operand * a,
                    const struct operand *b, size_t n, double *out) {
    switch ((int)operator) {
    case OPERATOR_ADD:
        LOOP(x + y);
        return true;
    case OPERATOR_SUBTRACT:
        LOOP(x - y);
        return true;
    case OPERATOR_MULTIPLY:
        LOOP(x * y);
        return true;
    case OPERATOR_DIVIDE:
        LOOP(x / y);
        return true;
    case OPERATOR_POWER:
        LOOP(operate_power(x, y));
        return true;
    case OPERATOR_EQUAL:
        LOOP(x == y);
        return true;
    case OPERATOR_UNEQUAL:
        LOOP(x != y);
        return true;
    case OPERATOR_LESS:
        LOOP(x < y);
        return true;
    case OPERATOR_LESS_EQUAL:
        LOOP(x <= y);
        return true;
    case OPERATOR_GREATER:
        LOOP(x > y);
        return true;
    case OPERATOR_GREATER_EQUAL:
        LOOP(x >= y);
        return true;
    }
    return false;
}

/* The unit of the result, and by what its numbers are scaled. */
static bool result_unit(struct run *r, enum operator operator,
                        const struct operand * a, const struct operand *b,
                        const struct unit **unit, struct unit_ratio *ratio) {
    *ratio = (struct unit_ratio){1, 1};
    *unit = a->unit;
    if (operator== OPERATOR_POWER)
        return !a->unit && !b->unit;
    if (operator!= OPERATOR_MULTIPLY && operator!= OPERATOR_DIVIDE)
        return true;
    if (!b->unit)
        return true;
    const struct product *product = operate_product(
        r->calc, a->unit, b->unit, operator== OPERATOR_MULTIPLY ? 1 : - 1);
    *unit = product->result;
    *ratio = product->ratio;
    return product->fits;
}

static bool run_binary(struct run *r, const struct expression *node,
                       enum operator operator, double * room,
                       struct operand *result) {
    double other[BLOCK], first[BLOCK];
    struct operand a, b;
    struct unit_ratio ratio;
    const struct unit *unit;
    bool product = operator== OPERATOR_MULTIPLY || operator== OPERATOR_DIVIDE ||
    operator== OPERATOR_POWER;
    if (!run(r, node->parts[0], first, &a) ||
        !run(r, node->parts[1], other, &b) || a.truth || b.truth ||
        (!product && !same_unit(&a, &b, other, r->count)) ||
        !result_unit(r, operator, & a, &b, &unit, &ratio) ||
        !compute(operator, & a, &b, r->count, room))
        return false;
    bool truth = operator>= OPERATOR_EQUAL;
    if (ratio.times != 1 || ratio.over != 1)
        for (size_t i = 0; i < r->count; i++)
            room[i] = unit_scale(room[i], ratio);
    *result = (struct operand){room, false, truth, truth ? NULL : unit};
    return truth || all_finite(room, r->count);
}

static bool run_negate(struct run *r, const struct expression *node,
                       double *room, struct operand *result) {
    struct operand a;
    double first[BLOCK];
    if (!run(r, node->parts[0], first, &a) || a.truth)
        return false;
    for (size_t i = 0; i < r->count; i++)
        room[i] = -item(&a, i);
    *result = (struct operand){room, false, false, a.unit};
    return true;
}

static bool run_logic(struct run *r, const struct expression *node,
                      double *room, struct operand *result) {
    struct operand a, b = {0};
    double first[BLOCK], other[BLOCK];
    bool not = node->kind == EXPRESSION_NOT, branch = r->branch;
    if (!run(r, node->parts[0], first, &a) || !a.truth)
        return false;
    r->branch = true;
    bool good = not || (run(r, node->parts[1], other, &b) && b.truth);
    r->branch = branch;
    for (size_t i = 0; good && i < r->count; i++) {
        bool x = item(&a, i) != 0, y = !not &&item(&b, i) != 0;
        bool both = x && y, either = x || y;
        room[i] = not ? !x : (node->kind == EXPRESSION_AND ? both : either);
    }
    *result = (struct operand){room, false, true, NULL};
    return good;
}

/* Both branches are computed, and one is chosen for each element. */
static bool run_if(struct run *r, const struct expression *node, double *room,
                   struct operand *result) {
    struct operand test, a, b;
    double first[BLOCK], second[BLOCK], third[BLOCK];
    bool branch = r->branch;
    if (!run(r, node->parts[0], first, &test) || !test.truth)
        return false;
    r->branch = true;
    bool good = run(r, node->parts[1], second, &a) &&
                run(r, node->parts[2], third, &b) && a.truth == b.truth &&
                a.unit == b.unit;
    r->branch = branch;
    for (size_t i = 0; good && i < r->count; i++)
        room[i] = item(&test, i) != 0 ? item(&a, i) : item(&b, i);
    if (good)
        *result = (struct operand){room, false, a.truth, a.unit};
    return good;
}

/* The builtins of one number that are a function of C. */
static const struct {
    builtin_function *builtin;
    double (*function)(double);
    bool keeps_unit;
    double above; /* the arguments that it takes are greater */
} functions[] = {
    {builtin_abs, fabs, true, -HUGE_VAL},
    {builtin_floor, floor, true, -HUGE_VAL},
    {builtin_ceil, ceil, true, -HUGE_VAL},
    {builtin_sqrt, sqrt, false, -1e-323},
    {builtin_exp, exp, false, -HUGE_VAL},
    {builtin_ln, log, false, 0},
    {builtin_log2, log2, false, 0},
    {builtin_log10, log10, false, 0},
    {builtin_sin, sin, false, -HUGE_VAL},
    {builtin_cos, cos, false, -HUGE_VAL},
    {builtin_tan, tan, false, -HUGE_VAL},
    {builtin_tanh, tanh, false, -HUGE_VAL},
};

static bool run_call(struct run *r, const struct expression *node, double *room,
                     struct operand *result) {
    struct value callee;
    struct operand a;
    double first[BLOCK];
    size_t f = 0, count = sizeof functions / sizeof *functions;
    if (node->count != 2 || node->labels[1].n ||
        node->parts[0]->kind != EXPRESSION_NAME ||
        !evaluate_known(r->calc, node->parts[0], r->names->frame, &callee) ||
        callee.kind != VALUE_FUNCTION || !callee.function->builtin)
        return false;
    while (f < count &&
           functions[f].builtin != callee.function->builtin->function)
        f++;
    if (f == count || !run(r, node->parts[1], first, &a) || a.truth ||
        (a.unit && !functions[f].keeps_unit))
        return false;
    for (size_t i = 0; i < r->count; i++) {
        if (!(item(&a, i) > functions[f].above))
            return false;
        room[i] = functions[f].function(item(&a, i));
    }
    *result = (struct operand){room, false, false, a.unit};
    return all_finite(room, r->count);
}

static bool run(struct run *r, const struct expression *node, double *room,
                struct operand *result) {
    bool good = false;
    if (r->depth++ < DEPTH) {
        switch ((int)node->kind) {
        case EXPRESSION_LITERAL:
            good = run_literal(node, result);
            break;
        case EXPRESSION_NAME:
            good = run_name(r, node, room, result);
            break;
        case EXPRESSION_NEGATE:
            good = run_negate(r, node, room, result);
            break;
        case EXPRESSION_ARITHMETIC:
            good = run_binary(r, node, node->operator, room, result);
            break;
        case EXPRESSION_COMPARE:
            good = node->count == 2 &&
                   run_binary(r, node, node->operators[0], room, result);
            break;
        case EXPRESSION_NOT:
        case EXPRESSION_AND:
        case EXPRESSION_OR:
            good = run_logic(r, node, room, result);
            break;
        case EXPRESSION_IF:
            good = run_if(r, node, room, result);
            break;
        case EXPRESSION_CALL:
            good = run_call(r, node, room, result);
            break;
        default:
            break;
        }
    }
    r->depth--;
    return good;
}

const struct list *vector_evaluate(struct calc *calc,
                                   const struct expression *node,
                                   const struct vector_names *names,
                                   size_t count, bool *truths) {
    double *numbers = list_room(calc, count);
    const struct unit *unit = NULL;
    *truths = false;
    for (size_t from = 0; from < count; from += BLOCK) {
        size_t size = count - from < BLOCK ? count - from : BLOCK;
        struct run block = {calc, names, from, size, 0, false};
        struct operand result;
        if (!run(&block, node, numbers + from, &result) ||
            (from && (result.truth != *truths || result.unit != unit)))
            return NULL;
        if (result.single || result.items != numbers + from)
            for (size_t i = 0; i < size; i++)
                numbers[from + i] = item(&result, i);
        unit = result.unit;
        *truths = result.truth;
        evaluate_charge(calc, size);
    }
    return list_make_packed(calc->arena, numbers, count, unit);
}
