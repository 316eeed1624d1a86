/* Frames, their shapes, and the slow way of finding a name. */
#include "calc/frame.h"

#include "base/limits.h"
#include "base/near.h"
#include "calc/builtin.h"
#include "calc/define.h"
#include "calc/share.h"

/* The one shape of these three, so that equal shapes are one pointer. */
static const struct shape *shape_of(struct calc *calc, const struct shape *up,
                                    const void *of, const struct table *table) {
    size_t hash = ((uintptr_t)up >> 4) * 31 + ((uintptr_t)of >> 4) * 7 +
                  ((uintptr_t)table >> 4);
    struct shape_list *list = &calc->shapes[hash % CALC_SHAPES];
    for (size_t i = 0; i < list->count; i++) {
        const struct shape *shape = list->items[i];
        if (shape->up == up && shape->of == of && shape->table == table)
            return shape;
    }
    struct shape *shape = ARENA_NEW(calc->arena, struct shape);
    *shape = (struct shape){up, of, table};
    ARENA_PUSH(calc->arena, list->items, list->count, list->capacity, shape);
    return shape;
}

void frame_init(struct calc *calc, struct frame *frame, const struct frame *up,
                enum frame_kind kind, const void *of, struct slot *slots,
                size_t count, const struct row *row) {
    const struct shape *outer = up ? up->shape : NULL;
    *frame = (struct frame){.up = up,
                            .kind = kind,
                            .of.any = of,
                            .slots = slots,
                            .count = count,
                            .row = row};
    frame->shape = shape_of(calc, outer, of, row ? row->table : NULL);
}

const struct definition *frame_definition(const struct frame *frame,
                                          size_t index) {
    if (frame->kind == FRAME_COMPUTED)
        return &frame->of.computed->items[index];
    if (frame->kind != FRAME_CALL)
        bug("a new slot that nothing defines");
    return &frame->of.definition
                ->local[index - frame->of.definition->parameters];
}

static struct str slot_name(const struct frame *frame, size_t index) {
    const struct definition *definition = frame->of.definition;
    switch (frame->kind) {
    case FRAME_CALL:
        return index < definition->parameters
                   ? definition->parameter[index].name
                   : definition->local[index - definition->parameters].name;
    case FRAME_LOOPS:
        return frame->of.node->labels[index + 1];
    case FRAME_GROUP:
        return frame->of.table->column[index].name;
    case FRAME_COMPUTED:
        return frame->of.computed->items[index].name;
    case FRAME_ROW:
        break;
    }
    bug("a slot without a name");
}

/* In one frame: its slots, then the columns of its row. */
static bool find_in(const struct frame *frame, struct str name,
                    struct found *found) {
    for (size_t i = frame->count; i > 0; i--)
        if (str_eq(slot_name(frame, i - 1), name)) {
            found->kind = FOUND_SLOT;
            found->index = i - 1;
            return true;
        }
    const struct table *table = frame->row ? frame->row->table : NULL;
    const struct column *column = table ? table_column(table, name) : NULL;
    if (column) {
        found->kind = FOUND_COLUMN;
        found->index = (size_t)(column - table->column);
    }
    return column != NULL;
}

bool frame_find(struct calc *calc, const struct frame *frame, struct str name,
                struct found *found) {
    return frame_find_from(calc, frame, name, NULL, found);
}

bool frame_find_from(struct calc *calc, const struct frame *frame,
                     struct str name, const struct source *from,
                     struct found *found) {
    *found = (struct found){.shape = frame ? frame->shape : NULL};
    for (const struct frame *f = frame; f; f = f->up, found->up++)
        if (find_in(f, name, found))
            return true;
    found->binding = share_find(calc, name);
    if (!found->binding && !share_owns(calc, from))
        found->binding = map_get(&calc->bindings, name);
    if (found->binding)
        found->kind = FOUND_BINDING;
    else if (builtin_value(calc, name, &found->builtin))
        found->kind = FOUND_BUILTIN;
    return found->kind != FOUND_UNKNOWN;
}

void frame_offer(struct calc *calc, const struct frame *frame,
                 struct near *near) {
    if (calc->diags->count[SEVERITY_ERROR] > LIMIT_SUGGESTIONS)
        return;
    for (const struct frame *f = frame; f; f = f->up) {
        for (size_t i = 0; i < f->count; i++)
            near_offer(near, slot_name(f, i));
        for (size_t i = 0; f->row && i < f->row->table->columns; i++)
            near_offer(near, f->row->table->column[i].name);
    }
    for (size_t i = 0; i < calc->bindings.count; i++)
        near_offer(near, calc->bindings.entries[i].key);
    for (size_t i = 0; calc->shared && i < calc->shared->bindings.count; i++)
        near_offer(near, calc->shared->bindings.entries[i].key);
    builtin_offer(near);
}
