/* The course file's keys, one row each. */
#include "site/config.h"

#include "base/file.h"
#include "base/limits.h"
#include "data/data.h"
#include "site/keys.h"
#include "site/text.h"

#include <errno.h>
#include <stddef.h>

static const struct key author_keys[] = {
    {"name", offsetof(struct author, name), key_text},
    {"url", offsetof(struct author, url), key_url},
};

/* A name, or a map of name and url. */
static void read_author(struct key_reader *reader, const struct node *value,
                        struct authors *authors) {
    struct author author = {0};
    if (value->kind == NODE_MAP)
        keys_read(reader, value, "an author", author_keys,
                  sizeof author_keys / sizeof *author_keys, &author);
    else
        key_text(reader, value, &author.name);
    if (value->kind == NODE_MAP && author.name.text.n == 0)
        diag_add(reader->diags, DIAG_MISSING_KEY, value->span,
                 "an author has no `name`");
    ARENA_PUSH(reader->arena, authors->items, authors->count, authors->capacity,
               author);
}

static void key_authors(struct key_reader *reader, const struct node *value,
                        void *field) {
    if (value->kind != NODE_LIST) {
        read_author(reader, value, field);
        return;
    }
    for (size_t i = 0; i < value->count; i++)
        read_author(reader, value->items[i], field);
}

/* The letters, digits and hyphens of a language tag (RFC 5646). */
static void key_language(struct key_reader *reader, const struct node *value,
                         void *field) {
    struct excerpt text = {0};
    key_text(reader, value, &text);
    for (size_t i = 0; i < text.text.n; i++) {
        char c = text.text.s[i];
        if (str_letter(c) || (i > 0 && (str_digit(c) || c == '-')))
            continue;
        diag_add(reader->diags, DIAG_WRONG_TYPE, value->span,
                 "`language` is not a tag such as `en` or `pt-BR`");
        return;
    }
    if (text.text.n > 0)
        *(struct excerpt *)field = text;
}

static const struct key course_keys[] = {
    {"title", offsetof(struct config, title), key_text},
    {"term", offsetof(struct config, term), key_text},
    {"description", offsetof(struct config, description), key_text},
    {"url", offsetof(struct config, url), key_url},
    {"language", offsetof(struct config, language), key_language},
    {"authors", offsetof(struct config, authors), key_authors},
    {"repository", offsetof(struct config, repository), key_url},
    {"publish", offsetof(struct config, publish), key_text},
};

void config_load(struct arena *arena, struct diags *diags, struct str path,
                 struct str shown, struct config *config) {
    *config = (struct config){.language.text = STR("en")};
    struct str bytes;
    int error = file_read(arena, path, LIMIT_SOURCE_BYTES, &bytes);
    if (error == ENOENT)
        return;
    config->present = true;
    if (!text_source(arena, diags, shown, bytes, error, &config->source))
        return;
    struct node *map = data_yaml(arena, diags, excerpt_all(&config->source));
    if (!map)
        return;
    size_t before = diags->count[SEVERITY_ERROR];
    struct key_reader reader = {.arena = arena, .diags = diags};
    keys_read(&reader, map, "the course file", course_keys,
              sizeof course_keys / sizeof *course_keys, config);
    if (config->title.text.n == 0 && diags->count[SEVERITY_ERROR] == before)
        diag_help(diag_add(diags, DIAG_MISSING_KEY,
                           (struct span){&config->source, 0, 0},
                           "the course has no `title`"),
                  "add a line `title: ...`");
}
