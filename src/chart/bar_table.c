/* The table behind bars: a row for each name, a column for each series, and
 * what the drawing shows besides: colours, and labels that are not the
 * values themselves.  Every label of the drawing is a cell. */
#include "chart/bar.h"

/* Columns are made one after the other, each from one of these. */
enum table_part { PART_SERIES, PART_LABEL, PART_TOTAL, PART_TINT, PART_COLOUR };

/* The bar of a band and series, or NULL. */
static const struct bar *table_bar(const struct plot *plot, size_t band,
                                   size_t series, bool any) {
    for (size_t i = 0; i < plot->bars; i++)
        if (plot->bar[i].band == band && (any || plot->bar[i].series == series))
            return &plot->bar[i];
    return NULL;
}

static struct sheet_cell table_none(void) {
    return (struct sheet_cell){.text = STR("–"),
                               .value = {.kind = VALUE_MISSING}};
}

static struct sheet_cell table_label(const struct plot_label *label) {
    if (!label->text.n)
        return table_none();
    return (struct sheet_cell){
        .text = label->text, .value = label->value, .source = label->source};
}

/* All series are stored in the axis's unit, as their totals are. */
static struct value table_in_unit(const struct plot *plot, struct value value) {
    const struct unit *unit = plot->axis.numbers.unit;
    double number;
    return calc_number(value, unit, &number) ? value_number(number, unit)
                                             : value;
}

static struct sheet_cell table_cell(const struct plot *plot,
                                    enum table_part part, size_t band,
                                    size_t series) {
    bool any = plot->stack == PLOT_SINGLE;
    const struct bar *bar = table_bar(plot, band, series, any);
    if (part == PART_TOTAL)
        return table_label(&plot->totals[band]);
    if (!bar || (bar->missing && part != PART_COLOUR && part != PART_TINT))
        return table_none();
    switch (part) {
    case PART_LABEL:
        return table_label(&bar->label);
    case PART_TINT:
        return (struct sheet_cell){.text = bar->tint_shown, .value = bar->tint};
    case PART_COLOUR:
        return (struct sheet_cell){
            .text = plot->series_names[bar->series],
            .value = value_text(plot->series_names[bar->series])};
    case PART_SERIES:
    case PART_TOTAL:
        break;
    }
    return (struct sheet_cell){.text = bar->shown,
                               .value = table_in_unit(plot, bar->value),
                               .source = bar->source};
}

/* Adds the next column; `sheet->columns` says how many there will be. */
static void table_column_add(const struct plot *plot, struct sheet *sheet,
                             size_t *column, enum table_part part,
                             size_t series, struct str header) {
    size_t at = (*column)++;
    if (!sheet->cells)
        return;
    sheet->column[at].header = header;
    for (size_t band = 0; band < sheet->rows; band++)
        sheet->cells[band * sheet->columns + at] =
            table_cell(plot, part, band, series);
    sheet->column[at].align = sheet_natural_align(sheet, at);
}

/* Do the labels of a series say more than its values? */
static bool table_labelled(const struct plot *plot, size_t series) {
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if ((bar->series == series || plot->stack == PLOT_SINGLE) &&
            bar->label.text.n && !str_eq(bar->label.text, bar->shown))
            return true;
    }
    return false;
}

static struct str table_label_header(const struct plot *plot, size_t series) {
    if (plot->stack == PLOT_SINGLE || plot->series < 2)
        return plot->label_titles[series];
    return str_format(calc_arena(plot->calc), STR_FMT ": " STR_FMT,
                      STR_ARG(plot->series_names[series]),
                      STR_ARG(plot->label_titles[series]));
}

/* All columns behind the first one. */
static size_t table_columns(const struct plot *plot, struct sheet *sheet) {
    bool single = plot->stack == PLOT_SINGLE;
    size_t columns = 1, series = single ? 1 : plot->series;
    for (size_t i = 0; i < series; i++)
        table_column_add(plot, sheet, &columns, PART_SERIES, i,
                         single ? plot->axis.title : plot->series_names[i]);
    for (size_t i = 0; i < series; i++)
        if (table_labelled(plot, i))
            table_column_add(plot, sheet, &columns, PART_LABEL, i,
                             table_label_header(plot, i));
    if (plot->totals)
        table_column_add(plot, sheet, &columns, PART_TOTAL, 0,
                         plot->label_titles[0]);
    if (plot->ramp_legend)
        table_column_add(plot, sheet, &columns, PART_TINT, 0, plot->ramp_title);
    if (single && plot->series_title.n && plot->legend)
        table_column_add(plot, sheet, &columns, PART_COLOUR, 0,
                         plot->series_title);
    return columns;
}

void bar_tabulate(const struct plot *plot, struct sheet *sheet) {
    struct arena *arena = calc_arena(plot->calc);
    *sheet = (struct sheet){.rows = plot->bands.count};
    sheet->columns = table_columns(plot, sheet);
    sheet->column = ARENA_ARRAY(arena, sheet->columns, struct sheet_column);
    sheet->cells =
        ARENA_ARRAY(arena, sheet->columns * sheet->rows, struct sheet_cell);
    sheet->column[0].header =
        plot->bands.title.n ? plot->bands.title : STR("Name");
    for (size_t band = 0; band < sheet->rows; band++) {
        struct str name = plot->bands.names[band];
        sheet->cells[band * sheet->columns] =
            (struct sheet_cell){.text = name, .value = value_text(name)};
    }
    table_columns(plot, sheet);
}
