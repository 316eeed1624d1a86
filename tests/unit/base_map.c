/* base/map: lookup, replacement, order. */
#include "base/map.h"

#include "base/arena.h"
#include "tap.h"

int main(void) {
    struct arena arena = {0};
    struct map map;
    map_init(&map, &arena);
    int one = 1, two = 2;
    ok(map_get(&map, STR("a")) == NULL, "an empty map has nothing");
    map_set(&map, STR("a"), &one);
    map_set(&map, (struct str){0}, &two);
    ok(map_get(&map, STR("a")) == &one, "a value is found by its key");
    ok(map_get(&map, STR("")) == &two, "the empty text is a key");
    ok(map_get(&map, STR("b")) == NULL, "another key is not there");
    map_set(&map, STR("a"), &two);
    ok(map_get(&map, STR("a")) == &two && map.count == 2,
       "setting again replaces");
    str_is(map.entries[0].key, STR("a"), "a replaced key keeps its place");

    static int numbers[20000];
    for (int i = 0; i < 20000; i++)
        map_set(&map, str_format(&arena, "key%d", i), &numbers[i]);
    bool found = map.count == 20002;
    for (int i = 0; i < 20000; i++) {
        struct str key = str_format(&arena, "key%d", i);
        found = found && map_get(&map, key) == &numbers[i] &&
                map.entries[i + 2].value == &numbers[i];
    }
    ok(found, "many keys are found, and stand in the order they came");
    ok(map_get(&map, STR("key20000")) == NULL, "one more is not there");
    map_set(&map, STR("null"), NULL);
    ok(map_get(&map, STR("null")) == NULL && map.count == 20003,
       "NULL can be a value");
    arena_release(&arena);
    return tap_done();
}
