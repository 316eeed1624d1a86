/* Links: where each of them leads, as a URL relative to its page.
 *
 * A link names a source, so that it also works where the sources are read:
 * "02-basics.md#cost" becomes "../02-basics/index.html#cost". */
#include "site/link.h"

#include "base/file.h"
#include "base/html.h"
#include "base/near.h"
#include "base/path.h"
#include "site/url.h"

/* The pages whose links are followed. */
struct linking {
    struct course *course;
    struct map *copied; /* files of content/ that are copies already; NULL:
                           none are to be copied */
    struct arena *arena;
    struct diags *diags;
};

/* One link being followed. */
struct link {
    const struct page *page;
    struct arena *arena;
    struct diags *diags;
    const struct doc_link *link;
    struct url url;
    struct str target; /* below content/ */
};

/* Anchors. ------------------------------------------------------------ */

static void offer_anchors(const struct page *page, struct near *near) {
    for (size_t i = 0; i < page->doc.heading_count; i++)
        near_offer(near, page->doc.headings[i].id);
    for (size_t i = 0; i < page->doc.fence_count; i++)
        near_offer(near, page->doc.fences[i].label.text);
}

/* Has the page an element of this id?  One written as HTML counts too. */
static bool has_anchor(struct arena *arena, const struct page *page,
                       struct str id) {
    for (size_t i = 0; i < page->doc.heading_count; i++)
        if (str_eq(page->doc.headings[i].id, id))
            return true;
    for (size_t i = 0; i < page->doc.fence_count; i++)
        if (str_eq(page->doc.fences[i].label.text, id))
            return true;
    struct str html = str_format(arena, "id=\"" STR_FMT "\"", STR_ARG(id));
    return str_find(page->source.text, html, 0) != STR_NONE;
}

static void check_anchor(struct link *l, const struct page *target) {
    struct str id = l->url.fragment;
    if (id.n == 0 || str_is(id, "top") || !target->readable ||
        has_anchor(l->arena, target, id))
        return;
    struct near near;
    near_init(&near, id);
    offer_anchors(target, &near);
    diag_suggest(diag_add(l->diags, DIAG_UNKNOWN_LABEL, l->link->span,
                          "`" STR_FMT "` has no heading or label `" STR_FMT "`",
                          STR_ARG(target->shown), STR_ARG(id)),
                 near_best(&near));
}

/* Files. -------------------------------------------------------------- */

/* A URL from the page to a file of the site, and the link's tail. */
static struct str url_to(const struct link *l, struct str file) {
    struct buf out;
    buf_init(&out, l->arena);
    html_url(&out, path_relative(l->arena, l->page->output, file));
    buf_add(&out, l->url.tail);
    return buf_str(&out);
}

/* The nearest of the course's files, as this page would write it. */
static struct str nearest(const struct course *course, const struct link *l) {
    struct near near;
    near_init(&near, l->url.path);
    for (size_t i = 0; i < course->scan.count; i++)
        near_offer(&near, path_relative(l->arena, l->page->path,
                                        course->scan.files[i].path));
    return near_best(&near);
}

static struct diag *missing(const struct link *l, struct str file) {
    return diag_add(l->diags, DIAG_MISSING_FILE, l->link->span,
                    "there is no file `" STR_FMT "`", STR_ARG(file));
}

static bool is_draft(const struct course *course, struct str path) {
    for (size_t i = course->built; i < course->count; i++)
        if (str_eq(course->pages[i]->path, path))
            return true;
    return false;
}

/* Takes a file of content/ into the site, at the same place. */
static void add_copy(const struct linking *linking, const struct link *l) {
    struct course *course = linking->course;
    if (!linking->copied || map_get(linking->copied, l->target))
        return;
    struct arena *arena = course->arena;
    struct str content = path_join(arena, course->root, STR("content"));
    struct str path = str_copy(arena, l->target);
    map_set(linking->copied, path, course);
    ARENA_PUSH(arena, course->copies.items, course->copies.count,
               course->copies.capacity,
               ((struct output){
                   .path = path,
                   .copy = path_join(arena, content, path),
                   .maker = path_join(arena, STR("content"), path),
               }));
}

/* The page that a target is or, being a folder, has as its index. */
static const struct page *find_page(const struct course *course,
                                    const struct link *l) {
    const struct page *page = map_get(&course->index, l->target);
    return page ? page
                : map_get(&course->index,
                          path_join(l->arena, l->target, STR("index.md")));
}

static struct str follow(const struct linking *linking, struct link *l) {
    const struct course *course = linking->course;
    const struct page *target = find_page(course, l);
    if (target) {
        check_anchor(l, target);
        return url_to(l, target->output);
    }
    bool draft = is_draft(course, l->target);
    if (!draft && map_get(&course->scan.index, l->target)) {
        add_copy(linking, l);
        return url_to(l, l->target);
    }
    struct diag *d = missing(l, path_join(l->arena, STR("content"), l->target));
    if (draft)
        diag_note(d, "it is a draft");
    else
        diag_suggest(d, nearest(course, l));
    return l->link->url;
}

/* What a link's path means, from the folder of its page or, with a slash
 * before it, from content/. */
static bool find_target(struct link *l) {
    struct arena *arena = l->arena;
    struct str path = l->url.path;
    struct str whole = str_starts(path, STR("/"))
                           ? str_slice(path, 1, path.n)
                           : path_join(arena, path_folder(l->page->path), path);
    return path_normalise(arena, whole, &l->target);
}

static struct str follow_link(const struct linking *linking,
                              const struct page *page,
                              const struct doc_link *link) {
    struct arena *arena = linking->arena;
    if (url_external(link->url) || link->url.n == 0 ||
        str_find(link->url, STR("{{"), 0) != STR_NONE)
        return link->url;
    struct link l = {
        page, arena, linking->diags, link, url_parse(arena, link->url), {0}};
    if (l.url.path.n == 0) {
        check_anchor(&l, page);
        return link->url;
    }
    if (find_target(&l))
        return follow(linking, &l);
    diag_add(linking->diags, DIAG_MISSING_FILE, link->span,
             "`" STR_FMT "` leads out of content/", STR_ARG(l.url.path));
    return link->url;
}

static struct str *follow_all(const struct linking *linking,
                              const struct page *page) {
    const struct doc *doc = &page->doc;
    struct str *links =
        ARENA_ARRAY(linking->arena, doc->link_count, struct str);
    for (size_t i = 0; i < doc->link_count; i++)
        links[i] = follow_link(linking, page, &doc->links[i]);
    return links;
}

void link_pages(struct course *course) {
    struct map copied;
    map_init(&copied, course->arena);
    for (size_t i = 0; i < course->built; i++) {
        struct page *page = course->pages[i];
        struct linking linking = {course, &copied, page->arena, page->diags};
        if (page->links)
            linking.arena = course->arena; /* only the copies are new */
        struct str *links = follow_all(&linking, page);
        page->links = page->links ? page->links : links;
    }
}

bool link_same(struct course *course, const struct page *page) {
    struct arena *arena = course->arena;
    struct arena_mark mark = arena_mark(arena);
    struct diags diags;
    diags_init(&diags, arena);
    struct linking linking = {course, NULL, arena, &diags};
    struct str *links = follow_all(&linking, page);
    bool same = !diags.first;
    for (size_t i = 0; same && i < page->doc.link_count; i++)
        same = str_eq(links[i], page->links[i]);
    arena_reset(arena, mark);
    return same;
}

/* Outside of a course. ------------------------------------------------ */

static void check_file(struct link *l) {
    struct arena *arena = l->arena;
    struct str folder = path_folder(l->page->shown);
    struct str path = path_join(arena, folder, l->url.path);
    struct str index = path_join(arena, path, STR("index.md"));
    if (file_kind(arena, path) == FILE_REGULAR ||
        file_kind(arena, index) == FILE_REGULAR)
        return;
    struct file_entry *entries;
    size_t count = 0;
    struct near near;
    near_init(&near, l->url.path);
    if (file_list(arena, path_folder(path), &entries, &count) == 0)
        for (size_t i = 0; i < count; i++)
            near_offer(&near, path_join(arena, path_folder(l->url.path),
                                        entries[i].name));
    diag_suggest(missing(l, path), near_best(&near));
}

void link_alone(struct page *page) {
    const struct doc *doc = &page->doc;
    page->links = ARENA_ARRAY(page->arena, doc->link_count, struct str);
    for (size_t i = 0; i < doc->link_count; i++) {
        const struct doc_link *link = &doc->links[i];
        page->links[i] = link->url;
        if (url_external(link->url) ||
            str_find(link->url, STR("{{"), 0) != STR_NONE)
            continue;
        struct link l = {page,
                         page->arena,
                         page->diags,
                         link,
                         url_parse(page->arena, link->url),
                         {0}};
        if (l.url.path.n == 0)
            check_anchor(&l, page);
        else if (!str_starts(l.url.path, STR("/")))
            check_file(&l);
    }
}

/* Within a page. ------------------------------------------------------ */

void link_within(struct page *page, struct str prefix) {
    const struct doc *doc = &page->doc;
    page->links = ARENA_ARRAY(page->arena, doc->link_count, struct str);
    for (size_t i = 0; i < doc->link_count; i++) {
        const struct doc_link *link = &doc->links[i];
        struct str url = link->url;
        page->links[i] = url;
        if (url_external(url) || str_find(url, STR("{{"), 0) != STR_NONE)
            continue;
        struct link l = {
            page, page->arena, page->diags, link, url_parse(page->arena, url),
            {0}};
        if (l.url.path.n > 0)
            diag_note(missing(&l, l.url.path),
                      "an example cannot link to files");
        else
            check_anchor(&l, page);
        if (str_starts(url, STR("#")))
            page->links[i] =
                str_format(page->arena, "#" STR_FMT STR_FMT, STR_ARG(prefix),
                           STR_ARG(str_slice(url, 1, url.n)));
    }
}
