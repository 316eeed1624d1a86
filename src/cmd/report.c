/* What goes to the user: results, diagnostics, and what could not be read. */
#include "base/file.h"
#include "base/limits.h"
#include "cmd/verb.h"

#include <errno.h>
#include <stdio.h>

static const struct span nowhere = {0};

enum cmd_status cmd_usage(const struct verb *verb, struct str problem) {
    const char *name = verb ? verb->name : "";
    fprintf(stderr, "lectern%s%s: " STR_FMT "\n", verb ? " " : "", name,
            STR_ARG(problem));
    fprintf(stderr, "`lectern %s%s--help` shows what there is\n", name,
            verb ? " " : "");
    return STATUS_USAGE;
}

enum cmd_status cmd_print(struct str text) {
    if (fwrite(text.s, 1, text.n, stdout) == text.n && fflush(stdout) == 0)
        return STATUS_FINE;
    fputs("lectern: cannot write to the standard output\n", stderr);
    return STATUS_ENVIRONMENT;
}

void cmd_add_plain(struct buf *out, struct str text) {
    static const struct str hard = STR_INIT("\xC2\xA0");
    for (size_t from = 0, at; from < text.n; from = at + hard.n) {
        at = str_find(text, hard, from);
        buf_add(out, str_slice(text, from, at));
        if (at == STR_NONE)
            break;
        buf_char(out, ' ');
    }
}

enum cmd_status cmd_report(const struct call *call, const struct diags *diags,
                           enum diag_form form) {
    struct buf out;
    buf_init(&out, call->arena);
    diags_print(&out, diags, form, call->around->colour);
    fwrite(out.s, 1, out.n, stderr);
    if (diags->count[SEVERITY_FATAL] > 0)
        return STATUS_ENVIRONMENT;
    return diags->count[SEVERITY_ERROR] > 0 ? STATUS_MISTAKES : STATUS_FINE;
}

/* All of stdin, with one byte more than is allowed if there are more. */
static int read_stdin(struct arena *arena, struct str *text) {
    struct buf all;
    buf_init(&all, arena);
    char block[4096];
    size_t got;
    while (all.n <= LIMIT_SOURCE_BYTES &&
           (got = fread(block, 1, sizeof block, stdin)) > 0)
        buf_add(&all, (struct str){block, got});
    *text = buf_str(&all);
    if (ferror(stdin))
        return EIO;
    return all.n > LIMIT_SOURCE_BYTES ? EFBIG : 0;
}

bool cmd_read(const struct call *call, struct diags *diags, struct str path,
              struct str *text) {
    int error = str_is(path, "-")
                    ? read_stdin(call->arena, text)
                    : file_read(call->arena, path, LIMIT_SOURCE_BYTES, text);
    if (error == EFBIG)
        diag_add(diags, DIAG_LIMIT, nowhere,
                 "`" STR_FMT "` is larger than %zu MB", STR_ARG(path),
                 LIMIT_SOURCE_BYTES >> 20);
    else if (error != 0)
        diag_add(diags, DIAG_READ_FAILED, nowhere,
                 "cannot read `" STR_FMT "`: " STR_FMT, STR_ARG(path),
                 STR_ARG(file_reason(call->arena, error)));
    return error == 0;
}
