/* Numbers with a unit in running text, read as claims are.
 *
 *     bare = [money] quantity [(`–` | `-` | `to`) quantity]
 *
 * What counts is money, a unit by its symbol or English name, `%` and a
 * factor (8×, 3x).  A number that goes on a word (GPT-4, H100), a date, an
 * address, and the first of 3 × 4 do not. */
#include "calc/calc.h"

#include "calc/claim_read.h"
#include "calc/evaluate.h"

/* The longest quantity that is read; the reader copies what is ahead. */
#define LONGEST 256

static const struct str signs[] = {STR_INIT("$"), STR_INIT("€"), STR_INIT("£"),
                                   STR_INIT("¥")};

static char byte_at(struct str text, size_t at) {
    return at < text.n ? text.s[at] : '\0';
}

static bool part_of_word(char c) {
    return str_letter(c) || str_digit(c) || c == '_';
}

/* A digit that no word and no other number goes on with. */
static bool begins_number(struct str text, size_t at) {
    if (!str_digit(text.s[at]))
        return false;
    char before = at > 0 ? text.s[at - 1] : ' ';
    char earlier = at > 1 ? text.s[at - 2] : ' ';
    if (part_of_word(before) || before == '#' || before == '@')
        return false;
    if (before == '-')
        return !part_of_word(earlier);
    bool joint = before == '.' || before == ',' || before == ':';
    return !joint || !str_digit(earlier);
}

/* Where the currency sign stands that belongs to the digit, or the digit. */
static size_t money_before(struct str text, size_t digit) {
    size_t end = digit;
    if (end > 0 && text.s[end - 1] == ' ')
        end--;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(str_slice(text, 0, end), signs[i]))
            return end - signs[i].n;
    return digit;
}

/* The length of "2026-09-03" or of an address; 0 if neither begins here. */
static size_t passed_over(struct str text, size_t at) {
    static const char date[] = "dddd-dd-dd";
    size_t i = 0;
    while (date[i] != '\0' && (date[i] == 'd' ? str_digit(byte_at(text, at + i))
                                              : byte_at(text, at + i) == '-'))
        i++;
    if (date[i] == '\0')
        return i;
    if (at > 0 && !str_space(text.s[at - 1]))
        return 0;
    size_t end = at;
    while (end < text.n && !str_space(text.s[end]))
        end++;
    struct str word = str_slice(text, at, end);
    return str_find(word, STR("://"), 0) != STR_NONE ? word.n : 0;
}

/* "In 2018 A ...": a sentence more often than a current. */
static bool is_article(const struct claim_reader *reader) {
    size_t at = reader->at;
    return at > 2 && str_ends(str_slice(reader->text, 0, at), STR(" A ")) &&
           claim_letter_at(reader, 0);
}

static bool has_unit(const struct claim_reader *reader,
                     const struct claim_quantity *quantity) {
    bool product =
        quantity->factor && str_digit(byte_at(reader->text, reader->at));
    bool unit = quantity->unit && !is_article(reader);
    return quantity->money || unit || quantity->multiplier == -2 ||
           (quantity->factor && !product);
}

/* Takes a quantity with a unit.  B directly behind a number, and nothing
 * else, is bytes to a reader who knows no billions. */
static bool take(struct claim_reader *reader) {
    struct claim_reader begin = *reader;
    struct claim_quantity quantity;
    if (claim_read(reader, &quantity) && has_unit(reader, &quantity))
        return true;
    size_t end;
    struct claim_reader bytes = begin;
    bytes.expected = unit_begin(begin.arena, NULL, STR("B"), &end);
    if (!claim_read(&bytes, &quantity) || !has_unit(&bytes, &quantity))
        return false;
    *reader = bytes;
    return true;
}

/* Takes a number or a range of which one end has a unit. */
static bool take_range(struct claim_reader *reader) {
    struct claim_reader last = *reader;
    struct claim_quantity first;
    bool found = take(reader);
    if (found)
        last = *reader;
    else if (!claim_read(&last, &first))
        return false;
    if (claim_take_to(&last) && take(&last)) {
        *reader = last;
        return true;
    }
    return found;
}

bool calc_bare(struct calc *calc, struct excerpt text, size_t *from,
               struct excerpt *number) {
    while (*from < text.text.n) {
        size_t skipped = passed_over(text.text, *from);
        size_t digit = *from;
        *from += skipped > 0 ? skipped : 1;
        if (skipped > 0 || !begins_number(text.text, digit))
            continue;
        size_t begin = money_before(text.text, digit);
        struct claim_reader reader = {
            .arena = calc->arena,
            .units = &calc->units,
            .text = str_slice(text.text, begin, begin + LONGEST),
        };
        if (!take_range(&reader))
            continue;
        *from = begin + reader.at;
        *number = excerpt_trim(excerpt_slice(text, begin, *from));
        return true;
    }
    return false;
}
