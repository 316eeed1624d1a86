/* What is wrong with a source is found before anyone reads it. */
#include "site/text.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"

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

/* Offset of the first byte that is no text, or STR_NONE. */
static size_t find_control(struct str text) {
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
            return i;
    }
    return STR_NONE;
}

bool text_source(struct arena *arena, struct diags *diags, struct str path,
                 struct str bytes, int error, struct source *source) {
    if (error != 0)
        return refuse(arena, diags, path, error);
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    source_init(source, arena, path, bytes);
    size_t invalid = utf8_invalid(bytes), control = find_control(bytes);
    size_t at = invalid < control ? invalid : control;
    if (at == STR_NONE)
        return true;
    struct span span = {source, (uint32_t)at, (uint32_t)at + 1};
    unsigned byte = (unsigned char)bytes.s[at];
    if (at == invalid)
        diag_help(diag_add(diags, DIAG_NOT_UTF8, span,
                           "byte 0x%02X is not UTF-8", byte),
                  "save the file as UTF-8");
    else
        diag_add(diags, DIAG_NOT_UTF8, span, "byte 0x%02X is no text", byte);
    return false;
}
