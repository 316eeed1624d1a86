/* The order of the bands: the table's, or by name, or by number. */
#include "chart/bar.h"

/* What a band is sorted by. */
struct sort_key {
    size_t band;
    struct value name; /* of its first row */
    double number;     /* the sum of its bars */
    bool there;        /* it has a bar; those that have none come last */
};

static int sort_by_name(const struct sort_key *a, const struct sort_key *b) {
    double x, y;
    if (a->name.kind == VALUE_NUMBER &&
        calc_number(a->name, a->name.unit, &x) &&
        calc_number(b->name, a->name.unit, &y))
        return (x > y) - (x < y);
    if (a->name.kind == VALUE_TEXT && b->name.kind == VALUE_TEXT)
        return str_compare(a->name.text, b->name.text);
    return 0;
}

static bool sort_before(const struct channel *band, const struct sort_key *a,
                        const struct sort_key *b) {
    if (band->by_value && a->there != b->there)
        return a->there;
    int order = band->by_value
                    ? (a->number > b->number) - (a->number < b->number)
                    : sort_by_name(a, b);
    return band->sort == SORT_DESCENDING ? order > 0 : order < 0;
}

/* Insertion: stable, and there are at most LIMIT_CHART_BARS. */
static void sort_keys(const struct channel *band, struct sort_key *keys,
                      size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct sort_key key = keys[i];
        size_t at = i;
        while (at && sort_before(band, &key, &keys[at - 1])) {
            keys[at] = keys[at - 1];
            at--;
        }
        keys[at] = key;
    }
}

static struct sort_key *sort_collect(struct bar_plan *plan) {
    const struct plot *plot = plan->plot;
    struct sort_key *keys =
        ARENA_ARRAY(plan->arena, plot->bands.count, struct sort_key);
    for (size_t row = plan->spec->data->rows; row-- > 0;)
        keys[plan->band_of[row]].name = plan->names[row];
    for (size_t i = 0; i < plot->bars; i++) {
        struct sort_key *key = &keys[plot->bar[i].band];
        key->number += plot->bar[i].number;
        key->there = key->there || !plot->bar[i].missing;
    }
    for (size_t i = 0; i < plot->bands.count; i++)
        keys[i].band = i;
    return keys;
}

void bar_plan_sort(struct bar_plan *plan) {
    struct plot *plot = plan->plot;
    size_t count = plot->bands.count;
    if (plan->band->sort == SORT_NONE)
        return;
    struct sort_key *keys = sort_collect(plan);
    sort_keys(plan->band, keys, count);
    struct str *names = ARENA_ARRAY(plan->arena, count, struct str);
    struct plot_label *totals =
        ARENA_ARRAY(plan->arena, count, struct plot_label);
    size_t *place = ARENA_ARRAY(plan->arena, count, size_t);
    for (size_t i = 0; i < count; i++) {
        place[keys[i].band] = i;
        names[i] = plot->bands.names[keys[i].band];
        if (plot->totals)
            totals[i] = plot->totals[keys[i].band];
    }
    for (size_t i = 0; i < plot->bars; i++)
        plot->bar[i].band = place[plot->bar[i].band];
    plot->bands.names = names;
    if (plot->totals)
        plot->totals = totals;
}
