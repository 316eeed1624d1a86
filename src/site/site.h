/* The composer: a course's folder in, a website out.
 *
 *     scan -> load -> link -> render -> write
 *
 * Each phase hands the next what it found, which from then on is const;
 * within a phase the pages know nothing of each other.  Nothing is written
 * while anything is wrong, so that the site stays as it was.
 *
 *     struct site *site = site_build(&arena, &request);
 *     const struct site_report *report = site_report(site);
 *     ...
 *     site_release(site);
 *
 * Ownership: the site and its report live in the arena, the pages in arenas
 * of their own that site_release gives back.
 * Bad input: reported, for every page, in the report's lists.
 * Thread: one site at a time uses as many threads as it is told; call
 * site_init once before any.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

enum site_phase {
    SITE_SCAN,
    SITE_LOAD,
    SITE_LINK,
    SITE_RENDER,
    SITE_WRITE,
    SITE_PHASES
};

/* "scan", "load", ... */
struct str site_phase_name(enum site_phase phase);

/* Told at the start of each phase with done == 0, and now and then within
 * it, always from the thread that builds. */
typedef void site_progress(void *context, enum site_phase phase, size_t done,
                           size_t count);

struct site_request {
    struct str root;         /* the folder that holds content/ */
    struct str output;       /* empty: site/ in the root */
    bool check;              /* stop before anything is written */
    unsigned threads;        /* at least 1 */
    site_progress *progress; /* may be NULL */
    void *context;           /* progress's own */
};

/* How it ended, the numbers being the program's exit status. */
enum site_outcome {
    SITE_BUILT = 0,
    SITE_MISTAKES = 1, /* the author's */
    SITE_UNUSABLE = 2, /* there is no course, or no place for its site */
    SITE_FAILED = 3    /* the environment's: a file could not be written */
};

enum site_verdict { SITE_FALSE, SITE_HOLDS, SITE_UNDECIDED };

/* A claim in prose or in a check block. */
struct site_claim {
    struct span span; /* of what is written */
    struct str written;
    struct str computed; /* as readers see it; empty if it has no value */
    enum site_verdict verdict;
};

struct site_report {
    enum site_outcome outcome;
    const struct diags *const *diags; /* the course's, then each page's */
    size_t count;
    bool begun; /* writing: else the site is as it was */
    size_t pages;
    size_t charts;                     /* and memory figures */
    size_t values;                     /* in the prose */
    size_t claims;                     /* that hold */
    const struct site_claim *verdicts; /* on all claims, in page order */
    size_t verdict_count;
    const struct excerpt *bare; /* numbers with a unit in the prose that no
                                   value or claim covers, in page order */
    size_t bare_count;
};

/* Sets up the libraries; call once, from one thread. */
void site_init(void);

/* Builds a course. */
struct site *site_build(struct arena *arena,
                        const struct site_request *request);

const struct site_report *site_report(const struct site *site);

void site_release(struct site *site);

/* One text, outside of a course. -------------------------------------- */

struct site_text {
    struct str path; /* as shown; its folder is where its links lead from */
    struct str text;
};

/* Appends the body of a page, an HTML fragment, with the templates that are
 * in the program.  False after a report. */
bool site_fragment(struct arena *arena, struct diags *diags,
                   const struct site_text *page, struct buf *out);

/* Appends the value of `EXPRESSION | FORMAT` as readers see it.  `page`,
 * whose definitions it may use, may be NULL.  False after a report. */
bool site_evaluate(struct arena *arena, struct diags *diags,
                   const struct site_text *page,
                   const struct site_text *expression, struct buf *out);

#endif
