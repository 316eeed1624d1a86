/* What a written number claims.
 *
 * "8×" claims 7.5 to 8.5, "4.6M" 4.55 to 4.65 million, "$4.6 million" the
 * same in dollars, "10–20×" a range (each end to its precision), "350 GB"
 * that in its unit, "29,508×" what it says, "12%" 0.115 to 0.125, "1/3"
 * nothing.  Leading words ("about", "roughly", "~", "≈") widen nothing; they
 * are refused with advice to write a check instead.
 *
 * Thread: pure functions.
 */
#ifndef CALC_CLAIM_H
#define CALC_CLAIM_H

#include "calc/unit.h"

struct written {
    double low, high;        /* inclusive below, inclusive above */
    const struct unit *unit; /* NULL: a plain number (× and % leave none) */
    bool percent;            /* it is written in percent */
};

/* What is written without Markdown's emphasis around it. */
struct excerpt claim_without_markup(struct excerpt text);

/* Reads all of the text as a number as people write them; Markdown's `*` and
 * `_` around it are passed over.  `expected` is the unit of the expression
 * that it is compared with, NULL for a plain number; it settles whether the
 * B of "1.5B" is billions or bytes, and the K of "300K" thousands or kelvin.
 * The dimension of what is written may still be another one: compare with
 * unit_same.  False, after a report (`unreadable-claim`, `unknown-unit`), if
 * it is not a number. */
bool claim_parse(struct arena *arena, struct diags *diags,
                 const struct unit_names *units, struct excerpt text,
                 const struct unit *expected, struct written *written);

/* Does a number of `unit` lie in what was written?  The dimensions are the
 * same. */
bool claim_covers(const struct written *written, double number,
                  const struct unit *unit);

/* The parts of a day that are written, -1 for one that is not: "September
 * 2026" claims any day of that month, "Thursday" any Thursday. */
struct written_day {
    int year, month, day, weekday; /* as in struct date_parts */
    bool iso;                      /* written as 2026-09-03 */
};

/* Reads all of the text as a day: "2026-09-03", "3 September 2026", "Sept. 3rd,
 * 2026", with or without the weekday; without the year; the month, the year or
 * the weekday alone.  False if it is none, without a report. */
bool claim_day(struct str text, struct written_day *written);

/* Is a day, as base/date.h counts them, the one that is written? */
bool claim_covers_day(const struct written_day *written, int day);

/* A day with the parts that were written, and all that is needed beside them:
 * "Thursday, 3 September 2026". */
struct str claim_show_day(struct arena *arena,
                          const struct written_day *written, int day);

#endif
