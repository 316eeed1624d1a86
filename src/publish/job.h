/* One publish, as the kinds of target see it.  Private to publish/.
 *
 * Thread: as publish.h. */
#ifndef PUBLISH_JOB_H
#define PUBLISH_JOB_H

#include "base/buf.h"
#include "base/map.h"
#include "publish/publish.h"

/* The list of the files that are ours, in the site and in the target. */
#define JOB_LIST ".lectern"

/* A file of the site or of the target. */
struct job_file {
    struct str path;
    uint64_t size;
    struct str tag; /* git's name of its content */
    bool same;      /* in the target: as in the site */
};

struct job {
    struct arena *arena;
    const struct publish_request *request;
    const struct target_kind *kind;
    struct str place;  /* the target without its kind: "origin#gh-pages" */
    struct map site;   /* path -> struct job_file */
    struct map target; /* the same; filled by look */
    struct map owned;  /* the paths of the target's list; filled by look */
    struct publish_change *changes; /* with .lectern */
    size_t count, capacity;
    struct publish_end *end;
    void *own; /* the kind's */
};

/* A kind of target, one row each in publish.c.  All return false after
 * job_fail. */
struct target_kind {
    const char *name;
    const char *shape;             /* "git:REMOTE#BRANCH" */
    const char *const *programs;   /* ends with NULL */
    bool (*read)(struct job *job); /* the place; nothing is asked of it */
    bool (*look)(struct job *job); /* what is in the target */
    /* Makes the changes; with count 0 after it the target has changed
     * meanwhile, and nothing was done: look again. */
    bool (*apply)(struct job *job);
};

extern const struct target_kind target_folder, target_git, target_rsync;

/* Sets outcome and problem, unless there is one already; always false. */
bool job_fail(struct job *job, enum publish_outcome outcome, const char *format,
              ...) __attribute__((format(printf, 3, 4)));

/* The same for a file; `error` is an errno value. */
bool job_fail_file(struct job *job, const char *what, struct str path,
                   int error);

/* Puts a file into the target's map, unless it is the host's. */
void job_found(struct job *job, const struct job_file *file);

/* Reads the text of the target's list into `owned`. */
void job_read_list(struct job *job, struct str text);

/* The list of what is and will be ours, to stand there meanwhile. */
struct str job_both_lists(struct job *job);

/* A page, which is brought after all that it may use. */
bool job_is_page(struct str path);

/* The path of a file of the site on the disk. */
struct str job_site_path(struct job *job, struct str path);

#endif
