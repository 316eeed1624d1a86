/* POSIX calls, each with its errno handed up.
 *
 * A file is replaced by writing a new one beside it and renaming that.  It is
 * not forced to the disk: the site can be built again, and waiting for the
 * disk would be most of a build. */
#define _XOPEN_SOURCE 700 /* realpath is in POSIX's XSI option */

#include "base/file.h"

#include "base/arena.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MODE 0644
#define FOLDER_MODE 0755
#define BLOCK ((size_t)64 << 10)

/* For the system; NULL for a path with a NUL in it, which would silently be
 * another one. */
static const char *system_path(struct arena *arena, struct str path) {
    if (str_find_byte(path, '\0', 0) != STR_NONE)
        return NULL;
    return path.n > 0 ? str_terminated(arena, path) : ".";
}

/* Reads up to `size` bytes; fewer only at the end of the file. */
static int read_full(int descriptor, char *bytes, size_t size, size_t *got) {
    *got = 0;
    while (*got < size) {
        ssize_t n = read(descriptor, bytes + *got, size - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return 0;
}

static int write_full(int descriptor, struct str bytes) {
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(descriptor, bytes.s + at, bytes.n - at);
        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0)
            at += (size_t)n;
    }
    return 0;
}

/* Opens a regular file for reading; O_NONBLOCK so that a pipe, which is then
 * refused, is not waited for. */
static int open_regular(const char *path, int *descriptor, size_t *size) {
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0)
        return errno;
    struct stat status;
    int error = fstat(opened, &status) < 0 ? errno : 0;
    if (error == 0 && S_ISDIR(status.st_mode))
        error = EISDIR;
    else if (error == 0 && !S_ISREG(status.st_mode))
        error = EINVAL;
    if (error != 0) {
        close(opened);
        return error;
    }
    *descriptor = opened;
    *size = (size_t)status.st_size;
    return 0;
}

/* The next part of a path, opened below what is open so far, which is closed;
 * -1 with errno. */
static int open_part(struct arena *scratch, int below, struct str part,
                     bool last) {
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW;
    const char *name = system_path(scratch, part);
    bool up = part.n == 0 || str_is(part, "..") || !name;
    int opened =
        up ? -1 : openat(below, name, flags | (last ? 0 : O_DIRECTORY));
    int error = up ? EINVAL : errno;
    close(below);
    errno = error;
    return opened;
}

int file_open_within(struct arena *scratch, struct str folder, struct str path,
                     int *descriptor, uint64_t *size) {
    const char *name = system_path(scratch, folder);
    int opened = name ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    struct str part, rest = path;
    bool more = true;
    while (opened >= 0 && more) {
        more = str_cut(rest, '/', &part, &rest);
        opened = open_part(scratch, opened, part, !more);
    }
    struct stat status;
    if (opened < 0)
        return name ? errno : EINVAL;
    int error = fstat(opened, &status) < 0 ? errno : 0;
    if (error == 0 && !S_ISREG(status.st_mode))
        error = EINVAL;
    if (error != 0) {
        close(opened);
        return error;
    }
    *descriptor = opened;
    *size = (uint64_t)status.st_size;
    return 0;
}

void file_close(int descriptor) {
    if (descriptor >= 0)
        close(descriptor);
}

/* All bytes of an open file; it may have grown since its size was asked. */
static int read_all(struct arena *arena, int descriptor, size_t size,
                    size_t limit, struct str *bytes) {
    char *memory = arena_alloc(arena, size + 1);
    size_t got;
    int error = read_full(descriptor, memory, size + 1, &got);
    while (error == 0 && got > size && got <= limit) {
        size = got * 2;
        memory = arena_grow(arena, memory, got, size + 1, 1);
        size_t more;
        error = read_full(descriptor, memory + got, size + 1 - got, &more);
        got += more;
    }
    if (error == 0 && got > limit)
        error = EFBIG;
    if (error == 0)
        *bytes = (struct str){memory, got};
    return error;
}

int file_read(struct arena *arena, struct str path, size_t limit,
              struct str *bytes) {
    const char *name = system_path(arena, path);
    if (!name)
        return EINVAL;
    int descriptor;
    size_t size;
    int error = open_regular(name, &descriptor, &size);
    if (error != 0)
        return error;
    error =
        size > limit ? EFBIG : read_all(arena, descriptor, size, limit, bytes);
    close(descriptor);
    return error;
}

/* True if the file at `path` holds exactly `bytes`. */
static bool holds(struct arena *scratch, const char *path, struct str bytes) {
    int descriptor;
    size_t size;
    if (open_regular(path, &descriptor, &size) != 0)
        return false;
    bool same = size == bytes.n;
    struct arena_mark mark = arena_mark(scratch);
    char *block = arena_alloc(scratch, BLOCK);
    /* One read behind the end sees that the file has not grown. */
    for (size_t at = 0; same;) {
        size_t got;
        same = read_full(descriptor, block, BLOCK, &got) == 0 &&
               str_eq(str_slice(bytes, at, at + got), (struct str){block, got});
        at += got;
        if (got < BLOCK) {
            same = same && at == bytes.n;
            break;
        }
    }
    arena_reset(scratch, mark);
    close(descriptor);
    return same;
}

/* A new file in the folder of `path`.  Its name is unique to this process
 * and to this worker, whose scratch arena no other one has; what a killed
 * process of the same number has left there is replaced. */
static int create_beside(struct arena *scratch, struct str path,
                         const char **name, int *descriptor) {
    struct str hidden = str_format(scratch, ".lectern-%ld-%" PRIxPTR ".tmp",
                                   (long)getpid(), (uintptr_t)(void *)scratch);
    struct str folder = path_folder(path);
    *name = str_terminated(scratch, path_join(scratch, folder, hidden));
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    *descriptor = open(*name, flags, FILE_MODE);
    if (*descriptor < 0 && errno == ENOENT) {
        int error = file_make_folder(scratch, folder);
        if (error != 0)
            return error;
        *descriptor = open(*name, flags, FILE_MODE);
    } else if (*descriptor < 0 && errno == EEXIST && unlink(*name) == 0) {
        *descriptor = open(*name, flags, FILE_MODE);
    }
    return *descriptor < 0 ? errno : 0;
}

static int replace(struct arena *scratch, struct str path, const char *name,
                   struct str bytes) {
    const char *beside;
    int descriptor;
    int error = create_beside(scratch, path, &beside, &descriptor);
    if (error != 0)
        return error;
    error = write_full(descriptor, bytes);
    if (close(descriptor) < 0 && error == 0)
        error = errno;
    if (error == 0 && rename(beside, name) < 0)
        error = errno;
    if (error != 0)
        unlink(beside);
    return error;
}

int file_write(struct arena *scratch, struct str path, struct str bytes,
               bool *changed) {
    bool ignored;
    if (!changed)
        changed = &ignored;
    *changed = false;
    struct arena_mark mark = arena_mark(scratch);
    const char *name = system_path(scratch, path);
    int error = name ? 0 : EINVAL;
    if (error == 0 && !holds(scratch, name, bytes)) {
        error = replace(scratch, path, name, bytes);
        *changed = error == 0;
    }
    arena_reset(scratch, mark);
    return error;
}

/* mkdir may fail for other reasons than EEXIST where the folder is there: on
 * a read-only disk, or below a folder we may not write to. */
static int make_one_folder(const char *name) {
    if (mkdir(name, FOLDER_MODE) == 0)
        return 0;
    int error = errno;
    struct stat status;
    if (stat(name, &status) < 0)
        return error;
    return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

int file_make_folder(struct arena *scratch, struct str path) {
    if (!system_path(scratch, path))
        return EINVAL;
    int error = 0;
    for (size_t end = 0; end < path.n && error == 0;) {
        end = str_find_byte(path, '/', end + 1);
        if (end == STR_NONE)
            end = path.n;
        struct str upto = str_slice(path, 0, end);
        error = make_one_folder(str_terminated(scratch, upto));
    }
    return error;
}

static enum file_kind kind_of(const struct stat *status) {
    if (S_ISREG(status->st_mode))
        return FILE_REGULAR;
    return S_ISDIR(status->st_mode) ? FILE_FOLDER : FILE_OTHER;
}

enum file_kind file_kind(struct arena *scratch, struct str path) {
    const char *name = system_path(scratch, path);
    struct stat status;
    if (!name || stat(name, &status) < 0)
        return FILE_NONE;
    return kind_of(&status);
}

int file_stamp(struct arena *scratch, struct str path,
               struct file_stamp *stamp) {
    *stamp = (struct file_stamp){0};
    const char *name = system_path(scratch, path);
    struct stat status;
    if (!name)
        return EINVAL;
    if (stat(name, &status) < 0)
        return errno;
    *stamp = (struct file_stamp){
        .device = (uint64_t)status.st_dev,
        .file = (uint64_t)status.st_ino,
        .size = (uint64_t)status.st_size,
        .written_seconds = status.st_mtim.tv_sec,
        .written_nanoseconds = status.st_mtim.tv_nsec,
        .changed_seconds = status.st_ctim.tv_sec,
        .changed_nanoseconds = status.st_ctim.tv_nsec,
    };
    return 0;
}

bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b) {
    return a->device == b->device && a->file == b->file && a->size == b->size &&
           a->written_seconds == b->written_seconds &&
           a->written_nanoseconds == b->written_nanoseconds &&
           a->changed_seconds == b->changed_seconds &&
           a->changed_nanoseconds == b->changed_nanoseconds;
}

static int by_name(const void *left, const void *right) {
    const struct file_entry *a = left, *b = right;
    return str_compare(a->name, b->name);
}

/* The next entry that is neither "." nor ".."; false at the end. */
static bool next_entry(DIR *stream, struct arena *arena,
                       struct file_entry *entry, int *error) {
    struct dirent *found;
    do {
        errno = 0;
        found = readdir(stream);
    } while (found &&
             (!strcmp(found->d_name, ".") || !strcmp(found->d_name, "..")));
    if (!found) {
        *error = errno;
        return false;
    }
    struct stat status;
    int flags = AT_SYMLINK_NOFOLLOW;
    entry->name = str_copy(arena, str_from(found->d_name));
    entry->kind = fstatat(dirfd(stream), found->d_name, &status, flags) < 0
                      ? FILE_NONE
                      : kind_of(&status);
    return true;
}

int file_list(struct arena *arena, struct str folder,
              struct file_entry **entries, size_t *count) {
    *entries = NULL;
    *count = 0;
    const char *name = system_path(arena, folder);
    if (!name)
        return EINVAL;
    DIR *stream = opendir(name);
    if (!stream)
        return errno;
    size_t capacity = 0;
    struct file_entry entry;
    int error = 0;
    while (next_entry(stream, arena, &entry, &error))
        if (entry.kind != FILE_NONE) /* removed since it was listed */
            ARENA_PUSH(arena, *entries, *count, capacity, entry);
    closedir(stream);
    if (*count > 0)
        qsort(*entries, *count, sizeof **entries, by_name);
    return error;
}

int file_remove(struct arena *scratch, struct str path) {
    const char *name = system_path(scratch, path);
    if (!name)
        return EINVAL;
    if (unlink(name) == 0 || errno == ENOENT || errno == ENOTDIR)
        return 0;
    return errno;
}

int file_remove_folder(struct arena *scratch, struct str path) {
    const char *name = system_path(scratch, path);
    if (!name)
        return EINVAL;
    if (rmdir(name) == 0 || errno == ENOENT || errno == ENOTEMPTY ||
        errno == EEXIST)
        return 0;
    return errno;
}

int file_rename(struct arena *scratch, struct str from, struct str to) {
    const char *old = system_path(scratch, from);
    const char *new = system_path(scratch, to);
    if (!old || !new)
        return EINVAL;
    if (rename(old, new) == 0)
        return 0;
    if (errno != ENOENT)
        return errno;
    int error = file_make_folder(scratch, path_folder(to));
    if (error != 0)
        return error;
    return rename(old, new) == 0 ? 0 : errno;
}

int file_make_temporary(struct arena *arena, struct str parent,
                        struct str *path) {
    struct str name = path_join(arena, parent, STR("lectern-"));
    if (!system_path(arena, name))
        return EINVAL;
    const size_t random = 6; /* places, marked so for mkdtemp */
    char *template = arena_alloc(arena, name.n + random + 1);
    memcpy(template, name.s, name.n);
    memset(template + name.n, 'X', random);
    if (!mkdtemp(template))
        return errno;
    *path = str_from(template);
    return 0;
}

/* Depth is the disk's, and paths have a longest length. */
int file_remove_tree(struct arena *scratch, struct str path) {
    struct arena_mark mark = arena_mark(scratch);
    struct file_entry *entries;
    size_t count;
    int error = file_list(scratch, path, &entries, &count);
    for (size_t i = 0; i < count && error == 0; i++) {
        struct str place = path_join(scratch, path, entries[i].name);
        error = entries[i].kind == FILE_FOLDER
                    ? file_remove_tree(scratch, place)
                    : file_remove(scratch, place);
    }
    if (error == 0)
        error = file_remove_folder(scratch, path);
    arena_reset(scratch, mark);
    return error == ENOENT ? 0 : error;
}

int file_resolve(struct arena *arena, struct str path, struct str *real) {
    const char *name = system_path(arena, path);
    if (!name)
        return EINVAL;
    char resolved[PATH_MAX];
    if (!realpath(name, resolved))
        return errno;
    *real = str_copy(arena, str_from(resolved));
    return 0;
}
