/* The folder, file by file. */
#include "site/shared.h"

#include "base/file.h"
#include "base/path.h"
#include "site/rows.h"

static const struct span nowhere = {0};

struct loader {
    struct arena *arena;
    struct diags *diags;
    struct str folder, shown;
    struct shared *shared;
};

static bool is_definitions(struct str name) {
    return str_is(path_extension(name), "calc");
}

static void refuse(struct loader *loader, struct str shown, const char *why) {
    diag_help(diag_add(loader->diags, DIAG_BAD_COURSE, nowhere,
                       "`" STR_FMT "` %s", STR_ARG(shown), why),
              "_data holds what all pages share: .csv, .tsv, .json and .yaml "
              "files, each a table, and definitions in .calc files");
}

static void read_file(struct loader *loader, const struct file_entry *entry) {
    struct str name = entry->name;
    struct str shown = path_join(loader->arena, loader->shown, name);
    struct shared_file file = {.name = name};
    if (str_starts(name, STR(".")))
        return;
    if (entry->kind != FILE_REGULAR)
        refuse(loader, shown, "is no file");
    else if (!is_definitions(name) && !rows_named(name))
        refuse(loader, shown, "is neither data nor definitions");
    else
        file.source =
            rows_source(loader->arena, loader->diags, NULL,
                        path_join(loader->arena, loader->folder, name), shown);
    struct shared *shared = loader->shared;
    if (file.source)
        ARENA_PUSH(loader->arena, shared->files, shared->count,
                   shared->capacity, file);
}

/* A table is known by its name, so that its uses are silent, even if its
 * rows cannot be read. */
static void define_file(struct arena *arena, struct diags *diags,
                        struct calc *calc, const struct shared_file *file) {
    const struct source *source = file->source;
    if (is_definitions(file->name)) {
        calc_define(calc, excerpt_all(source));
        return;
    }
    struct csv *rows = rows_of(arena, diags, source);
    struct span first = {source, 0, (uint32_t)source_line(source, 1).n};
    calc_data_at(calc, path_stem(file->name), first, rows);
}

void shared_define(struct arena *arena, struct diags *diags,
                   struct shared *shared) {
    if (!shared->present)
        return;
    struct calc *calc = calc_new(arena, diags);
    for (size_t i = 0; i < shared->count; i++)
        if (is_definitions(shared->files[i].name))
            calc_units(calc, excerpt_all(shared->files[i].source));
    for (size_t i = 0; i < shared->count; i++)
        define_file(arena, diags, calc, &shared->files[i]);
    calc_publish(calc);
    shared->calc = calc;
}

void shared_read(struct arena *arena, struct diags *diags, struct str content,
                 struct str shown, struct shared *shared) {
    struct loader loader = {
        .arena = arena,
        .diags = diags,
        .folder = path_join(arena, content, STR("_data")),
        .shown = path_join(arena, shown, STR("_data")),
        .shared = shared,
    };
    *shared = (struct shared){0};
    struct file_entry *entries;
    size_t count;
    if (file_kind(arena, loader.folder) == FILE_NONE)
        return;
    int error = file_list(arena, loader.folder, &entries, &count);
    if (error != 0) {
        diag_add(diags, DIAG_READ_FAILED, nowhere,
                 "cannot read `" STR_FMT "`: " STR_FMT, STR_ARG(loader.shown),
                 STR_ARG(file_reason(arena, error)));
        return;
    }
    shared->present = true;
    for (size_t i = 0; i < count; i++)
        read_file(&loader, &entries[i]);
}

bool shared_same(const struct shared *a, const struct shared *b) {
    bool same = a->present == b->present && a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->files[i].name, b->files[i].name) &&
               str_eq(a->files[i].source->text, b->files[i].source->text);
    return same;
}

const struct calc *shared_load(struct arena *arena, struct diags *diags,
                               struct str content, struct str shown) {
    struct shared shared;
    shared_read(arena, diags, content, shown, &shared);
    shared_define(arena, diags, &shared);
    return shared.calc;
}
