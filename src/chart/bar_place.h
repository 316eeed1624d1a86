/* Where bars and their value labels are.  Private to bar_*.c.
 *
 * Ownership: arrays live in the layout's arena.
 * Thread: as the layout's.
 */
#ifndef CHART_BAR_PLACE_H
#define CHART_BAR_PLACE_H

#include "chart/bar.h"
#include "chart/layout.h"

/* The thickest bar: more looks like an area. */
#define BAR_THICK_LYING UNITS(26)
#define BAR_THICK_STANDING UNITS(64)

/* The boxes of all bars, as long as plot->bars; one that is missing is
 * empty.  Segments of a stack leave one unit between them. */
struct box *bar_boxes(const struct layout *layout);

/* A text at the end of a bar, or of a stack. */
struct bar_text {
    struct text_lines lines;
    int end;    /* of the bar, along */
    int middle; /* of the bar, across */
    bool back;  /* the bar goes to the left, or down */
    enum anchor anchor;
    int x, y; /* of the first baseline */
};

/* All value labels, wrapped at `width`; not placed yet. */
struct bar_text *bar_texts(const struct layout *layout, const struct box *boxes,
                           int width, size_t *count);

/* Cuts a label into lines of about `width`. */
void bar_label_wrap(const struct layout *layout, struct str label, int width,
                    struct text_lines *lines);

/* Puts a text behind the end of its bar, and behind the rules that would
 * cross it there. */
void bar_text_place(const struct layout *layout, struct bar_text *text);

struct box bar_text_box(const struct bar_text *text);

/* Appends all bars, those of one colour together. */
void bar_draw_marks(struct layout *layout, const struct box *boxes);
void bar_draw_texts(struct layout *layout, const struct bar_text *texts,
                    size_t count);

/* How many bars stand beside each other in a band. */
int bar_beside(const struct plot *plot);

/* The two layouts of bars. */
void bar_draw_lying(struct layout *layout);

/* False, with nothing drawn, if the names or labels find no room. */
bool bar_draw_standing(struct layout *layout);

#endif
