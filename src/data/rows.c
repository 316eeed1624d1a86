/* Records to rows: what YAML and JSON have where CSV has lines.
 *
 * The first record has all columns, in its order; one that lacks a key has a
 * missing value there.  So a key that only a later record has is one that
 * was misspelt, or forgotten in the first. */
#include "base/limits.h"
#include "base/map.h"
#include "base/num.h"
#include "data/data.h"

struct filler {
    struct arena *arena;
    struct diags *diags;
    const struct node *root;
    struct csv *csv;
    struct map columns; /* key -> its cell in the header */
};

static bool refuse(struct diags *diags, const struct node *node,
                   const char *what) {
    static const char *const kinds[] = {
        [NODE_SCALAR] = "a single value",
        [NODE_LIST] = "a list",
        [NODE_MAP] = "a map",
    };
    diag_add(diags, DIAG_WRONG_TYPE, node->span, "%s, not %s", what,
             kinds[node->kind]);
    return false;
}

static const struct node *record_at(const struct filler *filler, size_t row) {
    const struct node *root = filler->root;
    return root->kind == NODE_MAP ? root->pairs[row].value : root->items[row];
}

static struct cell cell_of(const struct node *node) {
    return (struct cell){
        .text = node_empty(node) ? (struct str){0} : str_trim(node->text.text),
        .quoted = node->quoted,
        .span = node->span,
    };
}

/* False, after a report, unless there are records and all are maps. */
static bool check_records(struct filler *filler) {
    const struct node *root = filler->root;
    if (root->kind == NODE_SCALAR)
        return refuse(filler->diags, root,
                      "data is a list of records, or a map of them");
    if (root->count == 0) {
        diag_add(filler->diags, DIAG_WRONG_TYPE, root->span,
                 "the data has no records");
        return false;
    }
    if (root->count > LIMIT_LIST_LENGTH) {
        diag_add(filler->diags, DIAG_LIMIT, root->span,
                 "a table has at most " STR_FMT " rows",
                 STR_ARG(num_grouped(filler->arena, LIMIT_LIST_LENGTH)));
        return false;
    }
    for (size_t row = 0; row < root->count; row++)
        if (record_at(filler, row)->kind != NODE_MAP)
            return refuse(filler->diags, record_at(filler, row),
                          "a record is a map from column to value");
    return true;
}

/* A map of records has their keys as its first column, `name`. */
static bool make_header(struct filler *filler) {
    struct csv *csv = filler->csv;
    const struct node *first = record_at(filler, 0);
    size_t keys = filler->root->kind == NODE_MAP;
    csv->columns = first->count + keys;
    csv->header = ARENA_ARRAY(filler->arena, csv->columns, struct cell);
    map_init(&filler->columns, filler->arena);
    if (keys)
        csv->header[0] = (struct cell){
            .text = STR("name"), .span = filler->root->pairs[0].key->span};
    for (size_t i = 0; i < first->count; i++) {
        const struct node *key = first->pairs[i].key;
        struct cell *cell = &csv->header[keys + i];
        *cell = cell_of(key);
        cell->text = str_trim(key->text.text);
        map_set(&filler->columns, key->text.text, cell);
        if (!keys || !str_is(cell->text, "name"))
            continue;
        diag_help(diag_add(filler->diags, DIAG_DUPLICATE_NAME, key->span,
                           "the column `name` holds the keys of the records"),
                  "write a list of records to have a `name` of your own");
        return false;
    }
    if (csv->columns == 0)
        diag_add(filler->diags, DIAG_WRONG_TYPE, first->span,
                 "the first record has no columns");
    return csv->columns > 0;
}

/* A cell takes room even where a record has no value for it. */
static bool check_size(const struct filler *filler) {
    if (filler->csv->columns <= LIMIT_TABLE_CELLS / filler->root->count)
        return true;
    diag_add(
        filler->diags, DIAG_LIMIT, filler->root->span,
        "these records have %zu columns and %zu rows; at most %d cells are "
        "allowed",
        filler->csv->columns, filler->root->count, LIMIT_TABLE_CELLS);
    return false;
}

static void report_key(struct filler *filler, const struct node *key) {
    struct diag *diag = diag_add(filler->diags, DIAG_UNKNOWN_KEY, key->span,
                                 "the first record has no `" STR_FMT "`",
                                 STR_ARG(key->text.text));
    const struct node *first = record_at(filler, 0);
    diag_label(diag, first->count ? first->pairs[0].key->span : first->span,
               "the first record gives the columns");
    struct near near;
    near_init(&near, key->text.text);
    for (size_t i = 0; i < filler->columns.count; i++)
        near_offer(&near, filler->columns.entries[i].key);
    if (near_best(&near).n > 0)
        diag_suggest(diag, near_best(&near));
    else
        diag_help(diag, "give the first record all columns, null where a "
                        "value is missing");
}

static void put_cell(struct filler *filler, size_t index,
                     const struct node *node) {
    filler->csv->apart[index] = cell_of(node);
    filler->csv->cells[index].quoted = node->quoted;
}

/* `first` is the index of the row's first cell. */
static bool fill_cell(struct filler *filler, const struct pair *pair,
                      size_t first) {
    const struct cell *column = map_get(&filler->columns, pair->key->text.text);
    if (!column) {
        report_key(filler, pair->key);
        return false;
    }
    if (pair->value->kind != NODE_SCALAR)
        return refuse(filler->diags, pair->value,
                      "a cell is a text, a number, true or false");
    put_cell(filler, first + (size_t)(column - filler->csv->header),
             pair->value);
    return true;
}

static bool fill_row(struct filler *filler, size_t at) {
    struct csv *csv = filler->csv;
    const struct node *record = record_at(filler, at);
    size_t first = at * csv->columns;
    bool good = true;
    for (size_t i = 0; i < csv->columns; i++)
        filler->csv->apart[first + i].span = record->span;
    if (filler->root->kind == NODE_MAP)
        put_cell(filler, first, filler->root->pairs[at].key);
    for (size_t i = 0; i < record->count; i++)
        good &= fill_cell(filler, &record->pairs[i], first);
    return good;
}

struct csv *data_records(struct arena *arena, struct diags *diags,
                         const struct node *root) {
    struct filler filler = {
        .arena = arena,
        .diags = diags,
        .root = root,
        .csv = ARENA_NEW(arena, struct csv),
    };
    bool good =
        check_records(&filler) && make_header(&filler) && check_size(&filler);
    if (!good)
        return NULL;
    struct csv *csv = filler.csv;
    csv->rows = root->count;
    csv->records = true;
    size_t cells = csv->rows * csv->columns;
    csv->cells = ARENA_ARRAY(arena, cells, struct csv_cell);
    csv->apart = ARENA_ARRAY(arena, cells, struct cell);
    for (size_t i = 0; i < cells; i++)
        csv->cells[i] = (struct csv_cell){.at = (uint32_t)i, .apart = true};
    for (size_t row = 0; row < csv->rows; row++)
        good &= fill_row(&filler, row);
    return good ? csv : NULL;
}
