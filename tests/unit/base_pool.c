/* base/pool: each item once, by as many threads as are wanted. */
#include "base/pool.h"

#include "tap.h"

#include <stdatomic.h>
#include <string.h>

#define ITEMS 10000

struct counts {
    atomic_int calls[ITEMS];
    atomic_uint highest;
    atomic_int dirty;
};

static void count(void *context, size_t index, struct worker *worker) {
    struct counts *counts = context;
    atomic_fetch_add(&counts->calls[index], 1);
    unsigned highest = atomic_load(&counts->highest);
    while (worker->number > highest &&
           !atomic_compare_exchange_weak(&counts->highest, &highest,
                                         worker->number))
        continue;
    if (worker->scratch.chunk)
        atomic_fetch_add(&counts->dirty, 1);
    memset(arena_alloc(&worker->scratch, index % 500), 0xA5, index % 500);
}

static void each_once(unsigned threads, size_t items) {
    static struct counts counts;
    memset(&counts, 0, sizeof counts);
    pool_for(threads, items, count, &counts);
    bool once = true;
    for (size_t i = 0; i < ITEMS; i++)
        once = once && atomic_load(&counts.calls[i]) == (i < items ? 1 : 0);
    ok(once, "each item is worked on once, and no other");
    unsigned limit = threads > 0 ? threads - 1 : 0;
    ok(atomic_load(&counts.highest) <= limit, "by no more threads than asked");
    ok(atomic_load(&counts.dirty) == 0, "with an empty scratch arena");
}

static void write_square(void *context, size_t index, struct worker *worker) {
    (void)worker;
    size_t *squares = context;
    squares[index] = index * index;
}

int main(void) {
    static const unsigned threads[] = {0, 1, 2, 7, 64};
    static const size_t items[] = {0, 1, 2, 1000, ITEMS};
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++)
            each_once(threads[i], items[j]);
    static size_t squares[1000];
    pool_for(4, 1000, write_square, squares);
    bool right = true;
    for (size_t i = 0; i < 1000; i++)
        right = right && squares[i] == i * i;
    ok(right, "what the tasks wrote is there when the pool returns");
    ok(pool_processors() >= 1, "there is a processor");
    return tap_done();
}
