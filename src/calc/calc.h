/* The evaluator's door: data, definitions, expressions, formats, claims.
 *
 * One struct calc holds what one page defines.  Order does not matter:
 * first give it everything the page defines (calc_data, calc_define), then
 * evaluate anything.  Definitions are evaluated at first use, once; a cycle
 * is reported with its path.
 *
 *     struct calc *calc = calc_new(arena, diags);
 *     calc_data(calc, name, rows);              data fences
 *     calc_define(calc, body);                  calc fences
 *     calc_finish(calc);                        find mistakes in all of it
 *     if (calc_formula(calc, text, &formula))
 *         value = calc_evaluate(calc, formula.expression, NULL);
 *
 * Ownership: everything lives in the calc's arena.
 * Bad input: reported to the calc's diags with its place; the result is
 * VALUE_POISON, NULL or false, and says nothing more.
 * Thread: a calc belongs to one thread at a time.  No I/O.
 */
#ifndef CALC_CALC_H
#define CALC_CALC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "calc/value.h"
#include "data/data.h"

struct calc;
struct expression; /* parsed, never changes */
struct format;     /* parsed, never changes */

/* A row whose columns are visible by their bare names. */
struct row {
    const struct table *table;
    size_t index;
};

/* `EXPRESSION | FORMAT` */
struct formula {
    const struct expression *expression;
    const struct format *format; /* NULL: none was written */
    struct excerpt text;         /* of the expression, as written */
};

struct calc *calc_new(struct arena *arena, struct diags *diags);

struct arena *calc_arena(const struct calc *calc);
struct diags *calc_diags(const struct calc *calc);

/* Definitions. -------------------------------------------------------- */

/* Defines a table from rows, with the computed columns that follow them; a
 * name defined twice shows both places. */
void calc_data(struct calc *calc, struct excerpt name, const struct csv *csv);

/* The same for a table whose name stands in no text: `span` is where reports
 * say that it is defined. */
void calc_data_at(struct calc *calc, struct str name, struct span span,
                  const struct csv *csv);

/* Declares the units that a calc block declares, `unit NAME` on a line: to be
 * called for all blocks before anything is defined, since no order matters. */
void calc_units(struct calc *calc, struct excerpt definitions);

/* Defines what the lines of a calc block define. */
void calc_define(struct calc *calc, struct excerpt definitions);

/* Evaluates every definition, so that a mistake is found in what no page
 * uses, too. */
void calc_finish(struct calc *calc);

/* calc_finish for a calc whose definitions others are to see.  From then on it
 * is const, and any number of threads may share it. */
void calc_publish(struct calc *calc);

/* Lets a calc, before anything is defined in it, see the definitions of one
 * that is published (NULL: of none), which must live as long.  They come
 * before the builtins and cannot be defined again.  Mistakes in them were
 * reported there, and are silent here. */
void calc_share(struct calc *calc, const struct calc *shared);

/* The names that may not mean the same in two published calcs (NULL: which
 * defines none), as keys: what is defined in one of them only, has another
 * value or is written otherwise, and all functions.  False if everything may:
 * the calcs declare other units.  To be asked only if their sources differ.
 * The keys live with the calcs. */
bool calc_changes(struct arena *arena, const struct calc *before,
                  const struct calc *after, struct map *names);

/* A table by its name, as `data show` needs it; NULL if it has none. */
const struct table *calc_table(struct calc *calc, struct str name);

/* Expressions. -------------------------------------------------------- */

/* Parses all of `text` as `EXPRESSION | FORMAT`. */
bool calc_formula(struct calc *calc, struct excerpt text,
                  struct formula *formula);

/* Parses the longest expression that `text` begins with, and sets `*end` to
 * the offset in `text` behind it and white space; NULL after a report. */
const struct expression *calc_begin(struct calc *calc, struct excerpt text,
                                    size_t *end);

/* Parses a format: what stands behind the `|`. */
const struct format *calc_format(struct calc *calc, struct excerpt text);

/* The unit that a format converts to, or NULL if it names none. */
const struct unit *calc_format_unit(const struct format *format);

/* `row` may be NULL; else its columns come before all other names. */
struct value calc_evaluate(struct calc *calc,
                           const struct expression *expression,
                           const struct row *row);

/* The bare name that an expression is, or the empty str: the default title
 * of a channel and header of a column. */
struct str calc_name(const struct expression *expression);

/* A table by an expression such as `models where year > 2018 sort by
 * params`, from a table or a list of records; NULL after a report. */
const struct table *calc_rows(struct calc *calc, struct excerpt text);

/* Text. --------------------------------------------------------------- */

/* A value as readers see it; `format` NULL is the default of its kind.
 * `span` is where to report a format that does not suit the value. */
struct str calc_show(struct calc *calc, struct value value,
                     const struct format *format, struct span span);

/* The same as HTML: <data value="..." title="EXPRESSION">text</data>. */
struct str calc_show_html(struct calc *calc, struct value value,
                          const struct formula *formula);

/* A value within text: what stands between `{{` and `}}`.  `html` is as
 * calc_show_html, `plain` as calc_show; both are empty after a report, and
 * either may be NULL.  `row` may be NULL.
 *
 * With the word `show` before the expression both show its working, "training
 * / inference = 2.8 TB / 350 GB = 8", the HTML as <data> with <math> in it;
 * a formula that is only a name or a call is opened up to its definition.  A
 * value that is called `show` is the word only before what begins another
 * expression and cannot go on with this one. */
void calc_value(struct calc *calc, struct excerpt text, const struct row *row,
                struct str *html, struct str *plain);

/* The definitions of a calc block as HTML: <div class="definition"> each, with
 * formulas as <math>, comments at the ends of lines as <span class="remark">
 * and local definitions below, as a <div> within.  What is wrong in them was
 * reported by calc_define; such a definition is left out. */
struct str calc_definitions_html(struct calc *calc, struct excerpt definitions);

/* Text with `{{ EXPRESSION | FORMAT }}` in it, the values put in. */
struct str calc_text(struct calc *calc, struct excerpt text,
                     const struct row *row);
/* The same escaped for HTML, values as <data> elements. */
struct str calc_text_html(struct calc *calc, struct excerpt text,
                          const struct row *row);

/* Numbers in one unit, for scales and axes. */

/* The number of a value in `unit` (NULL: plain); false if it is not a
 * number or its dimension is another one, without a report. */
bool calc_number(struct value value, const struct unit *unit, double *number);

/* "GB/s", as readers write it; empty for a plain number. */
struct str calc_unit_name(struct calc *calc, const struct unit *unit);

/* "time", "information/time": the dimension, for messages. */
struct str calc_unit_dimension(struct calc *calc, const struct unit *unit);

bool calc_unit_same(const struct unit *a, const struct unit *b);

/* The same unit with the SI prefix that suits `number` of it (1 to 1000 if
 * it can); `*factor` is what to multiply numbers by.  A unit that takes no
 * prefix, and NULL, give themselves and 1. */
const struct unit *calc_unit_prefixed(struct calc *calc,
                                      const struct unit *unit, double number,
                                      double *factor);

/* Claims. ------------------------------------------------------------- */

struct claim {
    bool holds;
    struct str expression; /* as written, without `show` and the format */
    struct str computed;   /* the value, as readers see it */
    struct str working;    /* HTML, <math> elements: the formula with its values
                              put in; empty unless `show` stands before it */
};

/* `[written]{= expression}`, also `{= show expression}`: the text must equal
 * the expression to the precision it is written with.  A claim that does not
 * hold is reported, at `written`, with what it computes to and the values put
 * in.  False if it could not be decided (already reported). */
bool calc_claim(struct calc *calc, struct excerpt written,
                struct excerpt expression, struct claim *claim);

/* `{check: condition}` and the rows of a check block. */
bool calc_check(struct calc *calc, struct excerpt written,
                struct excerpt condition, struct claim *claim);

/* Finds the next number with a unit (one that the page declares, money, `%` and
 * factors such as 8× count, too) in running text at or after `*from`, which
 * moves behind it; false if there is none.  What a claim would read as one
 * quantity or range is one number. */
bool calc_bare(struct calc *calc, struct excerpt text, size_t *from,
               struct excerpt *number);

/* Tables. ------------------------------------------------------------- */

/* A table as it stands on a page: texts beside full values. */
enum sheet_align { SHEET_LEFT, SHEET_CENTER, SHEET_RIGHT, SHEET_DECIMAL };

struct sheet_column {
    struct str header; /* text */
    struct str unit;   /* shown once, in the header; may be empty */
    enum sheet_align align;
};

struct sheet_cell {
    struct str text; /* as readers see it */
    struct str html; /* the same with markup; empty: escape the text */
    struct value value;
    struct str source; /* the expression, for the title; may be empty */
};

struct sheet {
    struct str caption; /* HTML; may be empty */
    size_t columns;
    struct sheet_column *column;
    size_t rows;
    struct sheet_cell *cells; /* rows * columns; the first is a row header */
    bool total;               /* the last row is one */
};

/* The sheet of a `table` block; false after a report. */
bool calc_table_block(struct calc *calc, const struct node *spec,
                      struct sheet *sheet);

/* A whole table as a sheet: `data show`. */
void calc_table_sheet(struct calc *calc, const struct table *table,
                      struct sheet *sheet);

/* How a column is aligned unless somebody says otherwise: numbers on the
 * decimal point, all else to the left. */
enum sheet_align sheet_natural_align(const struct sheet *sheet, size_t column);

/* <table class="sheet"> with caption, scoped headers, the unit in parentheses
 * behind a header, numbers as <data> and aligned; no figure around. */
void sheet_html(const struct sheet *sheet, struct buf *out);

/* CSV (RFC 4180, LF) of the full-precision values: one unit a column, in its
 * header; without a total, which is no row of data. */
void sheet_csv(struct calc *calc, const struct sheet *sheet, struct buf *out);

/* The manual. --------------------------------------------------------- */

/* The room's own tables as rows to print: a line for each function, unit and
 * format that there is. */
enum manual { MANUAL_BUILTINS, MANUAL_UNITS, MANUAL_FORMATS };

struct manual_row {
    struct str code;    /* "clamp(x, low, high)", "Wh", "%" */
    struct str meaning; /* a phrase: "x, but not below low nor above high" */
    struct str detail;  /* of a unit: the prefixes it takes; else empty */
    struct str example; /* `EXPRESSION | FORMAT`, of a unit its size in base
                           units; may be empty */
};

/* Returns how many rows there are; they live in the arena. */
size_t calc_manual(struct arena *arena, enum manual manual,
                   struct manual_row **rows);

#endif
