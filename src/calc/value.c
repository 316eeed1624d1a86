/* Values made and taken apart; nothing here can fail on an author's input. */
#include "calc/value.h"

#include "base/diag.h"

struct value value_number(double number, const struct unit *unit) {
    return (struct value){.kind = VALUE_NUMBER, .number = number, .unit = unit};
}

struct value value_text(struct str text) {
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value value_truth(bool truth) {
    return (struct value){.kind = VALUE_TRUTH, .truth = truth};
}

struct value value_date(int day) {
    return (struct value){.kind = VALUE_DATE, .number = day};
}

struct value list_item(const struct list *list, size_t index) {
    if (index >= list->count)
        bug("an index is below the list's count");
    return list->numbers ? value_number(list->numbers[index], list->unit)
                         : list->items[index];
}

const struct column *table_column(const struct table *table, struct str name) {
    return map_get(&table->index, name);
}

bool record_field(const struct record *record, struct str name,
                  struct value *value) {
    if (record->table) {
        const struct column *column = table_column(record->table, name);
        if (column)
            *value = list_item(column->values, record->row);
        return column;
    }
    for (size_t i = 0; i < record->count; i++) {
        if (str_eq(record->fields[i].name, name)) {
            *value = record->fields[i].value;
            return true;
        }
    }
    return false;
}

static const char *const kind_names[] = {
    [VALUE_POISON] = "a mistake",    [VALUE_MISSING] = "a missing value",
    [VALUE_NUMBER] = "a number",     [VALUE_TEXT] = "text",
    [VALUE_TRUTH] = "a truth value", [VALUE_LIST] = "a list",
    [VALUE_RECORD] = "a record",     [VALUE_TABLE] = "a table",
    [VALUE_FUNCTION] = "a function", [VALUE_DATE] = "a date",
};

const char *value_kind_name(enum value_kind kind) {
    return kind_names[kind];
}
