/* Data tables: rows of text to typed columns, and computed columns.
 *
 * A column is numbers (in one unit), truths or texts, found from all its
 * cells; empty cells are missing.  In a column that mixes kinds, the cells
 * of the rarer kind are odd and the first of them is reported.
 */
#ifndef CALC_TABLE_H
#define CALC_TABLE_H

#include "calc/evaluate.h"

/* The table of these rows, without computed columns; NULL if the header is
 * not one.  A column with an odd cell is there, and is poison. */
struct table *table_type(struct calc *calc, const struct csv *csv,
                         struct str name);

/* Adds the binding's computed columns to its table.  While they are being
 * computed the name stands for the table without them. */
struct value table_compute(struct calc *calc, struct binding *binding);

#endif
