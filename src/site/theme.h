/* Templates and assets: the course's own, file by file in place of those in
 * the program.  Private to site/.
 *
 * Any templates/NAME.html can be brought in as the partial NAME; the program
 * asks for those of enum theme_part.
 *
 * Thread: const after theme_load; theme_render may run on many threads.
 */
#ifndef SITE_THEME_H
#define SITE_THEME_H

#include "site/output.h"
#include "template/template.h"

enum theme_part {
    THEME_PAGE,
    THEME_HOME,
    THEME_FIGURE,
    THEME_FIGURES,
    THEME_TABLE,
    THEME_DATA,
    THEME_DEFINITIONS,
    THEME_CLAIMS,
    THEME_EXAMPLE,
    THEME_RESULTS,
    THEME_PARTS
};

struct theme {
    struct map templates; /* name -> struct template */
    const struct template *parts[THEME_PARTS];
    struct outputs assets; /* under assets/ */
    uint64_t look;         /* of the names and texts of all templates */
    bool broken;           /* a template is reported: nothing is rendered */
};

/* `root` is the course's folder; empty: only what is in the program. */
void theme_load(struct arena *arena, struct diags *diags, struct str root,
                struct theme *theme);

/* Does a part ask for the name, by itself or by what it brings in? */
bool theme_mentions(const struct theme *theme, struct arena *scratch,
                    enum theme_part part, struct str name);

/* Appends a part filled with data; nothing if the theme is broken. */
void theme_render(const struct theme *theme, struct arena *arena,
                  struct diags *diags, enum theme_part part,
                  const struct item *data, struct buf *out);

#endif
