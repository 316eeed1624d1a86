/* Numbers to text and back, the same on every machine and in every locale.
 *
 * Thread: pure functions; text goes to the caller's buffer.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include "base/str.h"

struct arena;
struct buf;

/* The number written in all of `text`: digits with optional point and
 * exponent, optional sign, nothing else; no hex, no inf, no nan, no spaces.
 * `_` may stand between digits.  False if it is not one or not finite. */
bool num_parse(struct str text, double *number);

/* As num_parse, times 10^exponent, rounded once: 4.6 with 6 is exactly what
 * "4.6e6" is. */
bool num_parse_scaled(struct str text, int exponent, double *number);

/* The shortest decimal that reads back as the same double, laid out as by
 * JavaScript: plain from 0.000001 up to below 1e21, else "1e-7", "1.5e+21";
 * never "-0". */
void num_shortest(struct buf *buf, double number);

/* With exactly `decimals` digits (0 to 100) behind the point, ties away from
 * zero as JavaScript's toFixed; "-0.00" keeps its sign for the caller to
 * judge.  A number of 1e21 or more is written in full. */
void num_fixed(struct buf *buf, double number, int decimals);

/* d.ddd with `digits` significant digits (1 to 100) and the decimal exponent:
 * number = 0.d1d2d3... style split, correctly rounded, ties away from zero.
 * `coefficient` receives `digits` digit characters and a NUL; returns the
 * exponent of the first digit (1234 -> 3).  0 gives all zeros and 0. */
int num_digits(double number, int digits, char coefficient[static 102]);

/* A whole number with its thousands separated, as in messages: "20,000,000";
 * beyond 15 digits "1e+308".  It must not be negative. */
struct str num_grouped(struct arena *arena, double number);

/* A whole number in superscripts, as behind 10: "²³", "⁻⁹". */
void num_superscript(struct buf *buf, int number);

/* The number in superscripts that stands at `*at`, which moves behind it;
 * at most +-1000, whatever is written.  False if there is none. */
bool num_take_superscript(struct str text, size_t *at, int *number);

#endif
