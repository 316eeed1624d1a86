/* What cmark leaves of the brackets is text, unless a link is called so. */
#include "doc/task.h"

static enum element_task task_of(struct str text) {
    if (str_starts(text, STR("[ ] ")))
        return TASK_OPEN;
    if (str_starts(text, STR("[x] ")) || str_starts(text, STR("[X] ")))
        return TASK_DONE;
    return TASK_NONE;
}

static void check_item(struct element *item) {
    struct element *paragraph = item->first;
    if (!paragraph || paragraph->kind != ELEMENT_PARAGRAPH)
        return;
    struct element *text = paragraph->first;
    if (!text || text->kind != ELEMENT_TEXT)
        return;
    paragraph->task = task_of(text->text);
    if (paragraph->task != TASK_NONE)
        text->text = str_slice(text->text, STR("[ ] ").n, text->text.n);
}

void task_find(struct element *root) {
    struct step step = tree_enter(root);
    do {
        if (step.entering && step.element->kind == ELEMENT_ITEM)
            check_item(step.element);
    } while (tree_next(&step, root));
}
