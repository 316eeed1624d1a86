/* Days as people write them: "3 September 2026", "Thursday, September 3rd",
 * "2026-09-03", "Sept. 2026".
 *
 * Words and numbers in any order, each part at most once: a number of four
 * digits is a year, one of one or two the day of a month, which must be there,
 * too.  9/3/2026 is no day: to half of the world it is another one. */
#include "calc/claim.h"

#include "base/date.h"

#define UNWRITTEN (-1)

/* Between words: white space, a comma, and no-break spaces. */
static bool skip_between(struct str text, size_t *at) {
    static const struct str breaks[] = {STR_INIT("\xc2\xa0"),
                                        STR_INIT("\xe2\x80\xaf"),
                                        STR_INIT("&nbsp;"), STR_INIT(",")};
    size_t from = *at;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks && *at == from; i++)
        if (str_starts(str_slice(text, *at, text.n), breaks[i]))
            *at += breaks[i].n;
    if (*at == from && *at < text.n && str_space(text.s[*at]))
        ++*at;
    return *at > from;
}

static bool set(int *part, int value) {
    bool first = *part == UNWRITTEN && value != UNWRITTEN;
    *part = value;
    return first;
}

/* "September", "Sep.", "Thursday" */
static bool take_name(struct str word, struct written_day *written) {
    if (str_ends(word, STR(".")))
        word = str_slice(word, 0, word.n - 1);
    int month = date_month(word), weekday = date_weekday(word);
    return month != UNWRITTEN ? set(&written->month, month)
                              : set(&written->weekday, weekday);
}

static bool is_ordinal(struct str suffix) {
    return str_is(suffix, "st") || str_is(suffix, "nd") ||
           str_is(suffix, "rd") || str_is(suffix, "th");
}

/* "2026", "3", "3rd" */
static bool take_number(struct str word, struct written_day *written) {
    int number = 0;
    size_t digits = 0;
    for (; digits < word.n && digits < 4 && str_digit(word.s[digits]); digits++)
        number = number * 10 + (word.s[digits] - '0');
    struct str suffix = str_slice(word, digits, word.n);
    if (digits == 4 && suffix.n == 0)
        return set(&written->year, number);
    return digits <= 2 && (suffix.n == 0 || is_ordinal(suffix)) &&
           set(&written->day, number);
}

static bool take_iso(int day, struct written_day *written) {
    struct date_parts parts = date_parts(day);
    written->iso = true;
    bool year = set(&written->year, parts.year);
    bool month = set(&written->month, parts.month);
    return set(&written->day, parts.day) && month && year;
}

static bool take_word(struct str word, struct written_day *written) {
    int day;
    if (date_parse(word, &day))
        return take_iso(day, written);
    return str_digit(word.s[0]) ? take_number(word, written)
                                : take_name(word, written);
}

bool claim_day(struct str text, struct written_day *written) {
    *written =
        (struct written_day){UNWRITTEN, UNWRITTEN, UNWRITTEN, UNWRITTEN, false};
    bool any = false;
    for (size_t at = 0; at < text.n;) {
        size_t from = at, next = at;
        if (skip_between(text, &at))
            continue;
        while (at < text.n && !skip_between(text, &next))
            next = ++at;
        if (!take_word(str_slice(text, from, at), written))
            return false;
        any = true;
    }
    return any && (written->day == UNWRITTEN || written->month != UNWRITTEN) &&
           (written->day == UNWRITTEN || written->day > 0);
}

static bool agrees(int written, int part) {
    return written == UNWRITTEN || written == part;
}

bool claim_covers_day(const struct written_day *written, int day) {
    struct date_parts parts = date_parts(day);
    return agrees(written->year, parts.year) &&
           agrees(written->month, parts.month) &&
           agrees(written->day, parts.day) &&
           agrees(written->weekday, parts.weekday);
}

struct str claim_show_day(struct arena *arena,
                          const struct written_day *written, int day) {
    struct buf out;
    buf_init(&out, arena);
    if (written->weekday != UNWRITTEN)
        date_write(&out, day, STR("%A, "));
    if (written->iso || written->month == UNWRITTEN)
        date_iso(&out, day);
    else
        date_write(&out, day, STR("%-d %B %Y"));
    return buf_str(&out);
}
