/* Claims on days: what is written, and which days it covers. */
#include "base/arena.h"
#include "base/date.h"
#include "calc/claim.h"

#include "tap.h"

static struct arena arena;

static int day_of(const char *text) {
    int day = 0;
    ok(date_parse(str_from(text), &day), text);
    return day;
}

/* 2026-09-03 is a Thursday. */
static void holds(void) {
    static const char *const texts[] = {
        "2026-09-03",
        "3 September 2026",
        "September 3, 2026",
        "Sep 3, 2026",
        "Sept. 3rd, 2026",
        "Thursday, 3 September 2026",
        "Thu 3 Sep",
        "Thursday, 2026-09-03",
        "3\xc2\xa0September&nbsp;2026",
        "3\nSeptember  2026",
        "3 September",
        "September 2026",
        "September",
        "Thursday",
        "2026",
        "03 Sep 2026",
    };
    struct written_day written;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ok(claim_day(str_from(texts[i]), &written) &&
               claim_covers_day(&written, day_of("2026-09-03")),
           texts[i]);
}

static void fails(void) {
    static const struct {
        const char *text, *computed;
    } rows[] = {
        {"2026-09-04", "2026-09-03"},
        {"4 September 2026", "3 September 2026"},
        {"3 September 2025", "3 September 2026"},
        {"Friday, September 3", "Thursday, 3 September 2026"},
        {"Friday", "Thursday, 2026-09-03"},
        {"Friday, 2026-09-03", "Thursday, 2026-09-03"},
        {"October", "3 September 2026"},
        {"2025", "2026-09-03"},
        {"31 February 2026", "3 September 2026"},
    };
    struct written_day written;
    int day = day_of("2026-09-03");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ok(claim_day(str_from(rows[i].text), &written) &&
               !claim_covers_day(&written, day),
           rows[i].text);
        str_is(claim_show_day(&arena, &written, day),
               str_from(rows[i].computed), rows[i].text);
    }
}

static void unreadable(void) {
    static const char *const texts[] = {
        "",
        ",",
        "8×",
        "9/3/2026",
        "3.9.2026",
        "3",
        "3 2026",
        "0 September",
        "3 September 2026 2026",
        "Septembre",
        "2026-13-01",
        "3 Sep Sep",
        "20260903",
        "2026-09-03 3",
        "3rds September",
        "soon",
        "12345",
        "the 3rd",
    };
    struct written_day written;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ok(!claim_day(str_from(texts[i]), &written), texts[i]);
}

int main(void) {
    holds();
    fails();
    unreadable();
    arena_release(&arena);
    return tap_done();
}
