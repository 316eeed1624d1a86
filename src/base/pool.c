/* POSIX threads around one counter. */
#ifdef __linux__
#define _GNU_SOURCE /* sched_getaffinity: not all processors may be ours */
#endif

#include "base/pool.h"

#include "base/diag.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

/* What the recursion limits are measured against, whatever the system's
 * default is. */
#define STACK_BYTES ((size_t)8 << 20)

struct job {
    atomic_size_t next;
    size_t count;
    pool_task *task;
    void *context;
};

struct helper {
    struct job *job;
    pthread_t thread;
    unsigned number;
};

static void work(struct job *job, unsigned number) {
    struct worker worker = {.number = number};
    arena_init(&worker.scratch);
    struct arena_mark empty = arena_mark(&worker.scratch);
    size_t index;
    while ((index = atomic_fetch_add(&job->next, 1)) < job->count) {
        job->task(job->context, index, &worker);
        arena_reset(&worker.scratch, empty);
    }
    arena_release(&worker.scratch);
}

static void *run(void *data) {
    struct helper *helper = data;
    work(helper->job, helper->number);
    return NULL;
}

/* Starts as many of the helpers as the system lets us; returns how many. */
static unsigned start(struct job *job, struct helper *helpers, unsigned count) {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return 0;
    unsigned started = 0;
    if (pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0)
        while (started < count) {
            struct helper *helper = &helpers[started];
            *helper = (struct helper){.job = job, .number = started + 1};
            if (pthread_create(&helper->thread, &attributes, run, helper))
                break;
            started++;
        }
    pthread_attr_destroy(&attributes);
    return started;
}

void pool_for(unsigned threads, size_t count, pool_task *task, void *context) {
    struct job job = {.count = count, .task = task, .context = context};
    atomic_init(&job.next, 0);
    if (threads > count)
        threads = (unsigned)count;
    unsigned wanted = threads > 1 ? threads - 1 : 0;
    struct arena arena = {0};
    struct helper *helpers = ARENA_ARRAY(&arena, wanted, struct helper);
    unsigned started = start(&job, helpers, wanted);
    work(&job, 0);
    for (unsigned i = 0; i < started; i++)
        if (pthread_join(helpers[i].thread, NULL) != 0)
            bug("a thread of the pool cannot be joined");
    arena_release(&arena);
}

unsigned pool_processors(void) {
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return (unsigned)CPU_COUNT(&set);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (unsigned)online : 1;
}
