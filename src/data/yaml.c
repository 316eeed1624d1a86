/* YAML by libyaml's events, into a tree.
 *
 * libyaml's marks count characters; a table with the offset of every 64th one
 * turns them into bytes.  The end mark of a block list or map is where the
 * next thing begins, so its span ends with its last child instead.
 *
 * The first error of libyaml ends the reading; data/yaml_problem.c finds
 * words for it. */
#include "base/limits.h"
#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"
#include "data/data.h"
#include "data/yaml_problem.h"
#include "data/yaml_text.h"

#include <yaml.h>

#define STRIDE 64

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct diags *diags;
    struct excerpt text;
    uint32_t *offsets; /* of every STRIDE-th character */
    size_t offset_count;
    size_t nodes;
    bool stopped; /* after a report that ends the reading */
};

/* Places. ------------------------------------------------------------- */

static void index_characters(struct reader *reader) {
    struct str text = reader->text.text;
    reader->offsets = ARENA_ARRAY(reader->arena, text.n / STRIDE + 1, uint32_t);
    size_t at = 0;
    for (size_t i = 0; at < text.n; i++) {
        if (i % STRIDE == 0)
            reader->offsets[reader->offset_count++] = (uint32_t)at;
        utf8_next(text, &at);
    }
}

static size_t offset_of(const struct reader *reader, yaml_mark_t mark) {
    size_t row = mark.index / STRIDE;
    if (row >= reader->offset_count)
        return reader->text.text.n;
    size_t at = reader->offsets[row];
    for (size_t i = mark.index % STRIDE; i > 0 && at < reader->text.text.n; i--)
        utf8_next(reader->text.text, &at);
    return at;
}

static struct span span_at(const struct reader *reader, size_t at) {
    return excerpt_span(reader->text, at, at + 1);
}

/* Reports what made libyaml stop. */
static void report_problem(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        bug("libyaml has no memory");
    size_t at = parser->error == YAML_READER_ERROR
                    ? parser->problem_offset
                    : offset_of(reader, parser->problem_mark);
    size_t begin =
        parser->context ? offset_of(reader, parser->context_mark) : STR_NONE;
    yaml_report(reader->diags, reader->text, parser->problem, at, begin);
}

/* Events. ------------------------------------------------------------- */

/* What is read of an event before it is given back. */
struct item {
    yaml_event_type_t type;
    size_t from, to;
    bool flow;
    const char *refused; /* a feature that is not taken; NULL */
    enum yaml_style style;
    struct str value;
};

static enum yaml_style style_of(yaml_scalar_style_t style) {
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE)
        return YAML_SINGLE;
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return YAML_DOUBLE;
    return style == YAML_PLAIN_SCALAR_STYLE ? YAML_PLAIN : YAML_BLOCK;
}

static const char *refused(const yaml_char_t *anchor, const yaml_char_t *tag) {
    return anchor ? "an anchor" : tag ? "a tag" : NULL;
}

static struct item item_of(struct reader *reader, const yaml_event_t *event) {
    struct item item = {
        .type = event->type,
        .from = offset_of(reader, event->start_mark),
        .to = offset_of(reader, event->end_mark),
    };
    if (event->type == YAML_SCALAR_EVENT) {
        struct str value = {(const char *)event->data.scalar.value,
                            event->data.scalar.length};
        item.value = str_copy(reader->arena, value);
        item.style = style_of(event->data.scalar.style);
        item.refused =
            refused(event->data.scalar.anchor, event->data.scalar.tag);
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        item.flow =
            event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        item.refused = refused(event->data.sequence_start.anchor,
                               event->data.sequence_start.tag);
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        item.flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        item.refused = refused(event->data.mapping_start.anchor,
                               event->data.mapping_start.tag);
    } else if (event->type == YAML_ALIAS_EVENT) {
        item.refused = "an alias";
    }
    return item;
}

/* The next event; false when there is none to go on with. */
static bool next(struct reader *reader, struct item *item) {
    if (reader->stopped)
        return false;
    yaml_event_t event;
    if (!yaml_parser_parse(&reader->parser, &event)) {
        report_problem(reader);
        reader->stopped = true;
        return false;
    }
    *item = item_of(reader, &event);
    yaml_event_delete(&event);
    return true;
}

/* Nodes. -------------------------------------------------------------- */

static struct node *read_node(struct reader *reader, const struct item *item,
                              int depth);

static void set_span(const struct reader *reader, struct node *node,
                     size_t from, size_t to) {
    node->span = excerpt_span(reader->text, from, to);
}

static void read_scalar(struct reader *reader, const struct item *item,
                        struct node *node) {
    struct str text = reader->text.text;
    size_t to = item->to;
    if (item->style == YAML_BLOCK)
        while (to > item->from && str_space(text.s[to - 1]))
            to--;
    set_span(reader, node, item->from, to);
    node->quoted = item->style == YAML_SINGLE || item->style == YAML_DOUBLE;
    node->text = yaml_text(reader->arena, reader->text, item->from, to,
                           item->style, item->value);
}

/* The end of a block collection is the end of what it holds. */
static void close_span(const struct reader *reader, struct node *node,
                       const struct item *begin, const struct item *end,
                       const struct node *last) {
    if (begin->flow)
        set_span(reader, node, begin->from, end->to);
    else if (last)
        node->span = span_join(node->span, last->span);
}

static void read_list(struct reader *reader, const struct item *begin,
                      struct node *node, int depth) {
    size_t capacity = 0;
    struct item item;
    struct node *last = NULL;
    while (next(reader, &item) && item.type != YAML_SEQUENCE_END_EVENT) {
        last = read_node(reader, &item, depth + 1);
        ARENA_PUSH(reader->arena, node->items, node->count, capacity, last);
    }
    if (!reader->stopped)
        close_span(reader, node, begin, &item, last);
}

/* True if a key can stand for a pair of this map: a text, and not yet there. */
static bool accept_key(struct reader *reader, struct map *seen,
                       struct node *key) {
    if (key->kind != NODE_SCALAR) {
        diag_add(reader->diags, DIAG_BAD_YAML, key->span,
                 "a key must be a text, not a list or a map");
        return false;
    }
    const struct node *first = map_get(seen, key->text.text);
    if (!first) {
        map_set(seen, key->text.text, key);
        return true;
    }
    struct diag *diag =
        diag_add(reader->diags, DIAG_DUPLICATE_KEY, key->span,
                 "the key `" STR_FMT "` stands twice in one map",
                 STR_ARG(key->text.text));
    diag_label(diag, first->span, "it is here first");
    return false;
}

static void read_map(struct reader *reader, const struct item *begin,
                     struct node *node, int depth) {
    struct map seen;
    map_init(&seen, reader->arena);
    size_t capacity = 0;
    struct item item;
    struct node *last = NULL;
    while (next(reader, &item) && item.type != YAML_MAPPING_END_EVENT) {
        struct node *key = read_node(reader, &item, depth + 1);
        if (!next(reader, &item))
            return;
        last = read_node(reader, &item, depth + 1);
        if (reader->stopped || !accept_key(reader, &seen, key))
            continue;
        struct pair pair = {key, last};
        ARENA_PUSH(reader->arena, node->pairs, node->count, capacity, pair);
    }
    if (!reader->stopped)
        close_span(reader, node, begin, &item, last);
}

/* `title: {{ x }}` is, to YAML, a map whose key is a map. */
static bool is_value_in_braces(const struct item *item, struct str rest) {
    return item->type == YAML_MAPPING_START_EVENT && item->flow &&
           str_starts(rest, STR("{{"));
}

/* Reports what is not taken, and stops where there is no going on. */
static void check_item(struct reader *reader, const struct item *item,
                       int depth) {
    struct span span = span_at(reader, item->from);
    struct str rest = str_slice(reader->text.text, item->from, STR_NONE);
    if (is_value_in_braces(item, rest)) {
        yaml_hint(diag_add(reader->diags, DIAG_BAD_YAML, span,
                           "a map cannot begin with `{{`"),
                  rest);
        reader->stopped = true;
    } else if (item->refused) {
        yaml_hint(diag_add(reader->diags, DIAG_BAD_YAML, span,
                           "this is %s of YAML, which is not taken here",
                           item->refused),
                  rest);
        if (item->type == YAML_ALIAS_EVENT)
            diag_cover(reader->diags, span);
    }
    if (depth > LIMIT_YAML_DEPTH) {
        diag_add(reader->diags, DIAG_LIMIT, span,
                 "YAML nests at most %d levels deep", LIMIT_YAML_DEPTH);
        reader->stopped = true;
    }
    if (++reader->nodes > LIMIT_YAML_NODES) {
        diag_add(reader->diags, DIAG_LIMIT, span,
                 "a piece of YAML has at most " STR_FMT " keys and values",
                 STR_ARG(num_grouped(reader->arena, LIMIT_YAML_NODES)));
        reader->stopped = true;
    }
}

/* The node that begins with `item`; never NULL, but of no use once the
 * reader has stopped.  An alias is an empty scalar, of which
 * nothing more is said. */
static struct node *read_node(struct reader *reader, const struct item *item,
                              int depth) {
    check_item(reader, item, depth);
    struct node *node = ARENA_NEW(reader->arena, struct node);
    set_span(reader, node, item->from, item->to);
    if (reader->stopped)
        return node;
    if (item->type == YAML_SEQUENCE_START_EVENT) {
        node->kind = NODE_LIST;
        read_list(reader, item, node, depth);
    } else if (item->type == YAML_MAPPING_START_EVENT) {
        node->kind = NODE_MAP;
        read_map(reader, item, node, depth);
    } else if (item->type == YAML_SCALAR_EVENT) {
        read_scalar(reader, item, node);
    } else {
        node->text = excerpt_slice(reader->text, item->from, item->from);
    }
    return node;
}

/* Documents. ---------------------------------------------------------- */

static struct node *empty_map(struct reader *reader) {
    struct node *node = ARENA_NEW(reader->arena, struct node);
    node->kind = NODE_MAP;
    node->span = excerpt_whole(reader->text);
    return node;
}

static bool is_nothing(const struct node *node) {
    return node->kind == NODE_SCALAR && !node->quoted && node->text.text.n == 0;
}

/* The only document of the stream; NULL after an error that stops. */
static struct node *read_document(struct reader *reader) {
    struct item item;
    next(reader, &item); /* the stream's begin */
    if (!next(reader, &item))
        return NULL;
    if (item.type == YAML_STREAM_END_EVENT)
        return empty_map(reader);
    if (!next(reader, &item))
        return NULL;
    struct node *root = read_node(reader, &item, 1);
    next(reader, &item); /* the document's end */
    if (next(reader, &item) && item.type != YAML_STREAM_END_EVENT)
        diag_add(reader->diags, DIAG_BAD_YAML, span_at(reader, item.from),
                 "a second document begins here; one is taken");
    if (reader->stopped)
        return NULL;
    return is_nothing(root) ? empty_map(reader) : root;
}

struct node *data_yaml(struct arena *arena, struct diags *diags,
                       struct excerpt text) {
    struct reader reader = {.arena = arena, .diags = diags, .text = text};
    if (!yaml_parser_initialize(&reader.parser))
        bug("libyaml cannot be set up");
    index_characters(&reader);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    const char *bytes = text.text.n > 0 ? text.text.s : "";
    yaml_parser_set_input_string(&reader.parser, (const yaml_char_t *)bytes,
                                 text.text.n);
    struct node *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return root;
}
