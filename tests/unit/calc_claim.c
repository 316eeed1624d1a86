/* Claims: what written numbers cover, and what is no number. */
#include "calc/claim.h"

#include "tap.h"

static struct arena arena;

static const struct unit *unit_of(const char *text) {
    size_t end;
    return unit_begin(&arena, NULL, str_from(text), &end);
}

/* Reads a claim; the reports are left in `diags`. */
static bool read(const char *text, const char *expected, struct diags *diags,
                 struct written *written) {
    struct source *source = ARENA_NEW(&arena, struct source);
    diags_init(diags, &arena);
    source_init(source, &arena, STR("x.md"), str_from(text));
    return claim_parse(&arena, diags, NULL, excerpt_all(source),
                       unit_of(expected), written);
}

/* `expected` is the unit of the expression, "" for a plain number. */
static void ranges(void) {
    static const struct {
        const char *text, *expected;
        double low, high;
        const char *unit;
    } rows[] = {
        {"8×", "", 7.5, 8.5, ""},
        {"8 ×", "", 7.5, 8.5, ""},
        {"8x", "", 7.5, 8.5, ""},
        {"8 times", "", 7.5, 8.5, ""},
        {"8", "", 7.5, 8.5, ""},
        {"8.0", "", 7.95, 8.05, ""},
        {"0.35", "", 0.345, 0.355, ""},
        {"0", "", -0.5, 0.5, ""},
        {"0.00", "", -0.005, 0.005, ""},
        {"0.05", "", 0.045, 0.055, ""},
        {"100", "", 99.5, 100.5, ""},
        {"108.7", "", 108.65, 108.75, ""},
        {"29,508×", "", 29507.5, 29508.5, ""},
        {"1,234,567.8", "", 1234567.75, 1234567.85, ""},
        {"1234567", "", 1234566.5, 1234567.5, ""},
        {"1\xc2\xa0"
         "234",
         "", 1233.5, 1234.5, ""},
        {"1\xe2\x80\xaf"
         "234",
         "", 1233.5, 1234.5, ""},
        {"−5", "", -5.5, -4.5, ""},
        {"-5", "", -5.5, -4.5, ""},
        {"+5", "", 4.5, 5.5, ""},
        {"−0.1", "", -0.15, -0.05, ""},
        {"12%", "", 0.115, 0.125, ""},
        {"12 %", "", 0.115, 0.125, ""},
        {"12.0 percent", "", 0.1195, 0.1205, ""},
        {"61M", "", 60.5e6, 61.5e6, ""},
        {"4.6M", "", 4.55e6, 4.65e6, ""},
        {"1.5B", "", 1.45e9, 1.55e9, ""},
        {"175B", "", 174.5e9, 175.5e9, ""},
        {"1.8T", "", 1.75e12, 1.85e12, ""},
        {"50K", "", 49.5e3, 50.5e3, ""},
        {"50k", "", 49.5e3, 50.5e3, ""},
        {"300K", "", 299.5e3, 300.5e3, ""},
        {"175 billion", "", 174.5e9, 175.5e9, ""},
        {"2 thousand", "", 1500, 2500, ""},
        {"1.8 trillion", "", 1.75e12, 1.85e12, ""},
        {"4.6\tmillion", "", 4.55e6, 4.65e6, ""},
        {"10^9", "", 0.5e9, 1.5e9, ""},
        {"10⁹", "", 0.5e9, 1.5e9, ""},
        {"10⁻³", "", 0.5e-3, 1.5e-3, ""},
        {"10^-3", "", 0.5e-3, 1.5e-3, ""},
        {"3.1×10^23", "", 3.05e23, 3.15e23, ""},
        {"3.1 × 10²³", "", 3.05e23, 3.15e23, ""},
        {"3.1·10²³", "", 3.05e23, 3.15e23, ""},
        {"3.1e23", "", 3.05e23, 3.15e23, ""},
        {"1e-3", "", 0.5e-3, 1.5e-3, ""},
        {"350 GB", "GB", 349.5, 350.5, "GB"},
        {"350\xc2\xa0GB", "B", 349.5, 350.5, "GB"},
        {"350&nbsp;GB", "B", 349.5, 350.5, "GB"},
        {"350GB", "GB", 349.5, 350.5, "GB"},
        {"2,800.0 GB", "GB", 2799.95, 2800.05, "GB"},
        {"1.5B", "GB", 1.45, 1.55, "B"},
        {"80 B", "B", 79.5, 80.5, "B"},
        {"80 B", "", 79.5, 80.5, "B"},
        {"300K", "K", 299.5, 300.5, "K"},
        {"3350 GB/s", "B/s", 3349.5, 3350.5, "GB/s"},
        {"989 TFLOP/s", "FLOP/s", 988.5, 989.5, "TFLOP/s"},
        {"295.2 FLOP/B", "FLOP/B", 295.15, 295.25, "FLOP/B"},
        {"0.4 kWh/h", "W", 0.35, 0.45, "kWh/h"},
        {"500 t", "t", 499.5, 500.5, "t"},
        {"10 m/s²", "m/s^2", 9.5, 10.5, "m/s²"},
        {"300 billion tokens", "token", 299.5e9, 300.5e9, "token"},
        {"300B tokens", "token", 299.5e9, 300.5e9, "token"},
        {"175 billion parameters", "param", 174.5e9, 175.5e9, "param"},
        {"8 GPUs", "GPU", 7.5, 8.5, "GPU"},
        {"3 days", "s", 2.5, 3.5, "day"},
        {"1 year", "s", 0.5, 1.5, "year"},
        {"20 gigabytes", "GB", 19.5, 20.5, "GB"},
        {"$500", "$", 499.5, 500.5, "$"},
        {"$50K", "$", 49.5e3, 50.5e3, "$"},
        {"$4.6M", "$", 4.55e6, 4.65e6, "$"},
        {"\\$4.6M", "$", 4.55e6, 4.65e6, "$"},
        {"$1.5B", "$", 1.45e9, 1.55e9, "$"},
        {"$4.6 million", "$", 4.55e6, 4.65e6, "$"},
        {"€ 4.60", "€", 4.595, 4.605, "€"},
        {"−$5", "$", -5.5, -4.5, "$"},
        {"$2.50/h", "$/h", 2.495, 2.505, "$/h"},
        {"$4 million/year", "$/year", 3.5e6, 4.5e6, "$/year"},
        {"5 dollars", "$", 4.5, 5.5, "$"},
        {"10–20×", "", 9.5, 20.5, ""},
        {"10-20×", "", 9.5, 20.5, ""},
        {"10 – 20×", "", 9.5, 20.5, ""},
        {"10 to 20 times", "", 9.5, 20.5, ""},
        {"2×–10×", "", 1.5, 10.5, ""},
        {"0.1–1.0 GB", "GB", 0.05, 1.05, "GB"},
        {"500 MB–2 GB", "GB", 0.4995, 2.5, "GB"},
        {"5–10%", "", 0.045, 0.105, ""},
        {"5%–10%", "", 0.045, 0.105, ""},
        {"$10–20 million", "$", 9.5e6, 20.5e6, "$"},
        {"$10M–$20M", "$", 9.5e6, 20.5e6, "$"},
        {"$500K to $2M", "$", 499.5e3, 2.5e6, "$"},
        {"$2–3/h", "$/h", 1.5, 3.5, "$/h"},
        {"$2/h–$3/h", "$/h", 1.5, 3.5, "$/h"},
        {"500M–2B", "", 499.5e6, 2.5e9, ""},
        {"1 million–2 million tokens", "token", 0.5e6, 2.5e6, "token"},
        {"−5 to −3", "", -5.5, -2.5, ""},
        {"−5–3", "", -5.5, 3.5, ""},
        {"8–8", "", 7.5, 8.5, ""},
        {"  **8×** ", "", 7.5, 8.5, ""},
        {"*350 GB*", "GB", 349.5, 350.5, "GB"},
        {"_8_", "", 7.5, 8.5, ""},
        {"5 m", "", 4.5, 5.5, "m"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags diags;
        struct written written;
        if (!ok(read(rows[i].text, rows[i].expected, &diags, &written) &&
                    !diags.first,
                rows[i].text))
            continue;
        number_is(written.low, rows[i].low, "... from its lower end");
        number_is(written.high, rows[i].high, "... to its upper end");
        str_is(unit_name(&arena, written.unit), str_from(rows[i].unit),
               "... in its unit");
    }
}

static void refusals(void) {
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", "`` is not a number that could be compared"},
        {"**", "`` is not a number that could be compared"},
        {"quite a lot", 0},
        {"about 8×", 0},
        {"~8×", 0},
        {"≈ 8", 0},
        {"over 100", 0},
        {">100", 0},
        {"eight", 0},
        {"1/3", 0},
        {"1,5", 0},
        {"12,34", 0},
        {"1234,567", 0},
        {"1,234,56", 0},
        {"1,2345", 0},
        {"8 × 3", 0},
        {"8×8", 0},
        {"20–10×", 0},
        {"2 GB–500 MB", 0},
        {"10–", 0},
        {"10–x", 0},
        {"10 to", 0},
        {"10–20–30", 0},
        {"10%–20", 0},
        {"2 GB–3 s", 0},
        {"$", 0},
        {"$x", 0},
        {"$-5", 0},
        {"8 times larger", 0},
        {"8 or 9", 0},
        {"1e999", 0},
        {"10^400", 0},
        {"5 ± 1", 0},
        {".5", 0},
        {"99999999999999999999999999999999999999999", 0},
        {"5 GB.", 0},
        {"5.", 0},
        {"1 000", 0},
        {"$5 GB", 0},
        {"−$5 – €3", 0},
        {"$2/h–3", 0},
        {"GPT-3", 0},
        {"350 GBs", "no unit is called `GBs`"},
        {"8 cats", "no unit is called `cats`"},
        {"4.6 millions", "no unit is called `millions`"},
        {"1.8 T", "no unit is called `T`"},
        {"4 GFLOPs", "`GFLOPs` has two readings"},
        {"4 TFLOPS/s", "`TFLOPS` has two readings"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags diags;
        struct written written;
        bool read_it = read(rows[i].text, "", &diags, &written);
        if (!ok(!read_it && diags.first && !diags.first->next, rows[i].text))
            continue;
        if (rows[i].message)
            str_is(diags.first->message, str_from(rows[i].message),
                   "... and says why");
        else
            ok(diags.first->name == DIAG_UNREADABLE_CLAIM,
               "... because it is unreadable");
    }
    struct diags diags;
    struct written written;
    read("  *350 GBs*", "B", &diags, &written);
    number_is(diags.first->span.from, 7, "an unknown unit has its place");
    read(" ~8", "", &diags, &written);
    number_is(diags.first->span.from, 1, "so has what is unreadable");
    ok(diags.first->help.n > 0, "... and advice");
}

static void coverage(void) {
    static const struct {
        const char *text;
        double number;
        const char *unit;
        bool covered;
    } rows[] = {
        {"8×", 8, "", true},
        {"8×", 7.5, "", true},
        {"8×", 8.5, "", true},
        {"8×", 7.49, "", false},
        {"8×", 8.51, "", false},
        {"29,508×", 1.8e12 / 61e6, "", true},
        {"108.7", 500 / 4.6, "", true},
        {"108.6", 500 / 4.6, "", false},
        {"350 GB", 350e9, "B", true},
        {"350 GB", 326, "GiB", true},
        {"350 GB", 325, "GiB", false},
        {"0.3", 0.1 + 0.2, "", true},
        {"0.35", 0.345, "", true},
        {"0.35", 0.3449999, "", false},
        {"10–20×", 8, "", false},
        {"10–20×", 15, "", true},
        {"$4.6M", 4600000, "$", true},
        {"$5M", 4600000 * 0.9, "$", false},
        {"70 ms", 0.07, "s", true},
        {"−5", -5, "", true},
        {"−5", 5, "", false},
        {"12%", 0.12, "", true},
        {"12%", 12, "", false},
        {"0", 0, "", true},
        {"10^9", 1e9, "", true},
        {"10^9", 2e9, "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags diags;
        struct written written;
        bool covered =
            read(rows[i].text, rows[i].unit, &diags, &written) &&
            claim_covers(&written, rows[i].number, unit_of(rows[i].unit));
        ok(!diags.first && covered == rows[i].covered, rows[i].text);
    }
}

int main(void) {
    ranges();
    refusals();
    coverage();
    arena_release(&arena);
    return tap_done();
}
