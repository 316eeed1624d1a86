/* base/diag: records, and their three forms. */
#include "base/diag.h"

#include "tap.h"

#include <string.h>

static struct arena arena;

static struct source source_of(const char *path, struct str text) {
    struct source source;
    source_init(&source, &arena, str_from(path), text);
    return source;
}

static struct str printed(const struct diags *diags, enum diag_form form) {
    struct buf buf;
    buf_init(&buf, &arena);
    diags_print(&buf, diags, form, false);
    return buf_str(&buf);
}

static struct diags one(struct span span) {
    struct diags diags;
    diags_init(&diags, &arena);
    diag_add(&diags, DIAG_SYNTAX, span, "wrong");
    return diags;
}

/* The window of a syntax error at a span of a text. */
static void window_is(struct str text, uint32_t from, uint32_t to,
                      struct str want, const char *name) {
    struct source source = source_of("x.md", text);
    struct diags diags = one((struct span){&source, from, to});
    str_is(printed(&diags, DIAG_WINDOW), want, name);
}

static void records(void) {
    struct source source = source_of("x.md", STR("a = b\n"));
    struct diags diags;
    diags_init(&diags, &arena);
    ok(!diags_failed(&diags) && printed(&diags, DIAG_WINDOW).n == 0,
       "an empty list has nothing to say");
    struct span b = {&source, 4, 5};
    struct diag *first = diag_add(&diags, DIAG_UNKNOWN_NAME, b, "no `b`");
    diag_note(first, "note %d", 1);
    diag_help(first, "help");
    struct diag *second = diag_add(&diags, DIAG_UNKNOWN_NAME, b, "no b, again");
    diag_label(second, b, "a label");
    diag_note(second, "another note");
    diag_help(second, "another help");
    ok(diags.count[SEVERITY_ERROR] == 1 && diags.first == diags.last,
       "a mistake is reported once");
    str_is(first->note, STR("note 1"), "details of a second report go nowhere");
    ok(first->labels == NULL, "nor do its labels");
    diag_add(&diags, DIAG_SYNTAX, b, "another name");
    diag_add(&diags, DIAG_UNKNOWN_NAME, (struct span){&source, 0, 1}, "a");
    diag_add(&diags, DIAG_UNKNOWN_NAME, (struct span){&source, 4, 6}, "b ");
    ok(diags.count[SEVERITY_ERROR] == 4,
       "another name or place is another mistake");
    diag_cover(&diags, (struct span){&source, 2, 3});
    diag_add(&diags, DIAG_SYNTAX, (struct span){&source, 2, 5}, "covered");
    diag_add(&diags, DIAG_SYNTAX, (struct span){&source, 3, 5}, "beside");
    ok(diags.count[SEVERITY_ERROR] == 5, "what is covered is not reported");
    diag_add(&diags, DIAG_WRITE_FAILED, (struct span){0}, "cannot write a");
    diag_add(&diags, DIAG_WRITE_FAILED, (struct span){0}, "cannot write b");
    diag_add(&diags, DIAG_WRITE_FAILED, (struct span){0}, "cannot write b");
    ok(diags.count[SEVERITY_FATAL] == 2,
       "without a place, another message is another mistake");
    ok(diags_failed(&diags), "errors fail");
    struct diags fatal;
    diags_init(&fatal, &arena);
    diag_add(&fatal, DIAG_WRITE_FAILED, (struct span){0}, "x");
    ok(diags_failed(&fatal), "what is fatal fails, too");
}

static void catalogue(void) {
    bool whole = true, unique = true, sentences = true;
    for (int i = 0; i < DIAG_COUNT; i++) {
        const struct diag_kind *kind = diag_kind((enum diag_name)i);
        whole = whole && kind->name && kind->name[0] && kind->meaning[0] &&
                kind->example;
        size_t n = strlen(kind->meaning);
        sentences = sentences && n > 0 && kind->meaning[n - 1] == '.';
        for (int j = 0; j < i; j++)
            unique = unique &&
                     strcmp(kind->name, diag_kind((enum diag_name)j)->name);
    }
    ok(whole, "every row of the catalogue has name, meaning and example");
    ok(unique, "no two have the same name");
    ok(sentences, "every meaning is in sentences");
    str_is(str_from(diag_kind(DIAG_UNKNOWN_NAME)->name), STR("unknown-name"),
           "a name is as it is printed");
}

static void suggests(void) {
    struct diags diags;
    diags_init(&diags, &arena);
    struct diag *diag =
        diag_add(&diags, DIAG_UNKNOWN_NAME, (struct span){0}, "x");
    diag_suggest(diag, STR(""));
    ok(diag->help.n == 0, "no suggestion, no help");
    diag_suggest(diag, STR("lr"));
    str_is(diag->help, STR("did you mean `lr`?"), "a suggestion is a question");
}

static void windows(void) {
    struct source source = source_of(
        "content/03-training.md",
        STR("# T\n\n```calc\nlr = 1\n    loss = exp(-lrr * epoch)\n"));
    struct diags diags;
    diags_init(&diags, &arena);
    struct diag *diag =
        diag_add(&diags, DIAG_UNKNOWN_NAME, (struct span){&source, 36, 39},
                 "no value is called `lrr`");
    diag_note(diag, "not defined on this page or in content/_data");
    diag_help(diag, "did you mean `lr`, defined at line 4?");
    str_is(printed(&diags, DIAG_WINDOW),
           STR("error[unknown-name]: no value is called `lrr`\n"
               "  content/03-training.md:5:17\n"
               "   5 |     loss = exp(-lrr * epoch)\n"
               "     |                 ^^^ not defined on this page or in "
               "content/_data\n"
               "     help: did you mean `lr`, defined at line 4?\n"),
           "a window has message, place, line, carets, note and help");
}

static void places_carets(void) {
    window_is(STR("\ta\tb"), 3, 4,
              STR("error[syntax]: wrong\n  x.md:1:4\n"
                  "   1 |     a   b\n     |         ^\n"),
              "tabs are expanded");
    window_is(STR("a\tb"), 0, 3,
              STR("error[syntax]: wrong\n  x.md:1:1\n"
                  "   1 | a   b\n     | ^^^^^\n"),
              "a tab under the carets is as wide as it is shown");
    window_is(STR("\xE4\xB8\xAD\xE6\x96\x87 x"), 3, 6,
              STR("error[syntax]: wrong\n  x.md:1:2\n"
                  "   1 | \xE4\xB8\xAD\xE6\x96\x87 x\n     |   ^^\n"),
              "wide characters take two carets");
    window_is(STR("e\xCC\x81x"), 3, 4,
              STR("error[syntax]: wrong\n  x.md:1:3\n"
                  "   1 | e\xCC\x81x\n     |  ^\n"),
              "a combining mark takes no column");
    window_is(STR("ab\ncd"), 1, 5,
              STR("error[syntax]: wrong\n  x.md:1:2\n"
                  "   1 | ab\n     |  ^\n"),
              "a span over lines is cut at the end of its first one");
    window_is(STR("ab\ncd"), 2, 2,
              STR("error[syntax]: wrong\n  x.md:1:3\n"
                  "   1 | ab\n     |   ^\n"),
              "there is a caret behind a line's end");
    window_is(STR("ab\r\n"), 1, 4,
              STR("error[syntax]: wrong\n  x.md:1:2\n"
                  "   1 | ab\n     |  ^\n"),
              "CRLF is not shown");
    window_is(STR(""), 0, 0,
              STR("error[syntax]: wrong\n  x.md:1:1\n"
                  "   1 |\n     | ^\n"),
              "an empty text has a place");
    window_is(STR("a\x1B[31mb\xFF"), 0, 1,
              STR("error[syntax]: wrong\n  x.md:1:1\n"
                  "   1 | a\xEF\xBF\xBD[31mb\xEF\xBF\xBD\n     | ^\n"),
              "no control character reaches the terminal");
    window_is(STR("abc"), 2, 1,
              STR("error[syntax]: wrong\n  x.md:1:3\n"
                  "   1 | abc\n     |   ^\n"),
              "a span that ends before it begins is a point");
}

static void shows_long_lines(void) {
    struct buf text;
    buf_init(&text, &arena);
    buf_fill(&text, 'a', 5000);
    BUF_LITERAL(&text, "!");
    buf_fill(&text, 'b', 5000);
    struct source source = source_of("x.md", buf_str(&text));
    struct diags diags = one((struct span){&source, 5000, 5001});
    struct str shown = printed(&diags, DIAG_WINDOW);
    ok(shown.n < 600, "of a very long line a part is shown");
    size_t mark = str_find_byte(shown, '!', 0);
    size_t caret = str_find_byte(shown, '^', 0);
    size_t end = str_find_byte(shown, '\n', mark);
    size_t begin = mark;
    while (shown.s[begin - 1] != '\n')
        begin--;
    ok(mark != STR_NONE && caret - end - 1 == mark - begin,
       "with the caret at its place");
    ok(str_find(shown, STR("| ...aaa"), 0) != STR_NONE &&
           str_find(shown, STR("bbb...\n"), 0) != STR_NONE,
       "and dots where it is cut");
    diags = one((struct span){&source, 100, 9000});
    shown = printed(&diags, DIAG_WINDOW);
    ok(shown.n < 900, "and of a very long span as well");
}

static void shows_labels(void) {
    struct source source = source_of("x.md", STR("a = 1\nb = 2\na = a + 3\n"));
    struct source shared = source_of("y.calc", STR("a = 0"));
    struct diags diags;
    diags_init(&diags, &arena);
    struct diag *diag = diag_add(&diags, DIAG_DUPLICATE_NAME,
                                 (struct span){&source, 12, 13}, "`a` twice");
    diag_label(diag, (struct span){&source, 16, 17}, "same line");
    diag_label(diag, (struct span){&source, 0, 1}, "first here");
    diag_label(diag, (struct span){&shared, 0, 1}, "and there");
    diag_label(diag, (struct span){0}, "and nowhere");
    str_is(printed(&diags, DIAG_WINDOW),
           STR("error[duplicate-name]: `a` twice\n"
               "  x.md:3:1\n"
               "   3 | a = a + 3\n"
               "     | ^\n"
               "     |     ^ same line\n"
               "   1 | a = 1\n"
               "     | ^ first here\n"
               "  y.calc:1:1\n"
               "   1 | a = 0\n"
               "     | ^ and there\n"
               "     and nowhere\n"),
           "labels are shown at their lines, with the file if it is another");
}

static void widens_the_gutter(void) {
    struct buf text;
    buf_init(&text, &arena);
    buf_fill(&text, '\n', 12344);
    struct source source = source_of("x.md", buf_str(&text));
    struct diags diags = one((struct span){&source, 12343, 12343});
    str_is(printed(&diags, DIAG_WINDOW),
           STR("error[syntax]: wrong\n  x.md:12344:1\n"
               "12344 |\n      | ^\n"),
           "large line numbers move the window");
}

static void has_other_forms(void) {
    struct source source = source_of("a \"b\".md", STR("\xC3\xA4 = 1\nb"));
    struct diags diags;
    diags_init(&diags, &arena);
    struct diag *diag =
        diag_add(&diags, DIAG_SYNTAX, (struct span){&source, 3, 8},
                 "a \"\\\t\n message");
    diag_note(diag, "n");
    diag_label(diag, (struct span){&source, 0, 2}, "l");
    diag_label(diag, (struct span){0}, "m");
    diag_help(diag, "h");
    diag_add(&diags, DIAG_READ_FAILED, (struct span){0}, "no disk");
    str_is(printed(&diags, DIAG_SHORT),
           STR("a \"b\".md:1:3: error: a \"\\\xEF\xBF\xBD\n"
               "error: no disk\n"),
           "the short form is one line each");
    str_is(printed(&diags, DIAG_JSON),
           STR("{\"name\":\"syntax\",\"severity\":\"error\","
               "\"file\":\"a \\\"b\\\".md\",\"line\":1,\"column\":3,"
               "\"endLine\":2,\"endColumn\":2,"
               "\"message\":\"a \\\"\\\\\\u0009\\u000a message\","
               "\"note\":\"n\",\"labels\":[{\"file\":\"a \\\"b\\\".md\","
               "\"line\":1,\"column\":1,\"endLine\":1,\"endColumn\":2,"
               "\"message\":\"l\"},{\"file\":null,\"line\":null,"
               "\"column\":null,\"endLine\":null,\"endColumn\":null,"
               "\"message\":\"m\"}],\"help\":\"h\"}\n"
               "{\"name\":\"read-failed\",\"severity\":\"fatal\","
               "\"file\":null,\"line\":null,\"column\":null,"
               "\"endLine\":null,\"endColumn\":null,"
               "\"message\":\"no disk\",\"note\":\"\",\"labels\":[],"
               "\"help\":\"\"}\n"),
           "JSON is one object on a line each");
}

static void colours(void) {
    struct source source = source_of("x.md", STR("a"));
    struct diags diags = one((struct span){&source, 0, 1});
    struct buf buf;
    buf_init(&buf, &arena);
    diags_print(&buf, &diags, DIAG_WINDOW, true);
    size_t begun = 0, ended = 0;
    for (size_t at = 0;
         (at = str_find(buf_str(&buf), STR("\033["), at)) != STR_NONE; at++)
        begun++;
    for (size_t at = 0;
         (at = str_find(buf_str(&buf), STR("\033[0m"), at)) != STR_NONE; at++)
        ended++;
    ok(ended > 0 && begun == 2 * ended, "every colour ends");
}

static void orders(void) {
    struct source a = source_of("a.md", STR("0123456789"));
    struct source b = source_of("b.md", STR("0123456789"));
    struct diags diags;
    diags_init(&diags, &arena);
    diag_add(&diags, DIAG_WRITE_FAILED, (struct span){0}, "nowhere");
    diag_add(&diags, DIAG_SYNTAX, (struct span){&b, 1, 2}, "b1");
    diag_add(&diags, DIAG_SYNTAX, (struct span){&a, 7, 8}, "a7");
    diag_add(&diags, DIAG_UNKNOWN_NAME, (struct span){&a, 2, 3}, "a2");
    diag_add(&diags, DIAG_SYNTAX, (struct span){&a, 2, 3}, "a2 later");
    str_is(printed(&diags, DIAG_SHORT),
           STR("a.md:1:3: error: a2\n"
               "a.md:1:3: error: a2 later\n"
               "a.md:1:8: error: a7\n"
               "b.md:1:2: error: b1\n"
               "error: nowhere\n"),
           "a list is in the order of paths and places");
}

static void as_html(void) {
    struct source source = source_of("a.md", STR("x <b> & \"y\"\n"));
    struct diags diags;
    diags_init(&diags, &arena);
    diag_add(&diags, DIAG_SYNTAX, (struct span){&source, 2, 5}, "no `<b>`");
    struct buf out;
    buf_init(&out, &arena);
    diags_html(&out, &diags);
    str_is(buf_str(&out),
           STR("<span class=\"error\">error[syntax]</span>: "
               "<span class=\"bold\">no `&lt;b&gt;`</span>\n"
               "  a.md:1:3\n"
               "<span class=\"gutter\">   1 |</span> x &lt;b&gt; &amp; "
               "&quot;y&quot;\n"
               "<span class=\"gutter\">     |</span>   "
               "<span class=\"error\">^^^</span>\n"),
           "the window as HTML, all of the source escaped");
}

static void limits(void) {
    struct buf text;
    buf_init(&text, &arena);
    buf_fill(&text, 'x', 5000);
    struct source source = source_of("a.md", buf_str(&text));
    struct source other = source_of("b.md", STR("x"));
    struct diags diags;
    diags_init(&diags, &arena);
    for (uint32_t i = 0; i < 20; i++)
        diag_add(&diags, DIAG_SYNTAX, (struct span){&source, i, i}, "e");
    ok(str_find(printed(&diags, DIAG_SHORT), STR("more"), 0) == STR_NONE,
       "20 of one source are shown");
    for (uint32_t i = 20; i < 5000; i++)
        diag_add(&diags, DIAG_SYNTAX, (struct span){&source, i, i}, "e");
    diag_add(&diags, DIAG_SYNTAX, (struct span){&other, 0, 1}, "last");
    struct str shown = printed(&diags, DIAG_SHORT);
    ok(str_ends(shown, STR("a.md:1:20: error: e\na.md: and 4980 more\n"
                           "b.md:1:1: error: last\n")),
       "of more, 20 are shown, and all of another source");
    struct str json = printed(&diags, DIAG_JSON), line;
    size_t lines = 0;
    while (str_line(&json, &line))
        lines++;
    ok(lines == 5001, "a program gets all");
}

int main(void) {
    records();
    catalogue();
    suggests();
    windows();
    places_carets();
    shows_long_lines();
    shows_labels();
    widens_the_gutter();
    has_other_forms();
    colours();
    orders();
    as_html();
    limits();
    arena_release(&arena);
    return tap_done();
}
