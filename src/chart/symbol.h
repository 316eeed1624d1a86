/* The geometry of marks that are no rectangles: symbols of points, wedges,
 * arrowheads.
 *
 * Thread: pure functions.
 */
#ifndef CHART_SYMBOL_H
#define CHART_SYMBOL_H

#include <stddef.h>

/* In tenths of a user unit, y runs down. */
struct spot {
    int x, y;
};

/* One for each category: shapes that are told apart when small and grey, the
 * most unlike first. */
enum symbol {
    SYMBOL_CIRCLE,
    SYMBOL_SQUARE,
    SYMBOL_TRIANGLE,
    SYMBOL_DIAMOND,
    SYMBOL_PLUS,
    SYMBOL_TRIANGLE_DOWN,
    SYMBOL_CROSS,
    SYMBOL_STAR,
    SYMBOL_COUNT
};

#define SYMBOL_SPOTS 12 /* at most */

/* "circle", "triangle-down": what authors and dumps say. */
const char *symbol_name(enum symbol symbol);

/* The radius of a circle of that many square units. */
int symbol_radius(int area);

/* The corners of a symbol around a spot, with the area of a circle; their
 * number, 0 for SYMBOL_CIRCLE. */
size_t symbol_spots(enum symbol symbol, int area, struct spot centre,
                    struct spot *spots);

enum wedge_kind {
    WEDGE_SMALL, /* at most half a turn */
    WEDGE_LARGE,
    WEDGE_FULL /* a disc or ring */
};

/* The corners of part of a ring, with `gap` left between neighbours: the
 * outer arc's start and end, then the inner arc's end and start; of a pie,
 * whose `inner` is 0, the last two are one point.  Angles as in
 * scene_wedge. */
#define WEDGE_SPOTS 4
enum wedge_kind wedge_spots(struct spot centre, int radius, int inner,
                            double from, double to, int gap,
                            struct spot *spots);

/* The corners of an arrowhead, its tip first, and where the shaft ends. */
#define ARROW_SPOTS 3
struct spot arrow_spots(struct spot from, struct spot tip, struct spot *spots);

#endif
