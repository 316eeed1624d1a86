/* cmark's tree, copied.  cmark allocates with malloc and cannot be given an
 * arena (its allocator has no context), so its tree is freed as soon as ours
 * is there. */
#include "doc/markdown.h"

#include "base/arena.h"
#include "base/diag.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

static enum element_kind kind_of(cmark_node *node) {
    static const enum element_kind kinds[] = {
        [CMARK_NODE_DOCUMENT] = ELEMENT_DOCUMENT,
        [CMARK_NODE_BLOCK_QUOTE] = ELEMENT_QUOTE,
        [CMARK_NODE_LIST] = ELEMENT_LIST,
        [CMARK_NODE_ITEM] = ELEMENT_ITEM,
        [CMARK_NODE_CODE_BLOCK] = ELEMENT_LISTING,
        [CMARK_NODE_HTML_BLOCK] = ELEMENT_HTML_BLOCK,
        [CMARK_NODE_PARAGRAPH] = ELEMENT_PARAGRAPH,
        [CMARK_NODE_HEADING] = ELEMENT_HEADING,
        [CMARK_NODE_THEMATIC_BREAK] = ELEMENT_RULE,
        [CMARK_NODE_TEXT] = ELEMENT_TEXT,
        [CMARK_NODE_SOFTBREAK] = ELEMENT_SOFT_BREAK,
        [CMARK_NODE_LINEBREAK] = ELEMENT_HARD_BREAK,
        [CMARK_NODE_CODE] = ELEMENT_CODE,
        [CMARK_NODE_HTML_INLINE] = ELEMENT_HTML,
        [CMARK_NODE_EMPH] = ELEMENT_EMPHASIS,
        [CMARK_NODE_STRONG] = ELEMENT_STRONG,
        [CMARK_NODE_LINK] = ELEMENT_LINK,
        [CMARK_NODE_IMAGE] = ELEMENT_IMAGE,
    };
    size_t type = (size_t)cmark_node_get_type(node);
    if (type >= sizeof kinds / sizeof *kinds)
        bug("cmark made a node of an unknown type");
    return kinds[type];
}

/* cmark's numbers are never negative, but are ints. */
static uint32_t position(int number) {
    return number > 0 ? (uint32_t)number : 0;
}

static struct str copy(struct arena *arena, const char *terminated) {
    struct str text = str_from(terminated);
    return text.n > 0 ? str_copy(arena, text) : text;
}

static struct element *copy_node(struct arena *arena, cmark_node *node) {
    struct element *element = element_new(arena, kind_of(node));
    element->line = position(cmark_node_get_start_line(node));
    element->column = position(cmark_node_get_start_column(node));
    element->last_line = position(cmark_node_get_end_line(node));
    element->text = copy(arena, cmark_node_get_literal(node));
    element->info = copy(arena, cmark_node_get_fence_info(node));
    element->url = copy(arena, cmark_node_get_url(node));
    element->title = copy(arena, cmark_node_get_title(node));
    element->tight = cmark_node_get_list_tight(node);
    element->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    element->level = element->kind == ELEMENT_HEADING
                         ? cmark_node_get_heading_level(node)
                         : cmark_node_get_list_start(node);
    return element;
}

static struct element *copy_tree(struct arena *arena, cmark_node *document) {
    struct element *root = copy_node(arena, document);
    struct element *parent = root;
    cmark_node *node = cmark_node_first_child(document);
    while (node) {
        struct element *element = copy_node(arena, node);
        element_append(parent, element);
        cmark_node *inside = cmark_node_first_child(node);
        if (inside) {
            parent = element;
            node = inside;
            continue;
        }
        while (node != document && !cmark_node_next(node)) {
            node = cmark_node_parent(node);
            parent = parent->parent;
        }
        node = node == document ? NULL : cmark_node_next(node);
    }
    return root;
}

struct element *markdown_parse(struct arena *arena, struct str text) {
    cmark_node *document = cmark_parse_document(text.n > 0 ? text.s : "",
                                                text.n, CMARK_OPT_SOURCEPOS);
    cmark_consolidate_text_nodes(document);
    struct element *root = copy_tree(arena, document);
    cmark_node_free(document);
    return root;
}
