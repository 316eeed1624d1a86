/* Units multiplied, converted, given prefixes, written around numbers. */
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
        {"EB", 5000, "ZB"},
        {"TFLOP/GB", 0.0931, "FLOP/B"},
        {"TFLOP/GB", 93, "TFLOP/GB"},
        {"GB/ms", 0.5, "GB/s"},
        {"g/kWh", 1500, "kg/kWh"},
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

int main(void) {
    products();
    bounds();
    powers();
    conversions();
    prefixes();
    surroundings();
    arena_release(&arena);
    return tap_done();
}
