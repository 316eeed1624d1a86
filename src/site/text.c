/* A file that could not be read is reported in one way, whatever it is for. */
#include "site/text.h"

#include "base/file.h"
#include "base/limits.h"

#include <errno.h>

static const struct span nowhere = {0};

static bool refuse(struct arena *arena, struct diags *diags, struct str path,
                   int error) {
    if (error == EFBIG)
        diag_add(diags, DIAG_LIMIT, nowhere,
                 "`" STR_FMT "` is larger than %zu MB", STR_ARG(path),
                 LIMIT_SOURCE_BYTES >> 20);
    else
        diag_add(diags, DIAG_READ_FAILED, nowhere,
                 "cannot read `" STR_FMT "`: " STR_FMT, STR_ARG(path),
                 STR_ARG(file_reason(arena, error)));
    return false;
}

bool text_source(struct arena *arena, struct diags *diags, struct str path,
                 struct str bytes, int error, struct source *source) {
    if (error != 0)
        return refuse(arena, diags, path, error);
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    source_init(source, arena, path, bytes);
    return true;
}
