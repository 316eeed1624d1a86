/* A stamp for each file, taken before it is read: a write in between gives it
 * another one. */
#include "site/input.h"

int input_read(struct inputs *inputs, struct arena *arena, struct str path,
               size_t limit, struct str *bytes) {
    if (!inputs)
        return file_read(arena, path, limit, bytes);
    struct input input = {.path = str_copy(inputs->arena, path)};
    int error = file_stamp(arena, path, &input.stamp);
    if (error == 0)
        error = file_read(arena, path, limit, bytes);
    if (error != 0)
        return error;
    input.text = *bytes;
    ARENA_PUSH(inputs->arena, inputs->items, inputs->count, inputs->capacity,
               input);
    return 0;
}

static bool input_same(struct input *input, struct arena *scratch) {
    struct file_stamp stamp;
    if (file_stamp(scratch, input->path, &stamp) != 0)
        return false;
    bool touched = !file_stamp_same(&stamp, &input->stamp);
    if (!touched && input->settled)
        return true;
    struct str bytes;
    if (stamp.size != input->text.n ||
        file_read(scratch, input->path, input->text.n, &bytes) != 0 ||
        !str_eq(bytes, input->text))
        return false;
    input->stamp = stamp;
    input->settled = !touched;
    return true;
}

bool inputs_same(struct inputs *inputs, struct arena *scratch) {
    for (size_t i = 0; i < inputs->count; i++) {
        struct arena_mark mark = arena_mark(scratch);
        bool same = input_same(&inputs->items[i], scratch);
        arena_reset(scratch, mark);
        if (!same)
            return false;
    }
    return true;
}

bool inputs_name(const struct inputs *inputs, struct str name) {
    for (size_t i = 0; i < inputs->count; i++)
        if (str_find(inputs->items[i].text, name, 0) != STR_NONE)
            return true;
    return false;
}
