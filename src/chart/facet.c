/* Planning small multiples: names of panels, rows of each, one plane of all
 * layers. */
#include "chart/facet.h"

#include "base/limits.h"
#include "chart/facet_draw.h"

/* The panel of each row of a layer; a value that is new is a new panel. */
static bool facet_rows(struct facet *facet, const struct channel *channel,
                       const struct table *data, size_t *panel) {
    for (size_t i = 0; i < data->rows; i++) {
        struct row row = {data, i};
        struct value value = term_value(facet->calc, channel->term, &row);
        if (value.kind == VALUE_POISON)
            return false;
        struct str name = str_trim(
            term_show(facet->calc, channel->term, value, channel->format));
        if (!name.n)
            return spec_refuse(&facet->spec, channel->span,
                               "row %zu has no `" STR_FMT "`", i + 1,
                               STR_ARG(channel->term->text.text));
        for (panel[i] = 0; panel[i] < facet->panels; panel[i]++)
            if (str_eq(facet->name[panel[i]], name))
                break;
        if (panel[i] < facet->panels)
            continue;
        if (facet->panels == LIMIT_CHART_FACETS) {
            diag_add(calc_diags(facet->calc), DIAG_LIMIT, channel->span,
                     "a chart has at most %d panels", LIMIT_CHART_FACETS);
            return false;
        }
        facet->name[facet->panels++] = name;
    }
    return true;
}

/* The rows of one panel as a table of their own. */
static const struct table *facet_table(struct arena *arena,
                                       const struct table *data,
                                       const size_t *panel, size_t wanted) {
    struct table *table = ARENA_NEW(arena, struct table);
    *table = *data;
    table->keys = NULL;
    table->rows = 0;
    for (size_t i = 0; i < data->rows; i++)
        table->rows += panel[i] == wanted;
    table->column = ARENA_ARRAY(arena, data->columns, struct column);
    map_init(&table->index, arena);
    for (size_t i = 0; i < data->columns; i++) {
        struct value *items = ARENA_ARRAY(arena, table->rows, struct value);
        struct list *list = ARENA_NEW(arena, struct list);
        size_t count = 0;
        table->column[i] = data->column[i];
        if (!data->column[i].values)
            continue;
        for (size_t row = 0; row < data->rows; row++)
            if (panel[row] == wanted)
                items[count++] = list_item(data->column[i].values, row);
        *list = (struct list){.count = count, .items = items};
        table->column[i].values = list;
        map_set(&table->index, table->column[i].name, &table->column[i]);
    }
    return table;
}

/* What a facet can say: an expression, a title, a format. */
static bool facet_check(const struct spec *spec, const struct channel *facet) {
    if (facet->terms != 1 || facet->series || facet->end || facet->scaled ||
        facet->reverse || facet->domain || facet->sort != SORT_NONE)
        return spec_refuse(spec, facet->span,
                           "`facet` has an expression, a title and a format, "
                           "no more");
    for (size_t i = 0; i < (spec->layers ? spec->layers : 1); i++) {
        const struct spec *layer = spec->layers ? &spec->layer[i] : spec;
        if (!layer->mark->plane)
            return spec_refuse(spec, facet->span,
                               "the mark `" STR_FMT "` has no `facet`",
                               STR_ARG(layer->mark->name));
        if (!spec_layer(layer))
            return false;
    }
    return true;
}

/* All layers of all panels, those of one panel together. */
static bool facet_layers(struct facet *facet, const struct spec *spec) {
    size_t **panel = ARENA_ARRAY(facet->arena, facet->layers, size_t *);
    for (size_t l = 0; l < facet->layers; l++) {
        const struct spec *layer = spec->layers ? &spec->layer[l] : spec;
        panel[l] = ARENA_ARRAY(facet->arena, layer->data->rows, size_t);
        if (!facet_rows(facet, &spec->facet, layer->data, panel[l]))
            return false;
    }
    facet->spec.layers = facet->panels * facet->layers;
    facet->spec.layer =
        ARENA_ARRAY(facet->arena, facet->spec.layers, struct spec);
    for (size_t i = 0; i < facet->spec.layers; i++) {
        size_t l = i % facet->layers;
        struct spec *own = &facet->spec.layer[i];
        *own = spec->layers ? spec->layer[l] : *spec;
        own->layers = 0;
        own->data =
            facet_table(facet->arena, own->data, panel[l], i / facet->layers);
    }
    return true;
}

bool facet_plan(const struct spec *spec, struct facet *facet) {
    const struct channel *channel = &spec->facet;
    *facet = (struct facet){.calc = spec->calc,
                            .arena = calc_arena(spec->calc),
                            .layers = spec->layers ? spec->layers : 1,
                            .spec = *spec};
    if (!facet_check(spec, channel))
        return false;
    facet->name = ARENA_ARRAY(facet->arena, LIMIT_CHART_FACETS, struct str);
    facet->title = channel->title.n ? channel->title
                                    : term_title(spec->calc, channel->term);
    facet->spec.mark = mark_layers();
    facet->plot = (struct plot){.calc = spec->calc, .mark = facet->spec.mark};
    return facet_layers(facet, spec) && plane_plan(&facet->spec, &facet->plot);
}

struct picture facet_picture(const struct facet *facet) {
    return (struct picture){.calc = facet->calc,
                            .of = facet,
                            .draw = facet_draw,
                            .describe = facet_describe,
                            .tabulate = facet_tabulate};
}
