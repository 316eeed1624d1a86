/* A format taken apart, and numbers written by it.
 *
 * Private to the format*.c files.
 *
 * Thread: pure functions.
 */
#ifndef CALC_FORMAT_SPEC_H
#define CALC_FORMAT_SPEC_H

#include "calc/format.h"

enum format_word {
    FORMAT_DEFAULT, /* no word, no specifier: only a unit */
    FORMAT_SPEC,
    FORMAT_COMPACT,
    FORMAT_WORDS, /* "twenty-four" */
    FORMAT_DATE   /* by a pattern */
};

/* The parts of d3's specifier, with its defaults. */
struct spec {
    struct str fill; /* one code point */
    char align;      /* > < ^ = */
    char sign;       /* - + ( space */
    char symbol;     /* $ # or 0 */
    bool zero;       /* 0: pad with zeros behind the sign */
    bool comma;      /* separate thousands */
    bool trim;       /* ~: drop trailing zeros */
    char type;       /* one of SPEC_TYPES, or 0 */
    size_t width;    /* at least, in code points */
    int precision;   /* -1: none is written */
};

#define SPEC_TYPES "%bcdefgnoprsXx"

struct format {
    enum format_word word;
    struct spec spec;
    const struct unit *unit; /* to convert to; may be NULL */
    struct str text;         /* as written, for messages */
    struct str pattern;      /* of a date */
};

/* Writes a finite number as d3-format does; `before` and `behind` take the
 * places of its currency symbols. */
void format_spec(struct buf *out, double number, const struct spec *spec,
                 struct str before, struct str behind);

/* A whole number below 10^15, of which the sign is left out, in English. */
void format_words(struct buf *out, double number);

/* Significant digits of a number, without zeros at the end. */
struct digits {
    char text[102]; /* terminated */
    size_t count;   /* at least 1: zero is "0" */
    int exponent;   /* of the first: 1234 has 3 */
};

/* The digits of |number| rounded to `count`, ties away from zero; as many as
 * tell it from its neighbours if `count` is 0. */
struct digits format_digits(struct arena *arena, double number, int count);

/* |number| by the default rule (4 digits and more), by `compact` (3 digits;
 * a letter from a thousand on), and as money: whole, or in cents, or with up
 * to 4 digits below one. */
void format_default(struct buf *out, double number);
void format_letters(struct buf *out, double number);
void format_money(struct buf *out, double number);

/* |number| rounded to 4 significant digits, as a number. */
double format_rounded(struct arena *arena, double number);

#endif
