/* Units written: their names, what stands around a number, what they measure.
 *
 * Factors with positive powers come first, joined by "·", then each other one
 * behind a "/" of its own; a unit without positive powers has superscripts
 * (s⁻¹).  unit_read.c reads all of this. */
#include "calc/unit_table.h"

#include "base/num.h"

#include <stdlib.h>
#include <string.h>

#define NO_BREAK_SPACE "\xc2\xa0" /* U+00A0 */

static void write_factor(struct buf *out, const struct unit_factor *factor,
                         int power) {
    buf_add(out, factor->prefix->symbol);
    buf_add(out, factor->row->symbol);
    if (power != 1)
        num_superscript(out, power);
}

static bool has_numerator(const struct unit *unit) {
    for (size_t i = 0; i < unit->count; i++)
        if (unit->factors[i].power > 0)
            return true;
    return false;
}

/* The factors from index `from` on; "/x" for those of negative power. */
static void write_fraction(struct buf *out, const struct unit *unit,
                           size_t from) {
    bool first = true;
    for (size_t i = from; i < unit->count; i++) {
        if (unit->factors[i].power < 0)
            continue;
        if (!first)
            BUF_LITERAL(out, "·");
        write_factor(out, &unit->factors[i], unit->factors[i].power);
        first = false;
    }
    for (size_t i = from; i < unit->count; i++) {
        if (unit->factors[i].power > 0)
            continue;
        buf_char(out, '/');
        write_factor(out, &unit->factors[i], -unit->factors[i].power);
    }
}

static void write_unit(struct buf *out, const struct unit *unit) {
    if (has_numerator(unit)) {
        write_fraction(out, unit, 0);
        return;
    }
    for (size_t i = 0; i < unit->count; i++) {
        if (i)
            BUF_LITERAL(out, "·");
        write_factor(out, &unit->factors[i], unit->factors[i].power);
    }
}

struct str unit_name(struct arena *arena, const struct unit *unit) {
    struct buf out;
    buf_init(&out, arena);
    if (unit)
        write_unit(&out, unit);
    return buf_str(&out);
}

bool unit_money(const struct unit *unit) {
    return unit && unit->count == 1 && unit->factors[0].row->money &&
           unit->factors[0].power == 1;
}

/* Money, or money per something: its sign stands before the number. */
static bool leads_with_money(const struct unit *unit) {
    if (!unit->factors[0].row->money || unit->factors[0].power != 1)
        return false;
    for (size_t i = 1; i < unit->count; i++)
        if (unit->factors[i].power > 0)
            return false;
    return true;
}

void unit_around(struct arena *arena, const struct unit *unit,
                 struct str *before, struct str *behind) {
    *before = *behind = STR("");
    if (!unit)
        return;
    struct buf out;
    buf_init(&out, arena);
    if (leads_with_money(unit)) {
        *before = unit->factors[0].row->symbol;
        write_fraction(&out, unit, 1);
    } else {
        BUF_LITERAL(&out, NO_BREAK_SPACE);
        write_unit(&out, unit);
    }
    *behind = buf_str(&out);
}

/* What the whole of it measures, if there is a name for that: kWh/h is
 * power. */
static const char *quantity(const struct unit *unit) {
    for (size_t i = 0; i < unit_row_count; i++)
        if (memcmp(unit->power, unit_rows[i].power, sizeof unit->power) == 0)
            return unit_rows[i].quantity;
    return NULL;
}

static void write_quantity(struct buf *out, const struct unit_factor *factor) {
    buf_add(out, str_from(factor->row->quantity));
    if (abs(factor->power) != 1)
        num_superscript(out, abs(factor->power));
}

struct str unit_dimension(struct arena *arena, const struct unit *unit) {
    if (!unit)
        return STR("a plain number");
    if (quantity(unit))
        return str_from(quantity(unit));
    struct buf out;
    buf_init(&out, arena);
    for (size_t i = 0; i < unit->count; i++) {
        if (unit->factors[i].power < 0)
            continue;
        if (out.n)
            BUF_LITERAL(&out, "·");
        write_quantity(&out, &unit->factors[i]);
    }
    if (out.n == 0)
        buf_char(&out, '1');
    for (size_t i = 0; i < unit->count; i++) {
        if (unit->factors[i].power > 0)
            continue;
        buf_char(&out, '/');
        write_quantity(&out, &unit->factors[i]);
    }
    return buf_str(&out);
}
