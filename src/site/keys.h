/* Maps of YAML read into structs by a table: a row for each key.  Private to
 * site/.
 *
 *     static const struct key keys[] = {
 *         {"title", offsetof(struct front, title), key_text},
 *     };
 *     keys_read(&reader, map, "front matter", keys, count, &front);
 *
 * Thread: pure functions.
 */
#ifndef SITE_KEYS_H
#define SITE_KEYS_H

#include "data/data.h"

struct key_reader {
    struct arena *arena;
    struct diags *diags;
    const char *name; /* of the key being read */
};

/* Reads a value, which isn't empty, into `*field`; reports what is wrong. */
typedef void key_read(struct key_reader *reader, const struct node *value,
                      void *field);

struct key {
    const char *name;
    size_t offset;
    key_read *read;
};

/* Reads what the table knows of `map` and reports the rest.  Keys without a
 * value leave their field alone.  NULL is an empty map. */
void keys_read(struct key_reader *reader, const struct node *map,
               const char *what, const struct key *keys, size_t count,
               void *fields);

/* The families of fields. */
key_read key_text;   /* struct excerpt */
key_read key_truth;  /* bool */
key_read key_number; /* double */
key_read key_date;   /* struct str: "2026-09-03", a day that exists */
key_read key_url;    /* struct excerpt: begins with http:// or https:// */

#endif
