/* The table's interpreter, and a reader for each kind of field. */
#include "site/keys.h"

#include "base/date.h"
#include "base/num.h"

/* node_text reports what is a list or a map. */
static bool scalar(struct key_reader *reader, const struct node *value,
                   struct excerpt *text) {
    struct str ignored;
    if (!node_text(reader->diags, value, reader->name, &ignored))
        return false;
    *text = excerpt_trim(value->text);
    return true;
}

static void refuse(struct key_reader *reader, const struct node *value,
                   const char *wanted) {
    diag_add(reader->diags, DIAG_WRONG_TYPE, value->span, "`%s` is not %s",
             reader->name, wanted);
}

void key_text(struct key_reader *reader, const struct node *value,
              void *field) {
    scalar(reader, value, field);
}

void key_truth(struct key_reader *reader, const struct node *value,
               void *field) {
    node_truth(reader->diags, value, reader->name, field);
}

void key_number(struct key_reader *reader, const struct node *value,
                void *field) {
    struct excerpt text;
    if (scalar(reader, value, &text) && !num_parse(text.text, field))
        refuse(reader, value, "a number");
}

/* The days of a month of the Gregorian calendar. */
void key_date(struct key_reader *reader, const struct node *value,
              void *field) {
    struct excerpt text;
    if (!scalar(reader, value, &text))
        return;
    int day;
    if (date_parse(text.text, &day))
        *(struct str *)field = text.text;
    else
        refuse(reader, value, "a date such as 2026-09-03");
}

void key_url(struct key_reader *reader, const struct node *value, void *field) {
    struct excerpt text;
    if (!scalar(reader, value, &text))
        return;
    if (str_starts(text.text, STR("https://")) ||
        str_starts(text.text, STR("http://")))
        *(struct excerpt *)field = text;
    else
        refuse(reader, value, "a URL that begins with https://");
}

void keys_read(struct key_reader *reader, const struct node *map,
               const char *what, const struct key *keys, size_t count,
               void *fields) {
    if (!map)
        return;
    if (map->kind != NODE_MAP) {
        diag_add(reader->diags, DIAG_WRONG_TYPE, map->span,
                 "%s is not a map of `key: value` lines", what);
        return;
    }
    const char **names = ARENA_ARRAY(reader->arena, count, const char *);
    for (size_t i = 0; i < count; i++)
        names[i] = keys[i].name;
    node_check_keys(reader->diags, map, what, names, count);
    for (size_t i = 0; i < count; i++) {
        const struct node *value = node_get(map, keys[i].name);
        if (!value || node_empty(value))
            continue;
        reader->name = keys[i].name;
        keys[i].read(reader, value, (char *)fields + keys[i].offset);
    }
}
