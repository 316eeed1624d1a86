/* The table of marks, and the key that chooses one. */
#include "chart/mark.h"

#include "chart/arc.h"
#include "chart/bar.h"
#include "chart/plane.h"

#define BIT(channel) (1U << (channel))
#define X_Y (BIT(CHANNEL_X) | BIT(CHANNEL_Y))
#define COLOR BIT(CHANNEL_COLOR)
#define LABEL BIT(CHANNEL_LABEL)

/* A mark of the plane. */
#define PLANE(name, shown, stacks, options, plane)                       \
    {                                                                    \
        STR_INIT(name), X_Y | (shown), stacks, false, options, &(plane), \
            plane_plan, plane_draw, plane_describe, plane_tabulate       \
    }

static const struct mark marks[] = {
    {STR_INIT("bar"), X_Y | COLOR | LABEL, true, false, NULL, &plane_bar,
     bar_plan, bar_draw, bar_describe, bar_tabulate},
    {STR_INIT("arc"), BIT(CHANNEL_THETA) | COLOR | LABEL, false, false, NULL,
     NULL, arc_plan, arc_draw, arc_describe, arc_tabulate},
    PLANE("line", COLOR | LABEL | BIT(CHANNEL_SHAPE), false, line_options,
          plane_line),
    PLANE("point", COLOR | LABEL | BIT(CHANNEL_SHAPE) | BIT(CHANNEL_SIZE),
          false, NULL, plane_point),
    PLANE("area", COLOR, true, NULL, plane_area),
    PLANE("rule", COLOR | LABEL, false, rule_options, plane_rule),
    PLANE("text", LABEL, false, NULL, plane_text),
    PLANE("rect", COLOR | LABEL, false, rect_options, plane_rect),
    {STR_INIT("box"), X_Y | COLOR, false, true, box_options, &plane_box,
     plane_plan, plane_draw, plane_describe, plane_tabulate},
};

#define MARKS (sizeof marks / sizeof *marks)

static const struct mark layers = {
    STR_INIT("layers"), 0,          false,          false,         NULL, NULL,
    plane_plan,         plane_draw, plane_describe, plane_tabulate};

const struct mark *mark_layers(void) {
    return &layers;
}

const struct mark *mark_find(struct str name) {
    for (size_t i = 0; i < MARKS; i++)
        if (str_eq(marks[i].name, name))
            return &marks[i];
    return NULL;
}

void mark_names(struct near *near, struct buf *list) {
    for (size_t i = 0; i < MARKS; i++) {
        near_offer(near, marks[i].name);
        buf_printf(list, "%s`" STR_FMT "`", i ? ", " : "",
                   STR_ARG(marks[i].name));
    }
}

/* The key `mark`. ----------------------------------------------------- */

static bool mark_word(struct spec *spec, const struct node *node) {
    struct str name;
    if (!node_text(calc_diags(spec->calc), node, "mark", &name))
        return false;
    spec->mark = mark_find(name);
    if (spec->mark)
        return true;
    struct buf list;
    struct near near;
    buf_init(&list, calc_arena(spec->calc));
    near_init(&near, name);
    mark_names(&near, &list);
    struct diag *diag =
        diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
                 "no mark is called `" STR_FMT "`", STR_ARG(name));
    diag_help(diag, "there is " STR_FMT, STR_ARG(buf_str(&list)));
    diag_suggest(diag, near_best(&near));
    return false;
}

/* The words of an option: "`linear` or `step`". */
static struct str option_words(struct spec *spec,
                               const struct mark_option *option) {
    struct buf list;
    buf_init(&list, calc_arena(spec->calc));
    for (size_t i = 0; option->words[i]; i++)
        buf_printf(&list, "%s`%s`", i ? " or " : "", option->words[i]);
    return buf_str(&list);
}

static bool option_read(struct spec *spec, const struct mark_option *option,
                        const struct node *node, int *result) {
    struct str word;
    bool truth;
    if (!option->words) {
        if (!node_truth(calc_diags(spec->calc), node, option->key, &truth))
            return false;
        *result = truth;
        return true;
    }
    if (!node_text(calc_diags(spec->calc), node, option->key, &word))
        return false;
    for (int i = 0; option->words[i]; i++) {
        if (str_is(word, option->words[i])) {
            *result = i;
            return true;
        }
    }
    diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, node->span,
             "`%s` is " STR_FMT, option->key,
             STR_ARG(option_words(spec, option)));
    return false;
}

static bool mark_options(struct spec *spec, const struct node *node) {
    bool fine = true;
    const struct mark_option *option = spec->mark->option;
    for (size_t i = 0; option && option[i].key; i++) {
        const struct node *value = node_get(node, option[i].key);
        if (value)
            fine =
                option_read(spec, &option[i], value, &spec->option[i]) && fine;
    }
    return fine;
}

bool spec_mark(struct spec *spec, const struct node *node) {
    if (node->kind != NODE_MAP)
        return mark_word(spec, node);
    const struct node *type = node_get(node, "type");
    spec->options = node;
    if (type)
        return mark_word(spec, type) && mark_options(spec, node);
    diag_add(calc_diags(spec->calc), DIAG_MISSING_KEY, node->span,
             "a mark with options needs its `type`");
    return false;
}

bool spec_layer(const struct spec *spec) {
    const struct mark *mark = spec->mark;
    const char *names[SPEC_OPTIONS + 1] = {NULL};
    if (!mark || !mark->plane)
        return true;
    for (size_t i = 0; mark->option && mark->option[i].key; i++)
        names[i] = mark->option[i].key;
    const char *what = str_format(calc_arena(spec->calc),
                                  "the mark `" STR_FMT "`", STR_ARG(mark->name))
                           .s;
    bool fine = spec_takes(spec, what, mark->channels, names);
    if (spec->stack == STACK_DEFAULT || mark->stacks)
        return fine;
    return spec_refuse(spec, spec->stack_span, "%s has no `stack`", what);
}
