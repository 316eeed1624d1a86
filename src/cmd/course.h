/* A whole course: what `build` and `check` have in common.
 *
 *     struct course_work work = {.request = {.check = true}};
 *     if (!course_run(&work, call))
 *         return STATUS_USAGE;
 *     ... work.report ...
 *     return course_end(&work, text, "nothing was written");
 *
 * Ownership: the site is course_run's until course_end gives it back.
 * Thread: the main one. */
#ifndef CMD_COURSE_H
#define CMD_COURSE_H

#include "cmd/verb.h"
#include "site/site.h"

/* The first rows of a table of options. */
enum { COURSE_JOBS, COURSE_QUIET, COURSE_DIAG, COURSE_TIMING, COURSE_OPTIONS };

#define COURSE_ROWS                                                         \
    [COURSE_JOBS] = {'j', "jobs", "N", "threads (one for each processor)"}, \
    [COURSE_QUIET] = {'q', "quiet", NULL, "say nothing unless it fails"},   \
    [COURSE_DIAG] = {0, "diag", "FORM",                                     \
                     "errors as a window, short (one line) or json"},       \
    [COURSE_TIMING] = {0, "timing", NULL, "show how long each phase took"}

/* Seconds of the monotonic clock. */
struct course_watch {
    double start;
    double begins[SITE_PHASES + 1]; /* of each phase; last: the end */
    double shown;                   /* when the progress was last written */
    bool terminal;
};

struct course_work {
    struct site_request request; /* output and check are the caller's */
    const struct call *call;
    struct course_watch watch;
    enum diag_form form;
    struct site *site;
    const struct site_report *report;
    size_t errors;
};

/* Works through the course in the operand's folder and writes its
 * diagnostics to stderr.  False, after a report, if an option's value cannot
 * be read. */
bool course_run(struct course_work *work, const struct call *call);

/* Appends "3 claims". */
void course_count(struct buf *out, size_t count, const char *what);

/* Appends how long it took: "12 ms". */
void course_time(struct buf *out, const struct course_work *work);

/* Writes a text to stdout, before it the times if they are wanted; on stderr
 * the number of errors and what follows from them.  Returns the status. */
enum cmd_status course_end(struct course_work *work, struct str text,
                           const char *consequence);

#endif
