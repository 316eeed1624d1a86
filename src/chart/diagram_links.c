/* Arrows and groups of a diagram, as its author wrote them.
 *
 * An arrow is one line, `a -> b, c: label`.  To YAML that is a text, or, with
 * a label, a map of one key; a map of several arrows is read, too. */
#include "chart/diagram.h"

#include "base/limits.h"
#include "chart/spec.h"

struct link_sign {
    struct str sign;
    enum diagram_heads heads;
    bool back;
};

/* The longer of two signs that begin at one place comes first. */
static const struct link_sign signs[] = {
    {STR_INIT("<->"), DIAGRAM_BOTH, false},
    {STR_INIT("->"), DIAGRAM_TO, false},
    {STR_INIT("<-"), DIAGRAM_TO, true},
    {STR_INIT("--"), DIAGRAM_NONE, false},
};

#define SIGNS (sizeof signs / sizeof *signs)

/* The next sign, with spaces around it, at or after `from`; NULL: none. */
static const struct link_sign *sign_next(struct str text, size_t from,
                                         size_t *at) {
    const struct link_sign *best = NULL;
    for (size_t i = 0; i < SIGNS; i++) {
        size_t found = str_find(text, signs[i].sign, from);
        if (found != STR_NONE && (!best || found < *at)) {
            best = &signs[i];
            *at = found;
        }
    }
    return best;
}

/* The boxes of one end: a name, or several with commas between them. */
static bool end_read(const struct diagram *diagram, struct excerpt text,
                     size_t *count, size_t **boxes) {
    size_t capacity = 0, box = diagram_find(diagram, str_trim(text.text));
    *count = 0;
    *boxes = NULL;
    if (box < diagram->boxes) {
        ARENA_PUSH(diagram->arena, *boxes, *count, capacity, box);
        return true;
    }
    for (size_t from = 0; from <= text.text.n;) {
        size_t comma = str_find_byte(text.text, ',', from);
        size_t to = comma == STR_NONE ? text.text.n : comma;
        struct excerpt name = excerpt_trim(excerpt_slice(text, from, to));
        struct span span =
            name.text.n ? excerpt_whole(name) : excerpt_whole(text);
        if (!diagram_name(diagram, name.text, span, &box))
            return false;
        ARENA_PUSH(diagram->arena, *boxes, *count, capacity, box);
        from = to + 1;
    }
    return true;
}

static bool link_add(struct diagram *diagram, struct diagram_link link) {
    size_t ends = link.froms + link.tos;
    for (size_t i = 0; i < diagram->links; i++)
        ends += diagram->link[i].froms + diagram->link[i].tos;
    if (ends > LIMIT_DIAGRAM_ENDS) {
        diag_add(calc_diags(diagram->calc), DIAG_LIMIT, link.span,
                 "the arrows of a diagram have at most %d ends",
                 LIMIT_DIAGRAM_ENDS);
        return false;
    }
    ARENA_PUSH(diagram->arena, diagram->link, diagram->links,
               diagram->link_capacity, link);
    return true;
}

/* All arrows of one line; `first` is the number of the first of them. */
static bool link_chain(struct diagram *diagram, struct excerpt text) {
    struct diagram_link link = {.span = excerpt_whole(text)};
    size_t at = 0, next = 0;
    const struct link_sign *sign = sign_next(text.text, 0, &at);
    if (!sign) {
        struct diag *diag =
            diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, link.span,
                     "there is no arrow in this line");
        diag_help(diag, "an arrow is `a -> b`, `a <-> b` or `a -- b`");
        return false;
    }
    if (!end_read(diagram, excerpt_slice(text, 0, at), &link.froms, &link.from))
        return false;
    while (sign) {
        size_t behind = at + sign->sign.n;
        const struct link_sign *later = sign_next(text.text, behind, &next);
        struct excerpt end =
            excerpt_slice(text, behind, later ? next : text.text.n);
        if (!end_read(diagram, end, &link.tos, &link.to))
            return false;
        struct diagram_link own = link;
        own.heads = sign->heads;
        if (sign->back)
            own = (struct diagram_link){link.tos,  link.froms, link.to,
                                        link.from, own.heads,  link.label,
                                        link.span};
        if (!link_add(diagram, own))
            return false;
        link.froms = link.tos;
        link.from = link.to;
        sign = later;
        at = next;
    }
    return true;
}

static bool link_line(struct diagram *diagram, const struct node *node,
                      const struct node *label) {
    size_t first = diagram->links;
    struct str unused;
    if (!node_text(calc_diags(diagram->calc), node, "an arrow", &unused) ||
        !link_chain(diagram, excerpt_trim(node->text)))
        return false;
    if (!label || node_empty(label))
        return true;
    if (diagram->links > first + 1) {
        diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, label->span,
                 "a label belongs to one arrow, but this line has %zu",
                 diagram->links - first);
        return false;
    }
    return spec_text(diagram->calc, label, "a label",
                     &diagram->link[first].label);
}

bool diagram_links(struct diagram *diagram, const struct node *arrows) {
    bool fine = true;
    if (arrows->kind == NODE_SCALAR) {
        diag_add(calc_diags(diagram->calc), DIAG_WRONG_TYPE, arrows->span,
                 "arrows are a list: `- a -> b: label`");
        return false;
    }
    if (arrows->kind == NODE_MAP) {
        for (size_t i = 0; i < arrows->count; i++)
            fine = link_line(diagram, arrows->pairs[i].key,
                             arrows->pairs[i].value) &&
                   fine;
        return fine;
    }
    for (size_t i = 0; i < arrows->count; i++) {
        const struct node *node = arrows->items[i];
        bool labelled = node->kind == NODE_MAP && node->count == 1;
        fine = link_line(diagram, labelled ? node->pairs->key : node,
                         labelled ? node->pairs->value : NULL) &&
               fine;
    }
    return fine;
}

/* Groups. -------------------------------------------------------------- */

static bool region_within(struct region a, struct region b) {
    return a.left >= b.left && a.right <= b.right && a.top >= b.top &&
           a.bottom <= b.bottom;
}

static bool region_apart(struct region a, struct region b) {
    return a.left > b.right || b.left > a.right || a.top > b.bottom ||
           b.top > a.bottom;
}

static bool group_has(const struct diagram_group *group, size_t box) {
    for (size_t i = 0; i < group->boxes; i++)
        if (group->box[i] == box)
            return true;
    return false;
}

static bool group_boxes(const struct diagram *diagram, const struct node *list,
                        struct diagram_group *group) {
    size_t count = list->kind == NODE_LIST ? list->count : 1;
    group->box = ARENA_ARRAY(diagram->arena, count, size_t);
    group->place =
        (struct region){LIMIT_DIAGRAM_PLACES, LIMIT_DIAGRAM_PLACES, -1, -1};
    for (size_t i = 0; i < count; i++) {
        const struct node *node =
            list->kind == NODE_LIST ? list->items[i] : list;
        struct str name;
        size_t box;
        if (!node_text(calc_diags(diagram->calc), node, "a box", &name) ||
            !diagram_name(diagram, name, node->span, &box))
            return false;
        struct region *all = &group->place, one = diagram->box[box].place;
        all->left = one.left < all->left ? one.left : all->left;
        all->top = one.top < all->top ? one.top : all->top;
        all->right = one.right > all->right ? one.right : all->right;
        all->bottom = one.bottom > all->bottom ? one.bottom : all->bottom;
        group->box[group->boxes++] = box;
    }
    if (group->boxes)
        return true;
    diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, group->span,
             "a group holds at least one box");
    return false;
}

/* A frame around its boxes holds no other. */
static bool group_alone(const struct diagram *diagram,
                        const struct diagram_group *group) {
    for (size_t i = 0; i < diagram->boxes; i++) {
        const struct diagram_box *box = &diagram->box[i];
        if (group_has(group, i) || region_apart(box->place, group->place))
            continue;
        diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, group->span,
                 "a frame around this group would also hold `" STR_FMT "`",
                 STR_ARG(box->name));
        return false;
    }
    return true;
}

/* Two groups are apart, or one is within the other and not the same. */
static bool group_nest(const struct diagram *diagram,
                       const struct diagram_group *group,
                       const struct diagram_group *other) {
    bool in = region_within(group->place, other->place);
    bool out = region_within(other->place, group->place);
    if (region_apart(group->place, other->place))
        return true;
    if (in == out) {
        diag_add(calc_diags(diagram->calc), DIAG_BAD_CHART, group->span,
                 "this group and `" STR_FMT "` share boxes, and neither is "
                 "within the other",
                 STR_ARG(other->title));
        return false;
    }
    return true;
}

static bool group_read(struct diagram *diagram, const struct pair *pair,
                       struct diagram_group *group) {
    *group = (struct diagram_group){.span = pair->key->span};
    return spec_text(diagram->calc, pair->key, "a group", &group->title) &&
           group_boxes(diagram, pair->value, group) &&
           group_alone(diagram, group);
}

static int group_size(const struct diagram_group *group) {
    return (group->place.right - group->place.left + 1) *
           (group->place.bottom - group->place.top + 1);
}

/* Inner groups first: an outer frame goes around theirs. */
static void group_sort(struct diagram *diagram) {
    for (size_t i = 1; i < diagram->groups; i++) {
        struct diagram_group group = diagram->group[i];
        size_t at = i;
        for (; at && group_size(&diagram->group[at - 1]) > group_size(&group);
             at--)
            diagram->group[at] = diagram->group[at - 1];
        diagram->group[at] = group;
    }
}

bool diagram_groups(struct diagram *diagram, const struct node *groups) {
    if (groups->kind != NODE_MAP) {
        diag_add(calc_diags(diagram->calc), DIAG_WRONG_TYPE, groups->span,
                 "`groups` is a map from title to a list of boxes");
        return false;
    }
    if (groups->count > LIMIT_DIAGRAM_GROUPS) {
        diag_add(calc_diags(diagram->calc), DIAG_LIMIT, groups->span,
                 "a diagram has at most %d groups", LIMIT_DIAGRAM_GROUPS);
        return false;
    }
    diagram->group =
        ARENA_ARRAY(diagram->arena, groups->count, struct diagram_group);
    for (size_t i = 0; i < groups->count; i++)
        if (!group_read(diagram, &groups->pairs[i], &diagram->group[i]))
            return false;
    diagram->groups = groups->count;
    group_sort(diagram);
    for (size_t i = 0; i < diagram->groups; i++)
        for (size_t j = 0; j < i; j++)
            if (!group_nest(diagram, &diagram->group[i], &diagram->group[j]))
                return false;
    return true;
}
