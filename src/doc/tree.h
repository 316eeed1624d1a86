/* The tree of a document's body: what cmark found, in our arena.
 *
 * It has cmark's shape: blocks, with text and other inline elements at the
 * leaves.  Later passes turn elements into our own kinds (a fence that will
 * be drawn, a callout).  Text may hold masks: see doc/mask.h.
 *
 * Depth: blocks nest to LIMIT_NESTING, inline elements as deeply as an author
 * cares to write, so nothing here recurses.
 * Ownership: elements and their text live in the arena.
 * Thread: a tree belongs to one thread at a time.
 */
#ifndef DOC_TREE_H
#define DOC_TREE_H

#include "base/source.h"

struct masks;

enum element_kind {
    /* Blocks, as in CommonMark. */
    ELEMENT_DOCUMENT,
    ELEMENT_QUOTE,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_LISTING, /* a code block */
    ELEMENT_HTML_BLOCK,
    ELEMENT_PARAGRAPH,
    ELEMENT_HEADING,
    ELEMENT_RULE,
    /* Blocks of our own. */
    ELEMENT_SLOT,          /* a fence of our kinds */
    ELEMENT_CALLOUT,       /* was a quote */
    ELEMENT_CALLOUT_TITLE, /* first in its callout; empty: the default */
    ELEMENT_TABLE,         /* was a paragraph; the first row is its header */
    ELEMENT_ROW,
    ELEMENT_CELL,
    /* Inline elements. */
    ELEMENT_TEXT,
    ELEMENT_SOFT_BREAK,
    ELEMENT_HARD_BREAK,
    ELEMENT_CODE,
    ELEMENT_HTML,
    ELEMENT_EMPHASIS,
    ELEMENT_STRONG,
    ELEMENT_STRIKE, /* was text */
    ELEMENT_LINK,
    ELEMENT_IMAGE,
    ELEMENT_KINDS
};

/* Of a table's column. */
enum element_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* Of a paragraph that an item begins with. */
enum element_task { TASK_NONE, TASK_OPEN, TASK_DONE };

struct element {
    enum element_kind kind;
    struct element *parent;
    struct element *first;
    struct element *last;
    struct element *next;

    uint32_t line;      /* of the body, from 1, where it begins; for a link,
                           where it ends */
    uint32_t column;    /* of blocks: bytes, from 1 */
    uint32_t last_line; /* of blocks */

    struct str text;  /* of text, code, HTML and listings */
    struct str info;  /* of a listing */
    struct str url;   /* of a link or image */
    struct str title; /* the same */
    int level;        /* of a heading; the first number of a list; 1 of a
                         table's header, 0 of its other rows */
    enum element_align align; /* of a cell */
    enum element_task task;   /* of a paragraph */
    bool ordered;             /* a list */
    bool tight;               /* a list */
    size_t index;             /* in the doc's fences, headings or links; for a
                                 callout, its row in the table of callouts */
};

/* The body of a document: what doc_parse keeps for doc_html. */
struct prose {
    struct element *root; /* never NULL */
    struct masks *masks;
    uint32_t from; /* offset of the body in the source */
    uint32_t line; /* its first line, from 1 */
};

/* The line of the source, from 1, that a line of the body is. */
uint32_t prose_line(const struct prose *prose, uint32_t line);

/* From a place in the body to the end of its line. */
struct span prose_span(const struct prose *prose, const struct source *source,
                       uint32_t line, uint32_t column);

/* An element without place or parent. */
struct element *element_new(struct arena *arena, enum element_kind kind);

/* Makes an element the last child. */
void element_append(struct element *parent, struct element *child);

/* Makes an element the first child. */
void element_prepend(struct element *parent, struct element *child);

/* Puts an element behind another, of the same parent. */
void element_insert(struct element *before, struct element *element);

/* Takes the first child away; NULL if there is none. */
struct element *element_take_first(struct element *parent);

/* A walk comes to each element twice, before and after what is inside. */
struct step {
    struct element *element;
    bool entering;
};

/* Entering `root`. */
struct step tree_enter(struct element *root);

/* The next step of a walk through `root` and what is inside; false after
 * leaving it.  On leaving, an element's children may have been changed. */
bool tree_next(struct step *step, const struct element *root);

#endif
