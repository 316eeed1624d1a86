/* Bars in a scene: as the author wants them, or lying where they find no
 * room to stand, even without labels that are spare. */
#include "chart/bar_place.h"

void bar_draw(const struct plot *plot, struct scene *scene) {
    struct layout layout = {.plot = plot,
                            .scene = scene,
                            .arena = scene->arena,
                            .axis = {.plot = &plot->axis,
                                     .calc = plot->calc,
                                     .scene = scene,
                                     .arena = scene->arena,
                                     .lying = plot->horizontal}};
    if (!layout.axis.lying && bar_draw_standing(&layout))
        return;
    layout.bare = plot->spare;
    if (!layout.axis.lying && layout.bare && bar_draw_standing(&layout))
        return;
    layout.bare = false;
    layout.axis.lying = true;
    bar_draw_lying(&layout);
}
