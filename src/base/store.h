/* An arena that several owners share: whoever drops it last releases it.
 *
 * For results that outlive the work that made them by an unknown time, such
 * as the pages of a site that is served while the next one is built: what is
 * taken over from one to the next is kept, the rest goes when no one reads
 * it any more.
 *
 *     struct store *store = store_new();           held once, by the caller
 *     struct str text = str_copy(&store->arena, from);
 *     store_keep(store);                           a second owner
 *     store_drop(store);  store_drop(store);       the memory is gone
 *
 * Ownership: the store lives in its own arena.
 * Thread: store_keep and store_drop any; the arena one at a time, and none
 * once others read from it.
 */
#ifndef BASE_STORE_H
#define BASE_STORE_H

#include "base/arena.h"

#include <stdatomic.h>

struct store {
    struct arena arena;
    atomic_size_t holders;
};

/* An empty store with one holder. */
struct store *store_new(void);

/* One holder more.  NULL is fine: what lives for ever has no store. */
void store_keep(struct store *store);

/* One holder less; the last one's memory is released.  NULL is fine. */
void store_drop(struct store *store);

#endif
