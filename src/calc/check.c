/* Names in functions. */
#include "calc/check.h"

#include "base/near.h"
#include "calc/builtin.h"
#include "calc/share.h"

/* The names that are visible in an expression, from the inside out. */
struct scope {
    const struct scope *up;
    const struct definition *definition; /* parameters and locals; or NULL */
    const struct expression *each;       /* a comprehension's names; or NULL */
};

static bool is_visible(const struct scope *scope, struct str name) {
    for (; scope; scope = scope->up) {
        const struct definition *d = scope->definition;
        for (size_t i = 0; d && i < d->parameters; i++)
            if (str_eq(d->parameter[i].name, name))
                return true;
        for (size_t i = 0; d && i < d->locals; i++)
            if (str_eq(d->local[i].name, name))
                return true;
        for (size_t i = 1; scope->each && i < scope->each->count; i++)
            if (str_eq(scope->each->labels[i], name))
                return true;
    }
    return false;
}

static void offer_visible(const struct scope *scope, struct near *near) {
    for (; scope; scope = scope->up) {
        const struct definition *d = scope->definition;
        for (size_t i = 0; d && i < d->parameters; i++)
            near_offer(near, d->parameter[i].name);
        for (size_t i = 0; d && i < d->locals; i++)
            near_offer(near, d->local[i].name);
        for (size_t i = 1; scope->each && i < scope->each->count; i++)
            near_offer(near, scope->each->labels[i]);
    }
}

static void check_name(struct calc *calc, const struct expression *node,
                       const struct scope *scope, bool called) {
    struct value value;
    if (is_visible(scope, node->name) || map_get(&calc->bindings, node->name) ||
        share_defines(calc, node->name) ||
        builtin_value(calc, node->name, &value))
        return;
    struct near near;
    near_init(&near, node->name);
    offer_visible(scope, &near);
    frame_offer(calc, NULL, &near);
    struct diag *diag = diag_add(
        calc->diags, called ? DIAG_UNKNOWN_FUNCTION : DIAG_UNKNOWN_NAME,
        node->span, "no %s is called `" STR_FMT "`",
        called ? "function" : "value", STR_ARG(node->name));
    diag_suggest(diag, near_best(&near));
}

static void check_expression(struct calc *calc, const struct expression *node,
                             const struct scope *scope) {
    struct scope inner = {scope, NULL, node};
    size_t searched = node->count;
    if (node->kind == EXPRESSION_NAME)
        check_name(calc, node, scope, false);
    if (node->kind > EXPRESSION_EACH)
        searched = 1;
    for (size_t i = 0; i < searched; i++) {
        const struct expression *part = node->parts[i];
        if (i == 0 && node->kind == EXPRESSION_CALL &&
            part->kind == EXPRESSION_NAME)
            check_name(calc, part, scope, true);
        else
            check_expression(calc, part,
                             node->kind == EXPRESSION_EACH ? &inner : scope);
    }
}

static void check_in(struct calc *calc, const struct definition *definition,
                     const struct scope *up) {
    struct scope scope = {up, definition, NULL};
    for (size_t i = 0; i < definition->parameters; i++)
        if (definition->parameter[i].value)
            check_expression(calc, definition->parameter[i].value, up);
    if (definition->body)
        check_expression(calc, definition->body, &scope);
    for (size_t i = 0; i < definition->locals; i++)
        check_in(calc, &definition->local[i], &scope);
}

void check_definition(struct calc *calc, const struct definition *definition) {
    check_in(calc, definition, NULL);
}
