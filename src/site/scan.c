/* A walk down the folders, in the order of their names.
 *
 * Limits: LIMIT_NESTING folders deep. */
#include "site/scan.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"

struct walk {
    struct arena *arena;
    struct diags *diags;
    struct str folder, shown;
    struct scan *scan;
};

static const struct span nowhere = {0};

/* Names become URLs and lines of the manifest. */
static bool name_fits(struct str name) {
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.s[i] < 0x20 || name.s[i] == 0x7F)
            return false;
    return utf8_invalid(name) == STR_NONE;
}

static void add_file(struct walk *walk, struct str path) {
    struct scan *scan = walk->scan;
    ARENA_PUSH(walk->arena, scan->files, scan->count, scan->capacity,
               (struct scan_file){path});
}

static void refuse(struct walk *walk, struct str path, const char *why) {
    struct str shown = path_join(walk->arena, walk->shown, path);
    diag_add(walk->diags, DIAG_BAD_COURSE, nowhere, "`" STR_FMT "` %s",
             STR_ARG(shown), why);
}

static bool walk_folder(struct walk *walk, struct str below, int depth);

static void walk_entry(struct walk *walk, struct str below,
                       const struct file_entry *entry, int depth) {
    char first = entry->name.n > 0 ? entry->name.s[0] : '.';
    if (first == '.' || first == '_')
        return;
    struct str path = path_join(walk->arena, below, entry->name);
    if (!name_fits(entry->name))
        refuse(walk, path, "has bytes in its name that are no text");
    else if (entry->kind == FILE_FOLDER)
        walk_folder(walk, path, depth + 1);
    else if (entry->kind == FILE_REGULAR)
        add_file(walk, path);
    else
        refuse(walk, path, "is a symbolic link, or no file at all");
}

static bool walk_folder(struct walk *walk, struct str below, int depth) {
    struct str path = path_join(walk->arena, walk->folder, below);
    struct str shown = path_join(walk->arena, walk->shown, below);
    if (depth > LIMIT_NESTING) {
        diag_add(walk->diags, DIAG_LIMIT, nowhere,
                 "folders are nested deeper than %d", LIMIT_NESTING);
        return false;
    }
    struct file_entry *entries;
    size_t count;
    int error = file_list(walk->arena, path, &entries, &count);
    if (error != 0) {
        diag_add(walk->diags, DIAG_READ_FAILED, nowhere,
                 "cannot read `" STR_FMT "`: " STR_FMT, STR_ARG(shown),
                 STR_ARG(file_reason(walk->arena, error)));
        return false;
    }
    for (size_t i = 0; i < count; i++)
        walk_entry(walk, below, &entries[i], depth);
    return true;
}

bool scan_folder(struct arena *arena, struct diags *diags, struct str folder,
                 struct str shown, struct scan *scan) {
    *scan = (struct scan){0};
    struct walk walk = {arena, diags, folder, shown, scan};
    bool read = walk_folder(&walk, STR(""), 0);
    map_init(&scan->index, arena);
    for (size_t i = 0; i < scan->count; i++)
        map_set(&scan->index, scan->files[i].path, &scan->files[i]);
    return read;
}
