/* Numbers by specifiers as d3-format 3.1 shows them: tests/data/d3-format.tsv
 * holds 5,000 lines, number, specifier and text with tabs between. */
#include "base/file.h"
#include "base/num.h"
#include "calc/calc.h"
#include "calc/format.h"

#include "tap.h"

#define TABLE "tests/data/d3-format.tsv"
#define TABLE_BYTES ((size_t)1 << 20)

/* A report for each 250 lines; of those that differ, the first few. */
enum { LINES = 250, SHOWN = 5 };

struct tally {
    int lines, differ, all;
};

static struct str show(struct arena *arena, double number,
                       struct str specifier) {
    struct source source;
    struct diags diags;
    struct buf out;
    diags_init(&diags, arena);
    buf_init(&out, arena);
    source_init(&source, arena, STR("x.md"), specifier);
    const struct format *format =
        format_parse(arena, &diags, NULL, excerpt_all(&source));
    bool shown =
        format && format_value(arena, &diags, &out, value_number(number, NULL),
                               format, (struct span){0});
    return shown && !diags.first ? buf_str(&out) : STR("(refused)");
}

static void compare(struct tally *tally, struct arena *arena, struct str line) {
    struct str number, specifier, want;
    double value = 0;
    bool whole = str_cut(line, '\t', &number, &specifier) &&
                 str_cut(specifier, '\t', &specifier, &want);
    whole = whole && num_parse(number, &value);
    struct str got = whole ? show(arena, value, specifier) : STR("(line)");
    tally->lines++;
    tally->all++;
    if (whole && str_eq(got, want))
        return;
    if (tally->differ++ < SHOWN)
        printf("# " STR_FMT ": got `" STR_FMT "`\n", STR_ARG(line),
               STR_ARG(got));
}

static void report(struct tally *tally) {
    char name[80];
    snprintf(name, sizeof name, "lines %d to %d are as d3 shows them",
             tally->all - tally->lines + 1, tally->all);
    ok(tally->differ == 0, name);
    *tally = (struct tally){.all = tally->all};
}

int main(void) {
    struct arena table = {0};
    struct str rest, line;
    struct tally tally = {0};
    int error = file_read(&table, STR(TABLE), TABLE_BYTES, &rest);
    ok(!error, "the table of " TABLE " can be read");
    while (!error && str_line(&rest, &line)) {
        struct arena arena = {0};
        compare(&tally, &arena, line);
        arena_release(&arena);
        if (tally.lines == LINES)
            report(&tally);
    }
    ok(tally.all == 5000 && tally.lines == 0, "it has 5,000 lines");
    arena_release(&table);
    return tap_done();
}
