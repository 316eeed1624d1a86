/* Bars show their length: what has no zero has none. */
#include "chart/mislead.h"

void mislead_log(struct calc *calc, struct span span) {
    struct diag *diag =
        diag_add(calc_diags(calc), DIAG_LOG_BARS, span,
                 "bars start at zero, and a log scale has none");
    diag_help(diag, "`domain: [FROM, TO]` says where they start");
}

void mislead_truncated(struct calc *calc, struct span span,
                       enum diag_name name) {
    struct diag *diag =
        diag_add(calc_diags(calc), name, span,
                 "bars start at zero, and zero is not in this domain");
    diag_help(diag, "what is cut off makes small differences look large");
}
