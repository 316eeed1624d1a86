/* Linear probing over a power of two of slots, at most half of them taken;
 * the slots hold indices into the array of entries, so order is kept. */
#include "base/map.h"

#include "base/arena.h"
#include "base/diag.h"

#define FIRST_SLOTS ((size_t)16)

void map_init(struct map *map, struct arena *arena) {
    *map = (struct map){.arena = arena};
}

/* The slot that holds `key`, or the free one where it belongs.  Ends because
 * half of the slots are free. */
static uint32_t *slot_of(const struct map *map, struct str key) {
    size_t mask = map->slot_count - 1;
    size_t at = (size_t)str_hash(key) & mask;
    while (map->slots[at] != 0 &&
           !str_eq(map->entries[map->slots[at] - 1].key, key))
        at = (at + 1) & mask;
    return &map->slots[at];
}

static void grow_slots(struct map *map) {
    map->slot_count = map->slot_count ? map->slot_count * 2 : FIRST_SLOTS;
    map->slots = ARENA_ARRAY(map->arena, map->slot_count, uint32_t);
    for (size_t i = 0; i < map->count; i++)
        *slot_of(map, map->entries[i].key) = (uint32_t)i + 1;
}

void *map_get(const struct map *map, struct str key) {
    if (map->count == 0)
        return NULL;
    uint32_t slot = *slot_of(map, key);
    return slot ? map->entries[slot - 1].value : NULL;
}

void map_set(struct map *map, struct str key, void *value) {
    if (map->count * 2 >= map->slot_count)
        grow_slots(map);
    uint32_t *slot = slot_of(map, key);
    if (*slot != 0) {
        map->entries[*slot - 1].value = value;
        return;
    }
    if (map->count >= UINT32_MAX)
        bug("a map holds more entries than its slots can number");
    struct map_entry entry = {key, value};
    ARENA_PUSH(map->arena, map->entries, map->count, map->capacity, entry);
    *slot = (uint32_t)map->count;
}
