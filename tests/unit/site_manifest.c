/* The list of the files that are ours. */
#include "site/manifest.h"

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static void put(struct arena *arena, struct str folder, const char *text) {
    struct str path = path_join(arena, folder, STR(MANIFEST_NAME));
    if (file_write(arena, path, str_from(text), NULL) != 0)
        bug("the test cannot write");
}

static void reads(struct arena *arena, struct str folder, const char *text,
                  const char *want, const char *name) {
    put(arena, folder, text);
    struct map paths;
    struct buf out;
    buf_init(&out, arena);
    int error = manifest_read(arena, folder, &paths);
    for (size_t i = 0; error == 0 && i < paths.count; i++)
        buf_printf(&out, STR_FMT ";", STR_ARG(paths.entries[i].key));
    str_is(buf_str(&out), str_from(want), name);
}

int main(void) {
    struct arena arena = {0};
    char name[] = "/tmp/lectern-manifest-"
                  "XX"
                  "XX"
                  "XX";
    if (!mkdtemp(name))
        bug("the test has no folder");
    struct str folder = str_from(name);
    struct map none, paths, more;
    ok(manifest_read(&arena, folder, &none) == 0 && none.count == 0,
       "a folder without a manifest has no file of ours");
    reads(&arena, folder, "a.html\nb/c.csv\n", "a.html;b/c.csv;", "lines");
    reads(&arena, folder, "../x\n/etc/passwd\na/../../b\na/../b\n./c\n\nd\n",
          "d;", "paths that lead elsewhere, or are not spelt plainly");
    map_init(&paths, &arena);
    map_init(&more, &arena);
    map_set(&paths, STR("b"), &paths);
    map_set(&paths, STR("a/z"), &paths);
    map_set(&more, STR("b"), &paths);
    map_set(&more, STR("a"), &paths);
    ok(manifest_write(&arena, folder, &paths, &more) == 0, "it is written");
    struct str path = path_join(&arena, folder, STR(MANIFEST_NAME)), text;
    ok(file_read(&arena, path, 100, &text) == 0, "and read");
    str_is(text, STR("a\na/z\nb\n"), "both lists, once and sorted");
    file_remove(&arena, path);
    file_remove_folder(&arena, folder);
    arena_release(&arena);
    return tap_done();
}
