/* Which page comes where. */
#include "site/link.h"

#include <math.h>
#include <stdlib.h>

static const struct span nowhere = {0};

enum rank { RANK_HOME, RANK_LECTURE, RANK_GUIDE, RANK_OTHER, RANK_DRAFT };

static enum rank rank_of(const struct page *page) {
    if (page->home)
        return RANK_HOME;
    if (page->front.draft)
        return RANK_DRAFT;
    if (page->guide)
        return RANK_GUIDE;
    return isfinite(page_order(page)) ? RANK_LECTURE : RANK_OTHER;
}

static int compare(const void *left, const void *right) {
    const struct page *a = *(struct page *const *)left;
    const struct page *b = *(struct page *const *)right;
    enum rank ranks[] = {rank_of(a), rank_of(b)};
    if (ranks[0] != ranks[1])
        return ranks[0] < ranks[1] ? -1 : 1;
    double orders[] = {page_order(a), page_order(b)};
    if (ranks[0] != RANK_OTHER && ranks[0] != RANK_DRAFT &&
        (orders[0] < orders[1] || orders[0] > orders[1]))
        return orders[0] < orders[1] ? -1 : 1;
    return str_compare(a->path, b->path);
}

/* Lectures follow each other, and so do the chapters of the guide. */
static void chain(struct page *page, struct page *before) {
    enum rank rank = rank_of(page);
    bool series = rank == RANK_LECTURE || rank == RANK_GUIDE;
    if (before && (!series || rank_of(before) != rank))
        before = NULL;
    if (rank == RANK_LECTURE)
        page->number = before ? before->number + 1 : 1;
    page->previous = before;
    if (before)
        before->next = page;
}

void link_order(struct course *course) {
    for (size_t i = 0; i < course->count; i++) {
        struct page *page = course->pages[i];
        page->home = str_is(page->output, "index.html");
        page->guide = str_starts(page->path, STR("guide/"));
        page->number = 0;
        page->previous = page->next = NULL;
    }
    qsort(course->pages, course->count, sizeof *course->pages, compare);
    course->home = course->pages[0];
    map_init(&course->index, course->arena);
    for (size_t i = 0; i < course->count; i++) {
        struct page *page = course->pages[i];
        if (rank_of(page) == RANK_DRAFT)
            break;
        course->built = i + 1;
        map_set(&course->index, page->path, page);
        chain(page, i > 0 ? course->pages[i - 1] : NULL);
    }
    course->guide = map_get(&course->index, STR("guide/index.md"));
}

static void check_title(struct page *page) {
    struct span top = {&page->source, 0, 0};
    diag_help(
        diag_add(page->diags, DIAG_MISSING_KEY, top, "the page has no `title`"),
        "begin the file with the lines `---`, `title: ...`, `---`");
}

/* Pages have one heading of level 1, which the template makes of the title. */
void link_headings(struct page *page) {
    for (size_t i = 0; i < page->doc.heading_count; i++)
        if (page->doc.headings[i].level == 1)
            diag_help(diag_add(page->diags, DIAG_SECOND_TITLE,
                               page->doc.headings[i].span,
                               "the page has a title already"),
                      "write `##`: headings in the text begin at level 2");
}

void link_check(struct course *course) {
    struct map places;
    map_init(&places, course->arena);
    for (size_t i = 0; i < course->built; i++) {
        struct page *page = course->pages[i];
        const struct page *other = map_get(&places, page->output);
        if (other)
            diag_add(page->diags, DIAG_DUPLICATE_PAGE,
                     (struct span){&page->source, 0, 0},
                     "`" STR_FMT "` and `" STR_FMT
                     "` would both become `" STR_FMT "`",
                     STR_ARG(other->shown), STR_ARG(page->shown),
                     STR_ARG(page->output));
        map_set(&places, page->output, page);
        if (page->untitled && !page->home)
            check_title(page);
        else
            link_headings(page);
    }
    if (!course->config.present && course->home->untitled)
        diag_help(diag_add(&course->diags, DIAG_MISSING_KEY, nowhere,
                           "the course has no title"),
                  "write `title: ...` in content/course.yml");
}
