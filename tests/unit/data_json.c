/* data/json: trees of JSON with the places of all that is in them. */
#include "base/limits.h"
#include "data/data.h"

#include "tap.h"

static struct arena arena;
static struct diags diags;
static struct source source;

static struct node *tree_of(struct str text) {
    source_init(&source, &arena, STR("x.json"), text);
    diags_init(&diags, &arena);
    return data_json(&arena, &diags, excerpt_all(&source));
}

/* The tree as JSON again, each text as it was understood. */
static void show(struct buf *buf, const struct node *node) {
    bool list = node->kind == NODE_LIST;
    if (node->kind == NODE_SCALAR) {
        buf_printf(buf, node->quoted ? "\"" STR_FMT "\"" : STR_FMT,
                   STR_ARG(node->text.text));
        return;
    }
    buf_char(buf, list ? '[' : '{');
    for (size_t i = 0; i < node->count; i++) {
        buf_printf(buf, "%s", i > 0 ? ", " : "");
        if (!list) {
            show(buf, node->pairs[i].key);
            BUF_LITERAL(buf, ": ");
        }
        show(buf, list ? node->items[i] : node->pairs[i].value);
    }
    buf_char(buf, list ? ']' : '}');
}

static void reads(struct str text, struct str want, const char *name) {
    struct node *tree = tree_of(text);
    struct buf buf;
    buf_init(&buf, &arena);
    if (tree)
        show(&buf, tree);
    else
        BUF_LITERAL(&buf, "no tree");
    if (diags.first)
        buf_char(&buf, '\n');
    diags_print(&buf, &diags, DIAG_SHORT, false);
    str_is(buf_str(&buf), want, name);
}

static void trees(void) {
    reads(STR("{\"a\":1,\"b\":[true,null]}"),
          STR("{\"a\": 1, \"b\": [true, null]}"), "objects and arrays");
    reads(STR(" [ ] "), STR("[]"), "an empty array");
    reads(STR("\n{\t}\r\n"), STR("{}"), "an empty object");
    reads(STR("[[], {}, \"\"]"), STR("[[], {}, \"\"]"), "empty ones inside");
    reads(STR("[-1.50e3, 0.1, 123456789012345678901234567890]"),
          STR("[-1.50e3, 0.1, 123456789012345678901234567890]"),
          "numbers stay what was written");
    reads(STR("[\"a,]}\", \"\\\"\"]"), STR("[\"a,]}\", \"\"\"]"),
          "signs inside of a text are text");
    reads(STR("[\"\\u00b5s\", \"\\\\\\/\\ud83d\\ude00\"]"),
          STR("[\"\xC2\xB5s\", \"\\/\xF0\x9F\x98\x80\"]"),
          "escapes are resolved, surrogates too");
    reads(STR("3"), STR("3"), "a value alone");
}

static void refuses(void) {
    reads(STR(""),
          STR("no tree\nx.json:1:1: error: this is not JSON: unexpected "
              "token\n"),
          "an empty text");
    reads(STR("[1,\n 2,]"),
          STR("no tree\nx.json:2:4: error: this is not JSON: unexpected "
              "token\n"),
          "a comma too many");
    reads(STR("{\"a\": nul}"),
          STR("no tree\nx.json:1:7: error: this is not JSON: invalid "
              "token\n"),
          "a word that is none");
    reads(STR("[\"a\nb\"]"),
          STR("no tree\nx.json:1:2: error: this is not JSON: unexpected "
              "newline\n"),
          "a line end in a text");
    reads(STR("[1] x"),
          STR("no tree\nx.json:1:5: error: this is not JSON: end of file "
              "expected\n"),
          "more behind the end");
    reads(STR("{\"a\": 1, \"b\": {\"a\": 2, \"\\u0061\": 3}}"),
          STR("{\"a\": 1, \"b\": {\"a\": 2}}\n"
              "x.json:1:24: error: the key `a` stands twice in one object\n"),
          "a key that stands twice, in one object only");
}

static void depth(void) {
    struct buf text;
    buf_init(&text, &arena);
    for (int i = 0; i < 1000; i++)
        buf_char(&text, '[');
    for (int i = 0; i < 1000; i++)
        buf_char(&text, ']');
    tree_of(buf_str(&text));
    ok(diags.first && diags.first == diags.last &&
           diags.first->name == DIAG_LIMIT &&
           diags.first->span.from == LIMIT_YAML_DEPTH,
       "what nests too deep is reported once, where it does");
    buf_char(&text, ',');
    ok(!tree_of(buf_str(&text)) && diags.first->name == DIAG_BAD_JSON,
       "what is no JSON is told first");
    for (int i = 0; i < 100000; i++)
        buf_char(&text, '[');
    ok(!tree_of(str_slice(buf_str(&text), 2001, STR_NONE)) &&
           diags.first->name == DIAG_LIMIT,
       "no depth takes the stack");
}

static void places(void) {
    const struct node *tree = tree_of(STR("{\"a\": [12, \"x\\ty\"]}"));
    const struct node *list = node_get(tree, "a");
    ok(list->span.from == 6 && list->span.to == 18, "a list has its brackets");
    ok(list->items[0]->span.from == 7 && list->items[0]->span.to == 9,
       "a number its digits");
    struct span letter = excerpt_span(list->items[1]->text, 2, 3);
    str_is(span_text(letter), STR("y"), "a byte behind an escape its place");
    str_is(span_text(tree->pairs[0].key->span), STR("\"a\""),
           "a key has its quotes");
}

int main(void) {
    trees();
    refuses();
    depth();
    places();
    arena_release(&arena);
    return tap_done();
}
