/* A course in memory: after each edit it holds what a build writes, and only
 * what depends on the edit was made again. */
#include "base/file.h"
#include "base/path.h"
#include "site/site.h"

#include "tap.h"

#include <stdlib.h>

struct desk {
    struct arena arena;
    struct str root;
    struct site_request request;
    struct site_live *live;
};

static struct str at(struct desk *desk, const char *path) {
    return path_join(&desk->arena, desk->root, str_from(path));
}

static void put(struct desk *desk, const char *path, const char *text) {
    if (file_write(&desk->arena, at(desk, path), str_from(text), NULL) != 0)
        ok(false, "a file of the course is written");
}

/* As `put`, but into the file that is there, as some editors do. */
static void overwrite(struct desk *desk, const char *path, const char *text) {
    FILE *file = fopen(str_terminated(&desk->arena, at(desk, path)), "w");
    if (!file)
        return;
    fputs(text, file);
    fclose(file);
}

static void lecture(struct desk *desk, const char *path, const char *title,
                    const char *text) {
    put(desk, path,
        str_format(&desk->arena, "---\ntitle: %s\n---\n\n%s\n", title, text).s);
}

static void open_desk(struct desk *desk) {
    *desk = (struct desk){0};
    struct str name = str_copy(&desk->arena, STR("/tmp/lectern-live-XX"
                                                 "XX"
                                                 "XX"));
    desk->root = str_from(mkdtemp((char *)(uintptr_t)name.s));
    desk->request = (struct site_request){.root = desk->root, .threads = 2};
    put(desk, "content/course.yml", "title: Course\n");
    put(desk, "content/_data/gpus.csv", "gpu,price\na,1\nb,2\n");
    put(desk, "content/_data/more.calc", "limit = 40\nhalf(x) = x / 2\n");
    lecture(desk, "content/index.md", "Home", "Welcome.");
    lecture(desk, "content/01-a.md", "First",
            "{{ gpus[\"a\"].price }}\n\n## Part\n");
    lecture(desk, "content/02-b.md", "Second", "See [a](01-a.md#part).");
    lecture(desk, "content/03-c.md", "Third", "{{ half(9) }}");
    lecture(desk, "content/04-d.md", "Fourth",
            "![image](image.png) {{ limit }}");
    put(desk, "content/image.png", "no image\n");
    desk->live = site_live_open(&desk->arena, &desk->request);
    site_live_update(desk->live);
}

static void remove_all(struct desk *desk, struct str folder) {
    struct file_entry *entries;
    size_t count = 0;
    file_list(&desk->arena, folder, &entries, &count);
    for (size_t i = 0; i < count; i++) {
        struct str path = path_join(&desk->arena, folder, entries[i].name);
        if (entries[i].kind == FILE_FOLDER)
            remove_all(desk, path);
        else
            file_remove(&desk->arena, path);
    }
    file_remove_folder(&desk->arena, folder);
}

static void close_desk(struct desk *desk) {
    site_live_close(desk->live);
    remove_all(desk, desk->root);
    arena_release(&desk->arena);
}

static const struct site_file *find(struct desk *desk, const char *path) {
    return site_edition_find(site_live_edition(desk->live), str_from(path));
}

/* The pages and other files that the last update has changed. */
static struct str changed(struct desk *desk) {
    const struct site_edition *edition = site_live_edition(desk->live);
    size_t count;
    const struct site_file *files = site_edition_files(edition, &count);
    struct buf out;
    buf_init(&out, &desk->arena);
    for (size_t i = 0; i < count; i++)
        if (files[i].since == site_edition_number(edition))
            buf_printf(&out, "%s" STR_FMT, out.n > 0 ? " " : "",
                       STR_ARG(files[i].path));
    return buf_str(&out);
}

static bool holds(struct desk *desk, struct str folder,
                  const struct site_file *file) {
    struct str built, wanted = file->bytes;
    int error =
        file_read(&desk->arena, path_join(&desk->arena, folder, file->path),
                  1 << 20, &built);
    if (error == 0 && file->copy.n > 0)
        error = file_read(&desk->arena, file->copy, 1 << 20, &wanted);
    return error == 0 && str_eq(built, wanted);
}

static size_t files_below(struct desk *desk, struct str folder) {
    struct file_entry *entries;
    size_t count = 0, found = 0;
    file_list(&desk->arena, folder, &entries, &count);
    for (size_t i = 0; i < count; i++)
        found += entries[i].kind == FILE_FOLDER
                     ? files_below(desk, path_join(&desk->arena, folder,
                                                   entries[i].name))
                     : 1;
    return found;
}

/* Builds, and compares every file; the manifest is the build's alone. */
static void as_built(struct desk *desk, const char *name) {
    struct site_request request = desk->request;
    request.output = at(desk, "site");
    request.drafts = false;
    struct site *site = site_build(&desk->arena, &request);
    bool same = site_report(site)->outcome == SITE_BUILT;
    size_t count;
    const struct site_file *files =
        site_edition_files(site_live_edition(desk->live), &count);
    for (size_t i = 0; i < count; i++)
        same = same && holds(desk, request.output, &files[i]);
    ok(same && files_below(desk, request.output) == count + 1, name);
    site_release(site);
}

static void edits(void) {
    struct desk desk;
    open_desk(&desk);
    as_built(&desk, "at first it is what a build writes");
    ok(!site_live_update(desk.live), "nothing has changed, nothing is new");

    lecture(&desk, "content/03-c.md", "Third", "{{ half(8) }}");
    ok(site_live_update(desk.live), "an edit makes a new edition");
    str_is(changed(&desk), STR("03-c/index.html"), "a text: one page");
    as_built(&desk, "a text: as built");

    lecture(&desk, "content/03-c.md", "Another", "{{ half(8) }}");
    site_live_update(desk.live);
    str_is(changed(&desk),
           STR("02-b/index.html 03-c/index.html 04-d/index.html index.html"),
           "a title: the page, its neighbours, the list");
    as_built(&desk, "a title: as built");

    put(&desk, "content/_data/gpus.csv", "gpu,price\na,7\nb,2\n");
    site_live_update(desk.live);
    str_is(changed(&desk), STR("01-a/index.html"),
           "shared data: the page that shows them");
    put(&desk, "content/_data/more.calc", "limit = 41\nhalf(x) = x / 2\n");
    site_live_update(desk.live);
    str_is(changed(&desk), STR("04-d/index.html"), "a constant: its page");
    as_built(&desk, "shared data: as built");
    put(&desk, "content/_data/more.calc",
        "limit = 41\nhalf(x) = x / 4\nunit gadget\n");
    site_live_update(desk.live);
    str_is(changed(&desk), STR("03-c/index.html"), "a function: its page");

    put(&desk, "content/image.png", "another\n");
    site_live_update(desk.live);
    str_is(changed(&desk), STR("image.png"), "an image: itself");
    as_built(&desk, "an image: as built");

    put(&desk, "assets/lectern.css", "p {}\n");
    site_live_update(desk.live);
    str_is(changed(&desk), STR("assets/lectern.css"), "a style: itself");

    lecture(&desk, "content/00-z.md", "New", "Text.");
    site_live_update(desk.live);
    as_built(&desk, "a new lecture: as built");
    file_remove(&desk.arena, at(&desk, "content/00-z.md"));
    site_live_update(desk.live);
    ok(!find(&desk, "00-z/index.html"), "a lecture that is gone is gone");
    as_built(&desk, "it is gone: as built");

    put(&desk, "content/course.yml", "title: Other\n");
    site_live_update(desk.live);
    as_built(&desk, "the course file: as built");
    close_desk(&desk);
}

/* Two writes in one tick of the clock, and of one size. */
static void quick(void) {
    struct desk desk;
    open_desk(&desk);
    bool all = true;
    for (char c = 'a'; c <= 'z'; c++) {
        char text[] = "---\ntitle: T\n---\n\n_\n";
        text[sizeof text - 3] = c;
        overwrite(&desk, "content/03-c.md", text);
        site_live_update(desk.live);
        char want[] = "<p>_</p>";
        want[3] = c;
        all = all && str_find(find(&desk, "03-c/index.html")->bytes,
                              str_from(want), 0) != STR_NONE;
    }
    ok(all, "writes that follow each other at once are all seen");
    close_desk(&desk);
}

static void mistakes(void) {
    struct desk desk;
    open_desk(&desk);
    struct str before = find(&desk, "01-a/index.html")->bytes;
    lecture(&desk, "content/01-a.md", "First", "{{ nothing }}");
    lecture(&desk, "content/03-c.md", "Third", "{{ half(2) }}");
    ok(site_live_update(desk.live), "a mistake is news");
    const struct site_file *file = find(&desk, "01-a/index.html");
    ok(file->problem.n > 0, "what is wrong stands with the page");
    str_is(file->bytes, before, "which stays as it was");
    ok(find(&desk, "02-b/index.html")->problem.n > 0,
       "a link to what is no more there is wrong, too");
    ok(find(&desk, "03-c/index.html")->problem.n == 0 &&
           str_starts(changed(&desk), STR("03-c")),
       "other pages go on");
    ok(site_live_report(desk.live)->outcome == SITE_MISTAKES,
       "the report says so");
    lecture(&desk, "content/01-a.md", "First", "{{ 1 }}\n\n## Part\n");
    site_live_update(desk.live);
    ok(find(&desk, "01-a/index.html")->problem.n == 0 &&
           find(&desk, "02-b/index.html")->problem.n == 0,
       "mended, nothing is wrong any more");
    as_built(&desk, "mended: as built");

    lecture(&desk, "content/05-e.md", "Fifth", "{{ nothing }}");
    site_live_update(desk.live);
    ok(find(&desk, "05-e/index.html")->missing, "a page that was never right");
    lecture(&desk, "content/05-e.md", "Fifth", "Text.");
    site_live_update(desk.live);
    as_built(&desk, "now it is: as built");
    close_desk(&desk);
}

static void course(void) {
    struct desk desk;
    open_desk(&desk);
    put(&desk, "content/course.yml", "titel: Course\n");
    ok(site_live_update(desk.live), "a broken course file is news");
    ok(site_edition_problem(site_live_edition(desk.live)).n > 0,
       "it concerns all pages");
    ok(find(&desk, "index.html")->bytes.n > 0, "which stay");
    lecture(&desk, "content/03-c.md", "Third", "{{ half(4) }}");
    site_live_update(desk.live);
    put(&desk, "content/course.yml", "title: Course\n");
    site_live_update(desk.live);
    as_built(&desk, "mended: as built, with what came meanwhile");
    put(&desk, "templates/pager.html", "{{#a}}");
    site_live_update(desk.live);
    put(&desk, "templates/pager.html", "<p>none</p>");
    site_live_update(desk.live);
    as_built(&desk, "a template, broken and mended: as built");
    put(&desk, "content/_data/more.calc", "limit = \n");
    site_live_update(desk.live);
    put(&desk, "content/_data/more.calc", "limit = 3\nhalf(x) = x\n");
    site_live_update(desk.live);
    as_built(&desk, "shared data, broken and mended: as built");
    close_desk(&desk);

    open_desk(&desk);
    struct site_edition *edition = site_live_edition(desk.live);
    site_edition_keep(edition);
    struct str bytes =
        site_edition_find(edition, STR("01-a/index.html"))->bytes;
    struct str copy = str_copy(&desk.arena, bytes);
    lecture(&desk, "content/01-a.md", "First", "Else.\n\n## Part\n");
    site_live_update(desk.live);
    str_is(bytes, copy, "an edition that is kept stays");
    site_edition_drop(edition);

    put(&desk, "content/01-a.md", "---\ntitle: A\ndraft: true\n---\n");
    lecture(&desk, "content/02-b.md", "Second", "");
    site_live_update(desk.live);
    ok(!find(&desk, "01-a/index.html"), "a draft is not shown");
    site_live_close(desk.live);
    desk.request.drafts = true;
    desk.live = site_live_open(&desk.arena, &desk.request);
    site_live_update(desk.live);
    ok(find(&desk, "01-a/index.html"), "unless it is asked for");
    close_desk(&desk);
}

int main(void) {
    site_init();
    edits();
    quick();
    mistakes();
    course();
    return tap_done();
}
