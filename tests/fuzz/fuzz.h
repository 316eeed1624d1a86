/* What the fuzzers' targets share.
 *
 * A target is one function that takes any bytes and must return.  Built with
 * clang's -fsanitize=fuzzer (make fuzz) the fuzzer calls it; built otherwise
 * it is a program that replays files: `TARGET FOLDER...` names each file on
 * stdout before it runs it, so that the last line tells which one stopped it.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "base/arena.h"
#include "base/file.h"
#include "base/source.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input as a source text, all of it. */
static inline struct excerpt fuzz_text(struct arena *arena, const uint8_t *data,
                                       size_t size) {
    struct source *source = ARENA_NEW(arena, struct source);
    struct str text = {(const char *)data, size};
    source_init(source, arena, STR("fuzz"), str_copy(arena, text));
    return excerpt_all(source);
}

static inline struct excerpt fuzz_constant(struct arena *arena,
                                           const char *text) {
    struct str all = str_from(text);
    return fuzz_text(arena, (const uint8_t *)all.s, all.n);
}

/* The part before the first `?` that begins a line, and what follows it. */
static inline void fuzz_cut(struct excerpt text, struct excerpt *before,
                            struct excerpt *after) {
    size_t at = str_find(text.text, STR("\n?"), 0);
    *before = excerpt_slice(text, 0, at);
    *after = excerpt_slice(text, at == STR_NONE ? at : at + 2, STR_NONE);
}

#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

#define FUZZ_BYTES ((size_t)1 << 20)

static inline int fuzz_replay(struct arena *arena, struct str folder) {
    struct file_entry *entries;
    size_t count;
    int error = file_list(arena, folder, &entries, &count);
    for (size_t i = 0; i < count && !error; i++) {
        struct str bytes,
            path = str_format(arena, STR_FMT "/" STR_FMT, STR_ARG(folder),
                              STR_ARG(entries[i].name));
        error = file_read(arena, path, FUZZ_BYTES, &bytes);
        printf(STR_FMT "\n", STR_ARG(path));
        fflush(stdout);
        if (!error)
            LLVMFuzzerTestOneInput((const uint8_t *)bytes.s, bytes.n);
    }
    return error;
}

int main(int count, char **arguments) {
    struct arena arena = {0};
    int error = 0;
    for (int i = 1; i < count && !error; i++)
        error = fuzz_replay(&arena, str_from(arguments[i]));
    arena_release(&arena);
    return error != 0;
}

#endif
#endif
