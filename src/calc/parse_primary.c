/* What an expression begins with, and what binds to it most closely. */
#include "calc/frame.h"
#include "calc/parse.h"

const struct expression *parse_literal(struct parser *parser) {
    struct token token = parser->token;
    struct expression *node = parse_node(parser, EXPRESSION_LITERAL,
                                         lex_span(&parser->lexer, token), 0);
    if (token.kind == TOKEN_TRUE || token.kind == TOKEN_FALSE)
        node->literal = value_truth(token.kind == TOKEN_TRUE);
    else if (token.kind == TOKEN_MISSING)
        node->literal.kind = VALUE_MISSING;
    else
        node->literal = token.value;
    parse_advance(parser);
    return node;
}

struct expression *parse_name_node(struct arena *arena, struct str name,
                                   struct span span) {
    struct expression *node = ARENA_NEW(arena, struct expression);
    node->kind = EXPRESSION_NAME;
    node->span = node->name_span = span;
    node->name = name;
    node->found = ARENA_NEW(arena, struct found);
    return node;
}

const struct expression *parse_name(struct parser *parser) {
    struct token token = parser->token;
    parse_advance(parser);
    return parse_name_node(parser->lexer.arena, token.name,
                           lex_span(&parser->lexer, token));
}

const struct expression *parse_group(struct parser *parser) {
    struct token open = parser->token;
    parse_advance(parser);
    const struct expression *inner = parse_expression(parser);
    if (!inner || !parse_expect(parser, TOKEN_CLOSE, &open))
        return NULL;
    return inner;
}

/* if condition then a else b */
const struct expression *parse_if(struct parser *parser) {
    static const enum token_kind words[] = {TOKEN_IF, TOKEN_THEN, TOKEN_ELSE};
    struct token start = parser->token;
    const struct expression *parts[3];
    for (size_t i = 0; i < 3; i++) {
        if (!parse_expect(parser, words[i], &start))
            return NULL;
        if (!(parts[i] = parse_expression(parser)))
            return NULL;
    }
    struct span span =
        span_join(lex_span(&parser->lexer, start), parts[2]->span);
    struct expression *node = parse_node(parser, EXPRESSION_IF, span, 3);
    for (size_t i = 0; i < 3; i++)
        node->parts[i] = parts[i];
    return node;
}

void parse_add_part(struct parser *parser, struct parts *parts,
                    const struct expression *part, struct str label) {
    ARENA_PUSH(parser->lexer.arena, parts->items, parts->count, parts->capacity,
               part);
    ARENA_PUSH(parser->lexer.arena, parts->labels, parts->labelled, parts->room,
               label);
}

struct expression *parse_finish(struct parser *parser,
                                enum expression_kind kind, struct span from,
                                const struct parts *parts) {
    struct span to = lex_span(&parser->lexer, parser->previous);
    struct expression *node = parse_node(parser, kind, span_join(from, to), 0);
    node->count = parts->count;
    node->parts = parts->items;
    node->labels = parts->labels;
    return node;
}

/* `for name in list` ... `if condition`, behind the body; the loops' names
 * are the labels of their lists. */
static bool parse_loops(struct parser *parser, struct parts *parts,
                        bool *condition) {
    while (parse_accept(parser, TOKEN_FOR)) {
        struct token name = parser->token;
        if (name.kind != TOKEN_NAME && name.kind != TOKEN_QUOTED_NAME) {
            parse_unexpected(parser, "a name behind `for`");
            return false;
        }
        parse_advance(parser);
        if (!parse_expect(parser, TOKEN_IN, NULL))
            return false;
        const struct expression *list = parse_expression(parser);
        if (!list)
            return false;
        parse_add_part(parser, parts, list, name.name);
    }
    *condition = parse_accept(parser, TOKEN_IF);
    if (*condition) {
        const struct expression *test = parse_expression(parser);
        if (!test)
            return false;
        parse_add_part(parser, parts, test, (struct str){0});
    }
    return true;
}

/* [a, b] or [body for name in list if condition] */
const struct expression *parse_list(struct parser *parser) {
    struct token open = parser->token;
    struct span start = lex_span(&parser->lexer, open);
    struct parts parts = {0};
    bool each = false, condition = false;
    parse_advance(parser);
    while (parser->token.kind != TOKEN_CLOSE_BRACKET) {
        const struct expression *item = parse_expression(parser);
        if (!item)
            return NULL;
        parse_add_part(parser, &parts, item, (struct str){0});
        each = parts.count == 1 && parser->token.kind == TOKEN_FOR;
        if (each && !parse_loops(parser, &parts, &condition))
            return NULL;
        if (each || !parse_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parse_expect(parser, TOKEN_CLOSE_BRACKET, &open))
        return NULL;
    struct expression *node = parse_finish(
        parser, each ? EXPRESSION_EACH : EXPRESSION_LIST, start, &parts);
    node->descending = condition;
    return node;
}

/* The name before the `:` of a field: a name or a text. */
static bool field_name(struct parser *parser, struct str *name) {
    struct token token = parser->token;
    if (token.kind == TOKEN_TEXT)
        *name = token.value.text;
    else if (token.kind == TOKEN_NAME || token.kind == TOKEN_QUOTED_NAME)
        *name = token.name;
    else {
        parse_unexpected(parser, "the name of a field");
        return false;
    }
    parse_advance(parser);
    return true;
}

static bool is_label(const struct parts *parts, struct str name) {
    for (size_t i = 0; i < parts->count; i++)
        if (str_eq(parts->labels[i], name))
            return true;
    return false;
}

/* {name: value, "odd name": value} */
const struct expression *parse_record(struct parser *parser) {
    struct token open = parser->token;
    struct span start = lex_span(&parser->lexer, open);
    struct parts parts = {0};
    parse_advance(parser);
    while (parser->token.kind != TOKEN_CLOSE_BRACE) {
        struct str name;
        struct span place = lex_span(&parser->lexer, parser->token);
        if (!parse_room(parser, parts.count) || !field_name(parser, &name) ||
            !parse_expect(parser, TOKEN_COLON, NULL))
            return NULL;
        if (is_label(&parts, name)) {
            diag_add(parser->lexer.diags, DIAG_DUPLICATE_NAME, place,
                     "the field `" STR_FMT "` stands twice in this record",
                     STR_ARG(name));
            return NULL;
        }
        const struct expression *value = parse_expression(parser);
        if (!value)
            return NULL;
        parse_add_part(parser, &parts, value, name);
        if (!parse_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parse_expect(parser, TOKEN_CLOSE_BRACE, &open))
        return NULL;
    return parse_finish(parser, EXPRESSION_RECORD, start, &parts);
}

/* Is the current token a name with a single `=` behind it? */
static bool begins_named_argument(const struct parser *parser) {
    struct lexer probe = parser->lexer;
    struct diags unheard;
    diags_init(&unheard, parser->lexer.arena);
    probe.diags = &unheard;
    return parser->token.kind == TOKEN_NAME &&
           lex_next(&probe).kind == TOKEN_ASSIGN;
}

/* f(x, training=true) */
const struct expression *parse_call(struct parser *parser,
                                    const struct expression *left) {
    struct token open = parser->token;
    struct parts parts = {0};
    struct span *spans = NULL, none = left->span;
    size_t count = 0, room = 0;
    parse_add_part(parser, &parts, left, (struct str){0});
    ARENA_PUSH(parser->lexer.arena, spans, count, room, none);
    parse_advance(parser);
    while (parser->token.kind != TOKEN_CLOSE) {
        struct str label = {0};
        struct span place = lex_span(&parser->lexer, parser->token);
        if (begins_named_argument(parser)) {
            label = parser->token.name;
            parse_advance(parser);
            parse_advance(parser);
        }
        const struct expression *value = parse_expression(parser);
        if (!value)
            return NULL;
        parse_add_part(parser, &parts, value, label);
        ARENA_PUSH(parser->lexer.arena, spans, count, room, place);
        if (!parse_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parse_expect(parser, TOKEN_CLOSE, &open))
        return NULL;
    struct expression *node =
        parse_finish(parser, EXPRESSION_CALL, left->span, &parts);
    node->label_spans = spans;
    return node;
}

const struct expression *parse_index(struct parser *parser,
                                     const struct expression *left) {
    struct token open = parser->token;
    struct parts parts = {0};
    parse_add_part(parser, &parts, left, (struct str){0});
    parse_advance(parser);
    const struct expression *index = parse_expression(parser);
    if (!index || !parse_expect(parser, TOKEN_CLOSE_BRACKET, &open))
        return NULL;
    parse_add_part(parser, &parts, index, (struct str){0});
    return parse_finish(parser, EXPRESSION_INDEX, left->span, &parts);
}

/* Any word may be a field's name, also one of the language. */
const struct expression *parse_field(struct parser *parser,
                                     const struct expression *left) {
    parse_advance(parser);
    struct token token = parser->token;
    struct span place = lex_span(&parser->lexer, token);
    struct str name = token.name;
    if (!name.n) {
        parse_unexpected(parser, "the name of a column or field");
        return NULL;
    }
    parse_advance(parser);
    struct expression *node =
        parse_node(parser, EXPRESSION_FIELD, span_join(left->span, place), 1);
    node->parts[0] = left;
    node->name = name;
    node->name_span = place;
    return node;
}
