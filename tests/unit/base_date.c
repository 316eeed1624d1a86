/* base/date: days read, written and counted. */
#include "base/arena.h"
#include "base/date.h"

#include "tap.h"

static struct arena arena;

static struct str iso(int day) {
    struct buf out;
    buf_init(&out, &arena);
    date_iso(&out, day);
    return buf_str(&out);
}

static struct str written(const char *date, struct str pattern) {
    struct buf out;
    int day;
    buf_init(&out, &arena);
    if (date_parse(str_from(date), &day))
        date_write(&out, day, pattern);
    return buf_str(&out);
}

static void reading(void) {
    static const char *const wrong[] = {
        "",           "2026-9-03",  "2026-09-3",  "2026-09-031", "2026-00-10",
        "2026-13-01", "2026-09-00", "2026-09-31", "2026-02-29",  "1900-02-29",
        "0000-01-01", "2026/09/03", "2O26-09-03", "-026-09-03"};
    int day;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ok(!date_parse(str_from(wrong[i]), &day), wrong[i]);
    ok(date_parse(STR("1970-01-01"), &day) && day == 0, "the epoch is day 0");
    ok(date_parse(STR("2000-02-29"), &day) && day == 11016,
       "2000 was a leap year");
    ok(date_parse(STR("0001-01-01"), &day) && day == DATE_FIRST,
       "the first day");
    ok(date_parse(STR("9999-12-31"), &day) && day == DATE_LAST, "the last day");
}

/* Each day is the next of the one before it, by what a calendar says. */
static void counting(void) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int expected = DATE_FIRST, day = 0, wrong = 0;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            int last = days[month - 1] + (month == 2 && leap);
            for (int of = 1; of <= last; of++, expected++) {
                char text[40];
                snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, of);
                bool read = date_parse(str_from(text), &day);
                wrong += !read || day != expected;
                wrong += of == 1 && !str_eq(iso(expected), str_from(text));
            }
        }
    ok(wrong == 0 && expected == DATE_LAST + 1,
       "the days of 9999 years follow each other");
}

static void writing(void) {
    str_is(written("2026-09-03", STR("%Y-%m-%d")), STR("2026-09-03"),
           "parts with zeros");
    str_is(written("2026-09-03", STR("%-d.%-m.%y")), STR("3.9.26"),
           "parts without");
    str_is(written("2026-09-03", STR("%A, %e %B")),
           STR("Thursday,  3 September"), "names");
    str_is(written("2024-12-31", STR("%a %b %j 100%%")),
           STR("Tue Dec 366 100%"), "short names, the day of the year, a %");
    str_is(written("0001-01-01", STR("%a %Y %-j")), STR("Mon 0001 1"),
           "the first day was a Monday");
    ok(date_pattern(STR("%d %b")) == STR_NONE, "a pattern");
    ok(date_pattern(STR("%d %Q")) == 3, "what is none, and where");
    ok(date_pattern(STR("50%")) == 2, "a % at the end");
    ok(date_pattern(STR("%-")) == 0, "half a part");
}

static void parts(void) {
    struct date_parts epoch = date_parts(0), first = date_parts(DATE_FIRST);
    ok(epoch.year == 1970 && epoch.month == 1 && epoch.day == 1 &&
           epoch.weekday == 4,
       "the epoch was a Thursday");
    ok(first.year == 1 && first.month == 1 && first.day == 1 &&
           first.weekday == 1,
       "the first day, taken apart");
    ok(date_month(STR("January")) == 1 && date_month(STR("Dec")) == 12 &&
           date_month(STR("Sept")) == 9 && date_month(STR("Ja")) == -1 &&
           date_month(STR("january")) == -1,
       "names of months");
    ok(date_weekday(STR("Sunday")) == 0 && date_weekday(STR("Sat")) == 6 &&
           date_weekday(STR("Someday")) == -1,
       "names of weekdays");
}

int main(void) {
    reading();
    parts();
    counting();
    writing();
    arena_release(&arena);
    return tap_done();
}
