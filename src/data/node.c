/* Questions to a tree of nodes.  No library is needed here: the evaluator
 * links this file where there is no YAML. */
#include "data/data.h"

static const char *kind_word(enum node_kind kind) {
    static const char *const words[] = {
        [NODE_SCALAR] = "a text",
        [NODE_LIST] = "a list",
        [NODE_MAP] = "a map",
    };
    return words[kind];
}

struct node *node_get(const struct node *map, const char *key) {
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (str_is(map->pairs[i].key->text.text, key))
            return map->pairs[i].value;
    return NULL;
}

bool node_empty(const struct node *node) {
    if (node->kind != NODE_SCALAR || node->quoted)
        return false;
    struct str text = str_trim(node->text.text);
    return text.n == 0 || str_is(text, "~") || str_is(text, "null");
}

bool node_text(struct diags *diags, const struct node *node, const char *what,
               struct str *text) {
    if (node->kind != NODE_SCALAR) {
        diag_add(diags, DIAG_WRONG_TYPE, node->span,
                 "`%s` must be a text, not %s", what, kind_word(node->kind));
        return false;
    }
    *text = str_trim(node->text.text);
    return true;
}

bool node_truth(struct diags *diags, const struct node *node, const char *what,
                bool *truth) {
    struct str text = str_trim(node->text.text);
    bool scalar = node->kind == NODE_SCALAR && !node->quoted;
    if (scalar && (str_is(text, "true") || str_is(text, "false"))) {
        *truth = str_is(text, "true");
        return true;
    }
    diag_add(diags, DIAG_WRONG_TYPE, node->span,
             "`%s` must be `true` or `false`", what);
    return false;
}

static bool is_known(struct str key, const char *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_is(key, known[i]))
            return true;
    return false;
}

static void report_unknown(struct diags *diags, const struct node *key,
                           const char *what, const char *const *known,
                           size_t count) {
    struct str name = key->text.text;
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_KEY, key->span,
                 "%s has no key `" STR_FMT "`", what, STR_ARG(name));
    struct near near;
    near_init(&near, name);
    for (size_t i = 0; i < count; i++)
        near_offer(&near, str_from(known[i]));
    struct str best = near_best(&near);
    if (best.n > 0) {
        diag_suggest(diag, best);
        return;
    }
    struct buf keys;
    buf_init(&keys, diags->arena);
    for (size_t i = 0; i < count; i++)
        buf_printf(&keys, "%s`%s`", i > 0 ? " " : "", known[i]);
    diag_help(diag, "the keys are " STR_FMT, STR_ARG(buf_str(&keys)));
}

void node_check_keys(struct diags *diags, const struct node *map,
                     const char *what, const char *const *known, size_t count) {
    if (map->kind != NODE_MAP)
        return;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *key = map->pairs[i].key;
        if (!is_known(key->text.text, known, count))
            report_unknown(diags, key, what, known, count);
    }
}
