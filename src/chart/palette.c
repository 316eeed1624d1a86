/* The tables of colours and hatches. */
#include "chart/palette.h"

#include "base/diag.h"

static const char *const series[PALETTE_SERIES + 1] = {
    NULL,      "#1c58fc", "#7a6813", "#b48197", "#179fd4",
    "#05816c", "#6f9d17", "#d03765", "#6c6895",
};

static const char *const ramp[PALETTE_RAMP + 1] = {
    NULL,      "#07a4b1", "#098ca7", "#07769c",
    "#036093", "#00478e", "#1a2e7e", "#221865",
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

static int palette_check(int number, int count) {
    if (number < 1 || number > count)
        bug("a colour outside of the palette");
    return number;
}

const char *palette_series(int number) {
    return series[palette_check(number, PALETTE_SERIES)];
}

const char *palette_ramp(int step) {
    return ramp[palette_check(step, PALETTE_RAMP)];
}

const char *palette_hatch(int number) {
    return hatches[palette_check(number, PALETTE_SERIES)];
}
