/* base/file: reading, replacing, listing and removing, in a folder of its
 * own below TMPDIR's default. */
#include "base/file.h"

#include "base/arena.h"
#include "base/path.h"
#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct str root;

static struct str at(const char *name) {
    return path_join(&arena, root, str_from(name));
}

static const char *system_at(const char *name) {
    return str_terminated(&arena, at(name));
}

static struct str content(const char *name) {
    struct str bytes = STR("(not read)");
    file_read(&arena, at(name), 1 << 20, &bytes);
    return bytes;
}

static void writes(void) {
    bool changed = false;
    ok(file_write(&arena, at("a/b/c.txt"), STR("one"), &changed) == 0,
       "a file is written, and the folders above it");
    ok(changed, "a new file is a change");
    str_is(content("a/b/c.txt"), STR("one"), "what was written is read");
    ok(file_write(&arena, at("a/b/c.txt"), STR("one"), &changed) == 0 &&
           !changed,
       "the same bytes are no change");
    ok(file_write(&arena, at("a/b/c.txt"), STR("two"), &changed) == 0 &&
           changed,
       "other bytes of the same length are one");
    ok(file_write(&arena, at("a/b/c.txt"), STR("two more"), NULL) == 0,
       "a caller need not ask");
    str_is(content("a/b/c.txt"), STR("two more"), "a longer text replaces");
    ok(file_write(&arena, at("a/b/c.txt"), STR("t"), &changed) == 0 && changed,
       "a beginning of the old text is another text");
    ok(file_write(&arena, at("empty"), STR(""), &changed) == 0 && changed,
       "an empty file is written");
    ok(content("empty").n == 0, "an empty file is read");
    ok(file_write(&arena, at("empty"), STR(""), &changed) == 0 && !changed,
       "an empty file is not written twice");
    ok(file_write(&arena, at("nul"), STR("a\0b"), NULL) == 0 &&
           content("nul").n == 3,
       "any byte can be written");
}

/* As stat tells them. */
static void leaves_no_trace(void) {
    struct stat before, after;
    stat(system_at("a/b/c.txt"), &before);
    mode_t mask = umask(0);
    umask(mask);
    ok((before.st_mode & 0777) == (0644 & ~mask), "a file is for all to read");
    file_write(&arena, at("a/b/c.txt"), STR("t"), NULL);
    stat(system_at("a/b/c.txt"), &after);
    ok(before.st_ino == after.st_ino, "a file that is right is left alone");
    file_write(&arena, at("a/b/c.txt"), STR("u"), NULL);
    stat(system_at("a/b/c.txt"), &after);
    ok(before.st_ino != after.st_ino, "another one takes its place at once");
    struct file_entry *entries;
    size_t count;
    file_list(&arena, at("a/b"), &entries, &count);
    ok(count == 1, "nothing else is left behind");
}

static void large(void) {
    size_t n = 300000;
    char *bytes = arena_alloc(&arena, n);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (char)(i * 7);
    struct str text = {bytes, n};
    bool changed;
    file_write(&arena, at("large"), text, &changed);
    ok(str_eq(content("large"), text), "a large file is whole");
    ok(file_write(&arena, at("large"), text, &changed) == 0 && !changed,
       "a large file is compared to its end");
    bytes[n - 1]++;
    ok(file_write(&arena, at("large"), text, &changed) == 0 && changed,
       "the last byte counts");
    struct str read;
    ok(file_read(&arena, at("large"), n - 1, &read) == EFBIG,
       "a file over the limit is refused");
    ok(file_read(&arena, at("large"), n, &read) == 0, "at the limit it is not");
    size_t block = (size_t)64 << 10;
    text.n = block;
    file_write(&arena, at("block"), text, &changed);
    ok(file_write(&arena, at("block"), text, &changed) == 0 && !changed,
       "a file of exactly one block is compared");
    text.n = block * 2;
    ok(file_write(&arena, at("block"), text, &changed) == 0 && changed,
       "and is no beginning of two blocks");
}

static void refuses(void) {
    struct str read;
    ok(file_read(&arena, at("none"), 100, &read) == ENOENT, "no such file");
    ok(file_read(&arena, at("a"), 100, &read) == EISDIR, "a folder is no file");
    ok(file_read(&arena, STR("a\0b"), 100, &read) == EINVAL,
       "a path with a NUL is none");
    ok(file_read(&arena, STR("/dev/null"), 100, &read) == EINVAL,
       "a device is no regular file");
    ok(mkfifo(system_at("pipe"), 0600) == 0 &&
           file_read(&arena, at("pipe"), 100, &read) == EINVAL,
       "a pipe is not waited for");
    ok(file_write(&arena, at("a"), STR("x"), NULL) == EISDIR,
       "a folder is not replaced");
    ok(file_write(&arena, at("empty/x"), STR("x"), NULL) == ENOTDIR,
       "a file is no folder");
    char name[300];
    memset(name, 'n', sizeof name);
    struct str long_name = {name, sizeof name};
    ok(file_write(&arena, path_join(&arena, root, long_name), STR("x"), NULL) ==
           ENAMETOOLONG,
       "a name can be too long");
    long_name.n = 255;
    ok(file_write(&arena, path_join(&arena, root, long_name), STR("x"), NULL) ==
           0,
       "the longest name there is can be written");
    file_remove(&arena, path_join(&arena, root, long_name));
    struct file_entry *entries;
    size_t count;
    ok(file_list(&arena, at("none"), &entries, &count) == ENOENT && count == 0,
       "no such folder");
    ok(file_make_folder(&arena, at("empty/x/y")) == ENOTDIR,
       "no folder can be below a file");
}

static void lists(void) {
    ok(symlink("empty", system_at("link")) == 0 &&
           symlink("nowhere", system_at("broken")) == 0,
       "links for the test");
    struct file_entry *entries;
    size_t count;
    ok(file_list(&arena, root, &entries, &count) == 0, "a folder is listed");
    static const struct {
        const char *name;
        enum file_kind kind;
    } want[] = {
        {"a", FILE_FOLDER},      {"block", FILE_REGULAR},
        {"broken", FILE_OTHER},  {"empty", FILE_REGULAR},
        {"large", FILE_REGULAR}, {"link", FILE_OTHER},
        {"nul", FILE_REGULAR},   {"pipe", FILE_OTHER},
    };
    bool same = count == sizeof want / sizeof *want;
    for (size_t i = 0; same && i < count; i++)
        same = (str_is)(entries[i].name, want[i].name) &&
               entries[i].kind == want[i].kind;
    ok(same, "by name and kind, sorted, links not followed");
    ok(file_kind(&arena, at("link")) == FILE_REGULAR &&
           file_kind(&arena, at("broken")) == FILE_NONE &&
           file_kind(&arena, at("a")) == FILE_FOLDER &&
           file_kind(&arena, at("pipe")) == FILE_OTHER &&
           file_kind(&arena, at("none")) == FILE_NONE,
       "asked for its kind, a link is followed");
    struct str real = {0}, want_real = {0};
    ok(file_resolve(&arena, at("link"), &real) == 0 &&
           file_resolve(&arena, at("a/../empty"), &want_real) == 0,
       "a path is resolved");
    str_is(real, want_real, "a link leads where it leads");
    ok(file_resolve(&arena, at("broken"), &real) == ENOENT, "unless nowhere");
}

static void removes(void) {
    ok(file_remove_folder(&arena, at("a")) == 0 &&
           file_kind(&arena, at("a")) == FILE_FOLDER,
       "a folder that is not empty stays");
    ok(file_remove(&arena, at("a/b/c.txt")) == 0 &&
           file_remove(&arena, at("a/b/c.txt")) == 0,
       "a file is removed, and may be gone already");
    ok(file_remove(&arena, at("empty/x")) == 0,
       "what is below a file is not there");
    ok(file_remove(&arena, at("a")) != 0, "a folder is not removed as a file");
    ok(file_remove_folder(&arena, at("a/b")) == 0 &&
           file_remove_folder(&arena, at("a")) == 0 &&
           file_remove_folder(&arena, at("a")) == 0 &&
           file_kind(&arena, at("a")) == FILE_NONE,
       "empty folders are removed, and may be gone already");
    ok(file_remove_folder(&arena, at("empty")) == ENOTDIR,
       "a file is not removed as a folder");
    static const char *const names[] = {"block", "broken", "empty", "large",
                                        "link",  "nul",    "pipe"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        file_remove(&arena, at(names[i]));
    ok(file_remove_folder(&arena, root) == 0 &&
           file_kind(&arena, root) == FILE_NONE,
       "nothing but what was expected was left");
}

static bool same_stamp(struct str path, const struct file_stamp *before) {
    struct file_stamp stamp;
    return file_stamp(&arena, path, &stamp) == 0 &&
           file_stamp_same(&stamp, before);
}

static void stamps(void) {
    struct file_stamp before;
    file_write(&arena, at("stamped"), STR("one"), NULL);
    ok(file_stamp(&arena, at("stamped"), &before) == 0 && before.size == 3,
       "a file has a stamp");
    ok(same_stamp(at("stamped"), &before), "which stays as it does");
    file_write(&arena, at("stamped"), STR("two"), NULL);
    ok(!same_stamp(at("stamped"), &before), "a write gives another");
    file_remove(&arena, at("stamped"));
    ok(file_stamp(&arena, at("stamped"), &before) == ENOENT,
       "what is not there has none");
}

/* 0 and the size, or the errno value. */
static int opens(const char *path, uint64_t *size) {
    int descriptor = -1;
    int error =
        file_open_within(&arena, root, str_from(path), &descriptor, size);
    file_close(descriptor);
    return error;
}

static void opens_within(void) {
    uint64_t size = 0;
    file_write(&arena, at("inside/file"), STR("four"), NULL);
    ok(opens("inside/file", &size) == 0 && size == 4,
       "a file below a folder is opened");
    ok(symlink("inside", at("to-folder").s) == 0 &&
           symlink("inside/file", at("to-file").s) == 0,
       "there are symbolic links");
    const char *const refused[] = {"to-file",
                                   "to-folder/file",
                                   "inside/../inside/file",
                                   "../x",
                                   "inside",
                                   "inside//file",
                                   "none",
                                   ""};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        ok(opens(refused[i], &size) != 0, refused[i]);
    ok(file_open_within(&arena, root, (struct str){"inside/file\0x", 13},
                        &(int){0}, &size) == EINVAL,
       "a path with a NUL is refused");
    file_remove(&arena, at("to-file"));
    file_remove(&arena, at("to-folder"));
    file_remove(&arena, at("inside/file"));
    file_remove_folder(&arena, at("inside"));
}

int main(void) {
    char name[] = "/tmp/lectern-test-??????";
    memset(strchr(name, '?'), 'X', 6); /* what mkdtemp replaces */
    if (!mkdtemp(name)) {
        puts("Bail out! no folder for the test");
        return 1;
    }
    root = str_from(name);
    ok(file_make_folder(&arena, root) == 0, "a folder may be there already");
    writes();
    leaves_no_trace();
    large();
    refuses();
    lists();
    stamps();
    opens_within();
    removes();
    str_is(file_reason(&arena, ENOSPC), STR("no space left on the disk"),
           "an errno value has a reason");
    str_is(file_reason(&arena, 9999), STR("error 9999"),
           "one that is not known, a number");
    arena_release(&arena);
    return tap_done();
}
