/* The advance of a character: the table behind text.h.
 *
 * Thread: const.
 */
#ifndef CHART_GLYPHS_H
#define CHART_GLYPHS_H

#include <stdint.h>

/* In thousandths of the font size. */
unsigned glyph_advance(uint32_t code);

#endif
