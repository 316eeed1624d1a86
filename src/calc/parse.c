/* The parser's operators; what an expression begins with is in
 * parse_primary.c.  The table is at the end, with what drives it. */
#include "calc/parse.h"

#include "base/limits.h"
#include "base/num.h"

/* How strongly an operator binds its operands. */
enum power {
    POWER_NONE,
    POWER_QUERY,
    POWER_OR,
    POWER_AND,
    POWER_NOT,
    POWER_COMPARE,
    POWER_RANGE,
    POWER_SUM,
    POWER_PRODUCT,
    POWER_SIGN,
    POWER_POWER,
    POWER_ACCESS
};

struct rule {
    parse_prefix *prefix; /* at the start of an expression; NULL: cannot */
    parse_infix *infix;   /* between two; NULL: cannot */
    enum power power;
    enum operator operator;
};

static const struct rule *rule_of(const struct token *token);

struct expression *parse_node(struct parser *parser, enum expression_kind kind,
                              struct span span, size_t count) {
    struct arena *arena = parser->lexer.arena;
    struct expression *node = ARENA_NEW(arena, struct expression);
    node->kind = kind;
    node->span = span;
    node->count = count;
    if (count)
        node->parts =
            arena_array(arena, count, sizeof(const struct expression *));
    return node;
}

void parse_advance(struct parser *parser) {
    parser->previous = parser->token;
    parser->token = lex_next(&parser->lexer);
}

void parse_init(struct parser *parser, struct arena *arena, struct diags *diags,
                const struct unit_names *units, struct excerpt text) {
    *parser = (struct parser){.depth = 0};
    lex_init(&parser->lexer, arena, diags, units, text);
    parse_advance(parser);
}

bool parse_accept(struct parser *parser, enum token_kind kind) {
    if (parser->token.kind != kind)
        return false;
    parse_advance(parser);
    return true;
}

void parse_unexpected(struct parser *parser, const char *expected) {
    if (parser->token.kind == TOKEN_ERROR)
        return;
    struct span span = lex_span(&parser->lexer, parser->token);
    struct str text = span_text(span);
    struct diag *diag;
    if (parser->token.kind == TOKEN_END)
        diag = diag_add(parser->lexer.diags, DIAG_SYNTAX, span,
                        "expected %s, but the expression ends", expected);
    else
        diag = diag_add(parser->lexer.diags, DIAG_SYNTAX, span,
                        "expected %s, found `" STR_FMT "`", expected,
                        STR_ARG(text));
    if (parser->token.kind == TOKEN_COMMA &&
        parser->previous.kind == TOKEN_NUMBER)
        diag_help(diag, "thousands are parted by `_`: 1_000");
}

bool parse_expect(struct parser *parser, enum token_kind kind,
                  const struct token *open) {
    if (parse_accept(parser, kind))
        return true;
    if (parser->token.kind == TOKEN_ERROR)
        return false;
    struct span span = lex_span(&parser->lexer, parser->token);
    struct str found = span_text(span);
    struct diag *diag =
        diag_add(parser->lexer.diags, DIAG_SYNTAX, span,
                 "expected `%s`, found %s" STR_FMT "%s", lex_kind_name(kind),
                 found.n ? "`" : "the end", STR_ARG(found), found.n ? "`" : "");
    if (open)
        diag_label(diag, lex_span(&parser->lexer, *open),
                   open->kind == TOKEN_IF ? "to go on with this"
                                          : "to close what is opened here");
    return false;
}

bool parse_room(struct parser *parser, size_t count) {
    if (count < LIMIT_NAMES)
        return true;
    diag_add(parser->lexer.diags, DIAG_LIMIT,
             lex_span(&parser->lexer, parser->token),
             "there are more than " STR_FMT " names in one place",
             STR_ARG(num_grouped(parser->lexer.arena, LIMIT_NAMES)));
    return false;
}

/* Infix operators: the current token is the operator. ------------------ */

static const struct expression *binary(struct parser *parser,
                                       const struct expression *left,
                                       enum expression_kind kind,
                                       enum power right_power) {
    enum operator operator= rule_of(&parser->token)->operator;
    parse_advance(parser);
    const struct expression *right = parse_power(parser, (int)right_power);
    if (!right)
        return NULL;
    struct expression *node =
        parse_node(parser, kind, span_join(left->span, right->span), 2);
    node->operator= operator;
    node->parts[0] = left;
    node->parts[1] = right;
    return node;
}

static const struct expression *
parse_arithmetic(struct parser *parser, const struct expression *left) {
    return binary(parser, left, EXPRESSION_ARITHMETIC,
                  rule_of(&parser->token)->power);
}

/* From the right: 2^3^2 is 2^9; the exponent may have a sign: 2^-1. */
static const struct expression *parse_raise(struct parser *parser,
                                            const struct expression *left) {
    return binary(parser, left, EXPRESSION_ARITHMETIC, POWER_SIGN);
}

static const struct expression *parse_and(struct parser *parser,
                                          const struct expression *left) {
    return binary(parser, left, EXPRESSION_AND, POWER_AND);
}

static const struct expression *parse_or(struct parser *parser,
                                         const struct expression *left) {
    return binary(parser, left, EXPRESSION_OR, POWER_OR);
}

static const struct expression *parse_range(struct parser *parser,
                                            const struct expression *left) {
    return binary(parser, left, EXPRESSION_RANGE, POWER_RANGE);
}

static bool begins_comparison(const struct token *token) {
    return rule_of(token)->power == POWER_COMPARE;
}

/* a < b < c: one node with all operands, each evaluated once. */
static const struct expression *
parse_comparison(struct parser *parser, const struct expression *left) {
    struct arena *arena = parser->lexer.arena;
    const struct expression **parts = NULL;
    enum operator* operators = NULL;
    size_t count = 0, capacity = 0, operations = 0, room = 0;
    ARENA_PUSH(arena, parts, count, capacity, left);
    while (begins_comparison(&parser->token)) {
        enum operator operator= rule_of(&parser->token)->operator;
        if (parse_accept(parser, TOKEN_NOT)) {
            operator= OPERATOR_NOT_IN;
            if (parser->token.kind != TOKEN_IN) {
                parse_unexpected(parser, "`in` behind `not`");
                return NULL;
            }
        }
        parse_advance(parser);
        const struct expression *right = parse_power(parser, POWER_COMPARE);
        if (!right)
            return NULL;
        ARENA_PUSH(arena, operators, operations, room, operator);
        ARENA_PUSH(arena, parts, count, capacity, right);
    }
    struct expression *node =
        parse_node(parser, EXPRESSION_COMPARE,
                   span_join(left->span, parts[count - 1]->span), 0);
    node->parts = parts;
    node->count = count;
    node->operators = operators;
    return node;
}

/* Prefix operators. ---------------------------------------------------- */

static const struct expression *
prefix(struct parser *parser, enum expression_kind kind, enum power power) {
    struct span start = lex_span(&parser->lexer, parser->token);
    parse_advance(parser);
    const struct expression *operand = parse_power(parser, (int)power);
    if (!operand)
        return NULL;
    struct expression *node =
        parse_node(parser, kind, span_join(start, operand->span), 1);
    node->parts[0] = operand;
    return node;
}

static const struct expression *parse_negative(struct parser *parser) {
    return prefix(parser, EXPRESSION_NEGATE, POWER_SIGN);
}

static const struct expression *parse_positive(struct parser *parser) {
    parse_advance(parser);
    return parse_power(parser, POWER_SIGN);
}

static const struct expression *parse_not(struct parser *parser) {
    return prefix(parser, EXPRESSION_NOT, POWER_NOT);
}

/* The table. ----------------------------------------------------------- */

static const struct rule rules[TOKEN_COUNT] = {
    [TOKEN_NUMBER] = {parse_literal, NULL, 0, 0},
    [TOKEN_TEXT] = {parse_literal, NULL, 0, 0},
    [TOKEN_TRUE] = {parse_literal, NULL, 0, 0},
    [TOKEN_FALSE] = {parse_literal, NULL, 0, 0},
    [TOKEN_MISSING] = {parse_literal, NULL, 0, 0},
    [TOKEN_NAME] = {parse_name, NULL, 0, 0},
    [TOKEN_QUOTED_NAME] = {parse_name, NULL, 0, 0},
    [TOKEN_IF] = {parse_if, NULL, 0, 0},
    [TOKEN_OPEN] = {parse_group, parse_call, POWER_ACCESS, 0},
    [TOKEN_OPEN_BRACKET] = {parse_list, parse_index, POWER_ACCESS, 0},
    [TOKEN_OPEN_BRACE] = {parse_record, NULL, 0, 0},
    [TOKEN_DOT] = {NULL, parse_field, POWER_ACCESS, 0},
    [TOKEN_OR] = {NULL, parse_or, POWER_OR, 0},
    [TOKEN_AND] = {NULL, parse_and, POWER_AND, 0},
    [TOKEN_NOT] = {parse_not, parse_comparison, POWER_COMPARE, OPERATOR_NOT_IN},
    [TOKEN_IN] = {NULL, parse_comparison, POWER_COMPARE, OPERATOR_IN},
    [TOKEN_EQUAL] = {NULL, parse_comparison, POWER_COMPARE, OPERATOR_EQUAL},
    [TOKEN_UNEQUAL] = {NULL, parse_comparison, POWER_COMPARE, OPERATOR_UNEQUAL},
    [TOKEN_LESS] = {NULL, parse_comparison, POWER_COMPARE, OPERATOR_LESS},
    [TOKEN_LESS_EQUAL] = {NULL, parse_comparison, POWER_COMPARE,
                          OPERATOR_LESS_EQUAL},
    [TOKEN_GREATER] = {NULL, parse_comparison, POWER_COMPARE, OPERATOR_GREATER},
    [TOKEN_GREATER_EQUAL] = {NULL, parse_comparison, POWER_COMPARE,
                             OPERATOR_GREATER_EQUAL},
    [TOKEN_RANGE] = {NULL, parse_range, POWER_RANGE, 0},
    [TOKEN_PLUS] = {parse_positive, parse_arithmetic, POWER_SUM, OPERATOR_ADD},
    [TOKEN_MINUS] = {parse_negative, parse_arithmetic, POWER_SUM,
                     OPERATOR_SUBTRACT},
    [TOKEN_TIMES] = {NULL, parse_arithmetic, POWER_PRODUCT, OPERATOR_MULTIPLY},
    [TOKEN_DIVIDE] = {NULL, parse_arithmetic, POWER_PRODUCT, OPERATOR_DIVIDE},
    [TOKEN_FLOOR_DIVIDE] = {NULL, parse_arithmetic, POWER_PRODUCT,
                            OPERATOR_FLOOR_DIVIDE},
    [TOKEN_PERCENT] = {NULL, parse_arithmetic, POWER_PRODUCT,
                       OPERATOR_REMAINDER},
    [TOKEN_POWER] = {NULL, parse_raise, POWER_POWER, OPERATOR_POWER},
};

/* The words of queries act only between expressions. */
static const struct rule query_rule = {parse_name, parse_query, POWER_QUERY, 0};

static const struct rule *rule_of(const struct token *token) {
    return parse_is_query(token) ? &query_rule : &rules[token->kind];
}

bool parse_begins(const struct token *token) {
    return rule_of(token)->prefix;
}

bool parse_continues(const struct token *token) {
    return rule_of(token)->infix;
}

/* Reports an expression that is too deep to be walked. */
static bool too_deep(struct parser *parser) {
    if (parser->depth <= LIMIT_EXPRESSION_DEPTH)
        return false;
    diag_add(parser->lexer.diags, DIAG_LIMIT,
             lex_span(&parser->lexer, parser->token),
             "an expression has more than %d levels or operators in a row",
             LIMIT_EXPRESSION_DEPTH);
    return true;
}

/* Each operator in a row makes the tree one level deeper, too. */
const struct expression *parse_power(struct parser *parser, int power) {
    unsigned depth = parser->depth++;
    const struct rule *rule = rule_of(&parser->token);
    const struct expression *left = NULL;
    if (too_deep(parser))
        rule = NULL;
    else if (!rule->prefix)
        parse_unexpected(parser, "a value");
    else
        left = rule->prefix(parser);
    while (left) {
        rule = rule_of(&parser->token);
        if (!rule->infix || (int)rule->power <= power)
            break;
        parser->depth++;
        left = too_deep(parser) ? NULL : rule->infix(parser, left);
    }
    parser->depth = depth;
    return left;
}

const struct expression *parse_in_query(struct parser *parser) {
    return parse_power(parser, POWER_QUERY);
}

const struct expression *parse_expression(struct parser *parser) {
    return parse_power(parser, POWER_NONE);
}

const struct expression *parse_whole(struct parser *parser) {
    const struct expression *node = parse_expression(parser);
    if (node && parser->token.kind != TOKEN_END) {
        parse_unexpected(parser, "an operator or the end");
        return NULL;
    }
    return node;
}

static bool chooses_rows(const struct token *token) {
    static const struct str words[] = {STR_INIT("where"), STR_INIT("sort"),
                                       STR_INIT("take")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token->kind == TOKEN_NAME && str_eq(token->name, words[i]))
            return true;
    return false;
}

const struct expression *parse_rows(struct parser *parser,
                                    const struct expression *table) {
    bool any = false;
    for (; table && chooses_rows(&parser->token); any = true) {
        parser->depth++;
        table = too_deep(parser) ? NULL : parse_query(parser, table);
    }
    if (!table || (any && parser->token.kind == TOKEN_END))
        return table;
    parse_unexpected(parser, any ? "`where`, `sort by`, `take` or the end"
                                 : "`where`, `sort by` or `take`");
    return NULL;
}
