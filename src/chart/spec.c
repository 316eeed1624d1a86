/* The keys of a chart block: one row of a table each. */
#include "chart/spec.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "chart/mark.h"
#include "chart/plane.h"

#include <string.h>

bool spec_text(struct calc *calc, const struct node *node, const char *what,
               struct str *text) {
    if (!node_text(calc_diags(calc), node, what, text))
        return false;
    *text = str_trim(calc_text(calc, excerpt_trim(node->text), NULL));
    return true;
}

bool spec_html(struct calc *calc, const struct node *node, const char *what,
               struct str *html) {
    if (!node_text(calc_diags(calc), node, what, html))
        return false;
    *html = calc_text_html(calc, excerpt_trim(node->text), NULL);
    return true;
}

bool spec_title(struct calc *calc, const struct node *node, struct str *text) {
    if (!spec_text(calc, node, "title", text))
        return false;
    size_t length = utf8_count(*text);
    if (length <= SPEC_TITLE_MAX)
        return true;
    struct diag *diag =
        diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
                 "a title of %zu characters; at most %d are allowed", length,
                 SPEC_TITLE_MAX);
    diag_help(diag, "`caption` takes longer text");
    return false;
}

/* Options. ------------------------------------------------------------ */

static bool read_title(struct spec *spec, const struct node *node) {
    return spec_title(spec->calc, node, &spec->title);
}

static bool read_caption(struct spec *spec, const struct node *node) {
    return spec_html(spec->calc, node, "caption", &spec->caption);
}

static bool read_alt(struct spec *spec, const struct node *node) {
    return spec_text(spec->calc, node, "alt", &spec->alt);
}

static bool read_data(struct spec *spec, const struct node *node) {
    struct str unused;
    if (!node_text(calc_diags(spec->calc), node, "data", &unused))
        return false;
    spec->data = calc_rows(spec->calc, excerpt_trim(node->text));
    if (spec->data && !spec->data->rows) {
        diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
                 "there is no row to draw");
        return false;
    }
    return spec->data != NULL;
}

static bool read_channel(struct spec *spec, enum channel_id id, struct str key,
                         const struct node *node) {
    return channel_read(spec->calc, key, node, &spec->channel[id]);
}

static bool read_x(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_X, STR("x"), node);
}

static bool read_y(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_Y, STR("y"), node);
}

static bool read_color(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_COLOR, STR("color"), node);
}

static bool read_size(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_SIZE, STR("size"), node);
}

static bool read_shape(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_SHAPE, STR("shape"), node);
}

static bool read_label(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_LABEL, STR("label"), node);
}

static bool read_theta(struct spec *spec, const struct node *node) {
    return read_channel(spec, CHANNEL_THETA, STR("theta"), node);
}

static bool read_facet(struct spec *spec, const struct node *node) {
    return channel_read(spec->calc, STR("facet"), node, &spec->facet);
}

struct stack_word {
    const char *word;
    enum stack stack;
};

static const struct stack_word stack_words[] = {
    {"true", STACK_YES},
    {"false", STACK_NO},
    {"normalize", STACK_NORMALIZE},
};

static bool read_stack(struct spec *spec, const struct node *node) {
    struct str word;
    if (!node_text(calc_diags(spec->calc), node, "stack", &word))
        return false;
    spec->stack_span = node->span;
    for (size_t i = 0; i < sizeof stack_words / sizeof *stack_words; i++) {
        if (str_is(word, stack_words[i].word)) {
            spec->stack = stack_words[i].stack;
            return true;
        }
    }
    diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
             "`stack` is `true`, `false` or `normalize`");
    return false;
}

/* The block. ---------------------------------------------------------- */

struct option {
    const char *key;
    bool layer; /* a layer may have it, too */
    bool (*read)(struct spec *spec, const struct node *node);
};

static bool read_layers(struct spec *spec, const struct node *node);

static const struct option options[] = {
    {"title", false, read_title}, {"caption", false, read_caption},
    {"alt", false, read_alt},     {"data", true, read_data},
    {"mark", true, spec_mark},    {"x", true, read_x},
    {"y", true, read_y},          {"color", true, read_color},
    {"size", true, read_size},    {"shape", true, read_shape},
    {"label", true, read_label},  {"stack", true, read_stack},
    {"rules", false, spec_rules}, {"bands", false, spec_regions},
    {"notes", false, spec_notes}, {"theta", false, read_theta},
    {"facet", false, read_facet}, {"layers", false, read_layers},
};

#define OPTIONS (sizeof options / sizeof *options)

/* Reads the keys of a chart, or of one of its layers. */
static bool spec_keys(struct spec *spec, const struct node *node, bool layer) {
    const char *keys[OPTIONS], *what = layer ? "a layer" : "a chart";
    bool fine = true;
    size_t count = 0;
    if (node->kind != NODE_MAP) {
        diag_add(calc_diags(spec->calc), DIAG_WRONG_TYPE, node->span,
                 "%s is a map of `key: value` lines", what);
        return false;
    }
    for (size_t i = 0; i < OPTIONS; i++)
        if (!layer || options[i].layer)
            keys[count++] = options[i].key;
    node_check_keys(calc_diags(spec->calc), node, what, keys, count);
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct node *value = node_get(node, options[i].key);
        if (value && (!layer || options[i].layer))
            fine = options[i].read(spec, value) && fine;
    }
    return fine;
}

static bool spec_needs(const struct spec *spec, bool there, const char *what,
                       const char *key) {
    if (!there)
        diag_add(calc_diags(spec->calc), DIAG_MISSING_KEY, spec->span,
                 "%s needs `%s`", what, key);
    return there;
}

/* What a layer does not say it has from its chart: data, mark, and of the
 * channels those that the mark shows. */
static void layer_inherit(struct spec *layer, const struct spec *spec) {
    if (!layer->data)
        layer->data = spec->data;
    if (!layer->mark) {
        layer->mark = spec->mark;
        memcpy(layer->option, spec->option, sizeof layer->option);
    }
    for (int i = 0; i < CHANNEL_COUNT; i++)
        if (!layer->channel[i].terms && layer->mark &&
            layer->mark->channels & 1U << i)
            layer->channel[i] = spec->channel[i];
    if (layer->stack == STACK_DEFAULT)
        layer->stack = spec->stack;
}

static void spec_begin(struct calc *calc, const struct node *node,
                       struct spec *spec) {
    *spec = (struct spec){.calc = calc, .span = node->span};
    for (size_t i = 0; i < SPEC_OPTIONS; i++)
        spec->option[i] = -1;
}

static bool layer_read(struct spec *spec, const struct node *node,
                       struct spec *layer) {
    spec_begin(spec->calc, node, layer);
    if (!spec_keys(layer, node, true))
        return false;
    bool fine = spec_layer(layer);
    layer_inherit(layer, spec);
    fine = spec_needs(layer, layer->data != NULL, "a layer", "data") && fine;
    return spec_needs(layer, layer->mark != NULL, "a layer", "mark") && fine;
}

/* The last of the keys: layers have what was read before them. */
static bool read_layers(struct spec *spec, const struct node *node) {
    bool fine = true;
    if (node->kind != NODE_LIST || !node->count) {
        diag_add(calc_diags(spec->calc), DIAG_WRONG_TYPE, node->span,
                 "layers are a list: `- {mark: line, x: ..., y: ...}`");
        return false;
    }
    if (node->count > LIMIT_CHART_LAYERS) {
        diag_add(calc_diags(spec->calc), DIAG_LIMIT, node->span,
                 "%zu layers; a chart has at most %d", node->count,
                 LIMIT_CHART_LAYERS);
        return false;
    }
    spec->layers = node->count;
    spec->layer = ARENA_ARRAY(calc_arena(spec->calc), node->count, struct spec);
    for (size_t i = 0; i < node->count; i++)
        fine = layer_read(spec, node->items[i], &spec->layer[i]) && fine;
    return fine;
}

bool spec_read(struct calc *calc, const struct node *node, struct spec *spec) {
    spec_begin(calc, node, spec);
    bool fine = spec_keys(spec, node, false);
    if (node->kind != NODE_MAP || node_get(node, "layers")) {
        spec->mark = mark_layers();
        return fine;
    }
    fine = spec_needs(spec, node_get(node, "data"), "a chart", "data") && fine;
    fine = spec_needs(spec, node_get(node, "mark"), "a chart", "mark") && fine;
    if (spec->mark && spec->mark->plan == plane_plan)
        fine = spec_layer(spec) && fine;
    return fine;
}
