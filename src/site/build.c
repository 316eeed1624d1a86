/* The phases one after the other. */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "chart/chart.h"
#include "site/claims.h"
#include "site/compose.h"
#include "site/link.h"
#include "site/render.h"
#include "site/shared.h"
#include "site/site.h"
#include "site/write.h"

#include <stdatomic.h>

static const struct span nowhere = {0};

struct site {
    struct course course;
    struct site_report report;
    const struct site_request *request;
    enum site_phase phase;
    atomic_size_t done; /* of the phase's items */
    size_t total;
    struct compose compose;
};

struct str site_phase_name(enum site_phase phase) {
    static const struct str names[SITE_PHASES] = {
        [SITE_SCAN] = STR_INIT("scan"),   [SITE_LOAD] = STR_INIT("load"),
        [SITE_LINK] = STR_INIT("link"),   [SITE_RENDER] = STR_INIT("render"),
        [SITE_WRITE] = STR_INIT("write"),
    };
    return names[phase];
}

static void begin(struct site *site, enum site_phase phase, size_t total) {
    site->phase = phase;
    site->total = total;
    atomic_store(&site->done, 0);
    if (site->request->progress)
        site->request->progress(site->request->context, phase, 0, total);
}

/* One item is done; only the thread that builds tells. */
static void step(struct site *site, const struct worker *worker) {
    size_t done = atomic_fetch_add(&site->done, 1) + 1;
    if (worker->number == 0 && site->request->progress)
        site->request->progress(site->request->context, site->phase, done,
                                site->total);
}

/* Scan. ------------------------------------------------------------------ */

static struct str content_path(const struct course *course, struct str path) {
    struct arena *arena = course->arena;
    return path_join(arena, path_join(arena, course->root, STR("content")),
                     path);
}

static void add_page(struct course *course, struct str path) {
    struct page *page = page_new(
        course->arena, path, path_join(course->arena, STR("content"), path));
    page->content = content_path(course, STR(""));
    page->shared = course->shared;
    course->pages[course->count++] = page;
}

/* A page for each Markdown file, and a home page in any case. */
static void add_pages(struct course *course) {
    const struct scan *scan = &course->scan;
    course->pages = ARENA_ARRAY(course->arena, scan->count + 1, struct page *);
    for (size_t i = 0; i < scan->count; i++)
        if (str_ends(scan->files[i].path, STR(".md")))
            add_page(course, scan->files[i].path);
    if (!map_get(&scan->index, STR("index.md")))
        add_page(course, STR("index.md"));
}

static enum site_outcome scan(struct site *site) {
    struct course *course = &site->course;
    struct arena *arena = course->arena;
    begin(site, SITE_SCAN, 0);
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
    course->shared =
        shared_load(arena, &course->diags, content, STR("content"));
    theme_load(arena, &course->diags, course->root, &course->theme);
    add_pages(course);
    return SITE_BUILT;
}

/* Load, link, render. ---------------------------------------------------- */

static void load_one(void *context, size_t index, struct worker *worker) {
    struct site *site = context;
    struct page *page = site->course.pages[index];
    struct str path = path_join(
        &worker->scratch,
        path_join(&worker->scratch, site->course.root, STR("content")),
        page->path);
    struct str bytes = {0};
    int error = 0;
    if (map_get(&site->course.scan.index, page->path))
        error = file_read(page->arena, path, LIMIT_SOURCE_BYTES, &bytes);
    page_load(page, bytes, error);
    step(site, worker);
}

static void render_one(void *context, size_t index, struct worker *worker) {
    struct site *site = context;
    render_page(site->course.pages[index], &site->course.theme);
    step(site, worker);
}

static void compose_one(void *context, size_t index, struct worker *worker) {
    struct site *site = context;
    compose_page(&site->compose, site->course.pages[index]);
    step(site, worker);
}

static bool failed(const struct course *course, enum site_outcome *outcome) {
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

/* From sources to the bytes of every page; the outcome tells whether there
 * is something to write. */
static enum site_outcome make(struct site *site) {
    struct course *course = &site->course;
    unsigned threads = site->request->threads;
    begin(site, SITE_LOAD, course->count);
    pool_for(threads, course->count, load_one, site);
    begin(site, SITE_LINK, 0);
    link_order(course);
    link_check(course);
    link_pages(course);
    begin(site, SITE_RENDER, course->built * 2);
    pool_for(threads, course->built, render_one, site);
    enum site_outcome outcome;
    if (failed(course, &outcome))
        return outcome;
    compose_init(&site->compose, course);
    pool_for(threads, course->built, compose_one, site);
    return failed(course, &outcome) ? outcome : SITE_BUILT;
}

/* Write. ----------------------------------------------------------------- */

static void add_outputs(struct arena *arena, struct outputs *all,
                        const struct outputs *outputs) {
    for (size_t i = 0; i < outputs->count; i++)
        ARENA_PUSH(arena, all->items, all->count, all->capacity,
                   outputs->items[i]);
}

/* Everything that the site consists of, or what would be in its way. */
static enum site_outcome gather(struct site *site, struct outputs *all) {
    struct course *course = &site->course;
    for (size_t i = 0; i < course->built; i++)
        add_outputs(course->arena, all, &course->pages[i]->outputs);
    add_outputs(course->arena, all, &course->copies);
    add_outputs(course->arena, all, &course->theme.assets);
    ARENA_PUSH(course->arena, all->items, all->count, all->capacity,
               ((struct output){.path = STR("robots.txt"),
                                .bytes = STR("User-agent: *\nDisallow:\n"),
                                .maker = STR("robots.txt")}));
    write_sort(&course->diags, all);
    enum site_outcome outcome;
    return failed(course, &outcome) ? outcome : SITE_BUILT;
}

static enum site_outcome publish(struct site *site, const struct outputs *all,
                                 struct str folder) {
    struct course *course = &site->course;
    begin(site, SITE_WRITE, all->count);
    enum site_outcome outcome =
        write_site(course->arena, &course->diags, all, folder, site->request);
    site->report.begun = outcome != SITE_UNUSABLE;
    return outcome;
}

static void report(struct site *site, enum site_outcome outcome) {
    struct course *course = &site->course;
    struct site_report *to = &site->report;
    const struct diags **diags =
        ARENA_ARRAY(course->arena, course->count + 1, const struct diags *);
    diags[to->count++] = &course->diags;
    for (size_t i = 0; i < course->count; i++)
        diags[to->count++] = course->pages[i]->diags;
    to->diags = diags;
    to->outcome = outcome;
    to->pages = course->built;
    for (size_t i = 0; i < course->built; i++) {
        const struct page *page = course->pages[i];
        to->charts += page->charts;
        to->values += page->doc.value_count;
    }
    claims_report(course, to);
}

void site_init(void) {
    chart_init();
}

struct site *site_build(struct arena *arena,
                        const struct site_request *request) {
    struct site *site = ARENA_NEW(arena, struct site);
    struct course *course = &site->course;
    site->request = request;
    course->arena = arena;
    course->root = request->root;
    diags_init(&course->diags, arena);
    struct str folder = request->output;
    if (folder.n == 0)
        folder = path_join(arena, request->root, STR("site"));
    struct outputs all = {0};
    enum site_outcome outcome = scan(site);
    if (outcome == SITE_BUILT && !request->check &&
        !write_place(arena, &course->diags, request->root, folder))
        outcome = SITE_UNUSABLE;
    if (outcome == SITE_BUILT)
        outcome = make(site);
    if (outcome == SITE_BUILT)
        outcome = gather(site, &all);
    if (outcome == SITE_BUILT && !request->check)
        outcome = publish(site, &all, folder);
    report(site, outcome);
    return site;
}

const struct site_report *site_report(const struct site *site) {
    return &site->report;
}

void site_release(struct site *site) {
    for (size_t i = 0; i < site->course.count; i++)
        page_release(site->course.pages[i]);
}
