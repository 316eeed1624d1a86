/* A formula with its values put in: as text for reports and attributes, as
 * MathML for pages.
 *
 *     training / inference = 2.8 TB / 350 GB = 8
 *
 * A formula that is no more than a name or a call of the page's own is opened
 * up in MathML: its definition follows it, the branch of it that is taken,
 * and so on until there is something to be computed.
 *
 * Nothing here reports what is wrong: the value of the whole is known, and a
 * part that has none (behind an `or` that is decided) stays as written.
 *
 * Private to the room.  Thread: as the calc.
 */
#ifndef CALC_WORKING_H
#define CALC_WORKING_H

#include "calc/evaluate.h"

/* Parses `EXPRESSION | FORMAT` as calc_formula does; `*show` says whether the
 * word `show` stands before it. */
bool working_formula(struct calc *calc, struct excerpt text,
                     struct formula *formula, bool *show);

/* Is the node replaced where values are put in?  So are names, fields,
 * indices and calls with a plain value (number, text, truth, day); a builtin
 * whose arguments are plain stays, with their values. */
bool working_value(struct calc *calc, const struct expression *node,
                   const struct frame *frame, struct value *value);

/* A condition's value; false if it has none. */
bool working_truth(struct calc *calc, const struct expression *node,
                   const struct frame *frame, bool *truth);

/* Are values put into the parts of a node that is not replaced? */
bool working_is_open(struct calc *calc, const struct expression *node,
                     const struct frame *frame);

/* The formula's text with the values put in. */
struct str working_values(struct calc *calc, const struct formula *formula,
                          const struct frame *frame);

/* "formula = values = result", without repetitions. */
struct str working_text(struct calc *calc, const struct formula *formula,
                        const struct frame *frame, struct str result);

/* The same as <math> elements with spaces between, where a line may break.
 * A condition is followed by what it comes to with a double arrow; `result`
 * says whether its value is written at the end.  Empty after a report. */
struct str working_html(struct calc *calc, const struct formula *formula,
                        const struct frame *frame, struct value value,
                        bool result);

#endif
