/* Rows of cells; those with quotes by libcsv in its strict mode.
 *
 * A row without quotes is only cut at its separators.  libcsv tells contents
 * but not places, so what could end a cell is fed one byte at a time: when it
 * hands out a cell, the cell ends at that byte.  Lines are looked at only
 * where a row may begin; so a quoted cell may hold line ends, `#` and `---` as
 * it likes.  A row that libcsv refuses is reported, and reading goes on behind
 * its line with a new parser. */
#include "base/limits.h"
#include "base/num.h"
#include "data/data.h"

#include <csv.h>

struct reader {
    struct csv_parser parser;
    struct arena *arena;
    struct diags *diags;
    struct excerpt text;
    unsigned char separator;
    size_t at;         /* offset of the byte that is being fed */
    size_t cell_begin; /* behind the last separator */
    size_t row_begin;
    bool row_ended;
    struct csv_cell *cells; /* of all rows so far, then of this one */
    size_t cell_count;
    size_t cell_capacity;
    size_t apart, apart_capacity; /* of csv->apart */
    size_t kept;                  /* cells of complete rows */
    struct csv *csv;
};

struct str csv_text(const struct csv *csv, const struct csv_cell *cell) {
    return cell->apart ? csv->apart[cell->at].text
                       : str_slice(csv->text.text, cell->at,
                                   (size_t)cell->at + cell->length);
}

struct cell csv_cell(const struct csv *csv, size_t row, size_t column) {
    const struct csv_cell *kept = &csv->cells[row * csv->columns + column];
    if (kept->apart)
        return csv->apart[kept->at];
    size_t quote = kept->quoted, end = (size_t)kept->at + kept->length;
    return (struct cell){
        .text = csv_text(csv, kept),
        .quoted = kept->quoted,
        .span = excerpt_span(csv->text, kept->at - quote, end + quote),
    };
}

static _Noreturn void library_failed(void) {
    bug("libcsv cannot be set up");
}

static void add_cell(struct reader *reader, struct csv_cell cell) {
    ARENA_PUSH(reader->arena, reader->cells, reader->cell_count,
               reader->cell_capacity, cell);
}

/* Adds a cell that is a part of the text. */
static void add_part(struct reader *reader, struct str part, bool quoted) {
    add_cell(reader, (struct csv_cell){
                         .at = (uint32_t)(part.s - reader->text.text.s),
                         .length = (uint32_t)part.n & 0x3FFFFFFF,
                         .quoted = quoted,
                     });
}

/* Adds a quoted cell in which doubled quotes were resolved. */
static void add_apart(struct reader *reader, struct str raw,
                      struct str content) {
    struct csv *csv = reader->csv;
    size_t at = (size_t)(raw.s - reader->text.text.s);
    struct cell cell = {
        .text = str_copy(reader->arena, content),
        .quoted = true,
        .span = excerpt_span(reader->text, at, at + raw.n),
    };
    add_cell(reader, (struct csv_cell){.at = (uint32_t)reader->apart,
                                       .quoted = true,
                                       .apart = true});
    ARENA_PUSH(reader->arena, csv->apart, reader->apart, reader->apart_capacity,
               cell);
}

/* What stands between two offsets, without the spaces around it. */
static struct str trimmed(const struct reader *reader, size_t from, size_t to) {
    return str_trim(str_slice(reader->text.text, from, to));
}

/* What libcsv calls with a cell; its bytes are libcsv's. */
static void take_cell(void *bytes, size_t size, void *data) {
    struct reader *reader = data;
    struct str raw = trimmed(reader, reader->cell_begin, reader->at);
    bool quoted = str_starts(raw, STR("\""));
    struct str content = {bytes, size};
    struct str written = quoted ? str_slice(raw, 1, raw.n - 1) : raw;
    if (!quoted || str_eq(written, content))
        add_part(reader, written, quoted);
    else
        add_apart(reader, raw, content);
    reader->cell_begin = reader->at + 1;
}

static void end_row(int byte, void *data) {
    (void)byte;
    struct reader *reader = data;
    reader->row_ended = true;
}

static void parser_begin(struct reader *reader) {
    if (csv_init(&reader->parser, CSV_STRICT) != 0)
        library_failed();
    csv_set_delim(&reader->parser, reader->separator);
}

/* What is wrong with a byte that libcsv refuses: a quote that does not begin
 * its cell, or text behind the quote that ends it. */
static void report_quote(struct reader *reader) {
    struct str before =
        str_trim(str_slice(reader->text.text, reader->cell_begin, reader->at));
    struct span span = excerpt_span(reader->text, reader->at, reader->at + 1);
    if (!str_starts(before, STR("\""))) {
        struct diag *diag =
            diag_add(reader->diags, DIAG_BAD_CSV, span,
                     "a quote inside of a cell that does not begin with one");
        diag_help(diag, "put the cell in quotes, and write each quote inside "
                        "of it twice");
        return;
    }
    struct diag *diag = diag_add(reader->diags, DIAG_BAD_CSV, span,
                                 "text behind the quote that ends the cell");
    diag_help(diag, "a quote inside of a quoted cell is written twice");
}

/* How many bytes from here on cannot end a cell or be a quote, at least 1:
 * libcsv takes them at once, for they call nothing. */
static size_t plain_run(const struct reader *reader) {
    struct str text = reader->text.text;
    size_t end = reader->at;
    while (end < text.n && text.s[end] != '"' && text.s[end] != '\n' &&
           text.s[end] != '\r' &&
           (unsigned char)text.s[end] != reader->separator)
        end++;
    return end > reader->at ? end - reader->at : 1;
}

/* Feeds bytes; how many libcsv took before it refused one. */
static size_t feed(struct reader *reader, const char *bytes, size_t size) {
    size_t taken =
        csv_parse(&reader->parser, bytes, size, take_cell, end_row, reader);
    if (taken < size && csv_error(&reader->parser) == CSV_ENOMEM)
        bug("libcsv has no memory");
    return taken;
}

/* Offset behind the line on which `at` stands. */
static size_t line_end(const struct reader *reader, size_t at) {
    size_t end = str_find_byte(reader->text.text, '\n', at);
    return end == STR_NONE ? reader->text.text.n : end + 1;
}

/* Reads the row that begins here if there are no quotes in it; else false,
 * and nothing is read.  A row of one empty cell, which can stand before a
 * carriage return only, is a blank line. */
static bool read_plain_row(struct reader *reader) {
    struct str text = reader->text.text;
    size_t kept = reader->cell_count, begin = reader->at;
    bool ended = false;
    for (size_t at = begin; !ended; at++) {
        char byte = at < text.n ? text.s[at] : '\n';
        ended = byte == '\n' || byte == '\r';
        if (byte == '"') {
            reader->cell_count = kept;
            return false;
        }
        if (!ended && (unsigned char)byte != reader->separator)
            continue;
        struct str cell = trimmed(reader, begin, at);
        begin = at + 1;
        if (ended && cell.n == 0 && reader->cell_count == kept && at < text.n)
            ended = false;
        else
            add_part(reader, cell, false);
    }
    reader->at = begin < text.n ? begin : text.n;
    return true;
}

/* Reads the row that begins here; false, after a report, if it is none. */
static bool read_row(struct reader *reader) {
    struct str text = reader->text.text;
    reader->row_begin = reader->cell_begin = reader->at;
    if (read_plain_row(reader))
        return true;
    reader->row_ended = false;
    while (reader->at < text.n && !reader->row_ended) {
        size_t run = plain_run(reader);
        size_t taken = feed(reader, text.s + reader->at, run);
        reader->at += taken;
        if (taken < run) {
            report_quote(reader);
            reader->at = line_end(reader, reader->at);
            return false;
        }
    }
    if (!reader->row_ended)
        feed(reader, "\n", 1); /* the last line has no end */
    if (reader->row_ended)
        return true;
    size_t quote = str_find_byte(text, '"', reader->cell_begin);
    diag_add(reader->diags, DIAG_BAD_CSV,
             excerpt_span(reader->text, quote, quote + 1),
             "this quote is never closed");
    return false;
}

static void report_count(struct reader *reader, size_t count) {
    size_t header = reader->csv->columns;
    struct span span = excerpt_whole(excerpt_trim(
        excerpt_slice(reader->text, reader->row_begin, reader->at)));
    struct diag *diag = diag_add(reader->diags, DIAG_BAD_CSV, span,
                                 "this row has %zu cell%s, the header has %zu",
                                 count, count == 1 ? "" : "s", header);
    if (count > header && reader->separator == ',')
        diag_help(diag, "a text with a comma in it needs quotes; a number has "
                        "no commas");
}

/* Makes room for all rows if they are like the first; more are no harm, for
 * memory that is not used costs nothing. */
static void reserve(struct reader *reader) {
    size_t length = reader->at - reader->row_begin;
    size_t rows = (reader->text.text.n - reader->at) / length + 1;
    rows = rows < LIMIT_LIST_LENGTH ? rows + rows / 8 : LIMIT_LIST_LENGTH;
    size_t capacity = rows * reader->csv->columns;
    if (capacity <= reader->cell_capacity)
        return;
    reader->cells = arena_grow(reader->arena, reader->cells, reader->cell_count,
                               capacity, sizeof *reader->cells);
    reader->cell_capacity = capacity;
}

/* Makes the cells read last the header, or a row of its length. */
static void keep_row(struct reader *reader) {
    struct csv *csv = reader->csv;
    size_t count = reader->cell_count - reader->kept;
    if (csv->columns == 0) {
        csv->columns = count;
        csv->cells = reader->cells;
        csv->header = ARENA_ARRAY(reader->arena, count, struct cell);
        for (size_t i = 0; i < count; i++)
            csv->header[i] = csv_cell(csv, 0, i);
        reader->cell_count = 0;
    } else if (count == csv->columns) {
        reader->kept = reader->cell_count;
        if (csv->rows++ == 0)
            reserve(reader);
    } else {
        report_count(reader, count);
        reader->cell_count = reader->kept;
    }
}

/* Skips blank lines and comments; false at the end of the rows, which
 * `---` sets to what follows it. */
static bool find_row(struct reader *reader) {
    struct str text = reader->text.text;
    while (reader->at < text.n) {
        char first = text.s[reader->at];
        if (first != '#' && first != '-' && !str_space(first))
            return true;
        size_t next = line_end(reader, reader->at);
        struct str line = str_trim(str_slice(text, reader->at, next));
        if (str_is(line, "---")) {
            reader->csv->after = excerpt_slice(reader->text, next, text.n);
            return false;
        }
        if (line.n > 0 && line.s[0] != '#')
            return true;
        reader->at = next;
    }
    return false;
}

/* False if the rows must not go on. */
static bool within_limit(struct reader *reader) {
    if (reader->csv->rows < LIMIT_LIST_LENGTH)
        return true;
    diag_add(reader->diags, DIAG_LIMIT,
             excerpt_span(reader->text, reader->at, reader->at + 1),
             "a table has at most " STR_FMT " rows",
             STR_ARG(num_grouped(reader->arena, LIMIT_LIST_LENGTH)));
    return false;
}

/* False if there is no header to read rows by. */
static bool read_rows(struct reader *reader) {
    while (find_row(reader)) {
        if (!within_limit(reader))
            break;
        bool header = reader->csv->columns == 0;
        if (read_row(reader)) {
            keep_row(reader);
            continue;
        }
        reader->cell_count = reader->kept;
        if (header)
            return false;
        csv_free(&reader->parser);
        parser_begin(reader);
    }
    if (reader->csv->columns > 0)
        return true;
    diag_add(reader->diags, DIAG_BAD_CSV, excerpt_whole(reader->text),
             "the data has no header");
    return false;
}

struct csv *data_csv(struct arena *arena, struct diags *diags,
                     struct excerpt text, char separator) {
    struct reader reader = {
        .arena = arena,
        .diags = diags,
        .text = text,
        .separator = (unsigned char)separator,
        .csv = ARENA_NEW(arena, struct csv),
    };
    reader.csv->text = text;
    reader.csv->after = excerpt_slice(text, text.text.n, text.text.n);
    parser_begin(&reader);
    bool readable = read_rows(&reader);
    csv_free(&reader.parser);
    reader.csv->cells = reader.cells;
    return readable ? reader.csv : NULL;
}

struct excerpt data_after(struct diags *diags, struct excerpt text) {
    struct csv csv = {.after = excerpt_slice(text, text.text.n, text.text.n)};
    struct reader reader = {.text = text, .csv = &csv};
    if (find_row(&reader)) {
        size_t end = line_end(&reader, reader.at);
        struct excerpt line = excerpt_slice(text, reader.at, end);
        diag_help(diag_add(diags, DIAG_BAD_FENCE,
                           excerpt_whole(excerpt_trim(line)),
                           "the rows of this block are in its file"),
                  "computed columns stand below a line of `---`");
    }
    return csv.after;
}
