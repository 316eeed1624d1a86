/* Units read: symbols, powers, multipliers, headers, what is refused. */
#include "calc/unit.h"

#include "tap.h"

static struct arena arena;

static const struct unit *read(const char *text) {
    size_t end = 0;
    const struct unit *unit = unit_begin(&arena, NULL, str_from(text), &end);
    return end == str_from(text).n ? unit : NULL;
}

static struct str name(const struct unit *unit) {
    return unit_name(&arena, unit);
}

/* What a symbol is written as, its dimension, and how many base units (or
 * bits) it is. */
static void symbols(void) {
    static const struct {
        const char *text, *name, *dimension, *base;
        double size;
    } rows[] = {
        {"m", "m", "length", "m", 1},
        {"km", "km", "length", "m", 1000},
        {"kg", "kg", "mass", "g", 1000},
        {"t", "t", "mass", "kg", 1000},
        {"Mt", "Mt", "mass", "t", 1000000},
        {"s", "s", "time", "s", 1},
        {"ms", "ms", "time", "s", 0.001},
        {"us", "µs", "time", "s", 0.000001},
        {"\xc2\xb5s", "µs", "time", "s", 0.000001},
        {"\xce\xbcs", "µs", "time", "s", 0.000001},
        {"ns", "ns", "time", "s", 1e-9},
        {"min", "min", "time", "s", 60},
        {"h", "h", "time", "min", 60},
        {"day", "day", "time", "h", 24},
        {"year", "year", "time", "day", 365.25},
        {"A", "A", "electric current", "A", 1},
        {"mA", "mA", "electric current", "A", 0.001},
        {"K", "K", "temperature", "K", 1},
        {"mol", "mol", "amount of substance", "mol", 1},
        {"cd", "cd", "luminous intensity", "cd", 1},
        {"bit", "bit", "information", "bit", 1},
        {"B", "B", "information", "bit", 8},
        {"kB", "kB", "information", "B", 1000},
        {"KB", "kB", "information", "B", 1000},
        {"GB", "GB", "information", "B", 1e9},
        {"EB", "EB", "information", "B", 1e18},
        {"KiB", "KiB", "information", "B", 1024},
        {"PiB", "PiB", "information", "B", 1125899906842624},
        {"Mibit", "Mibit", "information", "bit", 1048576},
        {"$", "$", "money ($)", "$", 1},
        {"€", "€", "money (€)", "€", 1},
        {"£", "£", "money (£)", "£", 1},
        {"¥", "¥", "money (¥)", "¥", 1},
        {"TFLOP", "TFLOP", "operations", "FLOP", 1e12},
        {"Gtoken", "Gtoken", "tokens", "token", 1e9},
        {"Mparam", "Mparam", "parameters", "param", 1e6},
        {"image", "image", "images", "image", 1},
        {"request", "request", "requests", "request", 1},
        {"GPU", "GPU", "GPUs", "GPU", 1},
        {"GHz", "GHz", "frequency", "Hz", 1e9},
        {"Hz", "Hz", "frequency", "s^-1", 1},
        {"N", "N", "force", "kg*m/s^2", 1},
        {"J", "J", "energy", "N*m", 1},
        {"W", "W", "power", "J/s", 1},
        {"kWh", "kWh", "energy", "J", 3600000},
        {"V", "V", "voltage", "W/A", 1},
        {"GB/s", "GB/s", "information/time", "MB/ms", 1},
        {"TFLOP/s", "TFLOP/s", "operations/time", "GFLOP/ms", 1},
        {"FLOP/B", "FLOP/B", "operations/information", "FLOP/bit", 0.125},
        {"FLOP/J", "FLOP/J", "operations/energy", "FLOP/kJ", 1000},
        {"kWh/h", "kWh/h", "power", "kW", 1},
        {"B/param", "B/param", "information/parameters", "bit/param", 8},
        {"FLOP/param/token", "FLOP/param/token", "operations/parameters/tokens",
         "FLOP/token/param", 1},
        {"kg*m/s^2", "kg·m/s²", "force", "N", 1},
        {"kg·m/s²", "kg·m/s²", "force", "N", 1},
        {"m/s/s", "m/s²", "length/time²", "m/s^2", 1},
        {"s^-1", "s⁻¹", "frequency", "Hz", 1},
        {"s⁻¹", "s⁻¹", "frequency", "Hz", 1},
        {"s^-1*B^-1", "s⁻¹·B⁻¹", "1/time/information", "B^-1*s^-1", 1},
        {"m^12", "m¹²", "length¹²", "mm^12", 1e36},
        {"$/h", "$/h", "money ($)/time", "$/day", 24},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct unit *unit = read(rows[i].text);
        const struct unit *base = read(rows[i].base);
        if (!ok(unit && base && unit_same(unit, base), rows[i].text))
            continue;
        str_is(name(unit), str_from(rows[i].name), "... has its name");
        str_is(unit_dimension(&arena, unit), str_from(rows[i].dimension),
               "... has its dimension");
        number_is(unit_convert(1, unit, base), rows[i].size,
                  "... has its size");
        const struct unit *again = read(str_terminated(&arena, name(unit)));
        ok(again && str_eq(name(again), name(unit)),
           "... is read as it is written");
    }
}

/* How much of a text is taken as a unit. */
static void ends(void) {
    static const struct {
        const char *text;
        size_t end;
    } rows[] = {
        {"GB/s * 3", 4},   {"GB/x", 2},       {"GB/2", 2},      {"GB)", 2},
        {"GB*size", 2},    {"$ thousand", 1}, {"m^2+1", 3},     {"m^x", 1},
        {"m^2.5", 1},      {"m^2x", 1},       {"m^0", 1},       {"s–2", 1},
        {"GB/MB", 2},      {"s/s", 1},        {"s/h", 1},       {"s*Hz", 1},
        {"GB/", 2},        {"GB/s/", 4},      {"h\xc2\xa0", 1}, {"B²", 3},
        {"GB\xc3\x97", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t end = 0;
        ok(unit_begin(&arena, NULL, str_from(rows[i].text), &end) &&
               end == rows[i].end,
           rows[i].text);
    }
}

static void none(void) {
    static const char *const rows[] = {
        "",      "x",       "2",      "in",   "if",   "and",    "or",
        "Pa",    "mB",      "nB",     "Kg",   "kh",   "KiFLOP", "mFLOP",
        "uB",    "KFLOP",   "k$",     "GGPU", "ss",   "tokens", "GPUs",
        "FLOPs", "FLOPS",   "TFLOPS", "GB_",  "s2",   "sé",     "m^21",
        "m^-21", "billion", "%",      "Ks",   "KiHz", "min2",   "m^99999999999",
        "J/W/s", "year_",   "/s",     "^2",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t end = 0;
        ok(!unit_begin(&arena, NULL, str_from(rows[i]), &end), rows[i]);
    }
}

static void multipliers(void) {
    static const struct {
        const char *text;
        int exponent;
        size_t end;
    } rows[] = {
        {"thousand", 3, 8},  {"million", 6, 7},  {"billion", 9, 7},
        {"trillion", 12, 8}, {"%", -2, 1},       {"% of", -2, 1},
        {"million,", 6, 7},  {"millions", 0, 0}, {"%x", 0, 0},
        {"mill", 0, 0},      {"", 0, 0},         {"million param", 6, 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t end = 0;
        int exponent = unit_multiplier(str_from(rows[i].text), &end);
        ok(exponent == rows[i].exponent && end == rows[i].end, rows[i].text);
    }
}

/* The first report on `text`, as `parse` gives it: message and help. */
static struct str report(const char *text, bool header) {
    struct source source;
    struct diags diags;
    const struct unit *unit;
    int exponent;
    diags_init(&diags, &arena);
    source_init(&source, &arena, STR("x.md"), str_from(text));
    struct excerpt all = excerpt_all(&source);
    bool read_it =
        header ? unit_header(&arena, &diags, NULL, all, &unit, &exponent)
               : unit_parse(&arena, &diags, NULL, all) != NULL;
    if (read_it != !diags.first)
        return STR("a report and a result");
    if (read_it)
        return STR("");
    return str_format(&arena, "%u: " STR_FMT "; " STR_FMT,
                      diags.first->span.from, STR_ARG(diags.first->message),
                      STR_ARG(diags.first->help));
}

static void reports(void) {
    static const struct {
        const char *text, *report;
    } rows[] = {
        {" GB/s ", ""},
        {"GiBs", "0: no unit is called `GiBs`; did you mean `GiB`?"},
        {"GB/sec", "3: no unit is called `sec`; write `s`"},
        {"tokens", "0: no unit is called `tokens`; write `token`"},
        {"hours", "0: no unit is called `hours`; write `h`"},
        {"gb", "0: no unit is called `gb`; did you mean `GB`?"},
        {"lb", "0: no unit is called `lb`; "},
        {"x", "0: no unit is called `x`; "},
        {"3 x", "0: no unit is called `3`; "},
        {"?", "0: no unit is called `?`; "},
        {"GB s", "0: no unit is called `GB s`; "},
        {"FLOPs", "0: `FLOPs` has two readings; write `FLOP`, a count, or "
                  "`FLOP/s`, a rate"},
        {"TFLOPS", "0: `TFLOPS` has two readings; write `TFLOP`, a count, or "
                   "`TFLOP/s`, a rate"},
        {"GB/GFLOPS", "3: `GFLOPS` has two readings; write `GFLOP`, a count, "
                      "or `GFLOP/s`, a rate"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(report(rows[i].text, false), str_from(rows[i].report),
               rows[i].text);
    size_t end = 0;
    ok(unit_refused(STR("MFLOPs/s"), &end) && end == 6,
       "a refused word ends where it ends");
    ok(!unit_refused(STR("FLOP"), &end) && !unit_refused(STR("xFLOPs"), &end) &&
           !unit_refused(STR("FLOPsy"), &end) && !unit_refused(STR(""), &end),
       "no other word is refused");
}

static void headers(void) {
    static const struct {
        const char *text, *name;
        int exponent;
    } rows[] = {
        {"GB", "GB", 0},
        {"$ thousand", "$", 3},
        {"million", "", 6},
        {"%", "", -2},
        {" million $ ", "$", 6},
        {"$/h", "$/h", 0},
        {"billion token", "token", 9},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source source;
        struct diags diags;
        const struct unit *unit = NULL;
        int exponent = 99;
        diags_init(&diags, &arena);
        source_init(&source, &arena, STR("x.md"), str_from(rows[i].text));
        ok(unit_header(&arena, &diags, NULL, excerpt_all(&source), &unit,
                       &exponent) &&
               !diags.first && exponent == rows[i].exponent,
           rows[i].text);
        str_is(name(unit), str_from(rows[i].name), "... has its unit");
    }
    str_is(report("$ millions", true), STR("2: no unit is called `millions`; "),
           "a wrong word is found");
    str_is(report(" ", true), STR("0: no unit stands between the brackets; "),
           "empty brackets are an error");
    str_is(report("GB s", true), STR("0: no unit is called `GB s`; "),
           "two units are one too many");
    str_is(report("million million", true),
           STR("8: no unit is called `million`; "),
           "two multipliers are one too many");
}

int main(void) {
    symbols();
    ends();
    none();
    multipliers();
    reports();
    headers();
    arena_release(&arena);
    return tap_done();
}
