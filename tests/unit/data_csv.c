/* data/csv: rows of cells, their places, and what is refused. */
#include "base/limits.h"
#include "data/data.h"

#include "tap.h"

struct read {
    struct arena arena;
    struct source source;
    struct diags diags;
    struct csv *csv;
};

static void read_with(struct read *read, struct str text, char separator) {
    *read = (struct read){0};
    diags_init(&read->diags, &read->arena);
    source_init(&read->source, &read->arena, STR("x.csv"), text);
    read->csv = data_csv(&read->arena, &read->diags, excerpt_all(&read->source),
                         separator);
}

/* Cells as `a|b`, quoted ones as `"a"`, a row a line; then the messages. */
static struct str shown(struct read *read) {
    struct buf buf;
    buf_init(&buf, &read->arena);
    const struct csv *csv = read->csv;
    for (size_t row = 0; csv && row <= csv->rows; row++) {
        for (size_t i = 0; i < csv->columns; i++) {
            struct cell cell =
                row == 0 ? csv->header[i] : csv_cell(csv, row - 1, i);
            const char *quote = cell.quoted ? "\"" : "";
            buf_printf(&buf, "%s%s" STR_FMT "%s", i > 0 ? "|" : "", quote,
                       STR_ARG(cell.text), quote);
        }
        buf_char(&buf, '\n');
    }
    if (!csv)
        BUF_LITERAL(&buf, "no table\n");
    diags_print(&buf, &read->diags, DIAG_SHORT, false);
    return buf_str(&buf);
}

static void reads(struct str text, struct str want, const char *name) {
    struct read read;
    read_with(&read, text, ',');
    str_is(shown(&read), want, name);
    arena_release(&read.arena);
}

static void plain(void) {
    reads(STR("a,b\n1,2\n3,4\n"), STR("a|b\n1|2\n3|4\n"), "rows of cells");
    reads(STR("a,b\n1,2"), STR("a|b\n1|2\n"), "the last line needs no end");
    reads(STR("a,b\r\n1,2\r\n"), STR("a|b\n1|2\n"), "CRLF ends a row");
    reads(STR("a,b\r1,2\r"), STR("a|b\n1|2\n"), "so does CR");
    reads(STR("a\r \r1\r\r2"), STR("a\n1\n2\n"),
          "lines between CRs are blank, too");
    reads(STR("a,b\n1,\"2\"\n3,4\n"), STR("a|b\n1|\"2\"\n3|4\n"),
          "rows with quotes and without follow each other");
    reads(STR("a\n1\n"), STR("a\n1\n"), "one column");
    reads(STR("a,b\n"), STR("a|b\n"), "a header alone");
    reads(STR(" model ,\tyear [y]  \n  GPT 3 ,  2020\n"),
          STR("model|year [y]\nGPT 3|2020\n"),
          "spaces around cells are dropped");
    reads(STR("a,b,c\n,,\n1,,3\n"), STR("a|b|c\n||\n1||3\n"), "empty cells");
    reads(STR("a,b\n\n  \n1,2\n\n"), STR("a|b\n1|2\n"),
          "blank lines are skipped");
    reads(STR("# data\na,b\n  # more\n1,2 # no comment\n#3,4"),
          STR("a|b\n1|2 # no comment\n"), "comment lines are skipped");
    reads(STR("n\xC3\xB6,\xE4\xB8\xAD\n\xC3\xA4,2\n"),
          STR("n\xC3\xB6|\xE4\xB8\xAD\n\xC3\xA4|2\n"), "any letters");
}

static void quoted(void) {
    reads(STR("a,b\n\"1,5\", \"x y\" \n"), STR("a|b\n\"1,5\"|\"x y\"\n"),
          "commas in quotes");
    reads(STR("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n"),
          STR("a|b\n\"say \"hi\"\"|\"\"\"\n"), "quotes in quotes");
    reads(STR("a,b\n\"\",\" x \"\n"), STR("a|b\n\"\"|\" x \"\n"),
          "spaces in quotes stay");
    reads(STR("a,b\n\"1\n---\n# 2\",3\n4,5\n"),
          STR("a|b\n\"1\n---\n# 2\"|3\n4|5\n"),
          "lines in quotes are neither comments nor the end");
    reads(STR("a\n\"1\r\n2\""), STR("a\n\"1\r\n2\"\n"),
          "CRLF in quotes stays, and the last line needs no end");
    reads(STR("\"a,b\",c\n1,2\n"), STR("\"a,b\"|c\n1|2\n"),
          "a header in quotes");
}

static void tabs(void) {
    struct read read;
    read_with(&read, STR("a\tb\n1, 2\t\"x\ty\"\n\t\n\t2\n"), '\t');
    str_is(shown(&read), STR("a|b\n1, 2|\"x\ty\"\n|2\n"), "cells between tabs");
    arena_release(&read.arena);
}

static void refuses(void) {
    reads(STR("a,b\n1\n2,3\n4,5,6\n7,8\n"),
          STR("a|b\n2|3\n7|8\n"
              "x.csv:2:1: error: this row has 1 cell, the header has 2\n"
              "x.csv:4:1: error: this row has 3 cells, the header has 2\n"),
          "rows of another length are reported and left out");
    reads(STR("a,b\n1,x\"y\n2,3\n"),
          STR("a|b\n2|3\n"
              "x.csv:2:4: error: a quote inside of a cell that does not begin "
              "with one\n"),
          "a quote may not stand inside of a cell");
    reads(STR("a,b\n\"1\"2,3\n4,5\n"),
          STR("a|b\n4|5\n"
              "x.csv:2:4: error: text behind the quote that ends the cell\n"),
          "nothing may follow a closing quote");
    reads(STR("a,b\n1,2\n3, \"x\n4,5\n"),
          STR("a|b\n1|2\nx.csv:3:4: error: this quote is never closed\n"),
          "an unclosed quote is reported where it opens");
    reads(STR("a,b\n\"x\"\",2\n"),
          STR("a|b\nx.csv:2:1: error: this quote is never closed\n"),
          "a doubled quote does not close");
    reads(STR("a,\"b\n1,2\n"),
          STR("no table\nx.csv:1:3: error: this quote is never closed\n"),
          "a header that cannot be read is no header");
    reads(STR("a,x\"b\"\n1,2\n"),
          STR("no table\nx.csv:1:4: error: a quote inside of a cell that does "
              "not begin with one\n"),
          "nor is one with a stray quote");
    reads(STR(""), STR("no table\nx.csv:1:1: error: the data has no header\n"),
          "nothing has no header");
    reads(STR("# only\n\n---\nx = 1\n"),
          STR("no table\nx.csv:1:1: error: the data has no header\n"),
          "nor have comments");
    reads(STR("a,b\n1,\"\"x\n\"y,2\n3,4\n"),
          STR("a|b\n"
              "x.csv:2:5: error: text behind the quote that ends the cell\n"
              "x.csv:3:1: error: this quote is never closed\n"),
          "several mistakes are found in one run");
}

static void ends_rows(void) {
    struct read read;
    read_with(&read, STR("a,b\n1,2\n --- \nc = a + b\nd = 1\n"), ',');
    str_is(shown(&read), STR("a|b\n1|2\n"), "--- ends the rows");
    str_is(read.csv->after.text, STR("c = a + b\nd = 1\n"),
           "what follows is handed on");
    struct span span = excerpt_span(read.csv->after, 0, 1);
    struct place place = source_place(&read.source, span.from);
    ok(place.line == 4 && place.column == 1, "with its place");
    arena_release(&read.arena);
    read_with(&read, STR("a,b\n1,2\n---"), ',');
    ok(read.csv && read.csv->after.text.n == 0, "nothing may follow");
    arena_release(&read.arena);
    read_with(&read, STR("a,b\n---,---\n----\n"), ',');
    str_is(shown(&read),
           STR("a|b\n---|---\n"
               "x.csv:3:1: error: this row has 1 cell, the header has 2\n"),
           "only --- alone ends them");
    ok(read.csv->after.text.n == 0, "without it nothing follows");
    arena_release(&read.arena);
}

static bool stands(struct cell cell, const char *written) {
    return (str_is)(span_text(cell.span), written);
}

static void knows_places(void) {
    struct read read;
    read_with(&read,
              STR("n\xC3\xA4me ,  \"b \"\"c\" ,d\r\n\r\n x,, \"y\nz\"\n"), ',');
    const struct csv *csv = read.csv;
    const struct cell *header = csv->header;
    ok(stands(header[0], "n\xC3\xA4me") && stands(header[1], "\"b \"\"c\"") &&
           stands(header[2], "d"),
       "a cell stands where it is written, with its quotes");
    ok(stands(csv_cell(csv, 0, 0), "x") && stands(csv_cell(csv, 0, 1), "") &&
           stands(csv_cell(csv, 0, 2), "\"y\nz\""),
       "also behind blank lines, empty, and over two lines");
    struct place place =
        source_place(&read.source, csv_cell(csv, 0, 1).span.from);
    ok(place.line == 3 && place.column == 4,
       "an empty cell stands between its commas");
    str_is(header[1].text, STR("b \"c"), "its text is without quotes");
    arena_release(&read.arena);
}

/* The text of a fence in a list: each line begins behind an indentation. */
static void reads_excerpts(void) {
    struct arena arena = {0};
    struct source source;
    struct diags diags;
    diags_init(&diags, &arena);
    source_init(&source, &arena, STR("x.md"), STR("  a,b\n  1,\"x\n  y\"\n"));
    static const struct excerpt_line lines[] = {{0, 2}, {4, 8}, {9, 15}};
    struct excerpt text = {
        .source = &source,
        .text = STR("a,b\n1,\"x\ny\"\n"),
        .list = lines,
        .lines = 3,
    };
    struct csv *csv = data_csv(&arena, &diags, text, ',');
    ok(csv && csv->rows == 1, "a fence's text is read");
    ok(stands(csv_cell(csv, 0, 0), "1") &&
           stands(csv_cell(csv, 0, 1), "\"x\n  y\""),
       "its cells stand where the source has them");
    arena_release(&arena);
}

static void has_a_limit(void) {
    struct arena arena = {0};
    struct buf buf;
    buf_init(&buf, &arena);
    BUF_LITERAL(&buf, "a\n");
    for (int i = 0; i < LIMIT_LIST_LENGTH; i++)
        BUF_LITERAL(&buf, "1\n");
    struct read read;
    read_with(&read, buf_str(&buf), ',');
    ok(read.csv && read.csv->rows == LIMIT_LIST_LENGTH &&
           !diags_failed(&read.diags),
       "a table can be as long as the limit");
    arena_release(&read.arena);
    BUF_LITERAL(&buf, "1\n2\n");
    read_with(&read, buf_str(&buf), ',');
    ok(read.csv && read.csv->rows == LIMIT_LIST_LENGTH &&
           read.diags.count[SEVERITY_ERROR] == 1 &&
           read.diags.first->name == DIAG_LIMIT,
       "beyond it, it is reported once");
    arena_release(&read.arena);
    arena_release(&arena);
}

int main(void) {
    plain();
    quoted();
    tabs();
    refuses();
    ends_rows();
    knows_places();
    reads_excerpts();
    has_a_limit();
    return tap_done();
}
