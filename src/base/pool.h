/* Work on n items by several threads.
 *
 * Workers take the next index from one atomic counter; the calling thread
 * takes part.  Nothing is queued, locked or waited for in between.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/arena.h"

/* What a call may use besides its own item. */
struct worker {
    struct arena scratch; /* reset after each item */
    unsigned number;      /* 0 is the calling thread */
};

typedef void pool_task(void *context, size_t index, struct worker *worker);

/* Calls `task` once for each index below `count`, from at most `threads`
 * threads, and returns when all are done.  If a thread cannot be started the
 * others do its work.  Tasks must write to their own item only. */
void pool_for(unsigned threads, size_t count, pool_task *task, void *context);

/* The number of processors this process may use, at least 1. */
unsigned pool_processors(void);

#endif
