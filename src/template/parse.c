/* A template's text cut into operations, in one pass from tag to tag.
 *
 * A tag that is not a value and stands alone on its line takes the line with
 * it: its indentation, the white space behind it and the line end.  Such a
 * partial keeps the indentation for the lines that it brings.  Any other tag
 * at the start of a line is preceded by an empty text, so that only texts
 * have to know where lines begin.
 *
 * Limits: sections within sections, LIMIT_NESTING. */
#include "base/limits.h"
#include "template/op.h"

#define FIRST_OPEN ((struct str)STR_INIT("{{"))
#define FIRST_CLOSE ((struct str)STR_INIT("}}"))

struct parser {
    struct arena *arena;
    struct diags *diags;
    struct template *template;
    struct str text;
    size_t at; /* what stands before has become operations */
    struct str open, close;
    size_t sections[LIMIT_NESTING]; /* the open ones: indices of operations */
    size_t depth;
    bool failed;
};

/* One tag as it stands: from `from` up to `to`, standing alone or not. */
struct tag {
    size_t from, to;
    char sigil;      /* # ^ / > ! = & { or 0 */
    struct str name; /* the rest, trimmed */
    bool alone;
    size_t line_from, line_to; /* of its whole line(s), if alone */
};

static struct span span_of(const struct parser *p, size_t from, size_t to) {
    return (struct span){p->template->source, (uint32_t)from, (uint32_t)to};
}

static bool fail(struct parser *p) {
    p->failed = true;
    return false;
}

static void push(struct parser *p, struct op op) {
    struct template *t = p->template;
    ARENA_PUSH(p->arena, t->ops, t->count, t->capacity, op);
}

static bool line_begins(const struct parser *p, size_t at) {
    return at == 0 || p->text.s[at - 1] == '\n';
}

static void push_text(struct parser *p, size_t from, size_t to) {
    push(p, (struct op){.kind = OP_TEXT,
                        .text = str_slice(p->text, from, to),
                        .line = line_begins(p, from)});
}

static bool blank(char c) {
    return c == ' ' || c == '\t';
}

/* Finds the line of a tag that could stand alone; what is before and behind
 * it there must be blank. */
static void find_line(const struct parser *p, struct tag *tag) {
    struct str s = p->text;
    size_t from = tag->from, to = tag->to;
    while (from > 0 && blank(s.s[from - 1]))
        from--;
    while (to < s.n && blank(s.s[to]))
        to++;
    if (to + 1 < s.n && s.s[to] == '\r' && s.s[to + 1] == '\n')
        to++;
    if (!line_begins(p, from) || (to < s.n && s.s[to] != '\n'))
        return;
    tag->alone = true;
    tag->line_from = from;
    tag->line_to = to < s.n ? to + 1 : to;
}

static bool unclosed(struct parser *p, size_t from, struct str close) {
    struct diag *d =
        diag_add(p->diags, DIAG_BAD_TEMPLATE,
                 span_of(p, from, from + p->open.n), "the tag is not closed");
    diag_note(d, "`" STR_FMT "` does not follow", STR_ARG(close));
    return fail(p);
}

/* Where the inside of a tag of this sigil ends. */
static struct str closing(const struct parser *p, char sigil) {
    if (sigil == '=')
        return str_format(p->arena, "=" STR_FMT, STR_ARG(p->close));
    if (sigil == '{')
        return str_format(p->arena, "}" STR_FMT, STR_ARG(p->close));
    return p->close;
}

/* Reads the tag that opens at `from`. */
static bool read_tag(struct parser *p, size_t from, struct tag *tag) {
    size_t inside = from + p->open.n;
    while (inside < p->text.n && str_space(p->text.s[inside]))
        inside++;
    char sigil = inside < p->text.n ? p->text.s[inside] : '\0';
    if (str_find_byte(STR("#^/>!=&{"), sigil, 0) == STR_NONE)
        sigil = '\0';
    inside += sigil != '\0';
    struct str close = closing(p, sigil);
    size_t end = str_find(p->text, close, inside);
    if (end == STR_NONE)
        return unclosed(p, from, close);
    *tag = (struct tag){.from = from,
                        .to = end + close.n,
                        .sigil = sigil,
                        .name = str_trim(str_slice(p->text, inside, end))};
    if (sigil != '\0' && sigil != '&' && sigil != '{')
        find_line(p, tag);
    return true;
}

static bool set_delimiters(struct parser *p, const struct tag *tag) {
    size_t space = 0;
    while (space < tag->name.n && !str_space(tag->name.s[space]))
        space++;
    struct str open = str_slice(tag->name, 0, space);
    struct str close = str_trim(str_slice(tag->name, space, tag->name.n));
    bool two = open.n > 0 && close.n > 0;
    for (size_t i = 0; i < close.n; i++)
        two = two && !str_space(close.s[i]);
    if (!two) {
        diag_add(p->diags, DIAG_BAD_TEMPLATE, span_of(p, tag->from, tag->to),
                 "new delimiters are two words, as in `{{=<%% %%>=}}`");
        return fail(p);
    }
    p->open = open;
    p->close = close;
    return true;
}

static bool close_section(struct parser *p, const struct tag *tag) {
    struct span span = span_of(p, tag->from, tag->to);
    if (p->depth == 0) {
        diag_add(p->diags, DIAG_BAD_TEMPLATE, span,
                 "no section `" STR_FMT "` is open here", STR_ARG(tag->name));
        return fail(p);
    }
    struct op *op = &p->template->ops[p->sections[--p->depth]];
    op->end = p->template->count;
    if (str_eq(op->text, tag->name))
        return true;
    struct diag *d =
        diag_add(p->diags, DIAG_BAD_TEMPLATE, span,
                 "section `" STR_FMT "` is closed as `" STR_FMT "`",
                 STR_ARG(op->text), STR_ARG(tag->name));
    diag_label(d, op->span, "opened here");
    return fail(p);
}

static bool open_section(struct parser *p, const struct op *op) {
    if (p->depth == LIMIT_NESTING) {
        diag_add(p->diags, DIAG_LIMIT, op->span,
                 "sections are nested deeper than %d", LIMIT_NESTING);
        return fail(p);
    }
    p->sections[p->depth++] = p->template->count;
    push(p, *op);
    return true;
}

static bool check_name(struct parser *p, const struct tag *tag) {
    struct span span = span_of(p, tag->from, tag->to);
    if (tag->name.n == 0) {
        diag_add(p->diags, DIAG_BAD_TEMPLATE, span, "the tag names nothing");
        return fail(p);
    }
    for (size_t i = 0; i < tag->name.n; i++) {
        if (str_space(tag->name.s[i]) || tag->name.s[i] == '<' ||
            tag->name.s[i] == '$') {
            diag_add(p->diags, DIAG_BAD_TEMPLATE, span,
                     "`" STR_FMT "` is not the name of a value",
                     STR_ARG(tag->name));
            return fail(p);
        }
    }
    return true;
}

static bool use_tag(struct parser *p, const struct tag *tag) {
    struct op op = {.text = tag->name, .span = span_of(p, tag->from, tag->to)};
    switch (tag->sigil) {
    case '!':
        return true;
    case '=':
        return set_delimiters(p, tag);
    case '/':
        return close_section(p, tag);
    case '#':
    case '^':
        op.kind = tag->sigil == '#' ? OP_SECTION : OP_INVERTED;
        return check_name(p, tag) && open_section(p, &op);
    case '>':
        op.kind = OP_PARTIAL;
        if (tag->alone)
            op.indent = str_slice(p->text, tag->line_from, tag->from);
        break;
    default:
        op.kind = tag->sigil ? OP_RAW : OP_VALUE;
        break;
    }
    if (!check_name(p, tag))
        return false;
    push(p, op);
    return true;
}

/* Takes the next tag and the text before it; false at the end. */
static bool parse_step(struct parser *p) {
    size_t from = str_find(p->text, p->open, p->at);
    struct tag tag;
    if (from == STR_NONE || !read_tag(p, from, &tag))
        return false;
    size_t text_end = tag.alone ? tag.line_from : tag.from;
    if (text_end > p->at)
        push_text(p, p->at, text_end);
    if (!tag.alone && line_begins(p, tag.from))
        push_text(p, tag.from, tag.from);
    p->at = tag.alone ? tag.line_to : tag.to;
    return use_tag(p, &tag);
}

struct template *template_parse(struct arena *arena, struct diags *diags,
                                const struct source *source) {
    struct template *template = ARENA_NEW(arena, struct template);
    template->source = source;
    struct parser p = {
        .arena = arena,
        .diags = diags,
        .template = template,
        .text = source->text,
        .open = FIRST_OPEN,
        .close = FIRST_CLOSE,
    };
    while (parse_step(&p))
        continue;
    if (p.failed)
        return NULL;
    if (p.at < p.text.n)
        push_text(&p, p.at, p.text.n);
    if (p.depth > 0) {
        const struct op *op = &template->ops[p.sections[p.depth - 1]];
        diag_add(diags, DIAG_BAD_TEMPLATE, op->span,
                 "section `" STR_FMT "` is not closed", STR_ARG(op->text));
        return NULL;
    }
    return template;
}
