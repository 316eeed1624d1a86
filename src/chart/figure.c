/* Figures: the same for all kinds of block. */
#include "chart/figure.h"

#include "base/html.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "chart/mark.h"
#include "chart/svg.h"

/* The layouts: name, width in user units, and the ids' suffix. */
struct figure_layout {
    struct str name;
    int width;
    const char *suffix;
};

static const struct figure_layout wide = {STR_INIT("wide"), UNITS(680), "w"};
static const struct figure_layout narrow = {STR_INIT("narrow"), UNITS(360),
                                            "n"};

/* Plots. --------------------------------------------------------------- */

static void plot_draw(const void *of, struct scene *scene) {
    const struct plot *plot = of;
    plot->mark->draw(plot, scene);
}

static void plot_describe(const void *of, struct description *out) {
    const struct plot *plot = of;
    plot->mark->describe(plot, out);
}

static void plot_tabulate(const void *of, struct sheet *sheet) {
    const struct plot *plot = of;
    plot->mark->tabulate(plot, sheet);
}

struct picture figure_plot(const struct plot *plot) {
    return (struct picture){.calc = plot->calc,
                            .of = plot,
                            .draw = plot_draw,
                            .describe = plot_describe,
                            .tabulate = plot_tabulate};
}

/* Texts. --------------------------------------------------------------- */

bool figure_read(struct calc *calc, const struct node *node,
                 struct figure_texts *texts) {
    const struct node *title = node_get(node, "title");
    const struct node *caption = node_get(node, "caption");
    const struct node *alt = node_get(node, "alt");
    bool fine = !title || spec_title(calc, title, &texts->title);
    if (caption)
        fine = spec_html(calc, caption, "caption", &texts->caption) && fine;
    if (alt)
        fine = spec_text(calc, alt, "alt", &texts->alt) && fine;
    return fine;
}

/* Drawings. ------------------------------------------------------------ */

static void figure_scene(const struct picture *picture,
                         const struct figure_layout *layout,
                         struct scene *scene) {
    scene_init(scene, calc_arena(picture->calc), layout->name, layout->width);
    picture->draw(picture->of, scene);
}

static void figure_svg(const struct picture *picture,
                       const struct figure_layout *layout,
                       const struct figure_texts *texts,
                       const struct svg_head *head, struct buf *out) {
    struct scene scene;
    struct svg_head own = *head;
    figure_scene(picture, layout, &scene);
    own.id = str_format(scene.arena, STR_FMT "-%s", STR_ARG(texts->id),
                        layout->suffix);
    size_t before = out->n;
    svg_write(&scene, &own, out);
    if (out->n - before <= LIMIT_SVG_BYTES)
        return;
    /* The table below has the numbers, too. */
    out->n = before;
    scene_drop_tooltips(&scene);
    svg_write(&scene, &own, out);
}

static bool figure_alt(const struct picture *picture,
                       const struct figure_texts *texts) {
    size_t length = utf8_count(texts->alt);
    if (length <= DESCRIBE_ALT_MOST)
        return true;
    struct diag *diag =
        diag_add(calc_diags(picture->calc), DIAG_BAD_CHART, texts->span,
                 "`alt` has %zu characters; at most %d are allowed", length,
                 DESCRIBE_ALT_MOST);
    diag_help(diag, "what all readers should know belongs in `caption`");
    return false;
}

bool figure_make(const struct picture *picture,
                 const struct figure_texts *texts, enum chart_width width,
                 struct figure *figure) {
    struct arena *arena = calc_arena(picture->calc);
    struct description description;
    struct buf svg, caption;
    if (!figure_alt(picture, texts))
        return false;
    struct svg_head head = {.title = texts->title};
    describe_init(&description, arena, texts->alt);
    picture->describe(picture->of, &description);
    head.description = describe_end(&description, texts->alt);
    buf_init(&svg, arena);
    if (width == CHART_FULL)
        figure_svg(picture, &wide, texts, &head, &svg);
    figure_svg(picture, &narrow, texts, &head, &svg);
    *figure = (struct figure){
        .svg = buf_str(&svg), .title = head.title, .caption = texts->caption};
    if (picture->notes)
        figure->notes = picture->notes(picture->of);
    picture->tabulate(picture->of, &figure->sheet);
    buf_init(&caption, arena);
    html_escape(&caption, head.title);
    figure->sheet.caption = buf_str(&caption);
    return true;
}

void figure_scenes(const struct picture *picture, enum chart_width width,
                   struct buf *out) {
    struct scene scene;
    if (width == CHART_FULL) {
        figure_scene(picture, &wide, &scene);
        scene_dump(&scene, out);
    }
    figure_scene(picture, &narrow, &scene);
    scene_dump(&scene, out);
}
