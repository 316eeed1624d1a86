/* How wide text will be, without asking a browser.
 *
 * Layout adds up advances from a table: per character the widest of Arial,
 * Roboto, Inter, Noto Sans and Open Sans, times 1.02.  That is never too
 * narrow on any of them, and 6 to 13 % too wide on the average: a label that
 * fits by the table fits for every reader.  On DejaVu Sans, which only
 * systems without other fonts have, it is right on the average and up to 5 %
 * too narrow for words.
 *
 * All lengths in this room are `int` tenths of a user unit.
 *
 * Ownership: wrapped lines borrow the text; the array lives in the arena.
 * Bad input: invalid UTF-8 counts as U+FFFD.
 * Thread: pure functions.
 */
#ifndef CHART_TEXT_H
#define CHART_TEXT_H

#include "base/arena.h"
#include "base/str.h"

/* User units as tenths. */
#define UNITS(n) ((n)*10)

/* The font size of all text in a chart, and the distance of its lines; in
 * user units.  Never under 12, so that it stays readable when a page is
 * narrower than the chart. */
#define TEXT_SIZE 13
#define TEXT_LINE 16

/* What a line covers above and below its baseline. */
#define TEXT_ASCENT UNITS(10)
#define TEXT_DESCENT UNITS(3)

/* From the middle of a line to its baseline. */
#define TEXT_MIDDLE 45

/* The baseline of a line around a middle; in whole units, where text is
 * sharpest. */
#define TEXT_BASELINE(middle) (((middle) + TEXT_MIDDLE) / 10 * 10)

struct text_lines {
    size_t count; /* at least 1 */
    struct str *line;
    int width; /* of the widest */
};

/* The width of one line at TEXT_SIZE. */
int text_width(struct str text);

/* Cuts text into lines of at most `width`: at spaces, behind hyphens and
 * slashes (not of a unit in parentheses), between ideographs; inside a word
 * only where the word alone is wider than a line.  A line of one character may
 * be wider than `width`. */
void text_wrap(struct arena *arena, struct str text, int width,
               struct text_lines *lines);

/* The widest part that must stay together: what a column needs at least if
 * no word is to be cut. */
int text_word_width(struct str text);

#endif
