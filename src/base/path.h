/* Paths as text: joined, normalised, made relative; the disk is not asked.
 *
 * All paths inside a course use "/" and are relative to a root; an absolute
 * path begins with "/".
 *
 * Thread: pure functions; results live in the arena.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/str.h"

struct str path_join(struct arena *arena, struct str folder, struct str name);

/* Without ".", "..", double or trailing slashes.  False if it climbs above
 * where it begins ("a/../../b"); an absolute path cannot climb. */
bool path_normalise(struct arena *arena, struct str path, struct str *normal);

struct str path_folder(struct str path);    /* "a/b.md" -> "a", "b" -> "" */
struct str path_name(struct str path);      /* "a/b.md" -> "b.md" */
struct str path_extension(struct str path); /* "a/b.md" -> "md", else "" */
struct str path_stem(struct str path);      /* "a/b.md" -> "b" */

/* The relative URL path that leads from the file `from` to the file `to`,
 * both relative to the same root: "a/index.html", "b/c.csv" -> "../b/c.csv". */
struct str path_relative(struct arena *arena, struct str from, struct str to);

#endif
