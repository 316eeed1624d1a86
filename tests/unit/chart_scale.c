/* Scales: domains, ticks, bands. */
#include "base/buf.h"
#include "base/num.h"
#include "chart/scale.h"
#include "tap.h"

static struct arena arena;

static void add(struct buf *out, double number) {
    if (out->n)
        buf_char(out, ' ');
    num_shortest(out, number);
}

/* "LOW HIGH: ticks" of a domain, with about `count` of them. */
static struct str axis(enum scale_kind kind, double low, double high,
                       int count) {
    struct scale scale = {.kind = kind, .low = low, .high = high, .stop = 1000};
    struct ticks ticks;
    struct buf out, list;
    buf_init(&out, &arena);
    buf_init(&list, &arena);
    if (kind == SCALE_LOG)
        scale_log_nice(&scale, false, true);
    else
        scale_nice(&scale, count, false);
    scale_ticks(&arena, &scale, count, &ticks);
    add(&out, scale.low);
    add(&out, scale.high);
    for (size_t i = 0; i < ticks.count; i++)
        add(&list, ticks.value[i]);
    buf_printf(&out, ": " STR_FMT, STR_ARG(buf_str(&list)));
    return buf_str(&out);
}

static void test_linear(void) {
    str_is(axis(SCALE_LINEAR, 0, 80, 8), STR("0 80: 0 10 20 30 40 50 60 70 80"),
           "whole tens");
    str_is(axis(SCALE_LINEAR, 0, 36, 4), STR("0 40: 0 10 20 30 40"),
           "the domain grows to the next step");
    str_is(axis(SCALE_LINEAR, 0, 1, 5), STR("0 1: 0 0.2 0.4 0.6 0.8 1"),
           "steps below one are exact");
    str_is(axis(SCALE_LINEAR, 0, 0.3, 3), STR("0 0.3: 0 0.1 0.2 0.3"),
           "three tenths are 0.3");
    str_is(axis(SCALE_LINEAR, -7, 12, 5), STR("-10 15: -10 -5 0 5 10 15"),
           "both signs");
    str_is(axis(SCALE_LINEAR, 0, 1.8e12, 4),
           STR("0 2000000000000: 0 500000000000 1000000000000 1500000000000 "
               "2000000000000"),
           "large numbers");
    str_is(axis(SCALE_LINEAR, 0, 7, 1), STR("0 10: 0 5 10"),
           "three ticks at least");
}

static void test_log(void) {
    str_is(axis(SCALE_LOG, 60e6, 1.8e12, 9),
           STR("10000000 10000000000000: 10000000 100000000 1000000000 "
               "10000000000 100000000000 1000000000000 10000000000000"),
           "powers of ten");
    str_is(axis(SCALE_LOG, 500, 1e8, 3),
           STR("100 100000000: 100 10000 1000000 100000000"),
           "a stride where there is no room for all");
    str_is(axis(SCALE_LOG, 10, 30000, 9),
           STR("1 100000: 1 10 100 1000 10000 100000"),
           "a least number that is a power still has a bar");
    str_is(axis(SCALE_LOG, 3, 40, 9), STR("2 50: 2 5 10 20 50"),
           "1, 2 and 5 where there are few decades");
    str_is(axis(SCALE_LOG, 0.6, 5, 9), STR("0.5 5: 0.5 1 2 5"),
           "below one they are exact");
    str_is(axis(SCALE_LOG, 5, 5, 9), STR("2 10: 2 5 10"),
           "one number has three ticks");
    str_is(axis(SCALE_LOG, 1e-90, 1e-90, 3),
           STR("5e-91 2e-90: 5e-91 1e-90 2e-90"), "tiny numbers end");
}

static void test_minor(void) {
    struct scale scale = {SCALE_LOG, 1, 100, 0, 1000};
    struct ticks ticks;
    scale_ticks(&arena, &scale, 3, &ticks);
    scale_minors(&arena, &scale, &ticks);
    ok(ticks.minors == 16 && ticks.minor[0] == 2 && ticks.minor[15] == 90,
       "2 to 9 stand between powers");
    scale = (struct scale){SCALE_LOG, 1, 1e6, 0, 1000};
    scale_ticks(&arena, &scale, 3, &ticks);
    scale_minors(&arena, &scale, &ticks);
    bool ten = false;
    for (size_t i = 0; i < ticks.minors; i++)
        ten = ten || ticks.minor[i] == 10;
    ok(ticks.count == 4 && ten, "powers that are skipped are minor ticks");
}

static void test_places(void) {
    struct scale scale = {SCALE_LINEAR, 0, 80, 100, 900};
    ok(scale_place(&scale, 0) == 100 && scale_place(&scale, 80) == 900 &&
           scale_place(&scale, 20) == 300,
       "linear places");
    scale = (struct scale){SCALE_LOG, 1, 1e4, 900, 100};
    ok(scale_place(&scale, 1) == 900 && scale_place(&scale, 100) == 500,
       "log places, turned around");
    ok(scale_exponent(1234) == 3 && scale_exponent(0.02) == -2 &&
           scale_exponent(0) == 0 && scale_exponent(1e22) == 22 &&
           scale_exponent(-10) == 1,
       "decimal exponents");
    number_is(scale_power(-3), 0.001, "powers are correctly rounded");
}

static void test_bands(void) {
    int length;
    struct bands bands = bands_grow(3, 0, 300, &length);
    ok(bands.size == 240 && length == 900, "a fifth of a step is left empty");
    ok(bands_place(&bands, 0) == 30 && bands_place(&bands, 2) == 630,
       "bands follow each other");
    bands.back = true;
    ok(bands_place(&bands, 0) == 630, "or run backwards");
    bands = bands_share(4, 100, 2000);
    ok(bands_place(&bands, 3) + bands.size <= 2100, "shared bands fit");
}

static void test_names(void) {
    enum scale_kind kind = SCALE_COUNT;
    ok(scale_find(STR("log"), &kind) && kind == SCALE_LOG, "log is a scale");
    ok(!scale_find(STR("logarithmic"), &kind), "others are none");
}

int main(void) {
    test_linear();
    test_log();
    test_minor();
    test_places();
    test_bands();
    test_names();
    arena_release(&arena);
    return tap_done();
}
