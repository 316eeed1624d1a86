/* The data of templates/page.html and templates/home.html.
 *
 * The items of the list of lectures are shared by all pages that are equally
 * deep in folders, for which the relative URLs are the same: a course of a
 * thousand lectures would otherwise make a million of them. */
#include "site/compose.h"

#include "base/html.h"
#include "base/path.h"

/* "2026-09-03" in words: "3 September 2026" in English, else as it is. */
static struct str date_text(struct arena *arena, const struct course *course,
                            struct str date) {
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    struct str language = str_slice(course->config.language.text, 0, 2);
    if (date.n == 0 || !str_is(language, "en"))
        return date;
    unsigned month =
        (unsigned)(date.s[5] - '0') * 10 + (unsigned)date.s[6] - (unsigned)'0';
    struct str day = str_slice(date, date.s[8] == '0' ? 9 : 8, 10);
    return str_format(arena, STR_FMT " %s " STR_FMT, STR_ARG(day),
                      months[month - 1], STR_ARG(str_slice(date, 0, 4)));
}

static void set_date(struct arena *arena, const struct course *course,
                     struct item *scope, struct str date) {
    item_set_text(scope, "date", date_text(arena, course, date));
    item_set_text(scope, "date_iso", date);
}

/* Empty texts are set, too, and are false: else a name that a lecture of the
 * list lacks would be looked for in the page around it. */
static void set_number(struct arena *arena, struct item *scope,
                       const struct page *page) {
    item_set_text(scope, "number",
                  page->number > 0 ? str_format(arena, "%zu", page->number)
                                   : STR(""));
}

/* The course. ----------------------------------------------------------- */

static struct item *authors(struct arena *arena,
                            const struct authors *authors) {
    struct item *list = item_list(arena);
    for (size_t i = 0; i < authors->count; i++) {
        struct item *author = item_scope(arena);
        item_set_text(author, "name", authors->items[i].name.text);
        item_set_text(author, "url", authors->items[i].url.text);
        item_append(arena, list, author);
    }
    return list;
}

static struct item *about(struct arena *arena, const struct config *config,
                          struct str title) {
    struct item *item = item_scope(arena);
    item_set_text(item, "title", title);
    item_set_text(item, "term", config->term.text);
    item_set_text(item, "description", config->description.text);
    item_set_text(item, "url", config->url.text);
    item_set_text(item, "repository", config->repository.text);
    item_set(item, "authors", authors(arena, &config->authors));
    return item;
}

static size_t depth_of(const struct page *page) {
    size_t depth = 0;
    for (size_t i = 0; i < page->output.n; i++)
        depth += page->output.s[i] == '/';
    return depth;
}

static struct str url_from(struct arena *arena, struct str from,
                           struct str to) {
    struct buf url;
    buf_init(&url, arena);
    html_url(&url, path_relative(arena, from, to));
    return buf_str(&url);
}

/* A lecture in the list of a page that is `depth` folders deep. */
static struct item *listed(const struct course *course, const struct page *page,
                           size_t depth) {
    struct arena *arena = course->arena;
    struct buf url;
    buf_init(&url, arena);
    for (size_t i = 0; i < depth; i++)
        BUF_LITERAL(&url, "../");
    html_url(&url, page->output);
    struct item *item = item_scope(arena);
    set_number(arena, item, page);
    item_set_text(item, "title", page->title);
    item_set_text(item, "description", page->description);
    item_set_text(item, "url", buf_str(&url));
    set_date(arena, course, item, page->front.date);
    item_set_truth(item, "current", false);
    return item;
}

static void list_lectures(struct compose *compose) {
    const struct course *course = compose->course;
    for (size_t i = 0; i < course->built; i++) {
        size_t depth = depth_of(course->pages[i]);
        compose->lectures += course->pages[i]->number > 0;
        if (depth >= compose->depths)
            compose->depths = depth + 1;
    }
    compose->list = ARENA_ARRAY(
        course->arena, compose->depths * compose->lectures, struct item *);
    struct item **next = compose->list;
    for (size_t depth = 0; depth < compose->depths; depth++)
        for (size_t i = 0; i < compose->lectures; i++)
            *next++ = listed(course, course->pages[i + 1], depth);
}

void compose_init(struct compose *compose, const struct course *course) {
    *compose = (struct compose){.course = course};
    compose->title = course->config.title.text;
    if (compose->title.n == 0)
        compose->title = course->home->title;
    compose->about = about(course->arena, &course->config, compose->title);
    for (enum theme_part part = 0; part < THEME_PARTS; part++)
        compose->wants_lectures[part] = theme_mentions(
            &course->theme, course->arena, part, STR("lectures"));
    list_lectures(compose);
}

/* A page. --------------------------------------------------------------- */

/* A page being put into its template: all but its file is scratch. */
struct composing {
    const struct compose *compose;
    const struct page *page;
    struct arena *arena;
};

static struct item *lectures(const struct composing *c) {
    const struct compose *compose = c->compose;
    struct item *list = item_list(c->arena);
    struct item **from = compose->list + depth_of(c->page) * compose->lectures;
    for (size_t i = 0; i < compose->lectures; i++) {
        struct item *item = from[i];
        if (compose->course->pages[i + 1] == c->page) {
            struct item *own = item_scope(c->arena);
            for (size_t at = 0; at < item->scope.count; at++)
                map_set(&own->scope, item->scope.entries[at].key,
                        item->scope.entries[at].value);
            item_set_truth(own, "current", true);
            item = own;
        }
        item_append(c->arena, list, item);
    }
    return list;
}

/* The headings of two levels; none if there is but one. */
static struct item *contents(struct arena *arena, const struct doc *doc) {
    struct item *list = item_list(arena);
    for (size_t i = 0; i < doc->heading_count; i++) {
        const struct doc_heading *heading = &doc->headings[i];
        if (heading->level != 2 && heading->level != 3)
            continue;
        struct item *item = item_scope(arena);
        item_set_text(item, "id", heading->id);
        item_set_html(item, "html", heading->html);
        item_set_text(item, "level", str_format(arena, "%d", heading->level));
        item_set_truth(item, "deep", heading->level == 3);
        item_append(arena, list, item);
    }
    return list->count > 1 ? list : item_list(arena);
}

static void set_neighbour(const struct composing *c, struct item *data,
                          const char *name, const struct page *other) {
    if (!other)
        return;
    struct item *item = item_scope(c->arena);
    item_set_text(item, "title", other->title);
    item_set_text(item, "url",
                  url_from(c->arena, c->page->output, other->output));
    set_number(c->arena, item, other);
    item_set(data, name, item);
}

static struct str page_title(const struct composing *c, struct str title) {
    if (str_eq(title, c->compose->title))
        return title;
    return str_format(c->arena, STR_FMT " \xE2\x80\x94 " STR_FMT,
                      STR_ARG(title), STR_ARG(c->compose->title));
}

static void set_url(const struct composing *c, struct item *data,
                    const char *name, struct str to) {
    item_set_text(data, name, url_from(c->arena, c->page->output, to));
}

static enum theme_part part_of(const struct page *page) {
    return page->home ? THEME_HOME : THEME_PAGE;
}

/* What the page may show that is not its own: whatever other pages change of
 * it is seen by the preview here. */
static struct item *page_around(const struct composing *c) {
    const struct compose *compose = c->compose;
    const struct page *page = c->page;
    struct item *data = item_scope(c->arena);
    set_number(c->arena, data, page);
    item_set_truth(data, "is_home", page->home);
    item_set(data, "course", compose->about);
    set_neighbour(c, data, "guide", compose->course->guide);
    set_neighbour(c, data, "previous", page->previous);
    set_neighbour(c, data, "next", page->next);
    if (compose->wants_lectures[part_of(page)])
        item_set(data, "lectures", lectures(c));
    return data;
}

static void set_own(const struct composing *c, struct item *data) {
    const struct course *course = c->compose->course;
    const struct page *page = c->page;
    struct str title = page->title.n > 0 ? page->title : c->compose->title;
    item_set_text(data, "lang", course->config.language.text);
    item_set_text(data, "title", title);
    item_set_text(data, "page_title", page_title(c, title));
    struct str description = page->description;
    if (page->home && description.n == 0)
        description = course->config.description.text;
    item_set_text(data, "description", description);
    set_date(c->arena, course, data, page->front.date);
    item_set_truth(data, "is_guide", page->guide);
    set_url(c, data, "home", STR("index.html"));
    set_url(c, data, "style", STR("assets/lectern.css"));
    set_url(c, data, "icon", STR("assets/favicon.svg"));
    item_set_html(data, "body", page->body);
    item_set(data, "contents", contents(c->arena, &page->doc));
}

bool compose_page(const struct compose *compose, struct page *page,
                  struct arena *scratch) {
    struct composing c = {compose, page, scratch};
    struct item *data = page_around(&c);
    uint64_t around = item_hash(data);
    if (page->html_store && page->around == around)
        return false;
    set_own(&c, data);
    struct buf html;
    buf_init(&html, scratch);
    theme_render(&compose->course->theme, scratch, page->diags, part_of(page),
                 data, &html);
    store_drop(page->html_store);
    page->html_store = store_new();
    page->html = str_copy(&page->html_store->arena, buf_str(&html));
    page->around = around;
    return true;
}
