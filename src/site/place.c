/* Where a site may stand, asked of the disk with all links followed. */
#include "base/file.h"
#include "base/path.h"
#include "site/write.h"

static const struct span nowhere = {0};

/* The real path of what may not be there yet: that of the folder that is,
 * and the rest as written. */
static int resolve(struct arena *arena, struct str path, struct str *real) {
    struct str there = path, rest = {0};
    while (there.n > 0 && file_kind(arena, there) == FILE_NONE) {
        rest = path_join(arena, path_name(there), rest);
        there = path_folder(there);
    }
    int error = file_resolve(arena, there.n > 0 ? there : STR("."), real);
    if (error == 0)
        path_normalise(arena, path_join(arena, *real, rest), real);
    return error;
}

/* Is `path` the folder, or below it? */
static bool within(struct str path, struct str folder) {
    return str_starts(path, folder) &&
           (path.n == folder.n || path.s[folder.n] == '/' ||
            str_is(folder, "/"));
}

static bool refuse(struct diags *diags, struct str folder, const char *why,
                   struct str what) {
    diag_help(diag_add(diags, DIAG_BAD_COURSE, nowhere,
                       "the site cannot be in `" STR_FMT "`, which %s `" STR_FMT
                       "`",
                       STR_ARG(folder), why, STR_ARG(what)),
              "name another folder with --out");
    return false;
}

bool write_place(struct arena *arena, struct diags *diags, struct str root,
                 struct str folder) {
    static const struct str sources[] = {
        STR_INIT("content"), STR_INIT("templates"), STR_INIT("assets")};
    struct str real, course;
    int error = resolve(arena, folder, &real);
    if (error == 0)
        error = resolve(arena, root, &course);
    if (error != 0) {
        diag_add(diags, DIAG_WRITE_FAILED, nowhere,
                 "cannot write `" STR_FMT "`: " STR_FMT, STR_ARG(folder),
                 STR_ARG(file_reason(arena, error)));
        return false;
    }
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct str source = path_join(arena, course, sources[i]);
        if (within(source, real))
            return refuse(diags, folder, "holds", sources[i]);
        if (within(real, source))
            return refuse(diags, folder, "is part of", sources[i]);
    }
    return true;
}
