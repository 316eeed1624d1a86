/* The preview: a course served over HTTP while it is being written.
 *
 *     watch --(something changed)--> site_live_update --> edition
 *     browser --GET--> answer <-- edition
 *     browser <--server-sent event-- edition
 *
 * The caller's thread watches and builds; the library's own thread answers
 * requests.  What they share is one pointer to the newest edition and the
 * list of the browsers that wait for news, behind one lock.
 *
 * Nothing but the files of the edition can be asked for: a request is a key
 * in a sorted list, never a path on the disk.  The disk is read for copies
 * only, whose names come from the edition, and no symbolic link is followed.
 *
 * Bad input: requests get a status; what is wrong with the course goes to
 * the browsers and to `tell`.
 * Thread: one serve_run at a time, on the thread that the signals SIGINT,
 * SIGTERM and SIGHUP are to end.
 */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include "site/site.h"

/* What the caller is told, on its own thread. */
enum serve_news_kind {
    SERVE_READY,   /* the first build is done and the address open */
    SERVE_CHANGED, /* another build, which changed something */
    SERVE_BLIND    /* changes can't be watched: it looks every second */
};

struct serve_news {
    enum serve_news_kind kind;
    struct str url;                   /* "http://127.0.0.1:8000/" */
    const struct site_report *report; /* of the build */
    size_t pages;                     /* pages that are others now */
    size_t files;                     /* all files that are others now */
    double seconds;                   /* that the build took */
    const struct str *names;          /* what changed: "content/01-a.md" */
    size_t name_count;
    struct str reason; /* SERVE_BLIND: why */
};

typedef void serve_tell(void *context, const struct serve_news *news);

struct serve_request {
    struct site_request site; /* its output is not used */
    struct str host;          /* address to listen at; empty: 127.0.0.1 */
    unsigned port;            /* the first to try; 0: any that is free */
    serve_tell *tell;
    void *context; /* tell's own */
};

/* How it ended. */
struct serve_end {
    int signal;        /* that ended it; 0: it could not begin */
    struct str reason; /* why not */
};

/* Serves until a signal comes. */
struct serve_end serve_run(struct arena *arena,
                           const struct serve_request *request);

#endif
