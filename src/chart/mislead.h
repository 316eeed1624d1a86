/* Warnings of bars that mislead, whether alone or in layers.
 *
 * Thread: as the calc's.
 */
#ifndef CHART_MISLEAD_H
#define CHART_MISLEAD_H

#include "calc/calc.h"

/* `span` is the channel of bars on a log scale without a domain. */
void mislead_log(struct calc *calc, struct span span);

/* `span` is a domain without zero; `name` is a warning, or an error where
 * nothing can be drawn. */
void mislead_truncated(struct calc *calc, struct span span,
                       enum diag_name name);

#endif
