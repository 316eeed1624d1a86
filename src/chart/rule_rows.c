/* Rules that stand across lying bars, and the labels above them.
 *
 * A label is to the right or to the left of the top of its line.  Where it
 * covers another line it has to be in a higher row than that line's label,
 * so that the line ends below it.  All ways of choosing sides are tried, few
 * as the rules are; the one with the fewest rows wins, and among those the
 * one with the most labels to the right.  Where each way would have two labels
 * above each other's, labels are wrapped more narrowly. */
#include "chart/layout.h"

#include "base/diag.h"
#include "base/limits.h"

/* Percent of the width that a label may take: the next number where no choice
 * of sides works. */
static const int rule_parts[] = {30, 20, 12};
#define RULE_PARTS (sizeof rule_parts / sizeof *rule_parts)
#define RULE_BESIDE UNITS(5)
#define RULE_CLEAR UNITS(3)
#define RULE_ROWS_GAP UNITS(4)

struct rows {
    size_t count;
    int width; /* of the scene */
    struct {
        int line, left, right;
        int row;
        bool is_left; /* of its line */
    } label[LIMIT_CHART_RULES];
};

/* Sets the sides; false if a label would leave the scene. */
static bool rows_sides(struct rows *rows, const struct rule_place *places,
                       unsigned lefts) {
    for (size_t i = 0; i < rows->count; i++) {
        int width = places[i].lines.width, line = places[i].at;
        bool left = lefts >> i & 1;
        rows->label[i].line = line;
        rows->label[i].is_left = left;
        rows->label[i].left =
            left ? line - RULE_BESIDE - width : line + RULE_BESIDE;
        rows->label[i].right = rows->label[i].left + width;
        rows->label[i].row = 0;
        if (rows->label[i].left < 0 || rows->label[i].right > rows->width)
            return false;
    }
    return true;
}

/* Does label `a` cover line `b`? */
static bool rows_covers(const struct rows *rows, size_t a, size_t b) {
    return rows->label[b].line > rows->label[a].left - RULE_CLEAR &&
           rows->label[b].line < rows->label[a].right + RULE_CLEAR;
}

/* Do two labels touch, without either covering the other's line? */
static bool rows_meet(const struct rows *rows, size_t a, size_t b) {
    return !rows_covers(rows, a, b) && !rows_covers(rows, b, a) &&
           rows->label[a].left < rows->label[b].right + RULE_CLEAR &&
           rows->label[b].left < rows->label[a].right + RULE_CLEAR;
}

/* Must label `a` go up because of `b`? */
static bool rows_wrong(const struct rows *rows, size_t a, size_t b) {
    if (rows_covers(rows, a, b))
        return rows->label[a].row <= rows->label[b].row;
    /* Of two that only meet the one goes up that would also have to if they
     * were wider, so that no circle comes about. */
    bool lefts = rows->label[a].is_left && rows->label[b].is_left;
    return (lefts ? a > b : a < b) &&
           rows->label[a].row == rows->label[b].row && rows_meet(rows, a, b);
}

/* Raises one label if it has to be; false if all are fine. */
static bool rows_raise(struct rows *rows) {
    for (size_t a = 0; a < rows->count; a++) {
        for (size_t b = 0; b < rows->count; b++) {
            if (a == b || !rows_wrong(rows, a, b))
                continue;
            rows->label[a].row++;
            return true;
        }
    }
    return false;
}

/* The number of rows that a choice of sides takes, or 0: labels leave the
 * scene, or each of two would have to be above the other. */
static int rows_try(struct rows *rows, const struct rule_place *places,
                    unsigned lefts) {
    int most = 2 * (int)rows->count, highest = 0;
    if (!rows_sides(rows, places, lefts))
        return 0;
    while (rows_raise(rows))
        for (size_t i = 0; i < rows->count; i++)
            if (rows->label[i].row >= most)
                return 0;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->label[i].row > highest)
            highest = rows->label[i].row;
    return highest + 1;
}

static int rows_bits(unsigned set) {
    int count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* False if no choice of sides works; the last one is kept then. */
static bool rows_choose(struct rows *rows, const struct rule_place *places) {
    unsigned best = 0;
    int best_cost = -1;
    for (unsigned lefts = 0; lefts < 1U << rows->count; lefts++) {
        int taken = rows_try(rows, places, lefts);
        int cost = taken * LIMIT_CHART_RULES * 2 + rows_bits(lefts);
        if (taken && (best_cost < 0 || cost < best_cost)) {
            best = lefts;
            best_cost = cost;
        }
    }
    rows_try(rows, places, best);
    return best_cost >= 0;
}

/* The height of a row, and of those below it. */
static int rows_height(const struct rows *rows, const struct rule_place *places,
                       int upto) {
    int sum = 0;
    for (int row = 0; row <= upto; row++) {
        size_t most = 0;
        for (size_t i = 0; i < rows->count; i++)
            if (rows->label[i].row == row && places[i].lines.count > most)
                most = places[i].lines.count;
        sum += (int)most * UNITS(TEXT_LINE);
    }
    return sum + RULE_ROWS_GAP;
}

static void rows_wrap(const struct axis *axis, struct rule_place *places,
                      int part) {
    const struct plot_axis *plot = axis->plot;
    for (size_t i = 0; i < plot->rules; i++) {
        places[i].at = scale_place(&axis->scale, plot->rule[i].number);
        text_wrap(axis->arena, plot->rule[i].label,
                  axis->scene->width / 100 * part, &places[i].lines);
    }
}

int rule_rows(const struct axis *axis, struct rule_place *places) {
    const struct plot_axis *plot = axis->plot;
    struct rows rows = {.count = plot->rules, .width = axis->scene->width};
    int height = 0;
    if (plot->rules > LIMIT_CHART_RULES)
        bug("more rules than were allowed");
    for (size_t part = 0; part < RULE_PARTS; part++) {
        rows_wrap(axis, places, rule_parts[part]);
        if (rows_choose(&rows, places))
            break;
    }
    for (size_t i = 0; i < rows.count; i++) {
        bool left = rows.label[i].is_left;
        int top = rows_height(&rows, places, rows.label[i].row);
        places[i].anchor = left ? ANCHOR_END : ANCHOR_START;
        places[i].x = left ? rows.label[i].right : rows.label[i].left;
        places[i].y = UNITS(12) - top;
        places[i].row = rows.label[i].row;
        places[i].end = top - UNITS(2);
        if (top > height)
            height = top;
    }
    return height;
}
