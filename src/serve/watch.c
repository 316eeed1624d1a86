/* A descriptor of inotify for each folder, and a list that says which.
 *
 * Descriptors are given in ascending order and never again, but a folder that
 * is moved keeps its own: adding it once more gives the same, and its path is
 * then the new one. */
#include "serve/watch.h"

#include "base/file.h"
#include "base/path.h"

#include <errno.h>
#include <sys/inotify.h>
#include <unistd.h>

#define DONE (IN_CLOSE_WRITE | IN_MOVED_TO)
#define GONE (IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)
#define BEGUN (IN_CREATE | IN_MODIFY | IN_ATTRIB)
#define BUFFER ((size_t)64 << 10)

struct folder {
    int descriptor; /* -1: gone */
    struct str path;
};

struct watch {
    struct arena *arena;
    int descriptor;
    int error;
    struct str root;
    struct folder *folders; /* sorted by descriptor; the first is the root */
    size_t count, capacity;
    char *buffer;
};

static const char *const sources[] = {"content", "templates", "assets"};

static bool is_source(struct str name) {
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (str_is(name, sources[i]))
            return true;
    return false;
}

static struct folder *find(const struct watch *watch, int descriptor) {
    size_t from = 0, to = watch->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (watch->folders[middle].descriptor < descriptor)
            from = middle + 1;
        else
            to = middle;
    }
    struct folder *found = &watch->folders[from];
    return from < watch->count && found->descriptor == descriptor ? found
                                                                  : NULL;
}

/* Remembers a folder by its path relative to the root. */
static void remember(struct watch *watch, int descriptor, struct str path) {
    struct folder *known = find(watch, descriptor);
    path = str_copy(watch->arena, path);
    if (known)
        known->path = path;
    else
        ARENA_PUSH(watch->arena, watch->folders, watch->count, watch->capacity,
                   ((struct folder){descriptor, path}));
}

static bool add(struct watch *watch, struct str path, bool follow) {
    struct str whole = path_join(watch->arena, watch->root, path);
    uint32_t mask =
        DONE | GONE | BEGUN | IN_ONLYDIR | (follow ? 0 : IN_DONT_FOLLOW);
    int descriptor = inotify_add_watch(
        watch->descriptor, str_terminated(watch->arena, whole), mask);
    if (descriptor >= 0)
        remember(watch, descriptor, path);
    else if (errno == ENOSPC || errno == ENOMEM || errno == EACCES)
        watch->error = errno;
    return descriptor >= 0;
}

static void note(struct watch_names *names, struct str path) {
    for (size_t i = 0; names && i < names->count; i++)
        if (str_eq(names->items[i], path))
            return;
    if (names && names->count < WATCH_NAMES)
        names->items[names->count++] = str_copy(names->arena, path);
}

/* A folder and those below it, whose files are new if there are names to be
 * noted.  First the watch, then the list: what is made in between is found
 * twice, not never. */
static void add_below(struct watch *watch, struct str path, bool follow,
                      struct watch_names *names) {
    struct file_entry *entries;
    size_t count;
    if (!add(watch, path, follow) ||
        file_list(watch->arena, path_join(watch->arena, watch->root, path),
                  &entries, &count) != 0)
        return;
    for (size_t i = 0; i < count; i++) {
        struct str below = path_join(watch->arena, path, entries[i].name);
        if (str_starts(entries[i].name, STR(".")))
            continue;
        if (entries[i].kind == FILE_FOLDER)
            add_below(watch, below, false, names);
        else
            note(names, below);
    }
}

static void add_all(struct watch *watch) {
    if (!add(watch, STR(""), true) && watch->error == 0)
        watch->error = errno;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        add_below(watch, str_from(sources[i]), true, NULL);
}

struct watch *watch_open(struct arena *arena, struct str root, int *error) {
    int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0) {
        *error = errno;
        return NULL;
    }
    struct watch *watch = ARENA_NEW(arena, struct watch);
    *watch = (struct watch){
        .arena = arena,
        .descriptor = descriptor,
        .root = root,
        .buffer = arena_alloc(arena, BUFFER),
    };
    add_all(watch);
    return watch;
}

int watch_descriptor(const struct watch *watch) {
    return watch->descriptor;
}

int watch_error(const struct watch *watch) {
    return watch->error;
}

void watch_close(struct watch *watch) {
    close(watch->descriptor);
}

/* Events. ---------------------------------------------------------------- */

/* Names that editors give to what they keep or write for a moment. */
static bool is_editors(struct str name) {
    static const struct str ends[] = {STR_INIT("~"), STR_INIT(".bak"),
                                      STR_INIT(".orig"), STR_INIT(".tmp")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(name, ends[i]))
            return true;
    return str_starts(name, STR(".")) || str_starts(name, STR("#"));
}

/* What goes may come back at once: some editors move a file away, to a name
 * of their own, and write another. */
static enum watch_change weigh(const struct inotify_event *event,
                               struct str name) {
    return event->mask & DONE && !is_editors(name) ? WATCH_DONE : WATCH_BEGUN;
}

static enum watch_change take(struct watch *watch,
                              const struct inotify_event *event,
                              struct watch_names *names) {
    if (event->mask & IN_Q_OVERFLOW) {
        add_all(watch);
        return WATCH_DONE;
    }
    struct folder *folder = find(watch, event->wd);
    struct str name = event->len > 0 ? str_from(event->name) : STR("");
    if (!folder || (folder->path.n == 0 && name.n > 0 && !is_source(name)))
        return WATCH_NOTHING;
    if (event->mask & IN_IGNORED && folder->path.n == 0)
        watch->error = ENOENT;
    struct str path = path_join(watch->arena, folder->path, name);
    enum watch_change change = weigh(event, name);
    if (event->mask & IN_ISDIR && event->mask & (IN_CREATE | IN_MOVED_TO))
        add_below(watch, path, folder->path.n == 0, names);
    if (event->mask & (DONE | GONE) && path.n > 0 && !is_editors(name))
        note(names, path);
    return change;
}

enum watch_change watch_read(struct watch *watch, struct watch_names *names) {
    enum watch_change change = WATCH_NOTHING;
    ssize_t got;
    while ((got = read(watch->descriptor, watch->buffer, BUFFER)) > 0)
        for (char *at = watch->buffer; at < watch->buffer + got;) {
            const struct inotify_event *event = (void *)at;
            struct arena_mark mark = arena_mark(watch->arena);
            size_t count = watch->count;
            enum watch_change one = take(watch, event, names);
            if (watch->count == count && !(event->mask & IN_ISDIR))
                arena_reset(watch->arena, mark);
            change = one > change ? one : change;
            at += sizeof *event + event->len;
        }
    return change;
}
