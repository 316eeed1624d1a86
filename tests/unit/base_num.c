/* base/num: reading, and writing with JavaScript's rounding and layout.  The
 * expected texts of num_fixed and num_digits are those of toFixed and
 * toExponential in V8. */
#include "base/num.h"

#include "base/arena.h"
#include "base/buf.h"
#include "tap.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

static double parse(struct str text) {
    double number = 0;
    return num_parse(text, &number) ? number : (double)NAN;
}

static void reads(void) {
    number_is(parse(STR("61")), 61, "digits");
    number_is(parse(STR("-0.5")), -0.5, "a sign and a point");
    number_is(parse(STR("+1e9")), 1e9, "an exponent");
    number_is(parse(STR("4.6E-6")), 4.6e-6, "a negative exponent");
    number_is(parse(STR("1_000_000")), 1e6, "underscores between digits");
    number_is(parse(STR("1_0.0_1")), 10.01, "also behind the point");
    number_is(parse(STR(".5")), 0.5, "no digit before the point");
    number_is(parse(STR("000.000")), 0, "zeros");
    ok(signbit(parse(STR("-0"))), "minus zero keeps its sign");
    number_is(parse(STR("9007199254740993")), 9007199254740992.0,
              "half-way to the next double rounds to even");
    number_is(parse(STR("1e-400")), 0, "what is too small is zero");
    static const char *const wrong[] = {
        "",      "-",     ".",   "5.",    "1e",     "1e+",
        "e5",    " 1",    "1 ",  "0x10",  "inf",    "nan",
        "1__0",  "_1",    "1_",  "1_.0",  "1._0",   "1e1_0",
        "1,000", "1.2.3", "--1", "1e400", "-1e309", "1e99999999999999999999",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (!ok(isnan(parse(str_from(wrong[i]))), "not a number"))
            printf("#   read: %s\n", wrong[i]);
    ok(isnan(parse(STR("1\0"))), "a NUL is no digit");
    ok(isnan(parse((struct str){0})), "nothing is no number");
}

/* A number with more digits than are kept still rounds by all of them. */
static void reads_long_numbers(void) {
    char digits[2000];
    memset(digits, '0', sizeof digits);
    memcpy(digits, "9007199254740993.", 17);
    number_is(parse((struct str){digits, sizeof digits}), 9007199254740992.0,
              "a tie with zeros behind it");
    digits[sizeof digits - 1] = '1';
    number_is(parse((struct str){digits, sizeof digits}), 9007199254740994.0,
              "the last of 2000 digits decides a tie");
    memset(digits, '0', sizeof digits);
    digits[0] = '1';
    ok(isnan(parse((struct str){digits, sizeof digits})),
       "2000 digits before the point are too many");
    memcpy(digits + sizeof digits - 6, "e-1993", 6);
    number_is(parse((struct str){digits, sizeof digits}), 1,
              "unless the exponent takes them back");
    memset(digits, '0', sizeof digits);
    digits[1] = '.';
    digits[sizeof digits - 7] = '5';
    memcpy(digits + sizeof digits - 6, "e+1992", 6);
    number_is(parse((struct str){digits, sizeof digits}), 5,
              "leading zeros are no digits");
}

static void scales(void) {
    double number;
    ok(num_parse_scaled(STR("4.6"), 6, &number) && number == 4.6e6,
       "scaling rounds once");
    ok(num_parse_scaled(STR("1.1"), 23, &number) && number == 1.1e23,
       "also where a product would be off");
    ok(num_parse_scaled(STR("12"), -2, &number) && number == 0.12, "per cent");
    ok(!num_parse_scaled(STR("1"), 400, &number), "too large by its scale");
}

static void shortest_is(struct arena *arena, double number, const char *want) {
    struct buf buf;
    buf_init(&buf, arena);
    num_shortest(&buf, number);
    str_is(buf_str(&buf), str_from(want), want);
}

static void writes_shortest(struct arena *arena) {
    shortest_is(arena, 0, "0");
    shortest_is(arena, -0.0, "0");
    shortest_is(arena, 0.1, "0.1");
    shortest_is(arena, 0.1 + 0.2, "0.30000000000000004");
    shortest_is(arena, -1.5, "-1.5");
    shortest_is(arena, 100, "100");
    shortest_is(arena, 1e20, "100000000000000000000");
    shortest_is(arena, 123456789012345680000.0, "123456789012345680000");
    shortest_is(arena, 1e21, "1e+21");
    shortest_is(arena, -1.5e300, "-1.5e+300");
    shortest_is(arena, 1e-6, "0.000001");
    shortest_is(arena, 1.5e-6, "0.0000015");
    shortest_is(arena, 1e-7, "1e-7");
    shortest_is(arena, 5e-324, "5e-324");
    shortest_is(arena, DBL_MIN, "2.2250738585072014e-308");
    shortest_is(arena, DBL_MAX, "1.7976931348623157e+308");
    shortest_is(arena, 9007199254740993.0, "9007199254740992");
    shortest_is(arena, 1 / 3.0, "0.3333333333333333");
    shortest_is(arena, 5e-7, "5e-7");
    shortest_is(arena, 0x1p-1017, "7.120236347223045e-307");
    shortest_is(arena, 0x1p-44, "5.684341886080802e-14");
}

static void reads_back(struct arena *arena) {
    uint64_t state = 1;
    bool same = true;
    for (int i = 0; i < 20000; i++) {
        state = state * UINT64_C(6364136223846793005) + 1442695040888963407U;
        double number;
        memcpy(&number, &state, sizeof number);
        if (!isfinite(number))
            continue;
        struct arena_mark mark = arena_mark(arena);
        struct buf buf;
        buf_init(&buf, arena);
        num_shortest(&buf, number);
        same = same && parse(buf_str(&buf)) == number;
        arena_reset(arena, mark);
    }
    ok(same, "what is written reads back as the same double");
}

static void fixed_is(struct arena *arena, double number, int decimals,
                     const char *want) {
    struct buf buf;
    buf_init(&buf, arena);
    num_fixed(&buf, number, decimals);
    str_is(buf_str(&buf), str_from(want), want);
}

static void writes_fixed(struct arena *arena) {
    fixed_is(arena, 0.5, 0, "1");
    fixed_is(arena, 1.5, 0, "2");
    fixed_is(arena, 2.5, 0, "3");
    fixed_is(arena, -2.5, 0, "-3");
    fixed_is(arena, 0.125, 2, "0.13");
    fixed_is(arena, -0.375, 2, "-0.38");
    fixed_is(arena, 1.005, 2, "1.00");
    fixed_is(arena, 1.45, 1, "1.4");
    fixed_is(arena, 8.345, 2, "8.35");
    fixed_is(arena, 0.000001, 7, "0.0000010");
    fixed_is(arena, 9.5, 0, "10");
    fixed_is(arena, 999.9999, 2, "1000.00");
    fixed_is(arena, -0.001, 2, "-0.00");
    fixed_is(arena, 0, 3, "0.000");
    fixed_is(arena, 1e21, 0, "1000000000000000000000");
    fixed_is(arena, 123, 0, "123");
    fixed_is(arena, 4503599627370495.5, 0, "4503599627370496");
    fixed_is(arena, 4503599627370496.5, 0, "4503599627370496");
    fixed_is(arena, 296898174285.888671875, 8, "296898174285.88867188");
    fixed_is(arena, -999999999999.96875, 4, "-999999999999.9688");
    fixed_is(arena, 99999999999.9375, 3, "99999999999.938");
    struct buf buf;
    buf_init(&buf, arena);
    num_fixed(&buf, DBL_MAX, 100);
    ok(buf.n == 309 + 1 + 100, "the longest text there is");
    buf_clear(&buf);
    num_fixed(&buf, 1 / 1024.0, 9);
    str_is(buf_str(&buf), STR("0.000976563"), "a tie far behind the point");
}

static void digits_are(double number, int digits, const char *want,
                       int exponent) {
    char coefficient[102];
    int got = num_digits(number, digits, coefficient);
    str_is(str_from(coefficient), str_from(want), want);
    ok(got == exponent, "its exponent");
}

static void splits(void) {
    digits_are(1234, 4, "1234", 3);
    digits_are(1234, 2, "12", 3);
    digits_are(1250, 2, "13", 3);
    digits_are(1150, 2, "12", 3);
    digits_are(-1250, 2, "13", 3);
    digits_are(9950, 2, "10", 4);
    digits_are(999999999999999, 15, "999999999999999", 14);
    digits_are(7, 3, "700", 0);
    digits_are(2.5, 1, "3", 0);
    digits_are(0.25, 1, "3", -1);
    digits_are(9.5, 1, "1", 1);
    digits_are(8.5, 1, "9", 0);
    digits_are(99.96, 3, "100", 2);
    digits_are(1.005, 3, "100", 0);
    digits_are(0, 3, "000", 0);
    digits_are(2.5e21, 1, "3", 21);
    digits_are(4.5e21, 1, "5", 21);
    digits_are(1.5e22, 1, "2", 22);
    digits_are(5e-324, 3, "494", -324);
    digits_are(1.8e12, 2, "18", 12);
    char coefficient[102];
    num_digits(1 / 3.0, 100, coefficient);
    ok(strlen(coefficient) == 100, "100 digits at most");
}

static void superscripts(struct arena *arena) {
    static const int numbers[] = {0, 1, 23, -9, -456, 1000};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct buf buf;
        buf_init(&buf, arena);
        num_superscript(&buf, numbers[i]);
        size_t at = 0;
        int number = 7;
        ok(num_take_superscript(buf_str(&buf), &at, &number) && at == buf.n &&
               number == numbers[i],
           "superscripts are read as they are written");
    }
    struct buf buf;
    buf_init(&buf, arena);
    num_superscript(&buf, -109);
    str_is(buf_str(&buf), STR("⁻¹⁰⁹"), "a negative power");
    size_t at = 1;
    int number;
    ok(num_take_superscript(STR("m²³x"), &at, &number) && at == 5 &&
           number == 23,
       "superscripts end where they end");
    at = 0;
    ok(!num_take_superscript(STR("⁻x"), &at, &number) && at == 0,
       "a sign alone is none");
    ok(num_take_superscript(STR("⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹"), &at, &number) &&
           number == 1000,
       "a large one is bounded");
}

static void groups(struct arena *arena) {
    static const struct {
        double number;
        const char *text;
    } rows[] = {{0, "0"},
                {999, "999"},
                {1000, "1,000"},
                {20000000, "20,000,000"},
                {999999999999999, "999,999,999,999,999"},
                {1e15, "1e+15"},
                {1e308, "1e+308"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(num_grouped(arena, rows[i].number), str_from(rows[i].text),
               "thousands are separated");
}

int main(void) {
    struct arena arena = {0};
    reads();
    reads_long_numbers();
    scales();
    writes_shortest(&arena);
    reads_back(&arena);
    writes_fixed(&arena);
    splits();
    superscripts(&arena);
    groups(&arena);
    arena_release(&arena);
    return tap_done();
}
