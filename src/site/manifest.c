/* A text of lines; each path in it is checked before anyone removes it. */
#include "site/manifest.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"

#include <errno.h>
#include <stdlib.h>

static struct str manifest_path(struct arena *arena, struct str folder) {
    return path_join(arena, folder, STR(MANIFEST_NAME));
}

/* A path below the folder, spelt as path_normalise does. */
static bool is_ours(struct arena *arena, struct str path) {
    struct str normal;
    return path.n > 0 && path.s[0] != '/' &&
           path_normalise(arena, path, &normal) && str_eq(path, normal);
}

int manifest_read(struct arena *arena, struct str folder, struct map *paths) {
    map_init(paths, arena);
    struct str text, line;
    int error = file_read(arena, manifest_path(arena, folder),
                          LIMIT_SOURCE_BYTES, &text);
    if (error == ENOENT || error == ENOTDIR)
        return 0;
    if (error != 0)
        return error;
    while (str_line(&text, &line))
        if (is_ours(arena, line))
            map_set(paths, line, paths);
    return 0;
}

static int compare(const void *left, const void *right) {
    const struct str *a = left, *b = right;
    return str_compare(*a, *b);
}

int manifest_write(struct arena *arena, struct str folder,
                   const struct map *paths, const struct map *more) {
    size_t count = 0;
    struct str *lines =
        ARENA_ARRAY(arena, paths->count + more->count, struct str);
    for (size_t i = 0; i < paths->count; i++)
        lines[count++] = paths->entries[i].key;
    for (size_t i = 0; i < more->count; i++)
        if (!map_get(paths, more->entries[i].key))
            lines[count++] = more->entries[i].key;
    qsort(lines, count, sizeof *lines, compare);
    struct buf text;
    buf_init(&text, arena);
    for (size_t i = 0; i < count; i++) {
        buf_add(&text, lines[i]);
        buf_char(&text, '\n');
    }
    return file_write(arena, manifest_path(arena, folder), buf_str(&text),
                      NULL);
}
