/* A Markdown file as a document: front matter, prose, and the slots that
 * values will fill.
 *
 * doc_parse reads the file and lists everything that others must supply or
 * check: fences, inline values, claims, references, links, headings.  The
 * site computes a piece of HTML for each slot and doc_html weaves them into
 * the text.
 *
 *     front matter | mask -> cmark -> tree | collect ... weave -> HTML
 *
 * cmark has no hooks and mangles `{{a*b}}`: inline values, claims and
 * references are masked in the source before it, line by line, and found
 * again in its tree; what turns out to be code gets its text back.
 *
 * Ownership: everything lives in the arena; cmark's own tree is copied and
 * freed inside doc_parse.
 * Bad input: reported to `diags`; the doc holds what could be read.
 * Thread: a doc belongs to one thread at a time.
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "data/data.h"

/* ```KIND [NAME] [#label] [show] [key=value ...] */
struct doc_fence {
    struct excerpt kind;  /* "chart", or a language, or empty */
    struct excerpt name;  /* empty if none */
    struct excerpt label; /* without the `#`; empty if none */
    bool show;
    size_t options;
    struct doc_option *option;
    struct excerpt body;
    struct span span; /* of the opening line */
    bool block;       /* kind is one of ours: a slot; else a listing, of which
                         only the kind and the body are read */
    bool broken;      /* a block that is reported: its label counts, its body
                         is nothing to read */
};

struct doc_option {
    struct excerpt key;
    struct excerpt value;
};

/* {{ EXPRESSION | FORMAT }} in prose. */
struct doc_value {
    struct excerpt text; /* between the braces */
};

/* [written]{= expression} and [written]{check: condition}; none in another. */
struct doc_claim {
    struct excerpt written;
    struct excerpt expression;
    bool condition;
};

/* @fig-sizes in prose. */
struct doc_reference {
    struct excerpt label; /* without the `@` */
};

struct doc_heading {
    int level;
    struct str id;    /* unique on the page, among headings and labels */
    struct str class; /* of `## Title {#id .class}`; may be empty */
    struct str html;  /* its text with values, without links, for a list of
                         contents; filled by doc_html */
    struct span span; /* of its first line */
};

/* A link or image in prose; for checking and rewriting. */
struct doc_link {
    struct str url; /* escapes resolved; an inline value in it stands as
                       written, `{{ x }}`, and so it should be handed back */
    bool image;
    struct span span; /* of the URL, or else of the line it ends on */
};

struct doc {
    const struct source *source;
    struct arena *arena;
    struct node *front;  /* an empty map if there is none; NULL if broken */
    struct prose *prose; /* the body's tree; private */
    struct doc_fence *fences;
    size_t fence_count;
    struct doc_value *values;
    size_t value_count;
    struct doc_claim *claims;
    size_t claim_count;
    struct doc_reference *references;
    size_t reference_count;
    struct doc_heading *headings;
    size_t heading_count;
    struct doc_link *links;
    size_t link_count;
    struct excerpt *plain; /* prose with digits in it that no value or claim
                              covers: a run for each block, DEL in it for what
                              is left out (values, code, URLs) */
    size_t plain_count;
};

/* The kinds of block, which the site hands in: the caller knows who draws
 * them.  A first word one edit away from a kind, and no known language, is
 * an error with the suggestion. */
struct doc_kinds {
    const char *const *names;
    size_t count;
};

/* Reads all of `source`. */
void doc_parse(struct doc *doc, struct arena *arena, struct diags *diags,
               const struct source *source, struct doc_kinds kinds);

/* What fills the slots: arrays as long as the doc's counts. */
struct doc_parts {
    const struct str *fences; /* HTML of each block fence; listings: unused */
    const struct str *values; /* HTML of each value */
    const struct str *value_texts; /* the same as plain text, for attributes */
    const struct str *claims;   /* HTML attributes of the claim's element, such
                                   as ` class="claim" title="..."`, escaped */
    const struct str *workings; /* HTML behind each claim; NULL: nothing */
    const struct str *references; /* HTML of each reference */
    const struct str *links;      /* the URL to write for each link */
};

/* Appends the body's HTML and fills the headings' html. */
void doc_html(struct doc *doc, const struct doc_parts *parts, struct buf *out);

#endif
