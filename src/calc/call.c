/* Calls: of what the page defines, and of builtins. */
#include "base/limits.h"
#include "base/near.h"
#include "calc/builtin.h"
#include "calc/memo.h"

#include <string.h>

/* Calls with more slots than this take them from the arena. */
#define SLOTS_ON_STACK 8

/* Does a call make functions, which keep the frame they were made in? */
static bool keeps_frame(const struct definition *definition) {
    for (size_t i = 0; i < definition->locals; i++)
        if (definition->local[i].function)
            return true;
    return false;
}

/* Evaluates the body in a frame whose first slots hold the arguments. */
static struct value enter(struct calc *calc,
                          const struct definition *definition,
                          struct slot *slots, size_t count,
                          const struct frame *up) {
    struct frame frame, *kept = &frame;
    if (keeps_frame(definition))
        kept = ARENA_NEW(calc->arena, struct frame);
    frame_init(calc, kept, up, FRAME_CALL, definition, slots, count, NULL);
    return evaluate(calc, definition->body, kept);
}

/* The length of the lists among the arguments, STR_NONE if there are none;
 * reports lists of different lengths and gives 0. */
static size_t list_arguments(struct calc *calc,
                             const struct definition *definition,
                             const struct slot *slots, struct span span) {
    size_t length = STR_NONE;
    for (size_t i = 0; i < definition->parameters; i++) {
        if (slots[i].value.kind != VALUE_LIST)
            continue;
        size_t count = slots[i].value.list->count;
        if (length != STR_NONE && length != count) {
            diag_add(calc->diags, DIAG_WRONG_ARGUMENT, span,
                     "`" STR_FMT "` is called with lists of %zu and of %zu "
                     "elements",
                     STR_ARG(definition->name), length, count);
            return 0;
        }
        length = count;
    }
    return length;
}

/* Calls the function once for each element of its lists. */
static struct value map_over(struct calc *calc,
                             const struct definition *definition,
                             const struct slot *slots, struct span span,
                             const struct frame *up) {
    size_t length = list_arguments(calc, definition, slots, span);
    struct value *results = ARENA_ARRAY(calc->arena, length, struct value);
    struct value *arguments =
        ARENA_ARRAY(calc->arena, definition->parameters, struct value);
    for (size_t at = 0; at < length; at++) {
        for (size_t i = 0; i < definition->parameters; i++) {
            struct value value = slots[i].value;
            arguments[i] =
                value.kind == VALUE_LIST ? list_item(value.list, at) : value;
        }
        results[at] = call_definition(calc, definition, arguments, up);
        if (results[at].kind == VALUE_POISON)
            return POISON;
    }
    if (!length)
        return POISON;
    return (struct value){VALUE_LIST,
                          {.list = list_make(calc->arena, results, length)}};
}

/* A function that works on lists as they are gets them so; one that is
 * written for single values finds out in its body (evaluate_wants_single),
 * and is then mapped over them. */
static struct value enter_or_map(struct calc *calc,
                                 const struct definition *definition,
                                 struct slot *slots, struct span span,
                                 const struct frame *up) {
    size_t count = definition->parameters + definition->locals;
    bool lists = false, outer = calc->mappable;
    for (size_t i = 0; i < definition->parameters; i++)
        lists |=
            slots[i].value.kind == VALUE_LIST && slots[i].value.list->count > 0;
    calc->mappable = outer || lists;
    struct value value = enter(calc, definition, slots, count, up);
    calc->mappable = outer;
    if (!lists || !calc->wants_single)
        return value;
    calc->wants_single = false;
    return map_over(calc, definition, slots, span, up);
}

/* A place for the slots of a call: `few` if they fit and may end with it. */
static struct slot *slots_for(struct calc *calc,
                              const struct definition *definition,
                              struct slot *few) {
    size_t count = definition->parameters + definition->locals;
    if (count > SLOTS_ON_STACK || keeps_frame(definition))
        return ARENA_ARRAY(calc->arena, count, struct slot);
    for (size_t i = definition->parameters; i < count; i++)
        few[i].state = SLOT_NEW;
    return few;
}

struct value call_definition(struct calc *calc,
                             const struct definition *definition,
                             const struct value *arguments,
                             const struct frame *frame) {
    size_t count = definition->parameters + definition->locals;
    if (!definition->body)
        return POISON;
    if (!count)
        return evaluate(calc, definition->body, frame);
    struct slot few[SLOTS_ON_STACK];
    struct slot *slots = slots_for(calc, definition, few);
    for (size_t i = 0; i < definition->parameters; i++)
        slots[i] = (struct slot){arguments[i], SLOT_DONE};
    return enter_or_map(calc, definition, slots, definition->span, frame);
}

/* What a function's parameters are, for both kinds of function. */
struct signature {
    struct str name;
    struct span span; /* where it is defined; source NULL for a builtin */
    size_t count;
    const struct definition *definition;
    const struct builtin *builtin;
};

static struct signature signature_of(const struct function *function) {
    const struct definition *definition = function->definition;
    struct signature signature = {.name = function->name,
                                  .definition = definition,
                                  .builtin = function->builtin};
    if (definition) {
        signature.span = definition->span;
        signature.count = definition->parameters;
    } else {
        while (signature.count < BUILTIN_PARAMETERS &&
               function->builtin->parameters[signature.count])
            signature.count++;
    }
    return signature;
}

static struct str parameter_name(const struct signature *signature,
                                 size_t index) {
    return signature->definition
               ? signature->definition->parameter[index].name
               : str_from(signature->builtin->parameters[index]);
}

static bool is_required(const struct signature *signature, size_t index) {
    return signature->definition
               ? !signature->definition->parameter[index].value
               : index < signature->builtin->required;
}

/* "f(a, b = ...)" as help of a report about a call. */
static void explain_signature(struct calc *calc, struct diag *diag,
                              const struct signature *signature) {
    struct buf text;
    buf_init(&text, calc->arena);
    buf_printf(&text, STR_FMT "(", STR_ARG(signature->name));
    for (size_t i = 0; i < signature->count; i++) {
        buf_printf(&text, "%s" STR_FMT "%s", i ? ", " : "",
                   STR_ARG(parameter_name(signature, i)),
                   is_required(signature, i) ? "" : "=...");
    }
    buf_add(&text, signature->builtin && signature->builtin->variadic
                       ? STR(", ...)")
                       : STR(")"));
    diag_help(diag, "it is called as `" STR_FMT "`", STR_ARG(buf_str(&text)));
    if (signature->span.source)
        diag_label(diag, signature->span, "`" STR_FMT "` is defined here",
                   STR_ARG(signature->name));
}

/* The parameter that an argument with a label is for; reports an unknown one
 * and gives count. */
static size_t labelled_parameter(struct calc *calc,
                                 const struct signature *signature,
                                 struct span span, struct str label) {
    struct near near;
    near_init(&near, label);
    for (size_t i = 0; i < signature->count; i++) {
        if (str_eq(parameter_name(signature, i), label))
            return i;
        near_offer(&near, parameter_name(signature, i));
    }
    struct diag *diag = diag_add(calc->diags, DIAG_WRONG_ARGUMENT, span,
                                 "`" STR_FMT "` has no parameter `" STR_FMT "`",
                                 STR_ARG(signature->name), STR_ARG(label));
    explain_signature(calc, diag, signature);
    diag_suggest(diag, near_best(&near));
    return signature->count;
}

/* Arguments by parameter, as expressions: NULL where none is given. */
struct arguments {
    const struct expression **parts;
    size_t count; /* the highest given, plus one */
};

static bool match_arguments(struct calc *calc, const struct expression *node,
                            const struct signature *signature,
                            struct arguments *arguments) {
    size_t given = node->count - 1, position = 0;
    bool variadic = signature->builtin && signature->builtin->variadic;
    size_t room = signature->count > given ? signature->count : given;
    arguments->parts =
        arena_array(calc->arena, room, sizeof(const struct expression *));
    for (size_t i = 0; i < given; i++) {
        const struct expression *part = node->parts[i + 1];
        struct str label = node->labels[i + 1];
        size_t at = label.n
                        ? labelled_parameter(calc, signature,
                                             node->label_spans[i + 1], label)
                        : position++;
        if (label.n && at == signature->count)
            return false;
        if (at >= signature->count && !variadic) {
            struct diag *diag = diag_add(
                calc->diags, DIAG_WRONG_ARGUMENT, part->span,
                "`" STR_FMT "` takes %zu argument%s, this is number %zu",
                STR_ARG(signature->name), signature->count,
                signature->count == 1 ? "" : "s", at + 1);
            explain_signature(calc, diag, signature);
            return false;
        }
        if (arguments->parts[at]) {
            struct diag *diag =
                diag_add(calc->diags, DIAG_WRONG_ARGUMENT, part->span,
                         "the parameter `" STR_FMT "` is given twice",
                         STR_ARG(parameter_name(signature, at)));
            diag_label(diag, arguments->parts[at]->span, "here, too");
            return false;
        }
        arguments->parts[at] = part;
        arguments->count = at >= arguments->count ? at + 1 : arguments->count;
    }
    return true;
}

/* Reports the first required parameter that no argument is for. */
static bool check_required(struct calc *calc, const struct expression *node,
                           const struct signature *signature,
                           const struct arguments *arguments) {
    for (size_t i = 0; i < signature->count; i++) {
        if (!is_required(signature, i) ||
            (i < arguments->count && arguments->parts[i]))
            continue;
        struct diag *diag = diag_add(
            calc->diags, DIAG_WRONG_ARGUMENT, node->span,
            "`" STR_FMT "` needs an argument for `" STR_FMT "`",
            STR_ARG(signature->name), STR_ARG(parameter_name(signature, i)));
        explain_signature(calc, diag, signature);
        return false;
    }
    return true;
}

static struct value call_defined(struct calc *calc,
                                 const struct function *function,
                                 const struct arguments *arguments,
                                 const struct frame *frame) {
    const struct definition *definition = function->definition;
    struct value *values =
        ARENA_ARRAY(calc->arena, definition->parameters, struct value);
    for (size_t i = 0; i < definition->parameters; i++) {
        bool given = i < arguments->count && arguments->parts[i];
        values[i] = given ? evaluate(calc, arguments->parts[i], frame)
                          : evaluate(calc, definition->parameter[i].value,
                                     function->frame);
        if (values[i].kind == VALUE_POISON)
            return POISON;
    }
    return call_definition(calc, definition, values, function->frame);
}

/* What a builtin looks through; a hundred bytes of text are about as much
 * work as an element. */
static void charge(struct calc *calc, struct value value) {
    if (value.kind == VALUE_LIST)
        evaluate_charge(calc, value.list->count);
    else if (value.kind == VALUE_TABLE)
        evaluate_charge(calc, value.table->rows);
    else if (value.kind == VALUE_TEXT)
        evaluate_charge(calc, value.text.n / 100);
}

/* A function for one value, called with a list: a list of results. */
static struct value call_each(struct call *call, struct value *values) {
    const struct list *list = values[0].list;
    struct value *results =
        ARENA_ARRAY(call->calc->arena, list->count, struct value);
    for (size_t i = 0; i < list->count; i++) {
        values[0] = list_item(list, i);
        results[i] = values[0].kind == VALUE_MISSING
                         ? MISSING
                         : call->builtin->function(call);
        if (results[i].kind == VALUE_POISON)
            return POISON;
    }
    return (struct value){
        VALUE_LIST,
        {.list = list_make(call->calc->arena, results, list->count)}};
}

/* A comprehension's list is seen by the call alone: `sum([...])`.  What is a
 * number does not refer to it. */
static void recycle(const struct call *call) {
    for (size_t i = 0; i < call->count; i++)
        if (call->values[i].kind == VALUE_LIST &&
            call->parts[i]->kind == EXPRESSION_EACH)
            list_recycle(call->calc, call->values[i].list);
}

static struct value call_builtin(struct calc *calc,
                                 const struct expression *node,
                                 const struct function *function,
                                 const struct arguments *arguments,
                                 const struct frame *frame) {
    struct value *values =
        ARENA_ARRAY(calc->arena, arguments->count, struct value);
    for (size_t i = 0; i < arguments->count; i++) {
        values[i] = MISSING;
        if (arguments->parts[i])
            values[i] = evaluate(calc, arguments->parts[i], frame);
        if (values[i].kind == VALUE_POISON)
            return POISON;
        charge(calc, values[i]);
    }
    struct call call = {calc,   function->builtin, node, arguments->count,
                        values, arguments->parts};
    if (function->builtin->each && arguments->count &&
        values[0].kind == VALUE_LIST)
        return call_each(&call, values);
    if (function->builtin->each && arguments->count &&
        values[0].kind == VALUE_MISSING)
        return MISSING;
    struct value result = function->builtin->function(&call);
    if (result.kind == VALUE_NUMBER)
        recycle(&call);
    return result;
}

struct value call_function(struct calc *calc, const struct function *function,
                           const struct value *values, size_t count,
                           const struct expression *node) {
    struct signature signature = signature_of(function);
    bool variadic = function->builtin && function->builtin->variadic;
    bool enough = count <= signature.count || variadic;
    for (size_t i = count; i < signature.count; i++)
        enough &= !is_required(&signature, i);
    if (!enough) {
        struct diag *diag =
            diag_add(calc->diags, DIAG_WRONG_ARGUMENT, node->span,
                     "`" STR_FMT "` is called with %zu argument%s here",
                     STR_ARG(function->name), count, count == 1 ? "" : "s");
        explain_signature(calc, diag, &signature);
        return POISON;
    }
    if (function->builtin) {
        const struct expression **parts =
            arena_array(calc->arena, count, sizeof *parts);
        struct call call = {calc, function->builtin, node, count, values,
                            parts};
        return function->builtin->function(&call);
    }
    struct value *all = ARENA_ARRAY(calc->arena, signature.count, struct value);
    for (size_t i = 0; i < signature.count; i++)
        all[i] = i < count
                     ? values[i]
                     : evaluate(calc, function->definition->parameter[i].value,
                                function->frame);
    return call_definition(calc, function->definition, all, function->frame);
}

/* A name that is called and not known is reported as a function. */
static bool find_function(struct calc *calc, const struct expression *node,
                          const struct frame *frame, struct value *value) {
    if (node->kind != EXPRESSION_NAME) {
        *value = evaluate(calc, node, frame);
        return value->kind != VALUE_POISON;
    }
    if (evaluate_known(calc, node, frame, value))
        return value->kind != VALUE_POISON;
    struct near near;
    near_init(&near, node->name);
    frame_offer(calc, frame, &near);
    struct diag *diag =
        diag_add(calc->diags, DIAG_UNKNOWN_FUNCTION, node->span,
                 "no function is called `" STR_FMT "`", STR_ARG(node->name));
    diag_suggest(diag, near_best(&near));
    return false;
}

/* The common call: as many unnamed arguments as there are parameters. */
static struct value call_directly(struct calc *calc,
                                  const struct expression *node,
                                  const struct function *function,
                                  const struct frame *frame) {
    const struct definition *definition = function->definition;
    struct slot few[SLOTS_ON_STACK];
    struct slot *slots = slots_for(calc, definition, few);
    for (size_t i = 0; i < definition->parameters; i++) {
        slots[i] =
            (struct slot){evaluate(calc, node->parts[i + 1], frame), SLOT_DONE};
        if (slots[i].value.kind == VALUE_POISON)
            return POISON;
    }
    struct value result;
    bool remembered = !function->frame && memo_wanted(calc, definition);
    if (remembered && memo_find(definition, slots, &result))
        return result;
    result = enter_or_map(calc, definition, slots, node->span, function->frame);
    if (remembered)
        memo_keep(definition, slots, result);
    return result;
}

static bool is_direct(const struct expression *node,
                      const struct function *function) {
    const struct definition *definition = function->definition;
    if (!definition || !definition->body ||
        node->count - 1 != definition->parameters)
        return false;
    for (size_t i = 1; i < node->count; i++)
        if (node->labels[i].n)
            return false;
    return true;
}

struct value call_evaluate(struct calc *calc, const struct expression *node,
                           const struct frame *frame) {
    struct value callee;
    if (!find_function(calc, node->parts[0], frame, &callee))
        return POISON;
    if (callee.kind == VALUE_FUNCTION && is_direct(node, callee.function))
        return call_directly(calc, node, callee.function, frame);
    if (callee.kind != VALUE_FUNCTION) {
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->parts[0]->span,
                 "%s is not a function and cannot be called",
                 value_kind_name(callee.kind));
        return POISON;
    }
    struct signature signature = signature_of(callee.function);
    struct arguments arguments = {0};
    if (!match_arguments(calc, node, &signature, &arguments) ||
        !check_required(calc, node, &signature, &arguments))
        return POISON;
    calc->depth++;
    struct value value =
        callee.function->definition
            ? call_defined(calc, callee.function, &arguments, frame)
            : call_builtin(calc, node, callee.function, &arguments, frame);
    calc->depth--;
    return value;
}
