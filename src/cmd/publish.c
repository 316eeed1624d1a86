/* lectern publish: builds a course and brings it to where readers find it.
 *
 * The site is built into a folder of its own, which is gone afterwards; a
 * signal is held back until the step that is being done has ended. */
#include "publish/publish.h"
#include "base/file.h"
#include "base/path.h"
#include "cmd/course.h"

#include <signal.h>
#include <stdio.h>

enum {
    PUBLISH_TO = COURSE_OPTIONS,
    PUBLISH_DRY,
    PUBLISH_MESSAGE,
    PUBLISH_ADOPT,
    PUBLISH_OPTIONS
};

static const struct option options[PUBLISH_OPTIONS] = {
    COURSE_ROWS,
    [PUBLISH_TO] = {0, "to", "TARGET", "where to (`publish` in course.yml)"},
    [PUBLISH_DRY] = {'n', "dry-run", NULL, "show what would be done"},
    [PUBLISH_MESSAGE] = {'m', "message", "TEXT", "of the commit"},
    [PUBLISH_ADOPT] = {0, "adopt", NULL,
                       "take over a target with other files, removing them"},
};

static const int held[] = {SIGINT, SIGTERM, SIGHUP};

#define HELD (sizeof held / sizeof *held)

/* The signal that is held back; 0: none. */
static int pending(void) {
    sigset_t set;
    sigpending(&set);
    for (size_t i = 0; i < HELD; i++)
        if (sigismember(&set, held[i]) == 1)
            return held[i];
    return 0;
}

static bool is_stopped(void) {
    return pending() != 0;
}

static void hold_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < HELD; i++)
        sigaddset(&set, held[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

static void add_size(struct buf *out, uint64_t bytes) {
    if (bytes < 1000)
        buf_printf(out, "%d B", (int)bytes);
    else if (bytes < 1000000)
        buf_printf(out, "%.1f kB", (double)bytes / 1e3);
    else
        buf_printf(out, "%.1f MB", (double)bytes / 1e6);
}

static const char *const actions[] = {
    [PUBLISH_ADD] = "add",
    [PUBLISH_CHANGE] = "change",
    [PUBLISH_REMOVE] = "remove",
};

/* A line for each file, and one for all. */
static void add_changes(struct buf *out, const struct publish_request *request,
                        const struct publish_end *end) {
    size_t count[PUBLISH_REMOVE + 1] = {0};
    uint64_t bytes = 0;
    for (size_t i = 0; i < end->count; i++) {
        const struct publish_change *change = &end->changes[i];
        count[change->action]++;
        if (change->action != PUBLISH_REMOVE)
            bytes += change->size;
        buf_printf(out, "%-7s " STR_FMT "  ", actions[change->action],
                   STR_ARG(change->path));
        add_size(out, change->size);
        buf_char(out, '\n');
    }
    buf_printf(out, "%s `" STR_FMT "`: ",
               request->dry_run ? "would publish to" : "published to",
               STR_ARG(request->target));
    if (end->count == 0) {
        BUF_LITERAL(out, "nothing has changed\n");
        return;
    }
    buf_printf(out, "%zu added, %zu changed, %zu removed, ", count[PUBLISH_ADD],
               count[PUBLISH_CHANGE], count[PUBLISH_REMOVE]);
    add_size(out, bytes);
    buf_char(out, '\n');
}

static enum cmd_status say_end(const struct publish_end *end) {
    if (end->outcome == PUBLISH_DONE)
        return STATUS_FINE;
    fprintf(stderr, "lectern publish: " STR_FMT "\n", STR_ARG(end->problem));
    if (end->help.n > 0)
        fprintf(stderr, "  help: " STR_FMT "\n", STR_ARG(end->help));
    return (enum cmd_status)end->outcome;
}

/* Builds, and publishes what was built. */
static enum cmd_status build(const struct call *call,
                             struct publish_request *request) {
    struct course_work work = {.request = {.output = request->site}};
    if (!course_run(&work, call))
        return STATUS_USAGE;
    struct buf out;
    struct publish_end end = {0};
    buf_init(&out, call->arena);
    bool built = work.report->outcome == SITE_BUILT;
    request->target = call->given[PUBLISH_TO]
                          ? call->values[PUBLISH_TO]
                          : str_copy(call->arena, work.report->publish);
    if (built && request->target.n > 0) {
        publish_run(call->arena, request, &end);
        if (end.outcome == PUBLISH_DONE && !call->given[COURSE_QUIET])
            add_changes(&out, request, &end);
    }
    enum cmd_status status =
        course_end(&work, buf_str(&out), ", nothing was published");
    if (status != STATUS_FINE)
        return status;
    if (request->target.n == 0)
        return cmd_usage(call->verb, STR("it is not said where to: name a "
                                         "target with --to, or as `publish` "
                                         "in content/course.yml"));
    return say_end(&end);
}

static struct str temporary_folder(const struct call *call) {
    for (char **v = call->around->variables; *v; v++) {
        struct str name, value;
        if (str_cut(str_from(*v), '=', &name, &value) &&
            str_is(name, "TMPDIR") && value.n > 0)
            return value;
    }
    return STR("/tmp");
}

static enum cmd_status run(const struct call *call) {
    struct arena *arena = call->arena;
    struct publish_request request = {
        .target = call->values[PUBLISH_TO],
        .course = call->operand_count > 0 ? call->operands[0] : STR("."),
        .message = call->values[PUBLISH_MESSAGE],
        .dry_run = call->given[PUBLISH_DRY],
        .adopt = call->given[PUBLISH_ADOPT],
        .variables = call->around->variables,
        .stopped = is_stopped,
    };
    struct publish_end end;
    if (call->given[PUBLISH_TO] && !publish_check(arena, &request, &end))
        return say_end(&end);
    hold_signals();
    struct str parent = temporary_folder(call);
    int error = file_make_temporary(arena, parent, &request.work);
    if (error == 0)
        error = file_resolve(arena, request.work, &request.work);
    if (error != 0) {
        fprintf(stderr,
                "lectern publish: cannot write in `" STR_FMT "`: " STR_FMT "\n",
                STR_ARG(parent), STR_ARG(file_reason(arena, error)));
        return STATUS_ENVIRONMENT;
    }
    request.site = path_join(arena, request.work, STR("site"));
    enum cmd_status status = build(call, &request);
    file_remove_tree(arena, request.work);
    int signal = pending();
    return signal != 0 ? (enum cmd_status)(STATUS_INTERRUPTED + signal)
                       : status;
}

const struct verb verb_publish = {
    .name = "publish",
    .operand = "[DIR]",
    .summary = "build a course and bring it to its readers",
    .description =
        "Builds and checks the course in DIR (.) and makes the target hold "
        "exactly its site:\ngit:REMOTE#BRANCH (a branch such as gh-pages), "
        "rsync:HOST:PATH or dir:PATH. With a\nmistake in the course the target "
        "stays as it is. A target with other files in it is\nrefused.",
    .options = options,
    .option_count = PUBLISH_OPTIONS,
    .run = run,
};
