/* Numbers: written ones with all their digits, computed ones as readers see
 * them.  Both are taken apart into sign, money, digits, power of ten and what
 * follows; a form that none of this suits is left in one piece. */
#include "calc/typeset.h"

#include "base/html.h"
#include "base/num.h"
#include "calc/claim.h"
#include "calc/format.h"

#include <math.h>

#define THIN_SPACE "\u2009"
#define NO_BREAK_SPACE "\u00a0"

static void put_element(struct typeset *t, const char *name, struct str text) {
    buf_printf(t->out, "<%s>", name);
    html_escape(t->out, text);
    buf_printf(t->out, "</%s>", name);
}

/* What stands behind a number: a unit with a thin space before it, "/h". */
static void put_behind(struct typeset *t, struct str text) {
    bool apart = str_starts(text, STR(NO_BREAK_SPACE));
    if (!text.n)
        return;
    BUF_LITERAL(t->out, "<mtext>");
    if (apart)
        BUF_LITERAL(t->out, THIN_SPACE);
    html_escape(t->out, apart ? str_slice(text, 2, text.n) : text);
    BUF_LITERAL(t->out, "</mtext>");
}

static void put_power_of_ten(struct typeset *t, int exponent, bool factor) {
    if (factor)
        BUF_LITERAL(t->out, "<mo>×</mo>");
    buf_printf(t->out, "<msup><mn>10</mn>%s<mn>%d</mn>%s</msup>",
               exponent < 0 ? "<mrow>" TYPESET_NEGATIVE : "",
               exponent < 0 ? -exponent : exponent,
               exponent < 0 ? "</mrow>" : "");
}

/* Values. -------------------------------------------------------------- */

static bool is_digit_sign(char c) {
    return str_digit(c) || c == ',' || c == '.';
}

/* The money sign that a text begins with. */
static struct str money_sign(struct str text) {
    static const struct str signs[] = {STR_INIT("$"), STR_INIT("€"),
                                       STR_INIT("£"), STR_INIT("¥")};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(text, signs[i]))
            return signs[i];
    return (struct str){0};
}

/* Letters and per cent stay with their digits: 61M, 12%. */
static enum level put_digits(struct typeset *t, struct str text) {
    size_t at = 0, ten;
    while (at < text.n && is_digit_sign(text.s[at]))
        at++;
    struct str rest = str_slice(text, at, text.n);
    int exponent = 0;
    ten = STR("×10").n;
    if (str_starts(rest, STR("×10")) &&
        num_take_superscript(rest, &ten, &exponent)) {
        put_element(t, "mn", str_slice(text, 0, at));
        put_power_of_ten(t, exponent, true);
        put_behind(t, str_slice(rest, ten, rest.n));
        return LEVEL_PRODUCT;
    }
    if (str_starts(rest, STR(NO_BREAK_SPACE)) || str_starts(rest, STR("/"))) {
        put_element(t, "mn", str_slice(text, 0, at));
        put_behind(t, rest);
        return LEVEL_QUANTITY;
    }
    put_element(t, "mn", text);
    return rest.n ? LEVEL_QUANTITY : LEVEL_ATOM;
}

static enum level put_number(struct typeset *t, struct str shown) {
    struct str text = shown;
    bool negative = str_starts(text, STR("−"));
    if (negative)
        text = str_slice(text, STR("−").n, text.n);
    struct str money = money_sign(text);
    text = str_slice(text, money.n, text.n);
    if (!text.n || !str_digit(text.s[0])) {
        put_element(t, "mtext", shown);
        return LEVEL_QUANTITY;
    }
    if (negative)
        BUF_LITERAL(t->out, TYPESET_NEGATIVE);
    if (money.n)
        put_element(t, "mtext", money);
    enum level level = put_digits(t, text);
    return level < LEVEL_QUANTITY || !(negative || money.n) ? level
                                                            : LEVEL_QUANTITY;
}

bool typeset_exact(struct calc *calc, struct value value, struct str shown) {
    struct diags unheard;
    struct source *source = ARENA_NEW(calc->arena, struct source);
    struct written written;
    diags_init(&unheard, calc->arena);
    source_init(source, calc->arena, (struct str){0}, shown);
    if (!claim_parse(calc->arena, &unheard, &calc->units, excerpt_all(source),
                     value.unit, &written) ||
        !unit_same(written.unit, value.unit))
        return false;
    double read = written.low + (written.high - written.low) / 2;
    double meant = unit_convert(value.number, value.unit, written.unit);
    return fabs(read - meant) <= 1e-12 * fabs(meant);
}

/* What stands around a value that is no number. */
static const char *const *ends_of(enum value_kind kind) {
    static const char *const none[] = {"", ""}, *const quotes[] = {"“", "”"},
                             *const list[] = {"[", "]"},
                             *const record[] = {"{", "}"};
    return kind == VALUE_TEXT     ? quotes
           : kind == VALUE_LIST   ? list
           : kind == VALUE_RECORD ? record
                                  : none;
}

enum level typeset_value(struct typeset *t, struct value value,
                         const struct format *format, struct span span) {
    struct buf shown;
    buf_init(&shown, t->calc->arena);
    if (!format_value(t->calc->arena, t->calc->diags, &shown, value, format,
                      span))
        return LEVEL_ATOM;
    struct str text = buf_str(&shown);
    if (value.kind == VALUE_NUMBER) {
        t->rounded |= !typeset_exact(t->calc, value, text);
        return put_number(t, text);
    }
    const char *const *ends = ends_of(value.kind);
    buf_printf(t->out, "<mtext>%s", ends[0]);
    html_escape(t->out, text);
    buf_printf(t->out, "%s</mtext>", ends[1]);
    return LEVEL_ATOM;
}

/* Literals. ------------------------------------------------------------ */

/* Digits with the thousands of a long number separated. */
static void put_grouped(struct typeset *t, struct str digits) {
    size_t whole = 0, written = 0;
    size_t point = str_find_byte(digits, '.', 0);
    point = point == STR_NONE ? digits.n : point;
    for (size_t i = 0; i < point; i++)
        whole += str_digit(digits.s[i]);
    BUF_LITERAL(t->out, "<mn>");
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.s[i] == '_')
            continue;
        size_t left = whole - written;
        if (i < point && whole > 4 && written > 0 && left % 3 == 0)
            buf_char(t->out, ',');
        written += i < point;
        buf_char(t->out, digits.s[i]);
    }
    BUF_LITERAL(t->out, "</mn>");
}

/* "billion" or "%", at the beginning of what follows a number. */
static bool put_multiplier(struct typeset *t, struct str rest) {
    size_t end = 0;
    struct str text = str_trim(rest);
    if (!unit_multiplier(text, &end))
        return false;
    struct str word = str_slice(text, 0, end);
    bool per_cent = str_is(word, "%");
    buf_printf(t->out, "<mtext>%s" STR_FMT "</mtext>",
               per_cent ? "" : NO_BREAK_SPACE, STR_ARG(word));
    return true;
}

/* The end of digits from `at` on; `_` and one point may be among them. */
static size_t digits_end(struct str text, size_t at) {
    while (at < text.n &&
           (str_digit(text.s[at]) || text.s[at] == '_' || text.s[at] == '.'))
        at++;
    return at;
}

/* "e-9" behind the digits; false if there is none. */
static bool take_exponent(struct str text, size_t *at, int *exponent) {
    size_t from = *at + 1, end;
    double number;
    if (*at >= text.n || (text.s[*at] | 32) != 'e')
        return false;
    end = from < text.n && !str_digit(text.s[from]) ? from + 1 : from;
    while (end < text.n && str_digit(text.s[end]))
        end++;
    if (!num_parse(str_slice(text, from, end), &number) || fabs(number) > 9999)
        return false;
    *exponent = (int)number;
    *at = end;
    return true;
}

static enum level put_written(struct typeset *t, struct str text,
                              struct value value) {
    struct str before, behind;
    unit_around(t->calc->arena, value.unit, &before, &behind);
    text = str_slice(text, money_sign(text).n, text.n);
    if (str_starts(text, STR("0x")) || str_starts(text, STR("0X"))) {
        put_element(t, "mn", text);
        return LEVEL_ATOM;
    }
    if (before.n)
        put_element(t, "mtext", before);
    size_t at = digits_end(text, 0);
    struct str digits = str_slice(text, 0, at);
    int exponent = 0;
    bool power = take_exponent(text, &at, &exponent);
    if (!power || !str_is(digits, "1"))
        put_grouped(t, digits);
    if (power)
        put_power_of_ten(t, exponent, !str_is(digits, "1"));
    bool multiplied = put_multiplier(t, str_slice(text, at, text.n));
    put_behind(t, behind);
    if (power)
        return LEVEL_PRODUCT;
    return multiplied || value.unit ? LEVEL_QUANTITY : LEVEL_ATOM;
}

enum level typeset_literal(struct typeset *t, const struct expression *node) {
    if (node->literal.kind == VALUE_NUMBER)
        return put_written(t, span_text(node->span), node->literal);
    if (node->literal.kind == VALUE_MISSING) {
        BUF_LITERAL(t->out, "<mi>missing</mi>");
        return LEVEL_ATOM;
    }
    return typeset_value(t, node->literal, NULL, node->span);
}
