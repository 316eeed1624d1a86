/* Numbers as readers meet them in running text: grouped, and raised. */
#include "base/buf.h"
#include "base/num.h"

#include <stdio.h>

/* What is larger is too long to be counted by its thousands. */
#define MOST_GROUPED 1e15

static const char *const superscripts[] = {"⁰", "¹", "²", "³", "⁴",
                                           "⁵", "⁶", "⁷", "⁸", "⁹"};

void num_superscript(struct buf *buf, int number) {
    char written[16];
    snprintf(written, sizeof written, "%d", number);
    for (const char *c = written; *c; c++)
        buf_add(buf, *c == '-' ? STR("⁻") : str_from(superscripts[*c - '0']));
}

static bool take(struct str text, size_t *at, struct str wanted) {
    bool there = str_starts(str_slice(text, *at, text.n), wanted);
    if (there)
        *at += wanted.n;
    return there;
}

static int take_superscript_digit(struct str text, size_t *at) {
    for (int digit = 0; digit < 10; digit++)
        if (take(text, at, str_from(superscripts[digit])))
            return digit;
    return -1;
}

bool num_take_superscript(struct str text, size_t *at, int *number) {
    size_t end = *at;
    bool negative = take(text, &end, STR("⁻"));
    int sum = 0, digit = take_superscript_digit(text, &end);
    if (digit < 0)
        return false;
    for (; digit >= 0; digit = take_superscript_digit(text, &end))
        sum = sum >= 100 ? 1000 : 10 * sum + digit;
    *at = end;
    *number = negative ? -sum : sum;
    return true;
}

struct str num_grouped(struct arena *arena, double number) {
    struct buf out;
    buf_init(&out, arena);
    buf_printf(&out, number < MOST_GROUPED ? "%.0f" : "%.3g", number);
    struct str digits = buf_str(&out);
    if (number >= MOST_GROUPED)
        return digits;
    buf_init(&out, arena);
    for (size_t i = 0; i < digits.n; i++) {
        if (i > 0 && (digits.n - i) % 3 == 0)
            buf_char(&out, ',');
        buf_char(&out, digits.s[i]);
    }
    return buf_str(&out);
}
