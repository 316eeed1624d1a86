/* Expressions as MathML, for `calc show` and for formulas with their values
 * put in.
 *
 * Only MathML Core is written, which browsers draw without help: fractions,
 * roots, scripts, tables.  A name of several letters is upright, as <mi>
 * has it; what follows its `_` is a subscript, and so are a key and an index:
 * `models["GPT-3"].params` is params with GPT-3 below.  Brackets are written
 * where the sense needs them, for the tree has none.
 *
 * With values put in, each name, field, index and call of the page that has
 * a plain value is replaced by it, and only the branch of an `if` that is
 * taken is left.
 *
 * Private to the room.  Bounds: LIMIT_TEXT_BYTES, at which `full` is set and
 * the rest is left out; depth is the parser's.
 * Thread: as the calc.
 */
#ifndef CALC_TYPESET_H
#define CALC_TYPESET_H

#include "calc/evaluate.h"

/* How strongly what was written holds together: the operand of an operator
 * that needs more stands in brackets. */
enum level {
    LEVEL_ANY,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_RANGE,
    LEVEL_SUM,
    LEVEL_REMAINDER,
    LEVEL_PRODUCT,
    LEVEL_QUANTITY, /* a sign, a fraction, a number with a unit */
    LEVEL_POWER,
    LEVEL_ATOM
};

struct typeset {
    struct calc *calc;
    struct buf *out;
    const struct frame *frame; /* whose names the expression sees */
    bool values;               /* put them in */
    bool rounded;              /* a value was put in with fewer digits */
    bool open;                 /* no element but <math> is open: see below */
    bool full;                 /* there is more than may be written */
};

/* What a negative number and a negated operand begin with; between two
 * operands the sign is another string. */
#define TYPESET_NEGATIVE "<mo form=\"prefix\">−</mo>"

/* A comma behind which a line may break, and what stands before a sign with
 * which one may begin. */
#define TYPESET_MATH "<math displaystyle=\"true\">"
#define TYPESET_COMMA "<mo>,</mo></math> " TYPESET_MATH
#define TYPESET_LEADING TYPESET_MATH "<mo form=\"infix\" lspace=\"0em\">"

/* typeset.c */

/* Appends an expression: elements that stand in one <mrow>.  While `open` is
 * set, which it is not when this returns, a sum ends the <math> that it stands
 * in and begins another before each sign, a list, record or call of low
 * arguments behind each comma: browsers break no lines within. */
enum level typeset_expression(struct typeset *t, const struct expression *node);

/* The same as one operand: in brackets unless it holds as strongly as
 * `least`. */
void typeset_operand(struct typeset *t, const struct expression *node,
                     enum level least);

/* The same behind an operator: a sign at its beginning needs brackets, too. */
void typeset_right(struct typeset *t, const struct expression *node,
                   enum level least);

/* An operand as one element: a token, or <mrow>...</mrow>. */
void typeset_row(struct typeset *t, const struct expression *node,
                 enum level least);

/* Appends a name as one element. */
void typeset_name(struct buf *out, struct str name);

/* typeset_form.c: what is longer than an operator. */
enum level typeset_call(struct typeset *t, const struct expression *node);
enum level typeset_access(struct typeset *t, const struct expression *node);
enum level typeset_cases(struct typeset *t, const struct expression *node);
enum level typeset_list(struct typeset *t, const struct expression *node);
enum level typeset_each(struct typeset *t, const struct expression *node);
enum level typeset_query(struct typeset *t, const struct expression *node);

/* typeset_number.c */

/* Appends a number as it is written in the source, with all its digits. */
enum level typeset_literal(struct typeset *t, const struct expression *node);

/* Appends a value by a format (NULL: the default); what is no number becomes
 * text. */
enum level typeset_value(struct typeset *t, struct value value,
                         const struct format *format, struct span span);

/* Is the number, as it is shown, the number itself? */
bool typeset_exact(struct calc *calc, struct value value, struct str shown);

#endif
