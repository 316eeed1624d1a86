/* lectern build: a course's folder to its website.
 *
 * The clock is read here, for the summary, --timing and the progress line;
 * none of it reaches a page. */
#include "base/num.h"
#include "base/pool.h"
#include "cmd/verb.h"
#include "site/site.h"

#include <stdio.h>
#include <time.h>

enum {
    BUILD_OUT,
    BUILD_JOBS,
    BUILD_QUIET,
    BUILD_DIAG,
    BUILD_TIMING,
    BUILD_OPTIONS
};

static const struct option options[BUILD_OPTIONS] = {
    [BUILD_OUT] = {'o', "out", "OUT", "the site's folder (DIR/site)"},
    [BUILD_JOBS] = {'j', "jobs", "N", "threads (one for each processor)"},
    [BUILD_QUIET] = {'q', "quiet", NULL, "say nothing unless it fails"},
    [BUILD_DIAG] = {0, "diag", "FORM",
                    "errors as a window, short (one line) or json"},
    [BUILD_TIMING] = {0, "timing", NULL, "show how long each phase took"},
};

#define JOBS_MAX 1024

/* Progress. -------------------------------------------------------------- */

#define PROGRESS_AFTER                                    \
    1.0 /* seconds; a build is nearly always done by then \
         */
#define PROGRESS_EVERY 0.1

struct watch {
    double start;                   /* seconds of the monotonic clock */
    double begins[SITE_PHASES + 1]; /* of each phase; last: the end */
    double shown;                   /* when the line was last written */
    bool terminal;
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A phase that is never reached takes no time. */
static void phase_begins(struct watch *watch, enum site_phase phase,
                         double now) {
    for (size_t i = phase; i <= SITE_PHASES; i++)
        watch->begins[i] = now;
}

static void progress(void *context, enum site_phase phase, size_t done,
                     size_t count) {
    struct watch *watch = context;
    double now = seconds();
    if (done == 0)
        phase_begins(watch, phase, now);
    if (!watch->terminal || now - watch->start < PROGRESS_AFTER ||
        now - watch->shown < PROGRESS_EVERY)
        return;
    watch->shown = now;
    fprintf(stderr, "\r\033[K" STR_FMT " %zu/%zu",
            STR_ARG(site_phase_name(phase)), done, count);
    fflush(stderr);
}

static void progress_ends(struct watch *watch) {
    watch->begins[SITE_PHASES] = seconds();
    if (watch->shown > 0)
        fputs("\r\033[K", stderr);
}

/* What is said at the end. ------------------------------------------------ */

static void add_time(struct buf *out, double time) {
    if (time < 1)
        buf_printf(out, "%.0f ms", time * 1000);
    else
        buf_printf(out, "%.1f s", time);
}

static void add_count(struct buf *out, size_t count, const char *what) {
    buf_printf(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

static void add_summary(struct buf *out, const struct site_report *report,
                        const struct watch *watch) {
    BUF_LITERAL(out, "built ");
    add_count(out, report->pages, "page");
    BUF_LITERAL(out, " in ");
    add_time(out, watch->begins[SITE_PHASES] - watch->start);
    BUF_LITERAL(out, ": ");
    add_count(out, report->charts, "chart");
    BUF_LITERAL(out, ", ");
    add_count(out, report->values, "value");
    BUF_LITERAL(out, ", ");
    add_count(out, report->claims, "claim");
    buf_printf(out, " hold%s\n", report->claims == 1 ? "s" : "");
}

static void add_timing(struct buf *out, const struct watch *watch) {
    for (enum site_phase i = 0; i < SITE_PHASES; i++) {
        struct str name = site_phase_name(i);
        buf_add(out, name);
        buf_fill(out, ' ', 8 - name.n);
        buf_printf(out, "%8.2f ms\n",
                   (watch->begins[i + 1] - watch->begins[i]) * 1000);
    }
}

/* Every list in its order; how many errors there are in all. */
static size_t print_diags(const struct call *call,
                          const struct site_report *report,
                          enum diag_form form) {
    size_t errors = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct diags *diags = report->diags[i];
        cmd_report(call, diags, form);
        errors += diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
    }
    return errors;
}

static enum cmd_status conclude(const struct call *call,
                                const struct site_report *report,
                                const struct watch *watch,
                                enum diag_form form) {
    size_t errors = print_diags(call, report, form);
    struct buf out;
    buf_init(&out, call->arena);
    if (call->given[BUILD_TIMING])
        add_timing(&out, watch);
    if (errors == 0 && !call->given[BUILD_QUIET])
        add_summary(&out, report, watch);
    enum cmd_status printed = cmd_print(buf_str(&out));
    if (errors > 0 && form != DIAG_JSON)
        fprintf(stderr, "%zu error%s, %s\n", errors, errors == 1 ? "" : "s",
                report->begun ? "not all was written" : "nothing was written");
    return report->outcome == SITE_BUILT ? printed
                                         : (enum cmd_status)report->outcome;
}

/* Options. ----------------------------------------------------------------- */

static bool read_jobs(const struct call *call, unsigned *threads) {
    *threads = pool_processors();
    double number;
    if (!call->given[BUILD_JOBS])
        return true;
    if (!num_parse(call->values[BUILD_JOBS], &number) || number < 1 ||
        number > JOBS_MAX || number != (double)(unsigned)number)
        return false;
    *threads = (unsigned)number;
    return true;
}

static bool read_form(const struct call *call, enum diag_form *form) {
    static const char *const names[] = {
        [DIAG_WINDOW] = "window",
        [DIAG_SHORT] = "short",
        [DIAG_JSON] = "json",
    };
    *form = DIAG_WINDOW;
    if (!call->given[BUILD_DIAG])
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!str_is(call->values[BUILD_DIAG], names[i]))
            continue;
        *form = (enum diag_form)i;
        return true;
    }
    return false;
}

static enum cmd_status run(const struct call *call) {
    struct watch watch = {.start = seconds(),
                          .terminal = call->around->terminal &&
                                      !call->given[BUILD_QUIET]};
    struct site_request request = {
        .root = call->operand_count > 0 ? call->operands[0] : STR("."),
        .output = call->values[BUILD_OUT],
        .progress = progress,
        .context = &watch,
    };
    enum diag_form form;
    if (!read_jobs(call, &request.threads))
        return cmd_usage(
            call->verb,
            str_format(call->arena,
                       "`" STR_FMT "` is no number of threads from 1 to %d",
                       STR_ARG(call->values[BUILD_JOBS]), JOBS_MAX));
    if (!read_form(call, &form))
        return cmd_usage(
            call->verb, str_format(call->arena,
                                   "`" STR_FMT "` is not window, short or json",
                                   STR_ARG(call->values[BUILD_DIAG])));
    phase_begins(&watch, SITE_SCAN, watch.start);
    struct site *site = site_build(call->arena, &request);
    progress_ends(&watch);
    enum cmd_status status = conclude(call, site_report(site), &watch, form);
    site_release(site);
    return status;
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
