/* A laid-out chart: a flat list of lines, marks and texts.
 *
 * Layout appends shapes in drawing order, back to front; the SVG writer and
 * the text dump only read.  What a shape looks like is its style, and of a
 * mark the number of its colour; shapes of one look that follow each other
 * become one group or path, so append them in runs.
 *
 * Styles of marks and what their number counts, always from 1:
 *
 *     STYLE_MARK    filled in a category's colour: bars, points, wedges
 *     STYLE_STROKE  a line in a category's colour
 *     STYLE_AREA    filled lightly in a category's colour, without an edge
 *     STYLE_RAMP    filled by a step of the ramp for marks on paper
 *     STYLE_HEAT    filled by a step of the ramp for cells
 *     STYLE_DIVERGE filled by a step of the diverging ramp
 *
 * A mark that is `patterned` shows its category's hatch, or if it is a line
 * its dash, so that no two categories differ by colour alone.  The first
 * category has neither and may always be said to be patterned.
 *
 * Nothing clips: what reaches beyond the plot is cut by whoever appends it.
 *
 * Coordinates and lengths are tenths of a user unit, y runs down.
 *
 * Ownership: shapes and copied points live in the arena, texts are borrowed.
 * Thread: as its arena.
 */
#ifndef CHART_SCENE_H
#define CHART_SCENE_H

#include "base/buf.h"
#include "chart/symbol.h"
#include "chart/text.h"

enum style {
    /* Lines. */
    STYLE_GRID,
    STYLE_GRID_MINOR,
    STYLE_AXIS,
    STYLE_RULE,
    STYLE_LEADER, /* from a text to what it names */
    STYLE_LINK,   /* of a diagram, and an arrow's shaft */
    STYLE_CASING, /* of paper, below a line that crosses surfaces */

    /* Marks, see above. */
    STYLE_MARK,
    STYLE_STROKE,
    STYLE_AREA,
    STYLE_RAMP,
    STYLE_HEAT,
    STYLE_DIVERGE,

    /* Surfaces without number. */
    STYLE_BAND,  /* a region of the plot: very light, without edge */
    STYLE_TINT,  /* the same in a category's colour, by number */
    STYLE_NODE,  /* a box of a diagram: light, with an edge */
    STYLE_FRAME, /* an edge alone */
    STYLE_HEAD,  /* an arrow's */
    STYLE_INK,   /* filled with the colour of text: whiskers' points */

    /* Texts. */
    STYLE_TICK, /* numbers of an axis */
    STYLE_NAME, /* names on an axis */
    STYLE_AXIS_TITLE,
    STYLE_LABEL,
    STYLE_INSIDE, /* on a mark; scene_inside appends it */
    STYLE_LEGEND,
    STYLE_RULE_LABEL,
    STYLE_NOTE,
    STYLE_COUNT
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

enum shape_kind {
    SHAPE_LINE,
    SHAPE_RECT,
    SHAPE_TEXT,
    SHAPE_POLYLINE,
    SHAPE_POLYGON,
    SHAPE_POINT,
    SHAPE_WEDGE
};

struct shape {
    enum shape_kind kind;
    enum style style;
    int number;
    bool patterned;
    bool flat;           /* a rectangle of scene_flat */
    enum anchor anchor;  /* of a text at x */
    int x, y;            /* an end; the top left; on the baseline; the
                            centre of a point or wedge */
    int width, height;   /* of a line: to the other end, may be negative */
    int radius;          /* of a rectangle's corners; a wedge's outer one */
    int inner;           /* a wedge's inner radius */
    enum symbol symbol;  /* of a point */
    int area;            /* of a point, in square units */
    enum wedge_kind arc; /* of a wedge */
    const struct spot *spots; /* of a polyline, polygon; a wedge's corners */
    size_t count;
    struct str text; /* of a mark: its tooltip, may be empty */
};

struct scene {
    struct arena *arena;
    struct str name; /* "wide", "narrow" */
    int width, height;
    struct shape *shapes;
    size_t count, capacity;
};

/* What a text, or anything, covers. */
struct box {
    int left, top, right, bottom;
};

void scene_init(struct scene *scene, struct arena *arena, struct str name,
                int width);

/* Lines. --------------------------------------------------------------- */

void scene_line(struct scene *scene, enum style style, int x1, int y1, int x2,
                int y2);

/* An open line through spots, which are copied; `number` is 0 unless the
 * style is STYLE_STROKE.  Fewer than two spots are left out. */
void scene_polyline(struct scene *scene, enum style style, int number,
                    bool patterned, const struct spot *spots, size_t count,
                    struct str tooltip);

/* As scene_polyline in STYLE_LINK, with a head at the last spot. */
void scene_arrow(struct scene *scene, const struct spot *spots, size_t count);

/* Marks and surfaces. -------------------------------------------------- */

void scene_rect(struct scene *scene, enum style style, int number,
                bool patterned, struct box box, struct str tooltip);

/* Part of a surface: those of one look that follow each other are drawn as
 * one, without edges between them and with one tooltip, the first one's. */
void scene_flat(struct scene *scene, enum style style, int number,
                struct box box, struct str tooltip);

/* One with round corners, at most half of its lesser side. */
void scene_rounded(struct scene *scene, enum style style, int number,
                   bool patterned, struct box box, int radius,
                   struct str tooltip);

/* A closed surface, whose spots are copied; fewer than three are left out.
 * The edge of an area is a polyline of its own. */
void scene_polygon(struct scene *scene, enum style style, int number,
                   bool patterned, const struct spot *spots, size_t count,
                   struct str tooltip);

/* A symbol around (x, y) that covers `area` square units. */
void scene_point(struct scene *scene, enum style style, int number,
                 enum symbol symbol, int area, int x, int y,
                 struct str tooltip);

/* Part of a ring around (x, y), from one angle to a greater one, clockwise
 * from the top, in turns (0 to 1).  `inner` 0 is a slice of a pie.  Leaves
 * `gap` to its neighbours where it is wide enough. */
void scene_wedge(struct scene *scene, enum style style, int number,
                 bool patterned, int x, int y, int radius, int inner,
                 double from, double to, int gap, struct str tooltip);

/* Texts. --------------------------------------------------------------- */

/* One line of text on a baseline; the empty text is left out. */
void scene_text(struct scene *scene, enum style style, enum anchor anchor,
                int x, int y, struct str text);

/* Lines below each other, the first one's baseline at `y`. */
void scene_lines(struct scene *scene, enum style style, enum anchor anchor,
                 int x, int y, const struct text_lines *lines);

/* A line of text on a mark of this style, number and pattern, in black or
 * white, whichever contrasts; on a pattern it stands on a plate of the plain
 * colour. */
void scene_inside(struct scene *scene, enum style on, int number,
                  bool patterned, enum anchor anchor, int x, int y,
                  struct str text);

/* Reading. ------------------------------------------------------------- */

/* Leaves the tooltips of all marks out. */
void scene_drop_tooltips(struct scene *scene);

/* What a shape covers: a text by its table width, a line without its
 * thickness, a wedge by its whole circle if it is more than a quarter. */
struct box scene_box(const struct shape *shape);

/* What a line of text would cover. */
struct box scene_text_box(enum anchor anchor, int x, int y, struct str text);

/* Have two boxes an area in common?  Touching is none. */
bool box_overlap(struct box a, struct box b);

/* Appends the class of a shape: "grid", "c1", "h2", "inside in-white". */
void scene_class(const struct shape *shape, struct buf *out);

/* Is a shape drawn in a hatch, or a dash? */
bool shape_hatched(const struct shape *shape);
bool shape_dashed(const struct shape *shape);

/* Tenths as a decimal: "12", "12.5", "-3.1"; never "-0". */
void scene_number(struct buf *out, int tenths);

/* Two of them. */
void scene_pair(struct buf *out, int a, char between, int b);

/* One shape a line, after a line of the scene's name and size. */
void scene_dump(const struct scene *scene, struct buf *out);

#endif
