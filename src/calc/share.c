/* Lending of names. */
#include "calc/share.h"

#include "calc/define.h"

/* Does the value hold no function, which belongs to its calc? */
static bool is_plain(struct value value) {
    const struct table *table = value.table;
    bool plain = value.kind != VALUE_FUNCTION;
    if (value.kind == VALUE_LIST && !value.list->numbers)
        for (size_t i = 0; plain && i < value.list->count; i++)
            plain = is_plain(value.list->items[i]);
    if (value.kind == VALUE_TABLE)
        for (size_t i = 0; plain && i < table->columns; i++)
            plain = is_plain(
                (struct value){VALUE_LIST, {.list = table->column[i].values}});
    if (value.kind != VALUE_RECORD)
        return plain;
    const struct record *record = value.record;
    if (record->table)
        return is_plain((struct value){VALUE_TABLE, {.table = record->table}});
    for (size_t i = 0; plain && i < record->count; i++)
        plain = is_plain(record->fields[i].value);
    return plain;
}

void calc_publish(struct calc *calc) {
    calc_finish(calc);
    for (size_t i = 0; i < calc->bindings.count; i++) {
        struct binding *binding = calc->bindings.entries[i].value;
        binding->plain = is_plain(binding->slot.value);
    }
    calc->broken = calc->diags->count[SEVERITY_ERROR] > calc->errors;
}

void calc_share(struct calc *calc, const struct calc *shared) {
    calc->shared = shared;
    calc->units.up = shared ? &shared->units : NULL;
    map_init(&calc->borrowed, calc->arena);
}

const struct binding *share_defines(const struct calc *calc, struct str name) {
    return calc->shared ? map_get(&calc->shared->bindings, name) : NULL;
}

bool share_owns(const struct calc *calc, const struct source *source) {
    for (size_t i = 0; calc->shared && i < calc->shared->text_count; i++)
        if (calc->shared->texts[i].source == source)
            return true;
    return false;
}

static struct binding *borrow(struct calc *calc, struct binding binding) {
    struct binding *kept = ARENA_NEW(calc->arena, struct binding);
    *kept = binding;
    map_set(&calc->borrowed, kept->name, kept);
    return kept;
}

/* Reads the shared definitions; what is wrong in them has been reported. */
static void borrow_definitions(struct calc *calc) {
    struct definitions parsed = {0};
    struct diags unheard;
    diags_init(&unheard, calc->arena);
    for (size_t i = 0; i < calc->shared->text_count; i++)
        define_parse(calc->arena, &unheard, &calc->shared->units,
                     calc->shared->texts[i], &parsed);
    for (size_t i = 0; i < parsed.count; i++) {
        const struct definition *definition = &parsed.items[i];
        const struct binding *shared = share_defines(calc, definition->name);
        if (shared && !shared->plain && shared->definition)
            borrow(calc, (struct binding){.name = definition->name,
                                          .span = definition->span,
                                          .definition = definition});
    }
}

struct binding *share_find(struct calc *calc, struct str name) {
    const struct binding *shared = share_defines(calc, name);
    if (!shared)
        return NULL;
    struct binding *kept = map_get(&calc->borrowed, name);
    if (kept)
        return kept;
    struct binding given = {.name = shared->name, .span = shared->span};
    given.slot.state = SLOT_DONE;
    if (shared->plain)
        given.slot.value = shared->slot.value;
    if (shared->plain || calc->shared->broken || !shared->definition)
        return borrow(calc, given); /* poison, unless it is plain */
    borrow_definitions(calc);
    return map_get(&calc->borrowed, name);
}
