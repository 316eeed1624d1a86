/* Whole numbers in English words: "twenty-four", "one hundred and five". */
#include "calc/format_spec.h"

static const char *const small[] = {
    "zero",    "one",     "two",       "three",    "four",
    "five",    "six",     "seven",     "eight",    "nine",
    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"",       "",      "twenty", "thirty",
                                   "forty",  "fifty", "sixty",  "seventy",
                                   "eighty", "ninety"};
static const struct {
    long long size;
    const char *name;
} groups[] = {{1000000000000, "trillion"},
              {1000000000, "billion"},
              {1000000, "million"},
              {1000, "thousand"}};

static void below_hundred(struct buf *out, long long n) {
    if (n < 20) {
        buf_printf(out, "%s", small[n]);
        return;
    }
    buf_printf(out, "%s", tens[n / 10]);
    if (n % 10)
        buf_printf(out, "-%s", small[n % 10]);
}

/* `further`: something stands before, and "and" joins what is below 100. */
static void below_thousand(struct buf *out, long long n, bool further) {
    if (n >= 100)
        buf_printf(out, "%s hundred", small[n / 100]);
    if (n % 100 == 0)
        return;
    if (n >= 100 || further)
        buf_printf(out, "%sand ", n >= 100 ? " " : "");
    below_hundred(out, n % 100);
}

void format_words(struct buf *out, double number) {
    long long n = (long long)number;
    if (n == 0)
        buf_printf(out, "zero");
    bool further = false;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (n < groups[i].size)
            continue;
        buf_printf(out, further ? " " : "");
        below_thousand(out, n / groups[i].size, false);
        buf_printf(out, " %s", groups[i].name);
        n %= groups[i].size;
        further = true;
    }
    if (n == 0)
        return;
    buf_printf(out, further ? " " : "");
    below_thousand(out, n, further);
}
