/* Colours: readable on white and on dark paper, each series with a hatch of
 * its own.  Contrast after WCAG 2.2. */
#include "chart/palette.h"
#include "tap.h"

static double channel(const char *hex) {
    unsigned value = 0;
    sscanf(hex, "%2x", &value);
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(const char *colour) {
    return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3) +
           0.0722 * channel(colour + 5);
}

static double contrast(const char *a, const char *b) {
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

static double contrast_inside(enum palette_inside inside, const char *on) {
    bool white = inside == INSIDE_WHITE || inside == INSIDE_CELL_WHITE ||
                 inside == INSIDE_PAPER;
    return contrast(white ? "#ffffff" : "#000000", on);
}

static void test_inside(void) {
    bool fine = true;
    for (int i = 1; i <= PALETTE_SERIES; i++)
        fine = fine && contrast_inside(palette_inside_series(i),
                                       palette_series(i)) >= 4.5;
    for (int i = 1; i <= PALETTE_RAMP; i++)
        fine = fine &&
               contrast_inside(palette_inside_ramp(i), palette_ramp(i)) >= 4.5;
    for (int i = 1; i <= PALETTE_RAMP; i++)
        fine = fine &&
               contrast_inside(palette_inside_heat(i), palette_heat(i)) >= 4.5;
    for (int i = 1; i <= PALETTE_RAMP; i++)
        fine = fine && contrast_inside(palette_inside_diverge(i),
                                       palette_diverge(i)) >= 4.5;
    ok(fine, "text on every colour has 4.5:1");
}

static void test_steps(void) {
    bool brighter = true, even = true;
    for (int i = 2; i <= PALETTE_RAMP; i++)
        brighter = brighter &&
                   luminance(palette_heat(i)) > luminance(palette_heat(i - 1));
    for (int i = 1; i < PALETTE_MIDDLE; i++)
        even =
            even &&
            luminance(palette_diverge(i)) < luminance(palette_diverge(i + 1)) &&
            luminance(palette_diverge(PALETTE_RAMP + 1 - i)) <
                luminance(palette_diverge(PALETTE_RAMP - i));
    ok(brighter, "each step of heat is brighter than the one before");
    ok(even, "the diverging ramp is darker the further from its middle");
}

int main(void) {
    bool light = true, dark = true, differ = true, ramp = true, rising = true;
    for (int i = 1; i <= PALETTE_SERIES; i++) {
        light = light && contrast(palette_series(i), "#ffffff") >= 3;
        dark = dark && contrast(palette_series(i), "#1e1e1e") >= 3;
        for (int k = 2; k < i; k++)
            differ =
                differ &&
                !str_eq(str_from(palette_hatch(i)),
                        str_from(palette_hatch(k))) &&
                !str_eq(str_from(palette_dash(i)), str_from(palette_dash(k)));
        differ = differ && !palette_hatch(i) == (i == 1);
    }
    for (int i = 1; i <= PALETTE_RAMP; i++) {
        ramp = ramp && contrast(palette_ramp(i), "#ffffff") >= 2.95;
        if (i > 1)
            rising = rising && luminance(palette_ramp(i)) <
                                   luminance(palette_ramp(i - 1));
    }
    ok(light, "series have 3:1 on white");
    ok(dark, "and on dark paper");
    ok(differ, "from the second on each has its own hatch and dash");
    ok(ramp, "the weakest step of the ramp is seen on white");
    ok(rising, "and each is darker than the one before");
    test_inside();
    test_steps();
    return tap_done();
}
