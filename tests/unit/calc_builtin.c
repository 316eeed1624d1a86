/* Builtin functions where rounding could show. */
#include "calc_harness.h"

static void statistics(void) {
    asks("", "median([1.2, -2]) == -0.4", "true");
    asks("", "median([1.5e308, 1.7e308])", "1.6×10³⁰⁸");
    asks("", "var([18, 1500, 11, 540000, 540000, 540000]) == 72762700134.13889",
         "true");
    asks("", "var([1e15, 1e15 + 1, 1e15 + 5])", "4.667");
}

int main(void) {
    statistics();
    return tap_done();
}
