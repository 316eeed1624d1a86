/* The lexer.  Each scan_ function is called at the first byte of its kind
 * and moves the lexer behind the token; lex_next at the end chooses. */
#include "calc/lex.h"

#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

/* Longer than any unit. */
#define UNIT_BYTES 256

struct spelling {
    struct str text;
    enum token_kind kind;
};

static const struct spelling words[] = {
    {STR_INIT("true"), TOKEN_TRUE},       {STR_INIT("false"), TOKEN_FALSE},
    {STR_INIT("if"), TOKEN_IF},           {STR_INIT("then"), TOKEN_THEN},
    {STR_INIT("else"), TOKEN_ELSE},       {STR_INIT("for"), TOKEN_FOR},
    {STR_INIT("in"), TOKEN_IN},           {STR_INIT("and"), TOKEN_AND},
    {STR_INIT("or"), TOKEN_OR},           {STR_INIT("not"), TOKEN_NOT},
    {STR_INIT("missing"), TOKEN_MISSING},
};

/* Longer ones first: the first that fits is taken. */
static const struct spelling signs[] = {
    {STR_INIT("//"), TOKEN_FLOOR_DIVIDE},
    {STR_INIT("=="), TOKEN_EQUAL},
    {STR_INIT("!="), TOKEN_UNEQUAL},
    {STR_INIT("<="), TOKEN_LESS_EQUAL},
    {STR_INIT(">="), TOKEN_GREATER_EQUAL},
    {STR_INIT(".."), TOKEN_RANGE},
    {STR_INIT("("), TOKEN_OPEN},
    {STR_INIT(")"), TOKEN_CLOSE},
    {STR_INIT("["), TOKEN_OPEN_BRACKET},
    {STR_INIT("]"), TOKEN_CLOSE_BRACKET},
    {STR_INIT("{"), TOKEN_OPEN_BRACE},
    {STR_INIT("}"), TOKEN_CLOSE_BRACE},
    {STR_INIT(","), TOKEN_COMMA},
    {STR_INIT(":"), TOKEN_COLON},
    {STR_INIT("."), TOKEN_DOT},
    {STR_INIT("|"), TOKEN_BAR},
    {STR_INIT("="), TOKEN_ASSIGN},
    {STR_INIT("+"), TOKEN_PLUS},
    {STR_INIT("-"), TOKEN_MINUS},
    {STR_INIT("\u2212"), TOKEN_MINUS},
    {STR_INIT("*"), TOKEN_TIMES},
    {STR_INIT("\u00d7"), TOKEN_TIMES},
    {STR_INIT("/"), TOKEN_DIVIDE},
    {STR_INIT("%"), TOKEN_PERCENT},
    {STR_INIT("^"), TOKEN_POWER},
    {STR_INIT("<"), TOKEN_LESS},
    {STR_INIT(">"), TOKEN_GREATER},
};

static const struct str money_signs[] = {
    STR_INIT("$"), STR_INIT("\u20ac"), STR_INIT("\u00a3"), STR_INIT("\u00a5")};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *lex_kind_name(enum token_kind kind) {
    static const char *const names[TOKEN_COUNT] = {
        [TOKEN_END] = "the end",     [TOKEN_ERROR] = "a mistake",
        [TOKEN_NUMBER] = "a number", [TOKEN_TEXT] = "a text",
        [TOKEN_NAME] = "a name",     [TOKEN_QUOTED_NAME] = "a name",
    };
    if (names[kind])
        return names[kind];
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].kind == kind)
            return words[i].text.s;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (signs[i].kind == kind)
            return signs[i].text.s;
    bug("a token kind without a name");
}

void lex_init(struct lexer *lexer, struct arena *arena, struct diags *diags,
              const struct unit_names *units, struct excerpt text) {
    *lexer = (struct lexer){arena, diags, units, text, 0};
}

struct span lex_span(const struct lexer *lexer, struct token token) {
    return excerpt_span(lexer->text, token.from, token.to);
}

static struct str rest(const struct lexer *lexer) {
    return str_slice(lexer->text.text, lexer->at, lexer->text.text.n);
}

/* The byte `ahead` of the current one, or NUL behind the end. */
static char peek(const struct lexer *lexer, size_t ahead) {
    size_t at = lexer->at + ahead;
    return at < lexer->text.text.n ? lexer->text.text.s[at] : '\0';
}

/* Names begin with a letter, `_` or anything outside ASCII that is no sign
 * or money, and go on with digits too. */
static bool begins_name(const struct lexer *lexer) {
    char c = peek(lexer, 0);
    if (str_letter(c) || c == '_')
        return true;
    if ((unsigned char)c < 0x80)
        return false;
    size_t at = 0;
    uint32_t code = utf8_next(rest(lexer), &at);
    return code >= 0xAA && code != 0xB1 && code != 0xB7 && code != 0xD7 &&
           code != 0xF7 && !(code >= 0x2000 && code < 0x3000) && code != 0xFFFD;
}

static void skip_blanks(struct lexer *lexer) {
    while (lexer->at < lexer->text.text.n) {
        char c = peek(lexer, 0);
        if (c == '#')
            while (peek(lexer, 0) && peek(lexer, 0) != '\n')
                lexer->at++;
        else if (str_space(c))
            lexer->at++;
        else if (str_starts(rest(lexer), STR("\u00a0")))
            lexer->at += 2;
        else
            return;
    }
}

static struct token fail_silently(struct lexer *lexer, size_t from, size_t to) {
    lexer->at = to;
    return (struct token){.kind = TOKEN_ERROR, .from = from, .to = to};
}

/* Reports at the bytes from `from` to `to`. */
static struct token fail(struct lexer *lexer, size_t from, size_t to,
                         const char *what) {
    diag_add(lexer->diags, DIAG_SYNTAX, excerpt_span(lexer->text, from, to),
             "%s", what);
    return fail_silently(lexer, from, to);
}

static size_t name_end(struct lexer *lexer) {
    struct lexer probe = *lexer;
    while (begins_name(&probe) || str_digit(peek(&probe, 0)))
        utf8_next(probe.text.text, &probe.at);
    return probe.at;
}

static struct token scan_name(struct lexer *lexer) {
    size_t from = lexer->at;
    lexer->at = name_end(lexer);
    struct str name = str_slice(lexer->text.text, from, lexer->at);
    struct token token = {TOKEN_NAME, from, lexer->at, {0}, name};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(words[i].text, name))
            token.kind = words[i].kind;
    return token;
}

static struct token scan_quoted_name(struct lexer *lexer) {
    size_t from = lexer->at;
    size_t end = str_find_byte(lexer->text.text, '`', from + 1);
    if (end == STR_NONE || end == from + 1)
        return fail(lexer, from, from + 1, "this name is not closed by a `");
    lexer->at = end + 1;
    return (struct token){TOKEN_QUOTED_NAME,
                          from,
                          end + 1,
                          {0},
                          str_slice(lexer->text.text, from + 1, end)};
}

/* Texts stand in " or ' and know the escapes \n \t \\ \" \'. */
static struct token scan_text(struct lexer *lexer) {
    size_t from = lexer->at;
    char quote = peek(lexer, 0);
    struct buf text;
    buf_init(&text, lexer->arena);
    for (lexer->at++; peek(lexer, 0) != quote; lexer->at++) {
        char c = peek(lexer, 0);
        if (lexer->at >= lexer->text.text.n || c == '\n')
            return fail(lexer, from, lexer->at, "this text is not closed");
        if (c == '\\') {
            lexer->at++;
            c = peek(lexer, 0);
            if (c != 'n' && c != 't' && c != '\\' && c != '"' && c != '\'')
                return fail(lexer, lexer->at - 1, lexer->at + 1,
                            "this is none of the escapes \\n \\t \\\\ \\\" "
                            "\\'");
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        buf_char(&text, c);
    }
    lexer->at++;
    return (struct token){
        TOKEN_TEXT, from, lexer->at, value_text(buf_str(&text)), {0}};
}

/* Moves past digits with optional point and exponent.  A point needs a digit
 * behind it: `1..5` is a range. */
static void skip_digits(struct lexer *lexer) {
    while (str_digit(peek(lexer, 0)) || peek(lexer, 0) == '_')
        lexer->at++;
    if (peek(lexer, 0) == '.' && str_digit(peek(lexer, 1))) {
        lexer->at++;
        while (str_digit(peek(lexer, 0)) || peek(lexer, 0) == '_')
            lexer->at++;
    }
    char c = peek(lexer, 0);
    size_t sign = peek(lexer, 1) == '+' || peek(lexer, 1) == '-' ? 1 : 0;
    if ((c == 'e' || c == 'E') && str_digit(peek(lexer, 1 + sign))) {
        lexer->at += 1 + sign;
        while (str_digit(peek(lexer, 0)))
            lexer->at++;
    }
}

/* Hexadecimal digits up to 2^53, beyond which whole numbers are not exact;
 * -1 if there are none or too many. */
static double scan_hexadecimal(struct lexer *lexer) {
    double number = 0;
    size_t from = lexer->at += 2;
    for (;; lexer->at++) {
        char c = peek(lexer, 0);
        if (str_digit(c))
            number = number * 16 + (c - '0');
        else if ((c | 32) >= 'a' && (c | 32) <= 'f')
            number = number * 16 + ((c | 32) - 'a' + 10);
        else
            break;
    }
    return lexer->at == from || number > 9007199254740992.0 ? -1 : number;
}

/* Is the `%` at the lexer's place the sign for a hundredth?  It is unless an
 * operand follows, which makes it the remainder. */
static bool is_per_cent(const struct lexer *lexer) {
    struct lexer probe = *lexer;
    probe.at++;
    while (peek(&probe, 0) == ' ')
        probe.at++;
    char c = peek(&probe, 0);
    if (begins_name(&probe)) {
        enum token_kind kind = scan_name(&probe).kind;
        return kind >= TOKEN_THEN && kind <= TOKEN_OR;
    }
    return !str_digit(c) && c != '(' && c != '"' && c != '$';
}

/* The power of ten that follows a number: `%`, "million". */
static int scan_multiplier(struct lexer *lexer) {
    if (peek(lexer, 0) == '%') {
        bool per_cent = is_per_cent(lexer);
        lexer->at += per_cent;
        return per_cent ? -2 : 0;
    }
    size_t blanks = peek(lexer, 0) == ' ';
    struct str after = str_slice(rest(lexer), blanks, STR_NONE);
    size_t end = 0;
    int exponent =
        after.n && after.s[0] != '%' ? unit_multiplier(after, &end) : 0;
    if (exponent)
        lexer->at += blanks + end;
    return exponent;
}

/* Moves past the one space, plain or unbreakable, before a unit. */
static size_t blank_length(const struct lexer *lexer) {
    if (str_starts(rest(lexer), STR("\u00a0")))
        return 2;
    return peek(lexer, 0) == ' ';
}

/* The unit that follows a number, after money signs as "$/h". */
static const struct unit *scan_unit(struct lexer *lexer, struct str money) {
    size_t end = 0;
    if (money.n) {
        struct str whole =
            peek(lexer, 0) == '/'
                ? str_format(lexer->arena, STR_FMT STR_FMT, STR_ARG(money),
                             STR_ARG(str_slice(rest(lexer), 0, UNIT_BYTES)))
                : money;
        const struct unit *unit =
            unit_begin(lexer->arena, lexer->units, whole, &end);
        if (!unit) /* what it is divided by has too high a power */
            unit = unit_begin(lexer->arena, lexer->units, money, &end);
        if (!unit)
            bug("a money sign that is no unit");
        lexer->at += end - money.n;
        return unit;
    }
    size_t blanks = blank_length(lexer);
    struct str after = str_slice(rest(lexer), blanks, STR_NONE);
    const struct unit *unit =
        unit_begin(lexer->arena, lexer->units, after, &end);
    if (unit)
        lexer->at += blanks + end;
    return unit;
}

/* Does `shape` stand at the lexer's place, `d` being a digit, with neither a
 * digit nor a letter behind it? */
static bool has_shape(const struct lexer *lexer, const char *shape) {
    size_t i = 0;
    for (; shape[i]; i++)
        if (shape[i] == 'd' ? !str_digit(peek(lexer, i))
                            : peek(lexer, i) != shape[i])
            return false;
    return !str_digit(peek(lexer, i)) && !str_letter(peek(lexer, i));
}

/* Reports what is written like something else than it would compute to:
 * 2026-09-03 is no difference, 012 neither 12 nor 10, and 1,000 no two numbers.
 * False if the number at the lexer's place is none of these. */
static bool refuse_number(struct lexer *lexer, size_t *end) {
    struct excerpt text = lexer->text;
    size_t from = lexer->at;
    *end = from + 10;
    if (has_shape(lexer, "dddd-dd-dd")) {
        diag_help(diag_add(lexer->diags, DIAG_SYNTAX,
                           excerpt_span(text, from, *end),
                           "a day is written as a text, and this is a "
                           "difference"),
                  "write date(\"" STR_FMT "\"), or spaces around each `-`",
                  STR_ARG(str_slice(text.text, from, *end)));
        return true;
    }
    if (peek(lexer, 0) != '0' || !str_digit(peek(lexer, 1)))
        return false;
    for (*end = from; *end < text.text.n && str_digit(text.text.s[*end]);)
        ++*end;
    struct diag *diag =
        diag_add(lexer->diags, DIAG_SYNTAX, excerpt_span(text, from, *end),
                 "no number begins with a zero");
    if (*end == from + 3 && from > 0 && text.text.s[from - 1] == ',')
        diag_help(diag, "thousands are parted by `_`: 1_000");
    return true;
}

static struct token scan_number(struct lexer *lexer, struct str money) {
    size_t from = lexer->at;
    lexer->at += money.n;
    size_t digits = lexer->at, refused;
    double number;
    if (refuse_number(lexer, &refused))
        return fail_silently(lexer, from, refused);
    if (peek(lexer, 0) == '0' && (peek(lexer, 1) | 32) == 'x') {
        number = scan_hexadecimal(lexer);
        if (number < 0)
            return fail(lexer, from, lexer->at,
                        "this is no hexadecimal number up to 2^53");
    } else {
        skip_digits(lexer);
        struct str text = str_slice(lexer->text.text, digits, lexer->at);
        int exponent = scan_multiplier(lexer);
        if (!num_parse_scaled(text, exponent, &number))
            return fail(lexer, from, lexer->at,
                        "this number cannot be read, or is too large");
    }
    const struct unit *unit = scan_unit(lexer, money);
    return (struct token){
        TOKEN_NUMBER, from, lexer->at, value_number(number, unit), {0}};
}

static struct token scan_sign(struct lexer *lexer) {
    size_t from = lexer->at;
    struct str text = rest(lexer);
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_starts(text, signs[i].text)) {
            lexer->at += signs[i].text.n;
            return (struct token){signs[i].kind, from, lexer->at, {0}, {0}};
        }
    size_t to = from, end;
    const struct unit *unit =
        unit_begin(lexer->arena, lexer->units, text, &end);
    utf8_next(lexer->text.text, &to);
    if (unit_money(unit))
        return fail(lexer, from, to, "a number follows the sign of money");
    return fail(lexer, from, to, "this character begins nothing");
}

struct token lex_next(struct lexer *lexer) {
    skip_blanks(lexer);
    if (lexer->at >= lexer->text.text.n)
        return (struct token){.kind = TOKEN_END,
                              .from = lexer->text.text.n,
                              .to = lexer->text.text.n};
    char c = peek(lexer, 0);
    for (size_t i = 0; i < COUNT(money_signs); i++)
        if (str_starts(rest(lexer), money_signs[i]) &&
            str_digit(peek(lexer, money_signs[i].n)))
            return scan_number(lexer, money_signs[i]);
    if (str_digit(c))
        return scan_number(lexer, (struct str){0});
    if (c == '"' || c == '\'')
        return scan_text(lexer);
    if (c == '`')
        return scan_quoted_name(lexer);
    if (begins_name(lexer))
        return scan_name(lexer);
    return scan_sign(lexer);
}
