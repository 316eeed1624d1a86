/* How far a build is, told to whoever asked to be told.  Private to site/.
 *
 * Thread: progress_begin by the thread that builds; progress_step by any, but
 * only the thread that builds tells.
 */
#ifndef SITE_PROGRESS_H
#define SITE_PROGRESS_H

#include "base/pool.h"
#include "site/site.h"

#include <stdatomic.h>

struct progress {
    const struct site_request *request;
    enum site_phase phase;
    atomic_size_t done; /* of the phase's items */
    size_t total;
};

void progress_begin(struct progress *progress, enum site_phase phase,
                    size_t total);

/* One item is done. */
void progress_step(struct progress *progress, const struct worker *worker);

#endif
