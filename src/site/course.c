/* The phases over all pages; within one the pages are worked on by several
 * threads. */
#include "site/course.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "site/compose.h"
#include "site/render.h"
#include "site/write.h"

static const struct span nowhere = {0};

void course_init(struct course *course, struct arena *arena,
                 const struct site_request *request,
                 struct progress *progress) {
    *course = (struct course){
        .arena = arena,
        .root = request->root,
        .request = request,
        .progress = progress,
    };
    diags_init(&course->diags, arena);
}

static struct str content_path(const struct course *course, struct str path) {
    struct arena *arena = course->arena;
    return path_join(arena, path_join(arena, course->root, STR("content")),
                     path);
}

/* Scan. ------------------------------------------------------------------ */

/* What many pages show, from the course before if its files are the same. */
static void share(struct course *course, struct str content) {
    const struct course *before = course->before;
    struct store *store = store_new();
    struct shared shared;
    shared_read(&store->arena, &course->diags, content, STR("content"),
                &shared);
    if (before && shared_same(&shared, &before->shared)) {
        store_drop(store);
        store = before->shared_store;
        store_keep(store);
        shared = before->shared;
    } else {
        shared_define(&store->arena, &course->diags, &shared);
    }
    course->shared = shared;
    course->shared_store = store;
}

/* Names whose meaning the page cannot rely on.  It can only use those that
 * stand in the files that it is made of. */
static bool names_any(const struct page *page, const struct map *names) {
    for (size_t i = 0; i < names->count; i++)
        if (inputs_name(page->inputs, names->entries[i].key))
            return true;
    return false;
}

/* What may be taken over from the course before: nothing if `all` is false,
 * or else pages without the names. */
struct taking {
    bool all;
    struct map changed;
};

static struct taking may_take(struct course *course) {
    const struct course *before = course->before;
    struct taking taking = {0};
    map_init(&taking.changed, course->arena);
    taking.all = before && before->look == course->look;
    if (taking.all && before->shared_store != course->shared_store)
        taking.all = calc_changes(course->arena, before->shared.calc,
                                  course->shared.calc, &taking.changed);
    return taking;
}

/* A page of the course before that would be made the same again; or NULL.
 * One with mistakes is made again: what is said of them may hang on what no
 * one keeps track of, such as a name near to one that is missing. */
static struct page *take_over(struct course *course,
                              const struct taking *taking, struct str path) {
    struct page *page =
        taking->all ? map_get(&course->before->sources, path) : NULL;
    bool there = map_get(&course->scan.index, path) != NULL;
    if (!page || !page->rendered || diags_failed(page->diags) ||
        there != (page->inputs->count > 0) ||
        names_any(page, &taking->changed) ||
        !inputs_same(page->inputs, course->arena))
        return NULL;
    return page;
}

static struct page *add_page(struct course *course, struct str path) {
    struct page *page =
        page_new(path, path_join(course->arena, STR("content"), path));
    page->content = str_copy(page->arena, content_path(course, STR("")));
    page_share(page, course->shared.calc, course->shared_store);
    return page;
}

static void put_page(struct course *course, const struct taking *taking,
                     struct str path) {
    struct page *page = take_over(course, taking, path);
    if (!page)
        page = add_page(course, path);
    map_set(&course->sources, path, page);
    course->pages[course->count++] = page;
}

/* A page for each Markdown file, and a home page in any case. */
static void put_pages(struct course *course) {
    const struct scan *scan = &course->scan;
    struct taking taking = may_take(course);
    map_init(&course->sources, course->arena);
    course->pages = ARENA_ARRAY(course->arena, scan->count + 1, struct page *);
    for (size_t i = 0; i < scan->count; i++)
        if (str_ends(scan->files[i].path, STR(".md")))
            put_page(course, &taking, scan->files[i].path);
    if (!map_get(&scan->index, STR("index.md")))
        put_page(course, &taking, STR("index.md"));
}

void course_renew(struct course *course, size_t index) {
    struct page *page = add_page(course, course->pages[index]->path);
    map_set(&course->sources, page->path, page); /* the key stays */
    course->pages[index] = page;
}

enum site_outcome course_scan(struct course *course) {
    struct arena *arena = course->arena;
    progress_begin(course->progress, SITE_SCAN, 0);
    struct str content = content_path(course, STR(""));
    if (file_kind(arena, content) != FILE_FOLDER) {
        diag_help(diag_add(&course->diags, DIAG_BAD_COURSE, nowhere,
                           "there is no folder `" STR_FMT "`",
                           STR_ARG(content)),
                  "a course is a folder with content/ in it");
        return SITE_UNUSABLE;
    }
    if (!scan_folder(arena, &course->diags, content, STR("content"),
                     &course->scan))
        return SITE_FAILED;
    config_load(arena, &course->diags, content_path(course, STR("course.yml")),
                STR("content/course.yml"), &course->config);
    share(course, content);
    theme_load(arena, &course->diags, course->root, &course->theme);
    course->look = str_hash_on(course->theme.look, course->config.source.text);
    put_pages(course);
    return SITE_BUILT;
}

/* Load, render, compose. ------------------------------------------------- */

/* Pages that something is to be done with. */
struct batch {
    struct course *course;
    struct page **pages;
    size_t count;
    const struct compose *compose;
};

static struct batch batch_new(struct course *course) {
    return (struct batch){
        .course = course,
        .pages = ARENA_ARRAY(course->arena, course->count, struct page *),
    };
}

static void batch_run(struct batch *batch, pool_task *task) {
    pool_for(batch->course->request->threads, batch->count, task, batch);
}

static void load_one(void *context, size_t index, struct worker *worker) {
    struct batch *batch = context;
    struct course *course = batch->course;
    struct page *page = batch->pages[index];
    struct str bytes = {0};
    int error = 0;
    if (map_get(&course->scan.index, page->path))
        error = input_read(page->inputs, page->arena,
                           path_join(page->arena, page->content, page->path),
                           LIMIT_SOURCE_BYTES, &bytes);
    page_load(page, bytes, error);
    if (course->request->drafts)
        page->front.draft = false;
    progress_step(course->progress, worker);
}

void course_load(struct course *course) {
    struct batch batch = batch_new(course);
    for (size_t i = 0; i < course->count; i++)
        if (!course->pages[i]->loaded)
            batch.pages[batch.count++] = course->pages[i];
    batch_run(&batch, load_one);
}

static void render_one(void *context, size_t index, struct worker *worker) {
    struct batch *batch = context;
    render_page(batch->pages[index], &batch->course->theme);
    batch->pages[index]->rendered = true;
    progress_step(batch->course->progress, worker);
}

void course_render(struct course *course) {
    struct batch batch = batch_new(course);
    for (size_t i = 0; i < course->built; i++)
        if (!course->pages[i]->rendered)
            batch.pages[batch.count++] = course->pages[i];
    progress_begin(course->progress, SITE_RENDER, batch.count + course->built);
    batch_run(&batch, render_one);
}

static void compose_one(void *context, size_t index, struct worker *worker) {
    struct batch *batch = context;
    compose_page(batch->compose, batch->pages[index], &worker->scratch);
    progress_step(batch->course->progress, worker);
}

void course_compose(struct course *course) {
    struct compose compose;
    struct batch batch = batch_new(course);
    batch.compose = &compose;
    for (size_t i = 0; i < course->built; i++)
        if (!diags_failed(course->pages[i]->diags))
            batch.pages[batch.count++] = course->pages[i];
    compose_init(&compose, course);
    batch_run(&batch, compose_one);
}

bool course_failed(const struct course *course, enum site_outcome *outcome) {
    size_t fatal = course->diags.count[SEVERITY_FATAL];
    bool any = diags_failed(&course->diags);
    for (size_t i = 0; i < course->count; i++) {
        const struct diags *diags = course->pages[i]->diags;
        fatal += diags->count[SEVERITY_FATAL];
        any = any || diags_failed(diags);
    }
    if (any)
        *outcome = fatal > 0 ? SITE_FAILED : SITE_MISTAKES;
    return any;
}

void course_report(const struct course *course, struct site_report *report) {
    const struct diags **diags =
        ARENA_ARRAY(course->arena, course->count + 1, const struct diags *);
    diags[report->count++] = &course->diags;
    for (size_t i = 0; i < course->count; i++)
        diags[report->count++] = course->pages[i]->diags;
    report->diags = diags;
    report->pages = course->built;
}

/* Gather. ---------------------------------------------------------------- */

static void add_output(struct course *course, struct output output,
                       struct store *store) {
    struct outputs *all = &course->outputs;
    output.store = store;
    ARENA_PUSH(course->arena, all->items, all->count, all->capacity, output);
}

static void add_outputs(struct course *course, const struct outputs *outputs,
                        struct store *store) {
    for (size_t i = 0; i < outputs->count; i++)
        add_output(course, outputs->items[i], store);
}

static void add_page_outputs(struct course *course, const struct page *page) {
    add_outputs(course, &page->outputs, page->store);
    add_output(course,
               (struct output){
                   .path = page->output,
                   .bytes = page->html,
                   .maker = page->shown,
               },
               page->html_store);
}

void course_gather(struct course *course) {
    for (size_t i = 0; i < course->built; i++)
        if (!diags_failed(course->pages[i]->diags))
            add_page_outputs(course, course->pages[i]);
    add_outputs(course, &course->copies, course->store);
    add_outputs(course, &course->theme.assets, course->store);
    add_output(course,
               (struct output){
                   .path = STR("robots.txt"),
                   .bytes = STR("User-agent: *\nDisallow:\n"),
                   .maker = STR("robots.txt"),
               },
               NULL);
    write_sort(&course->diags, &course->outputs);
}

/* The end. --------------------------------------------------------------- */

void course_release(struct course *course, const struct course *other) {
    for (size_t i = 0; i < course->count; i++) {
        struct page *page = course->pages[i];
        if (!other || map_get(&other->sources, page->path) != page)
            page_release(page);
    }
    store_drop(course->shared_store);
}
