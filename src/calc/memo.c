/* Results of recursive functions. */
#include "calc/memo.h"

#include <string.h>

#define PLACES 1024
#define PARAMETERS 3

struct entry {
    bool used;
    struct value arguments[PARAMETERS];
    struct value result;
};

struct memo {
    enum { MEMO_UNKNOWN, MEMO_NO, MEMO_YES } wanted;
    struct entry *entries; /* PLACES of them */
};

static bool calls(const struct expression *node, struct str name) {
    if (node->kind == EXPRESSION_CALL &&
        node->parts[0]->kind == EXPRESSION_NAME &&
        str_eq(node->parts[0]->name, name))
        return true;
    for (size_t i = 0; i < node->count; i++)
        if (calls(node->parts[i], name))
            return true;
    return false;
}

static bool calls_itself(const struct definition *definition) {
    bool found = calls(definition->body, definition->name);
    for (size_t i = 0; i < definition->locals && !found; i++)
        found = definition->local[i].body &&
                calls(definition->local[i].body, definition->name);
    return found;
}

bool memo_wanted(struct calc *calc, const struct definition *definition) {
    struct memo *memo = *definition->memo;
    if (!memo) {
        memo = *definition->memo = ARENA_NEW(calc->arena, struct memo);
        bool wanted = definition->parameters > 0 &&
                      definition->parameters <= PARAMETERS &&
                      calls_itself(definition);
        memo->wanted = wanted ? MEMO_YES : MEMO_NO;
        if (wanted)
            memo->entries = ARENA_ARRAY(calc->arena, PLACES, struct entry);
    }
    return memo->wanted == MEMO_YES;
}

/* The same beyond doubt: numbers bit by bit, lists and records by place. */
static bool same(struct value a, struct value b) {
    if (a.kind != b.kind)
        return false;
    if (a.kind == VALUE_NUMBER || a.kind == VALUE_DATE)
        return a.unit == b.unit &&
               !memcmp(&a.number, &b.number, sizeof a.number);
    if (a.kind == VALUE_TEXT)
        return str_eq(a.text, b.text);
    if (a.kind == VALUE_TRUTH)
        return a.truth == b.truth;
    return a.kind == VALUE_MISSING || a.list == b.list;
}

static uint64_t hash(struct value value) {
    uint64_t bits = 0;
    if (value.kind == VALUE_NUMBER || value.kind == VALUE_DATE)
        memcpy(&bits, &value.number, sizeof bits);
    else if (value.kind == VALUE_TEXT)
        bits = str_hash(value.text);
    else if (value.kind == VALUE_TRUTH)
        bits = value.truth;
    else if (value.kind != VALUE_MISSING)
        bits = (uintptr_t)value.list;
    /* Fibonacci hashing: the high bits are the good ones. */
    return ((bits ^ (bits >> 29)) * 0x9e3779b97f4a7c15u) >> 20;
}

static struct entry *place(const struct definition *definition,
                           const struct slot *slots) {
    uint64_t all = 0;
    for (size_t i = 0; i < definition->parameters; i++)
        all = all * 31 + hash(slots[i].value);
    return &(*definition->memo)->entries[all % PLACES];
}

bool memo_find(const struct definition *definition, const struct slot *slots,
               struct value *result) {
    const struct entry *entry = place(definition, slots);
    if (!entry->used)
        return false;
    for (size_t i = 0; i < definition->parameters; i++)
        if (!same(entry->arguments[i], slots[i].value))
            return false;
    *result = entry->result;
    return true;
}

void memo_keep(const struct definition *definition, const struct slot *slots,
               struct value result) {
    struct entry *entry = place(definition, slots);
    if (result.kind == VALUE_POISON)
        return;
    *entry = (struct entry){.used = true, .result = result};
    for (size_t i = 0; i < definition->parameters; i++)
        entry->arguments[i] = slots[i].value;
}
