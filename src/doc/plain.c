/* One walk through the tree beside one through the source.
 *
 * cmark does not say where inline text stands, but what it keeps comes in the
 * order of the source.  A cursor goes along: text is looked for from there,
 * as written first and then byte by byte, because escapes and entities are
 * written longer than they are.
 *
 * Limits: text is looked for PLAIN_WINDOW bytes ahead; what is not found has
 * the place of the cursor. */
#include "doc/plain.h"

#include "doc/markup.h"
#include "doc/mask.h"
#include "doc/tree.h"

#define PLAIN_WINDOW 1024

/* The longest that stands in the source for one byte: `&NotEqualTilde;`. */
#define LONGEST_ESCAPE 16

/* Stands for what is no prose; sources have no DEL. */
#define BARRIER '\x7f'

struct plain {
    struct doc *doc;
    const struct masks *masks;
    size_t capacity;
    size_t cursor;                /* in the source */
    bool claimed;                 /* inside a claim's brackets */
    const struct element *passed; /* an element whose inside is no prose */

    /* The run that is being made. */
    struct buf text;
    struct excerpt_line *list;
    size_t lines, list_capacity;
    bool digit; /* it has one: runs without are of no use */
};

/* Runs. ----------------------------------------------------------------- */

static void begin_run(struct plain *plain) {
    buf_init(&plain->text, plain->doc->arena);
    plain->list = NULL;
    plain->lines = plain->list_capacity = 0;
    plain->digit = false;
}

/* Where the headings of a page count themselves: "2.1 Units", "3) Cost". */
static size_t numbering(const struct element *block, struct str text) {
    size_t at = 0, digits = 0;
    while (at < text.n && (str_digit(text.s[at]) || text.s[at] == '.')) {
        digits = str_digit(text.s[at]) ? digits + 1 : 0;
        if (digits > 2)
            return 0;
        at++;
    }
    if (at < text.n && (text.s[at] == ')' || text.s[at] == ':'))
        at++;
    bool heading = block->kind == ELEMENT_HEADING;
    return heading && at < text.n && text.s[at] == ' ' ? at : 0;
}

static void end_run(struct plain *plain, const struct element *block) {
    struct doc *doc = plain->doc;
    plain->claimed = false;
    if (plain->digit) {
        struct excerpt run = {
            .source = doc->source,
            .text = buf_str(&plain->text),
            .list = plain->list,
            .lines = plain->lines,
        };
        run = excerpt_slice(run, numbering(block, run.text), run.text.n);
        ARENA_PUSH(doc->arena, doc->plain, doc->plain_count, plain->capacity,
                   run);
    }
    if (plain->text.n > 0)
        begin_run(plain);
}

/* The next byte of the run stands at `from` in the source; what is claimed is
 * left out. */
static void put_byte(struct plain *plain, char c, size_t from) {
    if (plain->claimed)
        return;
    const struct excerpt_line *last =
        plain->lines > 0 ? &plain->list[plain->lines - 1] : NULL;
    if (!last || last->from + (plain->text.n - last->at) != from) {
        struct excerpt_line entry = {(uint32_t)plain->text.n, (uint32_t)from};
        ARENA_PUSH(plain->doc->arena, plain->list, plain->lines,
                   plain->list_capacity, entry);
    }
    plain->digit = plain->digit || str_digit(c);
    buf_char(&plain->text, c);
}

static void put_barrier(struct plain *plain) {
    put_byte(plain, BARRIER, plain->cursor);
}

/* The cursor. ----------------------------------------------------------- */

/* What is near enough ahead to be looked at. */
static struct str ahead(const struct plain *plain, size_t length) {
    return str_slice(plain->doc->source->text, 0,
                     plain->cursor + length + PLAIN_WINDOW);
}

/* Moves the cursor to a text and returns whether it is there as written. */
static bool find(struct plain *plain, struct str text) {
    size_t at = str_find(ahead(plain, text.n), text, plain->cursor);
    if (at != STR_NONE)
        plain->cursor = at;
    return at != STR_NONE;
}

static void pass_text(struct plain *plain, struct str text) {
    if (text.n > 0 && find(plain, text))
        plain->cursor += text.n;
}

/* Moves the cursor behind a byte that may be escaped there, or be one of
 * those that an entity stands for; returns its place. */
static size_t place_byte(struct plain *plain, char c) {
    size_t begin = plain->cursor;
    struct str near =
        str_slice(plain->doc->source->text, 0, begin + LONGEST_ESCAPE);
    bool entity = begin < near.n && near.s[begin] == '&' && c != '&';
    size_t at = str_find_byte(near, entity ? ';' : c, begin);
    if (at != STR_NONE)
        plain->cursor = at + 1;
    return entity || at == STR_NONE ? begin : at;
}

static void put_text(struct plain *plain, struct str text) {
    if (find(plain, text)) {
        for (size_t i = 0; i < text.n; i++)
            put_byte(plain, text.s[i], plain->cursor++);
    } else {
        for (size_t i = 0; i < text.n; i++)
            put_byte(plain, text.s[i], place_byte(plain, text.s[i]));
    }
}

/* Elements. ------------------------------------------------------------- */

static void pass_mask(struct plain *plain, const struct mask *mask) {
    if (mask->to > plain->cursor)
        plain->cursor = mask->to;
    if (mask->kind == MASK_CLAIM_CLOSE)
        plain->claimed = false;
    put_barrier(plain);
    if (!mask->dead && mask->kind == MASK_CLAIM_OPEN)
        plain->claimed = true;
}

/* Text with masks in it, taken into the run or only passed over. */
static void go_through(struct plain *plain, struct str text, bool prose) {
    struct str piece;
    struct mask *mask;
    while (mask_cut(plain->masks, &text, &piece, &mask)) {
        if (prose)
            put_text(plain, piece);
        else
            pass_text(plain, piece);
        if (mask)
            pass_mask(plain, mask);
    }
}

static void take_markup(struct plain *plain, struct str html) {
    struct markup markup = {.rest = html};
    enum markup_place place;
    struct str run;
    while (markup_next(&markup, &place, &run)) {
        if (place != MARKUP_TEXT)
            put_barrier(plain);
        go_through(plain, run, place == MARKUP_TEXT);
    }
}

/* `<https://example.org/80GB>`: its text is its URL. */
static bool is_automatic(const struct element *link) {
    const struct element *text = link->first;
    return text && !text->next && text->kind == ELEMENT_TEXT &&
           str_find_byte(link->url, ':', 0) != STR_NONE &&
           str_ends(link->url, text->text);
}

static void leave_link(struct plain *plain, const struct element *element) {
    const struct doc_link *link = &plain->doc->links[element->index];
    if (str_eq(span_text(link->span), link->url) &&
        link->span.to > plain->cursor)
        plain->cursor = link->span.to;
    go_through(plain, element->title, false);
}

static void enter_block(struct plain *plain, const struct element *block) {
    const struct prose *prose = plain->doc->prose;
    if (block->line == 0)
        return;
    struct span span =
        prose_span(prose, plain->doc->source, block->line, block->column);
    if (span.from > plain->cursor)
        plain->cursor = span.from;
}

static void enter(struct plain *plain, const struct element *element) {
    if (element->kind == ELEMENT_TEXT) {
        go_through(plain, element->text, true);
    } else if (element->kind == ELEMENT_CODE) {
        pass_text(plain, element->text);
        put_barrier(plain);
    } else if (element->kind == ELEMENT_HTML) {
        go_through(plain, element->text, false);
    } else if (element->kind == ELEMENT_HTML_BLOCK) {
        enter_block(plain, element);
        take_markup(plain, element->text);
    } else if (element->kind == ELEMENT_SOFT_BREAK ||
               element->kind == ELEMENT_HARD_BREAK) {
        put_byte(plain, '\n', plain->cursor);
    } else if (element->kind == ELEMENT_LINK && is_automatic(element)) {
        plain->passed = element;
        put_barrier(plain);
    } else if (element->kind < ELEMENT_TEXT) {
        enter_block(plain, element);
    }
}

static void leave(struct plain *plain, const struct element *element) {
    if (element->kind == ELEMENT_LINK || element->kind == ELEMENT_IMAGE)
        leave_link(plain, element);
    else if (element->kind < ELEMENT_TEXT)
        end_run(plain, element);
}

void plain_find(struct doc *doc) {
    struct plain plain = {
        .doc = doc,
        .masks = doc->prose->masks,
        .cursor = doc->prose->from,
    };
    begin_run(&plain);
    struct step step = tree_enter(doc->prose->root);
    do {
        if (plain.passed == step.element)
            plain.passed = NULL;
        if (plain.passed)
            continue;
        if (step.entering)
            enter(&plain, step.element);
        else
            leave(&plain, step.element);
    } while (tree_next(&step, doc->prose->root));
}
