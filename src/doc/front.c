/* The lines of the front matter are found here, its YAML is read by data. */
#include "doc/front.h"

#include "doc/line.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* The content of the line that begins at `at`, without white space behind. */
static struct str line_at(struct str text, size_t at) {
    return line_trim_end(str_slice(text, at, line_after(text, at)));
}

static bool is_fence(struct str line) {
    return str_eq(line, STR("---"));
}

static struct node *read_yaml(struct arena *arena, struct diags *diags,
                              const struct source *source, size_t from,
                              size_t to) {
    struct span span = {source, (uint32_t)from, (uint32_t)to};
    struct node *map = data_yaml(arena, diags, excerpt_of(span));
    if (!map || map->kind == NODE_MAP)
        return map;
    diag_add(diags, DIAG_WRONG_TYPE, map->span,
             "front matter is a map of keys and values");
    return NULL;
}

struct node *front_read(struct arena *arena, struct diags *diags,
                        const struct source *source, struct prose *prose) {
    struct str text = source->text;
    size_t from = str_starts(text, STR(BYTE_ORDER_MARK)) ? 3 : 0;
    size_t begin = line_after(text, from);
    prose->from = (uint32_t)from;
    prose->line = 1;
    if (!is_fence(line_at(text, from)) || line_at(text, begin).n == 0)
        return read_yaml(arena, diags, source, from, from);
    size_t line = 2;
    for (size_t at = begin, next; at < text.n; at = next, line++) {
        next = line_after(text, at);
        if (!is_fence(line_at(text, at)))
            continue;
        prose->from = (uint32_t)next;
        prose->line = (uint32_t)line + 1;
        return read_yaml(arena, diags, source, begin, at);
    }
    struct span span = {source, (uint32_t)from, (uint32_t)from + 3};
    diag_help(diag_add(diags, DIAG_UNCLOSED_FRONT, span,
                       "this front matter has no end"),
              "close it with a line of `---`; leave a blank line below a "
              "thematic break");
    prose->from = (uint32_t)text.n;
    prose->line = (uint32_t)line;
    return NULL;
}
