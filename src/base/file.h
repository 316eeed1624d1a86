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

/* Opens a regular file below a folder for reading, and gives its size in
 * bytes; file_close ends it.  No part of the path below the folder may be a
 * symbolic link or "..": the file is where it seems to be. */
int file_open_within(struct arena *scratch, struct str folder, struct str path,
                     int *descriptor, uint64_t *size);

/* -1 is fine. */
void file_close(int descriptor);

/* Makes the file hold exactly `bytes`, and its folders; skips the write when
 * it does already.  `*changed` tells; may be NULL. */
int file_write(struct arena *scratch, struct str path, struct str bytes,
               bool *changed);

/* Makes a folder and those above it; fine when it is there. */
int file_make_folder(struct arena *scratch, struct str path);

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

/* Symbolic links are followed. */
enum file_kind file_kind(struct arena *scratch, struct str path);

/* What tells one state of a file from the next without reading it: another
 * file has another one, and so has nearly always the same file after a write.
 * Nearly: a clock that ticks 100 times a second may not tell two writes apart,
 * so who must be sure reads a file again that was read just after a write. */
struct file_stamp {
    uint64_t device, file, size;
    int64_t written_seconds, written_nanoseconds; /* the content */
    int64_t changed_seconds, changed_nanoseconds; /* content or permissions */
};

/* Of what the path leads to; ENOENT and the like for nothing. */
int file_stamp(struct arena *scratch, struct str path,
               struct file_stamp *stamp);

bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b);

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

/* Renames a file, into folders that are made if they are missing; what was
 * at the new path is replaced. */
int file_rename(struct arena *scratch, struct str from, struct str to);

/* Makes a new folder in `parent`, of a name that nobody else has and that only
 * its owner may look into. */
int file_make_temporary(struct arena *arena, struct str parent,
                        struct str *path);

/* Removes a folder with all that is below it; links in it are removed and not
 * followed.  Fine when it is not there. */
int file_remove_tree(struct arena *scratch, struct str path);

/* The absolute path with all links followed. */
int file_resolve(struct arena *arena, struct str path, struct str *real);

/* What an errno value means, in English: independent of the locale. */
struct str file_reason(struct arena *arena, int error);

#endif
