/* Ticks of days: where years, months, weeks and days begin. */
#include "base/date.h"
#include "chart/number.h"
#include "chart_harness.h"

static int day(const char *text) {
    int result = 0;
    date_parse(str_from(text), &result);
    return result;
}

/* The texts of the ticks between two days, as readers see them. */
static void says(const char *from, const char *to, int count, const char *want,
                 const char *name) {
    struct page page;
    struct ticks ticks;
    struct buf got;
    struct scale scale = {
        .kind = SCALE_TIME, .low = day(from), .high = day(to), .stop = 1000};
    page_init(&page, "");
    buf_init(&got, &page.arena);
    scale_ticks(&page.arena, &scale, count, &ticks);
    struct numbers numbers = {.style = NUMBER_DAY, .days = ticks.unit};
    for (size_t i = 0; i < ticks.count; i++)
        buf_printf(&got, "%s" STR_FMT, i ? " | " : "",
                   STR_ARG(number_day(page.calc, &numbers,
                                      i ? &ticks.value[i - 1] : NULL,
                                      ticks.value[i])));
    str_is(buf_str(&got), str_from(want), name);
    arena_release(&page.arena);
}

static void test_units(void) {
    says("2026-09-01", "2026-09-06", 6,
         "Sep 1, 2026 | Sep 2 | Sep 3 | Sep 4 | Sep 5 | Sep 6", "days");
    says("2026-09-01", "2026-10-10", 6,
         "Sep 7, 2026 | Sep 14 | Sep 21 | Sep 28 | Oct 5",
         "weeks from Mondays");
    says("2026-09-03", "2027-02-20", 6, "Oct 2026 | Nov | Dec | Jan 2027 | Feb",
         "months, the year where it begins");
    says("2026-02-01", "2027-12-31", 6,
         "Apr 2026 | Jul | Oct | Jan 2027 | Apr | Jul | Oct", "quarters");
    says("2019-05-01", "2024-05-01", 5, "2020 | 2021 | 2022 | 2023 | 2024",
         "years");
    says("1950-01-01", "2026-01-01", 5, "1960 | 1980 | 2000 | 2020",
         "years in steps of twenty");
}

static void test_edges(void) {
    says("2024-02-28", "2024-03-01", 4, "Feb 28, 2024 | Feb 29 | Mar 1",
         "a leap day");
    says("0001-01-01", "0001-01-03", 3, "Jan 1, 0001 | Jan 2 | Jan 3",
         "the first days that there are");
}

/* Every first of a month is found again, from month to month. */
static void test_months(void) {
    struct arena arena;
    struct ticks ticks;
    bool fine = true;
    arena_init(&arena);
    for (int year = 1890; year < 2110; year += 7) {
        char text[32];
        snprintf(text, sizeof text, "%d-01-01", year);
        struct scale scale = {
            .kind = SCALE_TIME, .low = day(text), .high = day(text) + 200};
        scale_ticks(&arena, &scale, 6, &ticks);
        fine = fine && ticks.count >= 6 && ticks.value[0] == scale.low;
        for (size_t i = 1; i < ticks.count; i++) {
            double days = ticks.value[i] - ticks.value[i - 1];
            fine = fine && days >= 28 && days <= 31;
        }
    }
    ok(fine, "months have 28 to 31 days");
    arena_release(&arena);
}

int main(void) {
    test_units();
    test_edges();
    test_months();
    return tap_done();
}
