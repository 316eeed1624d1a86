/* The values that expressions have.  Part of the door calc/calc.h.
 *
 * Values are small, passed by value, and never change; lists, tables and
 * records are shared.  A number keeps the unit it was written in, so that
 * 70 ms stays exactly 70; NULL is the unit of a plain number.
 *
 * VALUE_POISON stands for a value whose mistake has been reported: whatever
 * is computed from it is poison too, silently.
 */
#ifndef CALC_VALUE_H
#define CALC_VALUE_H

#include "base/map.h"
#include "base/source.h"

struct unit;
struct function;

enum value_kind {
    VALUE_POISON,
    VALUE_MISSING,
    VALUE_NUMBER,
    VALUE_TEXT,
    VALUE_TRUTH,
    VALUE_DATE, /* number: days, as base/date.h counts them; no unit */
    VALUE_LIST,
    VALUE_RECORD,
    VALUE_TABLE,
    VALUE_FUNCTION
};

struct value {
    enum value_kind kind;
    union {
        struct {
            double number;
            const struct unit *unit;
        };
        struct str text;
        bool truth;
        const struct list *list;
        const struct record *record;
        const struct table *table;
        const struct function *function;
    };
};

/* Numbers of one unit are packed; any other list holds values. */
struct list {
    size_t count;
    const double *numbers; /* packed; NULL: see items */
    const struct unit *unit;
    const struct value *items;
};

struct column {
    struct str name;
    struct span span; /* of the name in the header */
    const struct list *values;
    const struct unit *unit; /* of the header, or that of all its values */
};

/* The first column is the key. */
struct table {
    struct str name; /* empty for the result of a query */
    size_t columns;
    struct column *column;
    size_t rows;
    struct map index;       /* column name -> struct column */
    const struct map *keys; /* key text -> row + 1, made at first need */
};

struct field {
    struct str name;
    struct value value;
};

/* Either fields, or a row of a table. */
struct record {
    size_t count;
    const struct field *fields;
    const struct table *table; /* not NULL: a row of it */
    size_t row;
};

struct value value_number(double number, const struct unit *unit);
struct value value_text(struct str text);
struct value value_truth(bool truth);
struct value value_date(int day);

/* The element at an index below count. */
struct value list_item(const struct list *list, size_t index);

/* The column of a name, or NULL. */
const struct column *table_column(const struct table *table, struct str name);

/* The value of a field; false if there is none of that name. */
bool record_field(const struct record *record, struct str name,
                  struct value *value);

/* "a number", "text", "a list": for messages. */
const char *value_kind_name(enum value_kind kind);

#endif
