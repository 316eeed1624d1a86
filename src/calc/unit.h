/* Units: parsed, multiplied, compared, converted, written.
 *
 * A unit is a short product of named factors, each with a prefix and a power
 * (kWh/h), its dimension (powers of the base dimensions) and its scale in
 * base units.  The factors are kept as the author wrote them; a product
 * merges factors of one dimension, so GB / (GB/s) is s, and a product whose
 * dimension is empty is no unit (NULL) but a ratio for the number.
 *
 * One table (unit_table.c) holds every unit: a row is symbol, dimension,
 * scale, which prefixes it takes.  Families of counts (token, param) are rows
 * too.  A year is the Julian year of astronomy, 365.25 days.  `K` is kelvin,
 * and before `B` and `bit` another spelling of the prefix k, 1000; `u` is
 * another spelling of the prefix micro.
 *
 * Ownership: units live in the arena in which they were made.
 * Thread: pure functions.
 */
#ifndef CALC_UNIT_H
#define CALC_UNIT_H

#include "base/arena.h"
#include "base/diag.h"

struct unit;

/* What a change of units does to a number: times * number / over.  Both are
 * whole, and one of them is 1 wherever that is possible, so that 70 ms is
 * 0.07 s to the last bit; apply it with unit_scale. */
struct unit_ratio {
    double times;
    double over;
};

/* The counts that a page declares, each a unit and a dimension of its own;
 * those of `up`, which it shares with other pages, come first.  NULL, and one
 * that is all zeros, have none. */
struct unit_names {
    const struct unit_names *up;
    const struct unit_declared **items;
    size_t count, capacity;
};

/* Declares a count by the name under `span`; reports one that is a unit or
 * multiplier already, and one count too many. */
void unit_declare(struct arena *arena, struct diags *diags,
                  struct unit_names *names, struct span span);

/* The unit that `text` begins with ("GB/s", "B^2", "kg*m/s^2", "$"), written
 * without spaces, and in `*end` the offset behind it.  Superscripts and the
 * dot of unit_name are read, too.  A "/name" that is no unit is not taken,
 * nor is a symbol that a letter, digit or `_` follows.  NULL, without a
 * report, if it begins with none, or has powers that are out of range. */
const struct unit *unit_begin(struct arena *arena,
                              const struct unit_names *names, struct str text,
                              size_t *end);

/* Does `text` begin with a word that has two readings: FLOPs or FLOPS, with
 * any prefix?  `*end` is the offset behind it.  unit_begin takes none. */
bool unit_refused(struct str text, size_t *end);

/* The symbol of a unit's English name, as prose has it: "GPUs" is GPU,
 * "seconds" s, "gigabytes" GB, of a declared one its plural with an s; empty
 * if it is none. */
struct str unit_word(const struct unit_names *names, struct str word);

/* Reports a name that stands where a unit is wanted and is none: as
 * `unknown-unit` with the nearest, or with the two readings. */
void unit_report(struct diags *diags, const struct unit_names *names,
                 struct span span, struct str name);

/* All of `text` as a unit; NULL after a unit_report. */
const struct unit *unit_parse(struct arena *arena, struct diags *diags,
                              const struct unit_names *names,
                              struct excerpt text);

/* The multiplier that `text` begins with: thousand 3, million 6, billion 9,
 * trillion 12, `%` -2; 0 if none.  `*end` as above. */
int unit_multiplier(struct str text, size_t *end);

/* "[GB]", "[$ thousand]", "[million]", "[%]": the inside of a column's
 * brackets as a unit (or NULL) and a power of ten.  False after a report. */
bool unit_header(struct arena *arena, struct diags *diags,
                 const struct unit_names *names, struct excerpt text,
                 const struct unit **unit, int *exponent);

/* a * b^power, power 1 or -1, in `*product` (NULL: nothing is left of it);
 * `*ratio` is what to scale the product of the numbers by.  False, with
 * neither set, if there are too many factors or too high powers. */
bool unit_product(struct arena *arena, const struct unit *a,
                  const struct unit *b, int power, const struct unit **product,
                  struct unit_ratio *ratio);

/* a^power for a whole power; false if it gets out of range. */
bool unit_power(struct arena *arena, const struct unit *a, int power,
                const struct unit **result);

/* The square root; false unless every factor's power is even. */
bool unit_root(struct arena *arena, const struct unit *a,
               const struct unit **root);

/* Have they the same dimension?  NULL is that of plain numbers. */
bool unit_same(const struct unit *a, const struct unit *b);

/* From numbers of one unit to numbers of another of the same dimension. */
struct unit_ratio unit_ratio(const struct unit *from, const struct unit *to);

/* The number, scaled and rounded once (to within a last bit where neither
 * part of the ratio is 1).  Not finite if it overflows. */
double unit_scale(double number, struct unit_ratio ratio);

/* `number` of unit `from` in unit `to`; both of one dimension. */
double unit_convert(double number, const struct unit *from,
                    const struct unit *to);

/* The same unit, with the prefix that puts `number` of it between 1 and 1000
 * (1024 for Ki and its kin), on the first factor of power 1 that takes
 * prefixes; the unit itself where none suits better, and where the author's
 * does.  Where that factor had one, what it is divided by loses its own, if it
 * is information, time or a count: TFLOP/GB becomes FLOP/B.  Time takes none
 * above s, mass none above kg. */
const struct unit *unit_prefixed(struct arena *arena, const struct unit *unit,
                                 double number);

/* "GB/s", "kg·m/s²", "FLOP/param/token", "s⁻¹"; empty for NULL.  unit_begin
 * reads what this writes. */
struct str unit_name(struct arena *arena, const struct unit *unit);

/* What stands before and behind a number of this unit: "" and U+00A0 "GB/s",
 * "$" and "", "$" and "/h"; two empty ones for NULL. */
void unit_around(struct arena *arena, const struct unit *unit,
                 struct str *before, struct str *behind);

/* True for $ € £ ¥ alone. */
bool unit_money(const struct unit *unit);

/* "information", "information/time", "money ($)", "a plain number". */
struct str unit_dimension(struct arena *arena, const struct unit *unit);

#endif
