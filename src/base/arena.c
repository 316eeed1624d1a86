/* Chunks from malloc in a list, newest first; allocation moves a counter.
 *
 * Each chunk is twice as large as the one before it, up to 1 MiB, and as
 * large as needed for one larger object.  Chunks are born cleared, which for
 * large ones costs nothing (their pages come from the system), so only what
 * has been used before a reset has to be cleared again.  Under AddressSanitizer
 * all that is not handed out is poisoned, and a gap stays between objects, so
 * that an overrun in an arena is found as one in malloc's heap would be. */
#include "base/arena.h"

#include "base/diag.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define POISON(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
#define GAP ((size_t)16)
#else
#define POISON(at, size) ((void)(at), (void)(size))
#define UNPOISON(at, size) ((void)(at), (void)(size))
#define GAP ((size_t)0)
#endif

#define ALIGNMENT ((size_t)16)
#define FIRST_CHUNK ((size_t)16 << 10)
#define LARGEST_CHUNK ((size_t)1 << 20)

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    size_t used;
    size_t dirty; /* bytes before this may have been written */
    size_t total; /* of its size and those of all older chunks */
    _Alignas(16) char bytes[];
};

static _Noreturn void out_of_memory(void) {
    fputs("lectern: out of memory\n", stderr);
    exit(3);
}

static size_t chunk_size(const struct arena_chunk *newest, size_t wanted) {
    size_t size = newest ? newest->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    return size < wanted ? wanted : size;
}

size_t arena_bytes(const struct arena *arena) {
    return arena->chunk ? arena->chunk->total : 0;
}

static struct arena_chunk *chunk_add(struct arena *arena, size_t wanted) {
    size_t size = chunk_size(arena->chunk, wanted);
    struct arena_chunk *chunk = calloc(1, sizeof *chunk + size);
    if (!chunk)
        out_of_memory();
    chunk->older = arena->chunk;
    chunk->size = size;
    chunk->total = size + arena_bytes(arena);
    POISON(chunk->bytes, size);
    arena->chunk = chunk;
    return chunk;
}

static void chunk_drop(struct arena *arena) {
    struct arena_chunk *chunk = arena->chunk;
    arena->chunk = chunk->older;
    UNPOISON(chunk->bytes, chunk->size);
    free(chunk);
}

void arena_init(struct arena *arena) {
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena) {
    while (arena->chunk)
        chunk_drop(arena);
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        out_of_memory();
    size_t rounded = (size + GAP + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    if (rounded == 0)
        rounded = ALIGNMENT;
    struct arena_chunk *chunk = arena->chunk;
    if (!chunk || chunk->size - chunk->used < rounded)
        chunk = chunk_add(arena, rounded);
    size_t at = chunk->used;
    void *memory = chunk->bytes + at;
    chunk->used += rounded;
    UNPOISON(memory, size);
    if (at < chunk->dirty)
        memset(memory, 0, size);
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        out_of_memory();
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *old, size_t count,
                 size_t capacity, size_t size) {
    if (capacity < count)
        bug("an array grows to less than it holds");
    void *array = arena_array(arena, capacity, size);
    if (count > 0)
        memcpy(array, old, count * size);
    return array;
}

struct arena_mark arena_mark(const struct arena *arena) {
    struct arena_chunk *chunk = arena->chunk;
    return (struct arena_mark){chunk, chunk ? chunk->used : 0};
}

void arena_reset(struct arena *arena, struct arena_mark mark) {
    while (arena->chunk != mark.chunk) {
        if (!arena->chunk)
            bug("an arena is reset to a mark that is not its own");
        chunk_drop(arena);
    }
    if (!mark.chunk)
        return;
    if (mark.chunk->dirty < mark.chunk->used)
        mark.chunk->dirty = mark.chunk->used;
    mark.chunk->used = mark.used;
    POISON(mark.chunk->bytes + mark.used, mark.chunk->size - mark.used);
}
