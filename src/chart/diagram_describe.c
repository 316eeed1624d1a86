/* A diagram in words, and as a table of its links. */
#include "chart/diagram.h"

/* Texts of boxes, "A, B and C". */
static struct str say_boxes(const struct diagram *diagram, const size_t *boxes,
                            size_t count) {
    struct str *names = ARENA_ARRAY(diagram->arena, count, struct str);
    for (size_t i = 0; i < count; i++)
        names[i] = diagram->box[boxes ? boxes[i] : i].text;
    return describe_list(diagram->arena, names, count);
}

/* "in one row, from left to right" */
static struct str say_places(const struct diagram *diagram) {
    if (diagram->rows == 1)
        return STR("from left to right");
    if (diagram->columns == 1)
        return STR("from top to bottom");
    return str_format(diagram->arena, "in %d rows and %d columns",
                      diagram->rows, diagram->columns);
}

static void say_kind(const struct diagram *diagram, struct description *out) {
    describe_say(out, "Diagram of %zu box%s " STR_FMT ": " STR_FMT ".",
                 diagram->boxes, diagram->boxes == 1 ? "" : "es",
                 STR_ARG(say_places(diagram)),
                 STR_ARG(say_boxes(diagram, NULL, diagram->boxes)));
}

static void say_group(const struct diagram *diagram,
                      const struct diagram_group *group,
                      struct description *out) {
    describe_say(out, STR_FMT " %s " STR_FMT ".", STR_ARG(group->title),
                 group->boxes == 1 ? "is around" : "holds",
                 STR_ARG(say_boxes(diagram, group->box, group->boxes)));
}

/* How many of the links from `first` on are one walk without labels: each
 * begins where the one before it ends. */
static size_t say_walk(const struct diagram *diagram, size_t first) {
    size_t end = first;
    for (; end < diagram->links; end++) {
        const struct diagram_link *link = &diagram->link[end];
        if (link->froms != 1 || link->tos != 1 || link->label.n ||
            link->heads != DIAGRAM_TO ||
            (end > first && diagram->link[end - 1].to[0] != link->from[0]))
            break;
    }
    return end - first;
}

static void say_link(const struct diagram *diagram,
                     const struct diagram_link *link, struct description *out) {
    static const char *const verbs[][2] = {
        [DIAGRAM_TO] = {"leads to", "lead to"},
        [DIAGRAM_BOTH] = {"leads to and comes from", "lead to and come from"},
        [DIAGRAM_NONE] = {"is joined to", "are joined to"},
    };
    bool labelled = link->label.n > 0;
    describe_say(out, STR_FMT " %s " STR_FMT "%s" STR_FMT "%s.",
                 STR_ARG(say_boxes(diagram, link->from, link->froms)),
                 verbs[link->heads][link->froms > 1],
                 STR_ARG(say_boxes(diagram, link->to, link->tos)),
                 labelled ? " (" : "", STR_ARG(link->label),
                 labelled ? ")" : "");
}

/* "A leads to B, then to C, then to D." */
static void say_walked(const struct diagram *diagram, size_t first,
                       size_t count, struct description *out) {
    struct buf text;
    buf_init(&text, diagram->arena);
    const struct diagram_link *link = &diagram->link[first];
    buf_printf(&text, STR_FMT " leads to " STR_FMT,
               STR_ARG(diagram->box[link->from[0]].text),
               STR_ARG(diagram->box[link->to[0]].text));
    for (size_t i = 1; i < count; i++)
        buf_printf(&text, ", then to " STR_FMT,
                   STR_ARG(diagram->box[link[i].to[0]].text));
    describe_say(out, STR_FMT ".", STR_ARG(buf_str(&text)));
}

void diagram_describe(const void *of, struct description *out) {
    const struct diagram *diagram = of;
    say_kind(diagram, out);
    for (size_t i = diagram->groups; i-- > 0;)
        say_group(diagram, &diagram->group[i], out);
    for (size_t i = 0; i < diagram->links;) {
        size_t walk = say_walk(diagram, i);
        if (walk > 1)
            say_walked(diagram, i, walk, out);
        else
            say_link(diagram, &diagram->link[i], out);
        i += walk > 1 ? walk : 1;
    }
}

/* The table. ----------------------------------------------------------- */

static struct sheet_cell cell(struct str text) {
    if (!text.n)
        return (struct sheet_cell){.text = STR("–"),
                                   .value = {.kind = VALUE_MISSING}};
    return (struct sheet_cell){.text = text, .value = value_text(text)};
}

struct str diagram_around(const struct diagram *diagram, size_t box) {
    struct buf list;
    buf_init(&list, diagram->arena);
    for (size_t i = 0; i < diagram->groups; i++)
        for (size_t j = 0; j < diagram->group[i].boxes; j++)
            if (diagram->group[i].box[j] == box)
                buf_printf(&list, "%s" STR_FMT, list.n ? ", in " : "",
                           STR_ARG(diagram->group[i].title));
    return buf_str(&list);
}

/* Does an arrow go from it? */
static bool box_linked(const struct diagram *diagram, size_t box) {
    for (size_t i = 0; i < diagram->links; i++) {
        const struct diagram_link *link = &diagram->link[i];
        for (size_t j = 0; j < link->froms; j++)
            if (link->from[j] == box)
                return true;
        for (size_t j = 0; link->heads == DIAGRAM_BOTH && j < link->tos; j++)
            if (link->to[j] == box)
                return true;
    }
    return false;
}

struct sheet_maker {
    const struct diagram *diagram;
    struct sheet *sheet;
    bool grouped, linked, labelled;
};

/* Counts a row, and fills it in where there are cells already. */
static void sheet_row(const struct sheet_maker *maker, size_t from,
                      const struct str *to, struct str label) {
    struct sheet *sheet = maker->sheet;
    size_t row = sheet->rows++;
    if (!sheet->cells)
        return;
    struct sheet_cell *cells = &sheet->cells[row * sheet->columns];
    *cells++ = cell(maker->diagram->box[from].text);
    if (maker->grouped)
        *cells++ = cell(diagram_around(maker->diagram, from));
    if (maker->linked)
        *cells++ = cell(to ? *to : (struct str){0});
    if (maker->labelled)
        *cells++ = cell(label);
}

/* One row for each pair of boxes that an arrow goes from and to, and for each
 * box that none goes from. */
static void sheet_rows(const struct sheet_maker *maker) {
    const struct diagram *diagram = maker->diagram;
    maker->sheet->rows = 0;
    for (size_t box = 0; box < diagram->boxes; box++) {
        for (size_t i = 0; i < diagram->links; i++) {
            const struct diagram_link *link = &diagram->link[i];
            for (size_t j = 0; j < link->froms * link->tos; j++)
                if (link->from[j / link->tos] == box)
                    sheet_row(maker, box,
                              &diagram->box[link->to[j % link->tos]].text,
                              link->label);
            for (size_t j = 0;
                 link->heads == DIAGRAM_BOTH && j < link->froms * link->tos;
                 j++)
                if (link->to[j % link->tos] == box)
                    sheet_row(maker, box,
                              &diagram->box[link->from[j / link->tos]].text,
                              link->label);
        }
        if (!box_linked(diagram, box))
            sheet_row(maker, box, NULL, (struct str){0});
    }
}

void diagram_tabulate(const void *of, struct sheet *sheet) {
    const struct diagram *diagram = of;
    struct sheet_maker maker = {.diagram = diagram,
                                .sheet = sheet,
                                .grouped = diagram->groups > 0,
                                .linked = diagram->links > 0};
    for (size_t i = 0; i < diagram->links; i++)
        maker.labelled = maker.labelled || diagram->link[i].label.n;
    *sheet = (struct sheet){.columns = 1U + maker.grouped + maker.linked +
                                       maker.labelled};
    sheet->column =
        ARENA_ARRAY(diagram->arena, sheet->columns, struct sheet_column);
    struct sheet_column *column = sheet->column;
    (column++)->header = STR("Box");
    if (maker.grouped)
        (column++)->header = STR("In");
    if (maker.linked)
        (column++)->header = STR("Leads to");
    if (maker.labelled)
        (column++)->header = STR("Label");
    sheet_rows(&maker);
    sheet->cells = ARENA_ARRAY(diagram->arena, sheet->columns * sheet->rows,
                               struct sheet_cell);
    sheet_rows(&maker);
}
