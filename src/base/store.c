/* An arena with a counter in it. */
#include "base/store.h"

#include "base/diag.h"

struct store *store_new(void) {
    struct arena arena;
    arena_init(&arena);
    struct store *store = ARENA_NEW(&arena, struct store);
    store->arena = arena;
    atomic_init(&store->holders, 1);
    return store;
}

void store_keep(struct store *store) {
    if (store)
        atomic_fetch_add_explicit(&store->holders, 1, memory_order_relaxed);
}

void store_drop(struct store *store) {
    if (!store)
        return;
    size_t before =
        atomic_fetch_sub_explicit(&store->holders, 1, memory_order_acq_rel);
    if (before == 0)
        bug("a store is dropped more often than it was kept");
    if (before > 1)
        return;
    struct arena arena = store->arena; /* which the store itself lives in */
    arena_release(&arena);
}
