/* A build: the phases one after the other, and then the disk. */
#include "base/path.h"
#include "chart/chart.h"
#include "site/claims.h"
#include "site/link.h"
#include "site/site.h"
#include "site/write.h"

struct site {
    struct course course;
    struct site_report report;
    struct progress progress;
};

/* From sources to the bytes of every file; the outcome tells whether there
 * is something to write. */
static enum site_outcome make(struct course *course) {
    progress_begin(course->progress, SITE_LOAD, course->count);
    course_load(course);
    progress_begin(course->progress, SITE_LINK, 0);
    link_order(course);
    link_check(course);
    link_pages(course);
    course_render(course);
    enum site_outcome outcome;
    if (course_failed(course, &outcome))
        return outcome;
    course_compose(course);
    if (course_failed(course, &outcome))
        return outcome;
    course_gather(course);
    return course_failed(course, &outcome) ? outcome : SITE_BUILT;
}

static enum site_outcome publish(struct site *site, struct str folder) {
    struct course *course = &site->course;
    progress_begin(&site->progress, SITE_WRITE, course->outputs.count);
    enum site_outcome outcome =
        write_site(course->arena, &course->diags, &course->outputs, folder,
                   course->request);
    site->report.begun = outcome != SITE_UNUSABLE;
    return outcome;
}

static void report(struct site *site, enum site_outcome outcome) {
    struct course *course = &site->course;
    struct site_report *to = &site->report;
    to->outcome = outcome;
    course_report(course, to);
    for (size_t i = 0; i < course->built; i++) {
        const struct page *page = course->pages[i];
        to->charts += page->charts;
        to->values += page->doc.value_count;
    }
    to->publish = course->config.publish.text;
    claims_report(course, to);
}

void site_init(void) {
    chart_init();
}

struct site *site_build(struct arena *arena,
                        const struct site_request *request) {
    struct site *site = ARENA_NEW(arena, struct site);
    struct course *course = &site->course;
    site->progress.request = request;
    course_init(course, arena, request, &site->progress);
    struct str folder = request->output;
    if (folder.n == 0)
        folder = path_join(arena, request->root, STR("site"));
    enum site_outcome outcome = course_scan(course);
    if (outcome == SITE_BUILT && !request->check &&
        !write_place(arena, &course->diags, request->root, folder))
        outcome = SITE_UNUSABLE;
    if (outcome == SITE_BUILT)
        outcome = make(course);
    if (outcome == SITE_BUILT && !request->check)
        outcome = publish(site, folder);
    report(site, outcome);
    return site;
}

const struct site_report *site_report(const struct site *site) {
    return &site->report;
}

void site_release(struct site *site) {
    course_release(&site->course, NULL);
}
