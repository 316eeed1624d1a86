/* Legends: items in rows that wrap, from the left.
 *
 *     struct legend legend = {scene, 0, top};
 *     box = legend_item(&legend, name);    the swatch in it is yours
 *     legend_name(&legend);                draws the name behind it
 *     bottom = legend_end(&legend);
 *
 * Ownership and threads as the scene's.
 */
#ifndef CHART_LEGEND_H
#define CHART_LEGEND_H

#include "chart/palette.h"
#include "chart/scene.h"

/* The side of a swatch. */
#define LEGEND_SWATCH UNITS(12)

struct legend {
    struct scene *scene;
    int x, y; /* where the next item goes; y is the row's top */
    int more; /* of rows that hold large circles: how much higher they are */
    struct text_lines name; /* of the item that was begun */
};

/* Finds room for a swatch and a name; the swatch's box. */
struct box legend_item(struct legend *legend, struct str name);

/* Appends the name of that item. */
void legend_name(struct legend *legend);

/* Appends a text without a swatch: the title of what follows. */
void legend_text(struct legend *legend, struct str text);

/* Appends the steps of a ramp between its ends' texts. */
void legend_ramp(struct legend *legend, enum style style, struct str title,
                 struct str low, struct str high);

/* Appends steps of colour in a row, with texts below their bounds, of which
 * there is one more than steps, or one if all numbers are the same.  Takes
 * rows of its own. */
void legend_steps(struct legend *legend, enum style style, const int *colours,
                  size_t steps, struct str title, const struct str *bounds);

/* Begins rows that have room for circles up to an area. */
void legend_large(struct legend *legend, int area);

/* Appends a circle of an area in square units, and its text. */
void legend_size(struct legend *legend, int area, struct str text);

/* Goes to the next row, unless at the beginning of one. */
void legend_break(struct legend *legend);

/* The bottom, with the gap to what follows. */
int legend_end(struct legend *legend);

#endif
