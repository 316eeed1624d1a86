/* Ids that authors give come first, labels of blocks among them; then those
 * that are made find what is free. */
#include "doc/outline.h"

#include "base/html.h"
#include "base/map.h"
#include "doc/mask.h"
#include "doc/tree.h"

/* An id that is taken. */
struct taken {
    struct span span; /* where the author gives it; source NULL: made */
    size_t count;     /* the last number that was tried behind it */
};

struct outline {
    struct doc *doc;
    struct diags *diags;
    struct map taken; /* id -> struct taken */
    size_t capacity;
};

static void take(struct outline *outline, struct str id, struct span span) {
    struct taken *taken = ARENA_NEW(outline->doc->arena, struct taken);
    *taken = (struct taken){span, 1};
    map_set(&outline->taken, id, taken);
}

/* Takes an id that the author gives. */
static void take_given(struct outline *outline, struct str id,
                       struct span span) {
    const struct taken *first = map_get(&outline->taken, id);
    if (!first) {
        take(outline, id, span);
        return;
    }
    struct diag *diag =
        diag_add(outline->diags, DIAG_DUPLICATE_LABEL, span,
                 "`#" STR_FMT "` is there twice on this page", STR_ARG(id));
    diag_label(diag, first->span, "the first is here");
}

/* Attributes. --------------------------------------------------------- */

static bool is_identifier(struct str text) {
    if (text.n == 0 || str_digit(text.s[0]))
        return false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (!str_letter(c) && !str_digit(c) && c != '-' && c != '_' && c >= 0)
            return false;
    }
    return true;
}

/* Reads `#id .class ...`; false if there is anything else. */
static bool read_attributes(struct arena *arena, struct str text,
                            struct doc_heading *heading) {
    struct str word, id = {0};
    struct buf class;
    buf_init(&class, arena);
    for (text = str_trim(text); text.n > 0; text = str_trim(text)) {
        str_cut(text, ' ', &word, &text);
        struct str name = str_slice(word, 1, word.n);
        bool is_class = word.s[0] == '.';
        if (!is_identifier(name) ||
            !(is_class || (word.s[0] == '#' && id.n == 0)))
            return false;
        if (!is_class) {
            id = name;
            continue;
        }
        if (class.n > 0)
            buf_char(&class, ' ');
        buf_add(&class, name);
    }
    heading->id = id;
    heading->class = buf_str(&class);
    return id.n + class.n > 0;
}

/* Takes the attributes at the end of a heading's text. */
static void take_attributes(struct arena *arena, struct element *element,
                            struct doc_heading *heading) {
    struct element *last = element->last;
    if (!last || last->kind != ELEMENT_TEXT || !str_ends(last->text, STR("}")))
        return;
    size_t open = last->text.n;
    while (open > 0 && last->text.s[open - 1] != '{')
        open--;
    if (open == 0 || (open > 1 && last->text.s[open - 2] != ' '))
        return;
    struct str inside = str_slice(last->text, open, last->text.n - 1);
    if (!read_attributes(arena, inside, heading))
        return;
    last->text.n = open - 1;
    while (last->text.n > 0 && last->text.s[last->text.n - 1] == ' ')
        last->text.n--;
}

/* Ids from text. ------------------------------------------------------ */

/* The text of a heading; values leave nothing. */
static struct str plain_text(const struct doc *doc, struct element *heading) {
    struct buf text;
    buf_init(&text, doc->arena);
    struct step step = tree_enter(heading);
    do {
        if (!step.entering)
            continue;
        const struct element *element = step.element;
        if (element->kind == ELEMENT_TEXT || element->kind == ELEMENT_CODE)
            mask_drop(doc->prose->masks, element->text, &text);
        else if (element->kind == ELEMENT_SOFT_BREAK ||
                 element->kind == ELEMENT_HARD_BREAK)
            buf_char(&text, ' ');
    } while (tree_next(&step, heading));
    return buf_str(&text);
}

static struct str free_id(struct outline *outline, struct str text) {
    struct buf base;
    buf_init(&base, outline->doc->arena);
    html_id(&base, text);
    struct str id = buf_str(&base);
    struct taken *taken = map_get(&outline->taken, id);
    while (taken && map_get(&outline->taken, id))
        id = str_format(outline->doc->arena, STR_FMT "-%zu",
                        STR_ARG(buf_str(&base)), ++taken->count);
    take(outline, id, (struct span){0});
    return id;
}

/* Headings. ----------------------------------------------------------- */

static void add_heading(struct outline *outline, struct element *element) {
    struct doc *doc = outline->doc;
    struct doc_heading heading = {
        .level = element->level,
        .span =
            prose_span(doc->prose, doc->source, element->line, element->column),
    };
    take_attributes(doc->arena, element, &heading);
    if (heading.id.n > 0)
        take_given(outline, heading.id, heading.span);
    element->index = doc->heading_count;
    ARENA_PUSH(doc->arena, doc->headings, doc->heading_count, outline->capacity,
               heading);
}

static void name_heading(struct outline *outline, struct element *element) {
    struct doc_heading *heading = &outline->doc->headings[element->index];
    if (heading->id.n == 0)
        heading->id = free_id(outline, plain_text(outline->doc, element));
}

static void each_heading(struct outline *outline,
                         void visit(struct outline *, struct element *)) {
    struct element *root = outline->doc->prose->root;
    struct step step = tree_enter(root);
    do {
        if (step.entering && step.element->kind == ELEMENT_HEADING)
            visit(outline, step.element);
    } while (tree_next(&step, root));
}

void outline_build(struct doc *doc, struct diags *diags) {
    struct outline outline = {.doc = doc, .diags = diags};
    map_init(&outline.taken, doc->arena);
    for (size_t i = 0; i < doc->fence_count; i++) {
        struct excerpt label = doc->fences[i].label;
        if (label.text.n == 0)
            continue;
        struct span span = excerpt_whole(label);
        span.from--; /* the `#` */
        take_given(&outline, label.text, span);
    }
    each_heading(&outline, add_heading);
    each_heading(&outline, name_heading);
}
