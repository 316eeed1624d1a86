/* A laid-out chart: a flat list of lines, rectangles and texts.
 *
 * Layout appends shapes in drawing order, back to front; the SVG writer and
 * the text dump only read.  What a shape looks like is its style; shapes of
 * one style that follow each other become one group or path.
 *
 * Coordinates are tenths of a user unit, y runs down.
 *
 * Ownership: shapes live in the arena, texts are borrowed.
 * Thread: as its arena.
 */
#ifndef CHART_SCENE_H
#define CHART_SCENE_H

#include "base/buf.h"
#include "chart/text.h"

enum style {
    STYLE_GRID,
    STYLE_GRID_MINOR,
    STYLE_MARK, /* number: the series, from 1 */
    STYLE_RAMP, /* number: the step, from 1 */
    STYLE_AXIS,
    STYLE_RULE,
    STYLE_LEADER,
    STYLE_TICK, /* numbers of an axis */
    STYLE_NAME, /* names on an axis */
    STYLE_AXIS_TITLE,
    STYLE_LABEL,
    STYLE_LEGEND,
    STYLE_RULE_LABEL,
    STYLE_COUNT
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

enum shape_kind { SHAPE_LINE, SHAPE_RECT, SHAPE_TEXT };

struct shape {
    enum shape_kind kind;
    enum style style;
    int number;
    enum anchor anchor; /* of a text at x */
    int x, y;           /* an end; the top left; on the baseline */
    int width, height;  /* of a line: to the other end, may be negative */
    struct str text;    /* of a rectangle: its tooltip, may be empty */
    bool hatched;       /* a rectangle in the hatch of its series */
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

void scene_line(struct scene *scene, enum style style, int x1, int y1, int x2,
                int y2);

/* One line of text on a baseline; the empty text is left out. */
void scene_text(struct scene *scene, enum style style, enum anchor anchor,
                int x, int y, struct str text);

/* Lines below each other, the first one's baseline at `y`. */
void scene_lines(struct scene *scene, enum style style, enum anchor anchor,
                 int x, int y, const struct text_lines *lines);

/* A mark of a series or ramp step, in tenths as all else. */
void scene_rect(struct scene *scene, enum style style, int number, bool hatched,
                struct box box, struct str tooltip);

/* What a shape covers: a text by its table width, a line without its
 * thickness. */
struct box scene_box(const struct shape *shape);

/* What a line of text would cover. */
struct box scene_text_box(enum anchor anchor, int x, int y, struct str text);

/* Have two boxes an area in common?  Touching is none. */
bool box_overlap(struct box a, struct box b);

/* The class of a style, without its number: "grid", "c", "r", "tick". */
const char *scene_class(enum style style);

/* Tenths as a decimal: "12", "12.5", "-3.1"; never "-0". */
void scene_number(struct buf *out, int tenths);

/* One shape a line, after a line of the scene's name and size. */
void scene_dump(const struct scene *scene, struct buf *out);

#endif
