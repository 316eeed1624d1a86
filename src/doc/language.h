/* The languages of code listings that are known by name.
 *
 * Thread: const.
 */
#ifndef DOC_LANGUAGE_H
#define DOC_LANGUAGE_H

#include "base/str.h"

/* Is this the name of a language, in lower case?  The list is there to tell
 * languages from misspelt kinds of block; any word may name a language. */
bool language_known(struct str name);

#endif
