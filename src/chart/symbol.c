/* Corners, computed from the centre and rounded to tenths at once. */
#include "chart/symbol.h"

#include <math.h>

#define TURN 6.283185307179586

/* Of an arrowhead, in tenths. */
#define ARROW_LENGTH 80
#define ARROW_HALF 35

static const char *const names[SYMBOL_COUNT] = {
    [SYMBOL_CIRCLE] = "circle",     [SYMBOL_SQUARE] = "square",
    [SYMBOL_TRIANGLE] = "triangle", [SYMBOL_DIAMOND] = "diamond",
    [SYMBOL_PLUS] = "plus",         [SYMBOL_TRIANGLE_DOWN] = "triangle-down",
    [SYMBOL_CROSS] = "cross",       [SYMBOL_STAR] = "star",
};

/* A polygon around the origin, whose coordinates are multiples of `unit`
 * tenths when its area is one square unit. */
struct outline {
    size_t count;
    double unit;
    double at[SYMBOL_SPOTS][2];
};

/* Half a side of a square, the height of an equilateral triangle and so on
 * follow from an area of 1; the star is a pentagram (d3-shape, symbolStar). */
static const struct outline outlines[SYMBOL_COUNT] = {
    [SYMBOL_SQUARE] = {4, 5, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}},
    [SYMBOL_TRIANGLE] = {3, 4.387, {{0, -2}, {1.7321, 1}, {-1.7321, 1}}},
    [SYMBOL_DIAMOND] = {4, 7.0711, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}},
    [SYMBOL_PLUS] = {12,
                     2.2361,
                     {{-1, -3},
                      {1, -3},
                      {1, -1},
                      {3, -1},
                      {3, 1},
                      {1, 1},
                      {1, 3},
                      {-1, 3},
                      {-1, 1},
                      {-3, 1},
                      {-3, -1},
                      {-1, -1}}},
    [SYMBOL_TRIANGLE_DOWN] = {3, 4.387, {{0, 2}, {-1.7321, -1}, {1.7321, -1}}},
    [SYMBOL_CROSS] = {12,
                      3.1623,
                      {{-2, -1},
                       {-1, -2},
                       {0, -1},
                       {1, -2},
                       {2, -1},
                       {1, 0},
                       {2, 1},
                       {1, 2},
                       {0, 1},
                       {-1, 2},
                       {-2, 1},
                       {-1, 0}}},
    [SYMBOL_STAR] = {10,
                     9.438,
                     {{0, -1},
                      {.2245, -.309},
                      {.9511, -.309},
                      {.3633, .118},
                      {.5878, .809},
                      {0, .382},
                      {-.5878, .809},
                      {-.3633, .118},
                      {-.9511, -.309},
                      {-.2245, -.309}}},
};

const char *symbol_name(enum symbol symbol) {
    return names[symbol];
}

int symbol_radius(int area) {
    return (int)lround(10 * sqrt(area * 2 / TURN));
}

size_t symbol_spots(enum symbol symbol, int area, struct spot centre,
                    struct spot *spots) {
    const struct outline *outline = &outlines[symbol];
    double unit = outline->unit * sqrt(area);
    for (size_t i = 0; i < outline->count; i++)
        spots[i] =
            (struct spot){centre.x + (int)lround(outline->at[i][0] * unit),
                          centre.y + (int)lround(outline->at[i][1] * unit)};
    return outline->count;
}

/* The spot at an angle, clockwise from the top. */
static struct spot wedge_spot(struct spot centre, double radius, double angle) {
    return (struct spot){centre.x + (int)lround(radius * sin(angle * TURN)),
                         centre.y - (int)lround(radius * cos(angle * TURN))};
}

/* Two spots on an arc, moved towards each other by half a gap each, but to
 * no less than a third of the way. */
static void wedge_arc(struct spot centre, int radius, double from, double to,
                      int gap, struct spot *first, struct spot *last) {
    double inset = gap / 2.0 / (radius * TURN);
    if (inset > (to - from) / 3)
        inset = (to - from) / 3;
    *first = wedge_spot(centre, radius, from + inset);
    *last = wedge_spot(centre, radius, to - inset);
}

enum wedge_kind wedge_spots(struct spot centre, int radius, int inner,
                            double from, double to, int gap,
                            struct spot *spots) {
    if (to - from >= 0.9999) {
        spots[0] = spots[1] = wedge_spot(centre, radius, 0);
        spots[2] = spots[3] = wedge_spot(centre, inner, 0);
        return WEDGE_FULL;
    }
    wedge_arc(centre, radius, from, to, gap, &spots[0], &spots[1]);
    if (inner > 0) {
        wedge_arc(centre, inner, from, to, gap, &spots[3], &spots[2]);
    } else {
        /* Where lines at half a gap from the two edges meet, unless a sliver
         * would begin too far out, or more than half a disc be notched. */
        double half = to - from < 0.5 ? sin((to - from) / 2 * TURN) : 1;
        double away = fmin(gap / 2.0 / fmax(half, 1e-9), radius / 3.0);
        spots[2] = spots[3] = wedge_spot(centre, away, (from + to) / 2);
    }
    return to - from > 0.5 ? WEDGE_LARGE : WEDGE_SMALL;
}

struct spot arrow_spots(struct spot from, struct spot tip, struct spot *spots) {
    double right = tip.x - from.x, down = tip.y - from.y;
    double length = hypot(right, down);
    if (length > 0) {
        right /= length;
        down /= length;
    }
    double x = tip.x - ARROW_LENGTH * right, y = tip.y - ARROW_LENGTH * down;
    spots[0] = tip;
    spots[1] = (struct spot){(int)lround(x - ARROW_HALF * down),
                             (int)lround(y + ARROW_HALF * right)};
    spots[2] = (struct spot){(int)lround(x + ARROW_HALF * down),
                             (int)lround(y - ARROW_HALF * right)};
    return (struct spot){(int)lround(x), (int)lround(y)};
}
