/* A diagram's shapes, from back to front: frames, titles, boxes, lines, heads,
 * texts, labels, and below all what found no room. */
#include "chart/diagram_layout.h"

#define CORNER UNITS(5)
#define FRAME_CORNER UNITS(8)

/* From the drawing to the list below it. */
#define LIST_ABOVE UNITS(18)

static void draw_frames(const struct diagram_layout *layout,
                        struct scene *scene) {
    for (size_t i = layout->diagram->groups; i-- > 0;)
        scene_rounded(scene, STYLE_FRAME, 0, false, layout_frame(layout, i),
                      FRAME_CORNER, (struct str){0});
    for (size_t i = 0; i < layout->diagram->groups; i++)
        scene_lines(scene, STYLE_AXIS_TITLE, ANCHOR_START,
                    layout->title_boxes[i].left,
                    layout->title_boxes[i].top + UNITS(12), &layout->titles[i]);
}

/* "GPU 0 (Workers)" */
static struct str box_tooltip(const struct diagram *diagram, size_t box) {
    struct str groups = diagram_around(diagram, box);
    struct str text = diagram->box[box].text;
    return groups.n ? str_format(diagram->arena, STR_FMT " (" STR_FMT ")",
                                 STR_ARG(text), STR_ARG(groups))
                    : text;
}

static void draw_boxes(const struct diagram_layout *layout,
                       struct scene *scene) {
    for (size_t i = 0; i < layout->diagram->boxes; i++) {
        struct box box = layout_box(layout, i);
        enum diagram_shape shape = layout->diagram->box[i].shape;
        int round = box.bottom - box.top < box.right - box.left
                        ? box.bottom - box.top
                        : box.right - box.left;
        if (shape == DIAGRAM_TEXT)
            continue;
        scene_rounded(scene, STYLE_NODE, 0, false, box,
                      shape == DIAGRAM_ROUND ? round / 2 : CORNER,
                      box_tooltip(layout->diagram, i));
    }
}

static void draw_texts(const struct diagram_layout *layout,
                       struct scene *scene) {
    for (size_t i = 0; i < layout->diagram->boxes; i++) {
        struct box box = layout_box(layout, i);
        const struct text_lines *lines = &layout->texts[i];
        int middle = (box.top + box.bottom) / 2 -
                     ((int)lines->count - 1) * UNITS(TEXT_LINE) / 2;
        scene_lines(scene, STYLE_NAME, ANCHOR_MIDDLE,
                    (box.left + box.right) / 2, TEXT_BASELINE(middle), lines);
    }
}

/* Lines. --------------------------------------------------------------- */

/* The ends and corners of a branch; returns how many. */
static size_t branch_spots(const struct diagram_layout *layout,
                           const struct branch *branch, struct spot *spots) {
    size_t count = 0;
    for (size_t i = 0; i < branch->count; i++) {
        const struct spot *points = branch->points;
        bool end = i == 0 || i + 1 == branch->count;
        if (!end && (points[i - 1].x == points[i + 1].x ||
                     points[i - 1].y == points[i + 1].y))
            continue;
        spots[count++] = layout_spot(layout, branch, i);
    }
    return count;
}

/* Draws the shaft; heads are appended to `heads`. */
static void draw_branch(const struct diagram_layout *layout,
                        const struct branch *branch, struct scene *scene,
                        struct spot *heads, size_t *count) {
    struct spot *spots = ARENA_ARRAY(scene->arena, branch->count, struct spot);
    size_t spot_count = branch_spots(layout, branch, spots);
    struct spot *first = &spots[0], *last = &spots[spot_count - 1];
    struct spot shaft[2] = {*first, *last};
    if (branch->head_first)
        shaft[0] =
            arrow_spots(spots[1], *first, &heads[ARROW_SPOTS * (*count)++]);
    if (branch->head_last)
        shaft[1] = arrow_spots(spots[spot_count - 2], *last,
                               &heads[ARROW_SPOTS * (*count)++]);
    *first = shaft[0];
    *last = shaft[1];
    scene_polyline(scene, STYLE_LINK, 0, false, spots, spot_count,
                   (struct str){0});
}

static void draw_links(const struct diagram_layout *layout,
                       struct scene *scene) {
    struct spot *heads = ARENA_ARRAY(
        scene->arena, layout->branches * 2 * ARROW_SPOTS, struct spot);
    size_t count = 0;
    for (size_t i = 0; i < layout->branches; i++)
        draw_branch(layout, &layout->branch[i], scene, heads, &count);
    for (size_t i = 0; i < count; i++)
        scene_polygon(scene, STYLE_HEAD, 0, false, &heads[ARROW_SPOTS * i],
                      ARROW_SPOTS, (struct str){0});
}

/* Labels. -------------------------------------------------------------- */

static void draw_labels(const struct diagram_layout *layout,
                        struct scene *scene) {
    for (size_t i = 0; i < layout->diagram->links; i++) {
        const struct diagram_label *label = &layout->labels[i];
        if (label->placed)
            scene_lines(scene, STYLE_NOTE, ANCHOR_MIDDLE,
                        (label->box.left + label->box.right) / 2,
                        label->box.top + UNITS(12), &label->lines);
    }
}

/* "Batch → GPU 0, GPU 1: a half each" */
static struct str list_text(const struct diagram_layout *layout, size_t link,
                            struct arena *arena) {
    static const char *const signs[] = {
        [DIAGRAM_TO] = " → ", [DIAGRAM_BOTH] = " ↔ ", [DIAGRAM_NONE] = " – "};
    const struct diagram *diagram = layout->diagram;
    const struct diagram_link *own = &diagram->link[link];
    struct buf text;
    buf_init(&text, arena);
    for (size_t i = 0; i < own->froms; i++)
        buf_printf(&text, "%s" STR_FMT, i ? ", " : "",
                   STR_ARG(diagram->box[own->from[i]].text));
    buf_add(&text, str_from(signs[own->heads]));
    for (size_t i = 0; i < own->tos; i++)
        buf_printf(&text, "%s" STR_FMT, i ? ", " : "",
                   STR_ARG(diagram->box[own->to[i]].text));
    buf_printf(&text, ": " STR_FMT, STR_ARG(own->label));
    return buf_str(&text);
}

/* What found no room, line by line; the bottom of the scene. */
static int draw_list(const struct diagram_layout *layout, struct scene *scene) {
    int y = layout->height + LIST_ABOVE, bottom = layout->height;
    for (size_t i = 0; i < layout->diagram->links; i++) {
        struct text_lines lines;
        if (layout->labels[i].placed || !layout->diagram->link[i].label.n)
            continue;
        text_wrap(scene->arena, list_text(layout, i, scene->arena),
                  scene->width, &lines);
        scene_lines(scene, STYLE_NAME, ANCHOR_START, 0, y, &lines);
        y += (int)lines.count * UNITS(TEXT_LINE);
        bottom = y - UNITS(TEXT_LINE) + UNITS(6);
    }
    return bottom;
}

void layout_draw(const struct diagram_layout *layout, struct scene *scene) {
    draw_frames(layout, scene);
    draw_boxes(layout, scene);
    draw_links(layout, scene);
    draw_texts(layout, scene);
    draw_labels(layout, scene);
    scene->height = draw_list(layout, scene);
}
