/* Units: read, multiplied, converted, prefixed, written, refused. */
#include "calc/unit.h"

#include "tap.h"

static struct arena arena;

static const struct unit *read(const char *text) {
    size_t end = 0;
    const struct unit *unit = unit_begin(&arena, str_from(text), &end);
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
        ok(unit_begin(&arena, str_from(rows[i].text), &end) &&
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
        ok(!unit_begin(&arena, str_from(rows[i]), &end), rows[i]);
    }
}

static void products(void) {
    static const struct {
        const char *a, *b;
        int power;
        const char *name; /* "" is a plain number */
        double factor;
    } rows[] = {
        {"GB", "GB/s", -1, "s", 1},
        {"GB", "MB", -1, "", 1000},
        {"ms", "s", -1, "", 0.001},
        {"GB/s", "s", 1, "GB", 1},
        {"GB/s", "ms", 1, "GB", 0.001},
        {"GB/s", "h", 1, "GB", 3600},
        {"FLOP/B", "GB/s", 1, "FLOP/s", 1e9},
        {"kWh", "h", -1, "kWh/h", 1},
        {"kWh/h", "kW", -1, "", 1},
        {"kW", "h", 1, "kW·h", 1},
        {"GHz", "s", 1, "", 1e9},
        {"J", "s", -1, "J/s", 1},
        {"J/s", "W", -1, "", 1},
        {"bit", "B", -1, "", 0.125},
        {"GiB", "GB", -1, "", 1.073741824},
        {"$", "GPU", -1, "$/GPU", 1},
        {"$/GPU", "GPU", 1, "$", 1},
        {"m", "m", 1, "m²", 1},
        {"m", "km", 1, "m²", 1000},
        {"km", "m", 1, "km²", 0.001},
        {"s", "s^2", -1, "s⁻¹", 1},
        {"year", "day", -1, "", 365.25},
        {"$", "€", 1, "$·€", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct unit *product = NULL;
        struct unit_ratio ratio = {0};
        bool made = unit_product(&arena, read(rows[i].a), read(rows[i].b),
                                 rows[i].power, &product, &ratio);
        ok(made, rows[i].a);
        str_is(name(product), str_from(rows[i].name), "... times the other");
        ok(!rows[i].name[0] == !product, "... a plain number has no unit");
        number_is(unit_scale(1, ratio), rows[i].factor, "... with its factor");
    }
    const struct unit *product = NULL;
    struct unit_ratio ratio;
    ok(unit_product(&arena, NULL, read("s"), -1, &product, &ratio) &&
           str_eq(name(product), STR("s⁻¹")),
       "a plain number by a unit has its inverse");
    ok(unit_product(&arena, NULL, NULL, 1, &product, &ratio) && !product,
       "plain numbers have plain products");
}

static void bounds(void) {
    const struct unit *unit = read("m"), *result = NULL;
    struct unit_ratio ratio;
    int times = 1;
    while (times < 100 &&
           unit_product(&arena, unit, read("m"), 1, &unit, &ratio))
        times++;
    number_is(times, 20, "a product's powers are bounded");
    static const char *const many[] = {"m",   "g", "s",     "A",    "K",
                                       "mol", "B", "token", "image"};
    unit = NULL;
    size_t count = 0;
    while (count < 9 &&
           unit_product(&arena, unit, read(many[count]), 1, &unit, &ratio))
        count++;
    number_is((double)count, 8, "a product's factors are bounded");
    ok(!unit_power(&arena, read("m^3"), 7, &result), "so are powers");
    ok(!unit_power(&arena, read("m"), -2147483647 - 1, &result),
       "... of any size");
    ok(!read("J^20*W^20*V^20"), "... and of several factors");
    ok(!unit_power(&arena, read("J^8*W^8*V^8"), 2, &result),
       "... and of their powers");
}

static void powers(void) {
    const struct unit *unit = NULL;
    ok(unit_power(&arena, read("km/s"), 2, &unit), "a unit has powers");
    str_is(name(unit), STR("km²/s²"), "... of all its factors");
    ok(unit_power(&arena, read("s"), -1, &unit), "... and an inverse");
    str_is(name(unit), STR("s⁻¹"), "... which is written with a power");
    ok(unit_power(&arena, read("s"), 0, &unit) && !unit,
       "the power 0 is a plain number");
    ok(unit_power(&arena, NULL, 9, &unit) && !unit,
       "plain numbers have plain powers");
    ok(unit_root(&arena, read("km^2/s^4"), &unit), "even powers have a root");
    str_is(name(unit), STR("km/s²"), "... with half of each");
    ok(!unit_root(&arena, read("km^2/s"), &unit), "others have none");
    ok(unit_root(&arena, NULL, &unit) && !unit, "a plain number's is plain");
}

static void conversions(void) {
    number_is(unit_convert(70, read("ms"), read("s")), 0.07,
              "dividing keeps 70 ms at 0.07 s");
    number_is(unit_convert(0.07, read("s"), read("ms")), 70, "... and back");
    number_is(unit_convert(350e9, read("B"), read("GB")), 350,
              "bytes are gigabytes");
    number_is(unit_convert(80, read("GB"), read("GiB")), 74.505805969238281,
              "80 GB are 74.5 GiB, rounded once");
    number_is(unit_convert(1, read("year"), read("h")), 8766,
              "a year is Julian");
    number_is(unit_convert(0.1, read("km/h"), read("m/s")), 0.1 / 3.6,
              "a ratio of two parts is rounded once");
    number_is(unit_convert(123, read("GB"), read("GB")), 123,
              "a unit is itself");
    number_is(unit_convert(5, NULL, NULL), 5, "a plain number is itself");
    ok(isinf(unit_convert(1e300, read("Em^20"), read("pm^20"))),
       "an overflow is infinite");
    ok(!unit_same(read("GB"), read("GB/s")), "a rate is no amount");
    ok(!unit_same(read("$"), read("€")), "currencies are not exchanged");
    ok(!unit_same(read("token"), read("image")), "nor are counts");
    ok(!unit_same(read("s"), NULL) && unit_same(NULL, NULL),
       "a plain number is of its own kind");
    ok(unit_same(read("GiB/day"), read("bit/s")), "scales do not matter");
}

static void prefixes(void) {
    static const struct {
        const char *unit;
        double number;
        const char *name;
    } rows[] = {
        {"GB", 350, "GB"},
        {"B", 350e9, "GB"},
        {"GB", 1080, "TB"},
        {"GB", 1000, "TB"},
        {"GB", 999, "GB"},
        {"GB", 0.5, "MB"},
        {"B", 0.5, "B"},
        {"B", -350e9, "GB"},
        {"B", 0, "B"},
        {"EB", 5000, "EB"},
        {"MiB", 1023, "MiB"},
        {"MiB", 1024, "GiB"},
        {"MiB", 0.5, "KiB"},
        {"s", 1200, "s"},
        {"s", 0.0005, "µs"},
        {"ms", 1200, "s"},
        {"ms", 70, "ms"},
        {"h", 4000, "h"},
        {"t", 5000, "t"},
        {"g", 5e6, "kg"},
        {"kg", 5000, "kg"},
        {"kg", 0.005, "g"},
        {"FLOP/s", 989e12, "TFLOP/s"},
        {"GB/s", 0.3, "MB/s"},
        {"FLOP/B", 2e3, "kFLOP/B"},
        {"kWh/h", 0.4, "Wh/h"},
        {"$", 4.6e6, "$"},
        {"$/h", 4e6, "$/h"},
        {"m^2", 5000, "m²"},
        {"s^-1", 5000, "s⁻¹"},
        {"km", 0.05, "m"},
        {"request/s", 9e6, "request/s"},
        {"image", 1e6, "image"},
        {"Hz", 2.5e9, "GHz"},
        {"K", 5000, "K"},
        {"ks", 2, "ks"},
        {"ps", 0.001, "ps"},
        {"token/s", 5e4, "ktoken/s"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(name(unit_prefixed(&arena, read(rows[i].unit), rows[i].number)),
               str_from(rows[i].name), rows[i].unit);
    ok(!unit_prefixed(&arena, NULL, 1e9), "a plain number takes none");
    str_is(name(unit_prefixed(&arena, read("s"), (double)INFINITY)), STR("s"),
           "infinity takes none");
}

static void surroundings(void) {
    static const struct {
        const char *unit, *before, *behind;
    } rows[] = {
        {"$", "$", ""},
        {"GB/s", "", "\xc2\xa0GB/s"},
        {"$/h", "$", "/h"},
        {"$/GPU/h", "$", "/GPU/h"},
        {"€*h", "", "\xc2\xa0€·h"},
        {"s^-1", "", "\xc2\xa0s⁻¹"},
        {"GB/$", "", "\xc2\xa0GB/$"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str before, behind;
        unit_around(&arena, read(rows[i].unit), &before, &behind);
        str_is(before, str_from(rows[i].before), rows[i].unit);
        str_is(behind, str_from(rows[i].behind), "... and behind");
    }
    struct str before, behind;
    unit_around(&arena, NULL, &before, &behind);
    ok(before.n == 0 && behind.n == 0, "nothing stands around a plain number");
    ok(unit_money(read("$")) && unit_money(read("€")), "signs are money");
    ok(!unit_money(read("$/h")) && !unit_money(read("s")) && !unit_money(NULL),
       "nothing else is");
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
    bool read_it = header ? unit_header(&arena, &diags, all, &unit, &exponent)
                          : unit_parse(&arena, &diags, all) != NULL;
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
        ok(unit_header(&arena, &diags, excerpt_all(&source), &unit,
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
    products();
    bounds();
    powers();
    conversions();
    prefixes();
    surroundings();
    multipliers();
    reports();
    headers();
    arena_release(&arena);
    return tap_done();
}
