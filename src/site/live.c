/* One course after another, each taking over what it can from the one before.
 *
 * Where something is wrong with the course as a whole - the course file, a
 * template, shared data - the last one that was right stays, and with it the
 * pages that later ones can take over. */
#include "site/course.h"
#include "site/edition.h"
#include "site/link.h"

struct site_live {
    const struct site_request *request;
    struct progress progress;
    struct course *course;     /* the last that was right; NULL: none was */
    struct course *broken;     /* the newest, if it is not that one; or NULL */
    struct site_report report; /* on the newest */
    struct site_edition *edition;
};

struct site_live *site_live_open(struct arena *arena,
                                 const struct site_request *request) {
    struct site_live *live = ARENA_NEW(arena, struct site_live);
    live->request = request;
    live->progress.request = request;
    live->edition = edition_empty();
    return live;
}

const struct site_report *site_live_report(const struct site_live *live) {
    return &live->report;
}

struct site_edition *site_live_edition(const struct site_live *live) {
    return live->edition;
}

/* A page whose links would lead elsewhere is made again.  A new page may give
 * others new places, but its source is the same, so this ends. */
static void renew_linked(struct course *course) {
    size_t renewed;
    do {
        link_order(course);
        renewed = 0;
        for (size_t i = 0; i < course->built; i++) {
            const struct page *page = course->pages[i];
            if (!page->links || link_same(course, page))
                continue;
            course_renew(course, i);
            renewed++;
        }
        course_load(course);
    } while (renewed > 0);
}

/* What readers of other pages see of a page that is broken now. */
static void recall_titles(struct course *course) {
    for (size_t i = 0; course->before && i < course->built; i++) {
        struct page *page = course->pages[i];
        const struct page *old = map_get(&course->before->sources, page->path);
        if (!old || old == page || !diags_failed(page->diags) ||
            page->title.n > 0)
            continue;
        page->title = str_copy(page->arena, old->title);
        page->description = str_copy(page->arena, old->description);
        if (page->front.date.n == 0)
            page->front.date = str_copy(page->arena, old->front.date);
    }
}

/* All but the disk.  Where nothing can be shown for a mistake of the course's
 * own, the pages are not rendered, so that it is told at once; at first they
 * are, as a build would do. */
static enum site_outcome make(struct course *course) {
    progress_begin(course->progress, SITE_LOAD, course->count);
    course_load(course);
    progress_begin(course->progress, SITE_LINK, 0);
    renew_linked(course);
    link_check(course);
    link_pages(course);
    enum site_outcome outcome = SITE_BUILT;
    if (course->before && diags_failed(&course->diags)) {
        course_failed(course, &outcome);
        return outcome;
    }
    course_render(course);
    recall_titles(course);
    if (!diags_failed(&course->diags)) {
        course_compose(course);
        course_gather(course);
    }
    course_failed(course, &outcome);
    return outcome;
}

/* What is wrong, as HTML: with pages one by one, and with all of it. */
static void describe(const struct course *course, struct edition_plan *plan) {
    struct arena *arena = course->arena;
    struct edition_fault *faults =
        ARENA_ARRAY(arena, course->count, struct edition_fault);
    struct buf all;
    buf_init(&all, arena);
    diags_html(&all, &course->diags);
    for (size_t i = 0; i < course->count; i++) {
        const struct page *page = course->pages[i];
        if (!diags_failed(page->diags))
            continue;
        struct buf text;
        buf_init(&text, arena);
        diags_html(&text, page->diags);
        buf_add(&all, buf_str(&text));
        faults[plan->fault_count++] =
            (struct edition_fault){page->output, page->shown, buf_str(&text)};
    }
    plan->faults = faults;
    if (diags_failed(&course->diags))
        plan->problem = buf_str(&all);
}

/* True if there is a new edition. */
static bool publish(struct site_live *live, const struct course *course,
                    bool whole, enum site_outcome outcome) {
    static const struct outputs nothing = {0};
    struct edition_plan plan = {
        .outputs = whole ? &course->outputs : &nothing,
        .keep = outcome != SITE_BUILT,
    };
    describe(course, &plan);
    struct site_edition *edition = edition_new(live->edition, &plan);
    if (!edition)
        return false;
    site_edition_drop(live->edition);
    live->edition = edition;
    return true;
}

/* What the last report was about may go. */
static void forget(struct site_live *live) {
    if (live->broken)
        course_release(live->broken, live->course);
    store_drop(live->broken ? live->broken->store : NULL);
    live->broken = NULL;
}

/* The course takes the place of the last one, unless it is broken. */
static void settle(struct site_live *live, struct course *course, bool whole) {
    struct course *before = live->course;
    course->before = NULL;
    if (!whole) {
        live->broken = course;
        return;
    }
    live->course = course;
    if (!before)
        return;
    course_release(before, course);
    store_drop(before->store);
}

bool site_live_update(struct site_live *live) {
    forget(live);
    struct store *store = store_new();
    struct course *course = ARENA_NEW(&store->arena, struct course);
    course_init(course, &store->arena, live->request, &live->progress);
    course->store = store;
    course->before = live->course;
    enum site_outcome outcome = course_scan(course);
    if (outcome == SITE_BUILT)
        outcome = make(course);
    bool whole = !diags_failed(&course->diags);
    live->report = (struct site_report){.outcome = outcome};
    course_report(course, &live->report);
    bool changed = publish(live, course, whole, outcome);
    settle(live, course, whole);
    return changed;
}

void site_live_close(struct site_live *live) {
    forget(live);
    if (live->course) {
        course_release(live->course, NULL);
        store_drop(live->course->store);
    }
    site_edition_drop(live->edition);
}
