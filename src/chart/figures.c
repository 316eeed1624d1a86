/* A row of figures under one caption: its texts, and the blocks in it.  Each
 * of those is drawn by chart_draw, as if it stood alone. */
#include "base/limits.h"
#include "base/near.h"
#include "chart/chart.h"
#include "chart/spec.h"

static const char *const keys[] = {"title", "caption", "figures"};

/* `chart: {...}`: a map of one key, which is a kind. */
static bool part_read(struct calc *calc, const struct node *node,
                      struct figure_part *part) {
    struct near near;
    if (node->kind != NODE_MAP || node->count != 1) {
        struct diag *diag = diag_add(calc_diags(calc), DIAG_WRONG_TYPE,
                                     node->span, "this is not one figure");
        diag_help(diag, "each is a kind with its keys below it: `- chart:`");
        return false;
    }
    const struct node *key = node->pairs->key;
    part->spec = node->pairs->value;
    near_init(&near, key->text.text);
    for (int kind = 0; kind < CHART_KINDS; kind++) {
        part->kind = (enum chart_kind)kind;
        near_offer(&near, chart_name(part->kind));
        if (str_eq(chart_name(part->kind), key->text.text))
            return true;
    }
    struct diag *diag = diag_add(calc_diags(calc), DIAG_UNKNOWN_KEY, key->span,
                                 "no kind of figure is called `" STR_FMT "`",
                                 STR_ARG(key->text.text));
    diag_suggest(diag, near_best(&near));
    return false;
}

static bool parts_read(struct calc *calc, const struct node *list,
                       struct span span, struct figures *figures) {
    bool fine = true;
    if (!list || list->kind != NODE_LIST || !list->count) {
        diag_add(calc_diags(calc), list ? DIAG_WRONG_TYPE : DIAG_MISSING_KEY,
                 list ? list->span : span,
                 "a row of figures needs `figures`: a list of them");
        return false;
    }
    if (list->count > LIMIT_FIGURES) {
        diag_add(calc_diags(calc), DIAG_LIMIT, list->span,
                 "%zu figures in a row; at most %d share a caption",
                 list->count, LIMIT_FIGURES);
        return false;
    }
    figures->part =
        ARENA_ARRAY(calc_arena(calc), list->count, struct figure_part);
    for (size_t i = 0; i < list->count; i++)
        if (part_read(calc, list->items[i], &figures->part[figures->count]))
            figures->count++;
        else
            fine = false;
    return fine;
}

bool chart_figures(struct calc *calc, const struct node *node,
                   struct figures *figures) {
    *figures = (struct figures){0};
    if (node->kind != NODE_MAP) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
                 "a row of figures is a map of `key: value` lines");
        return false;
    }
    node_check_keys(calc_diags(calc), node, "a row of figures", keys,
                    sizeof keys / sizeof *keys);
    const struct node *title = node_get(node, "title");
    const struct node *caption = node_get(node, "caption");
    bool fine = !title || spec_title(calc, title, &figures->title);
    if (caption)
        fine = spec_html(calc, caption, "caption", &figures->caption) && fine;
    return parts_read(calc, node_get(node, "figures"), node->span, figures) &&
           fine;
}
