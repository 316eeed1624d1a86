/* Two sorted lists, the files of the edition before and those of now, are
 * gone through side by side. */
#include "site/edition.h"

#include "base/file.h"
#include "site/builtin.h"

#include <stdatomic.h>
#include <stdlib.h>

struct site_edition {
    struct store *store; /* that it lives in */
    atomic_size_t holders;
    size_t number;
    struct site_file *files;
    size_t count, capacity;
    struct str problem;
};

static struct site_edition *start(size_t number) {
    struct store *store = store_new();
    struct site_edition *edition =
        ARENA_NEW(&store->arena, struct site_edition);
    edition->store = store;
    edition->number = number;
    atomic_init(&edition->holders, 1);
    return edition;
}

struct site_edition *edition_empty(void) {
    return start(0);
}

void site_edition_keep(struct site_edition *edition) {
    atomic_fetch_add_explicit(&edition->holders, 1, memory_order_relaxed);
}

void site_edition_drop(struct site_edition *edition) {
    if (atomic_fetch_sub_explicit(&edition->holders, 1, memory_order_acq_rel) >
        1)
        return;
    for (size_t i = 0; i < edition->count; i++)
        store_drop(edition->files[i].store);
    store_drop(edition->store);
}

size_t site_edition_number(const struct site_edition *edition) {
    return edition->number;
}

const struct site_file *site_edition_files(const struct site_edition *edition,
                                           size_t *count) {
    *count = edition->count;
    return edition->files;
}

struct str site_edition_problem(const struct site_edition *edition) {
    return edition->problem;
}

static int by_path(const void *key, const void *member) {
    const struct str *path = key;
    const struct site_file *file = member;
    return str_compare(*path, file->path);
}

const struct site_file *site_edition_find(const struct site_edition *edition,
                                          struct str path) {
    return edition->count == 0 ? NULL
                               : bsearch(&path, edition->files, edition->count,
                                         sizeof *edition->files, by_path);
}

struct str site_builtin_file(struct str path) {
    for (size_t i = 0; i < site_builtin_count; i++)
        if (str_is(path, site_builtins[i].path))
            return (struct str){(const char *)site_builtins[i].bytes,
                                site_builtins[i].size};
    return (struct str){0};
}

/* Making one. ------------------------------------------------------------ */

struct making {
    struct site_edition *edition;
    const struct site_edition *before;
    const struct edition_plan *plan;
    struct map faults; /* maker -> struct edition_fault */
};

static struct arena *arena_of(const struct making *m) {
    return &m->edition->store->arena;
}

static const struct edition_fault *fault_of(const struct making *m,
                                            struct str maker) {
    return map_get(&m->faults, maker);
}

/* Takes its place among the files; the texts that others own are copied. */
static void add_file(struct making *m, struct site_file file) {
    struct site_edition *edition = m->edition;
    struct arena *arena = arena_of(m);
    const struct edition_fault *fault = fault_of(m, file.maker);
    file.path = str_copy(arena, file.path);
    file.copy = str_copy(arena, file.copy);
    file.maker = str_copy(arena, file.maker);
    file.problem = fault ? str_copy(arena, fault->problem) : (struct str){0};
    store_keep(file.store);
    ARENA_PUSH(arena, edition->files, edition->count, edition->capacity, file);
}

/* Of the bytes, or of the stamp of the file that it is a copy of. */
static uint64_t tag_of(const struct making *m, const struct output *output) {
    if (output->copy.n == 0)
        return str_hash_on(0, output->bytes);
    struct file_stamp stamp;
    file_stamp(arena_of(m), output->copy, &stamp);
    return str_hash_on(0, (struct str){(const char *)&stamp, sizeof stamp});
}

/* Most are the very bytes of the edition before. */
static bool same_bytes(struct str a, struct str b) {
    return (a.s == b.s && a.n == b.n) || str_eq(a, b);
}

static void add_output(struct making *m, const struct output *output,
                       const struct site_file *old) {
    struct site_file file = {
        .path = output->path,
        .bytes = output->bytes,
        .copy = output->copy,
        .maker = output->maker,
        .store = output->store,
    };
    bool unread = output->copy.n == 0 && old && old->copy.n == 0 &&
                  !old->missing && same_bytes(old->bytes, output->bytes);
    file.tag = unread ? old->tag : tag_of(m, output);
    bool same = old && !old->missing && old->tag == file.tag;
    file.since = same ? old->since : m->edition->number;
    add_file(m, file);
}

/* A file that is no longer made: it stays as long as something is wrong. */
static void add_old(struct making *m, const struct site_file *old) {
    if (m->plan->keep && !old->missing)
        add_file(m, *old);
}

static void add_files(struct making *m) {
    const struct outputs *outputs = m->plan->outputs;
    const struct site_edition *before = m->before;
    size_t i = 0, at = 0;
    while (i < outputs->count || at < before->count) {
        const struct output *output =
            i < outputs->count ? &outputs->items[i] : NULL;
        const struct site_file *old =
            at < before->count ? &before->files[at] : NULL;
        int order = !old      ? -1
                    : !output ? 1
                              : str_compare(output->path, old->path);
        if (order > 0)
            add_old(m, old);
        else
            add_output(m, output, order == 0 ? old : NULL);
        i += order <= 0;
        at += order >= 0;
    }
}

/* Pages that were never right have a place all the same. */
static void add_missing(struct making *m) {
    size_t found = m->edition->count;
    for (size_t i = 0; i < m->plan->fault_count; i++) {
        const struct edition_fault *fault = &m->plan->faults[i];
        const struct site_file *there =
            found == 0 ? NULL
                       : bsearch(&fault->path, m->edition->files, found,
                                 sizeof *m->edition->files, by_path);
        if (there)
            continue;
        add_file(m, (struct site_file){.path = fault->path,
                                       .maker = fault->maker,
                                       .missing = true,
                                       .since = m->edition->number});
    }
}

static int compare(const void *left, const void *right) {
    const struct site_file *a = left, *b = right;
    return str_compare(a->path, b->path);
}

static bool same(const struct site_edition *a, const struct site_edition *b) {
    bool same = a->count == b->count && str_eq(a->problem, b->problem);
    for (size_t i = 0; same && i < a->count; i++) {
        const struct site_file *x = &a->files[i], *y = &b->files[i];
        same = str_eq(x->path, y->path) && x->missing == y->missing &&
               x->tag == y->tag && str_eq(x->problem, y->problem);
    }
    return same;
}

struct site_edition *edition_new(const struct site_edition *before,
                                 const struct edition_plan *plan) {
    struct making m = {start(before->number + 1), before, plan, {0}};
    struct arena *arena = arena_of(&m);
    map_init(&m.faults, arena);
    for (size_t i = 0; i < plan->fault_count; i++)
        map_set(&m.faults, plan->faults[i].maker,
                (void *)(uintptr_t)&plan->faults[i]);
    add_files(&m);
    struct site_edition *edition = m.edition;
    size_t sorted = edition->count;
    add_missing(&m);
    if (edition->count > sorted)
        qsort(edition->files, edition->count, sizeof *edition->files, compare);
    edition->problem = str_copy(arena, plan->problem);
    if (!same(before, edition))
        return edition;
    site_edition_drop(edition);
    return NULL;
}
