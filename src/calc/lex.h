/* The lexer: text to tokens, one at a time.
 *
 * A token is a kind and a place; numbers carry their value with unit, texts
 * and names their characters.  White space, line ends and comments (`#` to
 * the end of the line) separate tokens and are otherwise nothing: which
 * lines belong to a definition is decided before (define.c).
 *
 * A number's unit belongs to its token: "3350 GB/s", "$4.6 million", "12%".
 * `%` directly behind a number is per cent unless an operand follows: 7%3.
 *
 * Bad input: a character that begins no token, an unclosed text and a
 * malformed number are reported (`syntax`); the token is TOKEN_ERROR.
 */
#ifndef CALC_LEX_H
#define CALC_LEX_H

#include "calc/calc.h"
#include "calc/unit.h"

enum token_kind {
    TOKEN_END,
    TOKEN_ERROR,
    TOKEN_NUMBER,
    TOKEN_TEXT,
    TOKEN_NAME,
    TOKEN_QUOTED_NAME, /* `odd name`: never a word of the language */
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_MISSING,
    TOKEN_IF,
    TOKEN_THEN,
    TOKEN_ELSE,
    TOKEN_FOR,
    TOKEN_IN,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_OPEN,          /* ( */
    TOKEN_CLOSE,         /* ) */
    TOKEN_OPEN_BRACKET,  /* [ */
    TOKEN_CLOSE_BRACKET, /* ] */
    TOKEN_OPEN_BRACE,    /* { */
    TOKEN_CLOSE_BRACE,   /* } */
    TOKEN_COMMA,
    TOKEN_COLON,
    TOKEN_DOT,
    TOKEN_RANGE, /* .. */
    TOKEN_BAR,   /* | */
    TOKEN_ASSIGN,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_FLOOR_DIVIDE,
    TOKEN_PERCENT,
    TOKEN_POWER,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_COUNT
};

struct token {
    enum token_kind kind;
    size_t from, to;    /* offsets in the excerpt's text */
    struct value value; /* TOKEN_NUMBER, TOKEN_TEXT */
    struct str name;    /* TOKEN_NAME, TOKEN_QUOTED_NAME */
};

struct lexer {
    struct arena *arena;
    struct diags *diags;
    const struct unit_names *units;
    struct excerpt text;
    size_t at;
};

void lex_init(struct lexer *lexer, struct arena *arena, struct diags *diags,
              const struct unit_names *units, struct excerpt text);

/* The next token; TOKEN_END at the end, again and again. */
struct token lex_next(struct lexer *lexer);

/* Where a token stands in the source. */
struct span lex_span(const struct lexer *lexer, struct token token);

/* "`+`", "a number", "the end": for messages. */
const char *lex_kind_name(enum token_kind kind);

#endif
