/* Structured text as trees and rows in which everything knows its place.
 *
 * YAML (libyaml, events) becomes a tree of nodes whose scalars stay text
 * until a schema asks for more: `no` is a word, `1e3` is what was written.
 * JSON (jansson) becomes the same tree, its texts being quoted scalars.
 * CSV (libcsv, strict) becomes rows of cells, and so do trees of records.
 *
 * Ownership: results live in the arena; they borrow the excerpt's bytes.
 * Bad input: reported to `diags`; what could be read is returned, so that
 * other mistakes in it are found in the same run.
 * Thread: pure functions.
 */
#ifndef DATA_DATA_H
#define DATA_DATA_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/near.h"
#include "base/source.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct span span;    /* of the whole node */
    struct excerpt text; /* of a scalar, quotes, escapes and folded lines
                            resolved; spans within it are right all the same
                            (an escape stands at its backslash) */
    bool quoted;         /* a quoted scalar: never null */
    size_t count;        /* of items or pairs */
    struct node **items; /* of a list */
    struct pair *pairs;  /* of a map, in the order written */
};

struct pair {
    struct node *key; /* always a scalar */
    struct node *value;
};

/* Parses one document.  Anchors, aliases, tags, keys that are no text, a second
 * document and duplicate keys are reported, and the tree is what is left
 * without them.  An empty text is an empty map.  NULL if the text is not YAML
 * (one report, at the place where it stops being YAML) or exceeds a limit.  A
 * value that begins with an unquoted `{{` is told so: to YAML it is a map. */
struct node *data_yaml(struct arena *arena, struct diags *diags,
                       struct excerpt text);

/* The same of JSON.  Duplicate keys are reported, and left out.  NULL, after a
 * report where it stops, if the text is not JSON. */
struct node *data_json(struct arena *arena, struct diags *diags,
                       struct excerpt text);

/* The value of a key of a map, or NULL; NULL too if it is not a map. */
struct node *node_get(const struct node *map, const char *key);

/* True for a scalar without quotes that is empty, `~` or `null`. */
bool node_empty(const struct node *node);

/* The text of a scalar (trimmed); reports `wrong-type` for a list or map and
 * gives false. `what` names the thing: "title". */
bool node_text(struct diags *diags, const struct node *node, const char *what,
               struct str *text);

/* `true` or `false`; else reports `wrong-type`. */
bool node_truth(struct diags *diags, const struct node *node, const char *what,
                bool *truth);

/* Reports each key of `map` that is not among `known` (with the nearest one).
 * `what` names the map: "a chart". */
void node_check_keys(struct diags *diags, const struct node *map,
                     const char *what, const char *const *known, size_t count);

/* A cell of a header, or of a row as csv_cell gives it. */
struct cell {
    struct str text; /* quotes resolved; without spaces around it */
    bool quoted;
    struct span span;
};

/* A cell as it is kept: small, for there can be millions. */
struct csv_cell {
    uint32_t at; /* of its first byte in the text; if apart, an index */
    uint32_t length : 30;
    uint32_t quoted : 1;
    uint32_t apart : 1; /* not as it is in the text */
};

struct csv {
    size_t columns; /* of the header */
    struct cell *header;
    size_t rows;
    struct csv_cell *cells; /* rows * columns */
    struct cell *apart;     /* those that are not as in the text */
    bool records;           /* they were records: YAML, JSON */
    struct excerpt text;
    struct excerpt after; /* what follows a line of `---`; else empty */
    struct excerpt more;  /* the same of a block whose rows are in a file */
    bool quotes_all;      /* each text must have quotes, as in JSON, so that
                             they do not say that it is only a text */
};

/* The text of one of its cells. */
struct str csv_text(const struct csv *csv, const struct csv_cell *cell);

/* A cell with its place, which is found only here. */
struct cell csv_cell(const struct csv *csv, size_t row, size_t column);

/* RFC 4180, plus: spaces around cells are dropped, blank lines and lines that
 * begin with `#` are skipped, `separator` is ',' or '\t', a line of `---`
 * ends the rows.  A row with another number of cells than the header, or with
 * a quote where none may be, is reported and left out.  NULL, with a report,
 * if there is no header.  Column names are not looked at. */
struct csv *data_csv(struct arena *arena, struct diags *diags,
                     struct excerpt text, char separator);

/* The lines of a block whose rows are in a file: only what follows a line of
 * `---`.  Rows above it are reported.  Empty if there is no such line. */
struct excerpt data_after(struct diags *diags, struct excerpt text);

/* The rows of a list of records, each a map from column to value, or of a map
 * of such records, whose keys are the first column, `name`.  The first record
 * has all the columns; a value that a later one lacks, and null, are empty
 * cells.  Quoted scalars are text.  NULL, after reports, if it is neither. */
struct csv *data_records(struct arena *arena, struct diags *diags,
                         const struct node *root);

#endif
