/* Routes through the gutters: cheapest paths on the lattice.
 *
 * Dijkstra (1959) over points and directions; a step costs more where it
 * turns, crosses or runs beside another arrow, or leaves the outer edge of the
 * grid.  An arrow with several ends is a tree: each further end joins what is
 * there of it (Takahashi and Matsuyama 1980).  Short arrows come first, so
 * that neighbours stay straight. */
#include "base/diag.h"
#include "chart/diagram_layout.h"

#define COST_STEP 4
#define COST_BEND 7
#define COST_BESIDE 5
#define COST_CROSS 9
#define COST_OUTSIDE 3
#define COST_JOIN 2
#define COST_PORT 40

/* Directions, each opposite to the one two further on. */
static const struct spot steps[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

#define STEPS 4

/* Entries of the heap for each state: one for each direction before it, and
 * one for a beginning. */
#define HEAP_TIMES (STEPS + 1)

/* The bits of a point: what runs through it to the right and down. */
enum used { USED_RIGHT = 1, USED_DOWN = 2 };

struct router {
    struct diagram_layout *layout;
    int across, down;
    size_t states;
    unsigned char *others; /* enum used, by other arrows */
    unsigned char *own;    /* by this one */
    bool *tree;            /* points of this one */
    int *cost;             /* of states: point * STEPS + direction */
    int *before;           /* the state before; -1: the first */
    bool *done;
    size_t *heap;
    size_t heaped;
};

static int router_point(const struct router *router, struct spot spot) {
    return spot.y * router->across + spot.x;
}

static struct spot router_spot(const struct router *router, int point) {
    return (struct spot){point % router->across, point / router->across};
}

/* The heap, least cost first; equal ones by their number, so that the same
 * diagram always comes out the same. ------------------------------------- */

static bool heap_less(const struct router *router, size_t a, size_t b) {
    return router->cost[a] != router->cost[b]
               ? router->cost[a] < router->cost[b]
               : a < b;
}

static void heap_push(struct router *router, size_t state) {
    size_t at = router->heaped++;
    while (at && heap_less(router, state, router->heap[(at - 1) / 2])) {
        router->heap[at] = router->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    router->heap[at] = state;
}

static size_t heap_pop(struct router *router) {
    size_t top = router->heap[0], last = router->heap[--router->heaped];
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= router->heaped)
            break;
        if (child + 1 < router->heaped &&
            heap_less(router, router->heap[child + 1], router->heap[child]))
            child++;
        if (!heap_less(router, router->heap[child], last))
            break;
        router->heap[at] = router->heap[child];
        at = child;
    }
    router->heap[at] = last;
    return top;
}

/* Costs. --------------------------------------------------------------- */

/* Where the use of a step is kept, and its bit. */
static int step_place(const struct router *router, int point, int direction,
                      unsigned *bit) {
    *bit = direction % 2 ? USED_DOWN : USED_RIGHT;
    if (direction == 2)
        return point - 1;
    return direction == 3 ? point - router->across : point;
}

static bool step_used(const struct router *router, const unsigned char *used,
                      int point, int direction) {
    unsigned bit;
    int at = step_place(router, point, direction, &bit);
    return at >= 0 && used[at] & bit;
}

/* Does anything of another arrow run across a direction here? */
static bool step_crosses(const struct router *router, int point,
                         int direction) {
    struct spot spot = router_spot(router, point);
    bool level = direction % 2;
    bool before = level ? spot.x > 0 : spot.y > 0;
    return step_used(router, router->others, point, level ? 0 : 1) ||
           (before && step_used(router, router->others, point, level ? 2 : 3));
}

static int step_cost(const struct router *router, int point, int direction) {
    struct spot spot = router_spot(router, point);
    int cost = COST_STEP;
    bool outside = direction % 2 ? spot.x == 0 || spot.x == router->across - 1
                                 : spot.y == 0 || spot.y == router->down - 1;
    cost += outside ? COST_OUTSIDE : 0;
    cost +=
        step_used(router, router->others, point, direction) ? COST_BESIDE : 0;
    return cost;
}

static void router_reach(struct router *router, int point, int direction,
                         int cost, int before) {
    size_t state = (size_t)(point * STEPS + direction);
    if (router->done[state] ||
        (router->cost[state] >= 0 && router->cost[state] <= cost))
        return;
    /* A cheaper way to a state that waits is a second entry; the dearer one
     * is found done later.  A state has no more ways than directions. */
    if (router->heaped == router->states * HEAP_TIMES)
        bug("more ways than directions");
    router->cost[state] = cost;
    router->before[state] = before;
    heap_push(router, state);
}

/* Searching. ----------------------------------------------------------- */

/* The first steps out of a box. */
static void router_leave(struct router *router, size_t box, int cost) {
    struct region place = router->layout->box[box];
    for (int row = place.top; row <= place.bottom; row++)
        for (int column = place.left; column <= place.right; column++)
            for (int d = 0; d < STEPS; d++) {
                struct spot spot = {2 * column + 1, 2 * row + 1};
                struct spot next = {spot.x + steps[d].x, spot.y + steps[d].y};
                int point = router_point(router, spot);
                if (lattice_box(router->layout, next) < 0)
                    router_reach(router, router_point(router, next), d,
                                 cost + step_cost(router, point, d), -1);
            }
}

/* Any point of what is there already, in any direction. */
static void router_join(struct router *router) {
    for (int point = 0; point < router->across * router->down; point++)
        if (router->tree[point] &&
            lattice_box(router->layout, router_spot(router, point)) < 0)
            for (int d = 0; d < STEPS; d++)
                router_reach(router, point, d, COST_JOIN, -1);
}

/* Goes on from a state, into no box but the goal. */
static void router_expand(struct router *router, size_t state, size_t goal) {
    int point = (int)(state / STEPS), from = (int)(state % STEPS);
    for (int d = 0; d < STEPS; d++) {
        struct spot spot = router_spot(router, point);
        struct spot next = {spot.x + steps[d].x, spot.y + steps[d].y};
        if ((d + 2) % STEPS == from || next.x < 0 || next.y < 0 ||
            next.x >= router->across || next.y >= router->down)
            continue;
        int box = lattice_box(router->layout, next);
        bool middle = next.x % 2 && next.y % 2;
        if (box >= 0 && (box != (int)goal || !middle))
            continue;
        int cost = router->cost[state] + step_cost(router, point, d) +
                   (d != from ? COST_BEND : 0) +
                   (step_crosses(router, point, d) ? COST_CROSS : 0);
        router_reach(router, router_point(router, next), d, cost, (int)state);
    }
}

static void router_clear(struct router *router) {
    for (size_t i = 0; i < router->states; i++) {
        router->cost[i] = -1;
        router->before[i] = -1;
        router->done[i] = false;
    }
    router->heaped = 0;
}

/* The last state of the cheapest path to a box; `states` if there is none. */
static size_t router_search(struct router *router, size_t goal) {
    while (router->heaped) {
        size_t state = heap_pop(router);
        struct spot spot = router_spot(router, (int)(state / STEPS));
        if (router->done[state])
            continue;
        router->done[state] = true;
        if (lattice_box(router->layout, spot) == (int)goal)
            return state;
        router_expand(router, state, goal);
    }
    return router->states;
}

/* Branches. ------------------------------------------------------------ */

/* The path to a state, its first point included. */
static struct branch router_path(struct router *router, size_t state,
                                 bool from_box) {
    struct branch branch = {.count = from_box};
    for (int at = (int)state; at >= 0; at = router->before[at])
        branch.count++;
    branch.points =
        ARENA_ARRAY(router->layout->arena, branch.count, struct spot);
    size_t i = branch.count;
    int first = (int)state;
    for (int at = (int)state; at >= 0; at = router->before[at]) {
        branch.points[--i] = router_spot(router, at / STEPS);
        first = at;
    }
    if (from_box) {
        struct spot next = branch.points[1], step = steps[first % STEPS];
        branch.points[0] = (struct spot){next.x - step.x, next.y - step.y};
    }
    return branch;
}

static int step_direction(struct spot from, struct spot to) {
    if (from.x != to.x)
        return to.x > from.x ? 0 : 2;
    return to.y > from.y ? 1 : 3;
}

static void router_mark(struct router *router, const struct branch *branch) {
    for (size_t i = 0; i < branch->count; i++) {
        unsigned bit;
        int point = router_point(router, branch->points[i]);
        router->tree[point] = true;
        if (i + 1 == branch->count)
            break;
        int at = step_place(
            router, point,
            step_direction(branch->points[i], branch->points[i + 1]), &bit);
        router->own[at] = (unsigned char)(router->own[at] | bit);
    }
}

/* From a box, or from the tree, to a box; NULL if there is no way. */
static struct branch *router_branch(struct router *router, size_t link,
                                    size_t from, size_t to, bool joins) {
    struct diagram_layout *layout = router->layout;
    router_clear(router);
    if (joins)
        router_join(router);
    router_leave(router, from, joins ? COST_PORT : 0);
    size_t state = router_search(router, to);
    if (state == router->states)
        return NULL;
    size_t first = state;
    while (router->before[first] >= 0)
        first = (size_t)router->before[first];
    bool from_box = !joins || router->cost[first] != COST_JOIN;
    struct branch branch = router_path(router, state, from_box);
    branch.link = link;
    router_mark(router, &branch);
    ARENA_PUSH(layout->arena, layout->branch, layout->branches,
               layout->branch_capacity, branch);
    return &layout->branch[layout->branches - 1];
}

static void branch_reverse(struct branch *branch) {
    for (size_t i = 0, j = branch->count - 1; i < j; i++, j--) {
        struct spot spot = branch->points[i];
        branch->points[i] = branch->points[j];
        branch->points[j] = spot;
    }
}

/* From the first box to all of the other end. */
static void router_forth(struct router *router, size_t index, size_t root) {
    const struct diagram_layout *layout = router->layout;
    const struct diagram_link *link = &layout->diagram->link[index];
    size_t *to = layout_near(layout, root, link->to, link->tos);
    for (size_t i = 0; i < link->tos; i++) {
        struct branch *branch =
            router_branch(router, index, root, to[i], i > 0);
        if (!branch)
            continue;
        branch->head_last = link->heads != DIAGRAM_NONE;
        branch->head_first = link->heads == DIAGRAM_BOTH && i == 0;
    }
}

/* From the other boxes of this end, found backwards. */
static void router_back(struct router *router, size_t index, size_t root,
                        size_t goal) {
    const struct diagram_layout *layout = router->layout;
    const struct diagram_link *link = &layout->diagram->link[index];
    size_t *from = layout_near(layout, goal, link->from, link->froms);
    for (size_t i = 0; i < link->froms; i++) {
        if (from[i] == root)
            continue;
        struct branch *branch =
            router_branch(router, index, goal, from[i], true);
        if (!branch)
            continue;
        bool joins = lattice_box(layout, branch->points[0]) < 0;
        branch_reverse(branch);
        branch->head_first = link->heads == DIAGRAM_BOTH;
        branch->head_last = !joins && link->heads != DIAGRAM_NONE;
    }
}

/* The tree of one arrow. */
static void router_link(struct router *router, size_t index) {
    size_t points = (size_t)(router->across * router->down);
    for (size_t i = 0; i < points; i++) {
        router->tree[i] = false;
        router->own[i] = 0;
    }
    const struct diagram_link *link = &router->layout->diagram->link[index];
    size_t goal = link->to[0];
    size_t root = layout_near(router->layout, goal, link->from, link->froms)[0];
    router_forth(router, index, root);
    router_back(router, index, root, goal);
    for (size_t i = 0; i < points; i++)
        router->others[i] = (unsigned char)(router->others[i] | router->own[i]);
}

/* Order. --------------------------------------------------------------- */

/* How long an arrow will be, about. */
static int link_length(const struct diagram_layout *layout, size_t index) {
    const struct diagram_link *link = &layout->diagram->link[index];
    return layout_distance(layout, link->from[0], link->to[0]) +
           (int)(link->froms + link->tos) - 2;
}

void layout_route(struct diagram_layout *layout) {
    size_t links = layout->diagram->links;
    struct router router = {.layout = layout,
                            .across = lattice_across(layout),
                            .down = lattice_down(layout)};
    size_t points = (size_t)(router.across * router.down);
    router.states = points * STEPS;
    router.others = ARENA_ARRAY(layout->arena, points, unsigned char);
    router.own = ARENA_ARRAY(layout->arena, points, unsigned char);
    router.tree = ARENA_ARRAY(layout->arena, points, bool);
    router.cost = ARENA_ARRAY(layout->arena, router.states, int);
    router.before = ARENA_ARRAY(layout->arena, router.states, int);
    router.done = ARENA_ARRAY(layout->arena, router.states, bool);
    router.heap =
        ARENA_ARRAY(layout->arena, router.states * HEAP_TIMES, size_t);
    size_t *order = ARENA_ARRAY(layout->arena, links, size_t);
    for (size_t i = 0; i < links; i++) {
        size_t at = i;
        for (;
             at && link_length(layout, order[at - 1]) > link_length(layout, i);
             at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (size_t i = 0; i < links; i++)
        router_link(&router, order[i]);
}
