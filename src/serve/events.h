/* News for one browser: what it shows, and what it should show now.  Private
 * to serve/.
 *
 * Nothing is queued: news are made from what the browser was told last and
 * the newest edition, so a browser that reads slowly, or never, costs as much
 * as any other, and what it has missed it gets in one.
 *
 * Thread: one for each listener; editions are const.
 */
#ifndef SERVE_EVENTS_H
#define SERVE_EVENTS_H

#include "base/buf.h"
#include "site/site.h"

struct listener {
    struct str path;  /* of the page, decoded, without the first slash */
    bool told;        /* it has been told anything yet */
    struct str run;   /* of the program that it knows; or empty */
    uint64_t page;    /* hash of its page's tag */
    uint64_t problem; /* hash of what is wrong with it */
    size_t edition;   /* all of which it knows; 0: unknown */
};

/* Who asked for events with this query: `path`, the address of the page; and,
 * if it asks again, `edition` and `run`, which it was told before. */
void events_begin(struct arena *arena, struct str query,
                  struct listener *listener);

/* Appends an event if there is something to tell: always the first time.  Its
 * data is a JSON object on one line:
 *
 *   run      of the program: another one may have forgotten everything
 *   edition  the number
 *   tag      of the page; empty: there is none
 *   assets   paths of other files that have changed since
 *   problem  what is wrong with the page, as HTML; empty: nothing
 */
void events_next(struct listener *listener, const struct site_edition *edition,
                 struct str run, struct buf *out);

#endif
