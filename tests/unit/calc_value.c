/* Values: made, indexed, looked up. */
#include "calc/calc.h"

#include "tap.h"

static const double packed[] = {1.5, 2.5};
static const struct list numbers = {.count = 2, .numbers = packed};

static void lists(void) {
    struct value items[] = {value_text(STR("a")), {.kind = VALUE_MISSING}};
    struct list mixed = {.count = 2, .items = items};
    struct value second = list_item(&numbers, 1);
    ok(second.kind == VALUE_NUMBER && !second.unit, "packed items are numbers");
    number_is(second.number, 2.5, "a packed item has its number");
    str_is(list_item(&mixed, 0).text, STR("a"), "a list may hold any value");
    ok(list_item(&mixed, 1).kind == VALUE_MISSING, "... and miss one");
    ok(value_truth(true).truth && value_truth(true).kind == VALUE_TRUTH,
       "a truth value is made");
}

static void tables(struct arena *arena) {
    struct column column = {.name = STR("x"), .values = &numbers};
    struct table table = {.columns = 1, .column = &column, .rows = 2};
    map_init(&table.index, arena);
    map_set(&table.index, column.name, &column);
    struct record row = {.table = &table, .row = 1};
    struct value value;
    ok(table_column(&table, STR("x")) == &column, "a column has its name");
    ok(!table_column(&table, STR("y")), "there is no other column");
    ok(record_field(&row, STR("x"), &value), "a row has its columns as fields");
    number_is(value.number, 2.5, "... with the values of the row");
    ok(!record_field(&row, STR("y"), &value), "... and no others");
}

static void records(void) {
    struct field fields[] = {{STR("a"), value_number(1, NULL)},
                             {STR("b"), value_number(2, NULL)}};
    struct record record = {.count = 2, .fields = fields};
    struct value value;
    ok(record_field(&record, STR("b"), &value), "a field is found");
    number_is(value.number, 2, "a field has its value");
    ok(!record_field(&record, STR("c"), &value), "an absent one is not");
}

static void names(void) {
    for (enum value_kind kind = VALUE_POISON; kind <= VALUE_FUNCTION; kind++)
        ok(str_from(value_kind_name(kind)).n > 0, "each kind has a name");
    ok(str_eq(str_from(value_kind_name(VALUE_NUMBER)), STR("a number")),
       "the name of a kind fits into a sentence");
}

int main(void) {
    struct arena arena = {0};
    lists();
    tables(&arena);
    records();
    names();
    arena_release(&arena);
    return tap_done();
}
