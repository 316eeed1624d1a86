/* A course worked through by the site, watched and reported.
 *
 * The clock is read here, for the summary, --timing and the progress line;
 * none of it reaches a page. */
#include "cmd/course.h"

#include "base/num.h"
#include "base/pool.h"

#include <stdio.h>
#include <time.h>

#define JOBS_MAX 1024
#define JOBS_TEXT "1024"

/* Progress. -------------------------------------------------------------- */

/* Seconds; a build is nearly always done by then. */
#define PROGRESS_AFTER 1.0
#define PROGRESS_EVERY 0.1

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A phase that is never reached takes no time. */
static void phase_begins(struct course_watch *watch, enum site_phase phase,
                         double now) {
    for (size_t i = phase; i <= SITE_PHASES; i++)
        watch->begins[i] = now;
}

static void progress(void *context, enum site_phase phase, size_t done,
                     size_t count) {
    struct course_watch *watch = context;
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

static void progress_ends(struct course_watch *watch) {
    watch->begins[SITE_PHASES] = seconds();
    if (watch->shown > 0)
        fputs("\r\033[K", stderr);
}

/* What is said at the end. ------------------------------------------------ */

void course_count(struct buf *out, size_t count, const char *what) {
    buf_printf(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

void course_time(struct buf *out, const struct course_work *work) {
    double time = work->watch.begins[SITE_PHASES] - work->watch.start;
    if (time < 1)
        buf_printf(out, "%.0f ms", time * 1000);
    else
        buf_printf(out, "%.1f s", time);
}

static void add_timing(struct buf *out, const struct course_watch *watch) {
    for (enum site_phase i = 0; i < SITE_PHASES; i++) {
        struct str name = site_phase_name(i);
        buf_add(out, name);
        buf_fill(out, ' ', 8 - name.n);
        buf_printf(out, "%8.2f ms\n",
                   (watch->begins[i + 1] - watch->begins[i]) * 1000);
    }
}

/* Every list in its order. */
static void print_diags(struct course_work *work) {
    for (size_t i = 0; i < work->report->count; i++) {
        const struct diags *diags = work->report->diags[i];
        cmd_report(work->call, diags, work->form);
        work->errors +=
            diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
    }
}

enum cmd_status course_end(struct course_work *work, struct str text,
                           const char *consequence) {
    struct buf out;
    buf_init(&out, work->call->arena);
    if (work->call->given[COURSE_TIMING])
        add_timing(&out, &work->watch);
    buf_add(&out, text);
    enum cmd_status status = cmd_print(buf_str(&out));
    if (work->errors > 0 && work->form != DIAG_JSON)
        fprintf(stderr, "%zu error%s%s\n", work->errors,
                work->errors == 1 ? "" : "s", consequence);
    if (work->report->outcome != SITE_BUILT)
        status = (enum cmd_status)work->report->outcome;
    site_release(work->site);
    return status;
}

/* Options. ----------------------------------------------------------------- */

static bool read_jobs(const struct call *call, unsigned *threads) {
    *threads = pool_processors();
    double number;
    if (!call->given[COURSE_JOBS])
        return true;
    if (!num_parse(call->values[COURSE_JOBS], &number) || number < 1 ||
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
    if (!call->given[COURSE_DIAG])
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!str_is(call->values[COURSE_DIAG], names[i]))
            continue;
        *form = (enum diag_form)i;
        return true;
    }
    return false;
}

static bool refuse(const struct call *call, size_t option, const char *why) {
    cmd_usage(call->verb, str_format(call->arena, "`" STR_FMT "` is %s",
                                     STR_ARG(call->values[option]), why));
    return false;
}

bool course_run(struct course_work *work, const struct call *call) {
    struct course_watch *watch = &work->watch;
    struct site_request *request = &work->request;
    work->call = call;
    watch->start = seconds();
    watch->terminal = call->around->terminal && !call->given[COURSE_QUIET];
    request->root = call->operand_count > 0 ? call->operands[0] : STR(".");
    request->progress = progress;
    request->context = watch;
    if (!read_jobs(call, &request->threads))
        return refuse(call, COURSE_JOBS,
                      "no number of threads from 1 to " JOBS_TEXT);
    if (!read_form(call, &work->form))
        return refuse(call, COURSE_DIAG, "not window, short or json");
    phase_begins(watch, SITE_SCAN, watch->start);
    work->site = site_build(call->arena, request);
    progress_ends(watch);
    work->report = site_report(work->site);
    print_diags(work);
    return true;
}
