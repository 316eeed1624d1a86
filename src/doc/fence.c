/* From the first line of a code block, by words, to its last. */
#include "doc/fence.h"

#include "base/near.h"
#include "doc/language.h"
#include "doc/line.h"

/* Indented code may look like a fence.  But the first line of a fence is not
 * the first line of its code too: without an info string it would close it. */
struct fence_place fence_find(struct span span, uint32_t line, struct str info,
                              struct str code) {
    struct str text = span_text(span), first = {0};
    str_line(&code, &first);
    bool indented = info.n == 0 && (!line_is_fence(text) ||
                                    str_eq(text, line_trim_end(first)));
    return (struct fence_place){span, line, indented};
}

/* The first line. ----------------------------------------------------- */

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct doc_kinds kinds;
    struct doc_fence *fence;
    struct excerpt info; /* what follows the signs */
    size_t at;
    size_t capacity; /* of the fence's options */
};

static struct diag *fail(struct reader *reader, enum diag_name name,
                         struct excerpt word, const char *what) {
    reader->fence->broken = true;
    return diag_add(reader->diags, name, excerpt_whole(word), "%s", what);
}

static const char *find_kind(struct doc_kinds kinds, struct str name) {
    for (size_t i = 0; i < kinds.count; i++)
        if (str_is(name, kinds.names[i]))
            return kinds.names[i];
    return NULL;
}

/* Moves behind a quoted value; a value is quoted if white space is in it. */
static bool skip_quotes(struct reader *reader) {
    struct str text = reader->info.text;
    size_t end = str_find_byte(text, '"', reader->at + 1);
    reader->at = end == STR_NONE ? text.n : end + 1;
    return end != STR_NONE;
}

/* The next word, or an empty one at the end. */
static struct excerpt next_word(struct reader *reader) {
    struct str text = reader->info.text;
    while (reader->at < text.n && str_space(text.s[reader->at]))
        reader->at++;
    size_t from = reader->at;
    while (reader->at < text.n && !str_space(text.s[reader->at])) {
        bool quoted = text.s[reader->at] == '"' && reader->at > from &&
                      text.s[reader->at - 1] == '=';
        if (!quoted)
            reader->at++;
        else if (!skip_quotes(reader))
            fail(reader, DIAG_BAD_FENCE,
                 excerpt_slice(reader->info, from, text.n),
                 "the quote in this line has no end");
    }
    return excerpt_slice(reader->info, from, reader->at);
}

static bool is_label(struct str text) {
    if (text.n == 0 || str_digit(text.s[0]))
        return false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (!str_letter(c) && !str_digit(c) && c != '-' && c != '_' && c >= 0)
            return false;
    }
    return true;
}

static void read_label(struct reader *reader, struct excerpt word) {
    struct excerpt label = excerpt_slice(word, 1, word.text.n);
    if (reader->fence->label.text.n > 0)
        fail(reader, DIAG_BAD_FENCE, word, "a block has one label");
    else if (!is_label(label.text))
        fail(reader, DIAG_BAD_FENCE, word,
             "a label is a letter, then letters, digits and hyphens");
    else
        reader->fence->label = label;
}

static void read_option(struct reader *reader, struct excerpt word,
                        size_t equals) {
    struct doc_option option = {
        .key = excerpt_slice(word, 0, equals),
        .value = excerpt_slice(word, equals + 1, word.text.n),
    };
    struct str value = option.value.text;
    if (value.n >= 2 && value.s[0] == '"' && str_ends(value, STR("\"")))
        option.value = excerpt_slice(option.value, 1, value.n - 1);
    struct doc_fence *fence = reader->fence;
    ARENA_PUSH(reader->arena, fence->option, fence->options, reader->capacity,
               option);
}

static void read_name(struct reader *reader, struct excerpt word) {
    if (reader->fence->name.text.n == 0) {
        reader->fence->name = word;
        return;
    }
    struct diag *diag =
        fail(reader, DIAG_BAD_FENCE, word, "a block has one name");
    diag_label(diag, excerpt_whole(reader->fence->name), "its name is here");
}

static void read_word(struct reader *reader, struct excerpt word) {
    size_t equals = str_find_byte(word.text, '=', 0);
    if (word.text.s[0] == '#')
        read_label(reader, word);
    else if (equals == 0)
        fail(reader, DIAG_BAD_FENCE, word, "there is no key before the `=`");
    else if (equals != STR_NONE)
        read_option(reader, word, equals);
    else if (str_is(word.text, "show"))
        reader->fence->show = true;
    else
        read_name(reader, word);
}

/* `{chart}`, `{.chart}` and `chart,` as other tools write them. */
static struct str bare_word(struct str word) {
    struct str signs = STR("{}.,:");
    while (word.n > 0 && str_find_byte(signs, word.s[0], 0) != STR_NONE)
        word = str_slice(word, 1, word.n);
    while (word.n > 0 &&
           str_find_byte(signs, word.s[word.n - 1], 0) != STR_NONE)
        word.n--;
    return word;
}

/* The kind that was meant by a word that is none, or NULL: one change away
 * from it, and no language. */
static const char *meant_kind(struct doc_kinds kinds, struct str word) {
    const size_t one_change = 2; /* near_distance counts halves */
    struct str bare = bare_word(word);
    const char *kind = find_kind(kinds, bare);
    if (kind || bare.n == 0 || language_known(bare))
        return kind;
    struct near near;
    near_init(&near, bare);
    for (size_t i = 0; i < kinds.count; i++)
        near_offer(&near, str_from(kinds.names[i]));
    return near.distance <= one_change ? find_kind(kinds, near.best) : NULL;
}

/* `chart#fig-x`: a kind and its label without a space between them. */
static bool is_glued(struct doc_kinds kinds, struct str word) {
    for (size_t i = 0; i < kinds.count; i++) {
        struct str kind = str_from(kinds.names[i]);
        if (str_starts(word, kind) && word.n > kind.n && word.s[kind.n] == '#')
            return true;
    }
    return false;
}

/* Is the block one of ours, or meant to be? */
static bool read_kind(struct reader *reader) {
    struct doc_fence *fence = reader->fence;
    fence->kind = next_word(reader);
    struct str word = fence->kind.text;
    if (find_kind(reader->kinds, word))
        return true;
    if (is_glued(reader->kinds, word)) {
        fail(reader, DIAG_BAD_FENCE, fence->kind,
             "there is no space before the `#`");
        return true;
    }
    const char *meant = meant_kind(reader->kinds, word);
    if (!meant)
        return false;
    fence->broken = true;
    struct diag *diag =
        diag_add(reader->diags, DIAG_UNKNOWN_KIND, excerpt_whole(fence->kind),
                 "`" STR_FMT "` is neither a kind of block nor a language",
                 STR_ARG(word));
    diag_suggest(diag, str_from(meant));
    return true;
}

static void read_words(struct reader *reader) {
    reader->fence->block = read_kind(reader);
    while (reader->fence->block) {
        struct excerpt word = next_word(reader);
        if (word.text.n == 0)
            return;
        read_word(reader, word);
    }
}

void fence_open(struct arena *arena, struct diags *diags,
                struct fence_place place, struct doc_kinds kinds,
                struct doc_fence *fence) {
    *fence = (struct doc_fence){.span = place.span};
    struct excerpt line = excerpt_of(fence->span);
    if (place.indented || line.text.n == 0)
        return;
    struct reader reader = {
        .arena = arena,
        .diags = diags,
        .kinds = kinds,
        .fence = fence,
        .info = excerpt_slice(line, line_run(line.text, 0), line.text.n),
    };
    read_words(&reader);
}

/* The text. ----------------------------------------------------------- */

/* The offset in the source of the first byte of a line of code, which ends
 * its line of the source. */
static uint32_t line_origin(const struct source *source, uint32_t number,
                            struct str line) {
    struct str whole = source_line(source, number);
    size_t end = source->text.n;
    if (whole.s)
        end = (size_t)(whole.s - source->text.s) + whole.n;
    return (uint32_t)(end > line.n ? end - line.n : 0);
}

struct excerpt fence_body(struct arena *arena, struct fence_place place,
                          struct str code) {
    struct excerpt_line *list = NULL;
    size_t count = 0, capacity = 0;
    uint32_t number = place.line + (place.indented ? 0 : 1);
    struct str rest = code, line;
    while (str_line(&rest, &line)) {
        struct excerpt_line entry = {
            .at = (uint32_t)(line.s - code.s),
            .from = line_origin(place.span.source, number++, line),
        };
        ARENA_PUSH(arena, list, count, capacity, entry);
    }
    return (struct excerpt){
        .source = place.span.source,
        .text = code,
        .from = place.span.to,
        .list = list,
        .lines = count,
    };
}

/* The end of the fence. ----------------------------------------------- */

static size_t count_byte(struct str text, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++)
        count += text.s[i] == byte;
    return count;
}

uint32_t fence_close_line(struct fence_place place, struct str code) {
    const struct source *source = place.span.source;
    struct str prefix = str_slice(source->text, source->starts[place.line - 1],
                                  place.span.from);
    struct str fence = span_text(place.span);
    uint32_t number = place.line + 1 + (uint32_t)count_byte(code, '\n');
    struct str line = source_line(source, number);
    struct str content = line_content(line);
    if (content.n == 0 || content.s[0] != fence.s[0])
        return 0;
    size_t quotes =
        count_byte(str_slice(line, 0, (size_t)(content.s - line.s)), '>');
    size_t run = line_run(content, 0);
    bool closes = run == content.n && run >= line_run(fence, 0) &&
                  quotes == count_byte(prefix, '>');
    return closes ? number : 0;
}

struct span fence_next_open(struct doc_kinds kinds,
                            const struct doc_fence *fence) {
    struct str text = fence->body.text;
    struct str rest = text, line;
    size_t longer = line_run(span_text(fence->span), 0);
    while (str_line(&rest, &line)) {
        struct str content = str_trim(line);
        if (!line_is_fence(content))
            continue;
        size_t run = line_run(content, 0);
        if (run < longer)
            continue;
        struct str word = str_trim(str_slice(content, run, content.n)), after;
        str_cut(word, ' ', &word, &after);
        size_t at = (size_t)(content.s - text.s);
        if (find_kind(kinds, word))
            return excerpt_span(fence->body, at, at + content.n);
    }
    return (struct span){0};
}
