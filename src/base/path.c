/* Paths are walked segment by segment; nothing here touches the disk. */
#include "base/path.h"

#include "base/arena.h"
#include "base/buf.h"

static bool is_absolute(struct str path) {
    return str_starts(path, STR("/"));
}

struct str path_join(struct arena *arena, struct str folder, struct str name) {
    if (folder.n == 0 || is_absolute(name))
        return name;
    if (name.n == 0)
        return folder;
    struct str between = str_ends(folder, STR("/")) ? STR("") : STR("/");
    return str_format(arena, STR_FMT STR_FMT STR_FMT, STR_ARG(folder),
                      STR_ARG(between), STR_ARG(name));
}

/* Takes the last segment off `path`; false if there is none. */
static bool climb(struct buf *path, size_t root) {
    if (path->n == root)
        return false;
    while (path->n > root && path->s[path->n - 1] != '/')
        path->n--;
    if (path->n > root)
        path->n--;
    path->s[path->n] = '\0';
    return true;
}

bool path_normalise(struct arena *arena, struct str path, struct str *normal) {
    struct buf out;
    buf_init(&out, arena);
    bool absolute = is_absolute(path);
    if (absolute)
        buf_char(&out, '/');
    size_t root = out.n;
    struct str segment, rest = path;
    while (rest.n > 0) {
        str_cut(rest, '/', &segment, &rest);
        if (segment.n == 0 || str_is(segment, "."))
            continue;
        if (str_is(segment, "..")) {
            if (!climb(&out, root) && !absolute)
                return false;
            continue;
        }
        if (out.n > root)
            buf_char(&out, '/');
        buf_add(&out, segment);
    }
    *normal = buf_str(&out);
    return true;
}

/* Offset of the last path segment. */
static size_t name_at(struct str path) {
    size_t at = path.n;
    while (at > 0 && path.s[at - 1] != '/')
        at--;
    return at;
}

struct str path_folder(struct str path) {
    size_t at = name_at(path);
    return str_slice(path, 0, at > 1 ? at - 1 : at);
}

struct str path_name(struct str path) {
    return str_slice(path, name_at(path), path.n);
}

/* Offset of the dot before the extension, or the end: a dot that begins a
 * name begins no extension. */
static size_t dot_at(struct str name) {
    for (size_t at = name.n; at-- > 1;)
        if (name.s[at] == '.')
            return at;
    return name.n;
}

struct str path_extension(struct str path) {
    struct str name = path_name(path);
    return str_slice(name, dot_at(name) + 1, name.n);
}

struct str path_stem(struct str path) {
    struct str name = path_name(path);
    return str_slice(name, 0, dot_at(name));
}

struct str path_relative(struct arena *arena, struct str from, struct str to) {
    size_t common = 0;
    for (size_t i = 0; i < from.n && i < to.n && from.s[i] == to.s[i]; i++)
        if (from.s[i] == '/')
            common = i + 1;
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = common; i < from.n; i++)
        if (from.s[i] == '/')
            BUF_LITERAL(&out, "../");
    buf_add(&out, str_slice(to, common, to.n));
    if (out.n == 0)
        BUF_LITERAL(&out, "./");
    return buf_str(&out);
}
