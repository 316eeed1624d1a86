/* Masks: what stands in the Markdown text for things that are not Markdown.
 *
 * Before cmark reads the text, each `{{ value }}`, each end of a claim and
 * each `@reference` in it is replaced by a mask that cmark takes for a word
 * and carries through to its tree.  A mask is DEL, its number in decimal,
 * DEL: sources have no DEL (check_source), so it is unmistakable, and nothing
 * that cmark does to text, URLs or code changes it.  Masks neither hold nor
 * replace line ends, and stand behind whatever begins a block: lines and the
 * places of blocks stay those of the source.
 *
 * What a claim's brackets enclose stays Markdown.  Its two ends have a comma
 * on their inner side, because emphasis looks at its neighbours: the bracket
 * that was there is punctuation, so `[**12%**]{= x}` needs some too, and a
 * comma means nothing to cmark.
 *
 * Life cycle: mask_source makes masks, then the tree's passes decide which
 * are dead (in code, after all) and give the others their index.
 * Ownership: in the arena.
 */
#ifndef DOC_MASK_H
#define DOC_MASK_H

#include "base/buf.h"
#include "base/source.h"

enum mask_kind {
    MASK_BRACKET, /* a `[` that no claim begins with: not masked at all */
    MASK_VALUE,
    MASK_TILDE, /* `\~`, which strikes nothing through */
    MASK_REFERENCE,
    MASK_CLAIM_OPEN,
    MASK_CLAIM_CLOSE,
    MASK_STRAY,   /* `{= ...}` or `{check: ...}` without brackets before it */
    MASK_UNCLOSED /* `{{`, or a claim's brace, without an end */
};

struct mask {
    enum mask_kind kind;
    bool dead;      /* stands in code or is reported: shown as written */
    bool condition; /* a claim's close: `{check: ...}` */
    uint32_t from;  /* the bytes of the source it stands for */
    uint32_t to;
    uint32_t inner_from; /* the expression, label or written text in it */
    uint32_t inner_to;
    size_t partner;   /* a claim's other end; a bracket's outer bracket */
    size_t index;     /* among the doc's values, claims, references */
    const void *home; /* where it was found: equal for two ends of a claim
                         that enclose whole elements */
};

struct masks {
    const struct source *source;
    struct mask *items; /* in the order of the source */
    size_t count;
    size_t capacity;
};

/* The text of a source from an offset (the beginning of a line) on, with
 * masks.  Linear in time. */
struct str mask_source(struct arena *arena, const struct source *source,
                       uint32_t from, struct masks *masks);

/* Takes the text up to and including the next mask off `rest`: `plain` is
 * what stands before it, `mask` the mask, or NULL at the end of the text.
 * False if nothing is left. */
bool mask_cut(const struct masks *masks, struct str *rest, struct str *plain,
              struct mask **mask);

/* What the mask stands for, as written. */
struct str mask_written(const struct masks *masks, const struct mask *mask);

/* The text with all masks replaced by what was written; the text itself if
 * it has none. */
struct str mask_restore(struct arena *arena, const struct masks *masks,
                        struct str text);

/* The same without what masks stand for; values only leave a gap. */
void mask_drop(const struct masks *masks, struct str text, struct buf *out);

/* Marks a mask, and the other end if it is a claim's, as dead. */
void mask_kill(struct masks *masks, struct mask *mask);

/* Marks all masks of a text as dead. */
void mask_kill_all(struct masks *masks, struct str text);

#endif
