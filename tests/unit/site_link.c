/* Pages that stand to each other: order, neighbours, URLs, broken links. */
#include "site/link.h"

#include "tap.h"

/* A course whose content/ is `files`: path and text in turn, up to NULL. */
static struct course *course_of(struct arena *arena, const char *const *files) {
    struct course *course = ARENA_NEW(arena, struct course);
    course->arena = arena;
    course->root = STR("/course");
    diags_init(&course->diags, arena);
    map_init(&course->scan.index, arena);
    course->pages = ARENA_ARRAY(arena, 16, struct page *);
    for (; files[0]; files += 2) {
        struct str path = str_from(files[0]);
        struct scan *scan = &course->scan;
        ARENA_PUSH(arena, scan->files, scan->count, scan->capacity,
                   (struct scan_file){path});
        map_set(&scan->index, path, course);
        if (!str_ends(path, STR(".md")))
            continue;
        struct page *page = page_new(
            path, str_format(arena, "content/" STR_FMT, STR_ARG(path)));
        page_load(page, str_from(files[1]), 0);
        course->pages[course->count++] = page;
    }
    link_order(course);
    link_check(course);
    link_pages(course);
    return course;
}

static void release(struct course *course) {
    for (size_t i = 0; i < course->count; i++)
        page_release(course->pages[i]);
    arena_release(course->arena);
}

/* The pages as "path>output number previous next". */
static void order(void) {
    static const char *const files[] = {"z.md",
                                        "---\ntitle: Z\n---\n",
                                        "10-c.md",
                                        "---\ntitle: C\n---\n",
                                        "02-b/index.md",
                                        "---\ntitle: B\n---\n",
                                        "01-a.md",
                                        "---\ntitle: A\ndraft: true\n---\n",
                                        "index.md",
                                        "---\ntitle: H\n---\n",
                                        "last.md",
                                        "---\ntitle: L\norder: 99\n---\n",
                                        NULL};
    struct arena arena = {0};
    struct course *course = course_of(&arena, files);
    struct buf out;
    buf_init(&out, &arena);
    for (size_t i = 0; i < course->count; i++) {
        const struct page *page = course->pages[i];
        buf_printf(&out, STR_FMT " %zu", STR_ARG(page->output), page->number);
        if (page->previous)
            buf_printf(&out, " <" STR_FMT, STR_ARG(page->previous->path));
        if (page->next)
            buf_printf(&out, " >" STR_FMT, STR_ARG(page->next->path));
        buf_char(&out, '\n');
    }
    str_is(buf_str(&out),
           STR("index.html 0\n"
               "02-b/index.html 1 >10-c.md\n"
               "10-c/index.html 2 <02-b/index.md >last.md\n"
               "last/index.html 3 <10-c.md\n"
               "z/index.html 0\n"
               "01-a/index.html 0\n"),
           "home, lectures in order with their neighbours, the rest, drafts");
    ok(course->built == 5, "a draft is not built");
    release(course);
}

/* What the links of content/02-b/index.md become, and what is reported. */
static void follows(const char *markdown, const char *want, const char *name) {
    struct arena arena = {0};
    struct str text =
        str_format(&arena, "---\ntitle: B\n---\n\n## Own\n\n%s\n", markdown);
    const char *const files[] = {
        "index.md",
        "---\ntitle: H\n---\n",
        "01-a.md",
        "---\ntitle: A\n---\n\n## The end\n\n<b id=\"x\"></b>"
        "\n\n```data t #tbl-t show\nx\n1\n```\n",
        "02-b/index.md",
        text.s,
        "02-b/my pic.svg",
        "",
        "paper.pdf",
        "",
        "03-c.md",
        "---\ntitle: C\ndraft: true\n---\n",
        NULL};
    struct course *course = course_of(&arena, files);
    const struct page *page = course->pages[2];
    struct buf out;
    buf_init(&out, &arena);
    for (size_t i = 0; i < page->doc.link_count; i++) {
        buf_add(&out, page->links[i]);
        buf_char(&out, '\n');
    }
    for (const struct diag *d = page->diags->first; d; d = d->next)
        buf_printf(&out, STR_FMT " | " STR_FMT STR_FMT "\n",
                   STR_ARG(d->message), STR_ARG(d->note), STR_ARG(d->help));
    for (size_t i = 0; i < course->copies.count; i++)
        buf_printf(&out, "copy " STR_FMT " <- " STR_FMT "\n",
                   STR_ARG(course->copies.items[i].path),
                   STR_ARG(course->copies.items[i].copy));
    str_is(buf_str(&out), str_from(want), name);
    release(course);
}

static void links(void) {
    follows("[a](../01-a.md)", "../01-a/index.html\n",
            "a source becomes its page");
    follows("[a](../01-a.md#the-end) [t](../01-a.md#tbl-t)",
            "../01-a/index.html#the-end\n../01-a/index.html#tbl-t\n",
            "headings and labels are anchors");
    follows("[a](../01-a.md#x)", "../01-a/index.html#x\n",
            "so are ids written as HTML");
    follows("[o](#own)", "#own\n", "an anchor of the page itself");
    follows("[h](../index.md) [h](../) [h](/index.md)",
            "../index.html\n../index.html\n../index.html\n",
            "the home page by its file, its folder, from the top");
    follows("[b](../02-b/index.md)", "index.html\n", "the page itself");
    follows("![p](my%20pic.svg) [p](my%20pic.svg)",
            "my%20pic.svg\nmy%20pic.svg\n"
            "copy 02-b/my pic.svg <- /course/content/02-b/my pic.svg\n",
            "a file beside the page comes along, once");
    follows("[p](../paper.pdf#page=3)",
            "../paper.pdf#page=3\n"
            "copy paper.pdf <- /course/content/paper.pdf\n",
            "the fragment of a file is its own matter");
    follows("[e](https://example.org/a.md) <mailto:a@b.org>",
            "https://example.org/a.md\nmailto:a@b.org\n",
            "the rest of the web is left alone");
}

static void broken(void) {
    follows("[a](01-a.md)",
            "01-a.md\nthere is no file `content/02-b/01-a.md` | "
            "did you mean `../01-a.md`?\n",
            "a missing file, with the nearest");
    follows("[a](../01-a.md#the-ned)",
            "../01-a/index.html#the-ned\n`content/01-a.md` has no heading or "
            "label `the-ned` | did you mean `the-end`?\n",
            "a missing anchor, with the nearest");
    follows("[a](#nowhere)",
            "#nowhere\n`content/02-b/index.md` has no heading or label "
            "`nowhere` | \n",
            "an anchor that is near to nothing");
    follows("[c](../03-c.md)",
            "../03-c.md\nthere is no file `content/03-c.md` | it is a draft\n",
            "a draft");
    follows("[o](../../README.md)",
            "../../README.md\n`../../README.md` leads out of content/ | \n",
            "a file outside");
}

static void checks(void) {
    static const char *const files[] = {
        "index.md", "", "a.md", "---\ntitle: A\n---\n", "a/index.md", "", NULL};
    struct arena arena = {0};
    struct course *course = course_of(&arena, files);
    const struct diag *d = course->pages[2]->diags->first;
    ok(d && d->name == DIAG_DUPLICATE_PAGE, "two sources of one page");
    ok(d && d->next && d->next->name == DIAG_MISSING_KEY,
       "a page without a title");
    d = course->diags.first;
    ok(d && d->name == DIAG_MISSING_KEY,
       "a course without a title has none to show");
    release(course);
}

int main(void) {
    order();
    links();
    broken();
    checks();
    return tap_done();
}
