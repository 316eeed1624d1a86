/* One quantity read: sign, money, digits, power of ten, suffix.
 *
 *     quantity = [sign] [money] digits [power] [suffix]
 *     suffix   = [letter] [`%` | multiplier] [unit | `×` | `times`]
 */
#include "calc/claim_read.h"

#include "base/num.h"

struct str claim_rest(const struct claim_reader *reader) {
    return str_slice(reader->text, reader->at, reader->text.n);
}

bool claim_take(struct claim_reader *reader, struct str wanted) {
    if (!str_starts(claim_rest(reader), wanted))
        return false;
    reader->at += wanted.n;
    return true;
}

static bool take_one(struct claim_reader *reader, const struct str *wanted,
                     size_t count) {
    for (size_t i = 0; i < count; i++)
        if (claim_take(reader, wanted[i]))
            return true;
    return false;
}

/* Spaces of all kinds, and the backslash of Markdown's `\$`. */
static const struct str blanks[] = {
    STR_INIT(" "),  STR_INIT("\t"),           STR_INIT("\n"),
    STR_INIT("\r"), STR_INIT("\xc2\xa0"),     STR_INIT("\xe2\x80\x89"),
    STR_INIT("\\"), STR_INIT("\xe2\x80\xaf"), STR_INIT("&nbsp;"),
};

static void skip(struct claim_reader *reader) {
    while (take_one(reader, blanks, sizeof blanks / sizeof *blanks))
        ;
}

static bool digit_at(const struct claim_reader *reader, size_t ahead) {
    size_t at = reader->at + ahead;
    return at < reader->text.n && str_digit(reader->text.s[at]);
}

bool claim_letter_at(const struct claim_reader *reader, size_t ahead) {
    size_t at = reader->at + ahead;
    return at < reader->text.n && str_letter(reader->text.s[at]);
}

/* What may part thousands: a comma, or a space that does not break. */
static const struct str separators[] = {
    STR_INIT(","),
    STR_INIT("\xc2\xa0"),
    STR_INIT("\xe2\x80\x89"),
    STR_INIT("\xe2\x80\xaf"),
};

static bool three_digits(const struct claim_reader *reader) {
    return digit_at(reader, 0) && digit_at(reader, 1) && digit_at(reader, 2) &&
           !digit_at(reader, 3);
}

/* A separator that three digits follow. */
static bool take_separator(struct claim_reader *reader) {
    struct claim_reader ahead = *reader;
    if (!take_one(&ahead, separators, sizeof separators / sizeof *separators) ||
        !three_digits(&ahead))
        return false;
    *reader = ahead;
    return true;
}

/* Digits; how many there were.  Leading zeros are dropped but counted. */
static size_t take_digits(struct claim_reader *reader,
                          struct claim_quantity *quantity) {
    size_t count = 0;
    for (; digit_at(reader, 0); reader->at++, count++) {
        char digit = reader->text.s[reader->at];
        if ((quantity->count || digit != '0') &&
            quantity->count <= CLAIM_DIGITS)
            quantity->digits[quantity->count++] = digit;
    }
    return count;
}

/* "29,508.5"; false if there is no digit, or too many. */
static bool read_digits(struct claim_reader *reader,
                        struct claim_quantity *quantity) {
    size_t first = take_digits(reader, quantity);
    if (first == 0)
        return false;
    while (first <= 3 && take_separator(reader))
        take_digits(reader, quantity);
    if (claim_rest(reader).n && claim_rest(reader).s[0] == '.' &&
        digit_at(reader, 1)) {
        reader->at++;
        quantity->exponent -= (int)take_digits(reader, quantity);
    }
    return quantity->count <= CLAIM_DIGITS;
}

/* A whole number behind `e` or `^`; false if there is none. */
static bool take_exponent(struct claim_reader *reader, int *exponent) {
    bool negative =
        claim_take(reader, STR("-")) || claim_take(reader, STR("−"));
    if (!negative)
        claim_take(reader, STR("+"));
    bool any = digit_at(reader, 0);
    for (*exponent = 0; digit_at(reader, 0); reader->at++)
        *exponent = *exponent >= 100
                        ? 1000
                        : *exponent * 10 + (reader->text.s[reader->at] - '0');
    if (negative)
        *exponent = -*exponent;
    return any;
}

/* "^9" or "⁹", behind a ten. */
static bool take_power(struct claim_reader *reader, int *power) {
    if (claim_take(reader, STR("^")))
        return take_exponent(reader, power);
    return num_take_superscript(reader->text, &reader->at, power);
}

static const struct str times_signs[] = {STR_INIT("×"), STR_INIT("·"),
                                         STR_INIT("x"), STR_INIT("*")};

/* "×10^9", "· 10⁹", "e9". */
static bool take_scientific(struct claim_reader *reader, int *power) {
    if (claim_take(reader, STR("e")) || claim_take(reader, STR("E")))
        return take_exponent(reader, power);
    skip(reader);
    if (!take_one(reader, times_signs,
                  sizeof times_signs / sizeof *times_signs))
        return false;
    skip(reader);
    return claim_take(reader, STR("10")) && take_power(reader, power);
}

/* A power of ten behind the digits; a power alone, 10^9, is one of 1. */
static void read_power(struct claim_reader *reader,
                       struct claim_quantity *quantity) {
    struct claim_reader ahead = *reader;
    int power;
    bool ten = quantity->count == 2 && quantity->exponent == 0 &&
               quantity->digits[0] == '1' && quantity->digits[1] == '0';
    if (ten && take_power(&ahead, &power)) {
        quantity->count = 1;
    } else {
        ahead = *reader;
        if (!take_scientific(&ahead, &power))
            return;
    }
    quantity->exponent += power;
    *reader = ahead;
}

static void read_signs(struct claim_reader *reader,
                       struct claim_quantity *quantity) {
    skip(reader);
    quantity->negative =
        claim_take(reader, STR("−")) || claim_take(reader, STR("-"));
    if (!quantity->negative)
        claim_take(reader, STR("+"));
    skip(reader);
    quantity->money = reader->money;
    size_t end;
    const struct unit *money =
        unit_begin(reader->arena, reader->units, claim_rest(reader), &end);
    if (unit_money(money)) {
        quantity->money = money;
        reader->at += end;
        skip(reader);
    }
}

static const struct {
    char letter;
    int exponent;
} letters[] = {{'k', 3}, {'K', 3}, {'M', 6}, {'B', 9}, {'T', 12}};

/* A letter that stands for a power of ten, directly behind a number. */
static int take_letter(struct claim_reader *reader) {
    if (claim_letter_at(reader, 0) && !claim_letter_at(reader, 1) &&
        !digit_at(reader, 1)) {
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
            if (reader->text.s[reader->at] == letters[i].letter) {
                reader->at++;
                return letters[i].exponent;
            }
    }
    return 0;
}

static int take_multiplier(struct claim_reader *reader) {
    size_t end = 0;
    int exponent = unit_multiplier(claim_rest(reader), &end);
    reader->at += end;
    if (exponent == 0 && claim_take(reader, STR("percent")))
        exponent = -2;
    return exponent;
}

/* A unit by its symbol, or by its English name. */
static const struct unit *take_unit(struct claim_reader *reader) {
    size_t end = 0;
    const struct unit *unit =
        unit_begin(reader->arena, reader->units, claim_rest(reader), &end);
    if (!unit) {
        while (claim_letter_at(reader, end))
            end++;
        struct str symbol =
            unit_word(reader->units, str_slice(claim_rest(reader), 0, end));
        size_t all;
        unit = unit_begin(reader->arena, reader->units, symbol, &all);
    }
    if (unit)
        reader->at += end;
    return unit;
}

/* "/h" behind "$2.50". */
static void read_money_suffix(struct claim_reader *reader,
                              struct claim_quantity *quantity) {
    struct str sign = unit_name(reader->arena, quantity->money);
    struct str text = str_format(reader->arena, STR_FMT STR_FMT, STR_ARG(sign),
                                 STR_ARG(claim_rest(reader)));
    size_t end = 0;
    const struct unit *unit =
        unit_begin(reader->arena, reader->units, text, &end);
    if (unit) {
        quantity->money = unit;
        reader->at += end - sign.n;
    }
}

static bool take_factor(struct claim_reader *reader) {
    if (claim_take(reader, STR("×")) || claim_take(reader, STR("times")))
        return true;
    return !claim_letter_at(reader, 1) && !digit_at(reader, 1) &&
           claim_take(reader, STR("x"));
}

/* A unit of the expected dimension comes before a letter: 1.5B is 1.5 bytes
 * where bytes are expected, else billions. */
static void read_suffix(struct claim_reader *reader,
                        struct claim_quantity *quantity) {
    struct claim_reader ahead = *reader;
    skip(&ahead);
    const struct unit *unit = take_unit(&ahead);
    if (!quantity->money && unit && unit_same(unit, reader->expected)) {
        quantity->unit = unit;
        *reader = ahead;
        skip(reader);
        return;
    }
    quantity->multiplier = take_letter(reader);
    skip(reader);
    if (!quantity->multiplier)
        quantity->multiplier = take_multiplier(reader);
    if (quantity->money) {
        read_money_suffix(reader, quantity);
    } else {
        skip(reader);
        quantity->unit = take_unit(reader);
    }
    quantity->factor = !quantity->unit && take_factor(reader);
    skip(reader);
}

bool claim_read(struct claim_reader *reader, struct claim_quantity *quantity) {
    *quantity = (struct claim_quantity){.count = 0};
    read_signs(reader, quantity);
    if (!read_digits(reader, quantity))
        return false;
    read_power(reader, quantity);
    read_suffix(reader, quantity);
    return true;
}
