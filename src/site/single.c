/* A text outside of a course: `lectern render` and `lectern eval`. */
#include "base/file.h"
#include "base/path.h"
#include "site/link.h"
#include "site/render.h"
#include "site/shared.h"
#include "site/site.h"

/* Is it the content/ of a course? */
static bool is_content(struct arena *arena, struct str folder) {
    struct str course = path_join(arena, folder, STR("course.yml"));
    struct str data = path_join(arena, folder, STR("_data"));
    return file_kind(arena, course) == FILE_REGULAR ||
           (str_is(path_name(folder), "content") &&
            file_kind(arena, data) == FILE_FOLDER);
}

/* The folder above, as reports call it: "a/b" -> "a" -> "" -> ".." */
static struct str above(struct arena *arena, struct str shown) {
    bool climbs = shown.n == 0 || str_is(path_name(shown), "..");
    return climbs ? path_join(arena, shown, STR("..")) : path_folder(shown);
}

/* Finds the content/ that the page is in, on the disk and for reports; where
 * there is none the page's own folder stands for it. */
static void find_content(struct page *page) {
    struct arena *arena = page->arena;
    struct str folder, name = page->path, shown = page->content_shown;
    if (file_resolve(arena, shown.n > 0 ? shown : STR("."), &folder) != 0)
        return;
    while (folder.n > 1 && !is_content(arena, folder)) {
        name = path_join(arena, path_name(folder), name);
        folder = path_folder(folder);
        shown = above(arena, shown);
    }
    if (folder.n <= 1)
        return;
    page->path = name;
    page->content = folder;
    page->content_shown = shown;
}

/* The page of a text, with what all pages of its course share. */
static struct page *page_of(struct arena *arena, struct diags *diags,
                            const struct site_text *text) {
    struct page *page = page_within(arena, diags, text->path);
    find_content(page);
    page->shared =
        shared_load(arena, diags, page->content, page->content_shown);
    page_load(page, text->text, 0);
    return page;
}

bool site_fragment(struct arena *arena, struct diags *diags,
                   const struct site_text *text, struct buf *out) {
    struct theme theme;
    theme_load(arena, diags, STR(""), &theme);
    struct page *page = page_of(arena, diags, text);
    link_alone(page);
    render_page(page, &theme);
    buf_add(out, page->body);
    return !diags_failed(diags);
}

bool site_evaluate(struct arena *arena, struct diags *diags,
                   const struct site_text *text,
                   const struct site_text *expression, struct buf *out) {
    struct calc *calc = NULL;
    if (text)
        calc = render_values(page_of(arena, diags, text));
    if (!calc)
        calc = calc_new(arena, diags);
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, expression->path, expression->text);
    struct str value;
    calc_value(calc, excerpt_all(source), NULL, NULL, &value);
    buf_add(out, value);
    return !diags_failed(diags);
}
