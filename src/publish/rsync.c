/* rsync:HOST:PATH, over ssh.  rsync compares and rsync writes; the steps are
 * ours: the list of what is and will be there, what is new and no page, all
 * that has changed, deletions with the final list.  --delay-updates keeps
 * what comes over aside until all of a step has come, and puts it in place
 * at once: a connection that breaks leaves what was there.
 *
 * Contents are compared, not times: a build writes all files anew. */
#include "base/file.h"
#include "base/path.h"
#include "publish/program.h"

/* The exit status of rsync when files are missing at the other end. */
#define STATUS_PARTIAL 23

static bool read_place(struct job *job) {
    size_t colon = str_find_byte(job->place, ':', 0);
    if (colon == STR_NONE || colon == 0 || colon + 1 == job->place.n)
        return job_fail(job, PUBLISH_REFUSED, "`" STR_FMT "` is not %s",
                        STR_ARG(job->request->target), job->kind->shape);
    return true;
}

/* rsync goes over ssh unless it is told to use something else. */
static bool has_shell(struct job *job) {
    return program_variable(job, "RSYNC_RSH").n > 0 ||
           program_there(job, "ssh");
}

static struct str remote(struct job *job, const char *name) {
    const char *between = str_ends(job->place, STR("/")) ? "" : "/";
    return str_format(job->arena, STR_FMT "%s%s", STR_ARG(job->place), between,
                      name);
}

static struct str local(struct job *job) {
    return str_format(job->arena, STR_FMT "/", STR_ARG(job->request->site));
}

/* -s: names reach the other end as they are; what begins with a dot is the
 * host's. */
static struct program command(struct job *job) {
    struct program program = {0};
    program_add(job, &program, STR("rsync"));
    program_add(job, &program, STR("-rcs"));
    program_add(job, &program, STR("--chmod=D755,F644"));
    program_add(job, &program, STR("--delay-updates"));
    return program;
}

static void add_ends(struct job *job, struct program *program) {
    program_add(job, program, STR("--"));
    program_add(job, program, local(job));
    program_add(job, program, remote(job, ""));
}

static bool run(struct job *job, struct program *program) {
    if (!program_run(job, program))
        return false;
    return program->status == 0 ||
           program_fail(job, program,
                        program->status == 127 ? "the other end has no rsync"
                                               : "rsync has failed");
}

/* "-rw-r--r--      1,234 2026/09/01 12:00:00 a/b.html" */
static void read_line(struct job *job, struct str line) {
    struct str mode, date, time, path = line;
    struct job_file file = {.same = true};
    str_cut(path, ' ', &mode, &path);
    path = str_trim(path);
    struct str size;
    str_cut(path, ' ', &size, &path);
    str_cut(path, ' ', &date, &path);
    str_cut(path, ' ', &time, &path);
    if (mode.n == 0 || mode.s[0] == 'd' || path.n == 0)
        return;
    for (size_t i = 0; i < size.n; i++)
        if (str_digit(size.s[i]))
            file.size = file.size * 10 + (uint64_t)(size.s[i] - '0');
    file.path = path;
    job_found(job, &file);
}

/* What is there; nothing if there is no such folder. */
static bool list(struct job *job, bool *there) {
    struct program program = command(job);
    program_add(job, &program, STR("--list-only"));
    program_add(job, &program, STR("-8"));
    program_add(job, &program, STR("--include=/" JOB_LIST));
    program_add(job, &program, STR("--exclude=.*"));
    program_add(job, &program, STR("--"));
    program_add(job, &program, remote(job, ""));
    if (!program_run(job, &program))
        return false;
    *there = program.status == 0;
    if (program.status == STATUS_PARTIAL &&
        str_find(program.errors, STR("change_dir"), 0) != STR_NONE &&
        str_find(program.errors, STR("No such file"), 0) != STR_NONE)
        return true;
    if (!*there)
        return program_fail(job, &program, "rsync cannot read the target");
    struct str rest = program.output, line;
    while (str_line(&rest, &line))
        read_line(job, line);
    return true;
}

static bool read_list(struct job *job) {
    if (!map_get(&job->target, STR(JOB_LIST)))
        return true;
    struct program program = {0};
    struct str copy = path_join(job->arena, job->request->work, STR("list"));
    struct str text;
    program_add(job, &program, STR("rsync"));
    program_add(job, &program, STR("-s"));
    program_add(job, &program, STR("--"));
    program_add(job, &program, remote(job, JOB_LIST));
    program_add(job, &program, copy);
    if (!run(job, &program))
        return false;
    int error = file_read(job->arena, copy, (size_t)16 << 20, &text);
    if (error != 0)
        return job_fail_file(job, "read", copy, error);
    job_read_list(job, text);
    return true;
}

/* rsync says what it would send: what is there, but with other bytes. */
static bool compare(struct job *job) {
    struct program program = command(job);
    program_add(job, &program, STR("-n8"));
    program_add(job, &program, STR("--out-format=%n"));
    program_add(job, &program, STR("--include=/" JOB_LIST));
    program_add(job, &program, STR("--exclude=.*"));
    add_ends(job, &program);
    if (!run(job, &program))
        return false;
    struct str rest = program.output, line;
    while (str_line(&rest, &line)) {
        struct job_file *file = map_get(&job->target, line);
        if (file)
            file->same = false;
    }
    return true;
}

static bool look(struct job *job) {
    bool there = false;
    return has_shell(job) && list(job, &there) && read_list(job) &&
           (!there || compare(job));
}

static bool send_list(struct job *job, struct str from) {
    struct program program = {0};
    program_add(job, &program, STR("rsync"));
    program_add(job, &program, STR("-s"));
    program_add(job, &program, STR("--mkpath"));
    program_add(job, &program, STR("--chmod=F644"));
    program_add(job, &program, STR("--"));
    program_add(job, &program, from);
    program_add(job, &program, remote(job, JOB_LIST));
    return run(job, &program);
}

static bool send_both_lists(struct job *job) {
    struct str place = path_join(job->arena, job->request->work, STR("both"));
    int error = file_write(job->arena, place, job_both_lists(job), NULL);
    return error == 0 ? send_list(job, place)
                      : job_fail_file(job, "write", place, error);
}

/* What no page uses yet. */
static bool send_new(struct job *job) {
    struct program program = command(job);
    program_add(job, &program, STR("--ignore-existing"));
    program_add(job, &program, STR("--exclude=.*"));
    program_add(job, &program, STR("--exclude=*.html"));
    program_add(job, &program, STR("--prune-empty-dirs"));
    add_ends(job, &program);
    return run(job, &program);
}

static bool send_all(struct job *job, bool remove) {
    struct program program = command(job);
    program_add(job, &program, STR("--exclude=.*"));
    program_add(job, &program, STR("--exclude=/CNAME"));
    if (remove)
        program_add(job, &program, STR("--delete-after"));
    else
        program_add(job, &program, STR("--force"));
    add_ends(job, &program);
    return run(job, &program);
}

static bool apply(struct job *job) {
    return send_both_lists(job) && send_new(job) && send_all(job, false) &&
           send_all(job, true) &&
           send_list(job, job_site_path(job, STR(JOB_LIST)));
}

static const char *const programs[] = {"rsync", NULL};

const struct target_kind target_rsync = {
    .name = "rsync",
    .shape = "rsync:HOST:PATH",
    .programs = programs,
    .read = read_place,
    .look = look,
    .apply = apply,
};
