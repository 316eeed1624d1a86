/* Test Anything Protocol for C tests, in one header: run under prove.
 *
 *     int main(void) {
 *         ok(1 + 1 == 2, "addition works");
 *         str_is(result, STR("expected"), "the text is as expected");
 *         return tap_done();
 *     }
 *
 * Test names say what behaviour holds.  The counters are this header's only
 * state; each test program has its own.
 */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include "base/str.h"

#include <math.h>
#include <stdio.h>

static int tap_count, tap_failures;

static inline bool tap_report(bool holds, const char *name, const char *file,
                              int line) {
    tap_count++;
    if (!holds)
        tap_failures++;
    printf("%sok %d - %s\n", holds ? "" : "not ", tap_count, name);
    if (!holds)
        printf("#   at %s:%d\n", file, line);
    return holds;
}

static inline void tap_str(struct str got, struct str want, const char *name,
                           const char *file, int line) {
    if (!tap_report(str_eq(got, want), name, file, line))
        printf("#   got:  " STR_FMT "\n#   want: " STR_FMT "\n", STR_ARG(got),
               STR_ARG(want));
}

static inline void tap_number(double got, double want, const char *name,
                              const char *file, int line) {
    bool same = got == want || (isnan(got) && isnan(want));
    if (!tap_report(same, name, file, line))
        printf("#   got:  %.17g\n#   want: %.17g\n", got, want);
}

static inline int tap_done(void) {
    printf("1..%d\n", tap_count);
    return tap_failures > 0;
}

#define ok(holds, name) tap_report((holds), (name), __FILE__, __LINE__)
#define str_is(got, want, name) \
    tap_str((got), (want), (name), __FILE__, __LINE__)
#define number_is(got, want, name) \
    tap_number((got), (want), (name), __FILE__, __LINE__)

#endif
