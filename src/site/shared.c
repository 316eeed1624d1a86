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
    struct calc *calc;
};

static void refuse(struct loader *loader, struct str shown, const char *why) {
    diag_help(diag_add(loader->diags, DIAG_BAD_COURSE, nowhere,
                       "`" STR_FMT "` %s", STR_ARG(shown), why),
              "_data holds what all pages share: .csv, .tsv, .json and .yaml "
              "files, each a table, and definitions in .calc files");
}

/* A table is known by its name, so that its uses are silent, even if its
 * rows cannot be read. */
static void load_rows(struct loader *loader, const struct source *source,
                      struct str name) {
    struct csv *rows = rows_of(loader->arena, loader->diags, source);
    struct span first = {source, 0, (uint32_t)source_line(source, 1).n};
    calc_data_at(loader->calc, name, first, rows);
}

static void load_file(struct loader *loader, const struct file_entry *entry) {
    struct str name = entry->name;
    struct str shown = path_join(loader->arena, loader->shown, name);
    bool definitions = str_is(path_extension(name), "calc");
    if (str_starts(name, STR(".")))
        return;
    if (entry->kind != FILE_REGULAR) {
        refuse(loader, shown, "is no file");
        return;
    }
    if (!definitions && !rows_named(name)) {
        refuse(loader, shown, "is neither data nor definitions");
        return;
    }
    const struct source *source =
        rows_source(loader->arena, loader->diags,
                    path_join(loader->arena, loader->folder, name), shown);
    if (source && definitions)
        calc_define(loader->calc, excerpt_all(source));
    else if (source)
        load_rows(loader, source, path_stem(name));
}

const struct calc *shared_load(struct arena *arena, struct diags *diags,
                               struct str content, struct str shown) {
    struct loader loader = {
        .arena = arena,
        .diags = diags,
        .folder = path_join(arena, content, STR("_data")),
        .shown = path_join(arena, shown, STR("_data")),
    };
    struct file_entry *entries;
    size_t count;
    if (file_kind(arena, loader.folder) == FILE_NONE)
        return NULL;
    int error = file_list(arena, loader.folder, &entries, &count);
    if (error != 0) {
        diag_add(diags, DIAG_READ_FAILED, nowhere,
                 "cannot read `" STR_FMT "`: " STR_FMT, STR_ARG(loader.shown),
                 STR_ARG(file_reason(arena, error)));
        return NULL;
    }
    loader.calc = calc_new(arena, diags);
    for (size_t i = 0; i < count; i++)
        load_file(&loader, &entries[i]);
    calc_publish(loader.calc);
    return loader.calc;
}
