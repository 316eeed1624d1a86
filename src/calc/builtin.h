/* Builtin functions.
 *
 * One table (builtin.c) lists them: a row is the name, the parameters, the
 * meaning and an example with its result, which the tests run.  Adding a
 * function is a row and its C function in the file of its family.
 */
#ifndef CALC_BUILTIN_H
#define CALC_BUILTIN_H

#include "calc/evaluate.h"

#define BUILTIN_PARAMETERS 4

/* A call in progress: values in the order of the parameters. */
struct call {
    struct calc *calc;
    const struct builtin *builtin;
    const struct expression *node;
    size_t count; /* of values given; all of them for a variadic function */
    const struct value *values;
    const struct expression *const *parts; /* the expression of each value */
};

typedef struct value builtin_function(struct call *call);

struct builtin {
    struct str name;
    builtin_function *function;
    size_t required;
    bool variadic; /* the last parameter takes any number */
    bool each;     /* maps over a list in its first argument */
    const char *parameters[BUILTIN_PARAMETERS]; /* NULL behind the last */
    const char *meaning;
    const char *example; /* an expression */
    const char *result;  /* what it shows */
};

extern const struct builtin builtins[];
extern const size_t builtin_count;

/* The builtin of a name as a value; false if there is none. */
bool builtin_value(struct calc *calc, struct str name, struct value *value);

/* "clamp(x, low, high)", "round(x[, digits])", "min(list, ...)" */
struct str builtin_signature(struct arena *arena,
                             const struct builtin *builtin);

struct near;
void builtin_offer(struct near *near);

/* builtin_number.c */
builtin_function builtin_abs, builtin_round, builtin_floor, builtin_ceil,
    builtin_clamp, builtin_sqrt, builtin_exp, builtin_ln, builtin_log2,
    builtin_log10, builtin_log, builtin_sin, builtin_cos, builtin_tan,
    builtin_tanh, builtin_sigmoid, builtin_relu, builtin_about;

/* builtin_list.c */
builtin_function builtin_sum, builtin_mean, builtin_median, builtin_min,
    builtin_max, builtin_count_of, builtin_len, builtin_cumsum, builtin_sort,
    builtin_unique;

/* The sum of numbers, with the rounding error carried along. */
double builtin_total(const double *items, size_t count);

/* builtin_statistics.c */
builtin_function builtin_std, builtin_var, builtin_quantile, builtin_argmin,
    builtin_argmax, builtin_rank, builtin_histogram;

/* builtin_make.c */
builtin_function builtin_linspace, builtin_geomspace, builtin_interp,
    builtin_softmax, builtin_concat, builtin_scan;

/* builtin_random.c */
builtin_function builtin_uniform, builtin_normal;

/* builtin_text.c */
builtin_function builtin_date, builtin_upper, builtin_lower, builtin_contains,
    builtin_replace, builtin_split, builtin_join, builtin_format;

/* For the functions: arguments with their types checked. */

/* The number of an argument, any unit; reports anything else. */
bool call_number(struct call *call, size_t index, double *number,
                 const struct unit **unit);

/* A number without a unit. */
bool call_plain(struct call *call, size_t index, double *number);

/* The list of an argument; NULL after a report. */
const struct list *call_list(struct call *call, size_t index);

/* The numbers of a list without its missing ones, in one unit. */
struct numbers {
    size_t count;
    const double *items;
    const struct unit *unit;
};
bool call_numbers(struct call *call, size_t index, struct numbers *numbers);

/* A list of numbers in one unit; reports one that is not finite. */
struct value call_packed(struct call *call, const double *numbers, size_t count,
                         const struct unit *unit);

/* Reports at an argument, and gives poison. */
struct value call_fail(struct call *call, size_t index, enum diag_name name,
                       const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
