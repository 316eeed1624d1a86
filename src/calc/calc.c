/* The door: definitions and expressions of a page.  Text, claims and tables
 * have files of their own (text.c, verify.c, block.c). */
#include "calc/calc.h"

#include "calc/check.h"
#include "calc/define.h"
#include "calc/evaluate.h"
#include "calc/format.h"
#include "calc/parse.h"
#include "calc/share.h"
#include "calc/table.h"
#include "calc/working.h"

struct calc *calc_new(struct arena *arena, struct diags *diags) {
    struct calc *calc = ARENA_NEW(arena, struct calc);
    calc->arena = arena;
    calc->diags = diags;
    calc->errors = diags->count[SEVERITY_ERROR];
    map_init(&calc->bindings, arena);
    return calc;
}

struct arena *calc_arena(const struct calc *calc) {
    return calc->arena;
}

struct diags *calc_diags(const struct calc *calc) {
    return calc->diags;
}

/* Adds a name to the page; a second one is reported with both places. */
static void bind(struct calc *calc, const struct binding *binding) {
    const struct binding *first = map_get(&calc->bindings, binding->name);
    const struct binding *shared = share_defines(calc, binding->name);
    if (shared) {
        struct diag *diag = diag_add(
            calc->diags, DIAG_DUPLICATE_NAME, binding->span,
            "`" STR_FMT "` is defined for all pages", STR_ARG(binding->name));
        diag_label(diag, shared->span, "it is defined here");
        return;
    }
    if (first) {
        struct diag *diag =
            diag_add(calc->diags, DIAG_DUPLICATE_NAME, binding->span,
                     "`" STR_FMT "` is defined twice", STR_ARG(binding->name));
        diag_label(diag, first->span, "it is defined here, too");
        return;
    }
    struct binding *kept = ARENA_NEW(calc->arena, struct binding);
    *kept = *binding;
    map_set(&calc->bindings, kept->name, kept);
}

void calc_data(struct calc *calc, struct excerpt name, const struct csv *csv) {
    calc_data_at(calc, name.text, excerpt_whole(name), csv);
}

void calc_data_at(struct calc *calc, struct str name, struct span span,
                  const struct csv *csv) {
    struct binding binding = {
        .name = name, .span = span, .slot.state = SLOT_DONE};
    struct table *table = csv ? table_type(calc, csv, name) : NULL;
    if (table) {
        struct definitions *computed =
            ARENA_NEW(calc->arena, struct definitions);
        define_parse(calc->arena, calc->diags, &calc->units, csv->after,
                     computed);
        define_parse(calc->arena, calc->diags, &calc->units, csv->more,
                     computed);
        binding.slot.value = (struct value){VALUE_TABLE, {.table = table}};
        if (computed->count) {
            binding.columns = computed;
            binding.slot.state = SLOT_NEW;
        }
    }
    bind(calc, &binding);
}

void calc_units(struct calc *calc, struct excerpt definitions) {
    define_units(calc->arena, calc->diags, definitions, &calc->units);
}

void calc_define(struct calc *calc, struct excerpt definitions) {
    struct definitions parsed = {0};
    define_parse(calc->arena, calc->diags, &calc->units, definitions, &parsed);
    ARENA_PUSH(calc->arena, calc->texts, calc->text_count, calc->text_capacity,
               definitions);
    for (size_t i = 0; i < parsed.count; i++) {
        const struct definition *definition = &parsed.items[i];
        bind(calc, &(struct binding){.name = definition->name,
                                     .span = definition->span,
                                     .definition = definition});
    }
}

void calc_finish(struct calc *calc) {
    for (size_t i = 0; i < calc->bindings.count; i++) {
        struct binding *binding = calc->bindings.entries[i].value;
        if (binding->definition && binding->definition->function)
            check_definition(calc, binding->definition);
        evaluate_binding(calc, binding);
    }
}

const struct table *calc_table(struct calc *calc, struct str name) {
    struct binding *binding = map_get(&calc->bindings, name);
    if (!binding)
        return NULL;
    struct value value = evaluate_binding(calc, binding);
    return value.kind == VALUE_TABLE ? value.table : NULL;
}

/* A word where a number's unit might have been meant is reported as one. */
static void report_rest(struct parser *parser) {
    if (parser->previous.kind == TOKEN_NUMBER &&
        parser->token.kind == TOKEN_NAME)
        unit_report(parser->lexer.diags, parser->lexer.units,
                    lex_span(&parser->lexer, parser->token),
                    parser->token.name);
    else
        parse_unexpected(parser, "an operator, `|` or the end");
}

/* The rest of `text`, from the parser's current token on. */
static bool parse_formula(struct calc *calc, struct parser *at,
                          struct excerpt text, struct formula *formula) {
    struct parser parser = *at;
    size_t from = parser.token.from;
    const struct expression *expression = parse_expression(&parser);
    if (!expression)
        return false;
    size_t end = parser.token.from;
    if (parser.token.kind == TOKEN_BAR) {
        struct excerpt format =
            excerpt_slice(text, parser.token.to, text.text.n);
        formula->format = calc_format(calc, format);
        if (!formula->format)
            return false;
    } else if (parser.token.kind != TOKEN_END) {
        report_rest(&parser);
        return false;
    }
    formula->expression = expression;
    formula->text = excerpt_trim(excerpt_slice(text, from, end));
    return true;
}

bool calc_formula(struct calc *calc, struct excerpt text,
                  struct formula *formula) {
    struct parser parser;
    *formula = (struct formula){0};
    parse_init(&parser, calc->arena, calc->diags, &calc->units, text);
    return parse_formula(calc, &parser, text, formula);
}

/* Does another expression begin behind the name `show`?  Where it could also
 * go on with this one, a value of that name comes first. */
static bool is_show(const struct calc *calc, const struct parser *parser) {
    struct str show = STR("show");
    if (parser->token.kind != TOKEN_NAME || !str_eq(parser->token.name, show))
        return false;
    struct parser ahead = *parser;
    struct diags unheard;
    diags_init(&unheard, calc->arena);
    ahead.lexer.diags = &unheard;
    parse_advance(&ahead);
    return parse_begins(&ahead.token) &&
           (!parse_continues(&ahead.token) || !map_get(&calc->bindings, show));
}

bool working_formula(struct calc *calc, struct excerpt text,
                     struct formula *formula, bool *show) {
    struct parser parser;
    *formula = (struct formula){0};
    parse_init(&parser, calc->arena, calc->diags, &calc->units, text);
    *show = is_show(calc, &parser);
    if (*show)
        parse_advance(&parser);
    return parse_formula(calc, &parser, text, formula);
}

const struct expression *calc_begin(struct calc *calc, struct excerpt text,
                                    size_t *end) {
    struct parser parser;
    parse_init(&parser, calc->arena, calc->diags, &calc->units, text);
    const struct expression *expression = parse_expression(&parser);
    *end = parser.token.from;
    return expression;
}

const struct format *calc_format(struct calc *calc, struct excerpt text) {
    return format_parse(calc->arena, calc->diags, &calc->units,
                        excerpt_trim(text));
}

const struct unit *calc_format_unit(const struct format *format) {
    return format_unit(format);
}

struct value calc_evaluate(struct calc *calc,
                           const struct expression *expression,
                           const struct row *row) {
    struct frame frame;
    if (!row)
        return evaluate(calc, expression, NULL);
    frame_init(calc, &frame, NULL, FRAME_ROW, NULL, NULL, 0, row);
    return evaluate(calc, expression, &frame);
}

struct str calc_name(const struct expression *expression) {
    bool named = expression->kind == EXPRESSION_NAME ||
                 expression->kind == EXPRESSION_FIELD;
    return named ? expression->name : (struct str){0};
}

const struct table *calc_rows(struct calc *calc, struct excerpt text) {
    struct parser parser;
    parse_init(&parser, calc->arena, calc->diags, &calc->units, text);
    const struct expression *expression = parse_whole(&parser);
    if (!expression)
        return NULL;
    struct value value = evaluate(calc, expression, NULL);
    return query_table(calc, value, expression->span);
}

bool calc_number(struct value value, const struct unit *unit, double *number) {
    if (value.kind != VALUE_NUMBER || !unit_same(value.unit, unit))
        return false;
    *number = unit_convert(value.number, value.unit, unit);
    return true;
}

struct str calc_unit_name(struct calc *calc, const struct unit *unit) {
    return unit_name(calc->arena, unit);
}

struct str calc_unit_dimension(struct calc *calc, const struct unit *unit) {
    return unit_dimension(calc->arena, unit);
}

bool calc_unit_same(const struct unit *a, const struct unit *b) {
    return unit_same(a, b);
}

const struct unit *calc_unit_prefixed(struct calc *calc,
                                      const struct unit *unit, double number,
                                      double *factor) {
    const struct unit *prefixed =
        unit ? unit_prefixed(calc->arena, unit, number) : NULL;
    *factor = prefixed ? unit_convert(1, unit, prefixed) : 1;
    return prefixed;
}
