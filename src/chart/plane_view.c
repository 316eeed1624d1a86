/* Laying out a plane.
 *
 *     legend
 *     title of y
 *     labels of rules across x
 *     ticks of y | marks | texts of marks, labels of rules across y
 *                  ticks of x
 *                  title of x
 *
 * Margins come first, from left to right; then the height of what stands
 * above the plot; then all is drawn once.  If the labels of rules across y
 * then find no room on their lines, the scene is begun again with a margin
 * for them. */
#include "chart/plane.h"

#include <math.h>

#define NARROW UNITS(480)
#define HEIGHT UNITS(300)
#define HEIGHT_NARROW UNITS(250)
#define HEIGHT_PANEL UNITS(150)
/* To the right of the plot: half a point that lies on its edge. */
#define MARGIN UNITS(6)

/* A row of names. */
#define BAND_STEP UNITS(30)
#define BAND_STEP_DENSE UNITS(24)
#define BAND_DENSE_FROM 12
#define BAND_STEP_BESIDE UNITS(20)

/* A row of cells, at most. */
#define CELL_STEP UNITS(44)

/* Percent of the width that names on y may take; lines of one on x. */
#define NAME_PART 40
#define NAME_LINES 3
#define NAME_APART UNITS(4)

/* Between the plot and the names, and above a text that ends the head. */
#define HEAD_GAP UNITS(10)

#define FAR 1e7

int view_place(const struct view *view, enum channel_id axis, double number) {
    const struct bands *bands = &view->bands[axis];
    if (view->plane->axis[axis].plot.kind == SCALE_BAND)
        return bands_place(bands, (int)number) + bands->size / 2;
    const struct scale *scale = &view->axis[axis].scale;
    if (isinf(number))
        return (number > 0) == (scale->stop > scale->start) ? (int)FAR
                                                            : -(int)FAR;
    return scale_place(scale, number);
}

double view_base(const struct view *view, enum channel_id axis) {
    return axis_base(&view->axis[axis]);
}

int view_within(int place, int low, int high) {
    return place < low ? low : place > high ? high : place;
}

static void view_ends_of(const struct view *view, enum channel_id axis,
                         const struct position *position, int *low, int *high) {
    const struct bands *bands = &view->bands[axis];
    if (view->plane->axis[axis].plot.kind == SCALE_BAND) {
        *low = bands_place(bands, (int)position->from);
        *high = *low + bands->size;
        return;
    }
    int from = view_place(view, axis, position->from);
    int to = view_place(view, axis, position->to);
    *low = from < to ? from : to;
    *high = from < to ? to : from;
}

struct box view_box(const struct view *view, const struct position *x,
                    const struct position *y) {
    struct box box;
    const struct box *area = &view->area;
    view_ends_of(view, CHANNEL_X, x, &box.left, &box.right);
    view_ends_of(view, CHANNEL_Y, y, &box.top, &box.bottom);
    box.left = view_within(box.left, area->left, area->right);
    box.right = view_within(box.right, area->left, area->right);
    box.top = view_within(box.top, area->top, area->bottom);
    box.bottom = view_within(box.bottom, area->top, area->bottom);
    return box;
}

/* Axes. ------------------------------------------------------------------ */

static bool view_banded(const struct view *view, enum channel_id axis) {
    return view->plane->axis[axis].plot.kind == SCALE_BAND;
}

static void view_begin(struct view *view, const struct plane *plane,
                       struct scene *scene) {
    *view = (struct view){.plane = plane,
                          .scene = scene,
                          .arena = scene->arena,
                          .narrow = scene->width < NARROW};
    for (int i = 0; i < PLANE_AXES; i++) {
        view->axis[i] = (struct axis){.plot = &plane->axis[i].plot,
                                      .calc = plane->calc,
                                      .scene = scene,
                                      .arena = scene->arena,
                                      .lying = i == CHANNEL_X};
        view->rule[i] = ARENA_ARRAY(scene->arena, plane->axis[i].plot.rules,
                                    struct rule_place);
    }
}

/* Does a grid of cells take all of its bands? */
static bool view_cells(const struct view *view) {
    for (size_t i = 0; i < view->plane->layers; i++)
        if (view->plane->layer[i].mark->cells)
            return true;
    return false;
}

/* Wraps the names of an axis; their width, and the most lines of one. */
static int view_names(struct view *view, enum channel_id axis, int width,
                      size_t *most) {
    const struct plane_axis *own = &view->plane->axis[axis];
    int widest = 0;
    *most = 0;
    view->name[axis] = ARENA_ARRAY(view->arena, own->bands, struct text_lines);
    for (size_t i = 0; i < own->bands; i++) {
        struct text_lines *lines = &view->name[axis][i];
        text_wrap(view->arena, own->band[i], width, lines);
        if (lines->width > widest)
            widest = lines->width;
        if (lines->count > *most)
            *most = lines->count;
    }
    return (widest + 9) / 10 * 10;
}

/* The height of all that stands in the right margin. */
static int view_ends_height(const struct view *view) {
    const struct plot_axis *y = view->axis[CHANNEL_Y].plot;
    int sum = 0;
    for (size_t i = 0; i < view->plane->layers; i++) {
        const struct layer *layer = &view->plane->layer[i];
        for (size_t k = 0; layer->direct && k < layer->series; k++)
            sum += view_end_height(view, layer->serie[k].name);
    }
    for (size_t i = 0; view->aside && i < y->rules; i++)
        sum += view_end_height(view, y->rule[i].label);
    return sum;
}

static int view_height(const struct view *view) {
    int height = view->plane->panel ? HEIGHT_PANEL
                 : view->narrow     ? HEIGHT_NARROW
                                    : HEIGHT;
    int ends = view_ends_height(view);
    return ends > height ? ends : height;
}

/* Rows of cells, which leave nothing between them, as high as the plot has
 * room; where that is too little for their names every second, third ... one
 * is left.  The height of all. */
static int view_fit_cells(struct view *view, size_t lines) {
    size_t count = view->plane->axis[CHANNEL_Y].bands;
    int height = view_height(view);
    int step = height / (int)count, text = (int)lines * UNITS(TEXT_LINE);
    int names = lines == 1 ? 0 : text + UNITS(6), stride = 1;
    step = step > CELL_STEP ? CELL_STEP : step;
    step = step < names ? names : step;
    while (stride * step < UNITS(TEXT_LINE))
        stride++;
    for (size_t i = 0; i < count; i++)
        if (i % (size_t)stride)
            view->name[CHANNEL_Y][i].count = 0;
    view->bands[CHANNEL_Y] =
        (struct bands){.step = step, .size = step, .count = (int)count};
    return step * (int)count;
}

/* The radius of the largest point where areas show a number: scales begin and
 * end as far from the edges of the plot, so that no point lies on a tick. */
static int view_inset(const struct view *view) {
    int most = 0;
    for (size_t i = 0; i < view->plane->layers; i++) {
        const struct layer *layer = &view->plane->layer[i];
        bool sized = layer->spec->channel[CHANNEL_SIZE].terms > 0;
        for (size_t k = 0; sized && k < layer->data; k++)
            if (layer->datum[k].area > most)
                most = layer->datum[k].area;
    }
    return most ? symbol_radius(most) / 10 * 10 : 0;
}

/* How many boxes lie beside each other in a row. */
static int view_beside(const struct view *view) {
    size_t most = 1;
    for (size_t i = 0; i < view->plane->layers; i++) {
        const struct layer *layer = &view->plane->layer[i];
        if (layer->mark == &plane_box && layer->series > most)
            most = layer->series;
    }
    return view->plane->colour.named ? 1 : (int)most;
}

/* The height of the plot, and how wide the texts to its left are. */
static int view_fit_y(struct view *view, int *width) {
    const struct plane_axis *own = &view->plane->axis[CHANNEL_Y];
    int height = view_height(view);
    size_t most;
    if (!view_banded(view, CHANNEL_Y)) {
        int inset = view_inset(view);
        axis_fit(&view->axis[CHANNEL_Y], height - inset, inset);
        *width = view->axis[CHANNEL_Y].widest;
        return height;
    }
    *width = view_names(view, CHANNEL_Y, view->scene->width / 100 * NAME_PART,
                        &most);
    int step = own->bands > BAND_DENSE_FROM ? BAND_STEP_DENSE : BAND_STEP;
    int text = (int)most * UNITS(TEXT_LINE) + UNITS(6);
    int beside = view_beside(view) * BAND_STEP_BESIDE;
    step = step > beside ? step : beside;
    if (view_cells(view))
        height = view_fit_cells(view, most);
    else
        view->bands[CHANNEL_Y] =
            bands_grow((int)own->bands, 0, step > text ? step : text, &height);
    view->bands[CHANNEL_Y].back = own->plot.reverse;
    return height;
}

static int view_marks_margin(struct view *view) {
    int widest = 0;
    for (size_t i = 0; i < view->plane->layers; i++) {
        const struct layer *layer = &view->plane->layer[i];
        int width = layer->mark->margin ? layer->mark->margin(view, layer) : 0;
        if (width > widest)
            widest = width;
    }
    return widest;
}

/* Numbers on x: moves the ends inward until the texts of the first and last
 * tick stay in the scene. */
static void view_fit_x_numbers(struct view *view, int left, int right) {
    struct axis *axis = &view->axis[CHANNEL_X];
    int start = left, stop = right, inset = view_inset(view);
    for (int round = 0; round < 4; round++) {
        axis_fit(axis, start + inset, stop - inset);
        int before = axis_overhang(axis, false) - start - inset;
        int after = stop - inset + axis_overhang(axis, true) -
                    (view->scene->width - MARGIN);
        if (before <= 0 && after <= 0)
            break;
        start += before > 0 ? (before + 9) / 10 * 10 : 0;
        stop -= after > 0 ? (after + 9) / 10 * 10 : 0;
    }
    view->area.left = start;
    view->area.right = stop;
}

/* Twice the way from the middle of a band on x to the nearer edge of the
 * drawing: what its name may take. */
static int view_name_room(const struct view *view, size_t band) {
    const struct bands *bands = &view->bands[CHANNEL_X];
    int middle = bands_place(bands, (int)band) + bands->size / 2;
    int other = view->scene->width - middle;
    return 2 * (middle < other ? middle : other);
}

/* Numbers and days go on by themselves; of other names it is said that some
 * are left out. */
static void view_names_left_out(const struct view *view, int stride) {
    const struct plane_axis *own = &view->plane->axis[CHANNEL_X];
    bool counts = true;
    for (size_t i = 0; i < own->bands; i++)
        counts = counts && str_digit(own->band[i].s[0]);
    if (stride < 2 || counts)
        return;
    struct diag *diag = diag_add(
        calc_diags(view->plane->calc), DIAG_DROPPED_LABEL, own->channel->span,
        "no room for all %zu names below the plot: %s", own->bands,
        str_format(view->arena, "one of %d is there", stride).s);
    diag_help(diag, "names at `y` stand below each other");
}

/* Names on x: every second, third ... one where not all have room. */
static void view_thin_names(struct view *view) {
    size_t count = view->plane->axis[CHANNEL_X].bands;
    int step = view->bands[CHANNEL_X].step, stride = 1, width = 0;
    int most = view->scene->width / 100 * NAME_PART;
    for (size_t i = 0; i < count; i++) {
        int own = text_width(view->plane->axis[CHANNEL_X].band[i]);
        if (own > width)
            width = own;
    }
    width = width < most ? width : most;
    while (stride < (int)count && stride * step < width + NAME_APART)
        stride++;
    view_names_left_out(view, stride);
    for (size_t i = 0; i < count; i++) {
        int room = view_name_room(view, i);
        view->name[CHANNEL_X][i].count = 0;
        if (i % (size_t)stride == 0)
            text_wrap(view->arena, view->plane->axis[CHANNEL_X].band[i],
                      room < width ? room : width, &view->name[CHANNEL_X][i]);
    }
}

static void view_fit_x_names(struct view *view, int left, int right) {
    const struct plane_axis *own = &view->plane->axis[CHANNEL_X];
    struct bands *bands = &view->bands[CHANNEL_X];
    size_t most;
    int word = 0;
    view->area.left = left;
    view->area.right = right;
    *bands = bands_share((int)own->bands, left, right - left);
    if (view_cells(view)) {
        int step = (right - left) / (int)own->bands;
        *bands = (struct bands){.start = left,
                                .step = step,
                                .size = step,
                                .count = (int)own->bands};
        view->area.right = left + step * (int)own->bands;
    }
    bands->back = own->plot.reverse;
    view_names(view, CHANNEL_X, bands->step - NAME_APART, &most);
    for (size_t i = 0; i < own->bands; i++) {
        int width = text_word_width(own->band[i]);
        if (width > word)
            word = width;
    }
    if (most > NAME_LINES || word > bands->step - NAME_APART)
        view_thin_names(view);
}

/* The width of the right margin. */
static int view_margin(struct view *view) {
    const struct plot_axis *y = view->axis[CHANNEL_Y].plot;
    int widest = view_marks_margin(view);
    for (size_t i = 0; view->aside && i < y->rules; i++) {
        int width = view_end_width(view, y->rule[i].label);
        if (width > widest)
            widest = width;
    }
    return widest;
}

static void view_fit(struct view *view, int *height) {
    int width, margin = view_margin(view);
    *height = view_fit_y(view, &width);
    int left = (width + LAYOUT_GAP + 9) / 10 * 10;
    int right = (view->scene->width - MARGIN - margin) / 10 * 10;
    if (view_banded(view, CHANNEL_X))
        view_fit_x_names(view, left, right);
    else
        view_fit_x_numbers(view, left, right);
    for (int i = 0; i < PLANE_AXES; i++) {
        view->axis[i].area.left = view->area.left;
        view->axis[i].area.right = view->area.right;
    }
}

/* Head. ------------------------------------------------------------------ */

static struct str view_title(const struct view *view, enum channel_id axis) {
    return view_banded(view, axis) ? view->plane->axis[axis].plot.title
                                   : axis_title(&view->axis[axis]);
}

/* Legend, title of y, labels of rules; sets the top of the plot. */
static void view_head(struct view *view) {
    struct text_lines title;
    struct axis *x = &view->axis[CHANNEL_X];
    int top = HEAD_GAP;
    if (!view->plane->panel) {
        int y = view_legend(view, 0);
        text_wrap(view->arena, view_title(view, CHANNEL_Y), view->scene->width,
                  &title);
        scene_lines(view->scene, STYLE_AXIS_TITLE, ANCHOR_START, 0,
                    y + UNITS(12), &title);
        top += y + (int)title.count * UNITS(TEXT_LINE);
    }
    if (x->plot->rules)
        top += rule_rows(x, view->rule[CHANNEL_X]);
    view->area.top = top;
    for (size_t i = 0; i < x->plot->rules; i++)
        view->rule[CHANNEL_X][i].y += top;
}

static void view_settle(struct view *view, int height) {
    struct axis *y = &view->axis[CHANNEL_Y];
    view->area.bottom = view->area.top + height;
    view->bands[CHANNEL_Y].start += view->area.top;
    y->scale.start += view->area.top;
    y->scale.stop += view->area.top;
    view->axis[CHANNEL_X].area = view->axis[CHANNEL_Y].area = view->area;
}

/* Drawing. --------------------------------------------------------------- */

static void view_draw_names(struct view *view, enum channel_id axis) {
    const struct bands *bands = &view->bands[axis];
    for (int i = 0; i < bands->count; i++) {
        const struct text_lines *lines = &view->name[axis][i];
        int middle = bands_place(bands, i) + bands->size / 2;
        int more = ((int)lines->count - 1) * UNITS(TEXT_LINE);
        if (axis == CHANNEL_X)
            scene_lines(view->scene, STYLE_NAME, ANCHOR_MIDDLE, middle,
                        view->area.bottom + LAYOUT_TICKS, lines);
        else
            scene_lines(view->scene, STYLE_NAME, ANCHOR_END,
                        view->area.left - LAYOUT_GAP,
                        TEXT_BASELINE(middle - more / 2), lines);
    }
}

static void view_draw_back(struct view *view) {
    view_regions(view);
    for (int i = 0; i < PLANE_AXES; i++)
        if (!view_banded(view, (enum channel_id)i))
            axis_draw_grid(&view->axis[i]);
    view_region_edges(view);
}

/* The lines on which the plot stands: below its marks, but over those that
 * begin at zero, there. */
static void view_draw_axes(struct view *view, bool based) {
    const struct box *area = &view->area;
    for (int i = 0; i < PLANE_AXES; i++) {
        struct axis *other = &view->axis[1 - i];
        bool base = other->plot->kind != SCALE_BAND && other->plot->based;
        if (base != based)
            continue;
        if (base)
            axis_draw_base(other);
        else if (i == CHANNEL_X)
            scene_line(view->scene, STYLE_AXIS, area->left, area->bottom,
                       area->right, area->bottom);
        else
            scene_line(view->scene, STYLE_AXIS, area->left, area->top,
                       area->left, area->bottom);
    }
}

static void view_draw_texts(struct view *view) {
    for (int i = 0; i < PLANE_AXES; i++)
        if (view_banded(view, (enum channel_id)i))
            view_draw_names(view, (enum channel_id)i);
        else
            axis_draw_ticks(&view->axis[i]);
}

/* The title of x below its middle; sets the height of the scene. */
static void view_foot(struct view *view) {
    struct text_lines title;
    struct scene *scene = view->scene;
    size_t lines = 1;
    for (size_t i = 0; i < view->plane->axis[CHANNEL_X].bands; i++)
        if (view->name[CHANNEL_X][i].count > lines)
            lines = view->name[CHANNEL_X][i].count;
    int y =
        view->area.bottom + LAYOUT_TICKS + ((int)lines - 1) * UNITS(TEXT_LINE);
    scene->height = y + UNITS(6);
    if (view->plane->panel)
        return;
    text_wrap(view->arena, view_title(view, CHANNEL_X), scene->width, &title);
    int half = (title.width + 1) / 2;
    int middle = (view->area.left + view->area.right) / 2;
    middle = view_within(middle, half, scene->width - half);
    y += UNITS(22);
    scene_lines(scene, STYLE_AXIS_TITLE, ANCHOR_MIDDLE, middle, y, &title);
    scene->height = y + ((int)title.count - 1) * UNITS(TEXT_LINE) + UNITS(6);
}

static bool view_draw(struct view *view) {
    int height;
    view_fit(view, &height);
    view_head(view);
    view_settle(view, height);
    view_draw_back(view);
    view_draw_axes(view, false);
    for (size_t i = 0; i < view->plane->layers; i++)
        view->plane->layer[i].mark->draw(view, &view->plane->layer[i]);
    view_draw_axes(view, true);
    if (!view_rules(view))
        return false;
    view_draw_texts(view);
    view_ends(view);
    view_labels(view);
    view_foot(view);
    return true;
}

void plane_draw(const struct plot *plot, struct scene *scene) {
    struct view view;
    view_begin(&view, plot->plane, scene);
    if (view_draw(&view))
        return;
    scene->count = 0;
    view_begin(&view, plot->plane, scene);
    view.aside = true;
    view_draw(&view);
}
