/* What a request gets: status, headers, body.
 *
 * A page is what a build writes and, before </head>, one line more, which
 * brings in the preview's script; its tag is that of the page alone. */
#include "base/buf.h"
#include "base/file.h"
#include "base/html.h"
#include "base/num.h"
#include "base/path.h"
#include "serve/ask.h"

/* An answer being made. */
struct making {
    struct arena *arena;
    const struct ask *ask;
    const struct ask_place *place;
    const struct site_edition *edition;
    struct answer *answer;
};

static void header(struct answer *answer, const char *name, struct str value) {
    if (answer->header_count < ANSWER_HEADERS)
        answer->headers[answer->header_count++] =
            (struct answer_header){name, value};
}

/* For whatever it is: nothing is stored unasked, taken for another type, or
 * used by another site. */
static void common_headers(struct answer *answer) {
    header(answer, "Cache-Control", STR("no-cache"));
    header(answer, "X-Content-Type-Options", STR("nosniff"));
    header(answer, "X-Frame-Options", STR("SAMEORIGIN"));
    header(answer, "Cross-Origin-Resource-Policy", STR("same-origin"));
}

struct str tag_text(struct arena *arena, uint64_t tag) {
    return str_format(arena, "%016llx", (unsigned long long)tag);
}

/* Conditions and ranges (RFC 9110, 13 and 14). --------------------------- */

/* Is the tag in a list such as `"a", W/"b"`, or is that `*`? */
static bool lists(struct str list, struct str tag) {
    struct str one;
    while (list.n > 0) {
        str_cut(list, ',', &one, &list);
        one = str_trim(one);
        if (str_starts(one, STR("W/")))
            one = str_slice(one, 2, one.n);
        if (str_is(one, "*") || str_eq(one, tag))
            return true;
    }
    return false;
}

/* Digits that end at `end`, at most of a size_t. */
static bool number(struct str text, size_t *value) {
    *value = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!str_digit(text.s[i]) || *value > (SIZE_MAX - 9) / 10)
            return false;
        *value = *value * 10 + (size_t)(text.s[i] - '0');
    }
    return text.n > 0;
}

enum range { RANGE_NONE, RANGE_PART, RANGE_BEYOND };

/* "bytes=2-5", "bytes=2-", "bytes=-3": one range of `size` bytes.  What is
 * malformed, and several ranges, are as good as none. */
static enum range read_range(struct str text, size_t size, size_t *from,
                             size_t *length) {
    struct str unit = STR("bytes="), first, last;
    size_t a = 0, b = 0;
    if (!str_starts(text, unit) ||
        !str_cut(str_slice(text, unit.n, text.n), '-', &first, &last))
        return RANGE_NONE;
    if ((first.n > 0 && !number(first, &a)) ||
        (last.n > 0 && !number(last, &b)) || (first.n == 0 && last.n == 0))
        return RANGE_NONE;
    if (first.n > 0 && last.n > 0 && b < a)
        return RANGE_NONE;
    if (first.n == 0) {
        a = b < size ? size - b : 0;
        if (b == 0 || size == 0)
            return RANGE_BEYOND;
        b = size - 1;
    } else if (a >= size) {
        return RANGE_BEYOND;
    } else if (last.n == 0 || b >= size) {
        b = size - 1;
    }
    *from = a;
    *length = b - a + 1;
    return RANGE_PART;
}

/* Cuts the whole that the answer holds to the range that was asked for. */
static void apply_range(struct making *m, struct str tag, size_t size) {
    const struct ask *ask = m->ask;
    struct answer *answer = m->answer;
    header(answer, "Accept-Ranges", STR("bytes"));
    if (ask->range.n == 0 || !str_is(ask->method, "GET") ||
        (ask->if_range.n > 0 && !str_eq(ask->if_range, tag)))
        return;
    size_t from, length;
    switch (read_range(ask->range, size, &from, &length)) {
    case RANGE_NONE:
        return;
    case RANGE_PART:
        answer->status = 206;
        answer->offset = from;
        answer->length = length;
        answer->body = str_slice(answer->body, from, from + length);
        header(answer, "Content-Range",
               str_format(m->arena, "bytes %zu-%zu/%zu", from,
                          from + length - 1, size));
        return;
    case RANGE_BEYOND:
        answer->status = 416;
        answer->kind = ANSWER_BYTES;
        answer->body = (struct str){0};
        file_close(answer->file);
        header(answer, "Content-Range",
               str_format(m->arena, "bytes */%zu", size));
        return;
    }
}

/* Pages. ----------------------------------------------------------------- */

/* The page with the script in its head; without a head, at its end. */
static struct str add_script(struct arena *arena, struct str html,
                             struct str tag) {
    size_t at = str_find(html, STR("</head>"), 0);
    if (at == STR_NONE)
        at = html.n;
    struct buf out;
    buf_init(&out, arena);
    buf_add(&out, str_slice(html, 0, at));
    buf_printf(&out,
               "<script src=\"/" OWN_SCRIPT "\" data-tag=\"" STR_FMT
               "\" defer></script>\n",
               STR_ARG(tag));
    buf_add(&out, str_slice(html, at, html.n));
    return buf_str(&out);
}

/* A page of the preview's own, which gives way to the real one. */
static void own_page(struct making *m, unsigned status, struct str title,
                     struct str body) {
    struct buf html;
    buf_init(&html, m->arena);
    buf_printf(&html,
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
               "<meta charset=\"utf-8\">\n<title>" STR_FMT "</title>\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n"
               "<meta name=\"color-scheme\" content=\"light dark\">\n"
               "</head>\n<body>\n<h1>" STR_FMT "</h1>\n" STR_FMT
               "\n</body>\n</html>\n",
               STR_ARG(title), STR_ARG(title), STR_ARG(body));
    m->answer->status = status;
    m->answer->body = add_script(m->arena, buf_str(&html), STR(""));
    header(m->answer, "Content-Type", type_of(STR("x.html")));
}

static void problem_page(struct making *m, struct str problem) {
    own_page(m, 500, STR("Not right yet"),
             str_format(m->arena, "<pre>" STR_FMT "</pre>", STR_ARG(problem)));
}

static void not_found(struct making *m, struct str path) {
    const struct site_file *page =
        site_edition_find(m->edition, STR("404.html"));
    struct str problem = site_edition_problem(m->edition);
    size_t count;
    site_edition_files(m->edition, &count);
    if (count == 0 && problem.n > 0) {
        problem_page(m, problem);
    } else if (page && page->copy.n == 0 && !page->missing) {
        m->answer->status = 404;
        m->answer->body = add_script(m->arena, page->bytes, STR(""));
        header(m->answer, "Content-Type", type_of(page->path));
    } else {
        struct buf body;
        buf_init(&body, m->arena);
        BUF_LITERAL(&body, "<p>The course has no <code>/");
        html_escape(&body, path);
        BUF_LITERAL(&body,
                    "</code>.</p>\n<p><a href=\"/\">To its home page</a></p>");
        own_page(m, 404, STR("Not found"), buf_str(&body));
    }
}

/* Files. ----------------------------------------------------------------- */

static bool is_html(struct str path) {
    return str_is(path_extension(path), "html");
}

/* A copy, from the disk; 404 if it is gone, or not where it was. */
static bool open_copy(struct making *m, const struct site_file *file,
                      size_t *size) {
    uint64_t length;
    struct str first, rest, root = m->place->root;
    struct str below = str_slice(file->copy, root.n, file->copy.n);
    while (str_starts(below, STR("/")))
        below = str_slice(below, 1, below.n);
    str_cut(below, '/', &first, &rest); /* "content" or "assets" */
    int error = file_open_within(m->arena, path_join(m->arena, root, first),
                                 rest, &m->answer->file, &length);
    *size = (size_t)length;
    m->answer->kind = ANSWER_FILE;
    m->answer->length = *size;
    return error == 0;
}

static bool take_bytes(struct making *m, const struct site_file *file,
                       struct str tag, size_t *size) {
    m->answer->body = is_html(file->path)
                          ? add_script(m->arena, file->bytes, tag)
                          : file->bytes;
    *size = m->answer->body.n;
    return true;
}

static void file_answer(struct making *m, const struct site_file *file) {
    struct answer *answer = m->answer;
    struct str tag = tag_text(m->arena, file->tag);
    struct str quoted = str_format(m->arena, "\"" STR_FMT "\"", STR_ARG(tag));
    if (lists(m->ask->none_match, quoted)) {
        answer->status = 304;
        header(answer, "ETag", quoted);
        return;
    }
    size_t size;
    if (file->copy.n > 0 ? !open_copy(m, file, &size)
                         : !take_bytes(m, file, tag, &size)) {
        answer->kind = ANSWER_BYTES;
        not_found(m, file->path);
        return;
    }
    header(answer, "ETag", quoted);
    header(answer, "Content-Type", type_of(file->path));
    apply_range(m, quoted, size);
}

static void redirect(struct making *m, const struct ask_target *target) {
    struct buf to;
    buf_init(&to, m->arena);
    buf_char(&to, '/');
    html_url(&to, target->path);
    buf_char(&to, '/');
    if (target->query.n > 0)
        buf_printf(&to, "?" STR_FMT, STR_ARG(target->query));
    m->answer->status = 301;
    header(m->answer, "Location", buf_str(&to));
}

/* The preview's own. ----------------------------------------------------- */

static void script(struct making *m) {
    struct str bytes = site_builtin_file(STR("assets/preview.js"));
    struct str tag = str_format(m->arena, "\"%016llx\"",
                                (unsigned long long)str_hash(bytes));
    header(m->answer, "ETag", tag);
    if (lists(m->ask->none_match, tag)) {
        m->answer->status = 304;
        return;
    }
    header(m->answer, "Content-Type", type_of(STR("x.js")));
    m->answer->body = bytes;
}

static void events(struct making *m) {
    header(m->answer, "Content-Type", STR("text/event-stream"));
    if (str_is(m->ask->method, "GET"))
        m->answer->kind = ANSWER_EVENTS;
}

static void refuse(struct making *m, unsigned status) {
    static const struct {
        unsigned status;
        struct str text;
    } texts[] = {
        {400, STR_INIT("This is no request that can be answered.\n")},
        {403, STR_INIT("This preview is for the machine that it runs on.\n")},
        {405, STR_INIT("Only GET and HEAD are answered.\n")},
    };
    m->answer->status = status;
    header(m->answer, "Content-Type", type_of(STR("x.txt")));
    if (status == 405)
        header(m->answer, "Allow", STR("GET, HEAD"));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].status == status)
            m->answer->body = texts[i].text;
}

static void find(struct making *m, const struct ask_target *target) {
    bool folder;
    struct str problem = site_edition_problem(m->edition);
    const struct site_file *file =
        ask_file(m->arena, m->edition, target->path, &folder);
    if (str_is(target->path, OWN_SCRIPT))
        script(m);
    else if (str_is(target->path, OWN_EVENTS))
        events(m);
    else if (!file)
        not_found(m, target->path);
    else if (folder)
        redirect(m, target);
    else if (file->missing && problem.n > 0)
        problem_page(m, problem);
    else if (file->missing)
        problem_page(m, file->problem);
    else
        file_answer(m, file);
}

void ask_answer(struct arena *arena, const struct ask *ask,
                const struct ask_place *place,
                const struct site_edition *edition, struct answer *answer) {
    *answer = (struct answer){.status = 200, .file = -1};
    struct making m = {arena, ask, place, edition, answer};
    struct ask_target target;
    common_headers(answer);
    unsigned status = ask_refused(ask, place->own);
    if (status == 0 && !ask_target(arena, ask->target, &target))
        status = 400;
    if (status == 0)
        find(&m, &target);
    else
        refuse(&m, status);
}
