/* A page alone: its place in the site and its front matter. */
#include "site/page.h"

#include "tap.h"

static struct page *loaded(const char *path, const char *text) {
    struct page *page = page_new(str_from(path), str_from(path));
    page_load(page, str_from(text), 0);
    return page;
}

static void output(const char *path, const char *want) {
    struct arena arena = {0};
    str_is(page_output(&arena, str_from(path)), str_from(want), path);
    arena_release(&arena);
}

static void order(const char *path, const char *text, double want) {
    struct arena arena = {0};
    struct page *page = loaded(path, text);
    number_is(page_order(page), want, path);
    page_release(page);
    arena_release(&arena);
}

/* What is reported of a front matter: names and messages. */
static void says(const char *text, const char *want, const char *name) {
    struct arena arena = {0};
    struct page *page = loaded("01-a.md", text);
    struct buf out;
    buf_init(&out, &arena);
    for (const struct diag *d = page->diags->first; d; d = d->next)
        buf_printf(&out, "%s: " STR_FMT "\n", diag_kind(d->name)->name,
                   STR_ARG(d->message));
    str_is(buf_str(&out), str_from(want), name);
    page_release(page);
    arena_release(&arena);
}

static void fields(void) {
    struct arena arena = {0};
    struct page *page = loaded(
        "01-a.md", "---\ntitle: Size & cost\ndescription: >-\n  Two\n  lines\n"
                   "date: 2024-02-29\ndraft: true\norder: 1.5\n---\n");
    str_is(page->front.title.text, STR("Size & cost"), "a title");
    str_is(page->front.description.text, STR("Two lines"), "a folded text");
    str_is(page->front.date, STR("2024-02-29"), "a leap day");
    ok(page->front.draft, "a draft");
    number_is(page->front.order, 1.5, "an order");
    ok(!page->untitled && !page->diags->first, "nothing is wrong with it");
    page_release(page);
    page = loaded("01-a.md", "---\ntitle:\n---\n");
    ok(page->untitled, "a key without a value is as none");
    page_release(page);
    page = loaded("01-a.md", "---\ntitel: A\n---\n");
    ok(!page->untitled, "a misspelt title is not missing as well");
    page_release(page);
    arena_release(&arena);
}

int main(void) {
    output("index.md", "index.html");
    output("01-introduction.md", "01-introduction/index.html");
    output("01-introduction/index.md", "01-introduction/index.html");
    output("guide/tables.md", "guide/tables/index.html");
    order("02-basics.md", "", 2);
    order("10-late/index.md", "", 10);
    order("02-basics.md", "---\norder: 7\n---\n", 7);
    order("syllabus.md", "---\norder: -1\n---\n", -1);
    order("syllabus.md", "", HUGE_VAL);
    order("02.md", "", HUGE_VAL);
    order("guide/02-tables.md", "", HUGE_VAL);
    order("02-basics/notes.md", "", HUGE_VAL);
    fields();
    says("---\ntitel: A\n---\n",
         "unknown-key: front matter has no key `titel`\n", "a misspelt key");
    says("---\ndate: 2026-02-29\n---\n",
         "wrong-type: `date` is not a date such as 2026-09-03\n",
         "a day that does not exist");
    says("---\ndate: 3 September\n---\n",
         "wrong-type: `date` is not a date such as 2026-09-03\n",
         "a date in words");
    says("---\norder: first\n---\n", "wrong-type: `order` is not a number\n",
         "an order that is no number");
    return tap_done();
}
