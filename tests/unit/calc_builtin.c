/* Operators and builtin functions where rounding could show. */
#include "calc_harness.h"

static void statistics(void) {
    asks("", "median([1.2, -2]) == -0.4", "true");
    asks("", "median([1.5e308, 1.7e308])", "1.6×10³⁰⁸");
    asks("", "var([18, 1500, 11, 540000, 540000, 540000]) == 72762700134.13889",
         "true");
    asks("", "var([1e15, 1e15 + 1, 1e15 + 5])", "4.667");
}

/* As Python computes it: the quotient is rounded before it is floored. */
static void division(void) {
    asks("", "-750821818970711 // (14 / 80.7) == -4327951485066886", "true");
    asks("", "-7.5 // 2", "\u22124");
    asks("", "7.5 // -2", "\u22124");
    asks("", "-8 // 2", "\u22124");
    asks("", "-7.5 % 2", "0.5");
    asks("", "len(1e60..5)", "0");
    asks("", "1..1e60", "error: limit");
}

static void rounding(void) {
    asks("", "[round(x, -1) for x in [15, 25, -25, 26, 4.999]]",
         "20, 20, \u221220, 30, 0");
    asks("", "round(24123539116873137, -2) == 24123539116873100", "true");
    asks("", "round(4.8247078233746259e31, -2) == 4.8247078233746259e31",
         "true");
    asks("", "round(5e19, -20)", "0");
    asks("", "round(2.5) + round(0.15, 1)", "2.1");
    asks("", "log(243, 3) == 5 and log(1e-5, 10) == -5", "true");
    asks("", "log(5e-324, 15)", "\u2212274.9");
}

/* No list holds an infinity. */
static void infinities(void) {
    asks("", "linspace(-1.7e308, 1.7e308, 3)", "error: not-finite");
    asks("", "normal(5, 0, 1.7e308, 42)", "error: not-finite");
    asks("", "histogram([-1.7e308, 1.7e308], 2)", "error: not-finite");
    asks("", "softmax([-1.7e308, 1.7e308])", "0, 1");
    asks("", "geomspace(1e-300, 1e300, 3)", "1×10⁻³⁰⁰, 1, 1×10³⁰⁰");
}

int main(void) {
    rounding();
    infinities();
    division();
    statistics();
    return tap_done();
}
