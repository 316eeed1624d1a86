/* lectern build: a course's folder to its website. */
#include "cmd/course.h"

enum { BUILD_OUT = COURSE_OPTIONS, BUILD_OPTIONS };

static const struct option options[BUILD_OPTIONS] = {
    COURSE_ROWS,
    [BUILD_OUT] = {'o', "out", "OUT", "the site's folder (DIR/site)"},
};

static void add_summary(struct buf *out, const struct course_work *work) {
    const struct site_report *report = work->report;
    BUF_LITERAL(out, "built ");
    course_count(out, report->pages, "page");
    BUF_LITERAL(out, " in ");
    course_time(out, work);
    BUF_LITERAL(out, ": ");
    course_count(out, report->charts, "chart");
    BUF_LITERAL(out, ", ");
    course_count(out, report->values, "value");
    BUF_LITERAL(out, ", ");
    course_count(out, report->claims, "claim");
    buf_printf(out, " hold%s\n", report->claims == 1 ? "s" : "");
}

static enum cmd_status run(const struct call *call) {
    struct course_work work = {.request = {.output = call->values[BUILD_OUT]}};
    if (!course_run(&work, call))
        return STATUS_USAGE;
    struct buf out;
    buf_init(&out, call->arena);
    if (work.errors == 0 && !call->given[COURSE_QUIET])
        add_summary(&out, &work);
    return course_end(&work, buf_str(&out),
                      work.report->begun ? ", not all was written"
                                         : ", nothing was written");
}

const struct verb verb_build = {
    .name = "build",
    .operand = "[DIR]",
    .summary = "turn a course into a website",
    .description =
        "Builds the course in DIR (.), which holds content/ and may hold "
        "templates/ and\nassets/. While anything is wrong the site stays as "
        "it was.",
    .options = options,
    .option_count = BUILD_OPTIONS,
    .run = run,
};
