/* Units that authors name themselves: counts, each of a dimension of its
 * own. */
#include "calc/unit_table.h"

const struct unit_declared *unit_declared(const struct unit_names *names,
                                          struct str name) {
    for (; names; names = names->up)
        for (size_t i = 0; i < names->count; i++)
            if (str_eq(names->items[i]->row.symbol, name))
                return names->items[i];
    return NULL;
}

static size_t count(const struct unit_names *names) {
    size_t sum = 0;
    for (; names; names = names->up)
        sum += names->count;
    return sum;
}

/* Reports a name that is taken. */
static bool is_taken(struct diags *diags, const struct unit_names *names,
                     struct span span) {
    struct str name = span_text(span);
    const struct unit_declared *first = unit_declared(names, name);
    struct unit_factor factor;
    size_t end;
    if (unit_refused(name, &end)) {
        unit_report(diags, names, span, name);
        return true;
    }
    if (!unit_find(names, name, &factor) && unit_multiplier(name, &end) == 0)
        return false;
    struct diag *diag =
        diag_add(diags, DIAG_DUPLICATE_NAME, span,
                 first ? "the unit `" STR_FMT "` is declared twice"
                       : "`" STR_FMT "` has a meaning behind numbers already",
                 STR_ARG(name));
    if (first)
        diag_label(diag, first->span, "it is declared here, too");
    return true;
}

void unit_declare(struct arena *arena, struct diags *diags,
                  struct unit_names *names, struct span span) {
    if (is_taken(diags, names, span))
        return;
    size_t base = BASE_DECLARED + count(names);
    if (base == UNIT_BASES) {
        diag_add(diags, DIAG_LIMIT, span, "at most %d units can be declared",
                 LIMIT_DECLARED_UNITS);
        return;
    }
    struct str name = str_copy(arena, span_text(span));
    struct unit_declared *declared = ARENA_NEW(arena, struct unit_declared);
    declared->row.symbol = name;
    declared->row.quantity = str_terminated(arena, name);
    declared->row.power[base] = 1;
    declared->span = span;
    ARENA_PUSH(arena, names->items, names->count, names->capacity, declared);
}
