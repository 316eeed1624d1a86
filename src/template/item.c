/* The data that templates are filled with. */
#include "template/template.h"

static struct item *item_new(struct arena *arena, enum item_kind kind) {
    struct item *item = ARENA_NEW(arena, struct item);
    item->kind = kind;
    return item;
}

struct item *item_scope(struct arena *arena) {
    struct item *item = item_new(arena, ITEM_SCOPE);
    map_init(&item->scope, arena);
    return item;
}

struct item *item_list(struct arena *arena) {
    return item_new(arena, ITEM_LIST);
}

void item_append(struct arena *arena, struct item *list, struct item *item) {
    ARENA_PUSH(arena, list->items, list->count, list->capacity, item);
}

void item_set(struct item *scope, const char *name, struct item *item) {
    if (scope->kind != ITEM_SCOPE)
        bug("only a scope of a template's data has names");
    map_set(&scope->scope, str_from(name), item);
}

static void set_text(struct item *scope, const char *name, enum item_kind kind,
                     struct str text) {
    struct item *item = item_new(scope->scope.arena, kind);
    item->text = text;
    item_set(scope, name, item);
}

void item_set_text(struct item *scope, const char *name, struct str text) {
    set_text(scope, name, ITEM_TEXT, text);
}

void item_set_html(struct item *scope, const char *name, struct str html) {
    set_text(scope, name, ITEM_HTML, html);
}

void item_set_truth(struct item *scope, const char *name, bool truth) {
    item_set(scope, name,
             item_new(scope->scope.arena, truth ? ITEM_TRUE : ITEM_FALSE));
}

static uint64_t hash_of(uint64_t hash, const struct item *item) {
    char kind = (char)('0' + (int)item->kind);
    hash = str_hash_on(hash, (struct str){&kind, 1});
    hash = str_hash_on(hash, item->text);
    for (size_t i = 0; i < item->count; i++)
        hash = hash_of(hash, item->items[i]);
    for (size_t i = 0; i < item->scope.count; i++) {
        hash = str_hash_on(hash, item->scope.entries[i].key);
        hash = hash_of(hash, item->scope.entries[i].value);
    }
    return hash;
}

uint64_t item_hash(const struct item *item) {
    return hash_of(0, item);
}
