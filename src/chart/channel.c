/* Channels: `EXPRESSION [log] [reverse] ["Title"] [| format]`, a map of the
 * same with keys, or a map of series.
 *
 * A map is a channel's long form as soon as one of its keys is an option of
 * that form, and else a map of series from name to expression; the `value`
 * of a long form may be such a map, too.  A list of two is an interval. */
#include "chart/spec.h"

/* Terms. -------------------------------------------------------------- */

static bool term_is_text(struct excerpt text) {
    return str_find(text.text, STR("{{"), 0) != STR_NONE;
}

bool term_read(struct calc *calc, const struct node *node, const char *what,
               struct term *term) {
    struct str unused;
    struct formula formula;
    if (!node_text(calc_diags(calc), node, what, &unused))
        return false;
    struct excerpt text = excerpt_trim(node->text);
    *term = (struct term){.text = text};
    if (term_is_text(text))
        return true;
    if (!calc_formula(calc, text, &formula))
        return false;
    term->text = formula.text;
    term->expression = formula.expression;
    term->format = formula.format;
    return true;
}

struct value term_value(struct calc *calc, const struct term *term,
                        const struct row *row) {
    if (term->column)
        return list_item(term->column->values, row->index);
    if (term->expression)
        return calc_evaluate(calc, term->expression, row);
    return value_text(calc_text(calc, term->text, row));
}

struct str term_show(struct calc *calc, const struct term *term,
                     struct value value, const struct format *format) {
    if (value.kind == VALUE_MISSING)
        return STR("");
    if (value.kind == VALUE_TEXT && !term->format)
        return value.text;
    return calc_show(calc, value, term->format ? term->format : format,
                     excerpt_whole(term->text));
}

bool term_same(const struct term *a, const struct term *b) {
    return str_eq(a->text.text, b->text.text);
}

/* Only a word of small letters gets a capital: `mAP` and `fp16` are names. */
static bool term_plain_word(struct str name) {
    for (size_t i = 0; i < name.n; i++)
        if (name.s[i] != ' ' && !(name.s[i] >= 'a' && name.s[i] <= 'z'))
            return false;
    return name.n > 0;
}

struct str term_title(struct calc *calc, const struct term *term) {
    struct str name =
        term->expression ? calc_name(term->expression) : (struct str){0};
    if (term->column)
        name = term->column->name;
    if (!name.n)
        name = term->text.text;
    if (!term_plain_word(name))
        return name;
    return str_format(calc_arena(calc), "%c" STR_FMT, name.s[0] - 'a' + 'A',
                      STR_ARG(str_slice(name, 1, name.n)));
}

/* The short form. ----------------------------------------------------- */

static void channel_one(struct calc *calc, struct channel *channel) {
    channel->terms = 1;
    channel->term = ARENA_NEW(calc_arena(calc), struct term);
}

/* The names of all scales, for a message. */
static struct str scale_list(struct calc *calc) {
    struct buf list;
    buf_init(&list, calc_arena(calc));
    for (int i = 0; i < SCALE_COUNT; i++)
        buf_printf(&list, "%s`" STR_FMT "`", i ? ", " : "",
                   STR_ARG(scale_name((enum scale_kind)i)));
    return buf_str(&list);
}

static bool channel_scale(struct calc *calc, struct str name, struct span span,
                          struct channel *channel) {
    channel->scaled = true;
    if (scale_find(name, &channel->scale))
        return true;
    struct diag *diag =
        diag_add(calc_diags(calc), DIAG_BAD_CHART, span,
                 "no scale is called `" STR_FMT "`", STR_ARG(name));
    diag_help(diag, "the scales are " STR_FMT, STR_ARG(scale_list(calc)));
    return false;
}

static bool channel_word(struct calc *calc, struct excerpt word,
                         struct channel *channel) {
    enum scale_kind kind;
    if (str_is(word.text, "reverse")) {
        channel->reverse = true;
        return true;
    }
    if (scale_find(word.text, &kind)) {
        channel->scaled = true;
        channel->scale = kind;
        return true;
    }
    struct diag *diag = diag_add(
        calc_diags(calc), DIAG_BAD_CHART, excerpt_whole(word),
        "`" STR_FMT "` cannot stand behind an expression", STR_ARG(word.text));
    diag_help(diag,
              "what can: a scale (" STR_FMT "), `reverse`, a title in "
              "quotes, `| format`",
              STR_ARG(scale_list(calc)));
    return false;
}

/* Takes the first word, quotes included, off `rest`. */
static struct excerpt channel_next(struct excerpt *rest) {
    size_t end = 0;
    struct str text = rest->text;
    if (text.s[0] == '"') {
        end = str_find_byte(text, '"', 1);
        end = end == STR_NONE ? text.n : end + 1;
    } else {
        while (end < text.n && !str_space(text.s[end]) && text.s[end] != '|')
            end++;
    }
    struct excerpt word = excerpt_slice(*rest, 0, end);
    *rest = excerpt_trim(excerpt_slice(*rest, end, text.n));
    return word;
}

/* What follows the expression. */
static bool channel_rest(struct calc *calc, struct excerpt rest,
                         struct channel *channel) {
    while (rest.text.n) {
        if (rest.text.s[0] == '|') {
            channel->format =
                calc_format(calc, excerpt_slice(rest, 1, rest.text.n));
            return channel->format != NULL;
        }
        struct excerpt word = channel_next(&rest);
        if (word.text.s[0] == '"')
            channel->title =
                calc_text(calc, excerpt_slice(word, 1, word.text.n - 1), NULL);
        else if (!channel_word(calc, word, channel))
            return false;
    }
    return true;
}

static bool channel_short(struct calc *calc, const struct node *node,
                          struct channel *channel) {
    struct excerpt text = excerpt_trim(node->text);
    size_t end = 0;
    channel_one(calc, channel);
    struct term *term = channel->term;
    if (term_is_text(text)) {
        term->text = text;
        return true;
    }
    term->expression = calc_begin(calc, text, &end);
    if (!term->expression)
        return false;
    term->text = excerpt_trim(excerpt_slice(text, 0, end));
    return channel_rest(
        calc, excerpt_trim(excerpt_slice(text, end, text.text.n)), channel);
}

/* Series. ------------------------------------------------------------- */

static bool channel_series(struct calc *calc, const struct node *node,
                           struct channel *channel) {
    bool fine = true;
    channel->series = true;
    channel->terms = node->count;
    channel->term = ARENA_ARRAY(calc_arena(calc), node->count, struct term);
    for (size_t i = 0; i < node->count; i++) {
        struct term *term = &channel->term[i];
        struct str name = node->pairs[i].key->text.text;
        const char *what = str_terminated(calc_arena(calc), name);
        fine = term_read(calc, node->pairs[i].value, what, term) && fine;
        term->name = str_trim(name);
    }
    if (!node->count) {
        diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
                 "`" STR_FMT "` names no series", STR_ARG(channel->key));
        return false;
    }
    if (fine)
        channel->format = channel->term[0].format;
    return fine;
}

/* Intervals. ---------------------------------------------------------- */

/* Least, lower quartile, median, upper quartile, greatest. */
#define FIVE 5

static bool channel_five(struct calc *calc, const struct node *node,
                         struct channel *channel) {
    bool fine = true;
    channel->five = true;
    channel->terms = FIVE;
    channel->term = ARENA_ARRAY(calc_arena(calc), FIVE, struct term);
    for (size_t i = 0; i < FIVE; i++)
        fine = term_read(calc, node->items[i], "a number of a box",
                         &channel->term[i]) &&
               fine;
    if (fine)
        channel->format = channel->term[0].format;
    return fine;
}

static bool channel_interval(struct calc *calc, const struct node *node,
                             struct channel *channel) {
    if (node->count == FIVE)
        return channel_five(calc, node, channel);
    channel_one(calc, channel);
    channel->end = ARENA_NEW(calc_arena(calc), struct term);
    if (node->count != 2) {
        diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
                 "an interval is `[from, to]`");
        return false;
    }
    bool fine = term_read(calc, node->items[0], "from", channel->term);
    fine = term_read(calc, node->items[1], "to", channel->end) && fine;
    channel->format = fine ? channel->end->format : NULL;
    return fine;
}

/* The long form. ------------------------------------------------------ */

static bool option_value(struct calc *calc, const struct node *node,
                         struct channel *channel) {
    if (node->kind == NODE_MAP)
        return channel_series(calc, node, channel);
    if (node->kind == NODE_LIST)
        return channel_interval(calc, node, channel);
    channel_one(calc, channel);
    if (!term_read(calc, node, "value", channel->term))
        return false;
    channel->format = channel->term->format;
    return true;
}

static bool option_scale(struct calc *calc, const struct node *node,
                         struct channel *channel) {
    struct str name;
    return node_text(calc_diags(calc), node, "scale", &name) &&
           channel_scale(calc, name, node->span, channel);
}

static bool option_title(struct calc *calc, const struct node *node,
                         struct channel *channel) {
    return spec_text(calc, node, "title", &channel->title);
}

static bool option_domain(struct calc *calc, const struct node *node,
                          struct channel *channel) {
    channel->domain = node;
    if (node->kind == NODE_LIST && node->count)
        return true;
    diag_add(calc_diags(calc), DIAG_WRONG_TYPE, node->span,
             "a domain is a list: `[from, to]`, or the names in their order");
    return false;
}

static bool option_format(struct calc *calc, const struct node *node,
                          struct channel *channel) {
    struct str unused;
    if (!node_text(calc_diags(calc), node, "format", &unused))
        return false;
    channel->format = calc_format(calc, node->text);
    return channel->format != NULL;
}

struct sort_word {
    struct str word;
    enum sort sort;
    enum channel_id by; /* CHANNEL_COUNT: by itself */
};

/* Vega-Lite's words: by itself, or by what another channel shows. */
static const struct sort_word sort_words[] = {
    {STR_INIT("ascending"), SORT_ASCENDING, CHANNEL_COUNT},
    {STR_INIT("descending"), SORT_DESCENDING, CHANNEL_COUNT},
    {STR_INIT("x"), SORT_ASCENDING, CHANNEL_X},
    {STR_INIT("-x"), SORT_DESCENDING, CHANNEL_X},
    {STR_INIT("y"), SORT_ASCENDING, CHANNEL_Y},
    {STR_INIT("-y"), SORT_DESCENDING, CHANNEL_Y},
};

static bool option_sort(struct calc *calc, const struct node *node,
                        struct channel *channel) {
    struct str word;
    if (!node_text(calc_diags(calc), node, "sort", &word))
        return false;
    channel->sort_span = node->span;
    for (size_t i = 0; i < sizeof sort_words / sizeof *sort_words; i++) {
        const struct sort_word *row = &sort_words[i];
        if (!str_eq(row->word, word))
            continue;
        channel->sort = row->sort;
        channel->by_value =
            row->by != CHANNEL_COUNT &&
            !str_is(channel->key, row->by == CHANNEL_X ? "x" : "y");
        return true;
    }
    diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
             "`sort` is `ascending`, `descending`, or the channel to sort by: "
             "`x`, `-x`, `y`, `-y`");
    return false;
}

static bool option_reverse(struct calc *calc, const struct node *node,
                           struct channel *channel) {
    return node_truth(calc_diags(calc), node, "reverse", &channel->reverse);
}

struct channel_option {
    const char *key;
    bool (*read)(struct calc *calc, const struct node *node,
                 struct channel *channel);
};

/* `value` comes first: a `format` behind it is the later word. */
static const struct channel_option options[] = {
    {"value", option_value},     {"scale", option_scale},
    {"title", option_title},     {"domain", option_domain},
    {"format", option_format},   {"sort", option_sort},
    {"reverse", option_reverse},
};

#define OPTIONS (sizeof options / sizeof *options)

static bool channel_long(struct calc *calc, const struct node *node,
                         struct channel *channel) {
    const char *keys[OPTIONS];
    bool fine = true;
    for (size_t i = 0; i < OPTIONS; i++)
        keys[i] = options[i].key;
    node_check_keys(
        calc_diags(calc), node,
        str_format(calc_arena(calc), "`" STR_FMT "`", STR_ARG(channel->key)).s,
        keys, OPTIONS);
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct node *value = node_get(node, options[i].key);
        if (value)
            fine = options[i].read(calc, value, channel) && fine;
    }
    if (channel->terms)
        return fine;
    diag_add(calc_diags(calc), DIAG_BAD_CHART, node->span,
             "`" STR_FMT "` has no `value`", STR_ARG(channel->key));
    return false;
}

static bool channel_is_long(const struct node *node) {
    for (size_t i = 0; i < OPTIONS; i++)
        if (node_get(node, options[i].key))
            return true;
    return false;
}

bool channel_read(struct calc *calc, struct str key, const struct node *node,
                  struct channel *channel) {
    struct str unused;
    *channel = (struct channel){.key = key, .span = node->span};
    if (node->kind == NODE_MAP)
        return channel_is_long(node) ? channel_long(calc, node, channel)
                                     : channel_series(calc, node, channel);
    if (node->kind == NODE_LIST)
        return channel_interval(calc, node, channel);
    return node_text(calc_diags(calc), node,
                     str_terminated(calc_arena(calc), key), &unused) &&
           channel_short(calc, node, channel);
}
