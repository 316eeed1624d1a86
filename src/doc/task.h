/* Task lists, as in GitHub Flavored Markdown 0.29: items that begin with `[ ]`
 * or `[x]`. */
#ifndef DOC_TASK_H
#define DOC_TASK_H

#include "doc/tree.h"

/* Marks the first paragraphs of items that are tasks and takes their brackets
 * off. */
void task_find(struct element *root);

#endif
