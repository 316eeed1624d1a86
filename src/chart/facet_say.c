/* Small multiples in words, panel by panel, and as one table. */
#include "chart/facet_draw.h"

/* A panel has at least so much room for its sentences, or is not told. */
#define SAY_LEAST 60

/* "3 line and point charts" */
static struct str say_kinds(const struct facet *facet) {
    const struct layer *layers = facet->plot.plane->layer;
    struct str *names = ARENA_ARRAY(facet->arena, facet->layers, struct str);
    size_t count = 0;
    for (size_t i = 0; i < facet->layers; i++) {
        size_t k = 0;
        while (k < count && !str_eq(names[k], layers[i].mark->name))
            k++;
        if (k == count)
            names[count++] = layers[i].mark->name;
    }
    return str_format(facet->arena, "%zu " STR_FMT " chart%s", facet->panels,
                      STR_ARG(describe_list(facet->arena, names, count)),
                      facet->panels == 1 ? "" : "s");
}

static void say_panels(const struct facet *facet, struct description *out) {
    const struct plane *plane = facet->plot.plane;
    describe_say(
        out,
        "Small multiples: " STR_FMT " of " STR_FMT " by " STR_FMT
        " on common axes, one for each " STR_FMT ": " STR_FMT ".",
        STR_ARG(say_kinds(facet)), STR_ARG(plane_axis_said(plane, CHANNEL_Y)),
        STR_ARG(plane_axis_said(plane, CHANNEL_X)), STR_ARG(facet->title),
        STR_ARG(describe_list(facet->arena, facet->name, facet->panels)));
}

/* What its layers have to say, within its share of the room. */
static void say_panel(const struct facet *facet, size_t panel,
                      struct description *out) {
    struct plane plane = facet_panel(facet, panel);
    struct description own;
    size_t share = out->room / (facet->panels - panel);
    if (share < SAY_LEAST)
        return;
    describe_init(&own, facet->arena, (struct str){0});
    own.room = share - facet->name[panel].n - 3;
    for (size_t i = 0; i < plane.layers; i++)
        if (plane.layer[i].mark->describe)
            plane.layer[i].mark->describe(&plane, &plane.layer[i], &own);
    struct str text = describe_end(&own, (struct str){0});
    if (text.n)
        describe_say(out, STR_FMT ": " STR_FMT, STR_ARG(facet->name[panel]),
                     STR_ARG(text));
}

void facet_describe(const void *of, struct description *out) {
    const struct facet *facet = of;
    say_panels(facet, out);
    for (size_t i = 0; i < facet->panels; i++)
        say_panel(facet, i, out);
}

/* The table. ----------------------------------------------------------- */

/* The column of a header in a growing list. */
static size_t table_column_at(struct arena *arena, struct sheet *sheet,
                              size_t *room, const struct sheet_column *column) {
    for (size_t i = 1; i < sheet->columns; i++)
        if (str_eq(sheet->column[i].header, column->header))
            return i;
    ARENA_PUSH(arena, sheet->column, sheet->columns, *room, *column);
    return sheet->columns - 1;
}

/* Copies the rows of a panel's table behind those before it. */
static void table_panel(const struct facet *facet, size_t panel,
                        const struct sheet *from, const size_t *columns,
                        size_t first, struct sheet *sheet) {
    struct str name = facet->name[panel];
    for (size_t row = 0; row < from->rows; row++) {
        struct sheet_cell *cells =
            &sheet->cells[(first + row) * sheet->columns];
        for (size_t i = 0; i < sheet->columns; i++)
            cells[i] = (struct sheet_cell){.text = STR("–"),
                                           .value = {.kind = VALUE_MISSING}};
        cells[0] = (struct sheet_cell){.text = name, .value = value_text(name)};
        for (size_t i = 0; i < from->columns; i++)
            cells[columns[i]] = from->cells[row * from->columns + i];
    }
}

void facet_tabulate(const void *of, struct sheet *sheet) {
    const struct facet *facet = of;
    struct sheet *panels =
        ARENA_ARRAY(facet->arena, facet->panels, struct sheet);
    size_t **columns = ARENA_ARRAY(facet->arena, facet->panels, size_t *);
    size_t room = 0, first = 0;
    *sheet = (struct sheet){0};
    ARENA_PUSH(facet->arena, sheet->column, sheet->columns, room,
               (struct sheet_column){.header = facet->title});
    for (size_t i = 0; i < facet->panels; i++) {
        struct plane plane = facet_panel(facet, i);
        struct plot plot = facet->plot;
        plot.plane = &plane;
        plane_tabulate(&plot, &panels[i]);
        columns[i] = ARENA_ARRAY(facet->arena, panels[i].columns, size_t);
        for (size_t k = 0; k < panels[i].columns; k++)
            columns[i][k] = table_column_at(facet->arena, sheet, &room,
                                            &panels[i].column[k]);
        sheet->rows += panels[i].rows;
    }
    sheet->cells = ARENA_ARRAY(facet->arena, sheet->rows * sheet->columns,
                               struct sheet_cell);
    for (size_t i = 0; i < facet->panels; first += panels[i++].rows)
        table_panel(facet, i, &panels[i], columns[i], first, sheet);
}
