/* POSIX has it; what it can answer to a correct use is 0. */
#include "base/lock.h"

#include "base/diag.h"

void lock_init(struct lock *lock) {
    if (pthread_mutex_init(&lock->mutex, NULL) != 0)
        bug("a lock cannot be made");
}

void lock_take(struct lock *lock) {
    if (pthread_mutex_lock(&lock->mutex) != 0)
        bug("a lock cannot be taken");
}

void lock_give(struct lock *lock) {
    if (pthread_mutex_unlock(&lock->mutex) != 0)
        bug("a lock is given that was not taken");
}

void lock_release(struct lock *lock) {
    if (pthread_mutex_destroy(&lock->mutex) != 0)
        bug("a lock is released that is in use");
}
