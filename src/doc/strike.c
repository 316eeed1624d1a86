/* Tildes pair within one element, by the rules that CommonMark has for the
 * runs of emphasis; as many close as have opened.  They are looked for when
 * cmark has read all else, so emphasis binds closer than they do.
 *
 * The text is cut at its runs; a run that opens becomes the element, what
 * follows it moves inside, and the run that closes goes.  Of runs that could
 * be closed only the last of each length counts. */
#include "doc/strike.h"

#include "base/arena.h"
#include "doc/line.h"
#include "doc/mask_sign.h"

#define LONGEST_RUN 2

/* The runs of one parent that may still be closed, by length. */
struct strike {
    struct element *open[LONGEST_RUN + 1];
};

enum side { SIDE_SPACE, SIDE_SIGN, SIDE_WORD };

static enum side side_of(char c) {
    if (str_space(c))
        return SIDE_SPACE;
    bool sign = c == MASK_SIGN || (c > ' ' && !str_letter(c) && !str_digit(c));
    return sign ? SIDE_SIGN : SIDE_WORD;
}

/* What another element shows where it meets text: the signs of its markup. */
static enum side side_element(const struct element *element,
                              const struct element *parent) {
    if (!element)
        return parent->kind < ELEMENT_TEXT ? SIDE_SPACE : SIDE_SIGN;
    if (element->kind == ELEMENT_SOFT_BREAK ||
        element->kind == ELEMENT_HARD_BREAK)
        return SIDE_SPACE;
    return SIDE_SIGN;
}

static bool is_flanking(enum side inner, enum side outer) {
    return inner == SIDE_WORD || (inner == SIDE_SIGN && outer != SIDE_WORD);
}

/* Cutting. ------------------------------------------------------------ */

/* Cuts an element of text in two; returns the second. */
static struct element *cut(struct arena *arena, struct element *text,
                           size_t at) {
    struct element *rest = element_new(arena, ELEMENT_TEXT);
    rest->line = text->line;
    rest->text = str_slice(text->text, at, text->text.n);
    text->text = str_slice(text->text, 0, at);
    element_insert(text, rest);
    return rest;
}

/* The next run of a text that is not too long, from `at` on; its length. */
static size_t find_run(struct str text, size_t *at) {
    while ((*at = str_find_byte(text, '~', *at)) != STR_NONE) {
        size_t run = line_run(text, *at);
        if (run <= LONGEST_RUN)
            return run;
        *at += run;
    }
    return 0;
}

/* Pairing. ------------------------------------------------------------ */

/* Moves what is behind `open` and before `close` into it. */
static void close_run(struct strike *strike, struct element *open,
                      struct element *close) {
    struct element *inside = open->next;
    open->kind = ELEMENT_STRIKE;
    open->text = (struct str){0};
    while (inside != close) {
        struct element *next = inside->next;
        element_append(open, inside);
        inside = next;
    }
    open->next = close->next;
    if (open->parent->last == close)
        open->parent->last = open;
    *strike = (struct strike){0};
}

/* A run stands alone in `text`, with `before` in front of it. */
static struct element *pair_run(struct strike *strike, struct element *text,
                                enum side before, enum side after) {
    size_t run = text->text.n;
    struct element *open = strike->open[run];
    if (open && open->next != text && is_flanking(before, after)) {
        close_run(strike, open, text);
        return open;
    }
    if (is_flanking(after, before))
        strike->open[run] = text;
    return text;
}

/* Pairs the runs of one text; returns the element to go on behind. */
static struct element *pair_text(struct arena *arena, struct strike *strike,
                                 struct element *text, enum side before) {
    size_t at = 0, run;
    while ((run = find_run(text->text, &at)) > 0) {
        if (at > 0) {
            before = side_of(text->text.s[at - 1]);
            text = cut(arena, text, at);
        }
        enum side after = text->text.n > run
                              ? side_of(text->text.s[run])
                              : side_element(text->next, text->parent);
        if (text->text.n == run)
            return pair_run(strike, text, before, after);
        struct element *rest = cut(arena, text, run);
        pair_run(strike, text, before, after);
        text = rest;
        at = 0;
        before = SIDE_SIGN;
    }
    return text;
}

static void pair_children(struct arena *arena, struct element *parent) {
    struct strike strike = {0};
    struct element *last = NULL;
    for (struct element *at = parent->first; at; at = at->next) {
        if (at->kind == ELEMENT_TEXT)
            at = pair_text(arena, &strike, at, side_element(last, parent));
        last = at;
    }
}

void strike_find(struct arena *arena, struct element *root) {
    struct step step = tree_enter(root);
    do {
        if (!step.entering && step.element->first &&
            step.element->first->kind >= ELEMENT_TEXT)
            pair_children(arena, step.element);
    } while (tree_next(&step, root));
}
