/* Units: parsed, multiplied, compared, converted, written.
 *
 * A unit is a short product of named factors, each with a prefix and a power
 * (kWh/h), its dimension (powers of the base dimensions) and its scale in
 * base units.  The factors are kept as the author wrote them; a product
 * merges factors of one dimension, so GB / (GB/s) is s, and a product whose
 * dimension is empty is no unit (NULL) but a factor to the number.
 *
 * One table holds every unit: a row is symbol, dimension, scale, which
 * prefixes it takes.  Families of counts (token, param) are rows too.
 *
 * Ownership: units live in the arena; those of the table are static.
 * Thread: pure functions.
 */
#ifndef CALC_UNIT_H
#define CALC_UNIT_H

#include "base/arena.h"
#include "base/diag.h"

struct unit;

/* The unit that `text` begins with ("GB/s", "B^2", "kg*m/s^2", "$"), written
 * without spaces, and in `*end` the offset behind it.  A "/name" that is no
 * unit is not taken.  NULL, without a report, if it begins with none. */
const struct unit *unit_begin(struct arena *arena, struct str text,
                              size_t *end);

/* All of `text` as a unit; reports `unknown-unit` with the nearest, and
 * `FLOPs`/`FLOPS` with the two readings. */
const struct unit *unit_parse(struct arena *arena, struct diags *diags,
                              struct excerpt text);

/* The multiplier that `text` begins with: thousand 3, million 6, billion 9,
 * trillion 12, `%` -2; 0 if none.  `*end` as above. */
int unit_multiplier(struct str text, size_t *end);

/* "[GB]", "[$ thousand]", "[million]", "[%]": the inside of a column's
 * brackets as a unit (or NULL) and a power of ten.  False after a report. */
bool unit_header(struct arena *arena, struct diags *diags, struct excerpt text,
                 const struct unit **unit, int *exponent);

/* a * b^power, power 1 or -1; `*factor` is what the product of the numbers
 * has to be multiplied by.  NULL where nothing is left of it. */
const struct unit *unit_product(struct arena *arena, const struct unit *a,
                                const struct unit *b, int power,
                                double *factor);

/* a^power for a whole power; *ok false if it gets out of range. */
const struct unit *unit_power(struct arena *arena, const struct unit *a,
                              int power, bool *ok);

/* The square root, when every factor's power is even; else *ok false. */
const struct unit *unit_root(struct arena *arena, const struct unit *a,
                             bool *ok);

/* Have they the same dimension?  NULL is that of plain numbers. */
bool unit_same(const struct unit *a, const struct unit *b);

/* `number` of unit `from` in unit `to`; both of one dimension.  Rounded once:
 * divides where that is exact. */
double unit_convert(double number, const struct unit *from,
                    const struct unit *to);

/* The same unit, with the prefix that puts `number` between 1 and 1000. */
const struct unit *unit_prefixed(struct arena *arena, const struct unit *unit,
                                 double number);

/* "GB/s", "kg·m/s²"; empty for NULL. */
struct str unit_name(struct arena *arena, const struct unit *unit);

/* True for $ € £ ¥ alone, which stand before their number. */
bool unit_money(const struct unit *unit);

/* "information", "information/time", "money ($)", "a plain number". */
struct str unit_dimension(struct arena *arena, const struct unit *unit);

#endif
