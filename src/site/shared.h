/* content/_data/: what all pages share.  Private to site/.
 *
 * Each data file there is a table by its name without the extension; *.calc
 * files hold definitions.  Files that are neither are refused, names that
 * begin with a dot passed over.
 *
 * Thread: one; the result is const.
 */
#ifndef SITE_SHARED_H
#define SITE_SHARED_H

#include "calc/calc.h"

/* Loads the folder _data in `content`, which reports call `shown`; NULL if
 * there is none. */
const struct calc *shared_load(struct arena *arena, struct diags *diags,
                               struct str content, struct str shown);

#endif
