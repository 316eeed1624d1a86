/* JSON into the tree of nodes.
 *
 * jansson decides what is JSON, and says where it stops being it; but it
 * keeps no places.  So its tree is dropped, and the text, now known to be
 * right, is walked again, with jansson resolving the texts that have escapes.
 *
 * Limits: LIMIT_YAML_DEPTH levels, as for YAML: data is flat. */
#include "base/limits.h"
#include "base/map.h"
#include "data/data.h"
#include "data/yaml_text.h"

#include <jansson.h>

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct excerpt text;
    size_t at;
};

static void report_depth(struct reader *reader, size_t at) {
    diag_add(reader->diags, DIAG_LIMIT, excerpt_span(reader->text, at, at + 1),
             "JSON nests at most %d levels deep", LIMIT_YAML_DEPTH);
}

/* What jansson says, without the token: "']' expected near 'x'". */
static void report(struct reader *reader, const json_error_t *error) {
    if (json_error_code(error) == json_error_out_of_memory)
        bug("jansson has no memory");
    struct str reason = str_from(error->text), whole = reader->text.text;
    size_t near = str_find(reason, STR(" near "), 0);
    size_t end = (size_t)error->position;
    end = end > whole.n ? whole.n : end;
    size_t from = end > 0 ? end - 1 : 0;
    if (near != STR_NONE) {
        struct str token =
            str_slice(reason, near + STR(" near '").n, reason.n - 1);
        if (str_ends(str_slice(whole, 0, end), token) && token.n > 0)
            from = end - token.n;
        reason = str_slice(reason, 0, near);
    }
    if (json_error_code(error) == json_error_stack_overflow)
        report_depth(reader, from);
    else
        diag_add(reader->diags, DIAG_BAD_JSON,
                 excerpt_span(reader->text, from, end),
                 "this is not JSON: " STR_FMT, STR_ARG(reason));
}

/* Reports what is no JSON.  jansson takes a NUL behind a number for nothing,
 * so that is looked for here. */
static bool is_json(struct reader *reader) {
    json_error_t error;
    struct str text = reader->text.text;
    size_t nul = str_find_byte(text, '\0', 0);
    if (nul != STR_NONE) {
        diag_add(reader->diags, DIAG_BAD_JSON,
                 excerpt_span(reader->text, nul, nul + 1),
                 "this is not JSON: a NUL byte");
        return false;
    }
    json_t *tree =
        json_loadb(text.n > 0 ? text.s : "", text.n,
                   JSON_DECODE_INT_AS_REAL | JSON_DECODE_ANY, &error);
    if (!tree)
        report(reader, &error);
    json_decref(tree);
    return tree != NULL;
}

/* The byte at the reader's place: there is one until the value ends. */
static char peek(const struct reader *reader) {
    return reader->at < reader->text.text.n ? reader->text.text.s[reader->at]
                                            : '\0';
}

static void skip_blanks(struct reader *reader) {
    while (str_space(peek(reader)))
        reader->at++;
}

/* A text with its escapes resolved; `raw` includes the quotes. */
static struct str resolve(struct arena *arena, struct str raw) {
    json_error_t error;
    json_t *value = json_loadb(raw.s, raw.n, JSON_DECODE_ANY, &error);
    if (!value)
        bug("a part of JSON that is none");
    struct str text = {json_string_value(value), json_string_length(value)};
    text = str_copy(arena, text);
    json_decref(value);
    return text;
}

static void read_text(struct reader *reader, struct node *node) {
    struct excerpt whole = reader->text;
    size_t from = reader->at++;
    bool escapes = false;
    for (; peek(reader) != '"'; reader->at++)
        if (peek(reader) == '\\') {
            escapes = true;
            reader->at++;
        }
    reader->at++;
    node->quoted = true;
    node->text = excerpt_slice(whole, from + 1, reader->at - 1);
    if (escapes) {
        struct str raw = str_slice(whole.text, from, reader->at);
        node->text = yaml_text(reader->arena, whole, from, reader->at,
                               YAML_DOUBLE, resolve(reader->arena, raw));
    }
}

/* A number or a word, which stays as it is written. */
static void read_word(struct reader *reader, struct node *node) {
    size_t from = reader->at;
    for (char c = peek(reader);
         c && c != ',' && c != ']' && c != '}' && !str_space(c);
         c = peek(reader))
        reader->at++;
    node->text = excerpt_slice(reader->text, from, reader->at);
}

static struct node *read_value(struct reader *reader, int depth);

/* True, past the comma, if another item of a list or map follows. */
static bool goes_on(struct reader *reader, char close) {
    skip_blanks(reader);
    char c = peek(reader);
    bool more = c != close && reader->at < reader->text.text.n;
    if (c == ',' || c == close)
        reader->at++;
    return more;
}

static void read_list(struct reader *reader, struct node *node, int depth) {
    size_t capacity = 0;
    node->kind = NODE_LIST;
    for (reader->at++; goes_on(reader, ']');)
        ARENA_PUSH(reader->arena, node->items, node->count, capacity,
                   read_value(reader, depth + 1));
}

static bool is_new(struct reader *reader, struct map *seen, struct node *key) {
    const struct node *first = map_get(seen, key->text.text);
    if (!first) {
        map_set(seen, key->text.text, key);
        return true;
    }
    struct diag *diag =
        diag_add(reader->diags, DIAG_DUPLICATE_KEY, key->span,
                 "the key `" STR_FMT "` stands twice in one object",
                 STR_ARG(key->text.text));
    diag_label(diag, first->span, "it is here first");
    return false;
}

static void read_map(struct reader *reader, struct node *node, int depth) {
    struct map seen;
    size_t capacity = 0;
    map_init(&seen, reader->arena);
    node->kind = NODE_MAP;
    for (reader->at++; goes_on(reader, '}');) {
        struct node *key = read_value(reader, depth + 1);
        skip_blanks(reader);
        reader->at++; /* the colon */
        struct pair pair = {key, read_value(reader, depth + 1)};
        if (is_new(reader, &seen, key))
            ARENA_PUSH(reader->arena, node->pairs, node->count, capacity, pair);
    }
}

/* Beyond the depth that is taken, the rest is passed over. */
static void refuse_depth(struct reader *reader) {
    report_depth(reader, reader->at);
    reader->at = reader->text.text.n;
}

static struct node *read_value(struct reader *reader, int depth) {
    struct node *node = ARENA_NEW(reader->arena, struct node);
    skip_blanks(reader);
    size_t from = reader->at;
    char c = peek(reader);
    node->text = excerpt_slice(reader->text, from, from);
    if (depth > LIMIT_YAML_DEPTH && (c == '[' || c == '{'))
        refuse_depth(reader);
    else if (c == '[')
        read_list(reader, node, depth);
    else if (c == '{')
        read_map(reader, node, depth);
    else if (c == '"')
        read_text(reader, node);
    else
        read_word(reader, node);
    node->span = excerpt_span(reader->text, from, reader->at);
    return node;
}

struct node *data_json(struct arena *arena, struct diags *diags,
                       struct excerpt text) {
    struct reader reader = {.arena = arena, .diags = diags, .text = text};
    return is_json(&reader) ? read_value(&reader, 1) : NULL;
}
