/* The tables of colours, hatches and dashes. */
#include "chart/palette.h"

#include "base/diag.h"

#include <math.h>

static const char *const series[PALETTE_SERIES + 1] = {
    NULL,      "#1c58fc", "#7a6813", "#b48197", "#179fd4",
    "#05816c", "#6f9d17", "#d03765", "#6c6895",
};

static const char *const ramp[PALETTE_RAMP + 1] = {
    NULL,      "#07a4b1", "#08809f", "#076f99",
    "#036093", "#00478e", "#1a2e7e", "#221865",
};

static const char *const heat[PALETTE_RAMP + 1] = {
    NULL,      "#440154", "#443983", "#31688e",
    "#21918c", "#35b779", "#90d743", "#fde725",
};

static const char *const diverge[PALETTE_RAMP + 1] = {
    NULL,      "#1f5a9e", "#5b93cb", "#a9cbe8",
    "#ececec", "#f8c99a", "#e58b3c", "#a85a00",
};

/* Diagonals begin and end outside of the tile, so that their corners meet. */
static const char *const hatches[PALETTE_SERIES + 1] = {
    NULL,
    NULL,
    "M-1 9L9 -1M-1 1L1 -1M7 9L9 7", /* rising */
    "M2 2h1M6 6h1",                 /* dots */
    "M-1 -1L9 9M-1 7L1 9M7 -1L9 1", /* falling */
    "M0 4h8",                       /* lying */
    "M4 0v8",                       /* upright */
    "M-1 9L9 -1M-1 -1L9 9",         /* crossed */
    "M0 2h8M2 0v8",                 /* squared */
};

static const char *const dashes[PALETTE_SERIES + 1] = {
    NULL,          NULL,   "8 4", "2 3",         "10 3 2 3",
    "4 2 4 2 1 2", "14 4", "1 4", "8 3 2 3 2 3",
};

static int palette_check(int number, int count) {
    if (number < 1 || number > count)
        bug("a colour outside of the palette");
    return number;
}

int palette_shade(size_t index) {
    return (int)(index % PALETTE_SERIES) + 1;
}

const char *palette_series(int number) {
    return series[palette_check(number, PALETTE_SERIES)];
}

const char *palette_ramp(int step) {
    return ramp[palette_check(step, PALETTE_RAMP)];
}

const char *palette_heat(int step) {
    return heat[palette_check(step, PALETTE_RAMP)];
}

const char *palette_diverge(int step) {
    return diverge[palette_check(step, PALETTE_RAMP)];
}

const char *palette_hatch(int number) {
    return hatches[palette_check(number, PALETTE_SERIES)];
}

const char *palette_dash(int number) {
    return dashes[palette_check(number, PALETTE_SERIES)];
}

static int palette_digit(char digit) {
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* The linear light of a channel, after WCAG 2.2. */
static double palette_light(const char *hex) {
    double part = (palette_digit(hex[0]) * 16 + palette_digit(hex[1])) / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* Is black on a colour better to read than white?  Both contrast alike where
 * (1 + c) (0 + c) = (light + c)^2 with c = 0.05. */
static bool palette_bright(const char *colour) {
    double light = 0.2126 * palette_light(colour + 1) +
                   0.7152 * palette_light(colour + 3) +
                   0.0722 * palette_light(colour + 5);
    return (light + 0.05) * (light + 0.05) > 1.05 * 0.05;
}

enum palette_inside palette_inside_series(int number) {
    return palette_bright(palette_series(number)) ? INSIDE_BLACK : INSIDE_WHITE;
}

enum palette_inside palette_inside_ramp(int step) {
    return palette_check(step, PALETTE_RAMP) == 1 ? INSIDE_INK : INSIDE_PAPER;
}

enum palette_inside palette_inside_heat(int step) {
    return palette_bright(palette_heat(step)) ? INSIDE_CELL_BLACK
                                              : INSIDE_CELL_WHITE;
}

enum palette_inside palette_inside_diverge(int step) {
    return palette_bright(palette_diverge(step)) ? INSIDE_CELL_BLACK
                                                 : INSIDE_CELL_WHITE;
}
