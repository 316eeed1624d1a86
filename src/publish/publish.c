/* Site and target as two maps from paths to files; what differs is the work
 * of the target's kind. */
#include "publish/publish.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "publish/job.h"
#include "publish/program.h"

#include <stdlib.h>

/* How often a target may change while we look at it. */
#define TRIES 5

static const struct target_kind *const kinds[] = {
    &target_folder,
    &target_git,
    &target_rsync,
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* What kinds need. -------------------------------------------------------- */

bool job_fail(struct job *job, enum publish_outcome outcome, const char *format,
              ...) {
    if (job->end->outcome != PUBLISH_DONE)
        return false;
    va_list arguments;
    va_start(arguments, format);
    job->end->problem = str_format_list(job->arena, format, arguments);
    va_end(arguments);
    job->end->outcome = outcome;
    return false;
}

bool job_fail_file(struct job *job, const char *what, struct str path,
                   int error) {
    return job_fail(job, PUBLISH_FAILED, "cannot %s `" STR_FMT "`: " STR_FMT,
                    what, STR_ARG(path),
                    STR_ARG(file_reason(job->arena, error)));
}

bool job_is_page(struct str path) {
    return str_ends(path, STR(".html"));
}

struct str job_site_path(struct job *job, struct str path) {
    return path_join(job->arena, job->request->site, path);
}

/* Files that a host puts there, or whoever looks after it. */
static bool is_of_host(struct str path) {
    return path.s[0] == '.' || str_is(path, "CNAME") ||
           str_find(path, STR("/."), 0) != STR_NONE;
}

void job_found(struct job *job, const struct job_file *file) {
    if (is_of_host(file->path) && !str_is(file->path, JOB_LIST))
        return;
    struct job_file *copy = ARENA_NEW(job->arena, struct job_file);
    *copy = *file;
    map_set(&job->target, copy->path, copy);
}

void job_read_list(struct job *job, struct str text) {
    struct str line;
    while (str_line(&text, &line))
        if (line.n > 0)
            map_set(&job->owned, line, job);
}

static int by_text(const void *left, const void *right) {
    const struct str *a = left, *b = right;
    return str_compare(*a, *b);
}

struct str job_both_lists(struct job *job) {
    size_t count = 0;
    struct str *lines = ARENA_ARRAY(
        job->arena, job->site.count + job->owned.count + 1, struct str);
    for (size_t i = 0; i < job->site.count; i++)
        lines[count++] = job->site.entries[i].key;
    for (size_t i = 0; i < job->owned.count; i++)
        if (!map_get(&job->site, job->owned.entries[i].key))
            lines[count++] = job->owned.entries[i].key;
    qsort(lines, count, sizeof *lines, by_text);
    struct buf text;
    buf_init(&text, job->arena);
    for (size_t i = 0; i < count; i++)
        if (!str_is(lines[i], JOB_LIST)) {
            buf_add(&text, lines[i]);
            buf_char(&text, '\n');
        }
    return buf_str(&text);
}

/* The site. --------------------------------------------------------------- */

static bool add_site_file(struct job *job, struct str path) {
    struct file_stamp stamp;
    struct job_file *file = ARENA_NEW(job->arena, struct job_file);
    int error = file_stamp(job->arena, job_site_path(job, path), &stamp);
    if (error != 0)
        return job_fail_file(job, "read", job_site_path(job, path), error);
    *file = (struct job_file){.path = path, .size = stamp.size};
    map_set(&job->site, path, file);
    return true;
}

static bool list_site(struct job *job, struct str folder) {
    struct file_entry *entries;
    size_t count;
    struct str place = job_site_path(job, folder);
    int error = file_list(job->arena, place, &entries, &count);
    if (error != 0)
        return job_fail_file(job, "read", place, error);
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        struct str path = folder.n > 0
                              ? path_join(job->arena, folder, entries[i].name)
                              : entries[i].name;
        good = entries[i].kind == FILE_FOLDER ? list_site(job, path)
                                              : add_site_file(job, path);
    }
    return good;
}

/* The difference. --------------------------------------------------------- */

static void add_change(struct job *job, enum publish_action action,
                       const struct job_file *file) {
    struct publish_change change = {action, file->path, file->size};
    ARENA_PUSH(job->arena, job->changes, job->count, job->capacity, change);
}

static int by_path(const void *left, const void *right) {
    const struct publish_change *a = left, *b = right;
    return str_compare(a->path, b->path);
}

/* Lists what differs; the number of files that are neither ours nor as ours
 * would be. */
static size_t compare(struct job *job, struct str *foreign) {
    size_t count = 0;
    for (size_t i = 0; i < job->site.count; i++) {
        const struct job_file *file = job->site.entries[i].value;
        const struct job_file *there = map_get(&job->target, file->path);
        if (there && there->same)
            continue;
        add_change(job, there ? PUBLISH_CHANGE : PUBLISH_ADD, file);
        if (there && !map_get(&job->owned, file->path) &&
            !str_is(file->path, JOB_LIST) && count++ == 0)
            *foreign = file->path;
    }
    for (size_t i = 0; i < job->target.count; i++) {
        const struct job_file *file = job->target.entries[i].value;
        if (map_get(&job->site, file->path))
            continue;
        add_change(job, PUBLISH_REMOVE, file);
        if (!map_get(&job->owned, file->path) && count++ == 0)
            *foreign = file->path;
    }
    if (job->count > 0)
        qsort(job->changes, job->count, sizeof *job->changes, by_path);
    return count;
}

static bool refuse(struct job *job, size_t count, struct str first) {
    job_fail(
        job, PUBLISH_REFUSED,
        "the target holds %zu file%s that no publish has brought: `" STR_FMT
        "`%s",
        count, count == 1 ? "" : "s", STR_ARG(first),
        count == 1 ? "" : ", ...");
    job->end->help = STR("--adopt takes it over and removes them; "
                         "--adopt --dry-run shows which");
    return false;
}

/* What is shown: all but our own list. */
static void show(struct job *job) {
    struct publish_change *shown =
        ARENA_ARRAY(job->arena, job->count, struct publish_change);
    job->end->count = 0;
    for (size_t i = 0; i < job->count; i++)
        if (!str_is(job->changes[i].path, JOB_LIST))
            shown[job->end->count++] = job->changes[i];
    job->end->changes = shown;
}

static bool is_stopped(struct job *job) {
    if (!job->request->stopped || !job->request->stopped())
        return false;
    return !job_fail(job, PUBLISH_FAILED, "interrupted");
}

/* One try; `*again` if the target has changed meanwhile. */
static bool try_once(struct job *job, bool *again) {
    struct str foreign;
    map_init(&job->target, job->arena);
    map_init(&job->owned, job->arena);
    job->count = 0;
    *again = false;
    if (is_stopped(job) || !job->kind->look(job) || is_stopped(job))
        return false;
    size_t count = compare(job, &foreign);
    if (count > 0 && !job->request->adopt)
        return refuse(job, count, foreign);
    show(job);
    if (job->request->dry_run || job->count == 0)
        return true;
    if (!job->kind->apply(job))
        return false;
    *again = job->count == 0;
    return true;
}

/* The target. ------------------------------------------------------------- */

static bool find_kind(struct job *job) {
    struct str name, target = job->request->target;
    bool parted = str_cut(target, ':', &name, &job->place);
    for (size_t i = 0; parted && i < KINDS; i++)
        if (str_is(name, kinds[i]->name))
            job->kind = kinds[i];
    if (job->kind)
        return true;
    job_fail(job, PUBLISH_REFUSED, "`" STR_FMT "` is no target",
             STR_ARG(target));
    struct buf help;
    buf_init(&help, job->arena);
    for (size_t i = 0; i < KINDS; i++)
        buf_printf(&help, "%s%s", i == 0 ? "it is " : " or ", kinds[i]->shape);
    job->end->help = buf_str(&help);
    return false;
}

static bool begin(struct job *job) {
    if (!find_kind(job))
        return false;
    if (job->place.n == 0 || job->place.s[0] == '-')
        return job_fail(job, PUBLISH_REFUSED, "`" STR_FMT "` is not %s",
                        STR_ARG(job->request->target), job->kind->shape);
    if (!job->kind->read(job))
        return false;
    for (const char *const *p = job->kind->programs; *p; p++)
        if (!program_there(job, *p))
            return false;
    return true;
}

bool publish_check(struct arena *arena, const struct publish_request *request,
                   struct publish_end *end) {
    *end = (struct publish_end){0};
    struct job job = {.arena = arena, .request = request, .end = end};
    return begin(&job);
}

void publish_run(struct arena *arena, const struct publish_request *request,
                 struct publish_end *end) {
    *end = (struct publish_end){0};
    struct job job = {.arena = arena, .request = request, .end = end};
    map_init(&job.site, arena);
    if (!begin(&job) || !list_site(&job, (struct str){0}))
        return;
    bool again = true;
    for (int i = 0; i < TRIES && again; i++)
        if (!try_once(&job, &again))
            return;
    if (again)
        job_fail(&job, PUBLISH_FAILED,
                 "others publish to the same target all the time");
}
