/* Private to data/: words and advice for mistakes in YAML.
 *
 * Thread: as the list of diagnostics.
 */
#ifndef DATA_YAML_PROBLEM_H
#define DATA_YAML_PROBLEM_H

#include "base/diag.h"

/* Reports that `text` is not YAML at the offset `at`, for the reason that
 * libyaml gives (NULL if none).  `begin` is where the thing began that could
 * not be read, or STR_NONE. */
void yaml_report(struct diags *diags, struct excerpt text, const char *reason,
                 size_t at, size_t begin);

/* Adds what may help with a value that begins as this one does. */
void yaml_hint(struct diag *diag, struct str value);

#endif
