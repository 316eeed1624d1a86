/* base/arena: alignment, zeroing, growth, marks. */
#include "base/arena.h"

#include "tap.h"

#include <string.h>

static bool all_zero(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

static void allocates(void) {
    struct arena arena;
    arena_init(&arena);
    bool aligned = true, zeroed = true;
    for (size_t size = 0; size < 300; size++) {
        char *bytes = arena_alloc(&arena, size);
        aligned = aligned && (uintptr_t)bytes % 16 == 0;
        zeroed = zeroed && all_zero(bytes, size);
        memset(bytes, 0xA5, size);
    }
    ok(aligned, "every allocation is aligned to 16");
    ok(zeroed, "every allocation is zeroed");
    void *first = arena_alloc(&arena, 0);
    void *second = arena_alloc(&arena, 0);
    ok(first && second && first != second,
       "nothing is allocated at a place of its own");
    char *large = arena_alloc(&arena, (size_t)5 << 20);
    large[((size_t)5 << 20) - 1] = 'x';
    ok(all_zero(large, 1000), "one object can be larger than a chunk");
    ok(ARENA_ARRAY(&arena, 0, int) != NULL, "an empty array is no NULL");
    ok(arena_bytes(&arena) > (size_t)5 << 20, "an arena knows its size");
    arena_release(&arena);
    ok(arena.chunk == NULL && !arena_bytes(&arena),
       "a released arena is empty");
    ok(arena_alloc(&arena, 8) != NULL, "a released arena can be used again");
    arena_release(&arena);
    arena_release(&arena);
}

static void goes_back(void) {
    struct arena arena = {0};
    struct arena_mark empty = arena_mark(&arena);
    char *kept = arena_alloc(&arena, 4);
    memcpy(kept, "kept", 4);
    struct arena_mark mark = arena_mark(&arena);
    char *dropped = arena_alloc(&arena, 100);
    memset(dropped, 0xFF, 100);
    for (int i = 0; i < 1000; i++)
        memset(arena_alloc(&arena, 1000), 0xFF, 1000);
    arena_reset(&arena, mark);
    char *again = arena_alloc(&arena, 100);
    ok(again == dropped, "a reset gives back what came after the mark");
    ok(all_zero(again, 100), "memory used again is zeroed again");
    ok(memcmp(kept, "kept", 4) == 0, "what came before a mark is untouched");
    arena_reset(&arena, empty);
    ok(arena.chunk == NULL, "a mark of an empty arena empties it");
    arena_reset(&arena, empty);
    arena_release(&arena);
}

static void grows(void) {
    struct arena arena = {0};
    int *numbers = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++)
        ARENA_PUSH(&arena, numbers, count, capacity, i);
    bool same = count == 1000;
    for (int i = 0; i < 1000; i++)
        same = same && numbers[i] == i;
    ok(same, "pushing keeps what was pushed");
    int *wider = arena_grow(&arena, numbers, 3, 6, sizeof *wider);
    ok(wider[2] == 2 && wider[3] == 0 && wider[5] == 0,
       "a grown array is zeroed behind what it held");
    ok(arena_grow(&arena, NULL, 0, 4, sizeof(int)) != NULL,
       "an array can grow from nothing");
    arena_release(&arena);
}

int main(void) {
    allocates();
    goes_back();
    grows();
    return tap_done();
}
