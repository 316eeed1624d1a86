/* Days of the Gregorian calendar, before its beginning as if it had been.
 *
 * A day is the number of days since 1970-01-01.  The years are 1 to 9999.
 * There are no clocks and no time zones here.
 *
 * Thread: pure functions.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/buf.h"

#define DATE_FIRST (-719162) /* 0001-01-01 */
#define DATE_LAST 2932896    /* 9999-12-31 */

/* A day as ISO 8601 writes it, 2026-09-03, which exists; else false. */
bool date_parse(struct str text, int *day);

/* A day taken apart: year, month and day from 1, the weekday from 0, which is
 * Sunday. */
struct date_parts {
    int year, month, day, weekday;
};
struct date_parts date_parts(int day);

/* The month (1 to 12), or the weekday (0 to 6), of an English name or its first
 * three letters, "Sept" being one, too; -1 if it is none. */
int date_month(struct str name);
int date_weekday(struct str name);

/* Appends the day as ISO 8601 has it. */
void date_iso(struct buf *out, int day);

/* Appends the day by a pattern of strftime: %Y %y %m %d %e %b %B %a %A %j %%,
 * and with a hyphen (%-d) without zeros or spaces before it; English names.
 * The pattern must be one. */
void date_write(struct buf *out, int day, struct str pattern);

/* The offset of the first `%` in a pattern that begins nothing of this, or
 * STR_NONE. */
size_t date_pattern(struct str pattern);

#endif
