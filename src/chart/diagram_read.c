/* The boxes of a diagram: their places from `rows` or `columns`, and what
 * `boxes` says of them. */
#include "chart/diagram.h"

#include "base/limits.h"
#include "base/near.h"
#include "chart/spec.h"

static const char *const keys[] = {"title",   "caption", "alt",    "rows",
                                   "columns", "boxes",   "arrows", "groups"};

static bool read_wrong(const struct diagram *diagram, struct span span,
                       const char *what) {
    diag_add(calc_diags(diagram->calc), DIAG_WRONG_TYPE, span, "%s", what);
    return false;
}

size_t diagram_find(const struct diagram *diagram, struct str name) {
    for (size_t i = 0; i < diagram->boxes; i++)
        if (str_eq(diagram->box[i].name, name))
            return i;
    return diagram->boxes;
}

bool diagram_name(const struct diagram *diagram, struct str name,
                  struct span span, size_t *box) {
    struct near near;
    *box = diagram_find(diagram, name);
    if (*box < diagram->boxes)
        return true;
    near_init(&near, name);
    for (size_t i = 0; i < diagram->boxes; i++)
        near_offer(&near, diagram->box[i].name);
    struct diag *diag =
        diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, span,
                 "no box is called `" STR_FMT "`", STR_ARG(name));
    diag_suggest(diag, near_best(&near));
    return false;
}

/* Places. -------------------------------------------------------------- */

/* Nothing, as YAML or a table of text writes it. */
static bool place_empty(const struct node *node) {
    return node_empty(node) ||
           (node->kind == NODE_SCALAR && str_is(node->text.text, "."));
}

static bool place_add(struct diagram *diagram, const struct node *node,
                      struct str name, int row, int column) {
    size_t index = diagram_find(diagram, name);
    if (index < diagram->boxes) {
        struct region *place = &diagram->box[index].place;
        place->left = column < place->left ? column : place->left;
        place->right = column > place->right ? column : place->right;
        place->bottom = row > place->bottom ? row : place->bottom;
        return true;
    }
    struct diagram_box box = {
        .name = name, .span = node->span, .place = {column, row, column, row}};
    if (diagram->boxes == LIMIT_DIAGRAM_BOXES) {
        diag_add(calc_diags(diagram->calc), DIAG_LIMIT, node->span,
                 "a diagram has at most %d boxes", LIMIT_DIAGRAM_BOXES);
        return false;
    }
    ARENA_PUSH(diagram->arena, diagram->box, diagram->boxes,
               diagram->box_capacity, box);
    box.text = calc_text(diagram->calc, excerpt_trim(node->text), NULL);
    diagram->box[diagram->boxes - 1].text = str_trim(box.text);
    return true;
}

/* One row, or column, of the block. */
static bool place_line(struct diagram *diagram, const struct node *line,
                       bool columns, int at) {
    size_t count = line->kind == NODE_LIST ? line->count : 1;
    int *length = columns ? &diagram->rows : &diagram->columns;
    if (line->kind == NODE_MAP)
        return read_wrong(diagram, line->span,
                          "a row is a list of names; ~ leaves a place empty");
    for (size_t i = 0; i < count; i++) {
        const struct node *node =
            line->kind == NODE_LIST ? line->items[i] : line;
        struct str name;
        int along = (int)i;
        if (along >= LIMIT_DIAGRAM_PLACES) {
            diag_add(calc_diags(diagram->calc), DIAG_LIMIT, line->span,
                     "a diagram has at most %d rows and columns",
                     LIMIT_DIAGRAM_PLACES);
            return false;
        }
        *length = along >= *length ? along + 1 : *length;
        if (place_empty(node))
            continue;
        if (!node_text(calc_diags(diagram->calc), node, "a box", &name) ||
            !place_add(diagram, node, name, columns ? along : at,
                       columns ? at : along))
            return false;
    }
    return true;
}

/* The box of a place as the block has it, or NULL: an empty one. */
static struct str place_name(const struct node *lines, bool columns, int row,
                             int column) {
    const struct node *line = lines->items[columns ? column : row];
    size_t along = (size_t)(columns ? row : column);
    if (line->kind != NODE_LIST)
        return along || place_empty(line) ? (struct str){0}
                                          : str_trim(line->text.text);
    if (along >= line->count || place_empty(line->items[along]))
        return (struct str){0};
    return str_trim(line->items[along]->text.text);
}

/* A name that is repeated has to fill a rectangle. */
static bool place_check(const struct diagram *diagram, const struct node *lines,
                        bool columns) {
    for (size_t i = 0; i < diagram->boxes; i++) {
        const struct diagram_box *box = &diagram->box[i];
        for (int row = box->place.top; row <= box->place.bottom; row++)
            for (int at = box->place.left; at <= box->place.right; at++)
                if (!str_eq(place_name(lines, columns, row, at), box->name)) {
                    struct diag *diag = diag_add(
                        calc_diags(diagram->calc), DIAG_BAD_CHART, box->span,
                        "`" STR_FMT "` stands in several places that are no "
                        "rectangle",
                        STR_ARG(box->name));
                    diag_help(diag, "two boxes with one text need two names; "
                                    "`boxes` gives them texts");
                    return false;
                }
    }
    return true;
}

static bool read_places(struct diagram *diagram, const struct node *node) {
    const struct node *rows = node_get(node, "rows");
    const struct node *columns = node_get(node, "columns");
    const struct node *lines = rows ? rows : columns;
    if (!rows == !columns) {
        diag_add(calc_diags(diagram->calc),
                 rows ? DIAG_BAD_CHART : DIAG_MISSING_KEY,
                 rows ? columns->span : node->span,
                 "a diagram has either `rows` or `columns`");
        return false;
    }
    if (lines->kind != NODE_LIST || !lines->count)
        return read_wrong(diagram, lines->span,
                          "rows are a list, each a list of names");
    if (lines->count > LIMIT_DIAGRAM_PLACES) {
        diag_add(calc_diags(diagram->calc), DIAG_LIMIT, lines->span,
                 "a diagram has at most %d rows and columns",
                 LIMIT_DIAGRAM_PLACES);
        return false;
    }
    *(columns ? &diagram->columns : &diagram->rows) = (int)lines->count;
    for (size_t i = 0; i < lines->count; i++)
        if (!place_line(diagram, lines->items[i], columns != NULL, (int)i))
            return false;
    if (!diagram->boxes) {
        diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, lines->span,
                 "there is no box to draw");
        return false;
    }
    return place_check(diagram, lines, columns != NULL);
}

/* What `boxes` says. --------------------------------------------------- */

static const char *const shapes[] = {
    [DIAGRAM_BOX] = "box", [DIAGRAM_ROUND] = "round", [DIAGRAM_TEXT] = "text"};

#define SHAPES (sizeof shapes / sizeof *shapes)

static bool box_shape(const struct diagram *diagram, const struct node *node,
                      struct diagram_box *box) {
    struct str word;
    if (!node_text(calc_diags(diagram->calc), node, "shape", &word))
        return false;
    for (size_t i = 0; i < SHAPES; i++) {
        box->shape = (enum diagram_shape)i;
        if (str_is(word, shapes[i]))
            return true;
    }
    diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, node->span,
             "a shape is `box`, `round` or `text`");
    return false;
}

static bool box_read(const struct diagram *diagram, const struct node *node,
                     struct diagram_box *box) {
    static const char *const options[] = {"text", "shape"};
    if (node->kind != NODE_MAP)
        return spec_text(diagram->calc, node, "a box's text", &box->text);
    node_check_keys(calc_diags(diagram->calc), node, "a box", options,
                    sizeof options / sizeof *options);
    const struct node *text = node_get(node, "text");
    const struct node *shape = node_get(node, "shape");
    bool fine = !text || spec_text(diagram->calc, text, "text", &box->text);
    return (!shape || box_shape(diagram, shape, box)) && fine;
}

bool diagram_boxes(struct diagram *diagram, const struct node *map) {
    bool fine = true;
    if (map->kind != NODE_MAP)
        return read_wrong(diagram, map->span,
                          "`boxes` is a map from name to text");
    for (size_t i = 0; i < map->count; i++) {
        const struct pair *pair = &map->pairs[i];
        size_t box;
        fine = diagram_name(diagram, str_trim(pair->key->text.text),
                            pair->key->span, &box) &&
               box_read(diagram, pair->value, &diagram->box[box]) && fine;
    }
    return fine;
}

bool diagram_places(struct diagram *diagram, const struct node *node) {
    if (node->kind != NODE_MAP)
        return read_wrong(diagram, node->span,
                          "a diagram is a map of `key: value` lines");
    node_check_keys(calc_diags(diagram->calc), node, "a diagram", keys,
                    sizeof keys / sizeof *keys);
    return read_places(diagram, node);
}
