/* lectern check: everything that a build finds wrong, and nothing written. */
#include "cmd/claims.h"
#include "cmd/course.h"

enum { CHECK_CLAIMS = COURSE_OPTIONS, CHECK_OPTIONS };

static const struct option options[CHECK_OPTIONS] = {
    COURSE_ROWS,
    [CHECK_CLAIMS] = {0, "claims", NULL,
                      "list all claims, and the numbers that none covers"},
};

static void add_summary(struct buf *out, const struct course_work *work) {
    BUF_LITERAL(out, "checked ");
    course_count(out, work->report->pages, "page");
    BUF_LITERAL(out, " in ");
    course_time(out, work);
    BUF_LITERAL(out, ": ");
    course_count(out, work->report->claims, "claim");
    buf_printf(out, " hold%s\n", work->report->claims == 1 ? "s" : "");
}

static enum cmd_status run(const struct call *call) {
    struct course_work work = {.request = {.check = true}};
    if (!course_run(&work, call))
        return STATUS_USAGE;
    struct buf out;
    buf_init(&out, call->arena);
    enum site_outcome outcome = work.report->outcome;
    bool seen = outcome == SITE_BUILT || outcome == SITE_MISTAKES;
    if (call->given[CHECK_CLAIMS] && seen)
        claims_list(&out, work.report);
    else if (work.errors == 0 && !call->given[COURSE_QUIET])
        add_summary(&out, &work);
    return course_end(&work, buf_str(&out), "");
}

const struct verb verb_check = {
    .name = "check",
    .operand = "[DIR]",
    .summary = "find what is wrong with a course and write nothing",
    .description =
        "Checks all that a build of the course in DIR (.) checks, and leaves "
        "its site alone.\nWith --claims it lists every claim with what it "
        "computes to, and then the numbers\nwith a unit in the prose that no "
        "value or claim covers.",
    .options = options,
    .option_count = CHECK_OPTIONS,
    .run = run,
};
