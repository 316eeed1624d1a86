/* The parser: tokens to expressions.
 *
 * A Pratt parser (Vaughan Pratt, Top Down Operator Precedence, 1973) driven
 * by one table: a row per token, what it does at the start of an expression
 * and between two, and how strongly it binds.  From weak to strong:
 *
 *     where  sort by  take  select  group by  join    queries, left to right
 *     if ... then ... else            takes all that follows
 *     or / and / not
 *     == != < <= > >= in, not in      chains: a < b < c
 *     ..                              both ends belong to it
 *     + -  then  * / // %  then  -x  then  ^  (from the right)
 *     calls, [index], .field
 *
 * The words of queries are names elsewhere.  The first mistake of an
 * expression is reported, and ends it.
 */
#ifndef CALC_PARSE_H
#define CALC_PARSE_H

#include "calc/expression.h"
#include "calc/lex.h"

struct parser {
    struct lexer lexer;
    struct token token;    /* the current one */
    struct token previous; /* the one before it */
    unsigned depth;
};

/* Reads the first token. */
void parse_init(struct parser *parser, struct arena *arena, struct diags *diags,
                const struct unit_names *units, struct excerpt text);

/* The longest expression from here; NULL after a report. */
const struct expression *parse_expression(struct parser *parser);

/* An expression and then the end of the text; NULL after a report. */
const struct expression *parse_whole(struct parser *parser);

/* All of the text as queries that choose rows, at least one (where, sort by,
 * take), of the table that an expression is; NULL after a report. */
const struct expression *parse_rows(struct parser *parser,
                                    const struct expression *table);

/* Can an expression begin with the token?  Can it stand behind one, and go on
 * with it? */
bool parse_begins(const struct token *token);
bool parse_continues(const struct token *token);

/* Moves on to the next token. */
void parse_advance(struct parser *parser);

/* Moves past a token of this kind, if it is the current one. */
bool parse_accept(struct parser *parser, enum token_kind kind);

/* The same; if it is another one, reports what `expected` describes, and
 * labels the token `open` that is to be closed, unless NULL. */
bool parse_expect(struct parser *parser, enum token_kind kind,
                  const struct token *open);

/* Reports the current token as one that cannot stand here. */
void parse_unexpected(struct parser *parser, const char *expected);

/* Used by the parts of the parser (parse.c, parse_primary.c,
 * parse_query.c). */

/* An expression of operators that bind more strongly than `power`. */
const struct expression *parse_power(struct parser *parser, int power);

typedef const struct expression *parse_prefix(struct parser *parser);
typedef const struct expression *parse_infix(struct parser *parser,
                                             const struct expression *left);

parse_prefix parse_literal, parse_name, parse_group, parse_list, parse_record,
    parse_if;
parse_infix parse_call, parse_index, parse_field, parse_query;

/* A name as an expression, made without text. */
struct expression *parse_name_node(struct arena *arena, struct str name,
                                   struct span span);

/* Is the token a word that begins a query, if it stands between two? */
bool parse_is_query(const struct token *token);

/* Parts and their labels while they are read. */
struct parts {
    const struct expression **items;
    struct str *labels;
    size_t count, capacity, labelled, room;
};

void parse_add_part(struct parser *parser, struct parts *parts,
                    const struct expression *part, struct str label);

/* A node of these parts, from `from` to the token before the current one. */
struct expression *parse_finish(struct parser *parser,
                                enum expression_kind kind, struct span from,
                                const struct parts *parts);

/* An expression of a query: it ends before the next query. */
const struct expression *parse_in_query(struct parser *parser);

/* False, after a report at the current token, if there are too many names to
 * add another. */
bool parse_room(struct parser *parser, size_t count);

/* A node of a kind with room for `count` parts. */
struct expression *parse_node(struct parser *parser, enum expression_kind kind,
                              struct span span, size_t count);

#endif
