/* SVG from a scene: the room's wall to libxml2.
 *
 * An <svg role="img"> with <title> first and <desc> second, a group for each
 * run of shapes of one style, one mark a line.  Colours are classes, with
 * attributes for a drawing that has left its page; no style, no script.
 *
 * Ownership: output is copied into the buffer, libxml2's memory given back
 * before the function returns.
 * Bad input: characters that XML does not allow are left out.
 * Thread: any number at once, after chart_init.
 */
#ifndef CHART_SVG_H
#define CHART_SVG_H

#include "chart/scene.h"

/* What stands in front of the shapes. */
struct svg_head {
    struct str id; /* unique on the page for this drawing */
    struct str title;
    struct str description;
};

/* Appends one <svg> element and a line end. */
void svg_write(const struct scene *scene, const struct svg_head *head,
               struct buf *out);

#endif
