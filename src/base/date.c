/* Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013: years
 * begin in March, so that the leap day is the last, and repeat every 400. */
#include "base/date.h"

#include "base/diag.h"

#define ERA 146097   /* days in 400 years */
#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */

struct civil {
    int year, month, day; /* month and day from 1 */
};

static int days_from(struct civil date) {
    int year = date.year - (date.month <= 2);
    int era = year / 400, of_era = year % 400;
    int month = (date.month + 9) % 12; /* from March */
    int of_year = (153 * month + 2) / 5 + date.day - 1;
    return era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           EPOCH;
}

static struct civil civil_from(int day) {
    int z = day + EPOCH;
    int era = z / ERA, of_era = z % ERA;
    int year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    return (struct civil){
        .year = era * 400 + year + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = of_year - (153 * month + 2) / 5 + 1,
    };
}

static int digits(struct str text, size_t from, size_t to) {
    int number = 0;
    for (size_t i = from; i < to; i++)
        number = number * 10 + (text.s[i] - '0');
    return number;
}

bool date_parse(struct str text, int *day) {
    static const struct str shape = STR_INIT("dddd-dd-dd");
    if (text.n != shape.n)
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (shape.s[i] == 'd' ? !str_digit(text.s[i]) : text.s[i] != '-')
            return false;
    struct civil date = {digits(text, 0, 4), digits(text, 5, 7),
                         digits(text, 8, 10)};
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    *day = days_from(date);
    struct civil same = civil_from(*day);
    return same.month == date.month && same.day == date.day;
}

void date_iso(struct buf *out, int day) {
    struct civil date = civil_from(day);
    buf_printf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
static const char *const weekdays[] = {"Sunday",    "Monday",   "Tuesday",
                                       "Wednesday", "Thursday", "Friday",
                                       "Saturday"};

struct date_parts date_parts(int day) {
    struct civil date = civil_from(day);
    return (struct date_parts){
        .year = date.year,
        .month = date.month,
        .day = date.day,
        .weekday = (day - DATE_FIRST + 1) % 7,
    };
}

static int find_name(const char *const *names, int count, struct str name) {
    for (int i = 0; i < count; i++) {
        struct str whole = str_from(names[i]);
        if (str_eq(name, whole) || str_eq(name, str_slice(whole, 0, 3)))
            return i;
    }
    return -1;
}

int date_month(struct str name) {
    int found = find_name(months, 12, name);
    if (str_is(name, "Sept"))
        return 9;
    return found < 0 ? -1 : found + 1;
}

int date_weekday(struct str name) {
    return find_name(weekdays, 7, name);
}

static void write_number(struct buf *out, int number, int width, bool bare) {
    buf_printf(out, "%0*d", bare ? 1 : width, number);
}

static void write_name(struct buf *out, const char *name, bool all) {
    buf_add(out, str_slice(str_from(name), 0, all ? STR_NONE : 3));
}

static void write_part(struct buf *out, int day, char part, bool bare) {
    struct civil date = civil_from(day);
    const char *weekday = weekdays[date_parts(day).weekday];
    struct civil new_year = {date.year, 1, 1};
    switch (part) {
    case 'Y':
        write_number(out, date.year, 4, bare);
        break;
    case 'y':
        write_number(out, date.year % 100, 2, bare);
        break;
    case 'm':
        write_number(out, date.month, 2, bare);
        break;
    case 'd':
        write_number(out, date.day, 2, bare);
        break;
    case 'e':
        buf_printf(out, "%*d", bare ? 1 : 2, date.day);
        break;
    case 'j':
        write_number(out, day - days_from(new_year) + 1, 3, bare);
        break;
    case 'b':
    case 'B':
        write_name(out, months[date.month - 1], part == 'B');
        break;
    case 'a':
    case 'A':
        write_name(out, weekday, part == 'A');
        break;
    case '%':
        buf_char(out, '%');
        break;
    default:
        bug("a pattern that date_pattern refuses");
    }
}

/* The letter behind the `%` at `*at`, which moves past it; NUL if none. */
static char take_part(struct str pattern, size_t *at, bool *bare) {
    size_t next = *at + 1;
    *bare = next < pattern.n && pattern.s[next] == '-';
    next += *bare;
    *at = next + 1;
    return next < pattern.n ? pattern.s[next] : '\0';
}

void date_write(struct buf *out, int day, struct str pattern) {
    bool bare;
    for (size_t at = 0; at < pattern.n;)
        if (pattern.s[at] != '%')
            buf_char(out, pattern.s[at++]);
        else {
            char part = take_part(pattern, &at, &bare);
            write_part(out, day, part, bare);
        }
}

size_t date_pattern(struct str pattern) {
    bool bare;
    size_t at = 0;
    while ((at = str_find_byte(pattern, '%', at)) != STR_NONE) {
        size_t begin = at;
        char part = take_part(pattern, &at, &bare);
        if (part == '\0' ||
            str_find_byte(STR("YymdejbBaA%"), part, 0) == STR_NONE)
            return begin;
    }
    return STR_NONE;
}
