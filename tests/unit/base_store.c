/* A store: its memory is there until the last of its holders drops it. */
#include "base/store.h"

#include "base/pool.h"
#include "base/str.h"

#include "tap.h"

enum { HOLDERS = 1000 };

static void drop(void *context, size_t index, struct worker *worker) {
    (void)index;
    (void)worker;
    store_drop(context);
}

int main(void) {
    struct store *store = store_new();
    struct str text = str_copy(&store->arena, STR("kept"));
    store_keep(store);
    store_drop(store);
    str_is(text, STR("kept"), "what one holder drops, another still has");
    ok(store->holders == 1, "the holders are counted");
    for (size_t i = 1; i < HOLDERS; i++)
        store_keep(store);
    pool_for(4, HOLDERS, drop, store);
    ok(true, "threads drop it at once; the last one releases it");
    store_keep(NULL);
    store_drop(NULL);
    ok(true, "no store is kept and dropped by doing nothing");
    return tap_done();
}
