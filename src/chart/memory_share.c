/* Memory that several devices share: which parts they divide, and what each
 * of them holds.
 *
 * Every bar is a row of a table that is made here, with a column for its name
 * and one for each part, already divided; the bars are drawn from it. */
#include "chart/memory.h"

#include "base/limits.h"
#include "base/near.h"

#include <math.h>

/* More devices than there are. */
#define DEVICES_MOST 1e9

/* Reading. ------------------------------------------------------------- */

static struct diag *share_refuse(const struct memory *memory, struct span span,
                                 const char *what) {
    return diag_add(calc_diags(memory->calc), DIAG_BAD_CHART, span, "%s", what);
}

/* Marks the part of a name; false after a report. */
static bool share_part(const struct memory *memory, const struct node *node,
                       bool *divided) {
    const struct channel *parts = &memory->spec.channel[CHANNEL_X];
    struct diags *diags = calc_diags(memory->calc);
    struct str name;
    struct near near;
    if (!node_text(diags, node, "a part", &name))
        return false;
    near_init(&near, name);
    for (size_t i = 0; i < parts->terms; i++) {
        near_offer(&near, parts->term[i].name);
        if (str_eq(parts->term[i].name, name)) {
            divided[i] = true;
            return true;
        }
    }
    struct diag *diag =
        diag_add(diags, DIAG_BAD_CHART, node->span,
                 "no part is called `" STR_FMT "`", STR_ARG(name));
    diag_help(diag, "write `all`, `none` or a list of the names in `parts`");
    diag_suggest(diag, near_best(&near));
    return false;
}

/* `all`, `none`, a name, or a list of names. */
static bool share_parts(const struct memory *memory, const struct node *node,
                        struct memory_strategy *strategy) {
    size_t count = memory->spec.channel[CHANNEL_X].terms;
    bool fine = true;
    strategy->divided = ARENA_ARRAY(calc_arena(memory->calc), count, bool);
    if (node->kind != NODE_LIST) {
        bool all = str_is(node->text.text, "all");
        for (size_t i = 0; i < count; i++)
            strategy->divided[i] = all;
        return all || str_is(node->text.text, "none") ||
               share_part(memory, node, strategy->divided);
    }
    for (size_t i = 0; i < node->count; i++)
        fine = share_part(memory, node->items[i], strategy->divided) && fine;
    return fine;
}

static bool share_strategies(struct memory *memory, const struct node *map) {
    bool fine = true;
    if (map->kind != NODE_MAP || !map->count) {
        diag_add(calc_diags(memory->calc), DIAG_WRONG_TYPE, map->span,
                 "`strategies` is a map from name to the parts that the "
                 "devices divide");
        return false;
    }
    memory->strategies = map->count;
    memory->strategy = ARENA_ARRAY(calc_arena(memory->calc), map->count,
                                   struct memory_strategy);
    for (size_t i = 0; i < map->count; i++) {
        memory->strategy[i].name = str_trim(map->pairs[i].key->text.text);
        fine = share_parts(memory, map->pairs[i].value, &memory->strategy[i]) &&
               fine;
    }
    return fine;
}

/* `across` needs one of the others, and each of them needs `across`. */
static bool share_complete(const struct memory *memory,
                           const struct node *across,
                           const struct node *sharded,
                           const struct node *strategies) {
    const struct node *parts = sharded ? sharded : strategies;
    if (sharded && strategies) {
        share_refuse(memory, strategies->span,
                     "`sharded` is one way of dividing, `strategies` are "
                     "several: only one of them can stand here");
        return false;
    }
    if (across && !parts)
        diag_help(share_refuse(memory, across->span,
                               "nothing says what these devices divide among "
                               "them"),
                  "add `sharded`, with `all` or a list of parts, or "
                  "`strategies`");
    if (!across && parts)
        diag_help(share_refuse(memory, parts->span,
                               "nothing says how many devices divide these "
                               "parts"),
                  "add `across`, with a number");
    return !across == !parts;
}

bool memory_share(struct memory *memory, const struct node *node) {
    const struct node *across = node_get(node, "across");
    const struct node *sharded = node_get(node, "sharded");
    const struct node *strategies = node_get(node, "strategies");
    struct str unused;
    if (!share_complete(memory, across, sharded, strategies))
        return false;
    if (across &&
        (!node_text(calc_diags(memory->calc), across, "across", &unused) ||
         !calc_formula(memory->calc, excerpt_trim(across->text),
                       &memory->across)))
        return false;
    if (strategies)
        return share_strategies(memory, strategies);
    memory->strategies = 1;
    memory->strategy =
        ARENA_NEW(calc_arena(memory->calc), struct memory_strategy);
    static const struct node none = {.text = {.text = STR_INIT("none")}};
    return share_parts(memory, sharded ? sharded : &none, memory->strategy);
}

/* Evaluating. ---------------------------------------------------------- */

/* How many devices there are in a row; false after a report. */
static bool share_count(const struct memory *memory, const struct row *row,
                        double *count) {
    const struct formula *across = &memory->across;
    struct span span = excerpt_whole(across->text);
    *count = 1;
    if (!across->expression)
        return true;
    struct value value = calc_evaluate(memory->calc, across->expression, row);
    if (value.kind == VALUE_POISON)
        return false;
    if (value.kind != VALUE_NUMBER) {
        diag_add(calc_diags(memory->calc), DIAG_WRONG_TYPE, span,
                 "`across` is a number of devices, not %s",
                 value_kind_name(value.kind));
        return false;
    }
    *count = value.number;
    if (!calc_number(value, NULL, count) &&
        !str_is(calc_unit_name(memory->calc, value.unit), "GPU")) {
        diag_add(calc_diags(memory->calc), DIAG_UNIT_MISMATCH, span,
                 "`across` is " STR_FMT ", not a number of devices",
                 STR_ARG(calc_unit_dimension(memory->calc, value.unit)));
        return false;
    }
    if (*count >= 1 && *count <= DEVICES_MOST && *count == floor(*count))
        return true;
    diag_add(calc_diags(memory->calc), DIAG_BAD_CHART, span,
             "`across` is %g, but devices are counted: 1, 2, 3", *count);
    return false;
}

const struct memory_strategy *memory_strategy(const struct memory *memory,
                                              size_t band) {
    return &memory->strategy[band % memory->strategies];
}

/* "7B", "ZeRO-1", "7B, ZeRO-1" */
static struct str share_name(const struct memory *memory, size_t bar) {
    const struct table *each = memory->each;
    struct str strategy = memory_strategy(memory, bar)->name;
    if (!each)
        return strategy.n ? strategy : STR("Total");
    struct term term = {.column = &each->column[0]};
    struct row row = {each, bar / memory->strategies};
    struct str name = term_show(memory->calc, &term,
                                term_value(memory->calc, &term, &row), NULL);
    return strategy.n && name.n
               ? str_format(calc_arena(memory->calc), STR_FMT ", " STR_FMT,
                            STR_ARG(name), STR_ARG(strategy))
               : name;
}

/* What the names are: "Model", "Strategy", "Model, strategy". */
static struct str share_title(const struct memory *memory) {
    struct term term = {0};
    bool several = memory->strategy->name.n > 0;
    if (!memory->each)
        return several ? STR("Strategy") : STR("");
    term.column = &memory->each->column[0];
    struct str title = term_title(memory->calc, &term);
    return several ? str_format(calc_arena(memory->calc), STR_FMT ", strategy",
                                STR_ARG(title))
                   : title;
}

/* One part of one bar; false after a report. */
static bool share_cell(const struct memory *memory, size_t bar, size_t part,
                       struct value *value) {
    const struct term *term = &memory->spec.channel[CHANNEL_X].term[part];
    struct row row = {memory->each, bar / memory->strategies};
    *value = term_value(memory->calc, term, memory->each ? &row : NULL);
    if (value->kind == VALUE_NUMBER &&
        memory_strategy(memory, bar)->divided[part])
        *value =
            value_number(value->number / memory->devices[bar], value->unit);
    return value->kind != VALUE_POISON;
}

/* A table of as many rows as there are bars, all cells still empty. */
static struct table *share_table(const struct memory *memory, size_t bars,
                                 size_t columns) {
    struct arena *arena = calc_arena(memory->calc);
    struct table *table = ARENA_NEW(arena, struct table);
    *table = (struct table){.columns = columns, .rows = bars};
    table->column = ARENA_ARRAY(arena, columns, struct column);
    map_init(&table->index, arena);
    return table;
}

static void share_column(struct arena *arena, struct column *column,
                         const struct value *items, size_t count) {
    struct list *list = ARENA_NEW(arena, struct list);
    *list = (struct list){.count = count, .items = items};
    column->values = list;
}

static bool share_names(struct memory *memory, struct table *table) {
    struct arena *arena = calc_arena(memory->calc);
    struct value *names = ARENA_ARRAY(arena, table->rows, struct value);
    struct map seen;
    map_init(&seen, arena);
    for (size_t bar = 0; bar < table->rows; bar++) {
        struct str name = share_name(memory, bar);
        names[bar] =
            name.n ? value_text(name) : (struct value){.kind = VALUE_MISSING};
        if (name.n && map_get(&seen, name)) {
            diag_add(calc_diags(memory->calc), DIAG_BAD_CHART,
                     memory->spec.span, "two bars are called `" STR_FMT "`",
                     STR_ARG(name));
            return false;
        }
        map_set(&seen, name, memory);
    }
    share_column(arena, &table->column[0], names, table->rows);
    return true;
}

static bool share_values(struct memory *memory, struct table *table) {
    struct arena *arena = calc_arena(memory->calc);
    for (size_t part = 0; part + 1 < table->columns; part++) {
        struct value *items = ARENA_ARRAY(arena, table->rows, struct value);
        for (size_t bar = 0; bar < table->rows; bar++)
            if (!share_cell(memory, bar, part, &items[bar]))
                return false;
        share_column(arena, &table->column[part + 1], items, table->rows);
    }
    return true;
}

/* Lets the channels read the columns. */
static void share_channels(struct memory *memory, const struct table *table) {
    struct channel *x = &memory->spec.channel[CHANNEL_X];
    struct channel *y = &memory->spec.channel[CHANNEL_Y];
    for (size_t part = 0; part < x->terms; part++) {
        x->term[part].expression = NULL;
        x->term[part].column = &table->column[part + 1];
    }
    if (memory->across.expression)
        x->title = STR("Memory per device");
    *y = (struct channel){
        .key = STR("each"), .span = memory->spec.span, .terms = 1};
    y->term = ARENA_NEW(calc_arena(memory->calc), struct term);
    y->term->column = &table->column[0];
    y->title = share_title(memory);
    memory->spec.data = table;
}

bool memory_bars(struct memory *memory) {
    size_t parts = memory->spec.channel[CHANNEL_X].terms;
    size_t rows = memory->each ? memory->each->rows : 1;
    size_t bars = rows * memory->strategies;
    if (bars * parts > LIMIT_CHART_BARS) {
        diag_add(calc_diags(memory->calc), DIAG_LIMIT, memory->spec.span,
                 "a memory figure of %zu parts; at most %d can be told apart",
                 bars * parts, LIMIT_CHART_BARS);
        return false;
    }
    struct table *table = share_table(memory, bars, parts + 1);
    memory->devices = ARENA_ARRAY(calc_arena(memory->calc), bars, double);
    for (size_t bar = 0; bar < bars; bar++) {
        struct row row = {memory->each, bar / memory->strategies};
        if (!share_count(memory, memory->each ? &row : NULL,
                         &memory->devices[bar]))
            return false;
    }
    if (!share_names(memory, table) || !share_values(memory, table))
        return false;
    share_channels(memory, table);
    return true;
}
