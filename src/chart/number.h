/* The numbers of an axis: in which unit, and how each tick says its own.
 *
 * The unit stands once, in the axis title; its prefix is chosen so that the
 * ticks are short: 0 20 40 of `Memory (GB)`.  Plain numbers from a million on
 * are abbreviated as in prose: 250K, 1.5M, 175B.  On a logarithmic axis that
 * spans too much for one prefix each tick carries its own: 1 kB, 1 MB, 1 GB;
 * plain numbers below a thousandth become powers: 10⁻⁶.
 *
 * Ownership: texts live in the calc's arena.
 * Thread: as the calc's.
 */
#ifndef CHART_NUMBER_H
#define CHART_NUMBER_H

#include "calc/calc.h"
#include "chart/scale.h"

enum number_style {
    NUMBER_PLAIN,   /* 10,000, 0.25 */
    NUMBER_COMPACT, /* 10K */
    NUMBER_POWER,   /* 2·10⁻⁶ */
    NUMBER_UNIT,    /* 10 kB: the unit is in the tick */
    NUMBER_FORMAT,  /* as the author said */
    NUMBER_DAY      /* 2026, Sep 2026, Sep 3, by the ticks' unit */
};

struct numbers {
    enum number_style style;
    const struct unit *unit; /* of the numbers on the axis */
    const struct format *format;
    int decimals;        /* NUMBER_PLAIN; below 0: as many as each tick needs */
    enum tick_unit days; /* NUMBER_DAY */
};

/* Chooses unit and style for numbers of `unit` that lie, in it, between
 * `least` and `greatest` (both positive on SCALE_LOG).  Numbers are to be
 * multiplied by `*factor` to be in numbers->unit. */
void number_choose(struct calc *calc, const struct unit *unit,
                   const struct format *format, enum scale_kind kind,
                   double least, double greatest, struct numbers *numbers,
                   double *factor);

/* Sets the decimals for ticks, and makes sure that no two ticks read the
 * same: a format that is too coarse for them gives way. */
void number_suit(struct calc *calc, struct numbers *numbers,
                 const struct ticks *ticks);

/* A tick's text. */
struct str number_text(struct calc *calc, const struct numbers *numbers,
                       double number);

/* The text of a day's tick, with the year where the tick before (NULL: there
 * is none) is not in it. */
struct str number_day(struct calc *calc, const struct numbers *numbers,
                      const double *before, double day);

/* The unit for the axis title; empty if there is none, or the ticks say it. */
struct str number_unit(struct calc *calc, const struct numbers *numbers);

#endif
