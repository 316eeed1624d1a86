/* The kind of each axis of a plane, numbers, days or names, from what its
 * layers put there; and the names of an axis of names. */
#include "base/limits.h"
#include "chart/plane.h"

/* What the values of an axis are: how many of each kind. */
struct census {
    size_t numbers, days, names;
    const struct channel *first, *odd; /* odd: of another kind than first */
    enum value_kind kind;
};

static void census_add(struct census *census, const struct channel *channel,
                       enum value_kind kind) {
    if (kind == VALUE_MISSING)
        return;
    if (kind == VALUE_TRUTH)
        kind = VALUE_TEXT;
    census->numbers += kind == VALUE_NUMBER;
    census->days += kind == VALUE_DATE;
    census->names += kind == VALUE_TEXT;
    if (!census->first) {
        census->first = channel;
        census->kind = kind;
    } else if (kind != census->kind && !census->odd) {
        census->odd = channel;
    }
}

static struct census census_take(const struct plane *plane, int axis) {
    struct census census = {0};
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        for (size_t k = 0; k < layer->data; k++)
            for (int end = 0; end < 2; end++)
                if (layer->spec->channel[axis].terms)
                    census_add(&census, &layer->spec->channel[axis],
                               layer->datum[k].at[axis].value[end].kind);
    }
    return census;
}

/* Options that the first of the layers has which says them. */
static bool axis_channel(struct plane *plane, int axis) {
    struct plane_axis *own = &plane->axis[axis];
    for (size_t i = 0; i < plane->layers; i++) {
        const struct channel *channel = &plane->layer[i].spec->channel[axis];
        if (!channel->terms)
            continue;
        if (!own->channel)
            own->channel = channel;
        if (channel->scaled && own->channel->scaled &&
            channel->scale != own->channel->scale) {
            struct diag *diag =
                diag_add(calc_diags(plane->calc), DIAG_BAD_CHART, channel->span,
                         "one axis cannot be `" STR_FMT "` and `" STR_FMT "`",
                         STR_ARG(scale_name(channel->scale)),
                         STR_ARG(scale_name(own->channel->scale)));
            diag_label(diag, own->channel->span, "the other is here");
            return false;
        }
        if ((channel->scaled && !own->channel->scaled) ||
            (channel->domain && !own->channel->domain))
            own->channel = channel;
        own->plot.reverse = own->plot.reverse || channel->reverse;
        if (!own->format)
            own->format = channel->format;
    }
    return true;
}

static bool axis_mixed(const struct plane *plane, const struct census *census) {
    struct diag *diag =
        diag_add(calc_diags(plane->calc), DIAG_BAD_CHART, census->odd->span,
                 "`" STR_FMT "` holds %s%s%s", STR_ARG(census->odd->key),
                 census->numbers ? "numbers" : "days",
                 census->numbers && census->days ? " and days" : "",
                 census->names ? " and names" : "");
    if (census->odd != census->first)
        diag_label(diag, census->first->span, "these share the axis");
    diag_help(diag, "the scale `band` takes all of them as names");
    return false;
}

/* An axis without values, of a layer that only has the other one. */
static bool axis_empty(const struct plane *plane, const struct plane_axis *own,
                       int axis) {
    if (!own->channel)
        return plane_refuse(plane, plane->spec->span, "no layer has `%s`",
                            axis == CHANNEL_X ? "x" : "y");
    return plane_refuse(plane, own->channel->span,
                        "`" STR_FMT "` has missing values only",
                        STR_ARG(own->channel->key));
}

static bool axis_kind(struct plane *plane, int axis) {
    struct plane_axis *own = &plane->axis[axis];
    if (!axis_channel(plane, axis))
        return false;
    struct census census = census_take(plane, axis);
    if (!census.first)
        return axis_empty(plane, own, axis);
    enum scale_kind scale = own->channel->scale;
    bool scaled = own->channel->scaled;
    if (scaled && scale == SCALE_BAND) {
        own->plot.kind = SCALE_BAND;
        return true;
    }
    if (census.odd)
        return axis_mixed(plane, &census);
    own->plot.kind = census.names  ? SCALE_BAND
                     : census.days ? SCALE_TIME
                                   : scale;
    if (!scaled ||
        (scale == own->plot.kind && (scale != SCALE_TIME || census.days)))
        return true;
    return plane_refuse(plane, own->channel->span,
                        "`" STR_FMT "` holds %s, which have no scale `" STR_FMT
                        "`",
                        STR_ARG(own->channel->key),
                        census.names  ? "names"
                        : census.days ? "days"
                                      : "numbers",
                        STR_ARG(scale_name(scale)));
}

static bool layer_interval(const struct layer *layer, int axis) {
    for (size_t i = 0; i < layer->data; i++)
        if (layer->datum[i].at[axis].interval)
            return true;
    return false;
}

/* The numbers of cells that are no intervals are names. */
static void axes_celled(struct plane *plane) {
    for (size_t i = 0; i < plane->layers; i++)
        for (int axis = 0; axis < PLANE_AXES; axis++)
            if (plane->layer[i].mark->cells &&
                plane->axis[axis].plot.kind == SCALE_LINEAR &&
                !plane->axis[axis].channel->scaled &&
                !layer_interval(&plane->layer[i], axis))
                plane->axis[axis].plot.kind = SCALE_BAND;
}

/* Marks that stand on names take two axes of numbers as one of them. */
static void axes_banded(struct plane *plane) {
    struct plane_axis *x = &plane->axis[CHANNEL_X];
    struct plane_axis *y = &plane->axis[CHANNEL_Y];
    for (size_t i = 0; i < plane->layers; i++) {
        const struct layer *layer = &plane->layer[i];
        if (!layer->mark->banded || x->plot.kind == SCALE_BAND ||
            y->plot.kind == SCALE_BAND || layer_interval(layer, CHANNEL_X) ||
            layer_interval(layer, CHANNEL_Y))
            continue;
        const struct channel *channels = layer->spec->channel;
        bool lying = channels[CHANNEL_X].series ||
                     (x->plot.kind == SCALE_LOG && y->plot.kind != SCALE_LOG) ||
                     y->plot.kind == SCALE_TIME;
        if (lying && !channels[CHANNEL_Y].series)
            y->plot.kind = SCALE_BAND;
        else
            x->plot.kind = SCALE_BAND;
    }
}

/* The axis along which a layer's marks grow: that of the numbers, and of two
 * such the one without intervals; y where nothing decides. */
static enum channel_id layer_value(const struct plane *plane,
                                   const struct layer *layer) {
    bool x = plane->axis[CHANNEL_X].plot.kind != SCALE_BAND;
    bool y = plane->axis[CHANNEL_Y].plot.kind != SCALE_BAND;
    if (x != y)
        return x ? CHANNEL_X : CHANNEL_Y;
    return layer->mark->banded && layer_interval(layer, CHANNEL_Y) &&
                   !layer_interval(layer, CHANNEL_X)
               ? CHANNEL_X
               : CHANNEL_Y;
}

/* Names. --------------------------------------------------------------- */

static bool band_domain(struct plane *plane, struct plane_axis *own,
                        struct map *names) {
    const struct node *domain = own->channel->domain;
    for (size_t i = 0; domain && i < domain->count; i++) {
        struct str name;
        if (!spec_text(plane->calc, domain->items[i], "a name", &name))
            return false;
        map_set(names, name, plane);
    }
    return true;
}

static bool band_add(struct plane *plane, struct plane_axis *own,
                     const struct position *position, struct map *names) {
    if (!position->there || map_get(names, position->shown))
        return true;
    if (position->interval)
        return plane_refuse(plane, own->channel->span, "names are no interval");
    if (own->channel->domain) {
        struct near near;
        near_init(&near, position->shown);
        for (size_t i = 0; i < names->count; i++)
            near_offer(&near, names->entries[i].key);
        struct diag *diag = diag_add(
            calc_diags(plane->calc), DIAG_BAD_CHART, own->channel->domain->span,
            "the domain of `" STR_FMT "` lacks `" STR_FMT "`",
            STR_ARG(own->channel->key), STR_ARG(position->shown));
        diag_suggest(diag, near_best(&near));
        return false;
    }
    map_set(names, position->shown, plane);
    return true;
}

/* Insertion, as the names are few. */
static void band_sort(struct plane_axis *own) {
    bool down = own->channel->sort == SORT_DESCENDING;
    for (size_t i = 1; own->channel->sort != SORT_NONE && i < own->bands; i++) {
        for (size_t k = i; k; k--) {
            int order = str_compare(own->band[k - 1], own->band[k]);
            if (down ? order >= 0 : order <= 0)
                break;
            struct str name = own->band[k];
            own->band[k] = own->band[k - 1];
            own->band[k - 1] = name;
        }
    }
}

static bool axis_names(struct plane *plane, int axis) {
    struct plane_axis *own = &plane->axis[axis];
    struct map names;
    map_init(&names, plane->arena);
    if (own->plot.kind != SCALE_BAND)
        return true;
    if (!band_domain(plane, own, &names))
        return false;
    for (size_t i = 0; i < plane->layers; i++)
        for (size_t k = 0; k < plane->layer[i].data; k++)
            if (!band_add(plane, own, &plane->layer[i].datum[k].at[axis],
                          &names))
                return false;
    if (names.count > LIMIT_CHART_BARS) {
        diag_add(calc_diags(plane->calc), DIAG_LIMIT, own->channel->span,
                 "an axis of %zu names; at most %d can be read", names.count,
                 LIMIT_CHART_BARS);
        return false;
    }
    own->bands = names.count;
    own->band = ARENA_ARRAY(plane->arena, names.count, struct str);
    for (size_t i = 0; i < names.count; i++)
        own->band[i] = names.entries[i].key;
    band_sort(own);
    return true;
}

bool plane_kinds(struct plane *plane) {
    if (!axis_kind(plane, CHANNEL_X) || !axis_kind(plane, CHANNEL_Y))
        return false;
    axes_celled(plane);
    axes_banded(plane);
    for (size_t i = 0; i < plane->layers; i++)
        plane->layer[i].value = layer_value(plane, &plane->layer[i]);
    return axis_names(plane, CHANNEL_X) && axis_names(plane, CHANNEL_Y);
}
