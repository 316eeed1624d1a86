/* The parser's queries.  Their words are names everywhere else, so they are
 * looked for only behind an expression. */
#include "calc/parse.h"

static const struct str query_words[] = {
    STR_INIT("where"),  STR_INIT("sort"),  STR_INIT("take"),
    STR_INIT("select"), STR_INIT("group"), STR_INIT("join"),
};

bool parse_is_query(const struct token *token) {
    if (token->kind != TOKEN_NAME)
        return false;
    for (size_t i = 0; i < sizeof query_words / sizeof *query_words; i++)
        if (str_eq(token->name, query_words[i]))
            return true;
    return false;
}

static bool accept_word(struct parser *parser, struct str word) {
    if (parser->token.kind != TOKEN_NAME || !str_eq(parser->token.name, word))
        return false;
    parse_advance(parser);
    return true;
}

static bool expect_word(struct parser *parser, struct str word,
                        const char *expected) {
    if (accept_word(parser, word))
        return true;
    parse_unexpected(parser, expected);
    return false;
}

/* `condition`, `by key [desc]`, `count`: one expression behind the word. */
static const struct expression *parse_simple(struct parser *parser,
                                             const struct expression *left,
                                             enum expression_kind kind) {
    const struct expression *right = parse_in_query(parser);
    if (!right)
        return NULL;
    struct expression *node =
        parse_node(parser, kind, span_join(left->span, right->span), 2);
    node->parts[0] = left;
    node->parts[1] = right;
    if (kind == EXPRESSION_SORT)
        node->descending = accept_word(parser, STR("desc"));
    return node;
}

/* Is the current token a name with a single `=` behind it? */
static bool begins_column(const struct parser *parser) {
    struct lexer probe = parser->lexer;
    struct diags unheard;
    diags_init(&unheard, parser->lexer.arena);
    probe.diags = &unheard;
    return (parser->token.kind == TOKEN_NAME ||
            parser->token.kind == TOKEN_QUOTED_NAME) &&
           lex_next(&probe).kind == TOKEN_ASSIGN;
}

/* `name = expression`, or an expression that is a name. */
static bool parse_column(struct parser *parser, struct parts *parts,
                         bool named) {
    struct token first = parser->token;
    struct str name = {0};
    if (!parse_room(parser, parts->count))
        return false;
    if (begins_column(parser)) {
        name = first.name;
        parse_advance(parser);
        parse_advance(parser);
    } else if (named) {
        parse_unexpected(parser, "`name = expression`");
        return false;
    }
    const struct expression *value = parse_in_query(parser);
    if (!value)
        return false;
    if (!name.n)
        name = calc_name(value);
    if (!name.n) {
        diag_add(parser->lexer.diags, DIAG_SYNTAX, value->span,
                 "this column needs a name: `name = ...`");
        return false;
    }
    for (size_t i = 0; i < parts->count; i++)
        if (str_eq(parts->labels[i], name)) {
            diag_add(parser->lexer.diags, DIAG_DUPLICATE_NAME,
                     lex_span(&parser->lexer, first),
                     "two columns are called `" STR_FMT "`", STR_ARG(name));
            return false;
        }
    parse_add_part(parser, parts, value, name);
    return true;
}

static bool parse_columns(struct parser *parser, struct parts *parts,
                          bool named) {
    do {
        if (!parse_column(parser, parts, named))
            return false;
    } while (parse_accept(parser, TOKEN_COMMA));
    return true;
}

/* `select a, b = expression` */
static const struct expression *parse_select(struct parser *parser,
                                             const struct expression *left) {
    struct parts parts = {0};
    parse_add_part(parser, &parts, left, (struct str){0});
    if (!parse_columns(parser, &parts, false))
        return NULL;
    return parse_finish(parser, EXPRESSION_SELECT, left->span, &parts);
}

/* `group by key, key: total = sum(x), n = count()` */
static const struct expression *parse_grouping(struct parser *parser,
                                               const struct expression *left) {
    struct parts parts = {0};
    parse_add_part(parser, &parts, left, (struct str){0});
    if (!expect_word(parser, STR("by"), "`by` behind `group`") ||
        !parse_columns(parser, &parts, false))
        return NULL;
    size_t keys = parts.count - 1;
    if (!parse_expect(parser, TOKEN_COLON, NULL) ||
        !parse_columns(parser, &parts, true))
        return NULL;
    struct expression *node =
        parse_finish(parser, EXPRESSION_GROUP, left->span, &parts);
    node->keys = keys;
    return node;
}

/* `join other on column` */
static const struct expression *parse_join(struct parser *parser,
                                           const struct expression *left) {
    struct parts parts = {0};
    parse_add_part(parser, &parts, left, (struct str){0});
    const struct expression *other = parse_in_query(parser);
    if (!other || !expect_word(parser, STR("on"), "`on` behind the table"))
        return NULL;
    parse_add_part(parser, &parts, other, (struct str){0});
    struct token key = parser->token;
    if (key.kind != TOKEN_NAME && key.kind != TOKEN_QUOTED_NAME) {
        parse_unexpected(parser, "the name of a column that both have");
        return NULL;
    }
    parse_advance(parser);
    struct expression *node =
        parse_finish(parser, EXPRESSION_JOIN, left->span, &parts);
    node->name = key.name;
    node->name_span = lex_span(&parser->lexer, key);
    return node;
}

/* The current token is known to be one of the words. */
const struct expression *parse_query(struct parser *parser,
                                     const struct expression *left) {
    struct str word = parser->token.name;
    parse_advance(parser);
    if (str_eq(word, STR("where")))
        return parse_simple(parser, left, EXPRESSION_FILTER);
    if (str_eq(word, STR("take")))
        return parse_simple(parser, left, EXPRESSION_TAKE);
    if (str_eq(word, STR("select")))
        return parse_select(parser, left);
    if (str_eq(word, STR("group")))
        return parse_grouping(parser, left);
    if (str_eq(word, STR("join")))
        return parse_join(parser, left);
    return expect_word(parser, STR("by"), "`by` behind `sort`")
               ? parse_simple(parser, left, EXPRESSION_SORT)
               : NULL;
}
