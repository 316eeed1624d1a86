/* Operators.  A number is computed by one function (number_pair), two lists
 * element by element with the units worked out once where they are packed,
 * and everything else is the exception. */
#include "base/date.h"
#include "base/limits.h"
#include "base/num.h"
#include "calc/evaluate.h"
#include "calc/unit.h"

#include <math.h>

/* An operation with what its reports need. */
struct operation {
    struct calc *calc;
    enum operator operator;
    struct span span;
    const struct expression *left, *right;
};

static const char *const verbs[] = {
    [OPERATOR_ADD] = "add",
    [OPERATOR_SUBTRACT] = "subtract",
    [OPERATOR_MULTIPLY] = "multiply",
    [OPERATOR_DIVIDE] = "divide",
    [OPERATOR_FLOOR_DIVIDE] = "divide",
    [OPERATOR_REMAINDER] = "take the remainder of",
    [OPERATOR_POWER] = "raise",
    [OPERATOR_EQUAL] = "compare",
    [OPERATOR_UNEQUAL] = "compare",
    [OPERATOR_LESS] = "compare",
    [OPERATOR_LESS_EQUAL] = "compare",
    [OPERATOR_GREATER] = "compare",
    [OPERATOR_GREATER_EQUAL] = "compare",
    [OPERATOR_IN] = "look up",
    [OPERATOR_NOT_IN] = "look up",
};

static bool is_order(enum operator operator) {
    return operator>= OPERATOR_LESS && operator<= OPERATOR_GREATER_EQUAL;
}

static bool is_comparison(enum operator operator) {
    return operator>= OPERATOR_EQUAL;
}

struct value operate_checked(struct calc *calc, double number,
                             const struct unit *unit, struct span span) {
    if (isfinite(number))
        return value_number(number, unit);
    diag_add(calc->diags, DIAG_NOT_FINITE, span,
             isnan(number) ? "this has no real result"
                           : "this is too large for a number");
    return POISON;
}

/* Two quantities of different dimensions: both sides are shown. */
static struct value mismatch(const struct operation *o, const struct unit *a,
                             const struct unit *b) {
    struct arena *arena = o->calc->arena;
    struct diag *diag = diag_add(
        o->calc->diags, DIAG_UNIT_MISMATCH, o->span,
        "cannot %s " STR_FMT " and " STR_FMT, verbs[o->operator],
        STR_ARG(unit_dimension(arena, a)), STR_ARG(unit_dimension(arena, b)));
    const struct expression *sides[] = {o->left, o->right};
    const struct unit *units[] = {a, b};
    for (int i = 0; i < 2; i++)
        diag_label(diag, sides[i]->span, "this is %s%s" STR_FMT,
                   units[i] ? "in " : "", units[i] ? "" : "a plain number",
                   STR_ARG(unit_name(arena, units[i])));
    return POISON;
}

static struct value wrong_kinds(const struct operation *o, struct value a,
                                struct value b) {
    const char *kinds[] = {value_kind_name(a.kind), value_kind_name(b.kind)};
    struct diag *diag =
        diag_add(o->calc->diags, DIAG_WRONG_TYPE, o->span,
                 "cannot %s %s and %s", verbs[o->operator], kinds[0], kinds[1]);
    diag_label(diag, o->left->span, "this is %s", kinds[0]);
    diag_label(diag, o->right->span, "this is %s", kinds[1]);
    return POISON;
}

const struct product *operate_product(struct calc *calc, const struct unit *a,
                                      const struct unit *b, int power) {
    size_t hash = ((uintptr_t)a >> 4) * 31 + ((uintptr_t)b >> 4) * 7 +
                  (power > 0 ? 1 : 0);
    struct product *p = &calc->products[hash % CALC_PRODUCTS];
    if (p->a != a || p->b != b || p->power != power) {
        *p = (struct product){.a = a, .b = b, .power = power};
        p->fits = unit_product(calc->arena, a, b, power, &p->result, &p->ratio);
    }
    return p;
}

static struct value unit_overflow(const struct operation *o) {
    diag_add(o->calc->diags, DIAG_UNIT_MISMATCH, o->span,
             "the unit of this result has too many factors, or too high "
             "powers");
    return POISON;
}

static struct value multiply(const struct operation *o, struct value a,
                             struct value b) {
    bool times = o->operator== OPERATOR_MULTIPLY;
    if (!times && b.number == 0) {
        struct diag *diag = diag_add(o->calc->diags, DIAG_DIVISION_BY_ZERO,
                                     o->span, "this divides by zero");
        diag_label(diag, o->right->span, "this is zero");
        return POISON;
    }
    double number = times ? a.number * b.number : a.number / b.number;
    const struct unit *unit = a.unit;
    if (b.unit) {
        const struct product *p =
            operate_product(o->calc, a.unit, b.unit, times ? 1 : -1);
        if (!p->fits)
            return unit_overflow(o);
        number = unit_scale(number, p->ratio);
        unit = p->result;
    }
    return operate_checked(o->calc, number, unit, o->span);
}

/* a // b and a % b, floored step by step as CPython's float_divmod does, so
 * that large quotients are the same: the remainder has b's sign. */
static struct value floor_divide(const struct operation *o, struct value a,
                                 struct value b) {
    bool same = unit_same(a.unit, b.unit);
    if (!same && b.unit)
        return mismatch(o, a.unit, b.unit);
    double divisor = same ? unit_convert(b.number, b.unit, a.unit) : b.number;
    if (divisor == 0)
        return multiply(o, a, b);
    double rest = fmod(a.number, divisor);
    double quotient = (a.number - rest) / divisor;
    if (rest != 0 && (rest < 0) != (divisor < 0)) {
        rest += divisor;
        quotient--;
    }
    double below = floor(quotient);
    quotient = quotient - below > 0.5 ? below + 1 : below;
    if (o->operator== OPERATOR_REMAINDER)
        return operate_checked(o->calc, rest, a.unit, o->span);
    return operate_checked(o->calc, quotient, same ? NULL : a.unit, o->span);
}

/* A square is a product: faster, and rounded correctly. */
double operate_power(double base, double exponent) {
    return exponent == 2 ? base * base : pow(base, exponent);
}

static struct value raise(const struct operation *o, struct value a,
                          struct value b) {
    if (b.unit)
        return mismatch(o, a.unit, b.unit);
    if (a.number == 0 && b.number < 0)
        return multiply(&(struct operation){o->calc, OPERATOR_DIVIDE, o->span,
                                            o->left, o->left},
                        value_number(1, NULL), a);
    double number = operate_power(a.number, b.number);
    if (!a.unit)
        return operate_checked(o->calc, number, NULL, o->span);
    bool whole = b.number == rint(b.number) && fabs(b.number) <= 100;
    bool fits = false;
    const struct unit *unit = NULL;
    if (whole)
        fits = unit_power(o->calc->arena, a.unit, (int)b.number, &unit);
    else if (b.number == 0.5)
        fits = unit_root(o->calc->arena, a.unit, &unit);
    if (fits)
        return operate_checked(o->calc, number, unit, o->span);
    struct diag *diag =
        diag_add(o->calc->diags, DIAG_UNIT_MISMATCH, o->span,
                 "a quantity in " STR_FMT " cannot be raised to this power",
                 STR_ARG(unit_name(o->calc->arena, a.unit)));
    diag_label(diag, o->right->span, "units take small whole powers");
    return POISON;
}

static struct value compared(enum operator operator, double a, double b) {
    switch ((int)operator) {
    case OPERATOR_EQUAL:
        return value_truth(a == b);
    case OPERATOR_UNEQUAL:
        return value_truth(a != b);
    case OPERATOR_LESS:
        return value_truth(a < b);
    case OPERATOR_LESS_EQUAL:
        return value_truth(a <= b);
    case OPERATOR_GREATER:
        return value_truth(a > b);
    case OPERATOR_GREATER_EQUAL:
        return value_truth(a >= b);
    }
    bug("not a comparison");
}

static struct value number_pair(const struct operation *o, struct value a,
                                struct value b) {
    enum operator operator= o->operator;
    if (operator== OPERATOR_MULTIPLY || operator== OPERATOR_DIVIDE)
        return multiply(o, a, b);
    if (operator== OPERATOR_FLOOR_DIVIDE || operator== OPERATOR_REMAINDER)
        return floor_divide(o, a, b);
    if (operator== OPERATOR_POWER)
        return raise(o, a, b);
    if (!unit_same(a.unit, b.unit))
        return mismatch(o, a.unit, b.unit);
    double right = unit_convert(b.number, b.unit, a.unit);
    if (is_comparison(operator))
        return compared(operator, a.number, right);
    return operate_checked(
        o->calc, operator== OPERATOR_ADD ? a.number + right : a.number - right,
        a.unit, o->span);
}

/* Are two values of one kind equal?  Numbers have been seen to. */
static bool same(struct value a, struct value b) {
    if (a.kind != b.kind)
        return false;
    if (a.kind == VALUE_TEXT)
        return str_eq(a.text, b.text);
    if (a.kind == VALUE_TRUTH)
        return a.truth == b.truth;
    if (a.kind == VALUE_DATE)
        return a.number == b.number;
    return a.kind == VALUE_MISSING;
}

static struct value look_up(const struct operation *o, struct value a,
                            struct value b) {
    bool found = false;
    struct value field;
    if (b.kind == VALUE_RECORD && a.kind == VALUE_TEXT) {
        found = record_field(b.record, a.text, &field);
    } else if (b.kind == VALUE_TEXT && a.kind == VALUE_TEXT) {
        found = str_find(b.text, a.text, 0) != STR_NONE;
    } else if (b.kind == VALUE_LIST) {
        struct operation equal = *o;
        equal.operator= OPERATOR_EQUAL;
        evaluate_charge(o->calc, b.list->count);
        for (size_t i = 0; !found && i < b.list->count; i++) {
            struct value item = list_item(b.list, i);
            if (item.kind == VALUE_NUMBER && a.kind == VALUE_NUMBER) {
                struct value equals = number_pair(&equal, a, item);
                if (equals.kind == VALUE_POISON)
                    return POISON;
                found = equals.truth;
            } else {
                found = same(a, item);
            }
        }
    } else {
        return wrong_kinds(o, a, b);
    }
    return value_truth(found == (o->operator== OPERATOR_IN));
}

static struct value join_texts(const struct operation *o, struct str a,
                               struct str b) {
    if (a.n + b.n > LIMIT_TEXT_BYTES) {
        diag_add(o->calc->diags, DIAG_LIMIT, o->span,
                 "this text would be longer than " STR_FMT " bytes",
                 STR_ARG(num_grouped(o->calc->arena, LIMIT_TEXT_BYTES)));
        return POISON;
    }
    return value_text(
        str_format(o->calc->arena, STR_FMT STR_FMT, STR_ARG(a), STR_ARG(b)));
}

static const struct unit *day_unit(struct calc *calc) {
    size_t end;
    if (!calc->day)
        calc->day = unit_begin(calc->arena, NULL, STR("day"), &end);
    return calc->day;
}

/* What would move a date is no duration. */
static struct value mismatch_by(const struct operation *o,
                                const struct unit *unit) {
    diag_help(diag_add(o->calc->diags, DIAG_UNIT_MISMATCH, o->span,
                       "a date moves by days, not by " STR_FMT,
                       STR_ARG(unit_dimension(o->calc->arena, unit))),
              "write `7 day`");
    return POISON;
}

/* A date and a duration of whole days. */
static struct value move_date(const struct operation *o, struct value date,
                              struct value by, int sign) {
    const struct unit *day = day_unit(o->calc);
    if (!unit_same(by.unit, day))
        return mismatch_by(o, by.unit);
    double days = unit_convert(by.number, by.unit, day);
    double moved = date.number + sign * days;
    bool whole = days == rint(days);
    if (whole && moved >= DATE_FIRST && moved <= DATE_LAST)
        return value_date((int)moved);
    diag_add(o->calc->diags, DIAG_OUT_OF_RANGE, o->span,
             whole ? "this date is not in the years 1 to 9999"
                   : "a date moves by whole days");
    return POISON;
}

/* Dates differ by days, are moved by days, and have an order. */
static struct value date_pair(const struct operation *o, struct value a,
                              struct value b) {
    bool both = a.kind == b.kind;
    bool add = o->operator== OPERATOR_ADD;
    bool subtract = o->operator== OPERATOR_SUBTRACT;
    if (both && is_order(o->operator))
        return compared(o->operator, a.number, b.number);
    if (both && subtract)
        return value_number(a.number - b.number, day_unit(o->calc));
    if (a.kind == VALUE_DATE && b.kind == VALUE_NUMBER && (add || subtract))
        return move_date(o, a, b, add ? 1 : -1);
    if (a.kind == VALUE_NUMBER && b.kind == VALUE_DATE && add)
        return move_date(o, b, a, 1);
    return wrong_kinds(o, a, b);
}

/* Two values, neither of which is a list. */
static struct value pair(const struct operation *o, struct value a,
                         struct value b) {
    enum operator operator= o->operator;
    bool equality = operator== OPERATOR_EQUAL || operator== OPERATOR_UNEQUAL;
    if (a.kind == VALUE_POISON || b.kind == VALUE_POISON)
        return POISON;
    if (a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER)
        return number_pair(o, a, b);
    if (equality && (a.kind == b.kind || a.kind == VALUE_MISSING ||
                     b.kind == VALUE_MISSING))
        return value_truth(same(a, b) == (operator== OPERATOR_EQUAL));
    if (a.kind == VALUE_MISSING || b.kind == VALUE_MISSING)
        return is_order(operator) ? value_truth(false) : MISSING;
    if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT && operator== OPERATOR_ADD)
        return join_texts(o, a.text, b.text);
    if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT && is_order(operator))
        return compared(operator, str_compare(a.text, b.text), 0);
    if (a.kind == VALUE_DATE || b.kind == VALUE_DATE)
        return date_pair(o, a, b);
    return wrong_kinds(o, a, b);
}

/* Packed numbers: the first pair finds the unit and whether it can be done,
 * the rest follow. */
static struct value packed(const struct operation *o, struct value a,
                           struct value b, size_t count) {
    double *numbers = ARENA_ARRAY(o->calc->arena, count, double);
    const struct unit *unit = NULL;
    for (size_t i = 0; i < count; i++) {
        struct value x = a.kind == VALUE_LIST ? list_item(a.list, i) : a;
        struct value y = b.kind == VALUE_LIST ? list_item(b.list, i) : b;
        struct value result = number_pair(o, x, y);
        if (result.kind == VALUE_POISON)
            return POISON;
        numbers[i] = result.number;
        unit = result.unit;
    }
    return (struct value){
        VALUE_LIST,
        {.list = list_make_packed(o->calc->arena, numbers, count, unit)}};
}

static bool is_packed(struct value value) {
    return value.kind == VALUE_NUMBER ||
           (value.kind == VALUE_LIST && value.list->numbers);
}

static struct value elementwise(const struct operation *o, struct value a,
                                struct value b) {
    size_t count = a.kind == VALUE_LIST ? a.list->count : b.list->count;
    evaluate_charge(o->calc, count);
    if (a.kind == VALUE_LIST && b.kind == VALUE_LIST &&
        a.list->count != b.list->count) {
        struct diag *diag =
            diag_add(o->calc->diags, DIAG_WRONG_TYPE, o->span,
                     "cannot %s lists of different lengths",
                     verbs[o->operator]);
        diag_label(diag, o->left->span, "this has %zu elements", a.list->count);
        diag_label(diag, o->right->span, "this has %zu", b.list->count);
        return POISON;
    }
    if (is_packed(a) && is_packed(b) && !is_comparison(o->operator) &&
        o->operator!= OPERATOR_POWER)
        return packed(o, a, b, count);
    struct value *items = ARENA_ARRAY(o->calc->arena, count, struct value);
    for (size_t i = 0; i < count; i++) {
        struct value x = a.kind == VALUE_LIST ? list_item(a.list, i) : a;
        struct value y = b.kind == VALUE_LIST ? list_item(b.list, i) : b;
        items[i] = pair(o, x, y);
        if (items[i].kind == VALUE_POISON)
            return POISON;
    }
    return (struct value){VALUE_LIST,
                          {.list = list_make(o->calc->arena, items, count)}};
}

/* Plain numbers, for which nothing can go wrong: most of all operations.
 * False leaves it to the rules for everything. */
static bool plain(enum operator operator, double a, double b,
                  struct value *result) {
    double number;
    switch ((int)operator) {
    case OPERATOR_ADD:
        number = a + b;
        break;
    case OPERATOR_SUBTRACT:
        number = a - b;
        break;
    case OPERATOR_MULTIPLY:
        number = a * b;
        break;
    case OPERATOR_DIVIDE:
        number = a / b;
        break;
    case OPERATOR_FLOOR_DIVIDE:
    case OPERATOR_REMAINDER:
    case OPERATOR_POWER:
    case OPERATOR_IN:
    case OPERATOR_NOT_IN:
        return false;
    default:
        *result = compared(operator, a, b);
        return true;
    }
    *result = value_number(number, NULL);
    return isfinite(number);
}

struct value operate(struct calc *calc, enum operator operator,
                     const struct expression * left, struct value a,
                     const struct expression *right, struct value b,
                     struct span span) {
    struct operation o = {calc, operator, span, left, right};
    struct value result;
    if (a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER && !a.unit &&
        !b.unit && plain(operator, a.number, b.number, &result))
        return result;
    if (a.kind == VALUE_POISON || b.kind == VALUE_POISON)
        return POISON;
    if (operator== OPERATOR_IN || operator== OPERATOR_NOT_IN)
        return look_up(&o, a, b);
    if (a.kind == VALUE_LIST || b.kind == VALUE_LIST)
        return elementwise(&o, a, b);
    return pair(&o, a, b);
}

struct value operate_negate(struct calc *calc, const struct expression *node,
                            struct value operand) {
    struct value minus = value_number(-1, NULL);
    if (operand.kind == VALUE_NUMBER)
        return value_number(-operand.number, operand.unit);
    if (operand.kind == VALUE_LIST)
        return operate(calc, OPERATOR_MULTIPLY, node->parts[0], operand,
                       node->parts[0], minus, node->span);
    if (operand.kind != VALUE_POISON && operand.kind != VALUE_MISSING)
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->parts[0]->span,
                 "%s cannot be negated", value_kind_name(operand.kind));
    return operand.kind == VALUE_MISSING ? MISSING : POISON;
}
