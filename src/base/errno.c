/* What errno values mean, in our own words: strerror speaks the locale's
 * language and need not be safe in threads. */
#include "base/file.h"

#include <errno.h>

static const struct {
    int error;
    struct str reason;
} reasons[] = {
    {EACCES, STR_INIT("permission denied")},
    {EBUSY, STR_INIT("it is in use")},
    {EDQUOT, STR_INIT("the disk quota is used up")},
    {EEXIST, STR_INIT("it exists already")},
    {EFBIG, STR_INIT("the file is too large")},
    {EINVAL, STR_INIT("it is not a regular file, or not a path")},
    {EIO, STR_INIT("the disk reports an error")},
    {EISDIR, STR_INIT("it is a folder")},
    {ELOOP, STR_INIT("too many symbolic links")},
    {EMFILE, STR_INIT("too many open files")},
    {ENAMETOOLONG, STR_INIT("the name is too long")},
    {ENFILE, STR_INIT("too many open files in the system")},
    {ENODEV, STR_INIT("no such device")},
    {ENOENT, STR_INIT("no such file or folder")},
    {ENOMEM, STR_INIT("out of memory")},
    {ENOSPC, STR_INIT("no space left on the disk")},
    {ENOTDIR, STR_INIT("a part of the path is not a folder")},
    {ENOTEMPTY, STR_INIT("the folder is not empty")},
    {ENXIO, STR_INIT("no such device")},
    {EPERM, STR_INIT("not permitted")},
    {EROFS, STR_INIT("the disk is read-only")},
    {ESTALE, STR_INIT("the file has gone from its server")},
    {ETXTBSY, STR_INIT("the program is running")},
    {EXDEV, STR_INIT("it is on another disk")},
};

struct str file_reason(struct arena *arena, int error) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error)
            return reasons[i].reason;
    return str_format(arena, "error %d", error);
}
