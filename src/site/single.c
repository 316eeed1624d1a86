/* A text outside of a course: `lectern render` and `lectern eval`. */
#include "base/path.h"
#include "site/link.h"
#include "site/render.h"
#include "site/shared.h"
#include "site/site.h"

bool site_fragment(struct arena *arena, struct diags *diags,
                   const struct site_text *text, struct buf *out) {
    struct theme theme;
    theme_load(arena, diags, STR(""), &theme);
    struct page *page = page_within(arena, diags, text->path);
    page->shared =
        shared_load(arena, diags, page->content, path_folder(text->path));
    page_load(page, text->text, 0);
    link_alone(page);
    render_page(page, &theme);
    buf_add(out, page->body);
    return !diags_failed(diags);
}

bool site_evaluate(struct arena *arena, struct diags *diags,
                   const struct site_text *text,
                   const struct site_text *expression, struct buf *out) {
    struct calc *calc = NULL;
    if (text) {
        struct page *page = page_within(arena, diags, text->path);
        page->shared =
            shared_load(arena, diags, page->content, path_folder(text->path));
        page_load(page, text->text, 0);
        calc = render_values(page);
    }
    if (!calc)
        calc = calc_new(arena, diags);
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, expression->path, expression->text);
    struct str value;
    calc_value(calc, excerpt_all(source), NULL, NULL, &value);
    buf_add(out, value);
    return !diags_failed(diags);
}
