/* Claims: what holds, what does not, and what the report says. */
#include "calc_harness.h"

static const char *const definitions = "training = 2800 GB\n"
                                       "inference = 350 GB\n"
                                       "name = \"GPT-3\"\n"
                                       "slow = [5, 4, 2]\n";

static void claims(const char *written, const char *expression, bool condition,
                   const char *verdict) {
    struct page page;
    struct claim claim;
    page_init(&page, definitions);
    struct excerpt text = page_text(&page, written);
    struct excerpt formula = page_text(&page, expression);
    bool decided = condition ? calc_check(page.calc, text, formula, &claim)
                             : calc_claim(page.calc, text, formula, &claim);
    struct str got = !decided      ? page_errors(&page)
                     : claim.holds ? STR("holds")
                     : page.diags.first
                         ? page_plain(&page, page.diags.first->note)
                         : STR("false, and not reported");
    str_is(got, str_from(verdict), written);
    arena_release(&page.arena);
}

int main(void) {
    claims("8\u00d7", "training / inference", false, "holds");
    claims("350 GB", "inference", false, "holds");
    claims("0.35 TB", "inference", false, "holds");
    claims("GPT-3", "name", false, "holds");
    claims("10\u201320\u00d7", "training / inference", false,
           "training / inference = 2.8 TB / 350 GB = 8");
    claims("GPT-4", "name", false, "name = GPT-3");
    claims("8 ms", "training", false, "error: unit-mismatch");
    claims("8", "trainig", false, "error: unknown-name");
    claims("8", "slow", false, "error: wrong-type");
    claims("a lot", "training", false, "error: unreadable-claim");
    claims("more than a terabyte", "training > 1 TB", true, "holds");
    claims("more than a terabyte", "inference > 1 TB", true,
           "350 GB > 1 TB is false");
    claims("all slow", "min(slow) > 3", true, "2 > 3 is false");
    claims("near", "about(training / inference, 9, 5%)", true,
           "about(2.8 TB / 350 GB, 9, 5%) is false");
    claims("a number", "8", true, "error: wrong-type");
    return tap_done();
}
