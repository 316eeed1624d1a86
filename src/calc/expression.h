/* Expressions: the tree that the parser makes and the evaluator walks.
 *
 * One node type for all kinds; which of its members a kind uses is said in
 * the list below.  Every node knows where it stands, so that any mistake can
 * be shown at the smallest place.
 *
 * Ownership: nodes live in the calc's arena, const once parsed.
 */
#ifndef CALC_EXPRESSION_H
#define CALC_EXPRESSION_H

#include "calc/calc.h"

/* In this order: those from EACH on have names of their own inside. */
enum expression_kind {
    EXPRESSION_LITERAL,    /* literal */
    EXPRESSION_NAME,       /* name */
    EXPRESSION_LIST,       /* parts: the items */
    EXPRESSION_RECORD,     /* parts: the values; labels: the names */
    EXPRESSION_RANGE,      /* parts: first, last */
    EXPRESSION_NEGATE,     /* parts: operand */
    EXPRESSION_NOT,        /* parts: operand */
    EXPRESSION_ARITHMETIC, /* operator; parts: left, right */
    EXPRESSION_AND,        /* parts: left, right */
    EXPRESSION_OR,         /* parts: left, right */
    EXPRESSION_COMPARE,    /* parts: operands; operators: one fewer */
    EXPRESSION_IF,         /* parts: condition, then, else */
    EXPRESSION_CALL,       /* parts: function, arguments; labels: for each part
                              the argument's name, or empty */
    EXPRESSION_INDEX,      /* parts: what, index */
    EXPRESSION_FIELD,      /* parts: what; name */
    EXPRESSION_EACH,       /* comprehension; parts: body, lists ..., condition
                              (if descending); labels: the loop names */
    EXPRESSION_FILTER,     /* query; parts: table, condition */
    EXPRESSION_SORT,       /* query; parts: table, key; descending */
    EXPRESSION_TAKE,       /* query; parts: table, count */
    EXPRESSION_SELECT,     /* query; parts: table, columns; labels: names */
    EXPRESSION_GROUP,      /* query; parts: table, keys ..., totals ...;
                              labels: names; `keys` says how many are keys */
    EXPRESSION_JOIN        /* query; parts: table, other table; name: key */
};

enum operator{
    OPERATOR_NONE,
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_DIVIDE,
    OPERATOR_FLOOR_DIVIDE,
    OPERATOR_REMAINDER,
    OPERATOR_POWER,
    OPERATOR_EQUAL,
    OPERATOR_UNEQUAL,
    OPERATOR_LESS,
    OPERATOR_LESS_EQUAL,
    OPERATOR_GREATER,
    OPERATOR_GREATER_EQUAL,
    OPERATOR_IN,
    OPERATOR_NOT_IN
};

struct found;
struct memo;

struct expression {
    enum expression_kind kind;
    enum operator operator;
    struct span span;
    struct str name;
    struct span name_span;
    struct found *found; /* of a NAME: where it was found last; see frame.h */
    struct value literal;
    size_t count;
    const struct expression **parts;
    const struct str *labels;
    const struct span *label_spans; /* of a CALL: where the labels stand */
    const enum operator* operators;
    bool descending; /* of a sort; of a comprehension: has a condition */
    size_t keys;     /* of a group */
};

/* A definition: `name = body` or `name(parameters) = body`, with the local
 * definitions that follow `where`. */
struct definition {
    struct str name;
    struct span span; /* of the name */
    bool function;
    size_t parameters;
    const struct parameter *parameter;
    const struct expression *body; /* NULL: could not be parsed */
    size_t locals;
    const struct definition *local;
    struct memo **memo; /* of a function; see memo.h */
};

struct parameter {
    struct str name;
    struct span span;
    const struct expression *value; /* the default; NULL: required */
};

#endif
