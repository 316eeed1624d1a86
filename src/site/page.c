/* A page alone: its text, its front matter, its place. */
#include "site/page.h"

#include "base/num.h"
#include "base/path.h"
#include "site/keys.h"
#include "site/kind.h"
#include "site/text.h"

#include <math.h>
#include <stddef.h>

static const struct key front_keys[] = {
    {"title", offsetof(struct front, title), key_text},
    {"description", offsetof(struct front, description), key_text},
    {"date", offsetof(struct front, date), key_date},
    {"draft", offsetof(struct front, draft), key_truth},
    {"order", offsetof(struct front, order), key_number},
};

struct page *page_new(struct str path, struct str shown) {
    struct store *store = store_new();
    struct arena *arena = &store->arena;
    struct page *page = ARENA_NEW(arena, struct page);
    *page = (struct page){
        .arena = arena,
        .diags = ARENA_NEW(arena, struct diags),
        .path = str_copy(arena, path),
        .shown = str_copy(arena, shown),
        .inputs = ARENA_NEW(arena, struct inputs),
        .store = store,
    };
    page->content_shown = str_slice(page->shown, 0, shown.n - path.n);
    page->inputs->arena = arena;
    page->output = page_output(arena, page->path);
    diags_init(page->diags, arena);
    return page;
}

void page_share(struct page *page, const struct calc *shared,
                struct store *store) {
    store_keep(store);
    store_drop(page->lent);
    page->shared = shared;
    page->lent = store;
}

struct page *page_within(struct arena *arena, struct diags *diags,
                         struct str shown) {
    struct page *page = ARENA_NEW(arena, struct page);
    *page = (struct page){
        .arena = arena,
        .diags = diags,
        .path = path_name(shown),
        .shown = shown,
        .content = path_folder(shown),
        .content_shown = path_folder(shown),
        .output = STR("index.html"),
    };
    return page;
}

void page_load(struct page *page, struct str bytes, int error) {
    struct arena *arena = page->arena;
    page->front.order = HUGE_VAL;
    page->loaded = true;
    page->readable = text_source(arena, page->diags, page->shown, bytes, error,
                                 &page->source);
    if (!page->readable)
        return;
    doc_parse(&page->doc, arena, page->diags, &page->source, kind_names(arena));
    size_t before = page->diags->count[SEVERITY_ERROR];
    struct key_reader reader = {.arena = arena, .diags = page->diags};
    keys_read(&reader, page->doc.front, "front matter", front_keys,
              sizeof front_keys / sizeof *front_keys, &page->front);
    page->untitled = page->doc.front && page->front.title.text.n == 0 &&
                     page->diags->count[SEVERITY_ERROR] == before;
}

struct str page_output(struct arena *arena, struct str path) {
    struct str name = str_slice(path, 0, path.n - STR(".md").n);
    if (str_is(path_name(path), "index.md"))
        name = path_folder(path);
    return path_join(arena, name, STR("index.html"));
}

/* "01-introduction.md" or "01-introduction/index.md", not deeper. */
static struct str top_name(struct str path) {
    struct str folder = path_folder(path);
    if (folder.n == 0)
        return path;
    bool index = str_is(path_name(path), "index.md");
    return index && path_folder(folder).n == 0 ? folder : (struct str){0};
}

double page_order(const struct page *page) {
    if (isfinite(page->front.order))
        return page->front.order;
    struct str digits, rest;
    double order;
    if (str_cut(top_name(page->path), '-', &digits, &rest) && digits.n > 0 &&
        str_digit(digits.s[0]) && num_parse(digits, &order))
        return order;
    return HUGE_VAL;
}

void page_release(struct page *page) {
    store_drop(page->lent);
    store_drop(page->html_store);
    store_drop(page->store);
}
