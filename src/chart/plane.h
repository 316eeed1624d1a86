/* The plane: layers of marks on one pair of axes.
 *
 *     spec -> plane_plan -> plane -> plane_draw -> scene
 *
 * A plane is planned once: every row of every layer becomes a datum whose
 * positions are numbers in the units of the axes, with its colour, symbol,
 * size and label.  It is then drawn at any width, said in words and written
 * as a table.  What differs from mark to mark is a row of functions, struct
 * plane_mark; lines, points, areas, bars, rules, texts are in mark_*.c, and a
 * new mark is one more of these and its row in mark.c.
 *
 * Planning, in this order:
 *   1. each layer's channels are evaluated, one datum a row and series;
 *   2. kind, unit and numbers of each axis are found from all layers, rules,
 *      bands and notes together;
 *   3. colours, symbols, sizes;
 *   4. each mark's `plan`: stacks, orders, checks;
 *   5. each mark's `extent`: what an axis has to show; then its domain.
 * Steps 2, 4 and 5 run a second time when the axis takes another prefix.
 *
 * Drawing: margins are found from ticks, from what marks ask for (`margin`)
 * and from the labels of rules; then bands, grid, the layers in their order,
 * rules, and last of all labels, which keep off everything that was drawn
 * before them (view_obstacle).
 *
 * An axis is numbers (linear, log, sqrt), days (time) or names (band).  A
 * value that is a list of two is an interval on any of the first two kinds.
 *
 * Ownership: a plane lives in the calc's arena, a view in the scene's.
 * Bad input: reported with its place; plane_plan is false then.
 * Thread: a plane is const once it is planned.
 */
#ifndef CHART_PLANE_H
#define CHART_PLANE_H

#include "chart/describe.h"
#include "chart/layout.h"
#include "chart/mark.h"
#include "chart/spec.h"

/* Axes are numbered as their channels: CHANNEL_X, CHANNEL_Y. */
#define PLANE_AXES 2

/* Where a datum stands on an axis. */
struct position {
    bool there;            /* not missing, and the channel was written */
    bool interval;         /* of two ends */
    struct value value[2]; /* as evaluated: from, to; of no interval twice */
    double from, to;       /* in the unit of the axis; days; number of a band */
    struct str shown;      /* as readers see it; of an interval "1–5" */
};

/* What a mark is painted with. */
enum paint_kind {
    PAINT_INK, /* no colour was asked for, and other layers have some */
    PAINT_CATEGORY,
    PAINT_RAMP,
    PAINT_HEAT,
    PAINT_DIVERGE
};

struct paint {
    enum paint_kind kind;
    int number; /* from 1; of ink 0 */
};

struct datum {
    size_t row, term;
    size_t series; /* of its layer */
    struct position at[PLANE_AXES];
    double low, high; /* of bars and areas: where they begin and end along the
                         axis of values, in its unit */
    struct paint paint;
    enum symbol symbol;
    int area; /* of a point, in square units */
    struct plot_label label;
    struct value tint; /* of a ramp */
    struct value size;
    struct str category; /* of its colour, as shown; may be empty */
    struct str form;     /* of its shape, as shown; may be empty */
};

/* Data that belong together: one line, one area, the bars of one colour. */
struct series {
    struct str name;      /* empty: it is the layer's only one */
    size_t colour, shape; /* numbers of its categories; SIZE_MAX: none */
    struct paint paint;
    enum symbol symbol;
    bool patterned;
    size_t count; /* of its data */
};

struct plane_mark;
struct plane_table;

struct layer {
    const struct spec *spec; /* channels, options, data */
    const struct plane_mark *mark;
    enum channel_id value; /* the axis along which bars, areas grow */
    size_t data;
    struct datum *datum;
    size_t series; /* at least 1 */
    struct series *serie;
    bool direct; /* its series are named where they are: no legend */
};

/* A shaded region between two numbers of an axis. */
struct plane_band {
    enum channel_id axis;
    double end[2];       /* infinite: to the end of the axis */
    struct str shown[2]; /* as readers see them; empty: infinite */
    struct str label;
    struct span span;
};

/* A text at a place. */
struct plane_note {
    struct position at[PLANE_AXES];
    struct str text;
    struct span span;
};

/* An axis: of numbers, of days, or of names. */
struct plane_axis {
    struct plot_axis plot;         /* title, scale, numbers, rules */
    const struct channel *channel; /* the one that says most of it */
    const struct format *format;   /* of the first that has one; may be NULL */
    const struct unit *unit;       /* of the first number, while planning */
    bool shares;                   /* of stacks: parts of one, no unit */
    const struct unit *parts;      /* of that which is shared */
    size_t bands;                  /* SCALE_BAND */
    struct str *band;              /* names in drawing order */
};

/* Categories that colours, or shapes, stand for. */
struct plane_key {
    struct str title; /* empty: of several things */
    size_t count, room;
    struct str *name;
    bool named; /* elsewhere: by an axis, at the ends of lines */
};

/* Numbers that a ramp of colours, or the size of points, stands for. */
struct plane_ramp {
    const struct channel *channel; /* NULL: there is none */
    enum paint_kind kind;
    struct scale scale;
    const struct unit *unit;
    struct str title;
    size_t steps;                   /* of colours; 0 of sizes */
    double bound[PALETTE_RAMP + 1]; /* where they begin and end, ascending */
    struct str shown[PALETTE_RAMP + 1]; /* without their unit */
    struct str shown_unit;              /* may be empty */
};

struct plane {
    struct calc *calc;
    struct arena *arena;
    const struct spec *spec; /* the block */
    struct plane_axis axis[PLANE_AXES];
    size_t layers;
    struct layer *layer;
    size_t bands, notes;
    struct plane_band *band;
    struct plane_note *note;
    struct plane_key colour, shape;
    struct plane_ramp ramp, size;
    bool panel; /* one of several: legend and titles stand around them all */
};

/* What an axis has to show so far. */
struct extent {
    double low, high; /* low > high: nothing yet */
    bool zero;        /* marks begin at zero */
    bool tight;       /* they fill the plot: no room around them */
    bool labelled;    /* and have labels beyond their ends */
};

void extent_add(struct extent *extent, double number);

struct view;

/* A mark.  Functions may be NULL where nothing is to be done. */
struct plane_mark {
    struct str name;      /* as authors write it: "line" */
    bool banded;          /* of two axes of numbers one becomes names */
    bool series;          /* its data belong together: a number as colour, too,
                             tells series apart and is no ramp */
    bool ink;             /* without colour of its own in the colour of text */
    bool cut;             /* may leave the domain, and is cut at its ends */
    bool surface;         /* covers much: thin marks on it are in ink */
    bool cells;           /* fills a grid: names lie close to each other, and
                             numbers, if they are no intervals, are names */
    enum paint_kind ramp; /* what a number as colour gives */

    /* After numbers are known: derives `low` and `high`, sets the order of
     * the data, refuses what cannot be drawn (plane_refuse).  Runs once or
     * twice with the same result. */
    bool (*plan)(struct plane *plane, struct layer *layer);

    /* Adds what an axis has to show; NULL: both ends of all positions. */
    void (*extent)(const struct layer *layer, enum channel_id axis,
                   struct extent *extent);

    /* The width of texts to the right of the plot, in tenths. */
    int (*margin)(struct view *view, const struct layer *layer);

    /* Appends shapes, view_obstacle for each, view_label for texts. */
    void (*draw)(struct view *view, const struct layer *layer);

    /* The mark in the legend, within a box of 12 units. */
    void (*swatch)(struct view *view, const struct layer *layer,
                   const struct series *series, struct box box);

    /* Sentences about the layer. */
    void (*describe)(const struct plane *plane, const struct layer *layer,
                     struct description *out);

    /* The rows of the layer; NULL: plane_rows. */
    void (*tabulate)(const struct plane *plane, const struct layer *layer,
                     struct plane_table *table);
};

extern const struct plane_mark plane_line, plane_point, plane_area, plane_bar,
    plane_rule, plane_text, plane_rect, plane_box;
/* How many boxes a layer of plane_box has: names and series with a value. */
size_t plane_boxes(const struct plane *plane, const struct layer *layer);

extern const struct mark_option line_options[], rule_options[], rect_options[],
    box_options[];

/* Is a block whose mark is `bar` one for the plane?  Bars over intervals, and
 * with bands or notes, are. */
bool plane_wanted(const struct spec *spec);

/* The functions of struct mark, for all rows that name a plane_mark, and for
 * a block with `layers`. */
bool plane_plan(const struct spec *spec, struct plot *plot);
void plane_draw(const struct plot *plot, struct scene *scene);
void plane_describe(const struct plot *plot, struct description *out);
void plane_tabulate(const struct plot *plot, struct sheet *sheet);

/* Reports `bad-chart` at a span; always false. */
bool plane_refuse(const struct plane *plane, struct span span,
                  const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A number of an axis as readers see it, with its unit; a day; a name. */
struct str plane_show(const struct plane *plane, enum channel_id axis,
                      double number);

/* "GFLOP (log scale)", "Parameters (million)": an axis in a sentence. */
struct str plane_axis_said(const struct plane *plane, enum channel_id axis);

/* Steps of planning, each in its file; false after a report. */
bool plane_read(struct plane *plane);      /* plane_data.c */
bool plane_axes(struct plane *plane);      /* plane_axis.c */
bool plane_colours(struct plane *plane);   /* plane_colour.c */
void plane_constants(struct plane *plane); /* plane_constant.c */

/* The kind of each axis, its names, and along which one layers grow:
 * plane_kind.c, once the data are read. */
bool plane_kinds(struct plane *plane);

/* The unit of an axis is known: sets all numbers of a kind. */
bool plane_convert(struct plane *plane);           /* plane_data.c */
bool plane_convert_constants(struct plane *plane); /* plane_constant.c */

/* Sets `low` and `high` of a layer's data, each on top of those of other
 * series at the same place on the other axis; negative ones below zero.  With
 * `shares` they are parts of their sum.  False after a report. */
bool plane_stack(struct plane *plane, struct layer *layer, bool shares);

/* Without a stack: from zero, or from one end of an interval to the other. */
void plane_unstack(struct layer *layer);

/* Brings the data of each series together, by their place on the other axis
 * than that of values, or in the order of rows. */
void layer_sort(struct layer *layer, bool by_row);

/* What stacked and plain bars and areas show along both axes. */
void extent_bars(const struct layer *layer, enum channel_id axis,
                 struct extent *extent);

/* A number in an axis' unit; false after a report. */
bool plane_number(const struct plane *plane, enum channel_id axis,
                  struct value value, struct span span, double *number);

/* Sentences of marks: plane_describe.c. */
void describe_points(const struct plane *plane, const struct layer *layer,
                     struct description *out);
void describe_bars(const struct plane *plane, const struct layer *layer,
                   struct description *out);
void describe_ranges(const struct plane *plane, const struct layer *layer,
                     struct description *out);

/* Drawing. ------------------------------------------------------------- */

/* Where a text may stand. */
enum label_kind {
    LABEL_BESIDE,  /* a mark */
    LABEL_BEYOND,  /* the end of a bar, on its side alone */
    LABEL_CENTRED, /* on a place, or beside it */
    LABEL_INSIDE   /* a region, at its top or bottom */
};

struct view_label {
    enum label_kind kind;
    enum style style;
    struct str text;
    struct text_lines lines;
    struct box mark;  /* or the region */
    int first;        /* the side to be tried first: label_side */
    struct span span; /* for a warning */
    /* Where it was put: */
    bool placed;
    int way; /* the number of the try */
    enum anchor anchor;
    int x, y;              /* of the first baseline */
    struct box box, whole; /* of the text; with its mark and leader */
};

/* What labels keep off. */
struct obstacle {
    struct box box;
    bool thin; /* part of a line, which leaders may cross */
};

/* A text in the right margin, at the height of a line's end. */
struct view_end {
    struct text_lines lines;
    enum style style;
    struct spot from;
};

struct view {
    const struct plane *plane;
    struct scene *scene;
    struct arena *arena;
    bool narrow;
    struct box area; /* of the marks */
    struct axis axis[PLANE_AXES];
    struct bands bands[PLANE_AXES];
    struct text_lines *name[PLANE_AXES]; /* of SCALE_BAND, wrapped */
    struct rule_place *rule[PLANE_AXES];
    bool aside; /* labels of lying rules stand in the margin */
    size_t obstacles, obstacle_room;
    struct obstacle *obstacle;
    size_t labels, label_room;
    struct view_label *label;
    size_t ends, end_room;
    struct view_end *end;
};

/* Where a number of an axis stands; of a band its middle. */
int view_place(const struct view *view, enum channel_id axis, double number);

/* The box between two numbers on each axis, cut to the plot; of a band all of
 * its size. */
struct box view_box(const struct view *view, const struct position *x,
                    const struct position *y);

/* A number, but no less and no more. */
int view_within(int place, int low, int high);

/* The place where bars and areas begin. */
double view_base(const struct view *view, enum channel_id axis);

/* Labels will keep off this; of a line, which is `thin`, leaders will not. */
void view_obstacle(struct view *view, struct box box, bool thin);
void view_obstacle_line(struct view *view, struct spot from, struct spot to);

/* A symbol, as an obstacle too, and what it covers. */
struct box view_point(struct view *view, struct paint paint, enum symbol symbol,
                      int area, struct spot centre, struct str tooltip);

/* A line from place to place in a paint, cut at the plot's edges. */
void view_line(struct view *view, struct paint paint, bool patterned,
               const struct spot *places, size_t count, struct str tooltip);

/* The sides of a mark that come first, as numbers of plane_label.c. */
enum label_side { SIDE_RIGHT = 0, SIDE_ABOVE = 3, SIDE_BELOW = 4, SIDE_LEFT };

/* The label of a datum, if it has one, to be placed beside its mark, or of a
 * bar beyond its end, when all is drawn. */
void view_label(struct view *view, const struct layer *layer,
                const struct datum *datum, struct box mark,
                enum label_side side);

/* The same of any text. */
void view_text(struct view *view, enum label_kind kind, enum style style,
               struct str text, struct box mark, struct span span);

/* The width and height that a text takes in the right margin, and the text
 * itself. */
int view_end_width(const struct view *view, struct str text);
int view_end_height(const struct view *view, struct str text);
void view_end(struct view *view, enum style style, struct str text,
              struct spot from);

/* Steps of drawing. */
void view_regions(struct view *view);        /* plane_guide.c */
void view_region_edges(struct view *view);   /* the same */
bool view_rules(struct view *view);          /* the same; false if labels of
                                                rules across y need a margin */
void view_labels(struct view *view);         /* plane_label.c */
void view_ends(struct view *view);           /* plane_end.c */
int view_legend(struct view *view, int top); /* plane_legend.c */

/* Styles of a paint. */
enum style paint_fill(struct paint paint);
enum style paint_stroke(struct paint paint);

/* "GPT-3: 175 billion; 350 GB": the tooltip of a datum. */
struct str datum_tooltip(const struct plane *plane, const struct layer *layer,
                         const struct datum *datum);

/* The table behind the figure. ------------------------------------------ */

/* Grows by rows, and by columns as they are first named. */
struct plane_table {
    struct arena *arena;
    size_t columns, column_room;
    struct sheet_column *column;
    size_t rows, row_room;
    struct plane_table_row *row;
};

/* Cells by column; those of columns that came later are not there. */
struct plane_table_row {
    size_t cells, room;
    struct sheet_cell *cell;
};

void plane_row(struct plane_table *table);

/* Sets a cell of the last row, in the column of this header. */
void plane_cell(struct plane_table *table, struct str header,
                struct sheet_cell cell);

/* A row for each datum: label, x, y, colour, shape, size. */
void plane_rows(const struct plane *plane, const struct layer *layer,
                struct plane_table *table);

#endif
