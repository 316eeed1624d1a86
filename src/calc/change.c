/* What differs between two calcs that many pages see, name by name.
 *
 * Values are compared as they are; a function, which is none to compare, may
 * mean something else as soon as anything in its calc does. */
#include "calc/share.h"
#include "calc/unit_table.h"

static bool same_value(struct arena *scratch, struct value a, struct value b);

static bool same_number(double a, double b) {
    union {
        double number;
        uint64_t bits;
    } x = {a}, y = {b};
    return x.bits == y.bits; /* 0 and -0 are written differently */
}

/* By name, since the same counts are declared in both. */
static bool same_unit(struct arena *scratch, const struct unit *a,
                      const struct unit *b) {
    return (!a && !b) || (a && b && unit_same(a, b) &&
                          str_eq(unit_name(scratch, a), unit_name(scratch, b)));
}

static bool same_list(struct arena *scratch, const struct list *a,
                      const struct list *b) {
    bool same = a->count == b->count && !a->numbers == !b->numbers &&
                same_unit(scratch, a->unit, b->unit);
    for (size_t i = 0; same && i < a->count; i++)
        same = a->numbers ? same_number(a->numbers[i], b->numbers[i])
                          : same_value(scratch, a->items[i], b->items[i]);
    return same;
}

static bool same_table(struct arena *scratch, const struct table *a,
                       const struct table *b) {
    bool same = str_eq(a->name, b->name) && a->columns == b->columns &&
                a->rows == b->rows;
    for (size_t i = 0; same && i < a->columns; i++) {
        const struct column *x = &a->column[i], *y = &b->column[i];
        same = str_eq(x->name, y->name) &&
               same_unit(scratch, x->unit, y->unit) &&
               same_list(scratch, x->values, y->values);
    }
    return same;
}

static bool same_record(struct arena *scratch, const struct record *a,
                        const struct record *b) {
    if (!a->table != !b->table)
        return false;
    if (a->table)
        return a->row == b->row && same_table(scratch, a->table, b->table);
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->fields[i].name, b->fields[i].name) &&
               same_value(scratch, a->fields[i].value, b->fields[i].value);
    return same;
}

static bool same_value(struct arena *scratch, struct value a, struct value b) {
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case VALUE_MISSING:
        return true;
    case VALUE_NUMBER:
        return same_number(a.number, b.number) &&
               same_unit(scratch, a.unit, b.unit);
    case VALUE_DATE:
        return same_number(a.number, b.number);
    case VALUE_TEXT:
        return str_eq(a.text, b.text);
    case VALUE_TRUTH:
        return a.truth == b.truth;
    case VALUE_LIST:
        return same_list(scratch, a.list, b.list);
    case VALUE_RECORD:
        return same_record(scratch, a.record, b.record);
    case VALUE_TABLE:
        return same_table(scratch, a.table, b.table);
    case VALUE_POISON:
    case VALUE_FUNCTION:
        break;
    }
    return false;
}

/* A definition as it is written, with the lines that go on with it: `show`
 * lets readers see it. */
static struct str written(const struct binding *binding) {
    if (!binding->definition)
        return (struct str){0};
    struct str text = binding->span.source->text;
    size_t from = binding->span.from, end = from;
    while ((end = str_find_byte(text, '\n', end)) != STR_NONE &&
           end + 1 < text.n && str_space(text.s[end + 1]))
        end++;
    return str_trim(str_slice(text, from, end));
}

static bool same_binding(struct arena *scratch, const struct binding *a,
                         const struct binding *b) {
    return a && b && a->plain && b->plain && str_eq(written(a), written(b)) &&
           same_value(scratch, a->slot.value, b->slot.value);
}

static bool same_units(const struct calc *a, const struct calc *b) {
    size_t count = a ? a->units.count : 0;
    bool same = count == (b ? b->units.count : 0);
    for (size_t i = 0; same && i < count; i++)
        same = str_eq(span_text(a->units.items[i]->span),
                      span_text(b->units.items[i]->span));
    return same;
}

static const struct binding *find(const struct calc *calc, struct str name) {
    return calc ? map_get(&calc->bindings, name) : NULL;
}

bool calc_changes(struct arena *arena, const struct calc *before,
                  const struct calc *after, struct map *names) {
    const struct calc *calcs[] = {before, after};
    map_init(names, arena);
    if (!same_units(before, after))
        return false;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; calcs[side] && i < calcs[side]->bindings.count;
             i++) {
            struct str name = calcs[side]->bindings.entries[i].key;
            if (!same_binding(arena, find(before, name), find(after, name)))
                map_set(names, name, names);
        }
    return true;
}
