/* Axis numbers: the choice of unit and style, and the writing of ticks.
 *
 * Reading order: the styles' writers, then the choice. */
#include "chart/number.h"

#include "base/date.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

/* Plain numbers from here on are abbreviated: 1,000,000 is hard to read at a
 * glance, 100,000 is not. */
#define COMPACT_FROM 1e6

/* Plain numbers outside of these are written as powers. */
#define POWER_BELOW 1e-3
#define POWER_FROM 1e15

/* The unit that the author wrote stays while its numbers are easy to read:
 * 5,000 ms need not become 5 s. */
#define LINEAR_LEAST 1
#define LINEAR_MOST 1e4
#define LOG_LEAST 1e-2
#define LOG_MOST 1e6

/* One prefix serves a logarithmic axis of up to this many. */
#define LOG_SPAN 1e6

static void number_sign(struct buf *out, double *number) {
    if (*number < 0) {
        utf8_add(out, 0x2212);
        *number = -*number;
    }
}

/* Digits with separators, five digits and more in groups of three. */
static void number_grouped(struct buf *out, double number, int decimals) {
    struct buf digits;
    buf_init(&digits, out->arena);
    num_fixed(&digits, number, decimals);
    size_t whole = str_find_byte(buf_str(&digits), '.', 0);
    if (whole == STR_NONE)
        whole = digits.n;
    for (size_t i = 0; i < digits.n; i++) {
        if (i && i < whole && whole > 4 && (whole - i) % 3 == 0)
            buf_char(out, ',');
        buf_char(out, digits.s[i]);
    }
}

static void number_compact(struct buf *out, double number) {
    static const char letters[] = {'K', 'M', 'B', 'T'};
    int thousands = number < 1000 ? 0 : scale_exponent(number) / 3;
    if (thousands > 4)
        thousands = 4;
    num_shortest(out, number / scale_power(3 * thousands));
    if (thousands)
        buf_char(out, letters[thousands - 1]);
}

static void number_superscript(struct buf *out, int number) {
    static const uint32_t digits[] = {0x2070, 0xb9,   0xb2,   0xb3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    if (number < 0)
        utf8_add(out, 0x207b);
    number = number < 0 ? -number : number;
    for (int place = 100, begun = 0; place; place /= 10) {
        int digit = number / place % 10;
        begun = begun || digit || place == 1;
        if (begun)
            utf8_add(out, digits[digit]);
    }
}

static void number_power(struct buf *out, double number) {
    int exponent = scale_exponent(number);
    double factor = number == 0    ? 0
                    : exponent < 0 ? number * scale_power(-exponent)
                                   : number / scale_power(exponent);
    factor = round(factor * 1e6) / 1e6;
    if (factor != 1)
        num_shortest(out, factor);
    if (factor != 1 && factor != 0)
        utf8_add(out, 0xb7);
    if (factor != 0) {
        BUF_LITERAL(out, "10");
        number_superscript(out, exponent);
    }
}

/* The decimals that show a tick or a step in full: 1 for 0.5, 2 for 0.25. */
static int number_decimals(double step) {
    int decimals = step == 0 ? 0 : -scale_exponent(step);
    double digits = step * scale_power(decimals < 0 ? 0 : decimals);
    if (decimals >= 0 && fabs(digits - round(digits)) > 1e-9)
        decimals++;
    return decimals < 0 ? 0 : decimals > 20 ? 20 : decimals;
}

/* Patterns for days, with the year and without. */
static const char *const day_patterns[][2] = {
    [TICK_NUMBER] = {"%b %-d, %Y", "%b %-d, %Y"},
    [TICK_DAY] = {"%b %-d", "%b %-d, %Y"},
    [TICK_WEEK] = {"%b %-d", "%b %-d, %Y"},
    [TICK_MONTH] = {"%b", "%b %Y"},
    [TICK_YEAR] = {"%Y", "%Y"},
};

static struct str number_year(struct calc *calc, double day) {
    struct buf out;
    buf_init(&out, calc_arena(calc));
    date_write(&out, (int)day, STR("%Y"));
    return buf_str(&out);
}

struct str number_day(struct calc *calc, const struct numbers *numbers,
                      const double *before, double day) {
    struct buf out;
    if (numbers->format)
        return calc_show(calc, value_date((int)day), numbers->format,
                         (struct span){0});
    bool year =
        !before || !str_eq(number_year(calc, *before), number_year(calc, day));
    buf_init(&out, calc_arena(calc));
    date_write(&out, (int)day,
               str_from(day_patterns[numbers->days][year ? 1 : 0]));
    return buf_str(&out);
}

struct str number_text(struct calc *calc, const struct numbers *numbers,
                       double number) {
    struct buf out;
    struct value value = value_number(number, numbers->unit);
    buf_init(&out, calc_arena(calc));
    switch (numbers->style) {
    case NUMBER_FORMAT:
        return calc_show(calc, value, numbers->format, (struct span){0});
    case NUMBER_UNIT:
        return calc_show(calc, value, NULL, (struct span){0});
    case NUMBER_DAY:
        return number_day(calc, numbers, NULL, number);
    case NUMBER_PLAIN:
        number_sign(&out, &number);
        number_grouped(&out, number,
                       numbers->decimals < 0 ? number_decimals(number)
                                             : numbers->decimals);
        break;
    case NUMBER_COMPACT:
        number_sign(&out, &number);
        number_compact(&out, number);
        break;
    case NUMBER_POWER:
        number_sign(&out, &number);
        number_power(&out, number);
        break;
    }
    return buf_str(&out);
}

struct str number_unit(struct calc *calc, const struct numbers *numbers) {
    if (numbers->style == NUMBER_UNIT || numbers->style == NUMBER_FORMAT ||
        numbers->style == NUMBER_DAY)
        return STR("");
    return calc_unit_name(calc, numbers->unit);
}

static enum number_style number_plain_style(enum scale_kind kind, double least,
                                            double greatest) {
    double smallest = kind == SCALE_LOG ? least : greatest;
    if (greatest > 0 && (greatest >= POWER_FROM || smallest < POWER_BELOW))
        return NUMBER_POWER;
    return greatest >= COMPACT_FROM ? NUMBER_COMPACT : NUMBER_PLAIN;
}

/* Does a unit change its prefix at all? */
static bool number_prefixes(struct calc *calc, const struct unit *unit) {
    double up, down;
    calc_unit_prefixed(calc, unit, 1e5, &up);
    calc_unit_prefixed(calc, unit, 1e-5, &down);
    return up != 1 || down != 1;
}

static bool number_handy(enum scale_kind kind, double least, double greatest) {
    if (kind == SCALE_LOG)
        return least >= LOG_LEAST && greatest <= LOG_MOST;
    return greatest >= LINEAR_LEAST && greatest < LINEAR_MOST;
}

/* The prefix for numbers that come without the author's wish. */
static void number_prefix(struct calc *calc, enum scale_kind kind, double least,
                          double greatest, struct numbers *numbers,
                          double *factor) {
    const struct unit *unit = numbers->unit;
    if (number_handy(kind, least, greatest))
        return;
    if (kind == SCALE_LOG && greatest > least * LOG_SPAN &&
        number_prefixes(calc, unit))
        numbers->style = NUMBER_UNIT;
    else
        numbers->unit = calc_unit_prefixed(
            calc, unit, kind == SCALE_LOG ? sqrt(least * greatest) : greatest,
            factor);
}

void number_choose(struct calc *calc, const struct unit *unit,
                   const struct format *format, enum scale_kind kind,
                   double least, double greatest, struct numbers *numbers,
                   double *factor) {
    const struct unit *given = format ? calc_format_unit(format) : NULL;
    *factor = 1;
    *numbers = (struct numbers){NUMBER_PLAIN, unit, format, 0, TICK_NUMBER};
    if (kind == SCALE_TIME) {
        numbers->style = NUMBER_DAY;
    } else if (given) {
        numbers->unit = given;
        calc_number(value_number(1, unit), given, factor);
    } else if (format) {
        numbers->style = NUMBER_FORMAT;
    } else if (unit) {
        number_prefix(calc, kind, least, greatest, numbers, factor);
    }
    if (numbers->style == NUMBER_PLAIN)
        numbers->style =
            number_plain_style(kind, least * *factor, greatest * *factor);
}

/* Do neighbours among the ticks read the same? */
static bool number_repeats(struct calc *calc, const struct numbers *numbers,
                           const struct ticks *ticks) {
    for (size_t i = 1; i < ticks->count; i++)
        if (str_eq(number_text(calc, numbers, ticks->value[i - 1]),
                   number_text(calc, numbers, ticks->value[i])))
            return true;
    return false;
}

void number_suit(struct calc *calc, struct numbers *numbers,
                 const struct ticks *ticks) {
    numbers->days = ticks->unit;
    numbers->decimals = ticks->step > 0 ? number_decimals(ticks->step) : -1;
    if (numbers->style == NUMBER_FORMAT && number_repeats(calc, numbers, ticks))
        numbers->style = NUMBER_PLAIN;
}
