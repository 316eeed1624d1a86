/* The numbers of an axis: unit, style, text. */
#include "calc_harness.h"
#include "chart/number.h"

/* "UNIT: texts" of an axis of numbers in the unit of `unit` (an expression),
 * from `least` to `greatest` in it. */
static struct str axis(struct page *page, const char *unit, const char *format,
                       enum scale_kind kind, double least, double greatest) {
    struct formula formula;
    struct numbers numbers;
    struct ticks ticks;
    struct buf out;
    double factor;
    buf_init(&out, &page->arena);
    if (!calc_formula(page->calc, page_text(page, unit), &formula))
        return page_errors(page);
    struct value value = calc_evaluate(page->calc, formula.expression, NULL);
    number_choose(page->calc, value.unit,
                  format ? calc_format(page->calc, page_text(page, format))
                         : NULL,
                  kind, least, greatest, &numbers, &factor);
    struct scale scale = {.kind = kind,
                          .low = least * factor,
                          .high = greatest * factor,
                          .stop = 1000};
    if (kind == SCALE_LOG)
        scale_log_nice(&scale, false, true);
    else
        scale_nice(&scale, 4, false);
    scale_ticks(&page->arena, &scale, 4, &ticks);
    number_suit(page->calc, &numbers, &ticks);
    buf_printf(&out, STR_FMT ":", STR_ARG(number_unit(page->calc, &numbers)));
    for (size_t i = 0; i < ticks.count; i++)
        buf_printf(&out, " " STR_FMT,
                   STR_ARG(number_text(page->calc, &numbers, ticks.value[i])));
    return page_plain(page, buf_str(&out));
}

static void says(const char *unit, const char *format, enum scale_kind kind,
                 double least, double greatest, const char *want,
                 const char *name) {
    struct page page;
    page_init(&page, "");
    str_is(axis(&page, unit, format, kind, least, greatest), str_from(want),
           name);
    arena_release(&page.arena);
}

static void test_linear(void) {
    says("1", NULL, SCALE_LINEAR, 0, 80, ": 0 20 40 60 80", "plain numbers");
    says("1", NULL, SCALE_LINEAR, 0, 1, ": 0.0 0.2 0.4 0.6 0.8 1.0",
         "as many decimals as the step needs");
    says("1", NULL, SCALE_LINEAR, -7, 12, ": −10 −5 0 5 10 15",
         "a real minus sign");
    says("1", NULL, SCALE_LINEAR, 0, 36000, ": 0 10,000 20,000 30,000 40,000",
         "thousands are separated");
    says("1", NULL, SCALE_LINEAR, 0, 1.2e9, ": 0 200M 400M 600M 800M 1B 1.2B",
         "millions are abbreviated");
    says("1 B", NULL, SCALE_LINEAR, 0, 36e9, "GB: 0 10 20 30 40",
         "the prefix goes into the unit");
    says("1 GB", NULL, SCALE_LINEAR, 0, 36, "GB: 0 10 20 30 40",
         "the author's unit stays where it is handy");
    says("1 ms", NULL, SCALE_LINEAR, 0, 30000, "s: 0 10 20 30",
         "and is changed, never prefixed twice");
    says("$1", NULL, SCALE_LINEAR, 0, 1e8, "$: 0 20M 40M 60M 80M 100M",
         "money has no prefix");
    says("1", NULL, SCALE_LINEAR, 0, 4e-5, ": 0 10⁻⁵ 2·10⁻⁵ 3·10⁻⁵ 4·10⁻⁵",
         "small numbers are powers");
}

static void test_log(void) {
    says("1", NULL, SCALE_LOG, 60e6, 1.8e9, ": 50M 100M 200M 500M 1B 2B",
         "abbreviations on a log scale");
    says("1 ms", NULL, SCALE_LOG, 10, 30000, "ms: 1 100 10,000",
         "one unit for all");
    says("1 t", NULL, SCALE_LOG, 0.6, 5000, "t: 0.1 10 1000",
         "each tick with its own decimals");
    says("1 B", NULL, SCALE_LOG, 2000, 3e12, ": 1 kB 1 MB 1 GB 1 TB",
         "a prefix each where the span is wide");
    says("1", NULL, SCALE_LOG, 2e-9, 5e-4, ": 10⁻⁹ 10⁻⁷ 10⁻⁵ 10⁻³",
         "powers of ten");
}

static void test_formats(void) {
    says("1", ".0%", SCALE_LINEAR, 0, 1, ": 0% 20% 40% 60% 80% 100%",
         "the author's format");
    says("1 B", ".0f GB", SCALE_LINEAR, 0, 36e9, "GB: 0 10 20 30 40",
         "its unit goes into the title");
    says("1", ".0f", SCALE_LINEAR, 0, 1, ": 0.0 0.2 0.4 0.6 0.8 1.0",
         "a format that makes ticks alike gives way");
    says("$1", "compact", SCALE_LINEAR, 0, 4e6, ": $0 $1M $2M $3M $4M",
         "a format without a unit keeps it at the ticks");
}

int main(void) {
    test_linear();
    test_log();
    test_formats();
    return tap_done();
}
