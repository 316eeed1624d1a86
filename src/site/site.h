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
    bool drafts;             /* drafts are pages as all others */
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
    struct str publish; /* the target in the course file, or empty */
};

/* Sets up the libraries; call once, from one thread. */
void site_init(void);

/* Builds a course. */
struct site *site_build(struct arena *arena,
                        const struct site_request *request);

const struct site_report *site_report(const struct site *site);

void site_release(struct site *site);

/* A course that is being written. --------------------------------------- */

/* The preview: the site in memory, brought up to date whenever its sources
 * have changed.  It takes what a build takes and holds what a build would
 * write; a page that something is wrong with stays as it was when it was
 * last right, as do all while it is the course file, a template or shared
 * data.  Nothing is written.
 *
 *     struct site_live *live = site_live_open(&arena, &request);
 *     site_live_update(live);
 *     struct site_edition *edition = site_live_edition(live);
 *     site_edition_keep(edition);             for another thread
 *     const struct site_file *file = site_edition_find(edition, path);
 *     ...
 *     site_edition_drop(edition);
 *     site_live_close(live);
 *
 * Thread: one for the site_live, which uses as many as the request says; an
 * edition is const, and any thread may read, keep and drop it.
 */
struct site_live;
struct site_edition;
struct store;

/* A file of the site. */
struct site_file {
    struct str path;     /* relative to the site: "01-a/index.html" */
    struct str bytes;    /* what it holds, unless it is a copy */
    struct str copy;     /* the file on the disk that it is a copy of */
    struct str maker;    /* the source: "content/01-a.md" */
    struct str problem;  /* what is wrong with its source, as diags_html has
                            it; empty: nothing */
    bool missing;        /* the source has never been right: no bytes */
    uint64_t tag;        /* of its bytes: others have another */
    size_t since;        /* number of the edition that brought this tag */
    struct store *store; /* private: what keeps the bytes */
};

/* Nothing is read yet: the edition is empty.  The request must live as long. */
struct site_live *site_live_open(struct arena *arena,
                                 const struct site_request *request);

/* Looks at the sources and makes again what depends on those that changed;
 * which those are it finds by itself.  True if there is a new edition. */
bool site_live_update(struct site_live *live);

/* What the last update found wrong; its counts are of pages only. */
const struct site_report *site_live_report(const struct site_live *live);

/* The newest edition, held by the site_live. */
struct site_edition *site_live_edition(const struct site_live *live);

void site_live_close(struct site_live *live);

void site_edition_keep(struct site_edition *edition);
void site_edition_drop(struct site_edition *edition);

/* From 1 on; 0 before the first update. */
size_t site_edition_number(const struct site_edition *edition);

/* The files, sorted by path. */
const struct site_file *site_edition_files(const struct site_edition *edition,
                                           size_t *count);

/* The file of a path, or NULL. */
const struct site_file *site_edition_find(const struct site_edition *edition,
                                          struct str path);

/* What is wrong with the course as a whole; empty: nothing. */
struct str site_edition_problem(const struct site_edition *edition);

/* A file that is built into the program, "assets/preview.js"; no bytes if
 * there is none. */
struct str site_builtin_file(struct str path);

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
