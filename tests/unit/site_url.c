/* Links as authors write them, taken apart. */
#include "site/url.h"

#include "base/arena.h"
#include "tap.h"

static void parts(const char *text, const char *path, const char *tail,
                  const char *fragment) {
    struct arena arena = {0};
    struct url url = url_parse(&arena, str_from(text));
    str_is(url.path, str_from(path), text);
    str_is(url.tail, str_from(tail), "its query and fragment as written");
    str_is(url.fragment, str_from(fragment), "its fragment decoded");
    arena_release(&arena);
}

int main(void) {
    ok(url_external(STR("https://example.org/x.md")), "another host");
    ok(url_external(STR("mailto:a@b.org")), "another scheme");
    ok(url_external(STR("//example.org/")), "a host without a scheme");
    ok(!url_external(STR("02-basics.md")), "a file");
    ok(!url_external(STR("a/b:c.md")), "a colon behind a slash");
    ok(!url_external(STR("#a:b")), "a colon in a fragment");
    ok(!url_external(STR("")), "nothing");
    parts("a.md", "a.md", "", "");
    parts("a.md#the-end", "a.md", "#the-end", "the-end");
    parts("my%20file.pdf?v=1#p%C3%A9", "my file.pdf", "?v=1#p%C3%A9",
          "p\xC3\xA9");
    parts("#top", "", "#top", "top");
    parts("100%.md", "100%.md", "", "");
    parts("a%2", "a%2", "", "");
    parts("a%00b%zz", "a%00b%zz", "", "");
    parts("a#b?c#d", "a", "#b?c#d", "b?c#d");
    return tap_done();
}
