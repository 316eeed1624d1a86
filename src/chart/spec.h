/* What an author wrote in a chart block: read, parsed, not yet evaluated.
 *
 * Ownership: everything lives in the calc's arena and borrows the nodes.
 * Bad input: reported; spec_read goes on to find more and is false then.
 * Thread: as the calc's.
 */
#ifndef CHART_SPEC_H
#define CHART_SPEC_H

#include "calc/calc.h"
#include "chart/scale.h"

struct mark;

enum channel_id {
    CHANNEL_X,
    CHANNEL_Y,
    CHANNEL_THETA,
    CHANNEL_COLOR,
    CHANNEL_SIZE,
    CHANNEL_SHAPE,
    CHANNEL_LABEL,
    CHANNEL_COUNT
};

/* One expression of a channel, a text with `{{ }}` in it, or a column. */
struct term {
    struct excerpt text;                 /* the expression, or all of it */
    const struct expression *expression; /* NULL: a text, or a column */
    const struct column *column;         /* NULL: a text, or an expression */
    const struct format *format;         /* NULL: none */
    struct str name;                     /* of its series; empty if single */
};

enum sort { SORT_NONE, SORT_ASCENDING, SORT_DESCENDING };

struct channel {
    struct str key; /* "x" */
    struct span span;
    size_t terms; /* 0: the channel is not there */
    struct term *term;
    struct term *end; /* of an interval `[from, to]`: to; else NULL */
    bool series;      /* a map of series, one term each */
    bool five;        /* a list of five numbers: boxes have it */
    bool scaled;      /* the author named a scale */
    enum scale_kind scale;
    bool reverse;
    enum sort sort;
    bool by_value; /* sorted by the other channel's value */
    struct span sort_span;
    struct str title;            /* empty: none was written */
    const struct node *domain;   /* a list; NULL: none */
    const struct format *format; /* of the first term, or the key's */
};

enum stack { STACK_DEFAULT, STACK_YES, STACK_NO, STACK_NORMALIZE };

struct rule {
    enum channel_id axis;
    struct formula value;
    struct str label; /* empty: none was written */
    struct span span;
};

/* A shaded region. */
struct stretch {
    enum channel_id axis;
    struct formula end[2]; /* expression NULL: open */
    struct str label;
    struct span span;
};

struct note {
    const struct node *at[2]; /* x, y: an expression, of an axis of names one
                                 of them */
    struct str text;
    struct span span;
};

/* Options of a mark: at most so many, each with a word or a truth value. */
#define SPEC_OPTIONS 4

/* A chart, or a layer of one, which has no title, rules, layers. */
struct spec {
    struct calc *calc;
    struct span span;
    const struct mark *mark;    /* NULL in a block with layers: none for all */
    const struct node *options; /* the mark's, a map; NULL: none */
    int option[SPEC_OPTIONS];   /* by the row of the mark's table: the number of
                                   the word, 0 and 1; -1: not written */
    const struct table *data;
    struct str title, alt; /* empty: none was written */
    struct str caption;    /* HTML */
    struct channel channel[CHANNEL_COUNT];
    struct channel facet; /* of a block: a panel for each of its values */
    enum stack stack;
    struct span stack_span;
    size_t rules, regions, notes;
    struct rule *rule;
    struct stretch *region;
    struct note *note;
    size_t layers; /* 0: the block is the only one */
    struct spec *layer;
};

/* Reads the block of a chart.  What `spec` is when it is false must not be
 * used. */
bool spec_read(struct calc *calc, const struct node *node, struct spec *spec);

/* Reports `bad-chart` at a span; always false. */
bool spec_refuse(const struct spec *spec, struct span span, const char *format,
                 ...) __attribute__((format(printf, 3, 4)));

/* Reports what this mark does not take: channels that are not among
 * `channels`, bits of 1 << CHANNEL_X and so on, and options that are not
 * among `names`, ended by NULL.  `what` is "a bar chart". */
bool spec_takes(const struct spec *spec, const char *what, unsigned channels,
                const char *const *names);

/* The values of a channel, by row and in a row by term; NULL after a
 * report. */
struct value *spec_values(const struct spec *spec,
                          const struct channel *channel);

/* Keys of a block that are lists: spec_rule.c.  False after a report. */
bool spec_rules(struct spec *spec, const struct node *node);
bool spec_regions(struct spec *spec, const struct node *node);
bool spec_notes(struct spec *spec, const struct node *node);

/* The key `mark`: a word, or a map with `type` and options; mark.c. */
bool spec_mark(struct spec *spec, const struct node *node);

/* Has a layer, or a block of a mark in a plane, only what the mark takes?
 * mark.c. */
bool spec_layer(const struct spec *spec);

/* Texts of a block that a chart and a memory figure share: plain text, and
 * HTML, with values put in.  False after a report. */
bool spec_text(struct calc *calc, const struct node *node, const char *what,
               struct str *text);
bool spec_html(struct calc *calc, const struct node *node, const char *what,
               struct str *html);

/* The longest title: it is read out before anything else. */
#define SPEC_TITLE_MAX 120

/* As spec_text, for a title, whose length is checked, too. */
bool spec_title(struct calc *calc, const struct node *node, struct str *text);

/* Reads a channel from the node of its key. */
bool channel_read(struct calc *calc, struct str key, const struct node *node,
                  struct channel *channel);

/* Reads one `EXPRESSION [| format]`, or a text with `{{ }}`. */
bool term_read(struct calc *calc, const struct node *node, const char *what,
               struct term *term);

/* The value of a term in a row (NULL: none).  Texts give VALUE_TEXT. */
struct value term_value(struct calc *calc, const struct term *term,
                        const struct row *row);

/* What a reader sees of it, in the term's own format or else this one. */
struct str term_show(struct calc *calc, const struct term *term,
                     struct value value, const struct format *format);

/* Are two terms written the same? */
bool term_same(const struct term *a, const struct term *b);

/* The name of a term for a title: that of the column, its first letter made a
 * capital, or the expression as written. */
struct str term_title(struct calc *calc, const struct term *term);

#endif
