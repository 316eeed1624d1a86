/* dir:PATH.  New content is first written into a folder of its own within the
 * target, so that what can fail or take long is over before the first file
 * that readers see is replaced; that is then a rename for each. */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "publish/job.h"

#include <errno.h>

#define STAGE ".lectern-new"

/* Is a path another one, or below it? */
static bool is_within(struct arena *arena, struct str path, struct str folder) {
    return str_eq(path, folder) ||
           str_starts(path, str_format(arena, STR_FMT "/", STR_ARG(folder)));
}

/* Neither the sources nor a folder around them. */
static bool read_place(struct job *job) {
    struct arena *arena = job->arena;
    struct str target, course;
    if (file_resolve(arena, job->request->course, &course) != 0 ||
        file_resolve(arena, job->place, &target) != 0)
        return true;
    struct str content = path_join(arena, course, STR("content"));
    if (str_is(target, "/") || is_within(arena, course, target) ||
        is_within(arena, target, content))
        return job_fail(job, PUBLISH_REFUSED,
                        "`" STR_FMT "` holds the course itself",
                        STR_ARG(job->place));
    return true;
}

static struct str place_of(struct job *job, struct str path) {
    return path_join(job->arena, job->place, path);
}

static bool is_same(struct job *job, struct str path, uint64_t size) {
    const struct job_file *file = map_get(&job->site, path);
    struct str there, wanted;
    if (!file || file->size != size)
        return false;
    struct arena_mark mark = arena_mark(job->arena);
    bool same = file_read(job->arena, place_of(job, path), LIMIT_ASSET_BYTES,
                          &there) == 0 &&
                file_read(job->arena, job_site_path(job, path),
                          LIMIT_ASSET_BYTES, &wanted) == 0 &&
                str_eq(there, wanted);
    arena_reset(job->arena, mark);
    return same;
}

static void found(struct job *job, struct str path, enum file_kind kind) {
    struct file_stamp stamp = {0};
    if (kind == FILE_REGULAR)
        file_stamp(job->arena, place_of(job, path), &stamp);
    job_found(
        job, &(struct job_file){
                 .path = path,
                 .size = stamp.size,
                 .same = kind == FILE_REGULAR && is_same(job, path, stamp.size),
             });
}

/* Names with a dot are the host's, with all that is below them. */
static bool list(struct job *job, struct str folder) {
    struct file_entry *entries;
    size_t count;
    struct str place = place_of(job, folder);
    int error = file_list(job->arena, place, &entries, &count);
    if (error == ENOENT && folder.n == 0)
        return true;
    if (error != 0)
        return job_fail_file(job, "read", place, error);
    for (size_t i = 0; i < count; i++) {
        struct str path = entries[i].name;
        if (path.s[0] == '.' && !str_is(path, JOB_LIST))
            continue;
        if (folder.n > 0)
            path = path_join(job->arena, folder, path);
        if (entries[i].kind != FILE_FOLDER)
            found(job, path, entries[i].kind);
        else if (!list(job, path))
            return false;
    }
    return true;
}

static bool look(struct job *job) {
    struct str text;
    int error = file_read(job->arena, place_of(job, STR(JOB_LIST)),
                          LIMIT_SOURCE_BYTES, &text);
    if (error == 0)
        job_read_list(job, text);
    else if (error != ENOENT)
        return job_fail_file(job, "read", place_of(job, STR(JOB_LIST)), error);
    return list(job, (struct str){0});
}

static bool write_list(struct job *job, struct str text) {
    struct str place = place_of(job, STR(JOB_LIST));
    int error = file_write(job->arena, place, text, NULL);
    return error == 0 || job_fail_file(job, "write", place, error);
}

static struct str staged(struct job *job, struct str path) {
    return path_join(job->arena, place_of(job, STR(STAGE)), path);
}

static bool is_brought(const struct publish_change *change) {
    return change->action != PUBLISH_REMOVE && !str_is(change->path, JOB_LIST);
}

static bool stage(struct job *job) {
    for (size_t i = 0; i < job->count; i++) {
        const struct publish_change *change = &job->changes[i];
        if (!is_brought(change))
            continue;
        struct arena_mark mark = arena_mark(job->arena);
        struct str bytes;
        int error = file_read(job->arena, job_site_path(job, change->path),
                              LIMIT_ASSET_BYTES, &bytes);
        if (error == 0)
            error =
                file_write(job->arena, staged(job, change->path), bytes, NULL);
        if (error != 0)
            return job_fail_file(job, "write", staged(job, change->path),
                                 error);
        arena_reset(job->arena, mark);
        if (job->request->stopped && job->request->stopped())
            return job_fail(job, PUBLISH_FAILED, "interrupted");
    }
    return true;
}

static bool move(struct job *job, bool pages) {
    for (size_t i = 0; i < job->count; i++) {
        const struct publish_change *change = &job->changes[i];
        if (!is_brought(change) || job_is_page(change->path) != pages)
            continue;
        int error = file_rename(job->arena, staged(job, change->path),
                                place_of(job, change->path));
        if (error != 0)
            return job_fail_file(job, "write", place_of(job, change->path),
                                 error);
    }
    return true;
}

/* Is an old file where a new one needs a folder, or below a new file? */
static bool is_in_the_way(struct job *job, struct str path) {
    struct str below = str_format(job->arena, STR_FMT "/", STR_ARG(path));
    for (size_t i = 0; i < job->site.count; i++) {
        struct str new = job->site.entries[i].key;
        if (str_starts(new, below) ||
            (path.n > new.n &&path.s[new.n] == '/' && str_starts(path, new)))
            return true;
    }
    return false;
}

static bool prune(struct job *job, bool in_the_way) {
    for (size_t i = 0; i < job->count; i++) {
        struct str path = job->changes[i].path;
        if (job->changes[i].action != PUBLISH_REMOVE ||
            is_in_the_way(job, path) != in_the_way)
            continue;
        int error = file_remove(job->arena, place_of(job, path));
        for (struct str up = path_folder(path); error == 0 && up.n > 0;
             up = path_folder(up))
            error = file_remove_folder(job->arena, place_of(job, up));
        if (error != 0)
            return job_fail_file(job, "remove", place_of(job, path), error);
    }
    return true;
}

static bool apply(struct job *job) {
    struct str list = {0};
    struct str from = job_site_path(job, STR(JOB_LIST));
    int error = file_read(job->arena, from, LIMIT_SOURCE_BYTES, &list);
    if (error != 0)
        return job_fail_file(job, "read", from, error);
    struct str stage_folder = place_of(job, STR(STAGE));
    error = file_remove_tree(job->arena, stage_folder);
    if (error == 0)
        error = file_make_folder(job->arena, job->place);
    if (error != 0)
        return job_fail_file(job, "write", job->place, error);
    bool good = stage(job) && write_list(job, job_both_lists(job)) &&
                prune(job, true) && move(job, false) && move(job, true) &&
                prune(job, false) && write_list(job, list);
    file_remove_tree(job->arena, stage_folder);
    return good;
}

static const char *const programs[] = {NULL};

const struct target_kind target_folder = {
    .name = "dir",
    .shape = "dir:PATH",
    .programs = programs,
    .read = read_place,
    .look = look,
    .apply = apply,
};
