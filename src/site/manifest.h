/* The list of the files that a build has written, kept in the site itself:
 * what isn't in it is not ours to replace or remove.  Private to site/.
 *
 * A line for each path, sorted.  While files are being written it holds the
 * old and the new ones, so that a build that was interrupted leaves nothing
 * behind that the next one would not know.
 */
#ifndef SITE_MANIFEST_H
#define SITE_MANIFEST_H

#include "base/map.h"
#include "site/output.h"

/* Its name within the site. */
#define MANIFEST_NAME ".lectern"

/* The paths of the folder's manifest as keys, without values; none if there
 * is no manifest.  Lines that lead out of the folder are passed over.
 * Returns an errno value. */
int manifest_read(struct arena *arena, struct str folder, struct map *paths);

/* Writes the union of the keys of two maps. */
int manifest_write(struct arena *arena, struct str folder,
                   const struct map *paths, const struct map *more);

#endif
