/* The site's folder: where it may be, and what happens to files in it. */
#include "site/write.h"

#include "base/file.h"
#include "base/path.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

/* A folder with a course in it, gone at the end. */
struct course_place {
    struct arena arena;
    struct diags diags;
    struct str root, site;
};

static void place_init(struct course_place *p, char *name) {
    p->arena = (struct arena){0};
    diags_init(&p->diags, &p->arena);
    if (!mkdtemp(name))
        bug("the test has no folder");
    p->root = str_from(name);
    p->site = path_join(&p->arena, p->root, STR("site"));
}

static struct str below(struct course_place *p, const char *path) {
    return path_join(&p->arena, p->root, str_from(path));
}

static void remove_tree(struct course_place *p, struct str folder) {
    struct file_entry *entries;
    size_t count = 0;
    if (file_list(&p->arena, folder, &entries, &count) != 0)
        return;
    for (size_t i = 0; i < count; i++) {
        struct str path = path_join(&p->arena, folder, entries[i].name);
        if (entries[i].kind == FILE_FOLDER)
            remove_tree(p, path);
        else
            file_remove(&p->arena, path);
    }
    file_remove_folder(&p->arena, folder);
}

/* Writes a site of files named by the words of `paths`, each holding `text`;
 * an old report is forgotten. */
static enum site_outcome write_words(struct course_place *p, const char *paths,
                                     const char *text) {
    struct outputs outputs = {0};
    struct str rest = str_from(paths), path;
    while (rest.n > 0) {
        str_cut(rest, ' ', &path, &rest);
        ARENA_PUSH(&p->arena, outputs.items, outputs.count, outputs.capacity,
                   ((struct output){.path = path, .bytes = str_from(text)}));
    }
    diags_init(&p->diags, &p->arena);
    write_sort(&p->diags, &outputs);
    struct site_request request = {.threads = 2};
    return write_site(&p->arena, &p->diags, &outputs, p->site, &request);
}

/* The files below a folder, hidden ones left out: "a b/c". */
static void list(struct course_place *p, struct str folder, struct str shown,
                 struct buf *out) {
    struct file_entry *entries;
    size_t count = 0;
    file_list(&p->arena, folder, &entries, &count);
    for (size_t i = 0; i < count; i++) {
        struct str name = entries[i].name;
        struct str path = path_join(&p->arena, shown, name);
        if (entries[i].kind == FILE_FOLDER)
            list(p, path_join(&p->arena, folder, name), path, out);
        else if (name.s[0] != '.')
            buf_printf(out, STR_FMT " ", STR_ARG(path));
    }
}

static void holds(struct course_place *p, const char *want, const char *name) {
    struct buf out;
    buf_init(&out, &p->arena);
    list(p, p->site, STR(""), &out);
    str_is(buf_str(&out), str_from(want), name);
}

static void files(struct course_place *p) {
    ok(write_words(p, "index.html a/index.html a/t.csv", "1") == SITE_BUILT,
       "a site is written");
    holds(p, "a/index.html a/t.csv index.html ", "with all of its files");
    ok(write_words(p, "index.html b/index.html", "2") == SITE_BUILT, "again");
    holds(p, "b/index.html index.html ",
          "what is no longer made is gone, with its folder");
    file_write(&p->arena, below(p, "site/mine.txt"), STR("mine"), NULL);
    ok(write_words(p, "index.html", "2") == SITE_BUILT,
       "with a file not of ours");
    holds(p, "index.html mine.txt ", "which stays");
    ok(write_words(p, "index.html mine.txt", "3") == SITE_UNUSABLE,
       "a file not of ours is not replaced");
    ok(p->diags.first && p->diags.first->name == DIAG_BAD_COURSE,
       "which is reported");
    struct str text;
    file_read(&p->arena, below(p, "site/index.html"), 10, &text);
    str_is(text, STR("2"), "and nothing else is written either");
    ok(write_words(p, "index.html mine.txt", "mine") == SITE_BUILT,
       "unless it is the same");
    ok(write_words(p, "index.html/deeper.html mine.txt", "mine") == SITE_BUILT,
       "an old file gives way to a folder");
    ok(write_words(p, "index.html mine.txt", "mine") == SITE_BUILT,
       "an old folder gives way to a file");
    holds(p, "index.html mine.txt ", "and so it is");
    ok(write_words(p, "a a", "x") == SITE_BUILT && diags_failed(&p->diags),
       "two outputs of one path are reported");
}

static void failure(struct course_place *p) {
    struct str good = p->site;
    file_write(&p->arena, below(p, "file"), STR("x"), NULL);
    p->site = below(p, "file/site");
    ok(write_words(p, "index.html", "1") == SITE_FAILED,
       "no folder to write to");
    ok(p->diags.first && p->diags.first->name == DIAG_WRITE_FAILED &&
           !p->diags.first->next,
       "is reported once");
    p->site = good;
}

static void allowed(struct course_place *p, const char *path, bool want) {
    diags_init(&p->diags, &p->arena);
    ok(write_place(&p->arena, &p->diags, p->root, below(p, path)) == want,
       path);
    ok(diags_failed(&p->diags) != want, "and a report if it may not");
}

int main(void) {
    char name[] = "/tmp/lectern-write-"
                  "XX"
                  "XX"
                  "XX";
    struct course_place p;
    place_init(&p, name);
    file_make_folder(&p.arena, below(&p, "content/01-a"));
    if (symlink("content", below(&p, "link").s) != 0)
        bug("the test cannot link");
    allowed(&p, "site", true);
    allowed(&p, "new/deeper/site", true);
    allowed(&p, "contents", true);
    allowed(&p, "content", false);
    allowed(&p, "content/site", false);
    allowed(&p, "content/01-a/../new", false);
    allowed(&p, "link/site", false);
    allowed(&p, "assets/site", false);
    allowed(&p, "", false);
    allowed(&p, "..", false);
    files(&p);
    failure(&p);
    file_remove(&p.arena, below(&p, "link"));
    remove_tree(&p, p.root);
    arena_release(&p.arena);
    return tap_done();
}
