/* Files by their paths, the program's first and the course's in their place;
 * then all templates are parsed, then their partials looked for. */
#include "site/theme.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/builtin.h"
#include "site/scan.h"
#include "site/text.h"

static const char *const part_names[THEME_PARTS] = {
    [THEME_PAGE] = "page",
    [THEME_HOME] = "home",
    [THEME_FIGURE] = "figure",
    [THEME_FIGURES] = "figures",
    [THEME_TABLE] = "table",
    [THEME_DATA] = "data",
    [THEME_DEFINITIONS] = "definitions",
    [THEME_CLAIMS] = "claims",
    [THEME_EXAMPLE] = "example",
    [THEME_RESULTS] = "results",
};

struct loader {
    struct arena *arena;
    struct diags *diags;
    struct map files; /* "templates/page.html" -> struct output */
};

static void add_file(struct loader *loader, const struct output *output) {
    struct output *file = ARENA_NEW(loader->arena, struct output);
    *file = *output;
    map_set(&loader->files, file->path, file);
}

/* The preview's script is in the program, but in no site. */
static void add_builtins(struct loader *loader) {
    for (size_t i = 0; i < site_builtin_count; i++) {
        const struct site_builtin *builtin = &site_builtins[i];
        if (str_is(str_from(builtin->path), "assets/preview.js"))
            continue;
        add_file(loader,
                 &(struct output){
                     .path = str_from(builtin->path),
                     .bytes = {(const char *)builtin->bytes, builtin->size},
                     .maker = str_from(builtin->path),
                 });
    }
}

/* The files below a folder of the course, if it has one. */
static void add_folder(struct loader *loader, struct str root,
                       struct str name) {
    struct str folder = path_join(loader->arena, root, name);
    if (file_kind(loader->arena, folder) == FILE_NONE)
        return;
    struct scan scan;
    if (!scan_folder(loader->arena, loader->diags, folder, name, &scan))
        return;
    for (size_t i = 0; i < scan.count; i++) {
        struct str path = path_join(loader->arena, name, scan.files[i].path);
        add_file(loader, &(struct output){
                             .path = path,
                             .copy = path_join(loader->arena, root, path),
                             .maker = path,
                         });
    }
}

/* What is no text would end up in every page. */
static bool check_text(struct loader *loader, const struct source *source) {
    size_t at = utf8_invalid(source->text);
    if (at == STR_NONE)
        return true;
    diag_add(loader->diags, DIAG_NOT_UTF8,
             (struct span){source, (uint32_t)at, (uint32_t)at + 1},
             "this byte is not UTF-8");
    return false;
}

static void parse_template(struct loader *loader, struct theme *theme,
                           const struct output *file) {
    struct source *source = ARENA_NEW(loader->arena, struct source);
    struct str bytes = file->bytes;
    int error = 0;
    if (file->copy.n > 0)
        error =
            file_read(loader->arena, file->copy, LIMIT_SOURCE_BYTES, &bytes);
    if (!text_source(loader->arena, loader->diags, file->path, bytes, error,
                     source) ||
        !check_text(loader, source)) {
        theme->broken = true;
        return;
    }
    theme->look = str_hash_on(theme->look, file->path);
    theme->look = str_hash_on(theme->look, source->text);
    struct template *template =
        template_parse(loader->arena, loader->diags, source);
    if (template)
        map_set(&theme->templates, path_stem(file->path), template);
    else
        theme->broken = true;
}

static void sort_file(struct loader *loader, struct theme *theme,
                      const struct output *file) {
    if (str_starts(file->path, STR("assets/")))
        ARENA_PUSH(loader->arena, theme->assets.items, theme->assets.count,
                   theme->assets.capacity, *file);
    else if (str_ends(file->path, STR(".html")))
        parse_template(loader, theme, file);
}

/* After all are parsed: a template may name one that comes later. */
static void check_templates(struct loader *loader, struct theme *theme) {
    const struct map *templates = &theme->templates;
    for (size_t i = 0; i < templates->count; i++)
        if (!template_check(loader->diags, templates->entries[i].value,
                            templates))
            theme->broken = true;
    for (size_t i = 0; i < THEME_PARTS; i++) {
        theme->parts[i] = map_get(templates, str_from(part_names[i]));
        if (!theme->parts[i])
            bug("a template that the program asks for is not built in");
    }
}

void theme_load(struct arena *arena, struct diags *diags, struct str root,
                struct theme *theme) {
    *theme = (struct theme){0};
    map_init(&theme->templates, arena);
    struct loader loader = {.arena = arena, .diags = diags};
    map_init(&loader.files, arena);
    add_builtins(&loader);
    if (root.n > 0) {
        add_folder(&loader, root, STR("templates"));
        add_folder(&loader, root, STR("assets"));
    }
    for (size_t i = 0; i < loader.files.count; i++)
        sort_file(&loader, theme, loader.files.entries[i].value);
    if (!theme->broken)
        check_templates(&loader, theme);
}

void theme_render(const struct theme *theme, struct arena *arena,
                  struct diags *diags, enum theme_part part,
                  const struct item *data, struct buf *out) {
    if (!theme->broken)
        template_render(arena, diags, theme->parts[part], data,
                        &theme->templates, out);
}

bool theme_mentions(const struct theme *theme, struct arena *scratch,
                    enum theme_part part, struct str name) {
    return !theme->broken && template_mentions(scratch, theme->parts[part],
                                               &theme->templates, name);
}
