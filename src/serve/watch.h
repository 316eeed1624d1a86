/* What changes in a course's folders, by inotify.  Private to serve/.
 *
 * Watched are the folder itself, for content/, templates/ and assets/ to come
 * and go, and all folders below these three; new ones are watched as soon as
 * they are seen.  Changes are only a reason to look: what changed the site
 * finds by itself, so a name that is missing does no harm.
 *
 * Ownership: the watch lives in the arena; names of a change in the list's.
 * Thread: one.
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include "base/arena.h"
#include "base/str.h"

struct watch;

enum watch_change {
    WATCH_NOTHING, /* that matters */
    WATCH_BEGUN, /* a file is there, grows or goes: there may be more to come */
    WATCH_DONE   /* a file was written, or moved to its place */
};

enum { WATCH_NAMES = 8 };

/* The paths that changed, relative to the course's folder, each once; as many
 * as fit. */
struct watch_names {
    struct arena *arena;
    struct str items[WATCH_NAMES];
    size_t count;
};

/* Begins to watch.  NULL with an errno value. */
struct watch *watch_open(struct arena *arena, struct str root, int *error);

/* To be waited for until it can be read. */
int watch_descriptor(const struct watch *watch);

/* Takes all that has happened since the last time; never waits. */
enum watch_change watch_read(struct watch *watch, struct watch_names *names);

/* 0, or the errno value of what can't be watched (any more): one has to look
 * without being told. */
int watch_error(const struct watch *watch);

void watch_close(struct watch *watch);

#endif
