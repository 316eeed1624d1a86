/* Finding what must be masked, in one pass over the source.
 *
 * Whether a byte stands in code only cmark knows, so everything that looks
 * like ours is masked, in listings too, and what cmark then takes for code
 * gets its text back.  One thing needs care: `{{` and `}}` in two code spans
 * are not a value, so code spans are found as cmark does, from the left, by
 * runs of backticks of equal length; in them only what is whole is masked.
 * A code span ends with its paragraph; where paragraphs end is guessed from
 * the beginnings of lines, and a wrong guess only matters for such halves.
 *
 * Values and claims' expressions end on their line.  Each scan_ function is
 * called at the first byte of its kind and moves behind it. */
#include "base/diag.h"
#include "doc/braces.h"
#include "doc/line.h"
#include "doc/mask.h"
#include "doc/mask_sign.h"
#include "doc/reference.h"

/* cmark takes longer runs for text. */
#define LONGEST_RUN 80

/* Open brackets that are remembered; deeper ones begin no claim. */
#define MOST_BRACKETS 1000

/* The brackets that are open at a place. */
struct brackets {
    size_t last;  /* the innermost that is remembered, or STR_NONE */
    size_t depth; /* of all */
};

static const struct brackets none = {STR_NONE, 0};

struct scan {
    struct arena *arena;
    struct masks *masks;
    struct str text; /* of the source */
    size_t from;     /* where the scan began */
    size_t at;
    size_t next_line;
    struct brackets open;
    size_t code_end;            /* of the code span around `at`; 0: none */
    size_t code_run;            /* the length of its backticks */
    struct brackets outer_open; /* those before it */
    struct braces single;       /* the next `}` ... */
    struct braces twofold;      /* ... and `}}` */
    size_t unclosed_line; /* where the line after the last MASK_UNCLOSED is */
    size_t reference_end; /* of the last one */

    /* Of the paragraph around `at`: cmark's way to find the end of a code
     * span in linear time. */
    size_t paragraph_end;
    bool runs_known;                  /* all of its runs are in the table */
    size_t last_run[LONGEST_RUN + 1]; /* by length: where the last begins */
};

static char byte_at(const struct scan *scan, size_t at) {
    return at < scan->text.n ? scan->text.s[at] : '\0';
}

static bool in_code(const struct scan *scan) {
    return scan->code_end > 0;
}

/* Where things that begin here have to end. */
static size_t limit(const struct scan *scan) {
    return in_code(scan) && scan->code_end < scan->next_line ? scan->code_end
                                                             : scan->next_line;
}

static struct mask *add(struct scan *scan, enum mask_kind kind, size_t from,
                        size_t to) {
    struct masks *masks = scan->masks;
    struct mask mask = {
        .kind = kind, .from = (uint32_t)from, .to = (uint32_t)to};
    ARENA_PUSH(scan->arena, masks->items, masks->count, masks->capacity, mask);
    return &masks->items[masks->count - 1];
}

static void set_inner(struct mask *mask, size_t from, size_t to) {
    mask->inner_from = (uint32_t)from;
    mask->inner_to = (uint32_t)to;
}

/* Paragraphs and code spans. ------------------------------------------ */

static void find_paragraph(struct scan *scan) {
    size_t at = line_after(scan->text, scan->at);
    while (at < scan->text.n) {
        size_t next = line_after(scan->text, at);
        struct str line = str_slice(scan->text, at, next);
        if (line_ends_paragraph(line_content(line)))
            break;
        at = next;
    }
    scan->paragraph_end = at;
    scan->runs_known = false;
    for (size_t i = 0; i <= LONGEST_RUN; i++)
        scan->last_run[i] = 0;
}

/* Where in the paragraph the next run of this length begins, or STR_NONE. */
static size_t find_run(struct scan *scan, size_t from, size_t length) {
    if (from >= scan->paragraph_end)
        find_paragraph(scan);
    if (length > LONGEST_RUN ||
        (scan->runs_known && scan->last_run[length] < from))
        return STR_NONE;
    struct str text = str_slice(scan->text, 0, scan->paragraph_end);
    for (size_t at; (at = str_find_byte(text, '`', from)) != STR_NONE;) {
        size_t n = line_run(text, at);
        if (n <= LONGEST_RUN)
            scan->last_run[n] = at;
        if (n == length)
            return at;
        from = at + n;
    }
    scan->runs_known = true;
    return STR_NONE;
}

static void enter_code(struct scan *scan, size_t end, size_t run) {
    scan->code_end = end;
    scan->code_run = run;
    scan->outer_open = scan->open;
    scan->open = none;
}

static void scan_backticks(struct scan *scan) {
    size_t run = line_run(scan->text, scan->at);
    scan->at += run;
    size_t end = find_run(scan, scan->at, run);
    if (end == STR_NONE)
        return;
    enter_code(scan, end, run);
}

static void leave_code(struct scan *scan) {
    scan->at = scan->code_end + scan->code_run;
    scan->code_end = 0;
    scan->open = scan->outer_open;
}

static void begin_line(struct scan *scan) {
    size_t at = scan->at;
    scan->next_line = line_after(scan->text, at);
    bool middle = at > scan->from && scan->text.s[at - 1] != '\n';
    if (middle || in_code(scan))
        return;
    struct str line = str_slice(scan->text, at, scan->next_line);
    struct str content = line_content(line);
    if (content.n == 0)
        scan->open = none;
    if (line_is_fence(content)) /* its backticks begin no code span */
        enter_code(scan, scan->next_line, 0);
}

/* Values and claims. -------------------------------------------------- */

/* Where the expression from `from` on ends, or STR_NONE. */
static size_t find_end(struct scan *scan, size_t from, struct str closer) {
    struct str text = str_slice(scan->text, 0, limit(scan));
    return braces_end(text, from, closer,
                      closer.n == 1 ? &scan->single : &scan->twofold);
}

/* Notes that braces have no end: once a line, for one slip may undo many. */
static void add_unclosed(struct scan *scan, size_t from, size_t to) {
    if (!in_code(scan) && scan->unclosed_line != scan->next_line) {
        add(scan, MASK_UNCLOSED, from, to);
        scan->unclosed_line = scan->next_line;
    }
    scan->at = to;
}

static void scan_value(struct scan *scan) {
    size_t from = scan->at;
    size_t end = find_end(scan, from + 2, STR("}}"));
    if (end == STR_NONE) {
        add_unclosed(scan, from, from + 2);
        return;
    }
    set_inner(add(scan, MASK_VALUE, from, end + 2), from + 2, end);
    scan->at = end + 2;
}

/* The length of `{=` or `{check:` at `at`, or 0. */
static size_t claim_begins(const struct scan *scan, size_t at) {
    struct str rest = str_slice(scan->text, at, at + 7);
    if (str_starts(rest, STR("{=")))
        return 2;
    return str_starts(rest, STR("{check:")) ? 7 : 0;
}

/* The same directly behind a bracket, where spaces may follow the brace. */
static size_t claim_follows(const struct scan *scan, size_t at) {
    size_t spaces = 0;
    if (byte_at(scan, at) != '{')
        return 0;
    while (byte_at(scan, at + 1 + spaces) == ' ')
        spaces++;
    struct str rest = str_slice(scan->text, at + 1 + spaces, limit(scan));
    return str_starts(rest, STR("="))        ? spaces + 2
           : str_starts(rest, STR("check:")) ? spaces + 7
                                             : 0;
}

/* A claim's braces without brackets before them; `{=}` is no claim. */
static void scan_stray(struct scan *scan, size_t from, size_t length) {
    scan->at = from + length;
    if (in_code(scan))
        return;
    size_t end = find_end(scan, scan->at, STR("}"));
    if (end == STR_NONE || end == from + 2)
        return;
    add(scan, MASK_STRAY, from, end + 1);
    scan->at = end + 1;
}

static void scan_brace(struct scan *scan) {
    size_t claim = claim_begins(scan, scan->at);
    if (byte_at(scan, scan->at + 1) == '{')
        scan_value(scan);
    else if (claim > 0)
        scan_stray(scan, scan->at, claim);
    else
        scan->at++;
}

static void scan_open_bracket(struct scan *scan) {
    struct brackets *open = &scan->open;
    if (open->depth++ < MOST_BRACKETS) {
        add(scan, MASK_BRACKET, scan->at, scan->at + 1)->partner = open->last;
        open->last = scan->masks->count - 1;
    }
    scan->at++;
}

/* Closes the innermost bracket: its mask, or STR_NONE. */
static size_t close_bracket(struct brackets *open, const struct masks *masks) {
    if (open->depth == 0 || open->depth-- > MOST_BRACKETS)
        return STR_NONE;
    size_t last = open->last;
    open->last = masks->items[last].partner;
    return last;
}

/* Forgets a bracket that begins no claim, if nothing was masked since. */
static void forget_bracket(struct masks *masks, size_t bracket) {
    if (bracket != STR_NONE && bracket + 1 == masks->count)
        masks->count--;
}

/* The bracket at `at` closes the written text of a claim, which the bracket
 * `open` began. */
static void add_claim(struct scan *scan, size_t open, size_t length,
                      size_t end) {
    size_t at = scan->at;
    struct mask *close = add(scan, MASK_CLAIM_CLOSE, at, end + 1);
    set_inner(close, at + 1 + length, end);
    close->condition = byte_at(scan, at + length) == ':';
    close->partner = open;
    struct mask *begin = &scan->masks->items[open];
    begin->kind = MASK_CLAIM_OPEN;
    begin->partner = scan->masks->count - 1;
    set_inner(begin, begin->to, at);
    scan->at = end + 1;
}

static void scan_close_bracket(struct scan *scan) {
    size_t open = close_bracket(&scan->open, scan->masks);
    size_t brace = scan->at + 1;
    size_t length = claim_follows(scan, brace);
    if (length == 0 || brace >= limit(scan)) {
        forget_bracket(scan->masks, open);
        scan->at++;
        return;
    }
    if (open == STR_NONE) {
        scan_stray(scan, brace, length);
        return;
    }
    size_t end = find_end(scan, brace + length, STR("}"));
    if (end == STR_NONE)
        add_unclosed(scan, brace, brace + length);
    else
        add_claim(scan, open, length, end);
}

static void scan_reference(struct scan *scan) {
    size_t from = scan->at;
    struct str text = str_slice(scan->text, 0, limit(scan));
    size_t end = reference_end(text, scan->from, from, scan->reference_end);
    scan->at = end;
    if (end == from) {
        scan->at++;
        return;
    }
    set_inner(add(scan, MASK_REFERENCE, from, end), from + 1, end);
    scan->reference_end = end;
}

/* The next byte is text, but not a line's end. */
static void scan_escape(struct scan *scan) {
    size_t from = scan->at;
    char next = byte_at(scan, from + 1);
    scan->at += in_code(scan) || next <= ' ' ? 1 : 2;
    if (next == '~' && !in_code(scan))
        add(scan, MASK_TILDE, from, from + 2);
}

/* All of it. ---------------------------------------------------------- */

static void scan_byte(struct scan *scan) {
    switch (scan->text.s[scan->at]) {
    case '\\':
        scan_escape(scan);
        break;
    case '`':
        if (in_code(scan))
            scan->at++;
        else
            scan_backticks(scan);
        break;
    case '{':
        scan_brace(scan);
        break;
    case '[':
        scan_open_bracket(scan);
        break;
    case ']':
        scan_close_bracket(scan);
        break;
    case '@':
        scan_reference(scan);
        break;
    default:
        scan->at++;
    }
}

static struct str write_masked(struct arena *arena, const struct masks *masks,
                               size_t from) {
    struct buf out;
    buf_init(&out, arena);
    struct str text = masks->source->text;
    for (size_t i = 0; i < masks->count; i++) {
        const struct mask *mask = &masks->items[i];
        if (mask->kind == MASK_BRACKET)
            continue;
        buf_add(&out, str_slice(text, from, mask->from));
        if (mask->kind == MASK_CLAIM_CLOSE)
            BUF_LITERAL(&out, MASK_COMMA);
        buf_printf(&out, "%c%zu%c", MASK_SIGN, i, MASK_SIGN);
        if (mask->kind == MASK_CLAIM_OPEN)
            BUF_LITERAL(&out, MASK_COMMA);
        from = mask->to;
    }
    buf_add(&out, str_slice(text, from, text.n));
    return buf_str(&out);
}

struct str mask_source(struct arena *arena, const struct source *source,
                       uint32_t from, struct masks *masks) {
    *masks = (struct masks){.source = source};
    struct scan scan = {
        .arena = arena,
        .masks = masks,
        .text = source->text,
        .from = from,
        .at = from,
        .open = none,
        .reference_end = STR_NONE,
    };
    while (scan.at < scan.text.n) {
        if (in_code(&scan) && scan.at >= scan.code_end)
            leave_code(&scan);
        else if (scan.at >= scan.next_line)
            begin_line(&scan);
        else
            scan_byte(&scan);
    }
    return write_masked(arena, masks, from);
}
