/* The table of callouts, and how they are found: top-down from the quote to
 * its first text. */
#include "doc/callout.h"

#include "base/near.h"
#include "doc/tree.h"

static const struct callout {
    const char *name;
    struct str class;
    struct str title; /* unless the author gives one */
} callouts[] = {
    {"NOTE", STR_INIT("note"), STR_INIT("Note")},
    {"TIP", STR_INIT("tip"), STR_INIT("Tip")},
    {"IMPORTANT", STR_INIT("important"), STR_INIT("Important")},
    {"WARNING", STR_INIT("warning"), STR_INIT("Warning")},
    {"CAUTION", STR_INIT("caution"), STR_INIT("Caution")},
    {"EXERCISE", STR_INIT("exercise"), STR_INIT("Exercise")},
    {"SOLUTION", STR_INIT("solution"), STR_INIT("Solution")},
    {"KEY", STR_INIT("key"), STR_INIT("Key takeaways")},
};

#define COUNT (sizeof callouts / sizeof *callouts)

struct str callout_class(size_t index) {
    return callouts[index].class;
}

struct str callout_title(size_t index) {
    return callouts[index].title;
}

/* The words. ---------------------------------------------------------- */

static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_name(struct str word, struct str name) {
    if (word.n != name.n)
        return false;
    for (size_t i = 0; i < word.n; i++)
        if (upper(word.s[i]) != name.s[i])
            return false;
    return true;
}

/* The row of a name, in capitals or not, or COUNT. */
static size_t find_row(struct str word) {
    size_t row = 0;
    while (row < COUNT && !is_name(word, str_from(callouts[row].name)))
        row++;
    return row;
}

static struct str letters_at(struct str text, size_t at) {
    size_t end = at;
    while (end < text.n && str_letter(text.s[end]))
        end++;
    return str_slice(text, at, end);
}

static bool is_break(const struct element *element) {
    return element->kind == ELEMENT_SOFT_BREAK ||
           element->kind == ELEMENT_HARD_BREAK;
}

/* The word of `[!WORD]` if the text begins with it and the line ends there or
 * goes on behind a space; `*end` is behind the bracket.  Else empty. */
static struct str mark_of(const struct element *text, size_t *end) {
    if (!str_starts(text->text, STR("[!")))
        return (struct str){0};
    struct str word = letters_at(text->text, 2);
    *end = 2 + word.n + 1;
    struct str close = str_slice(text->text, 2 + word.n, *end);
    if (!str_eq(close, STR("]")))
        return (struct str){0};
    bool last = *end == text->text.n && (!text->next || is_break(text->next));
    bool space = *end < text->text.n && text->text.s[*end] == ' ';
    return last || space ? word : (struct str){0};
}

static struct span first_line(const struct doc *doc,
                              const struct element *block) {
    return prose_span(doc->prose, doc->source, block->line, block->column);
}

static void report_unknown(const struct doc *doc, struct diags *diags,
                           const struct element *paragraph, struct str word) {
    struct span span = first_line(doc, paragraph);
    uint32_t length = (uint32_t)word.n + 3;
    if (span.to - span.from > length)
        span.to = span.from + length;
    struct near near;
    near_init(&near, word);
    for (size_t i = 0; i < COUNT; i++)
        near_offer(&near, str_from(callouts[i].name));
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_CALLOUT, span,
                 "no callout is called `" STR_FMT "`", STR_ARG(word));
    struct str best = near_best(&near);
    if (best.n > 0)
        diag_help(diag, "did you mean `[!" STR_FMT "]`?", STR_ARG(best));
    else
        diag_help(diag, "there are NOTE, TIP, IMPORTANT, WARNING, CAUTION, "
                        "EXERCISE, SOLUTION and KEY");
}

/* The tree. ----------------------------------------------------------- */

/* Moves what is left of the first line from the paragraph to the title. */
static void move_title(struct element *title, struct element *paragraph,
                       size_t end) {
    struct element *text = paragraph->first;
    text->text = str_slice(text->text, end, text->text.n);
    while (str_starts(text->text, STR(" ")))
        text->text = str_slice(text->text, 1, text->text.n);
    if (text->text.n == 0)
        element_take_first(paragraph);
    while (paragraph->first && !is_break(paragraph->first))
        element_append(title, element_take_first(paragraph));
    element_take_first(paragraph); /* the line's end */
}

static void make_callout(struct arena *arena, struct element *quote, size_t row,
                         size_t end) {
    struct element *paragraph = quote->first;
    struct element *title = element_new(arena, ELEMENT_CALLOUT_TITLE);
    move_title(title, paragraph, end);
    if (!paragraph->first)
        element_take_first(quote);
    element_prepend(quote, title);
    quote->kind = ELEMENT_CALLOUT;
    quote->index = row;
}

static void check_quote(struct doc *doc, struct diags *diags,
                        struct element *quote) {
    struct element *paragraph = quote->first;
    if (!paragraph || paragraph->kind != ELEMENT_PARAGRAPH ||
        !paragraph->first || paragraph->first->kind != ELEMENT_TEXT)
        return;
    size_t end;
    struct str word = mark_of(paragraph->first, &end);
    if (word.n == 0)
        return;
    size_t row = find_row(word);
    if (row < COUNT)
        make_callout(doc->arena, quote, row, end);
    else
        report_unknown(doc, diags, paragraph, word);
}

/* `!!! note` and `::: note`, but not the `:::` that ends the latter. */
static void check_paragraph(const struct doc *doc, struct diags *diags,
                            const struct element *paragraph) {
    const struct element *text = paragraph->first;
    if (!text || text->kind != ELEMENT_TEXT)
        return;
    bool colons = str_starts(text->text, STR(":::"));
    if (!colons && !str_starts(text->text, STR("!!! ")))
        return;
    size_t at = 3;
    while (at < text->text.n &&
           str_find_byte(STR(": {."), text->text.s[at], 0) != STR_NONE)
        at++;
    struct str word = letters_at(text->text, at);
    if (word.n == 0)
        return;
    size_t row = find_row(word);
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_CALLOUT, first_line(doc, paragraph),
                 "`%s` begins no callout here", colons ? ":::" : "!!!");
    diag_help(diag, "write a quote that begins with `> [!%s]`",
              callouts[row < COUNT ? row : 0].name);
}

void callout_find(struct doc *doc, struct diags *diags) {
    struct element *root = doc->prose->root;
    struct step step = tree_enter(root);
    do {
        if (step.entering)
            continue;
        if (step.element->kind == ELEMENT_QUOTE)
            check_quote(doc, diags, step.element);
        else if (step.element->kind == ELEMENT_PARAGRAPH)
            check_paragraph(doc, diags, step.element);
    } while (tree_next(&step, root));
}
