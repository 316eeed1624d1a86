/* One page on its way: each phase fills in its own part, which is const from
 * then on.  Private to site/.
 *
 * In the preview a page goes on from one state of the course to the next as
 * it is, but for its part of link, as long as nothing has changed that it was
 * made of: its inputs, its links, shared names, the theme, the course file.
 *
 * Thread: in load and render a page belongs to one thread, which writes to
 * no other; in link all belong to one.
 */
#ifndef SITE_PAGE_H
#define SITE_PAGE_H

#include "base/diag.h"
#include "base/store.h"
#include "doc/doc.h"
#include "site/input.h"
#include "site/output.h"
#include "site/site.h"

struct calc;

/* What stands between the `---` lines. */
struct front {
    struct excerpt title;
    struct excerpt description;
    struct str date; /* "2026-09-03", or empty */
    bool draft;
    double order; /* HUGE_VAL if none is given */
};

struct page {
    struct arena *arena;
    struct diags *diags;
    struct str path;  /* below content/: "01-introduction.md" */
    struct str shown; /* "content/01-introduction.md" */

    /* The folder that `path` is below: on the disk, and as reports call it. */
    struct str content;
    struct str content_shown;
    struct inputs *inputs; /* what was read for it; NULL: no one will ask */

    /* load */
    struct source source;
    struct front front;
    struct doc doc;
    bool loaded;   /* this part is there */
    bool readable; /* else the doc is empty */
    bool untitled; /* and nothing else is wrong with the front matter */

    /* link */
    struct str output; /* "01-introduction/index.html" */
    bool home;
    bool guide;    /* a chapter of the guide: below content/guide/ */
    size_t number; /* of the lecture, from 1; 0: it is none */
    const struct page *previous, *next;
    struct str *links; /* the URL for each link of the doc */

    /* render */
    bool rendered;                 /* this part is there */
    const struct calc *shared;     /* what all pages see; NULL: nothing */
    struct str title, description; /* with their values */
    struct str body;               /* HTML */
    struct outputs outputs;
    size_t charts;
    size_t claims;               /* that hold */
    struct site_claim *verdicts; /* on all claims, by place */
    size_t verdict_count, verdict_capacity;
    struct excerpt *bare; /* numbers with a unit that nothing computes */
    size_t bare_count, bare_capacity;

    /* compose */
    struct str html;          /* the file */
    uint64_t around;          /* hash of what it shows of other pages */
    struct store *html_store; /* where `html` lives; NULL: not made yet */

    struct store *store; /* of page_new: it all lives there */
    struct store *lent;  /* where `shared` lives; NULL: elsewhere */
};

/* Makes an empty page of the source `path` in a store of its own, so that a
 * thread may work on it alone; page_release gives it back.  The paths are
 * copied. */
struct page *page_new(struct str path, struct str shown);

/* Makes an empty page that lives and reports where it is told to. */
struct page *page_within(struct arena *arena, struct diags *diags,
                         struct str shown);

/* load: reads its text, given or with file_read's error. */
void page_load(struct page *page, struct str bytes, int error);

/* The file that a source becomes: "a.md" and "a/index.md" give
 * "a/index.html", "index.md" gives "index.html". */
struct str page_output(struct arena *arena, struct str path);

/* Where it stands among the pages: the NN of "NN-name.md" or
 * "NN-name/index.md" at the top of the course, or the front matter's order;
 * HUGE_VAL for what is no lecture. */
double page_order(const struct page *page);

/* Lets the page see what is defined in `shared`, which lives in `store`. */
void page_share(struct page *page, const struct calc *shared,
                struct store *store);

/* Gives up the page's own memory; others may hold it still. */
void page_release(struct page *page);

#endif
