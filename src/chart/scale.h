/* Scales: from numbers to places, in tenths of a user unit.
 *
 * A scale maps the domain [low, high] to [start, stop]; stop lies before
 * start when the axis runs to the left or up.  Bands divide a length among
 * the rows of a bar chart.
 *
 * Thread: pure functions on values.
 */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include "base/arena.h"
#include "base/str.h"

enum scale_kind {
    SCALE_LINEAR,
    SCALE_LOG,
    SCALE_SQRT, /* of a negative number minus the root of its size */
    SCALE_TIME, /* days, as base/date.h counts them */
    SCALE_BAND, /* names; places are bands, below */
    SCALE_COUNT
};

struct scale {
    enum scale_kind kind;
    double low, high; /* low < high; both positive on SCALE_LOG */
    int start, stop;
};

/* "linear", "log", "sqrt", "time", "band": what authors write. */
struct str scale_name(enum scale_kind kind);

/* The kind of a name; false if there is none. */
bool scale_find(struct str name, enum scale_kind *kind);

/* Where a number stands; outside of the domain, outside of the range. */
int scale_place(const struct scale *scale, double number);

/* The decimal exponent of the first digit: 1234 -> 3, 0.02 -> -2, 0 -> 0.
 * By digits, where a logarithm would be at the mercy of its last bit. */
int scale_exponent(double number);

/* 10^exponent, correctly rounded. */
double scale_power(int exponent);

/* What lies between neighbouring ticks of SCALE_TIME. */
enum tick_unit { TICK_NUMBER, TICK_DAY, TICK_WEEK, TICK_MONTH, TICK_YEAR };

/* Numbers as ticks say them. */
struct ticks {
    size_t count;
    double *value; /* ascending */
    double step;   /* between neighbours; 0 on SCALE_LOG and SCALE_TIME */
    enum tick_unit unit;
    size_t minors;
    double *minor; /* unlabelled, between them: scale_minors */
};

/* Widens a linear domain to multiples of the tick step, repeated until it
 * stands (Mike Bostock, d3-scale 4, `nice`), for about `count` ticks.  An
 * end that is `fixed` stays where it is. */
void scale_nice(struct scale *scale, int count, bool fixed);

/* Widens a logarithmic domain: to powers of ten when it spans two decades or
 * more, else to {1, 2, 5}·10^k.  The low end moves on until it is below the
 * least number where marks are `based` on it, so that a bar of that number can
 * be seen; three ticks or more are made sure of. */
void scale_log_nice(struct scale *scale, bool fixed, bool based);

/* Ticks inside the domain: 1, 2 or 5 times a power of ten apart, about
 * `count` of them, at least 2 (d3-array 3, `tickSpec`); on SCALE_LOG powers
 * of ten with a stride that leaves at most `count`, or 1-2-5, or
 * 1-2-3-5 below one decade.  Three or more wherever the domain allows. */
void scale_ticks(struct arena *arena, const struct scale *scale, int count,
                 struct ticks *ticks);

/* Adds the minor ticks of a SCALE_LOG, 2 to 9 in each decade and the powers
 * that have no tick; other scales have none. */
void scale_minors(struct arena *arena, const struct scale *scale,
                  struct ticks *ticks);

/* Ticks at the beginnings of years, months, weeks (Mondays) or days, by the
 * interval whose length is nearest to the wanted one (d3-time 3, `ticks`).
 * For SCALE_TIME; scale_ticks calls it. */
void time_ticks(struct arena *arena, const struct scale *scale, int count,
                struct ticks *ticks);

/* Bands. -------------------------------------------------------------- */

/* Part of a step that is left between bands and at the ends, in hundredths
 * (d3-scale, `scaleBand`). */
#define BAND_INNER 20
#define BAND_OUTER 10

struct bands {
    int start;
    int step; /* from one band's start to the next one's */
    int size;
    bool back; /* the first band stands last */
    int count;
};

/* Bands of a given step, as a chart that grows needs them; `*length` is what
 * they take. */
struct bands bands_grow(int count, int start, int step, int *length);

/* Bands that share a given length. */
struct bands bands_share(int count, int start, int length);

/* Where a band begins. */
int bands_place(const struct bands *bands, int index);

#endif
