/* Definitions as HTML: a paragraph each, with `name` and `= body` as formulas
 * of their own, so that a line may break between them.  A comment behind the
 * body stays beside it; those on lines of their own are left to the source. */
#include "calc/define.h"
#include "calc/typeset.h"

#include "base/html.h"
#include "base/limits.h"
#include "base/num.h"

static void put_head(struct typeset *t, const struct definition *definition) {
    BUF_LITERAL(t->out, TYPESET_MATH);
    typeset_name(t->out, definition->name);
    if (definition->function)
        BUF_LITERAL(t->out, "<mo>&#x2061;</mo><mo form=\"prefix\">(</mo>");
    for (size_t i = 0; i < definition->parameters; i++) {
        const struct parameter *parameter = &definition->parameter[i];
        if (i > 0)
            BUF_LITERAL(t->out, TYPESET_COMMA);
        typeset_name(t->out, parameter->name);
        if (parameter->value) {
            BUF_LITERAL(t->out, "<mo>=</mo>");
            typeset_operand(t, parameter->value, LEVEL_OR);
        }
    }
    if (definition->function)
        BUF_LITERAL(t->out, "<mo form=\"postfix\">)</mo>");
    BUF_LITERAL(t->out, "</math> ");
}

/* A comparison stands in brackets: its `=` is not that of the definition. */
static void put_body(struct typeset *t, const struct expression *body) {
    bool comparison = body->kind == EXPRESSION_COMPARE;
    BUF_LITERAL(t->out, TYPESET_LEADING "=</mo>");
    t->open = !comparison;
    typeset_operand(t, body, comparison ? LEVEL_RANGE : LEVEL_ANY);
    BUF_LITERAL(t->out, "</math>");
}

/* The comment that ends the line of a body. */
static void put_remark(struct typeset *t, const struct expression *body) {
    struct str text = body->span.source->text;
    size_t end = str_find_byte(text, '\n', body->span.to);
    struct str rest = str_slice(text, body->span.to, end);
    size_t sign = str_find_byte(rest, '#', 0);
    struct str remark = str_trim(str_slice(rest, sign, rest.n));
    while (remark.n && remark.s[0] == '#')
        remark = str_trim(str_slice(remark, 1, remark.n));
    if (!remark.n)
        return;
    BUF_LITERAL(t->out, " <span class=\"remark\">");
    html_escape(t->out, remark);
    BUF_LITERAL(t->out, "</span>");
}

static void put_definition(struct typeset *t,
                           const struct definition *definition) {
    const struct frame *up = t->frame;
    struct frame frame;
    if (!definition->body)
        return;
    BUF_LITERAL(t->out, "<div class=\"definition\">\n<p>");
    put_head(t, definition);
    /* Only for its names, which hide those of builtins. */
    frame_init(t->calc, &frame, up, FRAME_CALL, definition, NULL,
               definition->parameters + definition->locals, NULL);
    t->frame = &frame;
    put_body(t, definition->body);
    put_remark(t, definition->body);
    BUF_LITERAL(t->out, "</p>\n");
    if (definition->locals)
        BUF_LITERAL(t->out, "<p class=\"where\">where</p>\n");
    for (size_t i = 0; i < definition->locals && !t->full; i++)
        put_definition(t, &definition->local[i]);
    BUF_LITERAL(t->out, "</div>\n");
    t->frame = up;
}

struct str calc_definitions_html(struct calc *calc,
                                 struct excerpt definitions) {
    struct definitions parsed = {0};
    struct diags unheard;
    struct buf out;
    buf_init(&out, calc->arena);
    diags_init(&unheard, calc->arena);
    define_parse(calc->arena, &unheard, &calc->units, definitions, &parsed);
    struct typeset t = {.calc = calc, .out = &out};
    for (size_t i = 0; i < parsed.count && !t.full; i++)
        put_definition(&t, &parsed.items[i]);
    if (!t.full)
        return buf_str(&out);
    diag_add(calc->diags, DIAG_LIMIT, excerpt_whole(definitions),
             "definitions are typeset in at most " STR_FMT " bytes",
             STR_ARG(num_grouped(calc->arena, LIMIT_TEXT_BYTES)));
    return (struct str){0};
}
