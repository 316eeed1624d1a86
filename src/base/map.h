/* A map from text to a pointer that remembers the order of insertion.
 *
 * Open addressing over an array of entries, in an arena; nothing is removed.
 * Keys are borrowed: their bytes must live as long as the map.
 *
 * Thread: one writer; any number of readers once it is complete.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry {
    struct str key;
    void *value;
};

struct map {
    struct arena *arena;
    struct map_entry *entries; /* in the order in which they came */
    size_t count;
    size_t capacity;
    uint32_t *slots; /* index + 1 into entries; 0 is free */
    size_t slot_count;
};

void map_init(struct map *map, struct arena *arena);

/* The value of `key`, or NULL. */
void *map_get(const struct map *map, struct str key);

/* Sets the value of `key`, replacing the old one at its old place. */
void map_set(struct map *map, struct str key, void *value);

#endif
