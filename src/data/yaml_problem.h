/* Private to data/: words and advice for mistakes in YAML.
 *
 * Thread: pure functions.
 */
#ifndef DATA_YAML_PROBLEM_H
#define DATA_YAML_PROBLEM_H

#include "base/diag.h"

struct yaml_problem {
    const char *theirs; /* what libyaml calls it */
    const char *ours;
    bool context; /* the place to show is where the thing began */
};

/* `theirs` may be NULL; one that is not known stays as it is. */
struct yaml_problem yaml_problem_of(const char *theirs);

/* Adds the help, if there is any, for a mistake at the offset `at` of `text`:
 * by the value that stands on its line. */
void yaml_hint(struct diag *diag, struct str text, size_t at);

#endif
