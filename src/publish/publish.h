/* A built site to where readers find it: a folder, a branch of a git
 * repository, or a folder of another machine by rsync.
 *
 *     if (!publish_check(&arena, &request, &end)) ...  before the build
 *     publish_run(&arena, &request, &end);             after it
 *
 * The target is compared with the site, and what differs is brought over:
 * new files before the pages that use them, pages after that, deletions last.
 * A target knows by its list `.lectern`, which every build writes, which of
 * its files a publish has brought; with any others in it, it is refused
 * unless it is to be adopted, and then they are removed.  What begins with a
 * dot, and a CNAME at the top, belongs to the host and is left alone.
 *
 * The programs git, rsync and ssh are started without a shell, and passwords
 * and keys are theirs.
 *
 * Ownership: results live in the arena.
 * Thread: one publish at a time in one work folder.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/arena.h"
#include "base/str.h"

struct publish_request {
    struct str target;     /* "git:origin#gh-pages" */
    struct str site;       /* the built site's folder: all files in it */
    struct str course;     /* the course's folder */
    struct str work;       /* an empty folder for temporary files */
    struct str message;    /* of the commit; empty: a usual one */
    bool dry_run;          /* compare only */
    bool adopt;            /* take over a target with foreign files */
    char **variables;      /* the environment, for the programs */
    bool (*stopped)(void); /* is it to end?  asked between steps */
};

enum publish_action { PUBLISH_ADD, PUBLISH_CHANGE, PUBLISH_REMOVE };

struct publish_change {
    enum publish_action action;
    struct str path; /* relative to the site */
    uint64_t size;   /* bytes of the new file, or of the one removed */
};

/* The numbers are the program's exit status. */
enum publish_outcome {
    PUBLISH_DONE = 0,
    PUBLISH_REFUSED = 2, /* the target cannot be understood, or not be ours */
    PUBLISH_FAILED = 3   /* a program, the disk or the connection */
};

struct publish_end {
    enum publish_outcome outcome;
    struct str problem;                   /* empty when it is done */
    struct str help;                      /* may be empty */
    const struct publish_change *changes; /* sorted by path; without .lectern */
    size_t count;
};

/* Can the target be understood, and are the programs there that it needs?
 * False with the reason in `end`.  Nothing is asked of the target itself. */
bool publish_check(struct arena *arena, const struct publish_request *request,
                   struct publish_end *end);

/* Brings the site to the target, or with dry_run says what that would do. */
void publish_run(struct arena *arena, const struct publish_request *request,
                 struct publish_end *end);

#endif
