/* Ticks of days: where years, months, weeks and days begin.
 *
 * Mike Bostock's intervals (d3-time 3, 2023) from a day up: of the two that
 * the wanted length lies between, the nearer by ratio; years in steps of 1, 2
 * or 5 times a power of ten.
 *
 * The calendar's arithmetic is Howard Hinnant's (chrono-compatible low-level
 * date algorithms, 2014): years begin in March, so that the day of a leap
 * year is the last one. */
#include "base/date.h"
#include "chart/scale.h"

#include <math.h>

struct day {
    int year, month; /* 1 is January */
};

/* Days of four hundred years, and before 1970-01-01 since 0000-03-01. */
#define ERA_DAYS 146097
#define ERA_OFFSET 719468

static struct day day_of(int number) {
    int from = number + ERA_OFFSET;
    int era = (from >= 0 ? from : from - ERA_DAYS + 1) / ERA_DAYS;
    int day = from - era * ERA_DAYS;
    int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int rest = day - (365 * year + year / 4 - year / 100);
    int month = (5 * rest + 2) / 153 + 3;
    year += era * 400 + (month > 12);
    return (struct day){year, month > 12 ? month - 12 : month};
}

/* The first day of a month; months beyond 12 belong to later years. */
static int day_first(int year, int month) {
    year += (month - 1) / 12;
    month = (month - 1) % 12 + 1;
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int rest = year - era * 400;
    int day = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
    return era * ERA_DAYS + rest * 365 + rest / 4 - rest / 100 + day -
           ERA_OFFSET;
}

struct interval {
    enum tick_unit unit;
    int step;
    double days;
};

static const struct interval intervals[] = {
    {TICK_DAY, 1, 1},       {TICK_DAY, 2, 2},      {TICK_WEEK, 1, 7},
    {TICK_WEEK, 2, 14},     {TICK_MONTH, 1, 30.4}, {TICK_MONTH, 3, 91.3},
    {TICK_MONTH, 6, 182.6}, {TICK_YEAR, 1, 365.2},
};

#define INTERVALS (sizeof intervals / sizeof *intervals)

static struct interval interval_years(double years) {
    int power = (int)scale_power(years < 1 ? 0 : scale_exponent(years));
    double part = years / power;
    int step = part >= 7.1 ? 10 : part >= 3.2 ? 5 : part >= 1.5 ? 2 : 1;
    return (struct interval){TICK_YEAR, step * power, 365.2 * step * power};
}

static struct interval interval_choose(double days) {
    size_t i = 0;
    while (i < INTERVALS && intervals[i].days < days)
        i++;
    if (i == 0)
        return intervals[0];
    if (i == INTERVALS)
        return interval_years(days / 365.2);
    return days / intervals[i - 1].days < intervals[i].days / days
               ? intervals[i - 1]
               : intervals[i];
}

/* The tick at or before a day.  1970-01-01 was a Thursday: weeks begin four
 * days later.  Every second day and week is counted from there, too. */
static int interval_floor(struct interval interval, int day) {
    struct day date = day_of(day);
    int step = interval.unit == TICK_WEEK ? 7 * interval.step : interval.step;
    int from = interval.unit == TICK_WEEK ? day - 4 : day;
    switch (interval.unit) {
    case TICK_YEAR:
        return day_first(date.year - date.year % step, 1);
    case TICK_MONTH:
        return day_first(date.year, date.month - (date.month - 1) % step);
    case TICK_WEEK:
    case TICK_DAY:
    case TICK_NUMBER:
        break;
    }
    return day - ((from % step) + step) % step;
}

static int interval_next(struct interval interval, int day) {
    struct day date = day_of(day);
    switch (interval.unit) {
    case TICK_YEAR:
        return day_first(date.year + interval.step, 1);
    case TICK_MONTH:
        return day_first(date.year, date.month + interval.step);
    case TICK_WEEK:
        return day + 7 * interval.step;
    case TICK_DAY:
    case TICK_NUMBER:
        break;
    }
    return day + interval.step;
}

static void interval_list(struct arena *arena, const struct scale *scale,
                          struct interval interval, struct ticks *ticks) {
    size_t room = 0;
    ticks->count = 0;
    ticks->unit = interval.unit;
    int day = interval_floor(interval, (int)ceil(scale->low));
    for (; day <= scale->high; day = interval_next(interval, day))
        if (day >= scale->low)
            ARENA_PUSH(arena, ticks->value, ticks->count, room, (double)day);
}

void time_ticks(struct arena *arena, const struct scale *scale, int count,
                struct ticks *ticks) {
    double span = scale->high - scale->low;
    for (int more = 0; more < 4; more++) {
        *ticks = (struct ticks){0};
        interval_list(arena, scale, interval_choose(span / (count + more)),
                      ticks);
        if (ticks->count >= 3)
            return;
    }
}
