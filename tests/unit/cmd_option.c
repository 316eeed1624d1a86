/* The command line by a verb's table. */
#include "cmd/verb.h"

#include "tap.h"

#include <string.h>

enum { OUT, JOBS, QUIET, FORM };

static const struct option options[] = {
    [OUT] = {'o', "out", "DIR", "where to"},
    [JOBS] = {'j', "jobs", "N", "how many"},
    [QUIET] = {'q', "quiet", NULL, "say nothing"},
    [FORM] = {0, "form", "FORM", "how"},
};

static const struct verb verb = {
    .name = "make",
    .operand = "FILE",
    .operand_needed = true,
    .description = "Makes.",
    .options = options,
    .option_count = 4,
};

/* Words as arguments; the call as "out=.. jobs=.. form=.. quiet FILE". */
static void reads(const char *line, const char *want) {
    struct arena arena = {0};
    char *arguments[8];
    size_t count = 0;
    struct str rest = str_from(line), word;
    while (rest.n > 0) {
        str_cut(rest, ' ', &word, &rest);
        arguments[count] = ARENA_ARRAY(&arena, word.n + 1, char);
        memcpy(arguments[count++], word.s, word.n);
    }
    struct call call = {.arena = &arena, .verb = &verb};
    struct buf out;
    buf_init(&out, &arena);
    if (option_read(&call, arguments, count, &out)) {
        for (size_t i = 0; i < 4; i++)
            if (call.given[i])
                buf_printf(&out, "%s=" STR_FMT " ", options[i].name,
                           STR_ARG(call.values[i]));
        buf_printf(&out, "%s" STR_FMT, call.help ? "help " : "",
                   STR_ARG(call.operands[0]));
    }
    str_is(buf_str(&out), str_from(want), line);
    arena_release(&arena);
}

int main(void) {
    reads("file", "file");
    reads("-o dir file", "out=dir file");
    reads("file -o dir", "out=dir file");
    reads("-odir file", "out=dir file");
    reads("--out dir file", "out=dir file");
    reads("--out=dir file", "out=dir file");
    reads("--out= file", "out= file");
    reads("-qj2 file", "jobs=2 quiet= file");
    reads("-q -- -o", "quiet= -o");
    reads("-", "-");
    reads("-3+4", "-3+4");
    reads("--help", "help ");
    reads("-h", "help ");
    reads("--form short f", "form=short f");
    reads("", "FILE is missing");
    reads("a b", "`b` is one operand too many");
    reads("-x", "there is no option `-x`");
    reads("--quite f", "there is no option `--quite`; did you mean `--quiet`?");
    reads("--colour f", "there is no option `--colour`");
    reads("--quiet=yes f", "`--quiet` takes no value");
    reads("f -o", "`-o` wants a value: DIR");
    reads("f --jobs", "`--jobs` wants a value: N");
    struct arena arena = {0};
    struct buf out;
    buf_init(&out, &arena);
    option_help(&verb, &out);
    str_is(buf_str(&out),
           STR("lectern make [OPTION...] FILE\n\nMakes.\n\n"
               "  -o, --out DIR         where to\n"
               "  -j, --jobs N          how many\n"
               "  -q, --quiet           say nothing\n"
               "      --form FORM       how\n"
               "  -h, --help            show this\n"),
           "help comes from the same table");
    arena_release(&arena);
    return tap_done();
}
