/* One written quantity: digits, and what stands around them.
 *
 * Private to claim*.c.  A reader moves over the text of a claim; what it
 * cannot read it leaves.
 *
 * Thread: values on the stack.
 */
#ifndef CALC_CLAIM_READ_H
#define CALC_CLAIM_READ_H

#include "calc/claim.h"

/* More than a double holds; what is longer is no number to be compared. */
#define CLAIM_DIGITS 40

struct claim_reader {
    struct arena *arena;
    struct diags *diags;
    const struct unit_names *units;
    struct excerpt whole;
    struct str text;
    size_t at;
    const struct unit *expected; /* of the expression; may be NULL */
    const struct unit *money;    /* of a number without a sign before it: that
                                    of the range's first; may be NULL */
};

struct claim_quantity {
    char digits[CLAIM_DIGITS + 2]; /* with room for a 5 behind them */
    size_t count;
    int exponent; /* of the last digit */
    bool negative;
    const struct unit *money; /* whose sign stands before the number */
    int multiplier;           /* a power of ten; 0: none is written */
    const struct unit *unit;  /* that is written behind it */
    bool factor;              /* "×" or "times" is */
};

/* What is still to be read. */
struct str claim_rest(const struct claim_reader *reader);

/* Takes `wanted`, if it comes next. */
bool claim_take(struct claim_reader *reader, struct str wanted);

/* Does an ASCII letter stand so many bytes ahead? */
bool claim_letter_at(const struct claim_reader *reader, size_t ahead);

/* Reads a quantity and the white space around it; false, with the reader
 * anywhere, if there is no number. */
bool claim_read(struct claim_reader *reader, struct claim_quantity *quantity);

/* Takes what joins the two ends of a range: a dash or "to". */
bool claim_take_to(struct claim_reader *reader);

#endif
