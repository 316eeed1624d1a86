/* Plain numbers without a specifier: in full, rounded, compact, as money.
 *
 * All of them go through a number's significant digits, which format_write
 * lays out: in full, or as a power of ten where that is too long. */
#include "calc/format_spec.h"

#include "base/num.h"

#include <math.h>

#define MINUS "−"

/* What readers can compare at a glance. */
#define DEFAULT_DIGITS 4
#define COMPACT_DIGITS 3

/* The exponent of an amount's last digit. */
#define CENTS (-2)

/* Beyond these a number in full is hard to read: as in JavaScript. */
#define LEAST_EXPONENT (-7)
#define MOST_EXPONENT 21

/* num_shortest writes "123.4", "0.00012" or "1.2e-7". */
static void shortest(struct arena *arena, double number,
                     struct digits *digits) {
    struct buf out;
    buf_init(&out, arena);
    num_shortest(&out, fabs(number));
    struct str mantissa, power;
    double exponent = 0;
    if (str_cut(buf_str(&out), 'e', &mantissa, &power) &&
        !num_parse(power, &exponent))
        bug("an exponent is a number");
    size_t point = str_find_byte(mantissa, '.', 0);
    size_t whole = point == STR_NONE ? mantissa.n : point;
    digits->exponent = (int)exponent + (int)whole - 1;
    for (size_t i = 0; i < mantissa.n; i++)
        if (i == point)
            continue;
        else if (digits->count || mantissa.s[i] != '0')
            digits->text[digits->count++] = mantissa.s[i];
        else
            digits->exponent--;
    if (digits->count == 0)
        *digits = (struct digits){.text = "0", .count = 1};
}

struct digits format_digits(struct arena *arena, double number, int count) {
    struct digits digits = {.count = 0};
    if (count == 0) {
        shortest(arena, number, &digits);
    } else {
        digits.exponent = num_digits(number, count, digits.text);
        digits.count = (size_t)count;
    }
    while (digits.count > 1 && digits.text[digits.count - 1] == '0')
        digits.count--;
    digits.text[digits.count] = '\0';
    return digits;
}

double format_rounded(struct arena *arena, double number) {
    struct digits digits = format_digits(arena, number, DEFAULT_DIGITS);
    double rounded;
    int last = digits.exponent - (int)digits.count + 1;
    struct str text = {digits.text, digits.count};
    return num_parse_scaled(text, last, &rounded) ? rounded : number;
}

static void write_power_of_ten(struct buf *out, const struct digits *digits) {
    buf_char(out, digits->text[0]);
    if (digits->count > 1)
        buf_printf(out, ".%s", digits->text + 1);
    BUF_LITERAL(out, "×10");
    num_superscript(out, digits->exponent);
}

/* `whole` digits before the point; thousands separated from five on. */
static void write_whole(struct buf *out, const struct digits *digits,
                        size_t whole) {
    for (size_t i = 0; i < whole; i++) {
        if (whole >= 5 && i > 0 && (whole - i) % 3 == 0)
            buf_char(out, ',');
        buf_char(out, i < digits->count ? digits->text[i] : '0');
    }
}

static void format_write(struct buf *out, const struct digits *digits) {
    if (digits->exponent >= MOST_EXPONENT ||
        digits->exponent <= LEAST_EXPONENT) {
        write_power_of_ten(out, digits);
        return;
    }
    size_t whole = digits->exponent < 0 ? 0 : (size_t)digits->exponent + 1;
    if (whole == 0) {
        BUF_LITERAL(out, "0.");
        buf_fill(out, '0', (size_t)-digits->exponent - 1);
    }
    write_whole(out, digits, whole);
    if (digits->count <= whole)
        return;
    if (whole > 0)
        buf_char(out, '.');
    buf_add(out, str_from(digits->text + whole));
}

/* The digits before the point are never rounded away. */
static int digits_to_keep(struct arena *arena, double number) {
    int whole = format_digits(arena, number, 17).exponent + 1;
    return whole > DEFAULT_DIGITS ? whole : DEFAULT_DIGITS;
}

void format_default(struct buf *out, double number) {
    bool full = number == trunc(number) && fabs(number) < 1e21;
    int count = full ? 0 : DEFAULT_DIGITS;
    if (!full && fabs(number) < 1e21)
        count = digits_to_keep(out->arena, number);
    struct digits digits = format_digits(out->arena, number, count);
    format_write(out, &digits);
}

/* By thousands; the first is none. */
static const char letters[] = {'\0', 'K', 'M', 'B', 'T'};

void format_letters(struct buf *out, double number) {
    struct digits digits = format_digits(out->arena, number, COMPACT_DIGITS);
    int third = digits.exponent < 3 ? 0 : digits.exponent / 3;
    third = third > 4 ? 4 : third;
    digits.exponent -= 3 * third;
    format_write(out, &digits);
    if (third)
        buf_char(out, letters[third]);
}

/* Thousands as in format_write; cents as people write them. */
void format_money(struct buf *out, double number) {
    number = fabs(number);
    struct digits digits = format_digits(out->arena, number, DEFAULT_DIGITS);
    bool fine = number < 1 && digits.exponent - (int)digits.count + 1 < CENTS;
    if (fine || number == trunc(number) || number >= 1e15) {
        format_default(out, number);
        return;
    }
    struct buf text;
    buf_init(&text, out->arena);
    num_fixed(&text, number, -CENTS);
    struct str all = buf_str(&text);
    size_t point = str_find_byte(all, '.', 0);
    double whole;
    if (!num_parse(str_slice(all, 0, point), &whole))
        bug("an amount is a number");
    format_default(out, whole);
    buf_add(out, str_slice(all, point, all.n));
}

void format_number(struct buf *out, double number) {
    if (number < 0)
        BUF_LITERAL(out, MINUS);
    format_default(out, number);
}

void format_compact(struct buf *out, double number) {
    if (number < 0)
        BUF_LITERAL(out, MINUS);
    format_letters(out, number);
}
