/* Ranges and comprehensions.
 *
 * The innermost loop is computed as a whole (vector.h) where its body is plain
 * arithmetic; if it runs over a range, the range is never written out. */
#include "base/limits.h"
#include "calc/evaluate.h"
#include "calc/vector.h"

#include <math.h>

/* The whole numbers from `first` on. */
struct range {
    double first;
    size_t count;
};

static bool whole_number(struct calc *calc, const struct expression *node,
                         const struct frame *frame, double *number) {
    struct value value = evaluate(calc, node, frame);
    if (calc_number(value, NULL, number) && *number == rint(*number))
        return true;
    if (value.kind != VALUE_POISON)
        diag_add(calc->diags, DIAG_WRONG_TYPE, node->span,
                 "the ends of a range are whole plain numbers");
    return false;
}

static bool range_read(struct calc *calc, const struct expression *node,
                       const struct frame *frame, struct range *range) {
    double last;
    if (!whole_number(calc, node->parts[0], frame, &range->first) ||
        !whole_number(calc, node->parts[1], frame, &last) ||
        !list_fits(calc, last - range->first + 1, node->span))
        return false;
    range->count = last < range->first ? 0 : (size_t)(last - range->first) + 1;
    return true;
}

static const struct list *range_list(struct calc *calc,
                                     const struct range *range) {
    double *numbers = ARENA_ARRAY(calc->arena, range->count, double);
    evaluate_charge(calc, range->count);
    for (size_t i = 0; i < range->count; i++)
        numbers[i] = range->first + (double)i;
    return list_make_packed(calc->arena, numbers, range->count, NULL);
}

struct value comprehension_range(struct calc *calc,
                                 const struct expression *node,
                                 const struct frame *frame) {
    struct range range;
    if (!range_read(calc, node, frame, &range))
        return POISON;
    return (struct value){VALUE_LIST, {.list = range_list(calc, &range)}};
}

/* The state of a comprehension: one binding a loop. */
struct loops {
    const struct expression *node;
    struct frame frame;
    struct value *items;
    size_t count, capacity;
    size_t lists;
    const struct list *whole; /* the result, if it was computed at once */
};

/* The innermost loop at once, if its body is plain arithmetic. */
static bool run_whole(struct calc *calc, struct loops *loops,
                      const struct vector_names *names, size_t count) {
    const struct expression *node = loops->node;
    bool truths;
    if (node->descending || loops->count + count > LIMIT_LIST_LENGTH)
        return false;
    const struct list *results =
        vector_evaluate(calc, node->parts[0], names, count, &truths);
    if (!results || truths)
        return false;
    if (loops->lists == 1) {
        loops->whole = results;
        return true;
    }
    for (size_t i = 0; i < results->count; i++)
        ARENA_PUSH(calc->arena, loops->items, loops->count, loops->capacity,
                   list_item(results, i));
    return true;
}

static bool run_list(struct calc *calc, struct loops *loops,
                     const struct list *list) {
    struct column column = {.name = loops->node->labels[loops->lists],
                            .values = list};
    struct vector_names names = {&loops->frame, NULL, 1, &column};
    return list->numbers && run_whole(calc, loops, &names, list->count);
}

static bool run_range(struct calc *calc, struct loops *loops,
                      const struct range *range) {
    struct column column = {.name = loops->node->labels[loops->lists]};
    struct vector_names names = {&loops->frame, &range->first, 1, &column};
    return run_whole(calc, loops, &names, range->count);
}

/* The body, once for these bindings. */
static bool run_body(struct calc *calc, struct loops *loops) {
    const struct expression *node = loops->node;
    bool wanted = true;
    if (node->descending && !evaluate_truth(calc, node->parts[node->count - 1],
                                            &loops->frame, &wanted))
        return false;
    if (!wanted)
        return true;
    struct value item = evaluate(calc, node->parts[0], &loops->frame);
    ARENA_PUSH(calc->arena, loops->items, loops->count, loops->capacity, item);
    return item.kind != VALUE_POISON &&
           list_fits(calc, (double)loops->count, node->span);
}

/* What the loop at a depth goes through; `*done` if it was run at once.  NULL
 * after a report.  A list sees the names of the loops outside of it. */
static const struct list *loop_list(struct calc *calc, struct loops *loops,
                                    size_t depth, bool *done) {
    const struct expression *part = loops->node->parts[depth + 1];
    bool innermost = depth + 1 == loops->lists;
    struct range range;
    loops->frame.count = depth;
    if (part->kind != EXPRESSION_RANGE) {
        const struct list *list =
            list_of(calc, evaluate(calc, part, &loops->frame), part->span);
        *done = list && innermost && run_list(calc, loops, list);
        return list;
    }
    if (!range_read(calc, part, &loops->frame, &range))
        return NULL;
    *done = innermost && run_range(calc, loops, &range);
    return *done ? NULL : range_list(calc, &range);
}

static bool run_loop(struct calc *calc, struct loops *loops, size_t depth) {
    if (depth == loops->lists)
        return run_body(calc, loops);
    bool done = false;
    const struct list *list = loop_list(calc, loops, depth, &done);
    for (size_t i = 0; list && !done && i < list->count; i++) {
        loops->frame.count = depth + 1;
        loops->frame.slots[depth] =
            (struct slot){list_item(list, i), SLOT_DONE};
        calc->depth++;
        bool good = run_loop(calc, loops, depth + 1);
        calc->depth--;
        if (!good)
            return false;
    }
    return list || done;
}

struct value comprehension_evaluate(struct calc *calc,
                                    const struct expression *node,
                                    const struct frame *frame) {
    struct loops loops = {.node = node};
    loops.lists = node->count - 1 - (node->descending ? 1 : 0);
    frame_init(calc, &loops.frame, frame, FRAME_LOOPS, node,
               ARENA_ARRAY(calc->arena, loops.lists, struct slot), 0, NULL);
    if (!run_loop(calc, &loops, 0))
        return POISON;
    const struct list *list =
        loops.whole ? loops.whole
                    : list_make(calc->arena, loops.items, loops.count);
    return (struct value){VALUE_LIST, {.list = list}};
}
