/* Calls, access, cases, lists and queries.  Functions that mathematics has
 * signs for are rows of a table. */
#include "calc/typeset.h"

#include "base/html.h"

static void open_fence(struct typeset *t, const char *sign) {
    buf_printf(t->out, "<mrow><mo>%s</mo>", sign);
}

static void close_fence(struct typeset *t, const char *sign) {
    buf_printf(t->out, "<mo>%s</mo></mrow>", sign);
}

/* The same where lines may break between: a row cannot reach from one <math>
 * into the next. */
static void put_open(struct typeset *t, const char *sign, bool open) {
    if (open)
        buf_printf(t->out, "<mo form=\"prefix\">%s</mo>", sign);
    else
        open_fence(t, sign);
}

static void put_close(struct typeset *t, const char *sign, bool open) {
    if (open)
        buf_printf(t->out, "<mo form=\"postfix\">%s</mo>", sign);
    else
        close_fence(t, sign);
}

/* A word of the language between two. */
static void put_word(struct typeset *t, const char *word) {
    buf_printf(t->out, "<mo form=\"infix\">%s</mo>", word);
}

/* Parts `from` up to `to`, with commas between; labels as `label = part`, or
 * with another sign. */
static void put_items(struct typeset *t, const struct expression *node,
                      size_t from, size_t to, const char *sign) {
    bool open = t->open;
    t->open = false;
    for (size_t i = from; i < to; i++) {
        if (i > from)
            buf_add(t->out, open ? STR(TYPESET_COMMA) : STR("<mo>,</mo>"));
        if (node->labels && node->labels[i].n) {
            typeset_name(t->out, node->labels[i]);
            buf_printf(t->out, "<mo>%s</mo>", sign);
        }
        typeset_operand(t, node->parts[i], LEVEL_OR);
    }
}

/* Calls. --------------------------------------------------------------- */

struct form {
    const char *name;
    size_t arguments;
    enum level (*put)(struct typeset *t, const struct expression *node,
                      const struct form *form);
    const char *open, *close;
};

static enum level put_root(struct typeset *t, const struct expression *node,
                           const struct form *form) {
    (void)form;
    BUF_LITERAL(t->out, "<msqrt>");
    typeset_expression(t, node->parts[1]);
    BUF_LITERAL(t->out, "</msqrt>");
    return LEVEL_ATOM;
}

static enum level put_fenced(struct typeset *t, const struct expression *node,
                             const struct form *form) {
    open_fence(t, form->open);
    typeset_expression(t, node->parts[1]);
    close_fence(t, form->close);
    return LEVEL_ATOM;
}

static enum level put_exponential(struct typeset *t,
                                  const struct expression *node,
                                  const struct form *form) {
    (void)form;
    BUF_LITERAL(t->out, "<msup><mi>e</mi>");
    typeset_row(t, node->parts[1], LEVEL_ANY);
    BUF_LITERAL(t->out, "</msup>");
    return LEVEL_POWER;
}

/* The base stands below: of the function's name, or the second argument. */
static enum level put_logarithm(struct typeset *t,
                                const struct expression *node,
                                const struct form *form) {
    BUF_LITERAL(t->out, "<msub><mi>log</mi>");
    if (form->open)
        buf_printf(t->out, "<mn>%s</mn>", form->open);
    else
        typeset_row(t, node->parts[2], LEVEL_ANY);
    BUF_LITERAL(t->out, "</msub><mo>&#x2061;</mo>");
    open_fence(t, "(");
    typeset_expression(t, node->parts[1]);
    close_fence(t, ")");
    return LEVEL_ATOM;
}

/* The sum of a comprehension with one loop: from first to last, or over. */
static enum level put_sum(struct typeset *t, const struct expression *node,
                          const struct form *form) {
    (void)form;
    const struct expression *each = node->parts[1], *list = each->parts[1];
    bool range = list->kind == EXPRESSION_RANGE;
    const char *element = range ? "munderover" : "munder";
    buf_printf(t->out, "<%s><mo>∑</mo><mrow>", element);
    typeset_name(t->out, each->labels[1]);
    buf_printf(t->out, "<mo>%s</mo>", range ? "=" : "∈");
    typeset_operand(t, range ? list->parts[0] : list, LEVEL_SUM);
    BUF_LITERAL(t->out, "</mrow>");
    if (range)
        typeset_row(t, list->parts[1], LEVEL_ANY);
    buf_printf(t->out, "</%s>", element);
    typeset_operand(t, each->parts[0], LEVEL_PRODUCT);
    return LEVEL_REMAINDER;
}

static const struct form forms[] = {
    {"sqrt", 1, put_root, NULL, NULL},
    {"abs", 1, put_fenced, "|", "|"},
    {"floor", 1, put_fenced, "⌊", "⌋"},
    {"ceil", 1, put_fenced, "⌈", "⌉"},
    {"exp", 1, put_exponential, NULL, NULL},
    {"log2", 1, put_logarithm, "2", NULL},
    {"log10", 1, put_logarithm, "10", NULL},
    {"log", 2, put_logarithm, NULL, NULL},
    {"sum", 1, put_sum, NULL, NULL},
};

/* Is there one loop and nothing else? */
static bool is_plain_loop(const struct expression *node) {
    return node->kind == EXPRESSION_EACH && node->count == 2 &&
           !node->descending;
}

/* Does the name stand for the builtin here? */
static bool is_builtin(const struct typeset *t, struct str name) {
    struct found found;
    return frame_find(t->calc, t->frame, name, &found) &&
           found.kind == FOUND_BUILTIN;
}

static const struct form *form_of(const struct typeset *t,
                                  const struct expression *node) {
    const struct expression *function = node->parts[0];
    if (function->kind != EXPRESSION_NAME)
        return NULL;
    for (size_t i = 1; i < node->count; i++)
        if (node->labels[i].n)
            return NULL;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct form *form = &forms[i];
        if (form->arguments + 1 != node->count ||
            !str_is(function->name, form->name))
            continue;
        bool suits = form->put != put_sum || is_plain_loop(node->parts[1]);
        return suits && is_builtin(t, function->name) ? form : NULL;
    }
    return NULL;
}

/* Are there several arguments, all as high as a letter, so that brackets that
 * do not grow can stand around them? */
static bool is_low_row(const struct expression *node) {
    if (node->count <= 2)
        return false;
    for (size_t i = 1; i < node->count; i++)
        if (node->parts[i]->kind != EXPRESSION_NAME &&
            node->parts[i]->kind != EXPRESSION_LITERAL)
            return false;
    return true;
}

enum level typeset_call(struct typeset *t, const struct expression *node) {
    const struct form *form = form_of(t, node);
    bool open = t->open && !form && is_low_row(node);
    t->open = false;
    if (form)
        return form->put(t, node, form);
    const struct expression *function = node->parts[0];
    if (function->kind == EXPRESSION_NAME)
        typeset_name(t->out, function->name);
    else
        typeset_operand(t, function, LEVEL_ATOM);
    BUF_LITERAL(t->out, "<mo>&#x2061;</mo>");
    put_open(t, "(", open);
    t->open = open;
    put_items(t, node, 1, node->count, "=");
    put_close(t, ")", open);
    return LEVEL_ATOM;
}

/* Access. -------------------------------------------------------------- */

/* An index below what has it; a text without its quotes. */
static void put_below(struct typeset *t, const struct expression *index) {
    if (index->kind != EXPRESSION_LITERAL ||
        index->literal.kind != VALUE_TEXT) {
        typeset_row(t, index, LEVEL_ANY);
        return;
    }
    BUF_LITERAL(t->out, "<mtext>");
    html_escape(t->out, index->literal.text);
    BUF_LITERAL(t->out, "</mtext>");
}

/* The field of a row has the row's key below it; the table's name, which
 * every such field of a formula shares, is left out. */
enum level typeset_access(struct typeset *t, const struct expression *node) {
    const struct expression *what = node->parts[0];
    bool field = node->kind == EXPRESSION_FIELD;
    if (field && (what->kind != EXPRESSION_INDEX ||
                  what->parts[0]->kind != EXPRESSION_NAME)) {
        typeset_operand(t, what, LEVEL_ATOM);
        BUF_LITERAL(t->out, "<mo lspace=\"0em\" rspace=\"0em\">.</mo>");
        typeset_name(t->out, node->name);
        return LEVEL_ATOM;
    }
    BUF_LITERAL(t->out, "<msub>");
    if (field)
        typeset_name(t->out, node->name);
    else
        typeset_row(t, what, LEVEL_ATOM);
    put_below(t, field ? what->parts[1] : node->parts[1]);
    BUF_LITERAL(t->out, "</msub>");
    return LEVEL_ATOM;
}

/* Choices and lists. --------------------------------------------------- */

static void put_case(struct typeset *t, const struct expression *value,
                     const struct expression *condition) {
    BUF_LITERAL(t->out, "<mtr><mtd>");
    typeset_row(t, value, LEVEL_ANY);
    BUF_LITERAL(t->out, "</mtd><mtd>");
    if (condition) {
        BUF_LITERAL(t->out, "<mtext>if\u00a0</mtext>");
        typeset_row(t, condition, LEVEL_ANY);
    } else {
        BUF_LITERAL(t->out, "<mtext>otherwise</mtext>");
    }
    BUF_LITERAL(t->out, "</mtd></mtr>");
}

/* One row a branch, also of an `if` in the `else`. */
enum level typeset_cases(struct typeset *t, const struct expression *node) {
    BUF_LITERAL(t->out, "<mrow><mo>{</mo><mtable class=\"cases\">");
    for (; node->kind == EXPRESSION_IF; node = node->parts[2])
        put_case(t, node->parts[1], node->parts[0]);
    put_case(t, node, NULL);
    BUF_LITERAL(t->out, "</mtable></mrow>");
    return LEVEL_ANY;
}

enum level typeset_list(struct typeset *t, const struct expression *node) {
    bool record = node->kind == EXPRESSION_RECORD, open = t->open;
    put_open(t, record ? "{" : "[", open);
    put_items(t, node, 0, node->count, ":");
    put_close(t, record ? "}" : "]", open);
    return LEVEL_ATOM;
}

/* [body | name ∈ list, condition] */
enum level typeset_each(struct typeset *t, const struct expression *node) {
    size_t lists = node->count - (node->descending ? 1 : 0);
    open_fence(t, "[");
    typeset_operand(t, node->parts[0], LEVEL_OR);
    BUF_LITERAL(t->out, "<mo form=\"infix\">∣</mo>");
    for (size_t i = 1; i < node->count; i++) {
        if (i > 1)
            BUF_LITERAL(t->out, "<mo>,</mo>");
        if (i < lists) {
            typeset_name(t->out, node->labels[i]);
            BUF_LITERAL(t->out, "<mo>∈</mo>");
        }
        typeset_operand(t, node->parts[i], LEVEL_OR);
    }
    close_fence(t, "]");
    return LEVEL_ATOM;
}

/* Queries read as they are written. */
enum level typeset_query(struct typeset *t, const struct expression *node) {
    size_t keys = node->kind == EXPRESSION_GROUP ? node->keys + 1 : node->count;
    const char *word = "group by";
    if (node->kind == EXPRESSION_FILTER)
        word = "where";
    else if (node->kind == EXPRESSION_SORT)
        word = "sort by";
    else if (node->kind == EXPRESSION_TAKE)
        word = "take";
    else if (node->kind == EXPRESSION_SELECT)
        word = "select";
    else if (node->kind == EXPRESSION_JOIN)
        word = "join";
    typeset_operand(t, node->parts[0], LEVEL_ANY);
    put_word(t, word);
    put_items(t, node, 1, keys, "=");
    if (node->kind == EXPRESSION_GROUP) {
        BUF_LITERAL(t->out, "<mo>:</mo>");
        put_items(t, node, keys, node->count, "=");
    }
    if (node->kind == EXPRESSION_SORT && node->descending)
        BUF_LITERAL(t->out, "<mtext>\u00a0desc</mtext>");
    if (node->kind == EXPRESSION_JOIN) {
        put_word(t, "on");
        typeset_name(t->out, node->name);
    }
    return LEVEL_ANY;
}
