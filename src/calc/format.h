/* Formats: a value as readers see it.
 *
 * The mini-language is d3-format's, `[[fill]align][sign][symbol][0][width]
 * [,][.precision][~][type]`, types e f g r s % b o d x X c and none, then
 * optionally the unit to convert to; or a word: `compact`.
 * (Mike Bostock, d3-format 3; a superset of Python's of PEP 3101.)
 *
 * Without a format: whole numbers in full, thousands separated from five
 * digits on; others with up to 4 significant digits; a value with a unit in
 * the prefix that puts it between 1 and 1000.  The minus sign is U+2212.
 * A value with a unit always shows one; a space (U+00A0) stands between,
 * but money signs stand in front.
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
                                  struct excerpt text);

/* Appends the value.  `format` NULL is the default of its kind.  A format
 * that does not suit (a number's for text, another dimension) is reported at
 * `span` and false.  Lists show as "a, b, c"; missing as an en dash. */
bool format_value(struct arena *arena, struct diags *diags, struct buf *out,
                  struct value value, const struct format *format,
                  struct span span);

/* The format's unit, or NULL if it names none. */
const struct unit *format_unit(const struct format *format);

/* A plain number by the default rule, and by `compact` (61M, 175B, 1.8T). */
void format_number(struct buf *out, double number);
void format_compact(struct buf *out, double number);

/* The value for machines: shortest digits, no unit, no separators. */
void format_plain(struct buf *out, struct value value);

#endif
