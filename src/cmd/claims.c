/* A table is laid out in two passes: each cell is broken into lines, which
 * gives the columns' widths, and then written. */
#include "cmd/claims.h"

#include "base/utf8.h"
#include "cmd/verb.h"

/* Longer texts are broken between words; a place never is. */
#define WRITTEN_WIDTH ((size_t)36)
#define COMPUTED_WIDTH ((size_t)24)

enum { COLUMNS = 4 };

struct row {
    struct str cells[COLUMNS]; /* the last ones may be empty */
};

struct grid {
    struct row *rows;
    size_t count, capacity;
    size_t limits[COLUMNS]; /* of the lines in a cell; 0: none */
    struct arena *arena;
};

static size_t width_of(struct str text) {
    size_t width = 0;
    for (size_t at = 0; at < text.n;)
        width += utf8_width(utf8_next(text, &at));
    return width;
}

/* Takes the words off that fit into a line; at least one. */
static struct str take_line(struct str *rest, size_t limit) {
    struct str text = *rest;
    size_t end = 0;
    while (end < text.n) {
        size_t next = str_find_byte(text, ' ', end + 1);
        next = next == STR_NONE ? text.n : next;
        if (end > 0 && limit > 0 && width_of(str_slice(text, 0, next)) > limit)
            break;
        end = next;
    }
    *rest = str_trim(str_slice(text, end, text.n));
    return str_slice(text, 0, end);
}

static void measure(const struct grid *grid, size_t *widths) {
    for (size_t i = 0; i < grid->count; i++)
        for (size_t at = 0; at < COLUMNS; at++) {
            struct str rest = grid->rows[i].cells[at];
            while (rest.n > 0) {
                size_t width = width_of(take_line(&rest, grid->limits[at]));
                if (width > widths[at])
                    widths[at] = width;
            }
        }
}

/* The lines of a row; no spaces at their ends. */
static void add_row(struct buf *out, const struct grid *grid,
                    const struct row *row, const size_t *widths) {
    struct row rest = *row;
    bool more = true;
    while (more) {
        size_t gap = 0;
        more = false;
        for (size_t at = 0; at < COLUMNS; at++) {
            struct str line = take_line(&rest.cells[at], grid->limits[at]);
            if (line.n > 0) {
                buf_fill(out, ' ', gap);
                buf_add(out, line);
                gap = 0;
            }
            gap += widths[at] - width_of(line) + 2;
            more = more || rest.cells[at].n > 0;
        }
        buf_char(out, '\n');
    }
}

static void add_grid(struct buf *out, const struct grid *grid) {
    size_t widths[COLUMNS] = {0};
    measure(grid, widths);
    for (size_t i = 0; i < grid->count; i++)
        add_row(out, grid, &grid->rows[i], widths);
}

/* Rows. ------------------------------------------------------------------- */

static void put_row(struct grid *grid, struct row row) {
    ARENA_PUSH(grid->arena, grid->rows, grid->count, grid->capacity, row);
}

/* Without line ends and hard spaces. */
static struct str one_line(struct arena *arena, struct str text) {
    struct buf plain, line;
    buf_init(&plain, arena);
    buf_init(&line, arena);
    cmd_add_plain(&plain, str_trim(text));
    for (size_t i = 0; i < plain.n; i++) {
        bool space = str_space(plain.s[i]);
        if (!space)
            buf_char(&line, plain.s[i]);
        else if (line.n > 0 && line.s[line.n - 1] != ' ')
            buf_char(&line, ' ');
    }
    return buf_str(&line);
}

/* The place found last: the next one is often on the same line, and counting
 * from there keeps long lines linear. */
struct last {
    struct span span;
    struct place place;
};

static struct str place_of(struct arena *arena, struct last *last,
                           struct span span) {
    struct place place = last->place;
    struct str between = {0};
    bool onward =
        last->span.source == span.source && last->span.from <= span.from;
    if (onward)
        between = str_slice(span.source->text, last->span.from, span.from);
    if (onward && str_find_byte(between, '\n', 0) == STR_NONE)
        place.column += (uint32_t)utf8_count(between);
    else
        place = source_place(span.source, span.from);
    *last = (struct last){span, place};
    return str_format(arena, STR_FMT ":%u:%u", STR_ARG(span.source->path),
                      place.line, place.column);
}

static void add_claims(struct buf *out, const struct site_report *report) {
    static const struct str verdicts[] = {
        [SITE_FALSE] = STR_INIT("false"),
        [SITE_HOLDS] = STR_INIT("holds"),
        [SITE_UNDECIDED] = STR_INIT("undecided"),
    };
    struct arena *arena = out->arena;
    struct last last = {.span.source = NULL};
    struct grid grid = {.arena = arena,
                        .limits = {0, WRITTEN_WIDTH, COMPUTED_WIDTH, 0}};
    put_row(&grid, (struct row){{STR("place"), STR("written"), STR("computed"),
                                 STR("verdict")}});
    for (size_t i = 0; i < report->verdict_count; i++) {
        const struct site_claim *claim = &report->verdicts[i];
        put_row(&grid, (struct row){{
                           place_of(arena, &last, claim->span),
                           one_line(arena, claim->written),
                           one_line(arena, claim->computed),
                           verdicts[claim->verdict],
                       }});
    }
    add_grid(out, &grid);
    buf_char(out, '\n');
}

static void add_bare(struct buf *out, const struct site_report *report) {
    struct grid grid = {.arena = out->arena};
    struct last last = {.span.source = NULL};
    put_row(&grid, (struct row){{STR("place"), STR("bare number")}});
    for (size_t i = 0; i < report->bare_count; i++) {
        struct excerpt number = report->bare[i];
        put_row(&grid, (struct row){{
                           place_of(out->arena, &last, excerpt_whole(number)),
                           one_line(out->arena, number.text),
                       }});
    }
    buf_char(out, '\n');
    add_grid(out, &grid);
}

static void add_counts(struct buf *out, const struct site_report *report) {
    size_t counts[SITE_UNDECIDED + 1] = {0};
    for (size_t i = 0; i < report->verdict_count; i++)
        counts[report->verdicts[i].verdict]++;
    size_t holds = counts[SITE_HOLDS];
    buf_printf(out, "%zu claim%s: %zu hold%s, %zu false, %zu undecided; ",
               report->verdict_count, report->verdict_count == 1 ? "" : "s",
               holds, holds == 1 ? "s" : "", counts[SITE_FALSE],
               counts[SITE_UNDECIDED]);
    buf_printf(out, "%zu bare number%s with a unit\n", report->bare_count,
               report->bare_count == 1 ? "" : "s");
}

void claims_list(struct buf *out, const struct site_report *report) {
    if (report->verdict_count > 0)
        add_claims(out, report);
    add_counts(out, report);
    if (report->bare_count > 0)
        add_bare(out, report);
}
