/* base/path: paths as text. */
#include "base/path.h"

#include "base/arena.h"
#include "tap.h"

static void joins(struct arena *arena) {
    str_is(path_join(arena, STR("a"), STR("b.md")), STR("a/b.md"), "join");
    str_is(path_join(arena, STR("a/"), STR("b")), STR("a/b"),
           "one slash is enough");
    str_is(path_join(arena, STR(""), STR("b")), STR("b"), "to no folder");
    str_is(path_join(arena, STR("a"), STR("/b")), STR("/b"),
           "an absolute path stays");
    str_is(path_join(arena, STR("/"), STR("b")), STR("/b"), "to the root");
    str_is(path_join(arena, STR("a"), STR("")), STR("a"), "no name");
}

static void normal_is(struct arena *arena, struct str path, struct str want,
                      const char *name) {
    struct str normal = STR("?");
    ok(path_normalise(arena, path, &normal), name);
    str_is(normal, want, name);
}

static void normalises(struct arena *arena) {
    normal_is(arena, STR("a/./b//c/"), STR("a/b/c"), "what says nothing goes");
    normal_is(arena, STR("a/../b"), STR("b"), "up and down again");
    normal_is(arena, STR("a/b/../../c"), STR("c"), "twice up");
    normal_is(arena, STR("a/.."), STR(""), "where it began");
    normal_is(arena, STR("."), STR(""), "here");
    normal_is(arena, STR(""), STR(""), "nothing");
    normal_is(arena, STR("/a/../../b"), STR("/b"),
              "above the root is the root");
    normal_is(arena, STR("//"), STR("/"), "the root");
    normal_is(arena, STR("a/...b/.c"), STR("a/...b/.c"),
              "dots that begin a name stay");
    struct str normal;
    ok(!path_normalise(arena, STR(".."), &normal), "a path may not climb out");
    ok(!path_normalise(arena, STR("a/../../a"), &normal), "nor on its way");
}

static void takes_apart(void) {
    str_is(path_folder(STR("a/b.md")), STR("a"), "folder");
    str_is(path_folder(STR("a/b/c")), STR("a/b"), "folder of a folder");
    str_is(path_folder(STR("b")), STR(""), "no folder");
    str_is(path_folder(STR("/b")), STR("/"), "the root is a folder");
    str_is(path_name(STR("a/b.md")), STR("b.md"), "name");
    str_is(path_name(STR("b")), STR("b"), "a name alone");
    str_is(path_name(STR("a/")), STR(""), "a folder has no name");
    str_is(path_extension(STR("a/b.tar.gz")), STR("gz"), "extension");
    str_is(path_extension(STR("a.b/c")), STR(""), "a folder's dot is none");
    str_is(path_extension(STR("a/.gitignore")), STR(""), "a hidden file");
    str_is(path_extension(STR("x.")), STR(""), "nothing behind the dot");
    str_is(path_stem(STR("a/b.tar.gz")), STR("b.tar"), "stem");
    str_is(path_stem(STR("a/.gitignore")), STR(".gitignore"),
           "the stem of a hidden file is its name");
    str_is(path_stem(STR("a/b")), STR("b"), "the stem without extension");
    str_is(path_name((struct str){0}), STR(""), "nothing has no name");
}

static void relates(struct arena *arena) {
    str_is(path_relative(arena, STR("a/index.html"), STR("b/c.csv")),
           STR("../b/c.csv"), "up and down");
    str_is(path_relative(arena, STR("index.html"), STR("a/index.html")),
           STR("a/index.html"), "down");
    str_is(path_relative(arena, STR("a/b/index.html"), STR("index.html")),
           STR("../../index.html"), "up");
    str_is(path_relative(arena, STR("a/x.html"), STR("a/y.html")),
           STR("y.html"), "beside");
    str_is(path_relative(arena, STR("ab/x"), STR("ac/y")), STR("../ac/y"),
           "a common beginning of names is no common folder");
    str_is(path_relative(arena, STR("a/x"), STR("a/")), STR("./"),
           "the folder itself");
    str_is(path_relative(arena, STR("a/x"), STR("")), STR("../"),
           "the root from a folder");
    str_is(path_relative(arena, STR("x"), STR("")), STR("./"), "the root");
    str_is(path_relative(arena, STR("a/x"), STR("a/x")), STR("x"), "itself");
}

int main(void) {
    struct arena arena = {0};
    joins(&arena);
    normalises(&arena);
    takes_apart();
    relates(&arena);
    arena_release(&arena);
    return tap_done();
}
