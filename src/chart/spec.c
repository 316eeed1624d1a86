/* The keys of a chart block: one row of a table each. */
#include "chart/spec.h"

#include "base/utf8.h"
#include "chart/mark.h"

bool spec_text(struct calc *calc, const struct node *node, const char *what,
               struct str *text) {
    if (!node_text(calc_diags(calc), node, what, text))
        return false;
    *text = str_trim(calc_text(calc, excerpt_trim(node->text), NULL));
    return true;
}

bool spec_html(struct calc *calc, const struct node *node, const char *what,
               struct str *html) {
    if (!node_text(calc_diags(calc), node, what, html))
        return false;
    *html = calc_text_html(calc, excerpt_trim(node->text), NULL);
    return true;
}

bool spec_title(struct calc *calc, const struct node *node, struct str *text) {
    if (!spec_text(calc, node, "title", text))
        return false;
    size_t length = utf8_count(*text);
    if (length <= SPEC_TITLE_MAX)
        return true;
    struct diag *diag =
        diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
                 "a title of %zu characters; at most %d are allowed", length,
                 SPEC_TITLE_MAX);
    diag_help(diag, "`caption` takes longer text");
    return false;
}

/* Options. ------------------------------------------------------------ */

static bool read_title(struct spec *spec, const struct node *node) {
    return spec_title(spec->calc, node, &spec->title);
}

static bool read_caption(struct spec *spec, const struct node *node) {
    return spec_html(spec->calc, node, "caption", &spec->caption);
}

static bool read_alt(struct spec *spec, const struct node *node) {
    return spec_text(spec->calc, node, "alt", &spec->alt);
}

static bool read_data(struct spec *spec, const struct node *node) {
    struct str unused;
    if (!node_text(calc_diags(spec->calc), node, "data", &unused))
        return false;
    spec->data = calc_rows(spec->calc, excerpt_trim(node->text));
    if (spec->data && !spec->data->rows) {
        diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
                 "there is no row to draw");
        return false;
    }
    return spec->data != NULL;
}

static bool mark_named(struct spec *spec, const struct node *node) {
    struct str name;
    if (!node_text(calc_diags(spec->calc), node, "mark", &name))
        return false;
    spec->mark = mark_find(name);
    if (spec->mark)
        return true;
    struct buf list;
    struct near near;
    buf_init(&list, calc_arena(spec->calc));
    near_init(&near, name);
    mark_names(&near, &list);
    struct diag *diag =
        diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
                 "no mark is called `" STR_FMT "`", STR_ARG(name));
    diag_help(diag, "there is " STR_FMT, STR_ARG(buf_str(&list)));
    diag_suggest(diag, near_best(&near));
    return false;
}

/* A word, or a map of `type` and the options of that mark. */
static bool read_mark(struct spec *spec, const struct node *node) {
    if (node->kind != NODE_MAP)
        return mark_named(spec, node);
    const struct node *type = node_get(node, "type");
    spec->options = node;
    if (type)
        return mark_named(spec, type);
    diag_add(calc_diags(spec->calc), DIAG_MISSING_KEY, node->span,
             "a mark with options needs its `type`");
    return false;
}

static bool read_channel(struct spec *spec, enum channel_id id, struct str key,
                         const struct node *node) {
    return channel_read(spec->calc, key, node, &spec->channel[id]);
}

static bool read_x(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_X, STR("x"), node);
}

static bool read_y(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_Y, STR("y"), node);
}

static bool read_color(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_COLOR, STR("color"), node);
}

static bool read_label(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_LABEL, STR("label"), node);
}

static bool read_theta(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_THETA, STR("theta"), node);
}

struct stack_word {
    const char *word;
    enum stack stack;
};

static const struct stack_word stack_words[] = {
    {"true", STACK_YES},
    {"false", STACK_NO},
    {"normalize", STACK_NORMALIZE},
};

static bool read_stack(struct spec *spec, const struct node *node) {
    struct str word;
    if (!node_text(calc_diags(spec->calc), node, "stack", &word))
        return false;
    spec->stack_span = node->span;
    for (size_t i = 0; i < sizeof stack_words / sizeof *stack_words; i++) {
        if (str_is(word, stack_words[i].word)) {
            spec->stack = stack_words[i].stack;
            return true;
        }
    }
    diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
             "`stack` is `true`, `false` or `normalize`");
    return false;
}

/* Rules. -------------------------------------------------------------- */

static bool rule_value(struct spec *spec, const struct node *node,
                       enum channel_id axis, struct rule *rule) {
    struct str unused;
    rule->axis = axis;
    return node_text(calc_diags(spec->calc), node, "a rule's value", &unused) &&
           calc_formula(spec->calc, excerpt_trim(node->text), &rule->value);
}

static bool rule_read(struct spec *spec, const struct node *node,
                      struct rule *rule) {
    static const char *const keys[] = {"x", "y", "label"};
    struct diags *diags = calc_diags(spec->calc);
    const struct node *x = node_get(node, "x"), *y = node_get(node, "y");
    const struct node *label = node_get(node, "label");
    *rule = (struct rule){.span = node->span};
    if (node->kind != NODE_MAP || !x == !y) {
        diag_add(diags, DIAG_BAD_CHART, node->span,
                 "a rule has one of `x` and `y`, and may have a `label`");
        return false;
    }
    node_check_keys(diags, node, "a rule", keys, sizeof keys / sizeof *keys);
    bool fine = x ? rule_value(spec, x, CHANNEL_X, rule)
                  : rule_value(spec, y, CHANNEL_Y, rule);
    if (label)
        fine = spec_text(spec->calc, label, "label", &rule->label) && fine;
    return fine;
}

static bool read_rules(struct spec *spec, const struct node *node) {
    struct diags *diags = calc_diags(spec->calc);
    bool fine = true;
    if (node->kind != NODE_LIST) {
        diag_add(diags, DIAG_WRONG_TYPE, node->span,
                 "rules are a list: `- {x: 80 GB, label: A100}`");
        return false;
    }
    spec->rules = node->count;
    spec->rule = ARENA_ARRAY(calc_arena(spec->calc), node->count, struct rule);
    for (size_t i = 0; i < node->count; i++)
        fine = rule_read(spec, node->items[i], &spec->rule[i]) && fine;
    return fine;
}

/* The block. ---------------------------------------------------------- */

struct option {
    const char *key;
    bool needed;
    bool (*read)(struct spec *spec, const struct node *node);
};

static const struct option options[] = {
    {"title", false, read_title}, {"caption", false, read_caption},
    {"alt", false, read_alt},     {"data", true, read_data},
    {"mark", true, read_mark},    {"x", false, read_x},
    {"y", false, read_y},         {"color", false, read_color},
    {"label", false, read_label}, {"stack", false, read_stack},
    {"rules", false, read_rules}, {"theta", false, read_theta},
};

#define OPTIONS (sizeof options / sizeof *options)

static bool spec_option(struct spec *spec, const struct node *node,
                        const struct option *option) {
    const struct node *value = node_get(node, option->key);
    if (value)
        return option->read(spec, value);
    if (option->needed)
        diag_add(calc_diags(spec->calc), DIAG_MISSING_KEY, node->span,
                 "a chart needs `%s`", option->key);
    return !option->needed;
}

bool spec_read(struct calc *calc, const struct node *node, struct spec *spec) {
    const char *keys[OPTIONS];
    bool fine = true;
    *spec = (struct spec){.calc = calc, .span = node->span};
    if (node->kind != NODE_MAP) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
                 "a chart is a map of `key: value` lines");
        return false;
    }
    for (size_t i = 0; i < OPTIONS; i++)
        keys[i] = options[i].key;
    node_check_keys(calc_diags(calc), node, "a chart", keys, OPTIONS);
    for (size_t i = 0; i < OPTIONS; i++)
        fine = spec_option(spec, node, &options[i]) && fine;
    return fine;
}
