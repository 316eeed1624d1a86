/* From the name of a file to its rows. */
#include "site/rows.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/near.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/text.h"

/* Texts. --------------------------------------------------------------- */

typedef struct csv *read_rows(struct arena *arena, struct diags *diags,
                              struct excerpt text);

static struct csv *read_csv(struct arena *arena, struct diags *diags,
                            struct excerpt text) {
    return data_csv(arena, diags, text, ',');
}

static struct csv *read_tsv(struct arena *arena, struct diags *diags,
                            struct excerpt text) {
    return data_csv(arena, diags, text, '\t');
}

static struct csv *read_json(struct arena *arena, struct diags *diags,
                             struct excerpt text) {
    size_t before = diags->count[SEVERITY_ERROR];
    const struct node *root = data_json(arena, diags, text);
    bool good = root && diags->count[SEVERITY_ERROR] == before;
    struct csv *csv = good ? data_records(arena, diags, root) : NULL;
    if (csv)
        csv->quotes_all = true;
    return csv;
}

static struct csv *read_yaml(struct arena *arena, struct diags *diags,
                             struct excerpt text) {
    size_t before = diags->count[SEVERITY_ERROR];
    const struct node *root = data_yaml(arena, diags, text);
    bool good = root && diags->count[SEVERITY_ERROR] == before;
    return good ? data_records(arena, diags, root) : NULL;
}

static const struct {
    const char *extension;
    read_rows *read;
} kinds[] = {
    {"csv", read_csv},   {"tsv", read_tsv},  {"json", read_json},
    {"yaml", read_yaml}, {"yml", read_yaml},
};

static read_rows *find_kind(struct str path) {
    struct str extension = path_extension(path);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(extension, kinds[i].extension))
            return kinds[i].read;
    return NULL;
}

bool rows_named(struct str path) {
    return find_kind(path) != NULL;
}

struct csv *rows_of(struct arena *arena, struct diags *diags,
                    const struct source *source) {
    read_rows *read = find_kind(source->path);
    if (!read)
        bug("rows of a file that has none");
    return read(arena, diags, excerpt_all(source));
}

const struct source *rows_source(struct arena *arena, struct diags *diags,
                                 struct inputs *inputs, struct str path,
                                 struct str shown) {
    struct source *source = ARENA_NEW(arena, struct source);
    struct str bytes = {0};
    int error = input_read(inputs, arena, path, LIMIT_SOURCE_BYTES, &bytes);
    if (!text_source(arena, diags, shown, bytes, error, source))
        return NULL;
    size_t invalid = utf8_invalid(source->text);
    if (invalid == STR_NONE)
        return source;
    diag_add(diags, DIAG_NOT_UTF8,
             (struct span){source, (uint32_t)invalid, (uint32_t)invalid + 1},
             "the data is not UTF-8");
    return NULL;
}

/* Files. --------------------------------------------------------------- */

/* The file that a page asks for. */
struct wanted {
    struct page *page;
    struct excerpt name;
    struct str target; /* below content/ */
    struct str path;   /* on the disk */
};

static struct csv *refuse(struct wanted *wanted, const char *what) {
    diag_add(wanted->page->diags, DIAG_MISSING_FILE,
             excerpt_whole(wanted->name), "`" STR_FMT "` %s",
             STR_ARG(wanted->name.text), what);
    return NULL;
}

/* As link_pages has it, with the nearest name of the folder. */
static struct csv *report_missing(struct wanted *wanted) {
    struct arena *arena = wanted->page->arena;
    struct str name = wanted->name.text;
    struct file_entry *entries;
    size_t count = 0;
    struct near near;
    near_init(&near, name);
    if (file_list(arena, path_folder(wanted->path), &entries, &count) == 0)
        for (size_t i = 0; i < count; i++)
            near_offer(&near,
                       path_join(arena, path_folder(name), entries[i].name));
    diag_suggest(diag_add(wanted->page->diags, DIAG_MISSING_FILE,
                          excerpt_whole(wanted->name),
                          "there is no file `" STR_FMT "`",
                          STR_ARG(wanted->target)),
                 near_best(&near));
    return NULL;
}

/* Where the links of the disk lead, the file is still within content/. */
static bool stays_within(struct wanted *wanted) {
    struct arena *arena = wanted->page->arena;
    struct str content, file;
    if (file_resolve(arena, wanted->page->content, &content) != 0 ||
        file_resolve(arena, wanted->path, &file) != 0)
        return false;
    return str_starts(file, content) &&
           (str_is(content, "/") || file.s[content.n] == '/');
}

struct csv *rows_beside(struct page *page, struct excerpt file) {
    struct arena *arena = page->arena;
    struct wanted wanted = {.page = page, .name = file};
    struct str name = file.text;
    if (!rows_named(name)) {
        diag_help(diag_add(page->diags, DIAG_BAD_FENCE, excerpt_whole(file),
                           "`" STR_FMT "` is no file of rows", STR_ARG(name)),
                  "its name ends in .csv, .tsv, .json or .yaml");
        return NULL;
    }
    struct str whole = str_starts(name, STR("/"))
                           ? str_slice(name, 1, name.n)
                           : path_join(arena, path_folder(page->path), name);
    if (str_starts(whole, STR("/")) ||
        !path_normalise(arena, whole, &wanted.target))
        return refuse(&wanted, "leads out of content/");
    wanted.path = path_join(arena, page->content, wanted.target);
    if (file_kind(arena, wanted.path) != FILE_REGULAR)
        return report_missing(&wanted);
    if (!stays_within(&wanted))
        return refuse(&wanted, "leads out of content/");
    const struct source *source =
        rows_source(arena, page->diags, page->inputs, wanted.path,
                    path_join(arena, page->content_shown, wanted.target));
    return source ? rows_of(arena, page->diags, source) : NULL;
}
