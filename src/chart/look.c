/* The table of looks. */
#include "chart/look.h"

#include "chart/palette.h"

/* Black or white, as it is on light paper. */
static const char *look_inside(int number) {
    return number == INSIDE_WHITE || number == INSIDE_PAPER ||
                   number == INSIDE_CELL_WHITE
               ? "#fff"
               : "#000";
}

/* Up to four attributes, pairs of name and value, ended by NULL; and the one
 * that takes the colour of a number. */
struct look {
    const char *attributes[9];
    const char *painted;
    const char *(*colour)(int number);
};

static const struct look looks[STYLE_COUNT] = {
    [STYLE_GRID] = {.attributes = {"stroke", "#d8dde3"}},
    [STYLE_GRID_MINOR] = {.attributes = {"stroke", "#d8dde3"}},
    [STYLE_AXIS] = {.attributes = {"stroke", "#5b6470"}},
    [STYLE_RULE] = {.attributes = {"stroke", "#1c2026", "stroke-dasharray",
                                   "5 3"}},
    [STYLE_LEADER] = {.attributes = {"fill", "none", "stroke", "#5b6470"}},
    [STYLE_LINK] = {.attributes = {"fill", "none", "stroke", "#5b6470",
                                   "stroke-width", "1.5"}},
    [STYLE_CASING] = {.attributes = {"fill", "none", "stroke", "#fff",
                                     "stroke-width", "4"}},
    [STYLE_MARK] = {.painted = "fill", .colour = palette_series},
    [STYLE_STROKE] = {.attributes = {"fill", "none", "stroke-width", "2",
                                     "stroke-linejoin", "round"},
                      .painted = "stroke",
                      .colour = palette_series},
    [STYLE_AREA] = {.attributes = {"fill-opacity", ".25"},
                    .painted = "fill",
                    .colour = palette_series},
    [STYLE_RAMP] = {.painted = "fill", .colour = palette_ramp},
    [STYLE_HEAT] = {.attributes = {"stroke", "#5b6470", "stroke-width", ".5"},
                    .painted = "fill",
                    .colour = palette_heat},
    [STYLE_DIVERGE] = {.attributes = {"stroke", "#5b6470", "stroke-width",
                                      ".5"},
                       .painted = "fill",
                       .colour = palette_diverge},
    [STYLE_BAND] = {.attributes = {"fill-opacity", ".08"}},
    [STYLE_TINT] = {.attributes = {"fill-opacity", ".12"},
                    .painted = "fill",
                    .colour = palette_series},
    [STYLE_NODE] = {.attributes = {"fill", "#f4f6f8", "stroke", "#5b6470"}},
    [STYLE_FRAME] = {.attributes = {"fill", "none", "stroke", "#5b6470"}},
    [STYLE_INSIDE] = {.painted = "fill", .colour = look_inside},
    [STYLE_HEAD] = {.attributes = {"fill", "#5b6470"}},
    [STYLE_TICK] = {.attributes = {"fill", "#5b6470"}},
    [STYLE_AXIS_TITLE] = {.attributes = {"fill", "#5b6470"}},
    [STYLE_NOTE] = {.attributes = {"fill", "#5b6470"}},
};

/* A seam that keeps points apart that lie on each other. */
static const char *const point_look[] = {"stroke", "#fff", "stroke-width", ".6",
                                         NULL};

const char *const *look_attributes(enum style style) {
    return looks[style].attributes;
}

const char *const *look_point(void) {
    return point_look;
}

const char *look_paint(const struct shape *shape, const char **attribute) {
    const struct look *look = &looks[shape->style];
    *attribute = look->painted;
    return look->colour ? look->colour(shape->number) : NULL;
}
