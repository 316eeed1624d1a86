/* cmark takes a table for a paragraph, and its inline elements may reach over
 * cells.  So each cell is read again, alone: as a heading of one more text,
 * in which there is a line for each cell of the page, and behind them the page
 * for the link definitions in it.
 *
 * Limits: a row has as many cells as its header, so that short rows can make a
 * table much larger than its text: LIMIT_PIPE_CELLS of a page. */
#include "doc/pipe.h"

#include "base/limits.h"
#include "base/num.h"
#include "doc/markdown.h"
#include "doc/tree.h"

/* A paragraph that is a table from one of its lines on. */
struct table {
    struct element *paragraph;
    uint32_t header; /* the body's line of it; the rows are behind the next */
    size_t quotes;   /* around it */
    size_t columns;
};

struct pipe {
    struct doc *doc;
    struct diags *diags;
    struct source body; /* what cmark has read, by lines */
    struct table *tables;
    size_t count, capacity;
    size_t cells; /* of all tables so far */
};

/* Rows. --------------------------------------------------------------- */

/* A line of a paragraph without what quotes and lists put before it. */
static struct str line_inside(const struct pipe *pipe,
                              const struct table *table, uint32_t line) {
    struct str text = source_line(&pipe->body, line);
    const struct element *paragraph = table->paragraph;
    if (line == paragraph->line && paragraph->column > 0)
        return str_trim(str_slice(text, paragraph->column - 1, text.n));
    text = str_trim(text);
    for (size_t i = 0; i < table->quotes && str_starts(text, STR(">")); i++)
        text = str_trim(str_slice(text, 1, text.n));
    return text;
}

/* Takes the next cell off a row without the pipe before it; what stands
 * behind the last pipe is a cell only if there is anything. */
static bool next_cell(struct str *row, struct str *cell) {
    size_t end = 0;
    if (row->n == 0)
        return false;
    while (end < row->n && row->s[end] != '|')
        end += row->s[end] == '\\' ? 2 : 1;
    *cell = str_trim(str_slice(*row, 0, end));
    *row = str_slice(*row, end + 1, row->n);
    return true;
}

static struct str row_begin(struct str line) {
    return str_starts(line, STR("|")) ? str_slice(line, 1, line.n) : line;
}

static size_t count_cells(struct str line) {
    struct str row = row_begin(line), cell;
    size_t count = 0;
    while (next_cell(&row, &cell))
        count++;
    return count;
}

/* `---`, `:--`, `--:` or `:-:`. */
static bool read_delimiter(struct str cell, enum element_align *align) {
    bool left = str_starts(cell, STR(":"));
    struct str dashes = str_slice(cell, left, cell.n);
    bool right = str_ends(dashes, STR(":"));
    dashes.n -= right;
    *align = left && right ? ALIGN_CENTER
             : left        ? ALIGN_LEFT
             : right       ? ALIGN_RIGHT
                           : ALIGN_NONE;
    for (size_t i = 0; i < dashes.n; i++)
        if (dashes.s[i] != '-')
            return false;
    return dashes.n > 0;
}

/* How many columns a line of delimiters has; 0 if it is none. */
static size_t count_delimiters(struct str line) {
    struct str row = row_begin(line), cell;
    enum element_align align;
    size_t count = 0;
    for (; next_cell(&row, &cell); count++)
        if (!read_delimiter(cell, &align))
            return 0;
    return count;
}

/* Finding tables. ----------------------------------------------------- */

static size_t count_quotes(const struct element *element) {
    size_t quotes = 0;
    for (; element; element = element->parent)
        quotes += element->kind == ELEMENT_QUOTE;
    return quotes;
}

static bool has_pipe(struct str line) {
    return str_find_byte(line, '|', 0) != STR_NONE;
}

/* Finds the first line of a paragraph that is a header. */
static bool find_header(const struct pipe *pipe, struct table *table) {
    const struct element *paragraph = table->paragraph;
    for (uint32_t line = paragraph->line; line < paragraph->last_line; line++) {
        struct str delimiters = line_inside(pipe, table, line + 1);
        struct str header = line_inside(pipe, table, line);
        size_t columns = count_delimiters(delimiters);
        if (columns == 0 || count_cells(header) != columns ||
            (columns == 1 && !has_pipe(header) && !has_pipe(delimiters)))
            continue;
        table->header = line;
        table->columns = columns;
        return true;
    }
    return false;
}

static void find_table(struct pipe *pipe, struct element *paragraph) {
    struct table table = {.paragraph = paragraph};
    if (paragraph->last_line <= paragraph->line)
        return;
    table.quotes = count_quotes(paragraph);
    if (!find_header(pipe, &table))
        return;
    struct doc *doc = pipe->doc;
    size_t rows = paragraph->last_line - table.header;
    if (rows > (LIMIT_PIPE_CELLS - pipe->cells) / table.columns) {
        diag_add(pipe->diags, DIAG_LIMIT,
                 prose_span(doc->prose, doc->source, table.header, 1),
                 "the tables of this page have more than " STR_FMT " cells",
                 STR_ARG(num_grouped(doc->arena, LIMIT_PIPE_CELLS)));
        return;
    }
    pipe->cells += rows * table.columns;
    ARENA_PUSH(doc->arena, pipe->tables, pipe->count, pipe->capacity, table);
}

static void find_tables(struct pipe *pipe) {
    struct element *root = pipe->doc->prose->root;
    struct step step = tree_enter(root);
    do {
        if (step.entering && step.element->kind == ELEMENT_PARAGRAPH)
            find_table(pipe, step.element);
    } while (tree_next(&step, root));
}

/* The text of all cells. ---------------------------------------------- */

/* A heading may end with a run of `#`, so each has one.  The escape of a pipe
 * is the row's, even in code. */
static void write_cell(struct buf *out, struct str cell) {
    BUF_LITERAL(out, "# ");
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] == '\\' && i + 1 < cell.n && cell.s[i + 1] != '|')
            buf_char(out, cell.s[i++]);
        else if (cell.s[i] == '\\' && i + 1 < cell.n)
            i++;
        buf_char(out, cell.s[i]);
    }
    BUF_LITERAL(out, " #\n");
}

static void write_row(const struct pipe *pipe, struct buf *out,
                      const struct table *table, uint32_t line) {
    struct str row = row_begin(line_inside(pipe, table, line));
    struct str cell;
    for (size_t i = 0; i < table->columns; i++)
        write_cell(out, next_cell(&row, &cell) ? cell : STR(""));
}

/* What comes before the header is a paragraph: indented, none of its lines
 * but the first can begin anything else. */
static void write_lead(const struct pipe *pipe, struct buf *out,
                       const struct table *table) {
    uint32_t line = table->paragraph->line;
    for (; line < table->header; line++) {
        if (line > table->paragraph->line)
            BUF_LITERAL(out, "    ");
        buf_add(out, line_inside(pipe, table, line));
        buf_char(out, '\n');
    }
    buf_char(out, '\n');
}

static struct element *read_again(struct pipe *pipe) {
    struct buf text;
    buf_init(&text, pipe->doc->arena);
    for (size_t i = 0; i < pipe->count; i++) {
        const struct table *table = &pipe->tables[i];
        write_lead(pipe, &text, table);
        write_row(pipe, &text, table, table->header);
        uint32_t line = table->header + 2;
        for (; line <= table->paragraph->last_line; line++)
            write_row(pipe, &text, table, line);
    }
    if (str_find(pipe->body.text, STR("]:"), 0) != STR_NONE) {
        buf_char(&text, '\n');
        buf_add(&text, pipe->body.text);
    }
    return markdown_parse(pipe->doc->arena, buf_str(&text));
}

/* The elements. ------------------------------------------------------- */

/* What a heading of the other text holds, as elements of our line. */
static void take_cell(struct element *row, struct element *cell,
                      enum element_align align) {
    struct step step = tree_enter(cell);
    do
        step.element->line = row->line;
    while (tree_next(&step, cell));
    cell->kind = ELEMENT_CELL;
    cell->column = 0;
    cell->align = align;
    element_append(row, cell);
}

static void take_row(const struct pipe *pipe, const struct table *table,
                     struct element *to, struct element *from, uint32_t line) {
    struct element *row = element_new(pipe->doc->arena, ELEMENT_ROW);
    struct str delimiters =
        row_begin(line_inside(pipe, table, table->header + 1));
    row->line = line;
    row->column = 1;
    row->level = line == table->header;
    element_append(to, row);
    for (size_t i = 0; i < table->columns; i++) {
        struct str delimiter;
        enum element_align align = ALIGN_NONE;
        if (next_cell(&delimiters, &delimiter))
            read_delimiter(delimiter, &align);
        take_cell(row, element_take_first(from), align);
    }
}

static void check_row(struct pipe *pipe, const struct table *table,
                      uint32_t line) {
    struct doc *doc = pipe->doc;
    size_t count = count_cells(line_inside(pipe, table, line));
    if (count <= table->columns)
        return;
    struct diag *diag =
        diag_add(pipe->diags, DIAG_LONG_ROW,
                 prose_span(doc->prose, doc->source, line, 1),
                 "this row has %zu cells, and its table %zu column%s", count,
                 table->columns, table->columns == 1 ? "" : "s");
    diag_label(diag, prose_span(doc->prose, doc->source, table->header, 1),
               "the header is here");
    diag_help(diag, "write `\\|` for a `|` that is text, in code too");
}

/* The element that becomes the table: behind the paragraph before it, if there
 * is anything left of that. */
static struct element *make_place(struct pipe *pipe, const struct table *table,
                                  struct element *from) {
    struct element *paragraph = table->paragraph;
    while (element_take_first(paragraph))
        continue;
    if (table->header == paragraph->line || !from->first ||
        from->first->kind != ELEMENT_PARAGRAPH)
        return paragraph;
    struct element *lead = element_take_first(from);
    uint32_t line = paragraph->line;
    while (lead->first) {
        struct element *inside = element_take_first(lead);
        struct step step = tree_enter(inside);
        do
            step.element->line = line;
        while (tree_next(&step, inside));
        element_append(paragraph, inside);
    }
    struct element *place = element_new(pipe->doc->arena, ELEMENT_TABLE);
    place->line = table->header;
    place->column = 1;
    element_insert(paragraph, place);
    return place;
}

static void make_table(struct pipe *pipe, const struct table *table,
                       struct element *from) {
    uint32_t last = table->paragraph->last_line;
    struct element *place = make_place(pipe, table, from);
    place->kind = ELEMENT_TABLE;
    take_row(pipe, table, place, from, table->header);
    for (uint32_t line = table->header + 2; line <= last; line++) {
        check_row(pipe, table, line);
        take_row(pipe, table, place, from, line);
    }
}

void pipe_find(struct doc *doc, struct diags *diags, struct str text) {
    struct pipe pipe = {.doc = doc, .diags = diags};
    source_init(&pipe.body, doc->arena, doc->source->path, text);
    find_tables(&pipe);
    if (pipe.count == 0)
        return;
    struct element *again = read_again(&pipe);
    for (size_t i = 0; i < pipe.count; i++)
        make_table(&pipe, &pipe.tables[i], again);
}
