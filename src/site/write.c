/* First the manifest of the old and the new files, then the files, then the
 * old ones are removed, last the manifest of the new: whenever it ends, the
 * next build knows which files are ours. */
#include "site/write.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "site/manifest.h"

#include <stdatomic.h>
#include <stdlib.h>

static const struct span nowhere = {0};

/* The outputs. ---------------------------------------------------------- */

static int compare(const void *left, const void *right) {
    const struct output *a = left, *b = right;
    int order = str_compare(a->path, b->path);
    return order != 0 ? order : str_compare(a->maker, b->maker);
}

void write_sort(struct diags *diags, struct outputs *outputs) {
    if (outputs->count == 0)
        return;
    qsort(outputs->items, outputs->count, sizeof *outputs->items, compare);
    for (size_t i = 1; i < outputs->count; i++) {
        const struct output *a = &outputs->items[i - 1], *b = a + 1;
        if (str_eq(a->path, b->path))
            diag_add(diags, DIAG_DUPLICATE_PAGE, nowhere,
                     "`" STR_FMT "` and `" STR_FMT
                     "` would both become `" STR_FMT "`",
                     STR_ARG(a->maker), STR_ARG(b->maker), STR_ARG(a->path));
    }
}

/* The writer. ----------------------------------------------------------- */

struct writer {
    struct arena *arena;
    struct diags *diags;
    const struct outputs *outputs;
    struct str folder;
    const struct site_request *request;
    struct map old, new; /* path -> anything */
    struct map folders;  /* that the new files stand in */
    int *errors;         /* errno of each output */
    struct str *unread;  /* the file that a copy could not read, or empty */
    atomic_size_t done;
    atomic_bool failed;
};

static struct str place_of(const struct writer *w, struct arena *arena,
                           struct str path) {
    return path_join(arena, w->folder, path);
}

static enum site_outcome fail(struct writer *w, enum diag_name name,
                              struct str path, int error) {
    diag_add(w->diags, name, nowhere, "cannot %s `" STR_FMT "`: " STR_FMT,
             name == DIAG_READ_FAILED ? "read" : "write", STR_ARG(path),
             STR_ARG(file_reason(w->arena, error)));
    return SITE_FAILED;
}

/* Does the file hold what the output is to hold? */
static bool is_same(struct writer *w, const struct output *output,
                    struct str place) {
    struct arena_mark mark = arena_mark(w->arena);
    struct str there = {0}, wanted = output->bytes;
    bool same =
        file_read(w->arena, place, LIMIT_ASSET_BYTES, &there) == 0 &&
        (output->copy.n == 0 ||
         file_read(w->arena, output->copy, LIMIT_ASSET_BYTES, &wanted) == 0) &&
        str_eq(there, wanted);
    arena_reset(w->arena, mark);
    return same;
}

/* A file that is in the way and isn't ours stops the build. */
static bool check_foreign(struct writer *w) {
    bool free = true;
    for (size_t i = 0; i < w->outputs->count; i++) {
        const struct output *output = &w->outputs->items[i];
        if (map_get(&w->old, output->path))
            continue;
        struct str place = place_of(w, w->arena, output->path);
        if (file_kind(w->arena, place) != FILE_REGULAR ||
            is_same(w, output, place))
            continue;
        diag_help(diag_add(w->diags, DIAG_BAD_COURSE, nowhere,
                           "`" STR_FMT "` is there, and no build wrote it",
                           STR_ARG(place)),
                  "move it away, or name another folder with --out");
        free = false;
    }
    return free;
}

static void write_one(void *context, size_t index, struct worker *worker) {
    struct writer *w = context;
    const struct output *output = &w->outputs->items[index];
    if (atomic_load(&w->failed))
        return;
    struct str bytes = output->bytes;
    int error = 0;
    if (output->copy.n > 0) {
        error = file_read(&worker->scratch, output->copy, LIMIT_ASSET_BYTES,
                          &bytes);
        if (error != 0)
            w->unread[index] = output->copy;
    }
    if (error == 0)
        error = file_write(&worker->scratch,
                           place_of(w, &worker->scratch, output->path), bytes,
                           NULL);
    w->errors[index] = error;
    if (error != 0)
        atomic_store(&w->failed, true);
    size_t done = atomic_fetch_add(&w->done, 1) + 1;
    if (worker->number == 0 && w->request->progress)
        w->request->progress(w->request->context, SITE_WRITE, done,
                             w->outputs->count);
}

static enum site_outcome write_all(struct writer *w) {
    size_t count = w->outputs->count;
    w->errors = ARENA_ARRAY(w->arena, count, int);
    w->unread = ARENA_ARRAY(w->arena, count, struct str);
    pool_for(w->request->threads, count, write_one, w);
    for (size_t i = 0; i < count; i++) {
        if (w->errors[i] == 0)
            continue;
        if (w->unread[i].n > 0)
            return fail(w, DIAG_READ_FAILED, w->unread[i], w->errors[i]);
        struct str place = place_of(w, w->arena, w->outputs->items[i].path);
        return fail(w, DIAG_WRITE_FAILED, place, w->errors[i]);
    }
    return SITE_BUILT;
}

/* Removal. -------------------------------------------------------------- */

/* Would the old file be where a new one needs a folder, or the reverse? */
static bool is_in_the_way(const struct writer *w, struct str path) {
    if (map_get(&w->folders, path))
        return true;
    for (path = path_folder(path); path.n > 0; path = path_folder(path))
        if (map_get(&w->new, path))
            return true;
    return false;
}

/* Removes a file, and the folders that are then empty. */
static int remove_file(const struct writer *w, struct str path) {
    int error = file_remove(w->arena, place_of(w, w->arena, path));
    for (path = path_folder(path); error == 0 && path.n > 0;
         path = path_folder(path))
        error = file_remove_folder(w->arena, place_of(w, w->arena, path));
    return error;
}

/* Removes the old files that the new site has not: before writing those in
 * its way, after it the rest. */
static enum site_outcome prune(struct writer *w, bool in_the_way) {
    for (size_t i = 0; i < w->old.count; i++) {
        struct str path = w->old.entries[i].key;
        if (map_get(&w->new, path) || is_in_the_way(w, path) != in_the_way)
            continue;
        int error = remove_file(w, path);
        if (error != 0)
            return fail(w, DIAG_WRITE_FAILED, place_of(w, w->arena, path),
                        error);
    }
    return SITE_BUILT;
}

static enum site_outcome list(struct writer *w, const struct map *more) {
    int error = manifest_write(w->arena, w->folder, &w->new, more);
    if (error == 0)
        return SITE_BUILT;
    return fail(w, DIAG_WRITE_FAILED, place_of(w, w->arena, STR(MANIFEST_NAME)),
                error);
}

static void index_outputs(struct writer *w) {
    map_init(&w->new, w->arena);
    map_init(&w->folders, w->arena);
    for (size_t i = 0; i < w->outputs->count; i++) {
        struct str path = w->outputs->items[i].path;
        map_set(&w->new, path, w);
        for (path = path_folder(path); path.n > 0; path = path_folder(path))
            map_set(&w->folders, path, w);
    }
}

enum site_outcome write_site(struct arena *arena, struct diags *diags,
                             const struct outputs *outputs, struct str folder,
                             const struct site_request *request) {
    struct writer w = {
        .arena = arena,
        .diags = diags,
        .outputs = outputs,
        .folder = folder,
        .request = request,
    };
    int error = manifest_read(arena, folder, &w.old);
    if (error != 0)
        return fail(&w, DIAG_READ_FAILED,
                    place_of(&w, arena, STR(MANIFEST_NAME)), error);
    index_outputs(&w);
    if (!check_foreign(&w))
        return SITE_UNUSABLE;
    enum site_outcome outcome = list(&w, &w.old);
    if (outcome == SITE_BUILT)
        outcome = prune(&w, true);
    if (outcome == SITE_BUILT)
        outcome = write_all(&w);
    if (outcome == SITE_BUILT)
        outcome = prune(&w, false);
    return outcome == SITE_BUILT ? list(&w, &w.new) : outcome;
}
