/* The disk: the only way by which bytes enter and leave.
 *
 * Each function returns 0 or an errno value, and never prints; the caller
 * makes a diagnostic with the path and file_reason().  Writing is beside and
 * rename: a reader sees the old file or the new one, never half of one.
 *
 * Thread: any; the results live in the arena given.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

/* Reads a whole regular file of at most `limit` bytes (EFBIG beyond). */
int file_read(struct arena *arena, struct str path, size_t limit,
              struct str *bytes);

/* Makes the file hold exactly `bytes`, and its folders; skips the write when
 * it does already.  `*changed` tells; may be NULL. */
int file_write(struct arena *scratch, struct str path, struct str bytes,
               bool *changed);

/* Makes a folder and those above it; fine when it is there. */
int file_make_folder(struct arena *scratch, struct str path);

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

/* Symbolic links are followed. */
enum file_kind file_kind(struct arena *scratch, struct str path);

struct file_entry {
    struct str name;
    enum file_kind kind; /* a symbolic link is FILE_OTHER */
};

/* The entries of a folder without "." and "..", sorted by the bytes of their
 * names: readdir's order reaches nobody. */
int file_list(struct arena *arena, struct str folder,
              struct file_entry **entries, size_t *count);

/* Removes a file; fine when it is not there. */
int file_remove(struct arena *scratch, struct str path);

/* Removes a folder if it is empty; fine when it is not, or not there. */
int file_remove_folder(struct arena *scratch, struct str path);

/* The absolute path with all links followed. */
int file_resolve(struct arena *arena, struct str path, struct str *real);

/* What an errno value means, in English: independent of the locale. */
struct str file_reason(struct arena *arena, int error);

#endif
