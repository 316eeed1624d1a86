/* Server-sent events (WHATWG HTML, 9.2). */
#include "serve/events.h"

#include "base/json.h"
#include "base/path.h"
#include "serve/ask.h"

/* More than these are not listed: the browser reloads. */
#define ASSETS_LISTED 50

static size_t number_of(struct str text) {
    size_t number = 0;
    for (size_t i = 0; i < text.n && i < 9 && str_digit(text.s[i]); i++)
        number = number * 10 + (size_t)(text.s[i] - '0');
    return number;
}

void events_begin(struct arena *arena, struct str query,
                  struct listener *listener) {
    struct ask_target page;
    *listener = (struct listener){
        .edition = number_of(ask_parameter(arena, query, "edition")),
        .run = ask_parameter(arena, query, "run"),
    };
    if (ask_target(arena, ask_parameter(arena, query, "path"), &page))
        listener->path = page.path;
}

/* Files that are no pages and that have changed since; false if there are too
 * many. */
static bool add_assets(struct buf *out, const struct site_edition *edition,
                       size_t since, size_t *found) {
    size_t count;
    const struct site_file *files = site_edition_files(edition, &count);
    *found = 0;
    for (size_t i = 0; i < count; i++) {
        if (files[i].since <= since || files[i].missing ||
            str_is(path_extension(files[i].path), "html"))
            continue;
        if (++*found > ASSETS_LISTED)
            return false;
        if (*found > 1)
            buf_char(out, ',');
        json_text(out, files[i].path);
    }
    return true;
}

/* From the page's file: its tag, and what is wrong. */
static struct str page_of(const struct listener *listener,
                          const struct site_edition *edition,
                          struct arena *arena, struct str *problem) {
    bool folder;
    const struct site_file *file =
        ask_file(arena, edition, listener->path, &folder);
    *problem = site_edition_problem(edition);
    if (problem->n == 0 && file)
        *problem = file->problem;
    return file && !file->missing ? tag_text(arena, file->tag) : STR("");
}

void events_next(struct listener *listener, const struct site_edition *edition,
                 struct str run, struct buf *out) {
    struct str problem;
    struct str tag = page_of(listener, edition, out->arena, &problem);
    uint64_t page_hash = str_hash(tag), problem_hash = str_hash(problem);
    size_t number = site_edition_number(edition);
    bool again = listener->told || str_eq(listener->run, run);
    size_t since = again ? listener->edition : number, found;
    struct buf assets;
    buf_init(&assets, out->arena);
    bool listed = add_assets(&assets, edition, since, &found);
    if (!listener->told || found > 0 || page_hash != listener->page ||
        problem_hash != listener->problem) {
        BUF_LITERAL(out, "data: {\"run\":");
        json_text(out, run);
        buf_printf(out, ",\"edition\":%zu,\"tag\":", number);
        json_text(out, tag);
        buf_printf(out, ",\"reload\":%s,\"assets\":[",
                   listed ? "false" : "true");
        if (listed)
            buf_add(out, buf_str(&assets));
        BUF_LITERAL(out, "],\"problem\":");
        json_text(out, problem);
        BUF_LITERAL(out, "}\n\n");
    }
    listener->told = true;
    listener->page = page_hash;
    listener->problem = problem_hash;
    listener->edition = number;
}
