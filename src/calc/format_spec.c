/* Numbers by d3's specifiers: the same text as d3-format 3.1 (Mike Bostock,
 * 2022) gives in its default locale, which is pinned in tests.
 *
 * A number goes through five steps: its absolute value as text by the type;
 * trimming; the sign; the parts before and behind the integer digits; then
 * grouping and padding.  d3 counts UTF-16 units, this file code points. */
#include "calc/format_spec.h"

#include "base/num.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

#define MINUS "−"
#define BITS_OF_DOUBLE 1024

/* d.ddd and e+x. */
static void write_exponential(struct buf *out, double number, int decimals) {
    char digits[102];
    int exponent = num_digits(number, decimals + 1, digits);
    buf_char(out, digits[0]);
    if (decimals)
        buf_printf(out, ".%s", digits + 1);
    buf_printf(out, "e%+d", exponent);
}

/* `count` digits that begin at 10^exponent, zeros put where none are. */
static void write_placed(struct buf *out, const char *digits, int count,
                         int exponent) {
    int whole = exponent + 1;
    if (whole <= 0) {
        BUF_LITERAL(out, "0.");
        buf_fill(out, '0', (size_t)-whole);
        buf_printf(out, "%.*s", count, digits);
    } else if (whole >= count) {
        buf_printf(out, "%.*s", count, digits);
        buf_fill(out, '0', (size_t)(whole - count));
    } else {
        buf_printf(out, "%.*s.%.*s", whole, digits, count - whole,
                   digits + whole);
    }
}

/* Zero has no significant digits. */
static void write_rounded(struct buf *out, double number, int precision) {
    char digits[102];
    int exponent = num_digits(number, precision, digits);
    write_placed(out, digits, number > 0 ? precision : 1, exponent);
}

static void write_general(struct buf *out, double number, int precision) {
    char digits[102];
    int exponent = num_digits(number, precision, digits);
    if (exponent < -6 || exponent >= precision)
        write_exponential(out, number, precision - 1);
    else
        write_placed(out, digits, precision, exponent);
}

/* JavaScript's toFixed gives up at 10^21. */
static void write_fixed(struct buf *out, double number, int decimals) {
    if (number >= 1e21)
        num_shortest(out, number);
    else
        num_fixed(out, number, decimals);
}

/* Math.round for what is not negative. */
static double whole(double number) {
    double below = floor(number);
    return number - below >= 0.5 ? below + 1 : below;
}

static void write_decimal(struct buf *out, double number) {
    struct digits digits = format_digits(out->arena, whole(number), 0);
    write_placed(out, digits.text, (int)digits.count, digits.exponent);
}

/* Exact: the bases are powers of two. */
static void write_base(struct buf *out, double number, double base,
                       bool capitals) {
    const char *names = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
    char text[BITS_OF_DOUBLE];
    size_t at = sizeof text;
    number = whole(number);
    do {
        text[--at] = names[(size_t)fmod(number, base)];
        number = floor(number / base);
    } while (number > 0 && at > 0);
    buf_add(out, (struct str){text + at, sizeof text - at});
}

/* Returns the index of the prefix.  Less than a yocto-unit has fewer digits
 * than asked for, as in d3. */
static int write_prefixed(struct buf *out, double number, int precision) {
    char text[102];
    int exponent = num_digits(number, precision, text);
    int third = (int)floor(exponent / 3.0);
    third = third < -8 ? -8 : third > 8 ? 8 : third;
    int integer = exponent - 3 * third + 1;
    if (integer > 0) {
        write_placed(out, text, precision, integer - 1);
    } else {
        int left = precision + integer - 1;
        struct digits digits = {.count = (size_t)(left > 0 ? left : 0)};
        if (left > 0)
            num_digits(number, left, digits.text);
        else
            digits = format_digits(out->arena, number, 0);
        write_placed(out, digits.text, (int)digits.count, integer - 1);
    }
    return third;
}

/* The absolute value by its type; returns the thousands of its prefix. */
static int write_type(struct buf *out, double number, char type,
                      int precision) {
    switch (type) {
    case '%':
        write_fixed(out, number * 100, precision);
        return 0;
    case 'b':
        write_base(out, number, 2, false);
        return 0;
    case 'd':
        write_decimal(out, number);
        return 0;
    case 'e':
        write_exponential(out, number, precision);
        return 0;
    case 'f':
        write_fixed(out, number, precision);
        return 0;
    case 'g':
        write_general(out, number, precision);
        return 0;
    case 'o':
        write_base(out, number, 8, false);
        return 0;
    case 'p':
        write_rounded(out, number * 100, precision);
        return 0;
    case 'r':
        write_rounded(out, number, precision);
        return 0;
    case 's':
        return write_prefixed(out, number, precision);
    case 'X':
        write_base(out, number, 16, true);
        return 0;
    case 'x':
        write_base(out, number, 16, false);
        return 0;
    default:
        bug("a type is one of SPEC_TYPES");
    }
}

/* Drops zeros at the end of the fraction, and its point. */
static struct str trim(struct arena *arena, struct str text) {
    size_t point = str_find_byte(text, '.', 0);
    if (point == STR_NONE)
        return text;
    size_t end = point + 1, keep = point;
    for (; end < text.n && str_digit(text.s[end]); end++)
        if (text.s[end] != '0')
            keep = end + 1;
    return str_format(arena, STR_FMT STR_FMT, STR_ARG(str_slice(text, 0, keep)),
                      STR_ARG(str_slice(text, end, text.n)));
}

static bool is_zero(struct str text, char type) {
    for (size_t i = 0; i < text.n; i++) {
        if (type == 'e' || type == 'g')
            if (text.s[i] == 'e')
                return true;
        if (text.s[i] != '0' && text.s[i] != '.')
            return false;
    }
    return true;
}

/* Digits with a comma before each three from the right, until `width` is
 * reached: zeros put in for padding are cut off there. */
static struct str group(struct arena *arena, struct str digits, size_t width) {
    size_t commas = digits.n ? (digits.n - 1) / 3 : 0;
    size_t room = digits.n + commas;
    char *text = arena_alloc(arena, room + 1);
    size_t at = room;
    for (size_t i = digits.n, length = 0; i > 0;) {
        size_t take = 3;
        if (length + take + 1 > width)
            take = width > length + 1 ? width - length : 1;
        take = take < i ? take : i;
        i -= take;
        at -= take;
        memcpy(text + at, digits.s + i, take);
        length += 4;
        if (length > width || i == 0)
            break;
        text[--at] = ',';
    }
    return (struct str){text + at, room - at};
}

/* A number between its type's text and its padding. */
struct parts {
    struct str prefix, digits, suffix;
};

static struct str fill(struct arena *arena, struct str fill, size_t count) {
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = 0; i < count; i++)
        buf_add(&out, fill);
    return buf_str(&out);
}

static void write_padded(struct buf *out, const struct parts *parts,
                         const struct spec *spec) {
    bool zero =
        spec->zero || (spec->align == '=' && str_eq(spec->fill, STR("0")));
    struct str digits = parts->digits;
    if (spec->comma && !zero)
        digits = group(out->arena, digits, SIZE_MAX);
    size_t suffix = utf8_count(parts->suffix);
    size_t length = utf8_count(parts->prefix) + digits.n + suffix;
    size_t lack = spec->width > length ? spec->width - length : 0;
    struct str padding = fill(out->arena, zero ? STR("0") : spec->fill, lack);
    if (spec->comma && zero) {
        struct str all = str_format(out->arena, STR_FMT STR_FMT,
                                    STR_ARG(padding), STR_ARG(digits));
        digits = group(out->arena, all, lack ? spec->width - suffix : SIZE_MAX);
        padding = STR("");
        lack = 0;
    }
    char align = zero ? '=' : spec->align;
    size_t left = align == '<'   ? 0
                  : align == '^' ? lack / 2
                  : align == '=' ? 0
                                 : lack;
    size_t middle = align == '=' ? lack : 0;
    size_t one = lack ? padding.n / lack : 0;
    buf_add(out, str_slice(padding, 0, left * one));
    buf_add(out, parts->prefix);
    buf_add(out, str_slice(padding, 0, middle * one));
    buf_add(out, digits);
    buf_add(out, parts->suffix);
    buf_add(out, str_slice(padding, (left + middle) * one, padding.n));
}

static struct str sign_of(bool negative, char sign) {
    if (negative)
        return sign == '(' ? STR("(") : STR(MINUS);
    return sign == '+' ? STR("+") : sign == ' ' ? STR(" ") : STR("");
}

/* y z a f p n µ m, none, k M G T P E Z Y */
static const char *const si_prefixes[] = {"y", "z", "a", "f", "p", "n",
                                          "µ", "m", "",  "k", "M", "G",
                                          "T", "P", "E", "Z", "Y"};

/* The type and precision that d3 takes when some are not written. */
static struct spec completed(struct spec spec) {
    if (spec.type == 'n') {
        spec.comma = true;
        spec.type = 'g';
    } else if (!spec.type) {
        spec.type = 'g';
        spec.trim = true;
        spec.precision = spec.precision < 0 ? 12 : spec.precision;
    }
    if (spec.precision < 0)
        spec.precision = 6;
    else if (spec.precision == 0 && strchr("gprs", spec.type))
        spec.precision = 1;
    return spec;
}

static struct str symbol(const struct spec *spec) {
    return spec->symbol != '#'                      ? STR("")
           : spec->type == 'b'                      ? STR("0b")
           : spec->type == 'o'                      ? STR("0o")
           : spec->type == 'x' || spec->type == 'X' ? STR("0x")
                                                    : STR("");
}

static void write_character(struct buf *out, double number,
                            const struct spec *spec, struct str before,
                            struct str behind) {
    struct buf text;
    buf_init(&text, out->arena);
    num_shortest(&text, number);
    buf_add(&text, behind);
    struct parts parts = {.prefix = before, .suffix = buf_str(&text)};
    write_padded(out, &parts, spec);
}

void format_spec(struct buf *out, double number, const struct spec *written,
                 struct str before, struct str behind) {
    struct arena *arena = out->arena;
    struct spec spec = completed(*written);
    if (spec.type == 'c') {
        write_character(out, number, &spec, before, behind);
        return;
    }
    struct buf value;
    buf_init(&value, arena);
    int third = write_type(&value, fabs(number), spec.type, spec.precision);
    struct str text = buf_str(&value);
    if (spec.trim)
        text = trim(arena, text);
    bool negative = signbit(number);
    if (is_zero(text, spec.type) && spec.sign != '+')
        negative = false;
    size_t digits = text.n;
    if (strchr("defgprs%", spec.type))
        for (digits = 0; digits < text.n && str_digit(text.s[digits]);)
            digits++;
    bool percent = spec.type == '%' || spec.type == 'p';
    struct parts parts = {
        .prefix = str_format(arena, STR_FMT STR_FMT STR_FMT,
                             STR_ARG(sign_of(negative, spec.sign)),
                             STR_ARG(before), STR_ARG(symbol(&spec))),
        .digits = str_slice(text, 0, digits),
        .suffix = str_format(arena, STR_FMT "%s%s" STR_FMT "%s",
                             STR_ARG(str_slice(text, digits, text.n)),
                             spec.type == 's' ? si_prefixes[8 + third] : "",
                             percent ? "%" : "", STR_ARG(behind),
                             negative && spec.sign == '(' ? ")" : ""),
    };
    write_padded(out, &parts, &spec);
}
