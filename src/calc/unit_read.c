/* Units read: symbols, powers, products, multipliers, column headers.
 *
 *     unit   = factor ((`/` | `*` | `·`) factor)*
 *     factor = symbol [`^` [`-`] digits | superscripts]
 *
 * What cannot be read is not taken: the caller sees where the unit ends. */
#include "calc/unit_table.h"

#include "base/near.h"
#include "base/num.h"
#include "base/utf8.h"

/* Can this stand inside a name?  Every letter outside ASCII that is none of
 * the signs of Latin-1 counts; superscripts and dashes come later. */
static bool is_name(uint32_t code) {
    if (code < 128)
        return str_letter((char)code) || str_digit((char)code) || code == '_';
    return code == 0xb5 ||
           (code >= 0xc0 && code < 0x2000 && code != 0xd7 && code != 0xf7);
}

static bool name_follows(struct str text, size_t at) {
    return at < text.n && is_name(utf8_next(text, &at));
}

/* The end of the name that begins at `at`; a money sign is one. */
static size_t name_end(struct str text, size_t at) {
    for (size_t i = 0; i < unit_row_count; i++) {
        struct str sign = unit_rows[i].symbol;
        if (unit_rows[i].money && str_starts(str_slice(text, at, text.n), sign))
            return at + sign.n;
    }
    while (name_follows(text, at))
        utf8_next(text, &at);
    return at;
}

/* The digits at `*at` with a sign, at most +-1000; 0 if there are none. */
static int take_power(struct str text, size_t *at) {
    bool negative = *at < text.n && text.s[*at] == '-';
    int power = 0;
    for (*at += negative; *at < text.n && str_digit(text.s[*at]); ++*at)
        power = power >= 100 ? 1000 : 10 * power + (text.s[*at] - '0');
    return negative ? -power : power;
}

/* The power at `*at`, which moves past it; 1 if none is written, or one that
 * is no whole number other than 0. */
static int read_power(struct str text, size_t *at) {
    size_t end = *at;
    int power = 0;
    if (end < text.n && text.s[end] == '^') {
        end++;
        power = take_power(text, &end);
    } else {
        num_take_superscript(text, &end, &power);
    }
    bool fraction =
        end + 1 < text.n && text.s[end] == '.' && str_digit(text.s[end + 1]);
    if (power == 0 || fraction || name_follows(text, end))
        return 1;
    *at = end;
    return power;
}

static bool read_factor(const struct unit_names *names, struct str text,
                        size_t *at, struct unit_factor *factor) {
    size_t end = name_end(text, *at);
    if (!unit_find(names, str_slice(text, *at, end), factor))
        return false;
    factor->power = read_power(text, &end);
    *at = end;
    return true;
}

/* The length of the sign that joins factors; `*sign` becomes their power's. */
static size_t read_joint(struct str text, size_t at, int *sign) {
    struct str rest = str_slice(text, at, text.n);
    *sign = str_starts(rest, STR("/")) ? -1 : 1;
    if (str_starts(rest, STR("·")))
        return sizeof "·" - 1;
    return str_starts(rest, STR("/")) || str_starts(rest, STR("*")) ? 1 : 0;
}

/* Appends a factor, or adds its power to that of its like; false where that
 * would leave nothing of both, or two of one dimension: GB/MB is a quotient
 * of two quantities, not a unit. */
static bool append(struct unit_factor *factors, size_t *count,
                   const struct unit_factor *factor) {
    for (size_t i = 0; i < *count; i++) {
        if (factors[i].row == factor->row &&
            factors[i].prefix == factor->prefix &&
            factors[i].power + factor->power != 0) {
            factors[i].power += factor->power;
            return true;
        }
        if (unit_kinship(factors[i].row, factor->row) != 0)
            return false;
    }
    if (*count == UNIT_FACTORS)
        return false;
    factors[(*count)++] = *factor;
    return true;
}

const struct unit *unit_begin(struct arena *arena,
                              const struct unit_names *names, struct str text,
                              size_t *end) {
    struct unit_factor factors[UNIT_FACTORS], factor;
    size_t count = 0, at = 0, next = 0;
    int sign = 1;
    for (;;) {
        if (!read_factor(names, text, &next, &factor))
            break;
        factor.power *= sign;
        if (!append(factors, &count, &factor))
            break;
        at = next;
        next += read_joint(text, at, &sign);
        if (next == at)
            break;
    }
    const struct unit *unit;
    if (count == 0 || !unit_make(arena, factors, count, &unit))
        return NULL;
    *end = at;
    return unit;
}

bool unit_refused(struct str text, size_t *end) {
    size_t name = name_end(text, 0);
    for (size_t i = 0; i < unit_prefix_count; i++) {
        struct str prefix = unit_prefixes[i].symbol;
        struct str rest = str_slice(text, prefix.n, name);
        if (str_starts(text, prefix) &&
            (str_eq(rest, STR("FLOPs")) || str_eq(rest, STR("FLOPS")))) {
            *end = name;
            return true;
        }
    }
    return false;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool same_letters(struct str a, struct str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

/* Short names are near to everything: for them only the case may differ. */
static void suggest(struct diag *diag, const struct unit_names *names,
                    struct str name) {
    struct near near;
    near_init(&near, name);
    for (const struct unit_names *n = names; n && name.n > 2; n = n->up)
        for (size_t i = 0; i < n->count; i++)
            near_offer(&near, n->items[i]->row.symbol);
    for (size_t i = 0; i < unit_prefix_count * unit_row_count; i++) {
        const struct unit_prefix *prefix = &unit_prefixes[i / unit_row_count];
        const struct unit_row *row = &unit_rows[i % unit_row_count];
        if (prefix->alias || !unit_takes(row, prefix))
            continue;
        struct str symbol =
            str_format(diag->arena, STR_FMT STR_FMT, STR_ARG(prefix->symbol),
                       STR_ARG(row->symbol));
        if (name.n > 2 || same_letters(name, symbol))
            near_offer(&near, symbol);
    }
    diag_suggest(diag, near_best(&near));
}

/* What is said of names that many would take for units. */
static const struct {
    struct str name;
    const char *help;
} advice[] = {
    {STR_INIT("USD"), "write `$` before the number"},
    {STR_INIT("EUR"), "write `€` before the number"},
    {STR_INIT("GBP"), "write `£` before the number"},
    {STR_INIT("JPY"), "write `¥` before the number"},
    {STR_INIT("week"), "a week is `7 day`"},
    {STR_INIT("weeks"), "a week is `7 day`"},
    {STR_INIT("month"), "months differ in length: count in `day`"},
    {STR_INIT("months"), "months differ in length: count in `day`"},
};

/* "Mbps"; "Gb", which some take for Gbit and some for GB; "Gi", which lacks a
 * unit. */
static bool advise(struct diag *diag, struct str name) {
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++)
        if (str_eq(advice[i].name, name)) {
            diag_help(diag, "%s", advice[i].help);
            return true;
        }
    if (str_ends(name, STR("bps"))) {
        diag_help(diag, "write `" STR_FMT "bit/s`",
                  STR_ARG(str_slice(name, 0, name.n - 3)));
        return true;
    }
    for (size_t i = 1; i < unit_prefix_count; i++) {
        struct str prefix = unit_prefixes[i].symbol;
        bool binary = unit_prefixes[i].two > 0;
        if (str_starts(name, prefix) && name.n == prefix.n + 1 &&
            name.s[prefix.n] == 'b' && (binary || unit_prefixes[i].ten > 0))
            diag_help(diag, "write `" STR_FMT "bit` or `" STR_FMT "B`",
                      STR_ARG(prefix), STR_ARG(prefix));
        else if (str_eq(name, prefix) && binary)
            diag_help(diag, "write `" STR_FMT "B` or `" STR_FMT "bit`",
                      STR_ARG(prefix), STR_ARG(prefix));
        else
            continue;
        return true;
    }
    return false;
}

void unit_report(struct diags *diags, const struct unit_names *names,
                 struct span span, struct str name) {
    size_t end;
    if (unit_refused(name, &end)) {
        struct diag *d = diag_add(diags, DIAG_UNKNOWN_UNIT, span,
                                  "`" STR_FMT "` has two readings",
                                  STR_ARG(str_slice(name, 0, end)));
        diag_help(d, "write `" STR_FMT "`, a count, or `" STR_FMT "/s`, a rate",
                  STR_ARG(str_slice(name, 0, end - 1)),
                  STR_ARG(str_slice(name, 0, end - 1)));
        return;
    }
    struct diag *d = diag_add(diags, DIAG_UNKNOWN_UNIT, span,
                              "no unit is called `" STR_FMT "`", STR_ARG(name));
    struct str symbol = unit_word(names, name);
    if (symbol.n)
        diag_help(d, "write `" STR_FMT "`", STR_ARG(symbol));
    else if (!advise(d, name))
        suggest(d, names, name);
}

const struct unit *unit_parse(struct arena *arena, struct diags *diags,
                              const struct unit_names *names,
                              struct excerpt text) {
    text = excerpt_trim(text);
    size_t end = 0;
    const struct unit *unit = unit_begin(arena, names, text.text, &end);
    if (unit && end == text.text.n)
        return unit;
    int sign;
    size_t from = end + read_joint(text.text, end, &sign);
    size_t to = name_end(text.text, from);
    if (from == to)
        from = 0, to = text.text.n;
    unit_report(diags, names, excerpt_span(text, from, to),
                str_slice(text.text, from, to));
    return NULL;
}

static const struct {
    struct str word;
    int exponent;
} multipliers[] = {
    {STR_INIT("%"), -2},        {STR_INIT("thousand"), 3},
    {STR_INIT("million"), 6},   {STR_INIT("billion"), 9},
    {STR_INIT("trillion"), 12},
};

int unit_multiplier(struct str text, size_t *end) {
    for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers; i++) {
        struct str word = multipliers[i].word;
        if (str_starts(text, word) && !name_follows(text, word.n)) {
            *end = word.n;
            return multipliers[i].exponent;
        }
    }
    return 0;
}

/* The next word of `text`, which moves behind it; false at the end. */
static bool next_word(struct excerpt *text, struct excerpt *word) {
    *text = excerpt_trim(*text);
    size_t end = 0;
    while (end < text->text.n && !str_space(text->text.s[end]))
        end++;
    *word = excerpt_slice(*text, 0, end);
    *text = excerpt_slice(*text, end, text->text.n);
    return end > 0;
}

bool unit_header(struct arena *arena, struct diags *diags,
                 const struct unit_names *names, struct excerpt text,
                 const struct unit **unit, int *exponent) {
    struct excerpt rest = text, word;
    *unit = NULL;
    *exponent = 0;
    if (!next_word(&rest, &word)) {
        diag_add(diags, DIAG_UNKNOWN_UNIT, excerpt_whole(text),
                 "no unit stands between the brackets");
        return false;
    }
    do {
        size_t end = 0;
        int ten = unit_multiplier(word.text, &end);
        if (ten && end == word.text.n && !*exponent) {
            *exponent = ten;
            continue;
        }
        const struct unit *next = unit_parse(arena, diags, names, word);
        if (next && *unit)
            unit_report(diags, names, excerpt_whole(text), text.text);
        if (!next || *unit)
            return false;
        *unit = next;
    } while (next_word(&rest, &word));
    return true;
}
