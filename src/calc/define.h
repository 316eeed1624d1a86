/* Definitions: the text of a calc block to a list of `struct definition`.
 *
 * A line that begins further right continues the definition above it, as
 * does a line inside brackets.  A line that is only `where` separates the
 * body from local definitions, which stand further right, each beginning in
 * the same column.
 *
 * Bad input: reported; a definition whose head can be read is returned with
 * a NULL body, so that its name is known and its uses stay silent.
 */
#ifndef CALC_DEFINE_H
#define CALC_DEFINE_H

#include "calc/expression.h"
#include "calc/unit.h"

struct definitions {
    struct definition *items;
    size_t count;
    size_t capacity;
};

/* Declares what the block's lines `unit NAME` declare, to which define_parse
 * is blind. */
void define_units(struct arena *arena, struct diags *diags,
                  struct excerpt block, struct unit_names *names);

void define_parse(struct arena *arena, struct diags *diags,
                  const struct unit_names *units, struct excerpt block,
                  struct definitions *definitions);

#endif
