/* Figures: the same for all marks. */
#include "chart/figure.h"

#include "base/html.h"
#include "base/utf8.h"
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

static void figure_scene(const struct plot *plot,
                         const struct figure_layout *layout,
                         struct scene *scene) {
    scene_init(scene, calc_arena(plot->calc), layout->name, layout->width);
    plot->mark->draw(plot, scene);
}

static void figure_svg(const struct plot *plot,
                       const struct figure_layout *layout,
                       const struct figure_texts *texts,
                       const struct svg_head *head, struct buf *out) {
    struct scene scene;
    struct svg_head own = *head;
    figure_scene(plot, layout, &scene);
    own.id = str_format(scene.arena, STR_FMT "-%s", STR_ARG(texts->id),
                        layout->suffix);
    svg_write(&scene, &own, out);
}

/* "Cost by Model", where the author gave no title. */
static struct str figure_title(const struct plot *plot, struct str title) {
    if (title.n)
        return title;
    title = str_format(
        calc_arena(plot->calc), STR_FMT "%s" STR_FMT, STR_ARG(plot->axis.title),
        plot->bands.title.n ? " by " : "", STR_ARG(plot->bands.title));
    return utf8_count(title) <= SPEC_TITLE_MAX ? title : STR("Bar chart");
}

static bool figure_alt(const struct plot *plot,
                       const struct figure_texts *texts) {
    size_t length = utf8_count(texts->alt);
    if (length <= DESCRIBE_ALT_MOST)
        return true;
    struct diag *diag =
        diag_add(calc_diags(plot->calc), DIAG_BAD_CHART, texts->span,
                 "`alt` has %zu characters; at most %d are allowed", length,
                 DESCRIBE_ALT_MOST);
    diag_help(diag, "what all readers should know belongs in `caption`");
    return false;
}

bool figure_make(const struct plot *plot, const struct figure_texts *texts,
                 enum chart_width width, struct figure *figure) {
    struct arena *arena = calc_arena(plot->calc);
    struct description description;
    struct buf svg, caption;
    if (!figure_alt(plot, texts))
        return false;
    struct svg_head head = {.title = figure_title(plot, texts->title)};
    describe_init(&description, arena, texts->alt);
    plot->mark->describe(plot, &description);
    head.description = describe_end(&description, texts->alt);
    buf_init(&svg, arena);
    if (width == CHART_FULL)
        figure_svg(plot, &wide, texts, &head, &svg);
    figure_svg(plot, &narrow, texts, &head, &svg);
    *figure = (struct figure){
        .svg = buf_str(&svg), .title = head.title, .caption = texts->caption};
    plot->mark->tabulate(plot, &figure->sheet);
    buf_init(&caption, arena);
    html_escape(&caption, head.title);
    figure->sheet.caption = buf_str(&caption);
    return true;
}

void figure_scenes(const struct plot *plot, enum chart_width width,
                   struct buf *out) {
    struct scene scene;
    if (width == CHART_FULL) {
        figure_scene(plot, &wide, &scene);
        scene_dump(&scene, out);
    }
    figure_scene(plot, &narrow, &scene);
    scene_dump(&scene, out);
}
