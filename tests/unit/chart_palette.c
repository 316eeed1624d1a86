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

int main(void) {
    bool light = true, dark = true, differ = true, ramp = true, rising = true;
    for (int i = 1; i <= PALETTE_SERIES; i++) {
        light = light && contrast(palette_series(i), "#ffffff") >= 3;
        dark = dark && contrast(palette_series(i), "#1e1e1e") >= 3;
        for (int k = 2; k < i; k++)
            differ = differ && !str_eq(str_from(palette_hatch(i)),
                                       str_from(palette_hatch(k)));
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
    ok(differ, "from the second on each has its own hatch");
    ok(ramp, "the weakest step of the ramp is seen on white");
    ok(rising, "and each is darker than the one before");
    return tap_done();
}
