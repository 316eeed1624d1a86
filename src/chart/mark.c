/* The table of marks. */
#include "chart/mark.h"

#include "chart/arc.h"
#include "chart/bar.h"

static const struct mark marks[] = {
    {STR_INIT("bar"), bar_plan, bar_draw, bar_describe, bar_tabulate},
    {STR_INIT("arc"), arc_plan, arc_draw, arc_describe, arc_tabulate},
};

#define MARKS (sizeof marks / sizeof *marks)

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
