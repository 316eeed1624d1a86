/* A diagram block: read, laid out for both widths, drawn. */
#include "chart/diagram.h"

#include "chart/diagram_layout.h"

#define WIDE UNITS(680)
#define NARROW UNITS(360)

/* The better of two layouts: what fits, then what is whole, then as it was
 * written. */
static const struct diagram_layout *plan_layout(const struct diagram *diagram,
                                                int width) {
    const struct diagram_layout *written = layout_make(diagram, width, false);
    if (written->fits && !written->cut)
        return written;
    const struct diagram_layout *turned = layout_make(diagram, width, true);
    if (written->fits != turned->fits)
        return written->fits ? written : turned;
    return turned->cut < written->cut ? turned : written;
}

static bool plan_fits(const struct diagram *diagram) {
    if (diagram->narrow->fits && diagram->wide->fits)
        return true;
    struct diag *diag =
        diag_add(calc_diags(diagram->calc), DIAG_LIMIT, diagram->span,
                 "this diagram finds no room on a %s",
                 diagram->wide->fits ? "phone" : "page");
    diag_help(diag, "fewer boxes or arrows beside each other");
    return false;
}

bool diagram_plan(struct calc *calc, const struct node *node,
                  struct diagram *diagram) {
    const struct node *boxes = node_get(node, "boxes");
    const struct node *arrows = node_get(node, "arrows");
    const struct node *groups = node_get(node, "groups");
    *diagram = (struct diagram){
        .calc = calc, .arena = calc_arena(calc), .span = node->span};
    if (!diagram_places(diagram, node))
        return false;
    bool fine = !boxes || diagram_boxes(diagram, boxes);
    fine = (!arrows || diagram_links(diagram, arrows)) && fine;
    fine = (!groups || diagram_groups(diagram, groups)) && fine;
    if (!fine)
        return false;
    diagram->wide = plan_layout(diagram, WIDE);
    diagram->narrow = plan_layout(diagram, NARROW);
    return plan_fits(diagram);
}

struct str diagram_title(const struct diagram *diagram) {
    return str_format(diagram->arena, "Diagram of %zu box%s", diagram->boxes,
                      diagram->boxes == 1 ? "" : "es");
}

static void diagram_draw(const void *of, struct scene *scene) {
    const struct diagram *diagram = of;
    layout_draw(scene->width == WIDE ? diagram->wide : diagram->narrow, scene);
}

struct picture diagram_picture(const struct diagram *diagram) {
    return (struct picture){.calc = diagram->calc,
                            .of = diagram,
                            .draw = diagram_draw,
                            .describe = diagram_describe,
                            .tabulate = diagram_tabulate};
}
