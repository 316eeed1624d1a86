/* Written numbers: one, or the two ends of a range, and what they cover.
 *
 *     claim = quantity [(`–` | `-` | `to`) quantity]
 *
 * A quantity keeps its digits as text until its exponent is known, and half
 * a last digit is put on and taken off in the text: 0.35 is exactly the
 * double that an author's 0.35 is.  In a range, what one end lacks it has
 * from the other: 10–20×, $10–20 million. */
#include "calc/claim_read.h"

#include "base/num.h"

#include <math.h>

/* The rounding of the computation that is compared, not the author's. */
#define SLACK 1e-12

bool claim_take_to(struct claim_reader *reader) {
    struct claim_reader ahead = *reader;
    if (claim_take(&ahead, STR("to")) && !claim_letter_at(&ahead, 0)) {
        *reader = ahead;
        return true;
    }
    return claim_take(reader, STR("–")) || claim_take(reader, STR("-"));
}

/* "$" of the first end begins "$/h" of the last. */
static bool share_money(struct arena *arena, struct claim_quantity *first,
                        const struct claim_quantity *last) {
    struct str sign = unit_name(arena, first->money);
    if (!str_starts(unit_name(arena, last->money), sign))
        return false;
    first->money = last->money;
    return true;
}

/* What the first end of a range lacks it has from the last; false if they do
 * not go together. */
static bool share(struct arena *arena, struct claim_quantity *first,
                  const struct claim_quantity *last) {
    bool bare = !first->multiplier && !first->unit;
    if (!bare && !last->multiplier && !last->unit)
        return false;
    if (bare)
        first->multiplier = last->multiplier;
    if (!first->unit)
        first->unit = last->unit;
    if (!first->money != !last->money)
        return false;
    return unit_same(first->unit, last->unit) &&
           (!first->money || share_money(arena, first, last));
}

/* Takes one from a number above zero. */
static void decrement(char *digits, size_t count) {
    while (count-- > 0 && digits[count] == '0')
        digits[count] = '9';
    digits[count]--;
}

/* The ends of what the digits stand for; false if out of a double's range. */
static bool read_range(struct claim_quantity *quantity, double *low,
                       double *high) {
    int exponent = quantity->exponent + quantity->multiplier - 1;
    struct str text = {quantity->digits, quantity->count + 1};
    quantity->digits[quantity->count] = '5';
    if (!num_parse_scaled(text, exponent, high))
        return false;
    if (quantity->count > 0)
        decrement(quantity->digits, quantity->count);
    if (!num_parse_scaled(text, exponent, low))
        return false;
    if (quantity->count == 0)
        *low = -*high;
    if (quantity->negative) {
        double end = -*low;
        *low = -*high;
        *high = end;
    }
    return true;
}

static const struct unit *unit_of(const struct claim_quantity *quantity) {
    return quantity->money ? quantity->money : quantity->unit;
}

/* Both ends in the unit of the last. */
static bool combine(struct claim_quantity *first, struct claim_quantity *last,
                    struct written *written) {
    double low, high;
    *written = (struct written){.unit = unit_of(last),
                                .percent = last->multiplier == -2};
    if (!read_range(last, &low, &written->high) ||
        !read_range(first, &written->low, &high))
        return false;
    written->low = unit_convert(written->low, unit_of(first), written->unit);
    return written->low <= low;
}

static bool unreadable(const struct claim_reader *reader) {
    struct diag *d = diag_add(
        reader->diags, DIAG_UNREADABLE_CLAIM, excerpt_whole(reader->whole),
        "`" STR_FMT "` is not a number that could be compared",
        STR_ARG(reader->text));
    diag_help(d, "write the number alone in the brackets, or a condition in "
                 "{check: ...}");
    return false;
}

/* A single word behind a bare number is meant as a unit. */
static bool report_rest(const struct claim_reader *reader,
                        const struct claim_quantity *last) {
    size_t end = 0, refused;
    while (claim_letter_at(reader, end))
        end++;
    struct str text = claim_rest(reader);
    bool whole = end == text.n || unit_refused(text, &refused);
    if (end == 0 || !whole || last->unit || last->money || last->factor)
        return unreadable(reader);
    unit_report(reader->diags, reader->units,
                excerpt_span(reader->whole, reader->at, reader->at + end),
                str_slice(text, 0, end));
    return false;
}

static bool is_markup(char c) {
    return c == '*' || c == '_' || str_space(c);
}

struct excerpt claim_without_markup(struct excerpt text) {
    size_t from = 0, to = text.text.n;
    while (from < to && is_markup(text.text.s[from]))
        from++;
    while (to > from && is_markup(text.text.s[to - 1]))
        to--;
    return excerpt_slice(text, from, to);
}

bool claim_parse(struct arena *arena, struct diags *diags,
                 const struct unit_names *units, struct excerpt text,
                 const struct unit *expected, struct written *written) {
    struct claim_reader reader = {.arena = arena,
                                  .diags = diags,
                                  .units = units,
                                  .whole = claim_without_markup(text),
                                  .expected = expected};
    reader.text = reader.whole.text;
    struct claim_quantity first, last;
    if (!claim_read(&reader, &first))
        return unreadable(&reader);
    last = first;
    reader.money = unit_money(first.money) ? first.money : NULL;
    bool range = claim_take_to(&reader);
    if (range && (!claim_read(&reader, &last) || !share(arena, &first, &last)))
        return unreadable(&reader);
    if (reader.at < reader.text.n)
        return report_rest(&reader, &last);
    return combine(&first, &last, written) || unreadable(&reader);
}

bool claim_covers(const struct written *written, double number,
                  const struct unit *unit) {
    double there = unit_convert(number, unit, written->unit);
    double slack = SLACK * fmax(fabs(written->low), fabs(written->high));
    return there >= written->low - slack && there <= written->high + slack;
}
