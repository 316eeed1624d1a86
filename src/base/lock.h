/* A mutual exclusion for what threads hand to each other.
 *
 * The program shares next to nothing: workers of a pool have an item each.
 * Where one thread replaces what others read, as in the preview, it is held
 * for as long as taking a pointer needs.
 *
 *     lock_take(&lock);
 *     ... a few lines ...
 *     lock_give(&lock);
 *
 * Ownership: whoever calls lock_init calls lock_release, when no thread uses
 * it any more.
 * Thread: any; a thread that has it must not take it again.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <pthread.h>

struct lock {
    pthread_mutex_t mutex;
};

void lock_init(struct lock *lock);
void lock_take(struct lock *lock);
void lock_give(struct lock *lock);
void lock_release(struct lock *lock);

#endif
