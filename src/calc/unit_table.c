/* Every unit, one row each; every prefix, one row each; how to find them.
 *
 * A symbol that stands in the table as a whole comes before a prefix with a
 * symbol, so `min` is a minute, `mol` an amount, `Pa` nothing. */
#include "calc/unit_table.h"

#define MICRO_SIGN "\xc2\xb5" /* U+00B5, what keyboards give */
#define GREEK_MU "\xce\xbc"   /* U+03BC, what Unicode prefers */

const struct unit_prefix unit_prefixes[] = {
    {.symbol = STR_INIT("")},
    {.symbol = STR_INIT("f"), .ten = -15},
    {.symbol = STR_INIT("p"), .ten = -12},
    {.symbol = STR_INIT("n"), .ten = -9},
    {.symbol = STR_INIT(MICRO_SIGN), .ten = -6},
    {.symbol = STR_INIT("m"), .ten = -3},
    {.symbol = STR_INIT("c"), .ten = -2},
    {.symbol = STR_INIT("d"), .ten = -1},
    {.symbol = STR_INIT("k"), .ten = 3},
    {.symbol = STR_INIT("M"), .ten = 6},
    {.symbol = STR_INIT("G"), .ten = 9},
    {.symbol = STR_INIT("T"), .ten = 12},
    {.symbol = STR_INIT("P"), .ten = 15},
    {.symbol = STR_INIT("E"), .ten = 18},
    {.symbol = STR_INIT("Z"), .ten = 21},
    {.symbol = STR_INIT("Y"), .ten = 24},
    {.symbol = STR_INIT("Ki"), .two = 10},
    {.symbol = STR_INIT("Mi"), .two = 20},
    {.symbol = STR_INIT("Gi"), .two = 30},
    {.symbol = STR_INIT("Ti"), .two = 40},
    {.symbol = STR_INIT("Pi"), .two = 50},
    {.symbol = STR_INIT("u"), .ten = -6, .alias = true},
    {.symbol = STR_INIT(GREEK_MU), .ten = -6, .alias = true},
    {.symbol = STR_INIT("K"), .ten = 3, .alias = true},
};
const size_t unit_prefix_count = sizeof unit_prefixes / sizeof unit_prefixes[0];

#define MONEY(sign, base)                                         \
    {                                                             \
        .symbol = STR_INIT(sign), .quantity = "money (" sign ")", \
        .money = true, .power = {                                 \
            [base] = 1                                            \
        }                                                         \
    }
#define COUNT(name, many, base)                                             \
    {                                                                       \
        .symbol = STR_INIT(name), .quantity = many, .power = { [base] = 1 } \
    }
#define LARGE_COUNT(name, many, base)                                       \
    {                                                                       \
        .symbol = STR_INIT(name), .quantity = many, .family = FAMILY_LARGE, \
        .most = 24, .power = {                                              \
            [base] = 1                                                      \
        }                                                                   \
    }
#define TIME(name, seconds)                                            \
    {                                                                  \
        .symbol = STR_INIT(name), .quantity = "time", .size = seconds, \
        .power = {                                                     \
            [BASE_TIME] = 1                                            \
        }                                                              \
    }
#define ENERGY \
    { [BASE_MASS] = 1, [BASE_LENGTH] = 2, [BASE_TIME] = -2 }
#define POWER \
    { [BASE_MASS] = 1, [BASE_LENGTH] = 2, [BASE_TIME] = -3 }

/* The first row of a dimension gives its name in messages. */
const struct unit_row unit_rows[] = {
    {.symbol = STR_INIT("m"),
     .quantity = "length",
     .family = FAMILY_METRE,
     .least = -12,
     .most = 3,
     .power = {[BASE_LENGTH] = 1}},
    {.symbol = STR_INIT("g"),
     .quantity = "mass",
     .family = FAMILY_SI,
     .least = -12,
     .most = 3,
     .ten = -3,
     .power = {[BASE_MASS] = 1}},
    {.symbol = STR_INIT("t"),
     .quantity = "mass",
     .family = FAMILY_LARGE,
     .ten = 3,
     .power = {[BASE_MASS] = 1}},
    {.symbol = STR_INIT("s"),
     .quantity = "time",
     .family = FAMILY_SI,
     .least = -12,
     .power = {[BASE_TIME] = 1}},
    TIME("min", 60),
    TIME("h", 3600),
    TIME("day", 86400),
    TIME("year", 31557600),
    {.symbol = STR_INIT("A"),
     .quantity = "electric current",
     .family = FAMILY_SI,
     .least = -12,
     .most = 3,
     .power = {[BASE_CURRENT] = 1}},
    {.symbol = STR_INIT("K"),
     .quantity = "temperature",
     .family = FAMILY_SI,
     .least = -12,
     .power = {[BASE_TEMPERATURE] = 1}},
    {.symbol = STR_INIT("mol"),
     .quantity = "amount of substance",
     .family = FAMILY_SI,
     .least = -12,
     .most = 3,
     .power = {[BASE_AMOUNT] = 1}},
    {.symbol = STR_INIT("cd"),
     .quantity = "luminous intensity",
     .family = FAMILY_SI,
     .least = -12,
     .most = 3,
     .power = {[BASE_INTENSITY] = 1}},
    {.symbol = STR_INIT("bit"),
     .quantity = "information",
     .family = FAMILY_BINARY,
     .most = 24,
     .power = {[BASE_INFORMATION] = 1}},
    {.symbol = STR_INIT("B"),
     .quantity = "information",
     .family = FAMILY_BINARY,
     .most = 24,
     .two = 3,
     .power = {[BASE_INFORMATION] = 1}},
    MONEY("$", BASE_DOLLAR),
    MONEY("€", BASE_EURO),
    MONEY("£", BASE_POUND),
    MONEY("¥", BASE_YEN),
    LARGE_COUNT("FLOP", "operations", BASE_FLOP),
    LARGE_COUNT("token", "tokens", BASE_TOKEN),
    LARGE_COUNT("param", "parameters", BASE_PARAM),
    COUNT("image", "images", BASE_IMAGE),
    COUNT("request", "requests", BASE_REQUEST),
    COUNT("GPU", "GPUs", BASE_GPU),
    {.symbol = STR_INIT("Hz"),
     .quantity = "frequency",
     .family = FAMILY_SI,
     .least = -3,
     .most = 24,
     .power = {[BASE_TIME] = -1}},
    {.symbol = STR_INIT("N"),
     .quantity = "force",
     .family = FAMILY_SI,
     .least = -12,
     .most = 24,
     .power = {[BASE_MASS] = 1, [BASE_LENGTH] = 1, [BASE_TIME] = -2}},
    {.symbol = STR_INIT("J"),
     .quantity = "energy",
     .family = FAMILY_SI,
     .least = -12,
     .most = 24,
     .power = ENERGY},
    {.symbol = STR_INIT("Wh"),
     .quantity = "energy",
     .family = FAMILY_SI,
     .least = -12,
     .most = 24,
     .size = 3600,
     .power = ENERGY},
    {.symbol = STR_INIT("W"),
     .quantity = "power",
     .family = FAMILY_SI,
     .least = -12,
     .most = 24,
     .power = POWER},
    {.symbol = STR_INIT("V"),
     .quantity = "voltage",
     .family = FAMILY_SI,
     .least = -12,
     .most = 24,
     .power = {[BASE_MASS] = 1,
               [BASE_LENGTH] = 2,
               [BASE_TIME] = -3,
               [BASE_CURRENT] = -1}},
};
const size_t unit_row_count = sizeof unit_rows / sizeof unit_rows[0];

bool unit_takes(const struct unit_row *row, const struct unit_prefix *prefix) {
    bool spelt_large = prefix->alias && prefix->ten > 0;
    switch (row->family) {
    case FAMILY_NONE:
        return prefix->symbol.n == 0;
    case FAMILY_METRE:
        return prefix->two == 0 && !spelt_large;
    case FAMILY_SI:
        return prefix->two == 0 && !spelt_large && prefix->ten % 3 == 0;
    case FAMILY_LARGE:
        return prefix->two == 0 && prefix->ten >= 0 && !spelt_large;
    case FAMILY_BINARY:
        return prefix->ten >= 0;
    }
    bug("a row has a family");
}

/* The prefix as it is written: itself, or what it is an alias of. */
static const struct unit_prefix *plain(const struct unit_prefix *prefix) {
    if (!prefix->alias)
        return prefix;
    for (const struct unit_prefix *other = unit_prefixes;; other++)
        if (other->ten == prefix->ten)
            return other;
}

static bool find_behind(const struct unit_prefix *prefix, struct str symbol,
                        struct unit_factor *factor) {
    if (!str_starts(symbol, prefix->symbol))
        return false;
    struct str rest = str_slice(symbol, prefix->symbol.n, symbol.n);
    for (size_t i = 0; i < unit_row_count; i++) {
        const struct unit_row *row = &unit_rows[i];
        if (str_eq(row->symbol, rest) && unit_takes(row, prefix)) {
            *factor = (struct unit_factor){row, plain(prefix), 1};
            return true;
        }
    }
    return false;
}

bool unit_find(const struct unit_names *names, struct str symbol,
               struct unit_factor *factor) {
    for (size_t i = 0; i < unit_prefix_count; i++)
        if (find_behind(&unit_prefixes[i], symbol, factor))
            return true;
    const struct unit_declared *declared = unit_declared(names, symbol);
    if (declared)
        *factor = (struct unit_factor){&declared->row, unit_prefixes, 1};
    return declared != NULL;
}
