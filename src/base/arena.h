/* Memory by lifetime: allocate freely, release all of it at once.
 *
 * There are three lifetimes: the site (one build), the page (until its file
 * is written) and scratch (one call, taken back with a mark).  A function
 * that takes an arena may allocate in it and its result lives there; one
 * that takes none does not allocate.  Nothing is freed singly.
 *
 * Running out of memory ends the program with one line on stderr: a
 * generator has nothing better to do, and no call site has to test for it.
 *
 * Thread: an arena belongs to one thread at a time; it has no lock.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* the newest; NULL before the first use */
};

/* A point in an arena's life to go back to. */
struct arena_mark {
    struct arena_chunk *chunk;
    size_t used;
};

/* An empty arena allocates nothing; zeroed memory is an empty arena too. */
void arena_init(struct arena *arena);

/* Gives back all memory; the arena is empty and can be used again. */
void arena_release(struct arena *arena);

/* The bytes of its chunks, used and unused. */
size_t arena_bytes(const struct arena *arena);

/* `size` zeroed bytes, aligned to 16.  Never NULL, also for size 0. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed elements of `size` bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* An array of `count` elements copied to one of `capacity` elements, the rest
 * zeroed; how a growing array grows.  `old` may be NULL when count is 0. */
void *arena_grow(struct arena *arena, const void *old, size_t count,
                 size_t capacity, size_t size);

/* What is allocated after the mark is taken back by the reset. */
struct arena_mark arena_mark(const struct arena *arena);
void arena_reset(struct arena *arena, struct arena_mark mark);

/* One zeroed object, and `count` of them, with their type. */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) \
    ((type *)arena_array((arena), (count), sizeof(type)))

/* Appends `element` to the array `items` of `count` elements with room for
 * `capacity`, all three lvalues; the room doubles when it is full. */
#define ARENA_PUSH(arena, items, count, capacity, element)              \
    do {                                                                \
        if ((count) == (capacity)) {                                    \
            (capacity) = (capacity) ? (capacity)*2 : 8;                 \
            (items) = arena_grow((arena), (items), (count), (capacity), \
                                 sizeof *(items));                      \
        }                                                               \
        (items)[(count)++] = (element);                                 \
    } while (0)

#endif
