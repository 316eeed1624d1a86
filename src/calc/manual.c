/* The tables of functions, units and formats as rows of a manual.
 *
 * Functions and units have tables that the evaluator works by.  d3's types
 * are letters of a switch, so what they mean stands here. */
#include "calc/builtin.h"
#include "calc/calc.h"
#include "calc/unit_table.h"

/* Functions. ------------------------------------------------------------ */

static size_t list_builtins(struct arena *arena, struct manual_row **rows) {
    *rows = ARENA_ARRAY(arena, builtin_count, struct manual_row);
    for (size_t i = 0; i < builtin_count; i++)
        (*rows)[i] = (struct manual_row){
            .code = builtin_signature(arena, &builtins[i]),
            .meaning = str_from(builtins[i].meaning),
            .example = str_from(builtins[i].example),
        };
    return builtin_count;
}

/* Units. ---------------------------------------------------------------- */

/* The unit of each base dimension, in the order in which products have them. */
static const struct {
    enum unit_base base;
    const char *symbol;
} base_units[] = {
    {BASE_MASS, "kg"},      {BASE_LENGTH, "m"},        {BASE_TIME, "s"},
    {BASE_CURRENT, "A"},    {BASE_TEMPERATURE, "K"},   {BASE_AMOUNT, "mol"},
    {BASE_INTENSITY, "cd"}, {BASE_INFORMATION, "bit"}, {BASE_DOLLAR, "$"},
    {BASE_EURO, "€"},       {BASE_POUND, "£"},         {BASE_YEN, "¥"},
    {BASE_FLOP, "FLOP"},    {BASE_TOKEN, "token"},     {BASE_PARAM, "param"},
    {BASE_IMAGE, "image"},  {BASE_REQUEST, "request"}, {BASE_GPU, "GPU"},
};

/* A row's dimension in base units: "kg*m^2*s^-2". */
static struct str in_base_units(struct arena *arena,
                                const struct unit_row *row) {
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = 0; i < sizeof base_units / sizeof *base_units; i++) {
        int power = row->power[base_units[i].base];
        if (power == 0)
            continue;
        buf_printf(&out, "%s%s", out.n > 0 ? "*" : "", base_units[i].symbol);
        if (power != 1)
            buf_printf(&out, "^%d", power);
    }
    return buf_str(&out);
}

/* "1 h | .12~g s"; empty for a base unit. */
static struct str size_of(struct arena *arena, const struct unit_row *row) {
    struct str base = in_base_units(arena, row);
    if (str_eq(base, row->symbol))
        return (struct str){0};
    return str_format(arena, "1 " STR_FMT " | .12~g " STR_FMT,
                      STR_ARG(row->symbol), STR_ARG(base));
}

/* "k M G T P E" */
static struct str prefixes(struct arena *arena, const struct unit_row *row) {
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = 1; i < unit_prefix_count; i++) {
        const struct unit_prefix *prefix = &unit_prefixes[i];
        if (prefix->alias || !unit_takes(row, prefix))
            continue;
        if (out.n > 0)
            buf_char(&out, ' ');
        buf_add(&out, prefix->symbol);
    }
    return buf_str(&out);
}

static size_t list_units(struct arena *arena, struct manual_row **rows) {
    *rows = ARENA_ARRAY(arena, unit_row_count, struct manual_row);
    for (size_t i = 0; i < unit_row_count; i++)
        (*rows)[i] = (struct manual_row){
            .code = unit_rows[i].symbol,
            .meaning = str_from(unit_rows[i].quantity),
            .detail = prefixes(arena, &unit_rows[i]),
            .example = size_of(arena, &unit_rows[i]),
        };
    return unit_row_count;
}

/* Formats. -------------------------------------------------------------- */

#define FORMAT(code, meaning, example) \
    { STR_INIT(code), STR_INIT(meaning), {NULL, 0}, STR_INIT(example) }

static const struct manual_row formats[] = {
    FORMAT("compact", "three digits and a letter: K, M, B for billion, T",
           "175 billion | compact"),
    FORMAT("words", "a whole number in words", "12 | words"),
    FORMAT("date", "a day, by the signs of strftime",
           "date(\"2026-09-03\") | date %d %b"),
    FORMAT("f", "so many decimals", "1234.567 | .1f"),
    FORMAT(",", "thousands separated", "1234567.8 | ,.0f"),
    FORMAT("%", "a share as a percentage", "0.12345 | .1%"),
    FORMAT("p", "the same, rounded to so many significant digits",
           "0.12345 | .2p"),
    FORMAT("s", "so many significant digits and an SI prefix",
           "61000000 | .3s"),
    FORMAT("r", "so many significant digits, never an exponent",
           "1234.567 | .2r"),
    FORMAT("g", "so many significant digits, an exponent when it is shorter",
           "1234.567 | .2g"),
    FORMAT("n", "as g, with thousands separated", "1234567 | .7n"),
    FORMAT("e", "with an exponent", "1234.567 | .2e"),
    FORMAT("d", "rounded to a whole number", "1234.567 | d"),
    FORMAT("b", "in binary", "10 | b"),
    FORMAT("o", "in octal", "64 | o"),
    FORMAT("x", "in hexadecimal", "255 | x"),
    FORMAT("X", "in hexadecimal, with capital letters", "255 | X"),
    FORMAT("#", "before b, o, x or X: with the base's prefix", "255 | #x"),
    FORMAT("c", "as it is, without rounding", "1234.5678 | c"),
    FORMAT("~", "without zeros at the end", "1.5 | .3~f"),
    FORMAT("+", "with a sign for positive numbers, too", "5 | +d"),
    FORMAT("(", "negative numbers in parentheses", "-5 | (d"),
    FORMAT("$", "with a dollar sign", "4.6 million | $,.0f"),
    FORMAT("08", "padded with zeros to so many characters", "42 | 08d"),
    FORMAT("*^9",
           "padded with a sign of your choice, centred by ^, to the "
           "left by <, to the right by >",
           "42 | *^9d"),
};

static size_t list_formats(struct arena *arena, struct manual_row **rows) {
    size_t count = sizeof formats / sizeof *formats;
    *rows = ARENA_ARRAY(arena, count, struct manual_row);
    for (size_t i = 0; i < count; i++)
        (*rows)[i] = formats[i];
    return count;
}

size_t calc_manual(struct arena *arena, enum manual manual,
                   struct manual_row **rows) {
    switch (manual) {
    case MANUAL_BUILTINS:
        return list_builtins(arena, rows);
    case MANUAL_UNITS:
        return list_units(arena, rows);
    case MANUAL_FORMATS:
        return list_formats(arena, rows);
    }
    bug("there is no such manual");
}
