/* The evaluator: a walk over expressions, in the order of need.
 *
 * Names are looked up from the inside out: frames (parameters, local
 * definitions, loop names, the columns of a row), then the page, then the
 * builtins.  A binding is evaluated at first use; one that is met again
 * while it is being evaluated is a cycle.  A function sees the frames where
 * it was defined, never those where it is called.
 *
 * What is wrong is reported at the smallest expression and gives poison,
 * which every operation passes on in silence.
 */
#ifndef CALC_EVALUATE_H
#define CALC_EVALUATE_H

#include "calc/frame.h"
#include "calc/unit.h"

#define POISON ((struct value){.kind = VALUE_POISON})
#define MISSING ((struct value){.kind = VALUE_MISSING})

/* A name of the page and its value, now or at need. */
struct binding {
    struct slot slot;
    struct str name;
    struct span span;                    /* where it is defined */
    const struct definition *definition; /* NULL: the value is given */
    const struct definitions *columns;   /* to be added to a table; or NULL */
    const struct definitions *adding;    /* those that are being computed */
    bool plain; /* published, and its value holds no function */
};

/* What is being evaluated at first use, innermost first: a cycle's path. */
struct busy {
    const struct slot *slot;
    struct str name;
    struct span span;
    const struct busy *below;
};

/* A product of units, remembered: a column multiplies the same two again and
 * again. */
struct product {
    const struct unit *a, *b, *result;
    int power; /* 0: not used yet */
    bool fits; /* false: the product has too many factors */
    struct unit_ratio ratio;
};

#define CALC_PRODUCTS 64
#define CALC_SHAPES 256

struct shape_list {
    const struct shape **items;
    size_t count, capacity;
};

struct calc {
    struct arena *arena;
    struct diags *diags;
    struct map bindings;     /* of the page: name -> struct binding */
    const struct unit *day;  /* made at first need */
    struct unit_names units; /* that were declared */
    struct excerpt *texts;   /* that defined some of them */
    size_t text_count, text_capacity;
    const struct calc *shared; /* whose names are seen, too; or NULL */
    struct map borrowed;       /* those of them that have been looked up */
    size_t errors;             /* reported before there was this calc */
    bool broken;               /* published with mistakes */
    const struct busy *busy;
    unsigned depth;
    size_t steps;
    size_t bytes;  /* of the arena when the first evaluation began; or 0 */
    bool stopped;  /* a limit was met: the rest of this evaluation is poison */
    bool mappable; /* a call in progress has lists for arguments */
    bool wants_single; /* and is to be mapped over them */
    size_t group;      /* rows of the group whose totals are computed, or 0 */
    struct product products[CALC_PRODUCTS];
    double *spare; /* room for numbers that nothing uses any more, or NULL */
    size_t spare_count;
    struct shape_list shapes[CALC_SHAPES];
};

struct function {
    struct str name;
    const struct definition *definition; /* NULL: a builtin */
    const struct builtin *builtin;
    const struct frame *frame; /* where it was defined */
};

/* evaluate.c */
struct value evaluate(struct calc *calc, const struct expression *node,
                      const struct frame *frame);

/* The value without a report of what is wrong with it, for what is only
 * shown; poison if there is none.  Steps count, and their limit is reported. */
struct value evaluate_quietly(struct calc *calc, const struct expression *node,
                              const struct frame *frame);

/* Counts elements that are computed, or looked through, all at once. */
void evaluate_charge(struct calc *calc, size_t elements);

/* The value of a binding of the page. */
struct value evaluate_binding(struct calc *calc, struct binding *binding);

/* The value of a slot of a frame. */
struct value evaluate_slot(struct calc *calc, const struct frame *frame,
                           size_t index);

/* The value of a name; false, without a report, if there is none. */
bool evaluate_known(struct calc *calc, const struct expression *node,
                    const struct frame *frame, struct value *value);

/* Where a single value is needed and a list is met: true if a call further
 * out can be mapped over its lists.  Everything up to it is then poison. */
bool evaluate_wants_single(struct calc *calc);

/* True or false as a C truth; reports anything else at `node`.  False after
 * a report. */
bool evaluate_truth(struct calc *calc, const struct expression *node,
                    const struct frame *frame, bool *truth);

/* operate.c: operators, element by element on lists. */
struct value operate(struct calc *calc, enum operator operator,
                     const struct expression * left, struct value a,
                     const struct expression *right, struct value b,
                     struct span span);
struct value operate_negate(struct calc *calc, const struct expression *node,
                            struct value operand);

/* The unit of a product (power 1) or quotient (-1) of two units. */
const struct product *operate_product(struct calc *calc, const struct unit *a,
                                      const struct unit *b, int power);

/* The number as a value; reports one that is not finite. */
struct value operate_checked(struct calc *calc, double number,
                             const struct unit *unit, struct span span);

/* The same as the operator `^`, also where it is computed for many. */
double operate_power(double base, double exponent);

/* access.c */
struct value access_index(struct calc *calc, const struct expression *node,
                          struct value what, struct value index);
struct value access_field(struct calc *calc, const struct expression *node,
                          struct value what);

/* call.c */
struct value call_evaluate(struct calc *calc, const struct expression *node,
                           const struct frame *frame);

/* The body of a definition with these arguments, one for each parameter. */
struct value call_definition(struct calc *calc,
                             const struct definition *definition,
                             const struct value *arguments,
                             const struct frame *frame);

/* Calls a function with values, for builtins that take functions. */
struct value call_function(struct calc *calc, const struct function *function,
                           const struct value *values, size_t count,
                           const struct expression *node);

/* comprehension.c */
struct value comprehension_range(struct calc *calc,
                                 const struct expression *node,
                                 const struct frame *frame);
struct value comprehension_evaluate(struct calc *calc,
                                    const struct expression *node,
                                    const struct frame *frame);

/* query.c */
struct value query_evaluate(struct calc *calc, const struct expression *node,
                            const struct frame *frame);

/* A table from a table or a list of records with the same fields; NULL after
 * a report at `span`. */
const struct table *query_table(struct calc *calc, struct value value,
                                struct span span);

/* list.c: the making of lists. */

/* A list of values; packed if all are numbers of one unit. */
const struct list *list_make(struct arena *arena, const struct value *items,
                             size_t count);
const struct list *list_make_packed(struct arena *arena, const double *numbers,
                                    size_t count, const struct unit *unit);

/* Room for the numbers of a list, with anything in it. */
double *list_room(struct calc *calc, size_t count);

/* Gives back the numbers of a list that nothing refers to any more. */
void list_recycle(struct calc *calc, const struct list *list);

/* The elements of a list or of anything that stands for one (a column); NULL
 * after a report (`wrong-type`) at `span`. */
const struct list *list_of(struct calc *calc, struct value value,
                           struct span span);

/* False, after a report, if a list of `count` would be too long. */
bool list_fits(struct calc *calc, double count, struct span span);

/* Order of two values of one kind: numbers (of one dimension) and texts;
 * missing comes last.  False, after a report at `span`, if they have none. */
bool list_order(struct calc *calc, struct value a, struct value b,
                struct span span, int *order);

/* The indices of a list in ascending (or descending) order; equal elements
 * keep theirs.  NULL after a report. */
const size_t *list_sorted(struct calc *calc, const struct list *list,
                          bool descending, struct span span);

/* Makes a table from columns, whose index is filled here. */
const struct table *table_make(struct arena *arena, struct column *column,
                               size_t columns, size_t rows);

#endif
