/* Definitions.  The block is first cut into one excerpt a definition, by
 * lines and indentation alone; then each is parsed. */
#include "calc/define.h"

#include "base/limits.h"
#include "calc/parse.h"

/* What the lines of a block are cut by. */
struct cutter {
    struct str text;
    size_t at;   /* the next line's offset */
    int depth;   /* of open brackets before it */
    size_t from; /* the current line: offsets, and its first non-blank */
    size_t to;
    size_t start;
};

/* Moves past a text in quotes that begins at `at`, on one line. */
static size_t skip_quoted(struct str text, size_t at) {
    char quote = text.s[at++];
    while (at < text.n && text.s[at] != quote && text.s[at] != '\n')
        at += text.s[at] == '\\' ? 2 : 1;
    return at;
}

/* How many more brackets the line opens than it closes. */
static int count_brackets(struct str line) {
    int depth = 0;
    for (size_t i = 0; i < line.n && line.s[i] != '#'; i++) {
        char c = line.s[i];
        if (c == '(' || c == '[' || c == '{')
            depth++;
        else if (c == ')' || c == ']' || c == '}')
            depth--;
        else if (c == '"' || c == '\'' || c == '`')
            i = skip_quoted(line, i);
    }
    return depth;
}

/* Takes the next line that holds more than blanks and comment; `inside` says
 * whether it begins within brackets. */
static bool next_line(struct cutter *cutter, bool *inside) {
    while (cutter->at < cutter->text.n) {
        size_t end = str_find_byte(cutter->text, '\n', cutter->at);
        cutter->from = cutter->start = cutter->at;
        cutter->to = end == STR_NONE ? cutter->text.n : end;
        cutter->at = end == STR_NONE ? cutter->text.n : end + 1;
        while (cutter->start < cutter->to &&
               str_space(cutter->text.s[cutter->start]))
            cutter->start++;
        if (cutter->start == cutter->to || cutter->text.s[cutter->start] == '#')
            continue;
        *inside = cutter->depth > 0;
        cutter->depth +=
            count_brackets(str_slice(cutter->text, cutter->start, cutter->to));
        if (cutter->depth < 0)
            cutter->depth = 0;
        return true;
    }
    return false;
}

/* Is the line the word `where`, alone but for a comment? */
static bool is_where(const struct cutter *cutter) {
    struct str line = str_slice(cutter->text, cutter->start, cutter->to);
    size_t comment = str_find_byte(line, '#', 0);
    return str_eq(str_trim(str_slice(line, 0, comment)), STR("where"));
}

/* What a block is read for. */
struct reading {
    struct arena *arena;
    struct diags *diags;
    const struct unit_names *units;
    struct unit_names *declared; /* not NULL: for units and nothing else */
};

static void parse_definition(const struct reading *reading, struct excerpt text,
                             unsigned depth, struct definitions *definitions);

static void parse_block(const struct reading *reading, struct excerpt block,
                        unsigned depth, struct definitions *definitions) {
    struct cutter cutter = {.text = block.text};
    size_t begun = STR_NONE, column = 0;
    bool inside;
    while (next_line(&cutter, &inside)) {
        size_t indent = cutter.start - cutter.from;
        if (begun != STR_NONE && (inside || indent > column))
            continue;
        if (begun != STR_NONE)
            parse_definition(reading, excerpt_slice(block, begun, cutter.from),
                             depth, definitions);
        else
            column = indent;
        if (indent < column)
            diag_add(reading->diags, DIAG_SYNTAX,
                     excerpt_span(block, cutter.start, cutter.to),
                     "this line begins further left than the definitions "
                     "above it");
        begun = cutter.start;
    }
    if (begun != STR_NONE)
        parse_definition(reading, excerpt_slice(block, begun, block.text.n),
                         depth, definitions);
}

/* Where the `where` line of a definition stands: the offsets of its word;
 * false if there is none. */
static bool find_where(struct str text, size_t *from, size_t *to) {
    struct cutter cutter = {.text = text};
    bool inside;
    while (next_line(&cutter, &inside))
        if (!inside && is_where(&cutter)) {
            *from = cutter.start;
            *to = cutter.at;
            return true;
        }
    return false;
}

/* `name` or `name = default` */
static bool parse_parameter(struct parser *parser,
                            struct parameter *parameter) {
    if (parser->token.kind != TOKEN_NAME) {
        parse_unexpected(parser, "the name of a parameter");
        return false;
    }
    parameter->name = parser->token.name;
    parameter->span = lex_span(&parser->lexer, parser->token);
    parse_advance(parser);
    if (!parse_accept(parser, TOKEN_ASSIGN))
        return true;
    parameter->value = parse_expression(parser);
    return parameter->value != NULL;
}

/* As in Python: one that may be left out is followed by no other. */
static bool check_parameter(struct parser *parser,
                            const struct parameter *items, size_t count,
                            const struct parameter *parameter) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(items[i].name, parameter->name)) {
            diag_add(parser->lexer.diags, DIAG_DUPLICATE_NAME, parameter->span,
                     "the parameter `" STR_FMT "` stands twice",
                     STR_ARG(parameter->name));
            return false;
        }
    if (count == 0 || !items[count - 1].value || parameter->value)
        return true;
    struct diag *diag =
        diag_add(parser->lexer.diags, DIAG_SYNTAX, parameter->span,
                 "the parameter `" STR_FMT "` has no default, but the one "
                 "before it has",
                 STR_ARG(parameter->name));
    diag_label(diag, items[count - 1].span, "this one can be left out");
    return false;
}

/* `(a, b=1)`: the current token is the opening bracket. */
static bool parse_parameters(struct parser *parser,
                             struct definition *definition) {
    struct token open = parser->token;
    struct parameter *items = NULL;
    size_t count = 0, capacity = 0;
    parse_advance(parser);
    while (parser->token.kind != TOKEN_CLOSE) {
        struct parameter parameter = {0};
        if (!parse_room(parser, count) ||
            !parse_parameter(parser, &parameter) ||
            !check_parameter(parser, items, count, &parameter))
            return false;
        ARENA_PUSH(parser->lexer.arena, items, count, capacity, parameter);
        if (!parse_accept(parser, TOKEN_COMMA))
            break;
    }
    definition->parameters = count;
    definition->parameter = items;
    return parse_expect(parser, TOKEN_CLOSE, &open);
}

/* Parses the head and the body; false if there is not even a name. */
static bool parse_head(struct parser *parser, struct definition *definition) {
    enum token_kind kind = parser->token.kind;
    if (kind != TOKEN_NAME && kind != TOKEN_QUOTED_NAME) {
        parse_unexpected(parser, "a definition, `name = expression`");
        return false;
    }
    definition->name = parser->token.name;
    definition->span = lex_span(&parser->lexer, parser->token);
    parse_advance(parser);
    definition->function = parser->token.kind == TOKEN_OPEN;
    definition->memo =
        arena_alloc(parser->lexer.arena, sizeof *definition->memo);
    if (definition->function && !parse_parameters(parser, definition))
        return true;
    if (!parse_accept(parser, TOKEN_ASSIGN)) {
        parse_unexpected(parser, "`=` behind the name that is defined");
        return true;
    }
    definition->body = parse_whole(parser);
    return true;
}

/* `unit NAME` */
static void declare_unit(const struct reading *reading, struct excerpt text) {
    struct parser parser;
    parse_init(&parser, reading->arena, reading->diags, reading->units,
               excerpt_slice(text, STR("unit").n, text.text.n));
    struct span span = lex_span(&parser.lexer, parser.token);
    if (parser.token.kind != TOKEN_NAME) {
        parse_unexpected(&parser, "the name of a unit");
        return;
    }
    parse_advance(&parser);
    if (parser.token.kind != TOKEN_END)
        parse_unexpected(&parser, "the end: one unit a line");
    else
        unit_declare(reading->arena, reading->diags, reading->declared, span);
}

/* Is it `unit` and a word, rather than the definition of a `unit`? */
static bool declares_unit(struct str text) {
    struct str word = STR("unit");
    struct str rest = str_trim(str_slice(text, word.n, text.n));
    return str_starts(text, word) && rest.n > 0 && text.n > word.n &&
           str_space(text.s[word.n]) && rest.s[0] != '=' && rest.s[0] != '(' &&
           rest.s[0] != '#';
}

static void parse_definition(const struct reading *reading, struct excerpt text,
                             unsigned depth, struct definitions *definitions) {
    struct definition definition = {0};
    size_t from = 0, to = 0;
    bool unit = depth == 0 && declares_unit(text.text);
    if (unit && reading->declared)
        declare_unit(reading, text);
    if (unit || reading->declared)
        return;
    bool locals = find_where(text.text, &from, &to);
    struct parser parser;
    parse_init(&parser, reading->arena, reading->diags, reading->units,
               excerpt_trim(locals ? excerpt_slice(text, 0, from) : text));
    if (!parse_head(&parser, &definition))
        return;
    if (locals && depth >= LIMIT_EXPRESSION_DEPTH) {
        diag_add(reading->diags, DIAG_LIMIT, excerpt_span(text, from, from + 5),
                 "local definitions are nested deeper than %d levels",
                 LIMIT_EXPRESSION_DEPTH);
    } else if (locals) {
        struct definitions inner = {0};
        parse_block(reading, excerpt_slice(text, to, text.text.n), depth + 1,
                    &inner);
        definition.local = inner.items;
        definition.locals = inner.count;
    }
    ARENA_PUSH(reading->arena, definitions->items, definitions->count,
               definitions->capacity, definition);
}

void define_parse(struct arena *arena, struct diags *diags,
                  const struct unit_names *units, struct excerpt block,
                  struct definitions *definitions) {
    const struct reading reading = {arena, diags, units, NULL};
    parse_block(&reading, block, 0, definitions);
}

void define_units(struct arena *arena, struct diags *diags,
                  struct excerpt block, struct unit_names *names) {
    const struct reading reading = {arena, diags, names, names};
    parse_block(&reading, block, 0, NULL);
}
