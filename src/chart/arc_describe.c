/* What a pie shows, in words and as a table. */
#include "chart/arc.h"

/* So many parts are said one by one. */
#define SAY_PARTS 6

static void say_kind(const struct arc *arc, struct description *out) {
    describe_say(out,
                 "%s chart of " STR_FMT "%s" STR_FMT ": %zu part%s that add%s "
                 "up to " STR_FMT ".",
                 arc->hole > 0 ? "Donut" : "Pie", STR_ARG(arc->title),
                 arc->names.n ? " by " : "", STR_ARG(arc->names), arc->count,
                 arc->count == 1 ? "" : "s", arc->count == 1 ? "s" : "",
                 STR_ARG(arc->total_shown));
}

/* The parts with their shares, clockwise. */
static void say_parts(const struct arc *arc, struct description *out) {
    struct arena *arena = calc_arena(arc->calc);
    struct str *parts = ARENA_ARRAY(arena, arc->count, struct str);
    for (size_t i = 0; i < arc->count; i++)
        parts[i] =
            str_format(arena, STR_FMT " " STR_FMT, STR_ARG(arc->part[i].name),
                       STR_ARG(arc->part[i].share_shown));
    describe_say(out, "Clockwise from the top: " STR_FMT ".",
                 STR_ARG(describe_list(arena, parts, arc->count)));
}

static void say_extremes(const struct arc *arc, struct description *out) {
    const struct arc_part *least = arc->part, *most = arc->part;
    for (size_t i = 1; i < arc->count; i++) {
        const struct arc_part *part = &arc->part[i];
        if (part->number > most->number)
            most = part;
        if (part->number < least->number)
            least = part;
    }
    if (least->number == most->number) {
        if (arc->count > 1)
            describe_say(out, "All are of the same size, " STR_FMT ".",
                         STR_ARG(least->shown));
        return;
    }
    describe_say(out,
                 "The largest is " STR_FMT " with " STR_FMT
                 "%s; the smallest " STR_FMT " with " STR_FMT ".",
                 STR_ARG(most->name), STR_ARG(most->shown),
                 most->share > 0.5 ? ", more than half" : "",
                 STR_ARG(least->name), STR_ARG(least->shown));
}

void arc_describe(const struct plot *plot, struct description *out) {
    const struct arc *arc = plot->arc;
    say_kind(arc, out);
    say_extremes(arc, out);
    if (arc->count <= SAY_PARTS)
        say_parts(arc, out);
}

/* The table. ---------------------------------------------------------- */

static void table_row(const struct arc *arc, const struct arc_part *part,
                      struct sheet_cell *cells) {
    const struct unit *unit = arc->total.unit;
    cells[0] = (struct sheet_cell){.text = part->name,
                                   .value = value_text(part->name)};
    cells[1] = (struct sheet_cell){.text = part->shown,
                                   .value = value_number(part->number, unit),
                                   .source = part->source};
    cells[2] = (struct sheet_cell){.text = part->share_shown,
                                   .value = value_number(part->share, NULL)};
    if (arc->labelled)
        cells[3] = (struct sheet_cell){.text = part->label.text,
                                       .value = part->label.value,
                                       .source = part->label.source};
}

void arc_tabulate(const struct plot *plot, struct sheet *sheet) {
    const struct arc *arc = plot->arc;
    struct arena *arena = calc_arena(arc->calc);
    *sheet = (struct sheet){.rows = arc->count + 1,
                            .columns = arc->labelled ? 4 : 3,
                            .total = true};
    sheet->column = ARENA_ARRAY(arena, sheet->columns, struct sheet_column);
    sheet->cells =
        ARENA_ARRAY(arena, sheet->columns * sheet->rows, struct sheet_cell);
    sheet->column[0].header = arc->names.n ? arc->names : STR("Part");
    sheet->column[1] =
        (struct sheet_column){.header = arc->title, .align = SHEET_DECIMAL};
    sheet->column[2] =
        (struct sheet_column){.header = STR("Share"), .align = SHEET_DECIMAL};
    if (arc->labelled)
        sheet->column[3].header = arc->label_title;
    for (size_t i = 0; i < arc->count; i++)
        table_row(arc, &arc->part[i], &sheet->cells[i * sheet->columns]);
    struct sheet_cell *total = &sheet->cells[arc->count * sheet->columns];
    total[0] = (struct sheet_cell){.text = STR("Total"),
                                   .value = value_text(STR("Total"))};
    total[1] =
        (struct sheet_cell){.text = arc->total_shown, .value = arc->total};
    total[2] = (struct sheet_cell){.text = STR("100%"),
                                   .value = value_number(1, NULL)};
}
