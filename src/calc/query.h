/* Queries: tables from tables.
 *
 * where, sort by and take choose rows (query.c); select, group by and join
 * make columns (query_columns.c).  Conditions, keys and columns see the
 * row's columns by their names; the totals of a group see them as lists of
 * the group's rows, and count() is the number of those.
 */
#ifndef CALC_QUERY_H
#define CALC_QUERY_H

#include "calc/evaluate.h"

typedef struct value query_function(struct calc *calc,
                                    const struct expression *node,
                                    const struct table *table,
                                    const struct frame *frame);

query_function query_select, query_group, query_join;

/* The chosen rows of a table, in this order, as a table. */
struct value query_gather(struct calc *calc, const struct table *table,
                          const size_t *rows, size_t count);

#endif
