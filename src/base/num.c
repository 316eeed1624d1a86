/* libc's printf and strtod round correctly (glibc, musl), to even on ties;
 * this file adds what they lack: ties away from zero, the shortest form, and
 * a strict reading.
 *
 * A tie is recognised exactly, not by comparing digits: a double is m * 2^e,
 * so it lies half-way between two multiples of 10^-d only if it is an odd
 * multiple of 2^-(d+1), or, for whole tens, if fmod, which is exact, says
 * so.  A tie is then printed with one more digit, which shows all of it, and
 * rounded in the text. */
#include "base/num.h"

#include "base/buf.h"
#include "base/diag.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More digits than any double needs to be told from its neighbours (767);
 * those beyond only matter as "not zero". */
#define KEPT_DIGITS 800

/* Written exponents beyond this are all the same: zero or too large. */
#define EXPONENT_CAP 1000000000L

/* Whole numbers below this are digits, one by one. */
#define MOST_WHOLE 1e15

/* A decimal number while it is read. */
struct decimal {
    char digits[KEPT_DIGITS + 1]; /* without leading zeros */
    size_t count;
    long long exponent; /* of the last digit kept */
    bool negative;
};

static void add_digit(struct decimal *decimal, char digit, bool fraction) {
    if (fraction)
        decimal->exponent--;
    if (decimal->count == 0 && digit == '0')
        return;
    if (decimal->count < KEPT_DIGITS) {
        decimal->digits[decimal->count++] = digit;
        return;
    }
    decimal->exponent++;
    if (digit != '0')
        decimal->digits[KEPT_DIGITS - 1] = '1';
}

/* Digits with single `_` between them; false unless there is one. */
static bool read_digits(struct str text, size_t *at, bool fraction,
                        struct decimal *decimal) {
    size_t begin = *at;
    while (*at < text.n) {
        char c = text.s[*at];
        if (str_digit(c))
            add_digit(decimal, c, fraction);
        else if (c != '_' || *at == begin || *at + 1 == text.n ||
                 !str_digit(text.s[*at + 1]))
            break;
        ++*at;
    }
    return *at > begin;
}

static bool read_sign(struct str text, size_t *at) {
    if (*at >= text.n || (text.s[*at] != '-' && text.s[*at] != '+'))
        return false;
    return text.s[(*at)++] == '-';
}

static bool read_exponent(struct str text, size_t *at, long *exponent) {
    bool negative = read_sign(text, at);
    size_t begin = *at;
    *exponent = 0;
    for (; *at < text.n && str_digit(text.s[*at]); ++*at)
        if (*exponent < EXPONENT_CAP)
            *exponent = *exponent * 10 + (text.s[*at] - '0');
    if (negative)
        *exponent = -*exponent;
    return *at > begin;
}

static bool read_decimal(struct str text, struct decimal *decimal) {
    size_t at = 0;
    decimal->negative = read_sign(text, &at);
    bool whole = read_digits(text, &at, false, decimal);
    if (at < text.n && text.s[at] == '.') {
        at++;
        if (!read_digits(text, &at, true, decimal))
            return false;
    } else if (!whole) {
        return false;
    }
    if (at < text.n && (text.s[at] == 'e' || text.s[at] == 'E')) {
        at++;
        long exponent;
        if (!read_exponent(text, &at, &exponent))
            return false;
        decimal->exponent += exponent;
    }
    return at == text.n;
}

/* Whole numbers below 2^53 and powers of ten up to 22 are exact doubles, so
 * one multiplication or division rounds once (William Clinger, How to Read
 * Floating Point Numbers Accurately, 1990). */
static bool scale_exactly(uint64_t digits, long long exponent, bool negative,
                          double *number) {
    static const double tens[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (exponent < -22 || exponent > 22)
        return false;
    double value = exponent < 0 ? (double)digits / tens[-exponent]
                                : (double)digits * tens[exponent];
    *number = negative ? -value : value;
    return true;
}

#define EXACT_DIGITS 15

static bool read_exactly(const struct decimal *decimal, long long exponent,
                         double *number) {
    uint64_t digits = 0;
    if (decimal->count > EXACT_DIGITS)
        return false;
    for (size_t i = 0; i < decimal->count; i++)
        digits = digits * 10 + (uint64_t)(decimal->digits[i] - '0');
    return scale_exactly(digits, exponent, decimal->negative, number);
}

/* What most numbers look like: a sign, digits with a point between them.
 * False for any other, and for one that has to be read with more care. */
static bool read_short(struct str text, int exponent, double *number) {
    size_t at = 0, count = 0, point = STR_NONE;
    uint64_t digits = 0;
    bool negative = read_sign(text, &at);
    for (; at < text.n; at++) {
        unsigned digit = (unsigned)(text.s[at] - '0');
        if (digit <= 9 && count++ < EXACT_DIGITS)
            digits = digits * 10 + digit;
        else if (text.s[at] == '.' && point == STR_NONE && count > 0)
            point = count;
        else
            return false;
    }
    if (count == 0 || count == point)
        return false;
    long long decimals = point == STR_NONE ? 0 : (long long)(count - point);
    return scale_exactly(digits, exponent - decimals, negative, number);
}

bool num_parse_scaled(struct str text, int exponent, double *number) {
    if (read_short(text, exponent, number))
        return true;
    struct decimal decimal;
    decimal.count = 0;
    decimal.exponent = 0;
    if (!read_decimal(text, &decimal))
        return false;
    if (read_exactly(&decimal, decimal.exponent + exponent, number))
        return true;
    if (decimal.count == 0)
        decimal.digits[decimal.count++] = '0';
    char written[KEPT_DIGITS + 32];
    snprintf(written, sizeof written, "%s%.*se%lld",
             decimal.negative ? "-" : "", (int)decimal.count, decimal.digits,
             decimal.exponent + exponent);
    *number = strtod(written, NULL);
    return isfinite(*number);
}

bool num_parse(struct str text, double *number) {
    return num_parse_scaled(text, 0, number);
}

/* Half-way between two multiples of 10^-decimals, decimals >= 0. */
static bool tie_in_fraction(double number, int decimals) {
    if (fabs(number) >= 1 / DBL_EPSILON)
        return false;
    double scaled = ldexp(number, decimals);
    return scaled != trunc(scaled) && 2 * scaled == trunc(2 * scaled);
}

/* Half-way between two multiples of 10^power, power >= 1.  Beyond 10^22 none
 * is: 5^23 does not divide any 53-bit number. */
static bool tie_in_tens(double number, int power) {
    if (power > 22)
        return false;
    double ten = 1; /* powers of ten up to 22 are exact */
    for (int i = 0; i < power; i++)
        ten *= 10;
    return fmod(fabs(number), ten) == ten / 2;
}

/* Adds one to the last place of decimal text, which may have a sign and a
 * point; false if all its digits were nines, and are zeros now. */
static bool increment(char *text, size_t n) {
    while (n-- > 0) {
        if (!str_digit(text[n]))
            continue;
        if (text[n] != '9') {
            text[n]++;
            return true;
        }
        text[n] = '0';
    }
    return false;
}

/* One more decimal shows a tie exactly: it is the 5 that is rounded away. */
static void add_tie(struct buf *buf, double number, int decimals) {
    char text[160]; /* a tie is below 2^52 and has at most 101 decimals */
    int length =
        snprintf(text, sizeof text, "%.*f", decimals + 1, fabs(number));
    struct str rounded = {text, (size_t)length - (decimals ? 1 : 2)};
    if (signbit(number))
        buf_char(buf, '-');
    if (!increment(text, rounded.n))
        buf_char(buf, '1');
    buf_add(buf, rounded);
}

void num_fixed(struct buf *buf, double number, int decimals) {
    if (!isfinite(number) || decimals < 0 || decimals > 100)
        bug("num_fixed needs a finite number and 0 to 100 decimals");
    if (tie_in_fraction(number, decimals))
        add_tie(buf, number, decimals);
    else
        buf_printf(buf, "%.*f", decimals, number);
}

/* Splits "-d.ddde+xx" into its digits and its exponent. */
static int split_scientific(double number, int digits,
                            char coefficient[static 102]) {
    char written[128];
    snprintf(written, sizeof written, "%.*e", digits - 1, fabs(number));
    coefficient[0] = written[0];
    if (digits > 1)
        memcpy(coefficient + 1, written + 2, (size_t)digits - 1);
    coefficient[digits] = '\0';
    return (int)strtol(strchr(written, 'e') + 1, NULL, 10);
}

/* The digits of a whole number, whose text shows all of it; returns how
 * many. */
static int whole_digits(double whole, char *text) {
    char written[16];
    int first = (int)sizeof written;
    for (uint64_t rest = (uint64_t)whole; rest; rest /= 10)
        written[--first] = (char)('0' + rest % 10);
    memcpy(text, written + first, sizeof written - (size_t)first);
    return (int)sizeof written - first;
}

/* num_digits of a whole number below 10^15. */
static int round_whole(double whole, int digits, char coefficient[static 102]) {
    int count = whole_digits(whole, coefficient), exponent = count - 1;
    if (count < digits)
        memset(coefficient + count, '0', (size_t)(digits - count));
    bool up = count > digits && coefficient[digits] >= '5';
    coefficient[digits] = '\0';
    if (up && !increment(coefficient, (size_t)digits)) {
        coefficient[0] = '1';
        exponent++;
    }
    return exponent;
}

int num_digits(double number, int digits, char coefficient[static 102]) {
    if (!isfinite(number) || digits < 1 || digits > 100)
        bug("num_digits needs a finite number and 1 to 100 digits");
    double size = fabs(number);
    if (size >= 1 && size < MOST_WHOLE && size == floor(size))
        return round_whole(size, digits, coefficient);
    int exponent = split_scientific(number, digits, coefficient);
    int decimals = digits - 1 - exponent;
    bool tie = decimals >= 0 ? tie_in_fraction(number, decimals)
                             : tie_in_tens(number, -decimals);
    if (tie) {
        exponent = split_scientific(number, digits + 1, coefficient);
        coefficient[digits] = '\0';
        if (!increment(coefficient, (size_t)digits)) {
            coefficient[0] = '1';
            exponent++;
        }
    }
    return exponent;
}

static bool reads_back(const char *coefficient, int digits, int exponent,
                       double number) {
    char written[128];
    snprintf(written, sizeof written, "%se%d", coefficient,
             exponent - digits + 1);
    return strtod(written, NULL) == number;
}

/* The digits of a number that has few behind its point, as nearly all do, or
 * 0: whole / 10^k with both exact rounds once, so if it is the number, `whole`
 * has its digits; and at most 15 that read back are the only ones. */
static int few_digits(double number, char coefficient[static 102],
                      int *exponent) {
    double power = 1;
    for (int decimals = 0; decimals <= 6; decimals++, power *= 10) {
        double whole = nearbyint(number * power);
        if (whole >= MOST_WHOLE)
            break;
        if (whole < 1 || whole / power != number)
            continue;
        int count = whole_digits(whole, coefficient);
        *exponent = count - 1 - decimals;
        while (count > 1 && coefficient[count - 1] == '0')
            count--;
        return count;
    }
    return 0;
}

/* The fewest digits that read back as `number`, which is above zero; returns
 * how many.  15 are always kept by a normal double, 17 always suffice;
 * subnormal ones have fewer to keep.  Above a power of two its neighbour is
 * twice as far as below, so the nearest decimal may fail where the one above
 * it does not. */
static int shortest_digits(double number, char coefficient[static 102],
                           int *exponent) {
    int power, digits = few_digits(number, coefficient, exponent);
    if (digits)
        return digits;
    bool wider_above = frexp(number, &power) == 0.5;
    digits = number < DBL_MIN ? 1 : DBL_DIG;
    for (; digits < DBL_DECIMAL_DIG; digits++) {
        *exponent = split_scientific(number, digits, coefficient);
        if (reads_back(coefficient, digits, *exponent, number) ||
            (wider_above && increment(coefficient, (size_t)digits) &&
             reads_back(coefficient, digits, *exponent, number)))
            break;
    }
    if (digits == DBL_DECIMAL_DIG)
        *exponent = split_scientific(number, digits, coefficient);
    while (digits > 1 && coefficient[digits - 1] == '0')
        digits--;
    return digits;
}

/* The layout of ECMA-262, Number::toString, with n = exponent + 1. */
static void add_plain(struct buf *buf, struct str digits, int exponent) {
    size_t count = digits.n;
    if (exponent < 0) {
        BUF_LITERAL(buf, "0.");
        buf_fill(buf, '0', (size_t)(-exponent - 1));
        buf_add(buf, digits);
        return;
    }
    size_t whole = (size_t)exponent + 1;
    buf_add(buf, str_slice(digits, 0, whole));
    if (whole >= count) {
        buf_fill(buf, '0', whole - count);
        return;
    }
    buf_char(buf, '.');
    buf_add(buf, str_slice(digits, whole, count));
}

static void add_scientific(struct buf *buf, struct str digits, int exponent) {
    buf_char(buf, digits.s[0]);
    if (digits.n > 1) {
        buf_char(buf, '.');
        buf_add(buf, str_slice(digits, 1, digits.n));
    }
    buf_printf(buf, "e%+d", exponent);
}

void num_shortest(struct buf *buf, double number) {
    if (!isfinite(number))
        bug("num_shortest needs a finite number");
    if (number == 0) {
        buf_char(buf, '0');
        return;
    }
    if (number < 0)
        buf_char(buf, '-');
    char coefficient[102];
    int exponent;
    int count = shortest_digits(fabs(number), coefficient, &exponent);
    struct str digits = {coefficient, (size_t)count};
    if (exponent >= -6 && exponent < 21)
        add_plain(buf, digits, exponent);
    else
        add_scientific(buf, digits, exponent);
}
