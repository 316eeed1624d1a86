/* Frames: where names stand while something is evaluated.
 *
 * A frame is what a call, a comprehension, a group or a row adds to the names
 * of the page; frames nest, inner ones first.  Its slots hold values, some of
 * them computed at first use.
 *
 * The same expression is evaluated again and again in frames of the same
 * shape: the same definitions within each other.  So where a name was found
 * is remembered in its node, with the shape for which that holds (an inline
 * cache: Deutsch and Schiffman, 1984); names are compared once a shape.
 *
 * Ownership: shapes and what was found live in the calc's arena; frames live on
 * the stack, except those that a local function may keep.
 */
#ifndef CALC_FRAME_H
#define CALC_FRAME_H

#include "calc/expression.h"

struct definitions;
struct near;

enum slot_state { SLOT_NEW, SLOT_BUSY, SLOT_DONE };

struct slot {
    struct value value;
    enum slot_state state; /* SLOT_NEW: evaluated at first use */
};

enum frame_kind {
    FRAME_CALL,     /* of.definition: parameters, then local definitions */
    FRAME_LOOPS,    /* of.node: the loops of a comprehension */
    FRAME_ROW,      /* no slots: the columns of a row */
    FRAME_GROUP,    /* of.table: its columns as lists */
    FRAME_COMPUTED, /* of.computed: columns to be, and those of the row */
};

/* Frames of one shape have the same names at the same places. */
struct shape {
    const struct shape *up;
    const void *of;
    const struct table *table; /* of the row */
};

struct frame {
    const struct frame *up; /* further out; NULL: the page */
    const struct shape *shape;
    enum frame_kind kind;
    union {
        const void *any;
        const struct definition *definition;
        const struct expression *node;
        const struct table *table;
        const struct definitions *computed;
    } of;
    size_t count; /* of slots that can be seen */
    struct slot *slots;
    const struct row *row; /* its columns come after the slots; or NULL */
};

enum found_kind {
    FOUND_UNKNOWN,
    FOUND_SLOT,    /* index: in the frame that is `up` frames out */
    FOUND_COLUMN,  /* index: in the table of that frame's row */
    FOUND_BINDING, /* of the page */
    FOUND_BUILTIN
};

/* Where a name was found, in frames of one shape. */
struct found {
    const struct shape *shape;
    enum found_kind kind;
    size_t up;
    size_t index;
    struct binding *binding;
    struct value builtin;
};

/* Fills a frame; `of` is what its kind says, `row` may be NULL. */
void frame_init(struct calc *calc, struct frame *frame, const struct frame *up,
                enum frame_kind kind, const void *of, struct slot *slots,
                size_t count, const struct row *row);

/* Finds a name from `frame` outwards, the page and the builtins included;
 * false if there is none. */
bool frame_find(struct calc *calc, const struct frame *frame, struct str name,
                struct found *found);

/* The same for a name that stands in `from`: shared definitions don't see the
 * page's. */
bool frame_find_from(struct calc *calc, const struct frame *frame,
                     struct str name, const struct source *from,
                     struct found *found);

/* What a slot that is new is defined by. */
const struct definition *frame_definition(const struct frame *frame,
                                          size_t index);

/* Offers every name that can be seen from `frame` as a suggestion. */
void frame_offer(struct calc *calc, const struct frame *frame,
                 struct near *near);

#endif
