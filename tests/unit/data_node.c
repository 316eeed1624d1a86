/* data/node: questions to a tree, and what is said of wrong answers. */
#include "data/data.h"

#include "tap.h"

static struct arena arena;
static struct diags diags;

static struct node *tree_of(const char *text) {
    struct source *source = ARENA_NEW(&arena, struct source);
    source_init(source, &arena, STR("x.yml"), str_from(text));
    diags_init(&diags, &arena);
    return data_yaml(&arena, &diags, excerpt_all(source));
}

static struct str reports(enum diag_form form) {
    struct buf buf;
    buf_init(&buf, &arena);
    diags_print(&buf, &diags, form, false);
    return buf_str(&buf);
}

static void gets(void) {
    struct node *tree = tree_of("a: 1\nb: {c: 2}\nlist: [x]\n");
    ok(node_get(tree, "a") && node_get(node_get(tree, "b"), "c"),
       "a value is found by its key");
    ok(!node_get(tree, "c") && !node_get(tree, ""), "another key is not there");
    ok(!node_get(node_get(tree, "a"), "a") &&
           !node_get(node_get(tree, "list"), "x") && !node_get(NULL, "a"),
       "what is no map has no keys");
}

static void knows_nothing(void) {
    struct node *tree = tree_of("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\n"
                                "f: nil\ng: []\n");
    ok(node_empty(node_get(tree, "a")) && node_empty(node_get(tree, "b")) &&
           node_empty(node_get(tree, "c")),
       "nothing, ~ and null are empty");
    ok(!node_empty(node_get(tree, "d")) && !node_empty(node_get(tree, "e")),
       "what is quoted is not");
    ok(!node_empty(node_get(tree, "f")) && !node_empty(node_get(tree, "g")),
       "nor is another word or an empty list");
}

static void is_text(void) {
    struct node *tree =
        tree_of("title: '  a b '\nno: NO\nlist: [a]\nmap: {}\n");
    struct str text = STR("?");
    ok(node_text(&diags, node_get(tree, "title"), "title", &text), "a text");
    str_is(text, STR("a b"), "is trimmed");
    ok(node_text(&diags, node_get(tree, "no"), "no", &text), "a word");
    str_is(text, STR("NO"), "stays what was written");
    ok(!node_text(&diags, node_get(tree, "list"), "title", &text) &&
           !node_text(&diags, node_get(tree, "map"), "map", &text),
       "lists and maps are no text");
    str_is(text, STR("NO"), "and leave what there was");
    str_is(reports(DIAG_SHORT),
           STR("x.yml:3:7: error: `title` must be a text, not a list\n"
               "x.yml:4:6: error: `map` must be a text, not a map\n"),
           "which is said");
}

static void is_truth(void) {
    struct node *tree =
        tree_of("a: true\nb: false\nc: yes\nd: 'true'\ne: [true]\nf:\n");
    bool a = false, b = true, none = true;
    ok(node_truth(&diags, node_get(tree, "a"), "a", &a) && a, "true");
    ok(node_truth(&diags, node_get(tree, "b"), "b", &b) && !b, "false");
    ok(!node_truth(&diags, node_get(tree, "c"), "c", &none) &&
           !node_truth(&diags, node_get(tree, "d"), "d", &none) &&
           !node_truth(&diags, node_get(tree, "e"), "e", &none) &&
           !node_truth(&diags, node_get(tree, "f"), "f", &none) && none,
       "no other value is a truth value");
    ok(diags.count[SEVERITY_ERROR] == 4, "each is reported");
    str_is(diags.first->message, STR("`c` must be `true` or `false`"),
           "with what it must be");
}

static void checks_keys(void) {
    static const char *const known[] = {"title", "data", "mark"};
    struct node *tree = tree_of("titel: a\ndata: b\nwhatever: c\n");
    node_check_keys(&diags, tree, "a chart", known, 3);
    str_is(reports(DIAG_WINDOW),
           STR("error[unknown-key]: a chart has no key `titel`\n"
               "  x.yml:1:1\n"
               "   1 | titel: a\n"
               "     | ^^^^^\n"
               "     help: did you mean `title`?\n"
               "error[unknown-key]: a chart has no key `whatever`\n"
               "  x.yml:3:1\n"
               "   3 | whatever: c\n"
               "     | ^^^^^^^^\n"
               "     help: the keys are `title` `data` `mark`\n"),
           "unknown keys are reported, with the nearest or all known ones");
    tree = tree_of("[a, b]\n");
    node_check_keys(&diags, tree, "a chart", known, 3);
    ok(!diags_failed(&diags), "what is no map has no unknown keys");
}

int main(void) {
    gets();
    knows_nothing();
    is_text();
    is_truth();
    checks_keys();
    arena_release(&arena);
    return tap_done();
}
