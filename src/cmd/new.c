/* lectern new: a small course to begin with.
 *
 * Its files are compiled into the program.  All places are looked at before
 * the first file is written: a course is written whole or not at all. */
#include "base/file.h"
#include "base/path.h"
#include "cmd/verb.h"
#include "site/site.h"

#include <stdio.h>

enum { NEW_CI, NEW_OPTIONS };

static const struct option options[NEW_OPTIONS] = {
    [NEW_CI] = {0, "ci", "HOST",
                "write what builds and publishes there: github or gitlab"},
};

/* A file of the program, and what it becomes in the course. */
struct seed {
    const char *from;
    const char *to;
};

static const struct seed course_seeds[] = {
    {"templates/new/gitignore", ".gitignore"},
    {"templates/new/course.yml", "content/course.yml"},
    {"templates/new/index.md", "content/index.md"},
    {"templates/new/01-first.md", "content/01-first.md"},
    {"templates/new/02-second.md", "content/02-second.md"},
};

#define COURSE_SEEDS (sizeof course_seeds / sizeof *course_seeds)

static const struct {
    const char *name;
    struct seed seed;
} hosts[] = {
    {"github", {"templates/new/github.yml", ".github/workflows/course.yml"}},
    {"gitlab", {"templates/new/gitlab.yml", ".gitlab-ci.yml"}},
};

#define HOSTS (sizeof hosts / sizeof *hosts)

/* What is to be written, and where. */
struct plan {
    const struct call *call;
    struct str folder;
    const struct seed *seeds[COURSE_SEEDS + 1];
    size_t count;
};

static struct str place_of(const struct plan *plan, size_t index) {
    return path_join(plan->call->arena, plan->folder,
                     str_from(plan->seeds[index]->to));
}

static const struct seed *find_host(struct str name) {
    for (size_t i = 0; i < HOSTS; i++)
        if (str_is(name, hosts[i].name))
            return &hosts[i].seed;
    return NULL;
}

/* False, after a report, if anything is in the way. */
static bool is_free(const struct plan *plan) {
    bool free = true;
    for (size_t i = 0; i < plan->count; i++) {
        struct str place = place_of(plan, i);
        if (file_kind(plan->call->arena, place) == FILE_NONE)
            continue;
        fprintf(stderr, "lectern new: `" STR_FMT "` is there already\n",
                STR_ARG(place));
        free = false;
    }
    if (!free)
        fputs("nothing was written\n", stderr);
    return free;
}

static enum cmd_status write_all(const struct plan *plan) {
    struct arena *arena = plan->call->arena;
    for (size_t i = 0; i < plan->count; i++) {
        struct str place = place_of(plan, i);
        struct str bytes = site_builtin_file(str_from(plan->seeds[i]->from));
        int error = file_write(arena, place, bytes, NULL);
        if (error == 0)
            continue;
        fprintf(stderr,
                "lectern new: cannot write `" STR_FMT "`: " STR_FMT "\n",
                STR_ARG(place), STR_ARG(file_reason(arena, error)));
        return STATUS_ENVIRONMENT;
    }
    return STATUS_FINE;
}

/* What is there now, and how to go on. */
static enum cmd_status tell(const struct plan *plan, bool course) {
    struct buf out;
    buf_init(&out, plan->call->arena);
    for (size_t i = 0; i < plan->count; i++)
        buf_printf(&out, "wrote " STR_FMT "\n", STR_ARG(place_of(plan, i)));
    if (course)
        buf_printf(&out,
                   "\n`lectern serve --open " STR_FMT
                   "` shows it while you write,\n`lectern build " STR_FMT
                   "` makes the website.\n",
                   STR_ARG(plan->folder), STR_ARG(plan->folder));
    else
        BUF_LITERAL(&out, "\nIts first lines say what is left to be done.\n");
    return cmd_print(buf_str(&out));
}

/* A course that is there gets the file of its host only. */
static enum cmd_status run(const struct call *call) {
    struct plan plan = {.call = call, .folder = call->operands[0]};
    const struct seed *host = NULL;
    if (call->given[NEW_CI] && !(host = find_host(call->values[NEW_CI])))
        return cmd_usage(call->verb,
                         str_format(call->arena,
                                    "`" STR_FMT "` is not github or gitlab",
                                    STR_ARG(call->values[NEW_CI])));
    struct str content = path_join(call->arena, plan.folder, STR("content"));
    bool course = !host || file_kind(call->arena, content) == FILE_NONE;
    for (size_t i = 0; course && i < COURSE_SEEDS; i++)
        plan.seeds[plan.count++] = &course_seeds[i];
    if (host)
        plan.seeds[plan.count++] = host;
    if (!is_free(&plan))
        return STATUS_USAGE;
    enum cmd_status status = write_all(&plan);
    return status == STATUS_FINE ? tell(&plan, course) : status;
}

const struct verb verb_new = {
    .name = "new",
    .operand = "DIR",
    .operand_needed = true,
    .summary = "begin a course",
    .description =
        "Writes a small course into DIR, to be changed into your own. Nothing "
        "that is there\nis replaced. With --ci, a course that is there gets "
        "the workflow file of its host.",
    .options = options,
    .option_count = NEW_OPTIONS,
    .run = run,
};
