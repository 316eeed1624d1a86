/* Formats: a value as readers see it.
 *
 * The mini-language is d3-format's, `[[fill]align][sign][symbol][0][width]
 * [,][.precision][~][type]`, types e f g r s % p b o d x X c n and none, then
 * optionally the unit to convert to; or a word, `compact`, with or without a
 * unit; or a unit alone.  (Mike Bostock, d3-format 3.1, 2022; a superset of
 * Python's of PEP 3101.)  Unlike d3, a width over LIMIT_FORMAT_WIDTH and a
 * precision over 20 are errors, not silently cut.
 *
 * Without a format: whole numbers in full, thousands separated from five
 * digits on; others with up to 4 significant digits, but the digits before
 * the point are never rounded away; from 10^21 on and below 10^-6 a power of
 * ten (3.14×10²³); a value with a unit in the prefix that puts it between 1
 * and 1000; money whole or in cents, below one of it with up to 4 digits
 * ($4,600,000, $0.50, $0.0025).  The minus sign is U+2212.
 *
 * `compact` has 3 significant digits without zeros at the end and a letter
 * from a thousand on, K M B T; a unit that takes prefixes takes one instead.
 *
 * A value with a unit always shows one; a space (U+00A0) stands between, but
 * money signs stand in front ($2.50/h).  A specifier leaves the value its
 * unit; with type `s` the prefix goes into the unit.
 *
 * Thread: pure functions.
 */
#ifndef CALC_FORMAT_H
#define CALC_FORMAT_H

#include "calc/unit.h"
#include "calc/value.h"

struct format;

/* Parses what stands behind the `|`; NULL after a report
 * (`bad-format`, `unknown-unit`). */
const struct format *format_parse(struct arena *arena, struct diags *diags,
                                  const struct unit_names *units,
                                  struct excerpt text);

/* Appends the value.  `format` NULL is the default of its kind.  A format
 * that does not suit (a number's for text, another dimension) is reported at
 * `span` and false; so are tables and functions, which have no text.  Lists
 * show as "a, b, c", records as "name: a, other: b", missing as an en dash;
 * poison is false without a report. */
bool format_value(struct arena *arena, struct diags *diags, struct buf *out,
                  struct value value, const struct format *format,
                  struct span span);

/* The format's unit, or NULL if it names none. */
const struct unit *format_unit(const struct format *format);

/* A plain number by the default rule, and by `compact` (61M, 175B, 1.8T). */
void format_number(struct buf *out, double number);
void format_compact(struct buf *out, double number);

/* The value for machines: shortest digits, no unit, no separators; "a, b" for
 * lists, nothing for what is missing or has no text. */
void format_plain(struct buf *out, struct value value);

#endif
