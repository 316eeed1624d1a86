/* data/rows: records as rows, and what is left of a block with a file. */
#include "data/data.h"

#include "tap.h"

static struct arena arena;
static struct diags diags;
static struct source source;

static void show_cell(struct buf *buf, struct cell cell) {
    buf_printf(buf, cell.quoted ? "\"" STR_FMT "\"" : STR_FMT,
               STR_ARG(cell.text));
}

/* The rows of a text in YAML, `a|b` each; then the messages. */
static void reads(struct str text, struct str want, const char *name) {
    source_init(&source, &arena, STR("x.yaml"), text);
    diags_init(&diags, &arena);
    struct csv *csv = data_records(
        &arena, &diags, data_yaml(&arena, &diags, excerpt_all(&source)));
    struct buf buf;
    buf_init(&buf, &arena);
    for (size_t i = 0; csv && i < (csv->rows + 1) * csv->columns; i++) {
        show_cell(&buf, i < csv->columns ? csv->header[i]
                                         : csv_cell(csv, 0, i - csv->columns));
        buf_char(&buf, (i + 1) % csv->columns ? '|' : '\n');
    }
    diags_print(&buf, &diags, DIAG_SHORT, false);
    str_is(buf_str(&buf), want, name);
}

static void records(void) {
    reads(STR("- {a: 1, b: x y}\n- {b: \"2\", a: ~}\n"),
          STR("a|b\n1|x y\n|\"2\"\n"),
          "a list of records, its columns in the first one's order");
    reads(STR("A: {p: 1}\nB: {p: 2}\n"), STR("name|p\nA|1\nB|2\n"),
          "a map of records has their keys first");
    reads(STR("- {a: 1, b: 2}\n- {a: 3}\n"), STR("a|b\n1|2\n3|\n"),
          "a value that a record lacks is an empty cell");
    reads(STR("- {\"latency [ms]\": 1}\n"), STR("\"latency [ms]\"\n1\n"),
          "a key can have a unit");
}

static void refuses(void) {
    reads(STR("just text"),
          STR("x.yaml:1:1: error: data is a list of records, or a map of "
              "them, not a single value\n"),
          "a single value");
    reads(STR("[]"), STR("x.yaml:1:1: error: the data has no records\n"),
          "no records");
    reads(STR("- {}\n"),
          STR("x.yaml:1:3: error: the first record has no columns\n"),
          "no columns");
    reads(STR("a: 1\nb: 2\n"),
          STR("x.yaml:1:4: error: a record is a map from column to value, "
              "not a single value\n"),
          "values where records are wanted");
    reads(STR("- {a: 1}\n- {b: 1}\n- {c: 1}\n"),
          STR("x.yaml:2:4: error: the first record has no `b`\n"
              "x.yaml:3:4: error: the first record has no `c`\n"),
          "keys that the first record lacks, each of them");
    reads(STR("A: {}\nB: {p: 1}\n"),
          STR("x.yaml:2:5: error: the first record has no `p`\n"),
          "a first record without columns");
    reads(STR("- {a: [1]}\n"),
          STR("x.yaml:1:7: error: a cell is a text, a number, true or false, "
              "not a list\n"),
          "a list in a cell");
    reads(STR("A: {name: x}\n"),
          STR("x.yaml:1:5: error: the column `name` holds the keys of the "
              "records\n"),
          "a second `name`");
}

static struct str after(struct str text) {
    source_init(&source, &arena, STR("x.md"), text);
    diags_init(&diags, &arena);
    return data_after(&diags, excerpt_all(&source)).text;
}

static void blocks(void) {
    str_is(after(STR("\n# comment\n ---\nb = 2 * a\n")), STR("b = 2 * a\n"),
           "what follows the line is left");
    str_is(after(STR("")), STR(""), "there need not be one");
    ok(!diags.first, "nothing of this is a mistake");
    after(STR("a, b\n1, 2\n---\n"));
    ok(diags.first && diags.first == diags.last &&
           diags.first->name == DIAG_BAD_FENCE,
       "rows above the line are");
}

int main(void) {
    records();
    refuses();
    blocks();
    arena_release(&arena);
    return tap_done();
}
