/* Elements and how to walk them without recursion. */
#include "doc/tree.h"

#include "base/arena.h"
#include "doc/line.h"

uint32_t prose_line(const struct prose *prose, uint32_t line) {
    return prose->line + (line > 0 ? line - 1 : 0);
}

struct span prose_span(const struct prose *prose, const struct source *source,
                       uint32_t line, uint32_t column) {
    struct str text = source_line(source, prose_line(prose, line));
    if (!text.s)
        return (struct span){source, prose->from, prose->from};
    size_t begin = (size_t)(text.s - source->text.s);
    size_t end = begin + line_trim_end(text).n;
    size_t from = begin > prose->from ? begin : prose->from;
    from += column > 0 ? column - 1 : 0;
    return (struct span){source, (uint32_t)from,
                         (uint32_t)(end > from ? end : from)};
}

struct element *element_new(struct arena *arena, enum element_kind kind) {
    struct element *element = ARENA_NEW(arena, struct element);
    element->kind = kind;
    return element;
}

void element_append(struct element *parent, struct element *child) {
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void element_prepend(struct element *parent, struct element *child) {
    child->parent = parent;
    child->next = parent->first;
    parent->first = child;
    if (!parent->last)
        parent->last = child;
}

void element_insert(struct element *before, struct element *element) {
    element->parent = before->parent;
    element->next = before->next;
    before->next = element;
    if (element->parent->last == before)
        element->parent->last = element;
}

struct element *element_take_first(struct element *parent) {
    struct element *child = parent->first;
    if (!child)
        return NULL;
    parent->first = child->next;
    if (!parent->first)
        parent->last = NULL;
    child->parent = NULL;
    child->next = NULL;
    return child;
}

struct step tree_enter(struct element *root) {
    return (struct step){root, true};
}

bool tree_next(struct step *step, const struct element *root) {
    struct element *at = step->element;
    if (step->entering && at->first)
        *step = (struct step){at->first, true};
    else if (step->entering)
        step->entering = false;
    else if (at == root)
        return false;
    else if (at->next)
        *step = (struct step){at->next, true};
    else
        *step = (struct step){at->parent, false};
    return true;
}
