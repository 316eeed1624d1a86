/* What is drawn: evaluated and checked, with numbers in the unit of the axis,
 * but still without places.  Both layouts of a chart read the same plot.
 *
 * Ownership: everything lives in the calc's arena.
 * Thread: const once it is planned.
 */
#ifndef CHART_PLOT_H
#define CHART_PLOT_H

#include "calc/calc.h"
#include "chart/number.h"
#include "chart/palette.h"

struct mark;
struct arc;
struct plane;

/* A line at a constant. */
struct plot_rule {
    double number;
    struct str name;  /* as the author wrote it; may be empty */
    struct str label; /* what is drawn */
    struct str shown; /* the value as readers see it */
    struct span span;
};

/* An axis of numbers. */
struct plot_axis {
    struct str title; /* without the unit */
    struct str unit;  /* for the title; may be empty */
    enum scale_kind kind;
    double low, high; /* of what has to be shown; high > low on linear */
    bool fixed;       /* the domain is taken as it is, not widened to ticks */
    bool given;       /* it is fixed by the author */
    bool reverse;
    bool whole; /* of whole numbers: no ticks between them */
    bool based; /* marks begin at zero, or at the least of a log scale */
    bool bars;  /* and are bars, at least some */
    struct numbers numbers;
    size_t rules;
    struct plot_rule *rule; /* ascending */
};

/* The axis of the names. */
struct plot_bands {
    struct str title;
    size_t count;
    struct str *names; /* in drawing order */
    bool reverse;
};

/* How the bars of one band stand. */
enum plot_stack {
    PLOT_SINGLE,  /* one */
    PLOT_GROUPED, /* beside each other, by series */
    PLOT_STACKED  /* on top of each other, by series */
};

/* What stands at the end of a bar. */
struct plot_label {
    struct str text; /* empty: nothing */
    struct value value;
    struct str source; /* its expression */
};

struct bar {
    size_t band, series;
    bool missing;
    double number;      /* in the axis' unit; a share if normalized */
    struct value value; /* as evaluated */
    struct str source;  /* its expression */
    struct str shown;   /* as readers see it */
    struct plot_label label;
    struct value tint; /* what a ramp shows */
    struct str tint_shown;
    enum { BAR_SERIES, BAR_RAMP } colour;
    int shade; /* from 1 */
};

struct plot {
    struct calc *calc;
    const struct mark *mark;
    const struct plane *plane; /* of marks on two axes; NULL: of bars alone */
    struct str title;
    bool horizontal; /* bars lie */
    enum plot_stack stack;
    bool normalized;
    struct plot_axis axis;
    struct plot_bands bands;
    size_t series; /* at least 1 */
    struct str *series_names;
    struct str series_title; /* of the text that gives them; may be empty */
    bool by_name; /* a colour for each band: its name stands beside it */
    bool legend;
    bool ramp_legend;
    struct str ramp_title, ramp_low, ramp_high;
    size_t bars;
    struct bar *bar;
    bool spare; /* labels are the values, there only if they fit */
    struct plot_label *totals; /* of stacked bars by band; NULL: none */
    struct str *label_titles;  /* by series; of a stack the first */
    struct arc *arc;           /* a pie is all that is drawn; NULL: none */
};

#endif
