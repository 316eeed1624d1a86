/* The table behind a plane: a row for each mark, columns by what they show.
 * Layers share a column where they show the same thing. */
#include "chart/plane.h"

void plane_row(struct plane_table *table) {
    ARENA_PUSH(table->arena, table->row, table->rows, table->row_room,
               (struct plane_table_row){0});
}

static size_t table_column_of(struct plane_table *table, struct str header) {
    for (size_t i = 0; i < table->columns; i++)
        if (str_eq(table->column[i].header, header))
            return i;
    ARENA_PUSH(table->arena, table->column, table->columns, table->column_room,
               (struct sheet_column){.header = header});
    return table->columns - 1;
}

static struct sheet_cell table_none(void) {
    return (struct sheet_cell){.text = STR("–"),
                               .value = {.kind = VALUE_MISSING}};
}

void plane_cell(struct plane_table *table, struct str header,
                struct sheet_cell cell) {
    struct plane_table_row *row = &table->row[table->rows - 1];
    size_t column = table_column_of(table, header);
    while (row->cells <= column)
        ARENA_PUSH(table->arena, row->cell, row->cells, row->room,
                   table_none());
    row->cell[column] = cell;
}

/* Rows of a layer. ------------------------------------------------------- */

static struct str channel_title(const struct plane *plane,
                                const struct channel *channel) {
    if (channel->title.n)
        return channel->title;
    if (!channel->term->expression && !channel->term->column)
        return STR("Label");
    return term_title(plane->calc, channel->term);
}

static void row_text(struct plane_table *table, struct str header,
                     struct str text) {
    if (text.n)
        plane_cell(
            table, header,
            (struct sheet_cell){.text = text, .value = value_text(text)});
}

/* The title of an axis as this layer has it; where both axes are called the
 * same, y says that it is. */
static struct str axis_header(const struct plane *plane,
                              const struct layer *layer, int axis) {
    const struct channel *channel = &layer->spec->channel[axis];
    struct str title = plane->axis[axis].plot.title;
    if (!channel->series && !channel->end && !channel->title.n &&
        !plane->axis[axis].shares)
        title = term_title(plane->calc, channel->term);
    if (axis == CHANNEL_Y && str_eq(title, plane->axis[CHANNEL_X].plot.title))
        title = str_format(plane->arena, STR_FMT ", y", STR_ARG(title));
    return title;
}

static void row_position(const struct plane *plane, const struct layer *layer,
                         const struct datum *datum, int axis,
                         struct plane_table *table) {
    static const char *const ends[] = {"from", "to"};
    const struct channel *channel = &layer->spec->channel[axis];
    const struct position *at = &datum->at[axis];
    if (!channel->terms)
        return;
    struct str header = axis_header(plane, layer, axis);
    const struct term *term =
        &channel->term[channel->terms > 1 ? datum->term : 0];
    for (int end = 0; end < (at->interval ? 2 : 1); end++) {
        struct sheet_cell cell = table_none();
        if (at->there)
            cell = (struct sheet_cell){.text = term_show(plane->calc, term,
                                                         at->value[end],
                                                         channel->format),
                                       .value = at->value[end],
                                       .source = term->text.text};
        plane_cell(table,
                   at->interval ? str_format(plane->arena, STR_FMT " %s",
                                             STR_ARG(header), ends[end])
                                : header,
                   cell);
    }
}

static void row_number(const struct plane *plane, const struct channel *channel,
                       struct value value, struct plane_table *table) {
    plane_cell(table, channel_title(plane, channel),
               (struct sheet_cell){.text = term_show(plane->calc, channel->term,
                                                     value, channel->format),
                                   .value = value,
                                   .source = channel->term->text.text});
}

static struct str category_title(const struct plane_key *key,
                                 struct str instead) {
    return key->title.n ? key->title : instead;
}

static void row_datum(const struct plane *plane, const struct layer *layer,
                      const struct datum *datum, struct plane_table *table) {
    const struct channel *channels = layer->spec->channel;
    const struct channel *label = &channels[CHANNEL_LABEL];
    if (label->terms && datum->label.value.kind == VALUE_TEXT)
        row_text(table, channel_title(plane, label), datum->label.text);
    row_text(table, category_title(&plane->colour, STR("Series")),
             datum->category);
    row_text(table, category_title(&plane->shape, STR("Shape")), datum->form);
    for (int axis = 0; axis < PLANE_AXES; axis++)
        row_position(plane, layer, datum, axis, table);
    if (channels[CHANNEL_SIZE].terms)
        row_number(plane, &channels[CHANNEL_SIZE], datum->size, table);
    if (datum->tint.kind == VALUE_NUMBER)
        row_number(plane, &channels[CHANNEL_COLOR], datum->tint, table);
    if (label->terms && datum->label.value.kind == VALUE_NUMBER)
        row_number(plane, label, datum->label.value, table);
    if (plane->layers > 1)
        row_text(table, STR("Mark"), layer->mark->name);
}

void plane_rows(const struct plane *plane, const struct layer *layer,
                struct plane_table *table) {
    for (size_t i = 0; i < layer->data; i++) {
        plane_row(table);
        row_datum(plane, layer, &layer->datum[i], table);
    }
}

/* The whole. ------------------------------------------------------------- */

void plane_tabulate(const struct plot *plot, struct sheet *sheet) {
    const struct plane *plane = plot->plane;
    struct plane_table table = {.arena = plane->arena};
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        (layer->mark->tabulate ? layer->mark->tabulate
                               : plane_rows)(plane, layer, &table);
    }
    *sheet = (struct sheet){
        .columns = table.columns, .column = table.column, .rows = table.rows};
    sheet->cells = ARENA_ARRAY(plane->arena, table.rows * table.columns,
                               struct sheet_cell);
    for (size_t row = 0; row < table.rows; row++)
        for (size_t i = 0; i < table.columns; i++)
            sheet->cells[row * table.columns + i] = i < table.row[row].cells
                                                        ? table.row[row].cell[i]
                                                        : table_none();
    for (size_t i = 0; i < table.columns; i++)
        sheet->column[i].align = sheet_natural_align(sheet, i);
}
